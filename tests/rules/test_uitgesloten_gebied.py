import pytest

from tests.bouw import CENTRUM, DORP, KERN, RIVIER, STAD, client, woning
from tests.vragen import leest_alleen_wat_er_staat, mag, weigering

REGEL = "uitgesloten_gebied"
FLAT = woning(buurtcode=CENTRUM, straat="Kade", complex="Toren")


@pytest.mark.parametrize("code", [STAD, "WK015001", CENTRUM, f"{CENTRUM}/Kade", f"{CENTRUM}/Kade/Toren"])
def test_an_area_of_any_of_the_five_levels_may_be_excluded(code):
    assert not mag(REGEL, client(uitgesloten_gebieden=[code]), FLAT)


@pytest.mark.parametrize(
    "code",
    [
        DORP,
        "WK015002",
        RIVIER,
        f"{CENTRUM}/Markt",
        f"{RIVIER}/Kade",
        f"{CENTRUM}/Kade/Poort",
        f"{CENTRUM}/Markt/Toren",
    ],
)
def test_another_area_of_the_same_level_does_not_matter(code):
    assert mag(REGEL, client(uitgesloten_gebieden=[code]), FLAT)


def test_one_of_several_excluded_areas_is_enough():
    assert not mag(REGEL, client(uitgesloten_gebieden=[DORP, f"{CENTRUM}/Kade"]), FLAT)
    assert mag(REGEL, client(uitgesloten_gebieden=[DORP, f"{RIVIER}/Kade"]), FLAT)


def test_nothing_excluded_allows_everything():
    assert mag(REGEL, client(), FLAT)


def test_a_home_without_a_complex_lies_in_none():
    assert mag(REGEL, client(uitgesloten_gebieden=[f"{CENTRUM}/Kade/Toren"]), woning(straat="Kade", complex=None))


@pytest.mark.parametrize("code", [f" {CENTRUM}/Kade ", f"{CENTRUM}/ Kade", f"{CENTRUM}/Kade / Toren"])
def test_names_of_streets_and_complexes_are_compared_after_trimming(code):
    assert not mag(REGEL, client(uitgesloten_gebieden=[code]), woning(straat=" Kade", complex="Toren "))


def test_the_refusal_names_the_areas_that_the_home_lies_in():
    zin = weigering(REGEL, client(uitgesloten_gebieden=[DORP, STAD, f"{CENTRUM}/Kade"]), FLAT)
    assert zin == "de woning ligt in GM0150, BU01500101/Kade, uitgesloten voor deze cliënt"


def test_it_reads_only_areas():
    clienten = [client(uitgesloten_gebieden=codes) for codes in ([], [STAD], [f"{CENTRUM}/Kade"], [KERN, CENTRUM])]
    woningen = [FLAT, woning(buurtcode=KERN), woning(straat="Markt")]
    assert leest_alleen_wat_er_staat(REGEL, clienten, woningen)
