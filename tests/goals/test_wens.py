import pytest

from tests.bouw import CENTRUM, DORP, KERN, RIVIER, STAD, client, situatie, woning
from tests.vragen import waarde
from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.gebied import Gebied

DOEL = "wens"
ANDERE = tuple(Gebied(code=code, naam=code, niveau=Niveau.GEMEENTE) for code in ("GM0262", "GM0301", "GM1773"))


@pytest.mark.parametrize(
    "voorkeuren,punten",
    [
        ([STAD], 3),
        ([DORP, STAD], 2),
        ([DORP, "GM0262", STAD], 1),
        ([DORP, "GM0262", "GM0301", STAD], 1),
        ([DORP, "GM0262", "GM0301", "GM1773", STAD], 1),
        ([DORP], 0),
        ([], 0),
    ],
)
def test_a_home_in_the_first_second_or_later_municipality_counts_three_two_or_one(voorkeuren, punten):
    assert waarde(DOEL, situatie(client(voorkeur_gemeenten=voorkeuren), *ANDERE), "c1 in w1") == punten


@pytest.mark.parametrize(
    "voorkeuren,punten",
    [([STAD, DORP, STAD], 3), ([DORP, STAD, STAD], 2), ([DORP, "GM0262", STAD, STAD], 1), ([STAD, STAD], 3)],
)
def test_of_a_municipality_that_stands_there_twice_the_first_position_counts(voorkeuren, punten):
    assert waarde(DOEL, situatie(client(voorkeur_gemeenten=voorkeuren), *ANDERE), "c1 in w1") == punten


@pytest.mark.parametrize(
    "buurten,punten", [([CENTRUM], 2), ([RIVIER, CENTRUM], 2), ([CENTRUM, CENTRUM], 2), ([RIVIER], 0)]
)
def test_a_preferred_neighbourhood_counts_two_at_any_position(buurten, punten):
    assert waarde(DOEL, situatie(client(voorkeur_buurten=buurten)), "c1 in w1") == punten


@pytest.mark.parametrize(
    "gemeenten,buurten,punten",
    [([STAD], [CENTRUM], 5), ([DORP, STAD], [CENTRUM], 4), ([STAD], [KERN], 3), ([DORP], [CENTRUM], 2)],
)
def test_both_preferences_add_up(gemeenten, buurten, punten):
    wie = client(voorkeur_gemeenten=gemeenten, voorkeur_buurten=buurten)
    assert waarde(DOEL, situatie(wie), "c1 in w1") == punten


def test_placements_add_up_whatever_the_contract_form():
    s = situatie(
        client("c1", voorkeur_gemeenten=[STAD]), client("c2", voorkeur_gemeenten=[STAD, DORP]),
        woning("w1"), woning("w2", buurtcode=KERN),
    )  # fmt: skip
    assert waarde(DOEL, s) == 0
    assert waarde(DOEL, s, "c1 in w1 VWD", "c2 in w2 OBE") == 5
