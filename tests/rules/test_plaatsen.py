import pytest

from tests.bouw import beleid, client, situatie, woning
from tests.vragen import houdt
from uitstroommatch.errors import InvoerFout
from uitstroommatch.rulebook import Rulebook

REGEL = "plaatsen"
CLIENTEN = (client("c1"), client("c2"), client("c3"))


def test_a_home_that_says_nothing_has_one_place():
    s = situatie(*CLIENTEN, woning("w1"), woning("w2"))
    assert houdt(REGEL, s, "c1 in w1", "c2 in w2")
    assert not houdt(REGEL, s, "c1 in w1", "c2 in w1")


def test_a_home_holds_as_many_clients_as_it_has_places():
    s = situatie(*CLIENTEN, woning("w1", plaatsen=2))
    assert houdt(REGEL, s, "c1 in w1", "c2 in w1")
    assert not houdt(REGEL, s, "c1 in w1", "c2 in w1", "c3 in w1")


def test_a_place_holds_a_client_not_a_person():
    s = situatie(client("c1", huishoudgrootte=4), client("c2", huishoudgrootte=4), woning("w1", plaatsen=2))
    assert houdt(REGEL, s, "c1 in w1", "c2 in w1")


def test_the_contract_form_does_not_matter():
    assert not houdt(REGEL, situatie(*CLIENTEN, woning("w1")), "c1 in w1 OMK", "c2 in w1 VWD")


@pytest.mark.parametrize("modus", ["zacht", "uit"])
def test_no_policy_can_soften_it(modus):
    with pytest.raises(InvoerFout) as gevonden:
        Rulebook.van(beleid({REGEL: modus}))
    assert f"regels.{REGEL}.modus" in {fout.kolom for fout in gevonden.value.fouten}
