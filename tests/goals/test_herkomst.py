import pytest

from tests.bouw import BUITEN, DORP, KERN, RIVIER, STAD, client, situatie, woning
from tests.vragen import waarde

DOEL = "herkomst"
HUIZEN = (woning("w1"), woning("w2", buurtcode=RIVIER), woning("w3", buurtcode=KERN))


@pytest.mark.parametrize(
    "herkomst,huis,verwacht",
    [(STAD, "w1", 1), (STAD, "w2", 1), (STAD, "w3", 0), (DORP, "w3", 1), (DORP, "w1", 0), (BUITEN, "w1", 0)],
)
def test_a_home_in_the_municipality_of_origin_counts(herkomst, huis, verwacht):
    s = situatie(client(gemeente_herkomst=herkomst), *HUIZEN)
    assert waarde(DOEL, s, f"c1 in {huis}") == verwacht


@pytest.mark.parametrize("herkomst", [STAD, DORP, BUITEN])
@pytest.mark.parametrize("huis", ["w1", "w3"])
def test_an_approved_exception_counts_once_wherever_the_home_is(herkomst, huis):
    s = situatie(client(gemeente_herkomst=herkomst, herkomst_afwijken=True), *HUIZEN)
    assert waarde(DOEL, s, f"c1 in {huis}") == 1


def test_placed_clients_add_up_and_others_do_not_count():
    s = situatie(client("c1"), client("c2", gemeente_herkomst=DORP), client("c3"), *HUIZEN)
    assert waarde(DOEL, s) == 0
    assert waarde(DOEL, s, "c1 in w2", "c2 in w3") == 2
    assert waarde(DOEL, s, "c1 in w3", "c2 in w1") == 0
