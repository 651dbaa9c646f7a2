"""By default: 8 points per 1,000 households in a neighbourhood, 4 in a street, 3 in a complex."""

from decimal import Decimal

import pytest

from tests.bouw import CENTRUM, DORP, KERN, RIVIER, STAD, beleid, buurt, client, grens, plaatsing, situatie, woning
from tests.vragen import houdt

REGEL = "draagkracht"
DRIE = tuple(client(f"c{nr}") for nr in (1, 2, 3))
FLAT = tuple(woning(f"w{nr}", straat="Kade", complex="Toren") for nr in (1, 2, 3))


@pytest.mark.parametrize("code", [f"{CENTRUM}/Kade/Toren", f"{CENTRUM}/Kade", CENTRUM, "WK015001", STAD])
def test_each_of_the_five_levels_has_its_own_limit(code):
    s = situatie(*DRIE, *FLAT, grens(code, 2))
    assert houdt(REGEL, s, "c1 in w1", "c2 in w2")
    assert not houdt(REGEL, s, "c1 in w1", "c2 in w2", "c3 in w3")


@pytest.mark.parametrize(
    "code", [f"{CENTRUM}/Kade/Poort", f"{CENTRUM}/Markt", RIVIER, "WK015002", KERN, f"{KERN}/Kade"]
)
def test_the_limit_of_another_area_does_not_matter(code):
    assert houdt(REGEL, situatie(*DRIE, *FLAT, grens(code, 0)), "c1 in w1", "c2 in w2", "c3 in w3")


@pytest.mark.parametrize("zwaarte,punten", [("licht", 1), ("medium", 1), ("complex", 2), ("gespecialiseerd", 3)])
def test_a_client_weighs_by_intensity(zwaarte, punten):
    wie = client(zwaarte=zwaarte)
    assert houdt(REGEL, situatie(wie, grens(CENTRUM, punten)), "c1 in w1")
    assert not houdt(REGEL, situatie(wie, grens(CENTRUM, punten - 1)), "c1 in w1")


def test_the_policy_may_weigh_otherwise():
    zwaar = beleid(gewicht={"licht": 0, "medium": 5})
    assert houdt(REGEL, situatie(client(zwaarte="licht"), grens(CENTRUM, 0), onder=zwaar), "c1 in w1")
    assert houdt(REGEL, situatie(client(zwaarte="medium"), grens(f"{CENTRUM}/Kade", 5), onder=zwaar), "c1 in w1")
    assert not houdt(REGEL, situatie(client(zwaarte="medium"), onder=zwaar), "c1 in w1")


@pytest.mark.parametrize("complex_,plaatsen", [("Toren", 3), (None, 4)])
def test_a_complex_holds_three_points_and_a_street_four(complex_, plaatsen):
    vijf = tuple(client(f"c{nr}") for nr in range(1, 6))
    s = situatie(*vijf, woning(complex=complex_, plaatsen=5))
    zinnen = [f"c{nr} in w1" for nr in range(1, plaatsen + 2)]
    assert houdt(REGEL, s, *zinnen[:-1])
    assert not houdt(REGEL, s, *zinnen)


def test_a_row_goes_before_the_default_in_both_directions():
    assert not houdt(REGEL, situatie(grens(f"{CENTRUM}/Kade", 0)), "c1 in w1")
    zwaar = [client(f"c{nr}", zwaarte="gespecialiseerd") for nr in (1, 2)]
    huis = woning(plaatsen=2)
    assert not houdt(REGEL, situatie(*zwaar, huis), "c1 in w1", "c2 in w1")
    assert houdt(REGEL, situatie(*zwaar, huis, grens(f"{CENTRUM}/Kade", 6)), "c1 in w1", "c2 in w1")


@pytest.mark.parametrize("grens_,verwacht", [(3, True), (2, False)])
def test_load_that_is_there_already_takes_its_part(grens_, verwacht):
    eerder = plaatsing(zwaarte="complex", straat="Markt")
    assert houdt(REGEL, situatie(eerder, grens(CENTRUM, grens_)), "c1 in w1") is verwacht


@pytest.mark.parametrize(
    "code,verwacht",
    [(f"{CENTRUM}/Kade/Toren", True), (f"{CENTRUM}/Kade", False), (CENTRUM, False), ("WK015001", False), (STAD, False)],
)
def test_a_past_placement_weighs_on_the_areas_it_lies_in(code, verwacht):
    """It is in the same street, in no complex: room for one more is left in the complex alone."""
    eerder = plaatsing(straat="Kade", complex=None)
    assert houdt(REGEL, situatie(eerder, FLAT[0], grens(code, 1)), "c1 in w1") is verwacht


def test_an_area_over_its_limit_has_no_room_but_is_no_breach():
    vol = [plaatsing(f"p{nr}", zwaarte="gespecialiseerd") for nr in range(3)]
    s = situatie(*vol, grens(CENTRUM, 2), woning(), woning("w2", buurtcode=RIVIER))
    assert houdt(REGEL, s)
    assert houdt(REGEL, s, "c1 in w2")
    assert not houdt(REGEL, s, "c1 in w1")


def test_who_weighs_nothing_still_fits_an_area_over_its_limit():
    vol = plaatsing(zwaarte="gespecialiseerd")
    s = situatie(client(zwaarte="licht"), vol, grens(CENTRUM, 1), onder=beleid(gewicht={"licht": 0}))
    assert houdt(REGEL, s, "c1 in w1")


def test_wijk_and_gemeente_have_no_limit_unless_the_policy_gives_one():
    s = situatie(*DRIE, *FLAT)
    assert houdt(REGEL, s, "c1 in w1", "c2 in w2", "c3 in w3")
    for niveau in ("wijk", "gemeente"):
        krap = situatie(*DRIE, *FLAT, onder=beleid(draagkracht={niveau: 2}))
        assert houdt(REGEL, krap, "c1 in w1", "c2 in w2")
        assert not houdt(REGEL, krap, "c1 in w1", "c2 in w2", "c3 in w3")


def test_names_of_streets_are_compared_after_trimming():
    assert not houdt(REGEL, situatie(woning(straat=" Kade "), grens(f"{CENTRUM}/ Kade", 0)), "c1 in w1")


def test_a_limit_for_a_street_without_homes_is_legal():
    assert houdt(REGEL, situatie(grens(f"{RIVIER}/Leeg", 0), grens(f"{RIVIER}/Leeg/Leger", 0)), "c1 in w1")


def test_a_neighbourhood_without_households_holds_one_point():
    s = situatie(*DRIE, *FLAT, buurt(CENTRUM, huishoudens=None))
    assert houdt(REGEL, s, "c1 in w1")
    assert not houdt(REGEL, s, "c1 in w1", "c2 in w2")


# --- default limits ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "huishoudens,klasse,verwacht",
    [
        (1000, 1, 4), (1000, 4, 4), (1000, 5, 8), (1000, 6, 8), (1000, 7, 10), (1000, 9, 10), (1000, None, 8),
        (625, 5, 5), (624, 5, 4), (1250, 4, 5), (1249, 4, 4), (300, 7, 3), (299, 7, 2), (250, None, 2),
        (124, 5, 1), (10, 5, 1), (0, 5, 1), (None, 5, 1), (None, None, 1), (12_345, 8, 123),
    ],
)  # fmt: skip
def test_the_limit_of_a_neighbourhood_follows_from_households_and_leefbaarheid(huishoudens, klasse, verwacht):
    assert situatie(buurt(CENTRUM, huishoudens, klasse)).grenzen[CENTRUM] == verwacht


def test_the_limit_is_computed_in_exact_decimals():
    """18.24 x 2.5 x 1.25 is 57 exactly, in binary floats it is a little less in every order of multiplying."""
    assert int(18.24 * 2500 / 1000 * 1.25) == int(18.24 * 1.25 * 2500 / 1000) == 56
    norm = {"per_1000": Decimal("18.24")}
    assert situatie(buurt(CENTRUM, 2500, 7), onder=beleid(draagkracht=norm)).grenzen[CENTRUM] == 57
    assert situatie(buurt(CENTRUM, 2499, 7), onder=beleid(draagkracht=norm)).grenzen[CENTRUM] == 56


def test_the_policy_may_give_its_own_factor():
    norm = {"factor": {"5": "0.25", "leeg": "2"}}
    s = situatie(
        buurt(CENTRUM, 1000, 5), buurt(RIVIER, 1000, None), buurt(KERN, 1000, 6), onder=beleid(draagkracht=norm)
    )
    assert (s.grenzen[CENTRUM], s.grenzen[RIVIER], s.grenzen[KERN]) == (2, 16, 8)


def test_every_street_and_complex_of_a_home_has_its_default_and_a_row_goes_before_it():
    s = situatie(woning("w1", complex="Toren"), woning("w2", straat="Markt"), grens(f"{CENTRUM}/Markt", 9))
    assert s.grenzen[f"{CENTRUM}/Kade"] == 4
    assert s.grenzen[f"{CENTRUM}/Kade/Toren"] == 3
    assert s.grenzen[f"{CENTRUM}/Markt"] == 9
    assert not {STAD, DORP, "WK015001"} & set(s.grenzen)
