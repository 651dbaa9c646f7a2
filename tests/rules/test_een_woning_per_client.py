import pytest

from tests.bouw import beleid, client, situatie, woning
from tests.vragen import houdt
from uitstroommatch.errors import InvoerFout
from uitstroommatch.rulebook import Rulebook

REGEL = "een_woning_per_client"
S = situatie(client("c1"), client("c2"), woning("w1", plaatsen=2), woning("w2"))


def test_a_client_may_have_one_home_or_none():
    assert houdt(REGEL, S)
    assert houdt(REGEL, S, "c1 in w1", "c2 in w1")


def test_a_client_never_has_two_homes():
    assert not houdt(REGEL, S, "c1 in w1", "c1 in w2")


def test_a_client_never_has_one_home_twice():
    assert not houdt(REGEL, S, "c1 in w1 OMK", "c1 in w1 VWD")
    assert not houdt(REGEL, S, "c1 in w1", "c1 in w1")


@pytest.mark.parametrize("modus", ["zacht", "uit"])
def test_no_policy_can_soften_it(modus):
    with pytest.raises(InvoerFout) as gevonden:
        Rulebook.van(beleid({REGEL: modus}))
    assert f"regels.{REGEL}.modus" in {fout.kolom for fout in gevonden.value.fouten}
