"""A breach of any rule is found in a plan, and only that one."""

from dataclasses import replace

import pytest

from tests.bouw import (
    BUITEN,
    CENTRUM,
    DORP,
    GROEPSREGELS,
    KERN,
    PAARREGELS,
    STAD,
    aanbieder,
    afgewezen,
    afspraak,
    beleid,
    client,
    grens,
    plan,
    situatie,
    vast,
    woning,
)
from uitstroommatch.check.plan import breuken, doelwaarde, doelwaarden
from uitstroommatch.domain.row import Rij
from uitstroommatch.errors import OpbouwFout
from uitstroommatch.rulebook import DOELEN, REGELS, Groepsregel, Rulebook

TWEE = (client("c1"), client("c2"))
EEN = ("c1 in w1",)

# For every rule: rows and a plan that break this rule and no other.
BREUKEN: dict[str, tuple[list[Rij], tuple[str, ...]]] = {
    "beschikbaarheid": ([woning(beschikbaar_vanaf="2027-03-24")], EEN),
    "woonvorm": ([woning(woonvorm="kamer")], EEN),
    "contractvorm": ([woning()], ("c1 in w1 VWD",)),
    "huurgrens_jongeren": ([client(leeftijd=22), woning(rekenhuur="410.01")], EEN),
    "passend_toewijzen": ([woning(rekenhuur="713.03")], EEN),
    "budget": ([client(max_huur="399.99")], EEN),
    "huishouden_past": ([client(huishoudgrootte=3)], EEN),
    "toegankelijkheid": ([client(toegankelijkheid="gelijkvloers")], EEN),
    "leeftijdslabel": ([woning(leeftijd_min=55)], EEN),
    "uitgesloten_gebied": ([client(uitgesloten_gebieden=[f"{CENTRUM}/Kade"])], EEN),
    "begeleiding": ([client(zwaarte="medium"), aanbieder(zwaartes=["licht"])], EEN),
    "herkomst_buiten_regio": ([client(gemeente_herkomst=BUITEN)], EEN),
    "besluit_afgewezen": ([afgewezen("c1 in w1")], EEN),
    "een_woning_per_client": ([woning("w1"), woning("w2")], ("c1 in w1", "c1 in w2")),
    "plaatsen": ([*TWEE, woning()], ("c1 in w1", "c2 in w1")),
    "draagkracht": ([client(zwaarte="complex"), grens(CENTRUM, 1)], EEN),
    "begeleidingsuren": ([client(uren_per_week="2.1"), aanbieder(uren_beschikbaar="2.0")], EEN),
    "omklap_capaciteit": ([aanbieder(omklap_max=0)], EEN),
    "afspraak_maximum": ([afspraak(maximum=0, gemeente=STAD)], EEN),
    "besluit_vast": ([vast("c1 in w1")], ()),
}
ZACHTE = [regel for regel in BREUKEN if regel not in ("een_woning_per_client", "plaatsen")]


def gevonden(s, *zinnen):
    return breuken(Rulebook.van(s.beleid), s, plan(*zinnen))


def regels(s, *zinnen):
    return {breuk.regel for breuk in gevonden(s, *zinnen)}


def test_no_rule_is_missing_from_the_table():
    assert set(BREUKEN) == set(REGELS) == {*PAARREGELS, *GROEPSREGELS}


@pytest.mark.parametrize("regel", BREUKEN)
def test_a_breach_of_each_rule_is_found_and_nothing_else(regel):
    rijen, zinnen = BREUKEN[regel]
    assert regels(situatie(*rijen), *zinnen) == {regel}


@pytest.mark.parametrize("regel", BREUKEN)
def test_the_same_rows_without_the_breach_are_clean(regel):
    """Without the placement; for a fixed decision with it."""
    rijen, _ = BREUKEN[regel]
    assert regels(situatie(*rijen), *(EEN if regel == "besluit_vast" else ())) == set()


@pytest.mark.parametrize("regel", BREUKEN)
def test_a_breach_is_found_among_placements_that_are_right(regel):
    rijen, zinnen = BREUKEN[regel]
    goed = [client("goed", aanbieder="Goed"), woning("ruim", buurtcode=KERN), aanbieder("Goed", DORP)]
    soorten = {rij.BESTAND for rij in rijen}
    rest = [rij for rij in (client(), woning(), aanbieder()) if rij.BESTAND not in soorten]
    assert regels(situatie(*rijen, *rest, *goed), "goed in ruim", *zinnen) == {regel}


@pytest.mark.parametrize("modus", ["zacht", "uit"])
@pytest.mark.parametrize("regel", ZACHTE)
def test_only_a_hard_rule_can_be_broken(regel, modus):
    rijen, zinnen = BREUKEN[regel]
    assert regels(situatie(*rijen, onder=beleid({regel: modus})), *zinnen) == set()


def test_all_breaches_come_at_once_each_with_its_place():
    s = situatie(client(max_huur="1", huishoudgrootte=3), TWEE[1], woning(), grens(CENTRUM, 0))
    plekken = {(breuk.regel, breuk.plek) for breuk in gevonden(s, "c1 in w1", "c2 in w1")}
    assert plekken == {("budget", "c1|w1"), ("huishouden_past", "c1|w1"), ("plaatsen", "w1"), ("draagkracht", CENTRUM)}


def test_a_right_plan_and_an_empty_plan_have_no_breaches():
    s = situatie(*TWEE, woning("w1"), woning("w2"))
    assert gevonden(s) == gevonden(s, "c1 in w2", "c2 in w1") == []


@pytest.mark.parametrize("zin", ["c9 in w1", "c1 in w9", "c9 in w9"])
def test_who_or_what_is_not_in_the_dossier_is_a_breach(zin):
    (breuk,) = gevonden(situatie(), zin)
    assert breuk.regel == "onbekend"
    assert all(sleutel in breuk.tekst for sleutel in zin.split(" in "))


def test_a_stranger_does_not_hide_the_other_breaches():
    s = situatie(*TWEE, woning())
    assert regels(s, "c9 in w1", "c1 in w1", "c2 in w1") == {"onbekend", "plaatsen"}


def test_a_breach_of_a_pair_rule_says_in_words_who_where_and_why():
    (breuk,) = gevonden(situatie(client(max_huur="399.99")), "c1 in w1")
    assert breuk.tekst == (
        "cliënt c1 in woning w1: rekenhuur 400,00 is hoger dan 399,99, het hoogste in het budgetplan"
    )


def test_a_breach_of_a_group_rule_says_in_words_where_how_much_and_what_the_limit_is():
    (breuk,) = gevonden(situatie(*TWEE, woning()), "c1 in w1", "c2 in w1")
    assert (breuk.plek, breuk.tekst) == ("w1", "woning w1 krijgt 2 cliënten, hooguit 1")


def test_a_breach_of_hours_speaks_in_hours_not_in_tenths():
    rijen, zinnen = BREUKEN["begeleidingsuren"]
    (breuk,) = gevonden(situatie(*rijen), *zinnen)
    assert "2,1 uur" in breuk.tekst
    assert "2,0" in breuk.tekst


# --- goals -------------------------------------------------------------------------------------------------------


def test_every_goal_of_a_plan_is_recomputed_in_the_order_of_the_policy():
    """c1 waits 26 weeks and is at home in STAD; c2 is urgent, goes from STAD to DORP and wished for it."""
    s = situatie(
        client("c1"), client("c2", urgentie="spoed", wacht_sinds="2026-11-16", voorkeur_gemeenten=["GM0177"]),
        woning("w1"), woning("w2", buurtcode=KERN), afspraak(minimum=5), vorig=[("c2", "w2"), ("c1", "w2")],
    )  # fmt: skip
    assert list(doelwaarden(Rulebook.van(s.beleid), s, plan("c1 in w1", "c2 in w2")).items()) == [
        ("spoed", 1), ("herkomst", 1), ("geplaatst", 2), ("afspraken", 3), ("uitwisseling", 2), ("wachttijd", 27),
        ("omklap", 2), ("wens", 3), ("spreiding", 26), ("stabiliteit", 1),
    ]  # fmt: skip


def test_units_in_a_group_that_a_rule_or_goal_does_not_give_are_an_error_of_the_program():
    s = situatie()
    regel = replace(REGELS["plaatsen"], leden=lambda _g, _p: [("elders", 1)])
    rulebook = Rulebook.van(s.beleid)
    groepsregels = tuple(Groepsregel(regel, r.modus, r.parameters) for r in rulebook.groepsregels if r.id == "plaatsen")
    with pytest.raises(OpbouwFout, match="elders"):
        breuken(Rulebook((), groepsregels, ()), s, plan("c1 in w1"))
    with pytest.raises(OpbouwFout, match="elders"):
        doelwaarde(replace(DOELEN["spreiding"], leden=lambda _: [("elders", 1)]), s, plan("c1 in w1"))
