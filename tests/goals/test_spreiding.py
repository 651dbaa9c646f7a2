"""Each new point in a neighbourhood costs ceil(100 u / limit), u being the load it brings the neighbourhood to."""

import pytest

from tests.bouw import CENTRUM, KERN, RIVIER, beleid, buurt, client, grens, plaatsing, situatie, woning
from tests.vragen import waarde

DOEL = "spreiding"
HUIZEN = (woning("w1"), woning("w2", straat="Markt"), woning("w3", buurtcode=RIVIER))


def test_an_empty_plan_costs_nothing_whatever_is_there_already():
    assert waarde(DOEL, situatie()) == 0
    assert waarde(DOEL, situatie(plaatsing(zwaarte="gespecialiseerd"))) == 0


@pytest.mark.parametrize(
    "zwaarte,kosten",
    [("licht", 13), ("medium", 13), ("complex", 13 + 25), ("gespecialiseerd", 13 + 25 + 38)],
)
def test_every_load_point_costs_the_share_of_the_limit_rounded_up(zwaarte, kosten):
    """The limit of CENTRUM is 8: one eighth is 12.5, two are 25, three are 37.5."""
    assert waarde(DOEL, situatie(client(zwaarte=zwaarte)), "c1 in w1") == kosten


@pytest.mark.parametrize("grens_,kosten", [(1, 100), (3, 34), (4, 25), (7, 15), (100, 1), (101, 1), (200, 1)])
def test_the_limit_decides_what_the_first_point_costs(grens_, kosten):
    assert waarde(DOEL, situatie(grens(CENTRUM, grens_)), "c1 in w1") == kosten


def test_load_that_is_there_already_makes_the_next_point_dearer():
    """With 3 of 8 used the next two points cost ceil(50) and ceil(62.5)."""
    s = situatie(client(zwaarte="complex"), plaatsing(zwaarte="gespecialiseerd"))
    assert waarde(DOEL, s, "c1 in w1") == 50 + 63


def test_an_area_over_its_limit_still_has_a_price():
    """Load 3 at a limit of 2: the next point is the fourth, 200 percent."""
    s = situatie(plaatsing(zwaarte="gespecialiseerd"), grens(CENTRUM, 2))
    assert waarde(DOEL, s, "c1 in w1") == 200


def test_clients_in_one_neighbourhood_add_their_points_in_two_they_do_not():
    s = situatie(client("c1"), client("c2"), *HUIZEN)
    assert waarde(DOEL, s, "c1 in w1", "c2 in w2") == 13 + 25
    assert waarde(DOEL, s, "c1 in w1", "c2 in w3") == 13 + 13


def test_a_neighbourhood_with_limit_zero_has_no_cost():
    assert waarde(DOEL, situatie(grens(CENTRUM, 0)), "c1 in w1") == 0


@pytest.mark.parametrize("code", [f"{CENTRUM}/Kade", "WK015001", "GM0150", KERN])
def test_only_limits_of_the_neighbourhood_itself_matter(code):
    assert waarde(DOEL, situatie(grens(code, 1)), "c1 in w1") == 13


@pytest.mark.parametrize("modus", ["hard", "zacht", "uit"])
def test_limits_count_in_every_mode_of_rule_draagkracht(modus):
    assert waarde(DOEL, situatie(onder=beleid({"draagkracht": modus})), "c1 in w1") == 13


def test_a_neighbourhood_without_households_has_limit_one():
    assert waarde(DOEL, situatie(buurt(CENTRUM, huishoudens=None)), "c1 in w1") == 100


def test_who_weighs_nothing_costs_nothing():
    assert waarde(DOEL, situatie(onder=beleid(gewicht={"licht": 0})), "c1 in w1") == 0
