import pytest

from tests.bouw import DORP, KERN, STAD, aanbieder, client, situatie, woning
from tests.vragen import houdt

REGEL = "begeleidingsuren"
HUIZEN = (woning("w1"), woning("w2"), woning("w3", buurtcode=KERN))


@pytest.mark.parametrize("eerste,tweede,verwacht", [("5.0", "5.0", True), ("5.0", "5.1", False), ("10.0", "0.0", True)])
def test_a_provider_gives_its_free_hours_to_the_tenth_of_an_hour(eerste, tweede, verwacht):
    clienten = (client("c1", uren_per_week=eerste), client("c2", uren_per_week=tweede))
    s = situatie(*clienten, *HUIZEN, aanbieder(uren_beschikbaar="10.0"))
    assert houdt(REGEL, s, "c1 in w1", "c2 in w2") is verwacht


def test_tenths_add_up_exactly():
    """0.1 + 0.2 is 0.3, not a little more."""
    clienten = (client("c1", uren_per_week="0.1"), client("c2", uren_per_week="0.2"))
    assert houdt(REGEL, situatie(*clienten, *HUIZEN, aanbieder(uren_beschikbaar="0.3")), "c1 in w1", "c2 in w2")
    assert not houdt(REGEL, situatie(*clienten, *HUIZEN, aanbieder(uren_beschikbaar="0.2")), "c1 in w1", "c2 in w2")


@pytest.mark.parametrize("uren,verwacht", [("0.0", True), ("0.1", False)])
def test_without_a_row_there_are_no_hours(uren, verwacht):
    s = situatie(client(uren_per_week=uren), *HUIZEN, aanbieder(gemeente=STAD))
    assert houdt(REGEL, s, "c1 in w3") is verwacht


def test_hours_count_where_the_home_is():
    steun = (aanbieder(gemeente=STAD, uren_beschikbaar="4.0"), aanbieder(gemeente=DORP, uren_beschikbaar="6.0"))
    s = situatie(client("c1", uren_per_week="4.0"), client("c2", uren_per_week="6.0"), *HUIZEN, *steun)
    assert houdt(REGEL, s, "c1 in w1", "c2 in w3")
    assert not houdt(REGEL, s, "c1 in w3", "c2 in w1")


def test_every_provider_has_hours_of_its_own():
    steun = (aanbieder("Zorg", uren_beschikbaar="4.0"), aanbieder("Ander", uren_beschikbaar="4.0"))
    c1, c2 = client("c1", uren_per_week="4.0"), client("c2", uren_per_week="4.0", aanbieder="Ander")
    assert houdt(REGEL, situatie(c1, c2, *HUIZEN, *steun), "c1 in w1", "c2 in w2")


def test_hours_do_not_depend_on_the_contract_form():
    s = situatie(client(uren_per_week="4.1"), *HUIZEN, aanbieder(uren_beschikbaar="4.0"))
    assert not houdt(REGEL, s, "c1 in w1 OMK")
    assert not houdt(REGEL, s, "c1 in w1 VWD")


def test_hours_that_are_not_given_are_none():
    assert houdt(REGEL, situatie(client(), *HUIZEN, aanbieder(uren_beschikbaar="0")), "c1 in w1")
