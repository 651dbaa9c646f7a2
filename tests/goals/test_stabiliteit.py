import pytest

from tests.bouw import beleid, client, situatie, woning
from tests.vragen import waarde
from uitstroommatch.rulebook import Rulebook

DOEL = "stabiliteit"
WIE_EN_WAAR = (client("c1"), client("c2"), woning("w1"), woning("w2"))


def doelen(vorig):
    s = situatie(vorig=vorig)
    return [doel.id for doel in Rulebook.van(beleid()).doelen_in(s)]


def test_without_a_previous_proposal_the_goal_is_left_out():
    assert DOEL not in doelen(None)
    assert len(doelen(None)) == 9


@pytest.mark.parametrize("vorig", [[], [("c1", "w1")]])
def test_with_a_previous_proposal_it_is_there_even_when_that_placed_no_one(vorig):
    assert doelen(vorig)[-1] == DOEL


@pytest.mark.parametrize("vorm", ["OMK", "VWD", "OBE"])
def test_a_pair_that_stood_in_the_previous_proposal_counts_whatever_the_contract_form(vorm):
    s = situatie(*WIE_EN_WAAR, vorig=[("c1", "w1")])
    assert waarde(DOEL, s, f"c1 in w1 {vorm}") == 1


def test_another_pair_does_not_count():
    s = situatie(*WIE_EN_WAAR, vorig=[("c1", "w1"), ("c2", "w2")])
    assert waarde(DOEL, s) == 0
    assert waarde(DOEL, s, "c1 in w2", "c2 in w1") == 0


def test_pairs_add_up():
    s = situatie(*WIE_EN_WAAR, vorig=[("c1", "w1"), ("c2", "w2")])
    assert waarde(DOEL, s, "c1 in w1", "c2 in w2") == 2
    assert waarde(DOEL, s, "c1 in w1") == 1


def test_pairs_of_who_is_gone_count_for_nothing():
    assert waarde(DOEL, situatie(*WIE_EN_WAAR, vorig=[("c9", "w1"), ("c1", "w9")]), "c1 in w1") == 0
