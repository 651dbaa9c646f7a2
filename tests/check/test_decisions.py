"""Fixed decisions that break a pair rule are faults; those that cannot hold together give the smallest conflict."""

import pytest

from tests.bouw import (
    CENTRUM,
    aanbieder,
    beleid,
    client,
    grens,
    plaatsing,
    situatie,
    vast,
    woning,
)
from uitstroommatch.check.decisions import foute_besluiten, kleinste_strijd, vast_plan
from uitstroommatch.rulebook import Rulebook

DRIE = (client("c1"), client("c2"), client("c3"))
ALLES = ["OMK", "VWD", "OBE"]


def strijd(s):
    return kleinste_strijd(Rulebook.van(s.beleid), s)


def fouten(s):
    return [fout.wat for fout in foute_besluiten(Rulebook.van(s.beleid), s)]


def drietallen(gevonden):
    return [besluit.drietal for besluit in gevonden.besluiten]


# --- decisions that break a pair rule ----------------------------------------------------------------------------


def test_a_fixed_pair_that_breaks_a_pair_rule_is_a_fault_that_names_client_home_and_rule():
    (wat,) = fouten(situatie(client("piet", max_huur="1.00"), woning("huis"), vast("piet in huis")))
    assert all(woord in wat for woord in ("piet", "huis", "budget"))


def test_every_rule_that_is_broken_is_named_and_every_decision():
    groot_en_arm = client("c1", max_huur="1", huishoudgrootte=3)
    kamer = woning("w2", woonvorm="kamer")
    s = situatie(groot_en_arm, client("c2"), woning("w1"), kamer, vast("c1 in w1"), vast("c2 in w2"))
    gevonden = fouten(s)
    assert len(gevonden) == 3
    for regel, wie in (("budget", "c1"), ("huishouden_past", "c1"), ("woonvorm", "c2")):
        assert any(regel in wat and wie in wat for wat in gevonden)


def test_a_decision_without_a_form_that_is_shared_is_a_fault():
    s = situatie(client(contractvormen=["OMK"]), woning(contractvormen=["OBE"]), vast("c1 in w1"))
    assert any("c1" in wat and "w1" in wat and "contractvorm" in wat for wat in fouten(s))


def test_a_form_that_the_client_does_not_accept_breaks_rule_contractvorm():
    (wat,) = fouten(situatie(vast("c1 in w1 VWD")))
    assert "contractvorm" in wat


def test_a_fault_stands_in_the_row_of_its_decision():
    besluit = vast("c1 in w1").model_copy(update={"rij": 7})
    s = situatie(client(max_huur="1.00"), besluit)
    (fout,) = foute_besluiten(Rulebook.van(s.beleid), s)
    assert (fout.bestand.split(".")[0], fout.rij) == ("besluiten", 7)


def test_a_right_decision_is_no_fault_and_neither_is_one_that_breaks_a_soft_rule():
    assert fouten(situatie(vast("c1 in w1"))) == []
    arm = client(max_huur="1.00")
    assert fouten(situatie(arm, vast("c1 in w1"), onder=beleid({"budget": "zacht"}))) == []


# --- the smallest conflict ---------------------------------------------------------------------------------------


def test_without_decisions_there_is_no_conflict():
    assert strijd(situatie()) is None
    assert strijd(situatie(vast("c1 in w1"))) is None


def test_two_clients_fixed_in_one_place_are_a_conflict_of_two():
    s = situatie(*DRIE, woning(), woning("w2"), vast("c1 in w1"), vast("c2 in w1"), vast("c3 in w2"))
    gevonden = strijd(s)
    assert gevonden is not None
    assert (gevonden.regel, gevonden.grens, gevonden.nodig) == ("plaatsen", 1, 2)
    assert drietallen(gevonden) == [("c1", "w1", "OMK"), ("c2", "w1", "OMK")]


def test_one_client_fixed_in_two_homes_is_a_conflict_of_two():
    gevonden = strijd(situatie(woning("w1"), woning("w2"), vast("c1 in w1"), vast("c1 in w2")))
    assert gevonden is not None
    assert (gevonden.regel, len(gevonden.besluiten)) == ("een_woning_per_client", 2)


def test_the_heaviest_make_the_smallest_conflict():
    """Loads 3, 2, 1, 1 at a limit of 4: the first two cannot hold, no other two are needed."""
    zwaartes = {"c1": "licht", "c2": "gespecialiseerd", "c3": "medium", "c4": "complex"}
    clienten = [client(sleutel, zwaarte=zwaarte) for sleutel, zwaarte in zwaartes.items()]
    s = situatie(*clienten, woning(plaatsen=4), grens(CENTRUM, 4), *(vast(f"{c} in w1") for c in zwaartes))
    gevonden = strijd(s)
    assert gevonden is not None
    assert [c for c, _, _ in drietallen(gevonden)] == ["c2", "c4"]


def test_one_decision_alone_is_a_conflict_where_no_room_is_left():
    vol = plaatsing(zwaarte="gespecialiseerd")
    s = situatie(*DRIE, woning(), vol, grens(CENTRUM, 3), vast("c1 in w1"), vast("c2 in w1"))
    gevonden = strijd(s)
    assert gevonden is not None
    assert (gevonden.regel, len(gevonden.besluiten), gevonden.grens) == ("draagkracht", 1, 0)


def test_who_weighs_nothing_is_no_part_of_a_conflict():
    licht = [client(f"c{nr}", uren_per_week=uren) for nr, uren in enumerate(("0.0", "3.0", "3.0"))]
    s = situatie(
        *licht, woning(plaatsen=3), aanbieder(uren_beschikbaar="5.0"), *(vast(f"c{nr} in w1") for nr in range(3))
    )
    gevonden = strijd(s)
    assert gevonden is not None
    assert [c for c, _, _ in drietallen(gevonden)] == ["c1", "c2"]


@pytest.mark.parametrize("modus", ["zacht", "uit"])
def test_a_softer_rule_makes_no_conflict(modus):
    rijen = (grens(CENTRUM, 0), vast("c1 in w1"))
    assert strijd(situatie(*rijen)) is not None
    assert strijd(situatie(*rijen, onder=beleid({"draagkracht": modus}))) is None
    assert strijd(situatie(*rijen, onder=beleid({"besluit_vast": modus}))) is None


def test_the_plan_of_decisions_holds_each_of_them_once():
    s = situatie(*DRIE, woning(plaatsen=3), vast("c2 in w1"), vast("c1 in w1"), vast("c2 in w1"))
    assert vast_plan(Rulebook.van(s.beleid), s) == (("c1", "w1", "OMK"), ("c2", "w1", "OMK"))
