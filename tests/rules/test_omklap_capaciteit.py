import pytest

from tests.bouw import DORP, KERN, STAD, aanbieder, client, plaatsing, situatie, woning
from tests.vragen import houdt

REGEL = "omklap_capaciteit"
WIE_EN_WAAR = (client("c1"), client("c2"), woning("w1"), woning("w2"), woning("w3", buurtcode=KERN))


def test_empty_means_no_limit():
    s = situatie(*WIE_EN_WAAR, aanbieder(omklap_max=None))
    assert houdt(REGEL, s, "c1 in w1", "c2 in w2")


@pytest.mark.parametrize("maximum,verwacht", [(0, False), (1, False), (2, True)])
def test_a_provider_holds_no_more_leases_than_it_can(maximum, verwacht):
    s = situatie(*WIE_EN_WAAR, aanbieder(omklap_max=maximum))
    assert houdt(REGEL, s, "c1 in w1", "c2 in w2") is verwacht


def test_zero_is_none_at_all():
    s = situatie(*WIE_EN_WAAR, aanbieder(omklap_max=0))
    assert houdt(REGEL, s)
    assert not houdt(REGEL, s, "c1 in w1")


def test_without_a_row_no_lease_can_be_held():
    s = situatie(*WIE_EN_WAAR, aanbieder(gemeente=STAD, omklap_max=None))
    assert houdt(REGEL, s, "c1 in w1")
    assert not houdt(REGEL, s, "c1 in w3")


@pytest.mark.parametrize("vorm", ["VWD", "OBE"])
def test_only_omklap_takes_a_lease(vorm):
    s = situatie(*WIE_EN_WAAR, aanbieder(gemeente=STAD, omklap_max=0))
    assert houdt(REGEL, s, f"c1 in w1 {vorm}", f"c2 in w3 {vorm}")


def test_every_municipality_counts_by_itself():
    s = situatie(*WIE_EN_WAAR, aanbieder(gemeente=STAD, omklap_max=1), aanbieder(gemeente=DORP, omklap_max=1))
    assert houdt(REGEL, s, "c1 in w1", "c2 in w3")
    assert not houdt(REGEL, s, "c1 in w1", "c2 in w2")


def test_every_provider_counts_by_itself():
    steun = (aanbieder("Zorg", omklap_max=1), aanbieder("Ander", omklap_max=1))
    s = situatie(client("c1"), client("c2", aanbieder="Ander"), woning("w1"), woning("w2"), *steun)
    assert houdt(REGEL, s, "c1 in w1", "c2 in w2")


def test_running_leases_are_not_subtracted_again():
    lopend = plaatsing(aanbieder="Zorg", contractvorm="OMK")
    s = situatie(*WIE_EN_WAAR, aanbieder(omklap_max=1), lopend)
    assert houdt(REGEL, s, "c1 in w1")
