import pytest

from tests.bouw import afgewezen, client, vast, woning
from tests.vragen import leest_alleen_wat_er_staat, mag, weigering

REGEL = "besluit_afgewezen"


@pytest.mark.parametrize("vorm", ["OMK", "VWD", "OBE"])
@pytest.mark.parametrize("besluit", ["c1 in w1", "c1 in w1 VWD"])
def test_a_rejected_pair_does_not_come_back_on_any_contract_form(besluit, vorm):
    """The contract form of a rejection is not read."""
    assert not mag(REGEL, client(), woning(), afgewezen(besluit), vorm=vorm)


def test_the_client_may_get_another_home_and_the_home_another_client():
    assert mag(REGEL, client("c1"), woning("w2"), afgewezen("c1 in w1"))
    assert mag(REGEL, client("c2"), woning("w1"), afgewezen("c1 in w1"))


def test_a_rejection_twice_is_a_rejection():
    assert not mag(REGEL, client(), woning(), afgewezen("c1 in w1"), afgewezen("c1 in w1"))


def test_a_fixed_pair_is_not_a_rejected_one():
    assert mag(REGEL, client(), woning(), vast("c1 in w1"))


def test_a_rejection_of_who_is_no_longer_there_touches_no_one():
    assert mag(REGEL, client(), woning(), afgewezen("c9 in w1"), afgewezen("c1 in w9"))


def test_the_refusal_names_client_and_home():
    zin = weigering(REGEL, client(), woning(), afgewezen("c1 in w1"))
    assert zin == "cliënt c1 en woning w1 zijn als combinatie afgewezen"


def test_it_reads_only_the_two_keys():
    rijen = ([client(), client()], [woning(), woning()], afgewezen("c1 in w2"), afgewezen("c2 in w2"))
    assert leest_alleen_wat_er_staat(REGEL, *rijen)
