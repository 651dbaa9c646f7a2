"""Changes: each does what it says and nothing else, leaves what was there alone, and refuses what cannot be."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from tests.bouw import (
    CENTRUM,
    DORP,
    STAD,
    aanbieder,
    afgewezen,
    afspraak,
    beleid,
    client,
    grens,
    plaatsing,
    situatie,
    vast,
    woning,
)
from uitstroommatch.domain.dossier import RIJSOORTEN, Dossier
from uitstroommatch.domain.enums import Contractvorm, Niveau
from uitstroommatch.errors import WijzigingFout
from uitstroommatch.explain.changes import (
    Afwijzen,
    ExtraWoning,
    Loslaten,
    MeerAfspraak,
    MeerDraagkracht,
    MeerOmklap,
    MeerUren,
    Vastleggen,
    Wijziging,
    ZonderDoel,
    ZonderRegel,
    pas_toe,
)
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie


def _na(voor: Situatie, *wijzigingen: Wijziging) -> Situatie:
    return pas_toe(Rulebook.van(voor.beleid), voor, wijzigingen)[1]


def _geweigerd(voor: Situatie, wijziging: Wijziging) -> str:
    with pytest.raises(WijzigingFout) as fout:
        _na(voor, wijziging)
    return str(fout.value)


def _andere_tabellen(voor: Dossier, na: Dossier) -> list[str]:
    return [bestand for bestand in RIJSOORTEN if getattr(voor, bestand) != getattr(na, bestand)]


# --- decisions ---------------------------------------------------------------------------------------------------


def test_fixing_adds_one_decision_and_changes_nothing_that_was_there() -> None:
    voor = situatie(client(contractvormen="OMK|VWD"), woning())
    hash_ = voor.dossier.sha256
    na = _na(voor, Vastleggen("c1", "w1", Contractvorm.VWD))
    assert na.vaste_drietallen == {("c1", "w1", Contractvorm.VWD)}
    assert _andere_tabellen(voor.dossier, na.dossier) == ["besluiten"]
    assert not voor.dossier.besluiten
    assert Dossier(**{veld: getattr(voor.dossier, veld) for veld in RIJSOORTEN}).sha256 == hash_


def test_fixing_without_a_form_takes_the_first_that_both_accept() -> None:
    voor = situatie(client(contractvormen="VWD|OBE"), woning(contractvormen="OMK|OBE"))
    assert _na(voor, Vastleggen("c1", "w1")).vaste_drietallen == {("c1", "w1", Contractvorm.OBE)}


@pytest.mark.parametrize("vorm", [None, Contractvorm.VWD])
def test_fixing_what_is_fixed_changes_nothing(vorm: Contractvorm | None) -> None:
    voor = situatie(client(contractvormen="OMK|VWD"), woning(), vast("c1 in w1 VWD"))
    assert _na(voor, Vastleggen("c1", "w1", vorm)).dossier == voor.dossier


def test_a_pair_that_a_rule_forbids_cannot_be_fixed() -> None:
    assert "budget" in _geweigerd(situatie(client(max_huur="300"), woning()), Vastleggen("c1", "w1"))
    assert "afgewezen" in _geweigerd(situatie(client(), woning(), afgewezen("c1 in w1")), Vastleggen("c1", "w1"))


def test_unknown_clients_and_homes_are_named() -> None:
    assert "cliënt c9" in _geweigerd(situatie(), Vastleggen("c9", "w1"))
    assert "woning w9" in _geweigerd(situatie(), Afwijzen("c1", "w9"))
    assert "woning w9" in _geweigerd(situatie(), ExtraWoning("w9"))


def test_rejecting_keeps_the_pair_apart_but_not_when_it_is_fixed() -> None:
    assert _na(situatie(), Afwijzen("c1", "w1")).afgewezen == {("c1", "w1")}
    twee = _na(situatie(), Afwijzen("c1", "w1"), Afwijzen("c1", "w1"))
    assert len(twee.dossier.besluiten) == 1
    assert "vaste besluit" in _geweigerd(situatie(client(), woning(), vast("c1 in w1")), Afwijzen("c1", "w1"))


def test_letting_go_drops_every_decision_about_the_pair_and_no_other() -> None:
    voor = situatie(client(), client("c2"), woning(), vast("c1 in w1"), vast("c1 in w1 VWD"), afgewezen("c2 in w1"))
    na = _na(voor, Loslaten("c1", "w1"))
    assert not na.vast
    assert na.afgewezen == {("c2", "w1")}
    assert "niets besloten" in _geweigerd(na, Loslaten("c1", "w1"))


def test_decisions_count_from_now_on_where_the_policy_did_not_look_at_them() -> None:
    onder = beleid({"besluit_vast": "uit"})
    voor = situatie(client(), client("c2"), woning(), woning("w2"), vast("c2 in w2"), onder=onder)
    rulebook, na = pas_toe(Rulebook.van(onder), voor, [Vastleggen("c1", "w1"), Vastleggen("c2", "w1")])
    assert rulebook.modus("besluit_vast") == "hard"
    assert {drietal[:2] for drietal in na.vaste_drietallen} == {("c1", "w1"), ("c2", "w1")}


@pytest.mark.parametrize(
    "regel, besluit",
    [("besluit_vast", Vastleggen("c1", "w1")), ("besluit_afgewezen", Afwijzen("c1", "w1"))],
)
def test_a_decision_that_is_only_weighed_cannot_be_made_to_bind(regel: str, besluit: Wijziging) -> None:
    assert regel in _geweigerd(situatie(onder=beleid({regel: "zacht"})), besluit)


# --- limits ------------------------------------------------------------------------------------------------------


def test_more_hours_are_exact_tenths() -> None:
    voor = situatie(aanbieder(uren_beschikbaar="8.5"), aanbieder(gemeente=DORP, uren_beschikbaar="8.5"))
    na = _na(voor, MeerUren("Zorg", STAD, 7))
    assert na.steun["Zorg", STAD].uren_beschikbaar == Decimal("9.2")
    assert na.steun["Zorg", DORP].uren_beschikbaar == Decimal("8.5")


def test_more_hours_only_where_the_provider_works() -> None:
    assert "levert niets" in _geweigerd(situatie(aanbieder()), MeerUren("Zorg", DORP, 10))


def test_more_leases_only_where_there_is_a_maximum() -> None:
    voor = situatie(aanbieder(omklap_max=0), aanbieder(gemeente=DORP))
    assert _na(voor, MeerOmklap("Zorg", STAD, 2)).steun["Zorg", STAD].omklap_max == 2
    assert "geen maximum" in _geweigerd(voor, MeerOmklap("Zorg", DORP, 1))


@pytest.mark.parametrize("eigen", [(), (grens(CENTRUM, 8),)])
def test_an_area_bears_more_than_its_present_limit(eigen: Sequence[object]) -> None:
    voor = situatie(*eigen)  # type: ignore[arg-type]
    assert voor.grenzen[CENTRUM] == 8
    na = _na(voor, MeerDraagkracht(Niveau.BUURT, CENTRUM, 1), MeerDraagkracht(Niveau.BUURT, CENTRUM, 2))
    assert {code: punten for code, punten in na.grenzen.items() if punten != voor.grenzen[code]} == {CENTRUM: 11}


def test_a_street_has_the_limit_of_the_policy() -> None:
    straat = f"{CENTRUM}/Kade"
    assert _na(situatie(), MeerDraagkracht(Niveau.STRAAT, straat, 1)).grenzen[straat] == 5


def test_an_area_without_a_limit_or_of_another_level_is_refused() -> None:
    assert "geen grens" in _geweigerd(situatie(), MeerDraagkracht(Niveau.GEMEENTE, STAD, 1))
    assert "geen grens" in _geweigerd(situatie(), MeerDraagkracht(Niveau.WIJK, CENTRUM, 1))
    assert "geen grens" in _geweigerd(situatie(), MeerDraagkracht(Niveau.BUURT, "BU9", 1))


def test_an_agreement_allows_more_this_year_only() -> None:
    voor = situatie(afspraak(maximum=3), afspraak("a2", jaar=2025, maximum=3), afspraak("a3", minimum=1))
    assert [a.maximum for a in _na(voor, MeerAfspraak("a1", 2)).dossier.afspraken] == [5, 3, None]
    for zonder in ("a2", "a3", "a9"):
        assert "geen maximum" in _geweigerd(voor, MeerAfspraak(zonder, 1))


@pytest.mark.parametrize("aantal", [0, -1])
def test_an_amount_is_at_least_one(aantal: int) -> None:
    voor = situatie(aanbieder(omklap_max=1), afspraak(maximum=1))
    for wijziging in (
        MeerUren("Zorg", STAD, aantal),
        MeerOmklap("Zorg", STAD, aantal),
        MeerDraagkracht(Niveau.BUURT, CENTRUM, aantal),
        MeerAfspraak("a1", aantal),
        ExtraWoning("w1", aantal),
    ):
        assert "geen verhoging" in _geweigerd(voor, wijziging)


# --- homes -------------------------------------------------------------------------------------------------------


def test_an_extra_home_is_the_same_but_for_its_id_and_what_was_decided() -> None:
    voor = situatie(client(), woning(rekenhuur="512.00"), woning("w1+1"), woning("w2"), vast("c1 in w1"))
    na = _na(voor, ExtraWoning("w1", 2))
    assert list(na.aanbod) == ["w1", "w1+1", "w1+2", "w1+3", "w2"]
    assert na.dossier.woning["w1+3"] == voor.dossier.woning["w1"].model_copy(update={"woning_id": "w1+3"})
    assert {drietal[1] for drietal in na.vaste_drietallen} == {"w1"}


# --- policy ------------------------------------------------------------------------------------------------------


def test_a_policy_without_a_rule_has_no_trace_of_it() -> None:
    onder = beleid({"budget": "zacht"}, speling={"regel:budget": 1, "wens": 2}, sha256="f" * 64)
    rulebook, na = pas_toe(Rulebook.van(onder), situatie(onder=onder), [ZonderRegel("budget")])
    assert rulebook.modus("budget") == "uit"
    assert "regel:budget" not in [doel.id for doel in rulebook.doelen]
    assert na.beleid.doelen.speling == {"wens": 2}
    assert na.beleid.sha256 == ""
    assert Rulebook.van(onder).modus("budget") == "zacht"


def test_rules_that_always_hold_or_do_not_count_cannot_be_left_out() -> None:
    voor = situatie(onder=beleid({"budget": "uit"}))
    assert "geldt altijd" in _geweigerd(voor, ZonderRegel("plaatsen"))
    assert "geldt niet" in _geweigerd(voor, ZonderRegel("budget"))
    assert "geldt niet" in _geweigerd(voor, ZonderRegel("bestaat_niet"))


def test_a_policy_without_a_goal_keeps_the_others_in_order() -> None:
    onder = beleid(volgorde=["spoed", "wens", "geplaatst"], speling={"wens": 1})
    rulebook, na = pas_toe(Rulebook.van(onder), situatie(onder=onder), [ZonderDoel("wens")])
    assert [doel.id for doel in rulebook.doelen] == ["spoed", "geplaatst"]
    assert not na.beleid.doelen.speling
    assert "staat niet" in _geweigerd(na, ZonderDoel("wens"))


def test_leaving_out_the_goal_of_a_soft_rule_leaves_out_the_rule() -> None:
    onder = beleid({"budget": "zacht"})
    rulebook, _ = pas_toe(Rulebook.van(onder), situatie(onder=onder), [ZonderDoel("regel:budget")])
    assert rulebook.modus("budget") == "uit"


def test_the_rulebook_stays_when_only_the_dossier_changes() -> None:
    voor = situatie(plaatsing())
    rulebook = Rulebook.van(voor.beleid)
    assert pas_toe(rulebook, voor, [ExtraWoning("w1")])[0] is rulebook
    assert pas_toe(rulebook, voor, []) == (rulebook, voor)
