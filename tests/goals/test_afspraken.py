"""What is missing from the minimums of the year; which placement matches which agreement: see rule afspraak_maximum."""

import pytest

from tests.bouw import DORP, KERN, STAD, afspraak, beleid, client, plaatsing, situatie, woning
from tests.vragen import waarde

DOEL = "afspraken"
WIE_EN_WAAR = (client("c1"), client("c2"), woning("w1"), woning("w2"), woning("w3", buurtcode=KERN))


@pytest.mark.parametrize("minimum,tekort", [(0, 0), (1, 0), (2, 0), (3, 1), (10, 8)])
def test_the_shortage_is_what_is_missing_and_never_less_than_nothing(minimum, tekort):
    s = situatie(*WIE_EN_WAAR, afspraak(minimum=minimum))
    assert waarde(DOEL, s, "c1 in w1", "c2 in w2") == tekort


@pytest.mark.parametrize("gerealiseerd,tekort", [(0, 3), (1, 2), (3, 0), (5, 0)])
def test_what_was_realised_before_counts(gerealiseerd, tekort):
    s = situatie(afspraak(minimum=4), *(plaatsing(f"p{nr}") for nr in range(gerealiseerd)))
    assert waarde(DOEL, s, "c1 in w1") == tekort


def test_an_ended_placement_was_realised_as_well():
    s = situatie(afspraak(minimum=1), plaatsing(datum="2026-01-05", einddatum="2026-02-01"))
    assert waarde(DOEL, s) == 0


@pytest.mark.parametrize("jaar,tekort", [(2025, 0), (2026, 5), (2027, 0)])
def test_only_agreements_of_the_year_count(jaar, tekort):
    assert waarde(DOEL, situatie(afspraak(jaar=jaar, minimum=5))) == tekort


def test_without_a_minimum_nothing_is_missing():
    assert waarde(DOEL, situatie(afspraak(maximum=3))) == 0
    assert waarde(DOEL, situatie()) == 0


def test_shortages_of_all_agreements_add_up():
    s = situatie(*WIE_EN_WAAR, afspraak("a1", minimum=2), afspraak("a2", gemeente=DORP, minimum=1))
    assert waarde(DOEL, s) == 3
    assert waarde(DOEL, s, "c1 in w1") == 2
    assert waarde(DOEL, s, "c1 in w3") == 1


def test_more_than_the_minimum_of_one_does_not_make_up_for_another():
    s = situatie(*WIE_EN_WAAR, afspraak("a1", gemeente=STAD, minimum=1), afspraak("a2", gemeente=DORP, minimum=1))
    assert waarde(DOEL, s, "c1 in w1", "c2 in w2") == 1


def test_only_matching_placements_count():
    s = situatie(*WIE_EN_WAAR, afspraak(minimum=2, contractvorm="VWD"))
    assert waarde(DOEL, s, "c1 in w1 VWD", "c2 in w2 OMK") == 1


def test_minimums_count_whatever_the_mode_of_the_maximums():
    s = situatie(afspraak(minimum=2, maximum=2), onder=beleid({"afspraak_maximum": "uit"}))
    assert waarde(DOEL, s, "c1 in w1") == 1
