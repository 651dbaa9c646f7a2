import pytest

from tests.bouw import afgewezen, beleid, client, situatie, vast, woning
from tests.vragen import houdt
from uitstroommatch.check.decisions import kleinste_strijd, vast_plan
from uitstroommatch.rulebook import Rulebook

REGEL = "besluit_vast"
ALLES = ["OMK", "VWD", "OBE"]


def test_what_people_fixed_is_in_the_plan():
    s = situatie(client("c1"), client("c2"), woning("w1"), woning("w2"), vast("c1 in w1"))
    assert houdt(REGEL, s, "c1 in w1")
    assert houdt(REGEL, s, "c1 in w1", "c2 in w2")
    assert not houdt(REGEL, s)
    assert not houdt(REGEL, s, "c2 in w1")
    assert not houdt(REGEL, s, "c1 in w2")


def test_without_a_decision_nothing_is_fixed():
    assert houdt(REGEL, situatie())
    assert houdt(REGEL, situatie(afgewezen("c1 in w1")))


def test_the_contract_form_that_was_decided_is_the_one_in_the_plan():
    s = situatie(client(contractvormen=ALLES), woning(), vast("c1 in w1 VWD"))
    assert houdt(REGEL, s, "c1 in w1 VWD")
    assert not houdt(REGEL, s, "c1 in w1 OMK")


@pytest.mark.parametrize(
    "aanvaardt,biedt,vorm",
    [
        (["OBE", "OMK"], ["OMK", "VWD", "OBE"], "OBE"),  # the client's order, not the landlord's
        (["OBE", "VWD", "OMK"], ["OMK", "VWD"], "VWD"),  # the first of them that is offered
        (["OMK"], ["OBE", "OMK"], "OMK"),
    ],
)
def test_without_a_form_it_is_the_first_of_the_client_that_the_landlord_offers(aanvaardt, biedt, vorm):
    s = situatie(client(contractvormen=aanvaardt), woning(contractvormen=biedt), vast("c1 in w1"))
    assert [een for een in ALLES if houdt(REGEL, s, f"c1 in w1 {een}")] == [vorm]


@pytest.mark.parametrize("tweede", ["c1 in w1", "c1 in w1 OMK"])
def test_the_same_decision_twice_counts_once(tweede):
    """Also when one of them leaves the form open and so means the same."""
    s = situatie(vast("c1 in w1"), vast(tweede))
    rulebook = Rulebook.van(s.beleid)
    assert vast_plan(rulebook, s) == (("c1", "w1", "OMK"),)
    assert kleinste_strijd(rulebook, s) is None
    assert houdt(REGEL, s, "c1 in w1")


def test_two_forms_on_one_pair_are_a_conflict_of_two_decisions():
    s = situatie(client(contractvormen=ALLES), woning(plaatsen=2), vast("c1 in w1 OMK"), vast("c1 in w1 VWD"))
    strijd = kleinste_strijd(Rulebook.van(s.beleid), s)
    assert strijd is not None
    assert {besluit.contractvorm for besluit in strijd.besluiten} == {"OMK", "VWD"}


@pytest.mark.parametrize("modus", ["zacht", "uit"])
def test_a_softer_policy_fixes_nothing(modus):
    s = situatie(vast("c1 in w1"), onder=beleid({REGEL: modus}))
    assert houdt(REGEL, s)
    assert vast_plan(Rulebook.van(s.beleid), s) == ()
