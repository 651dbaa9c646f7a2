import pytest

from tests.bouw import client, woning
from tests.vragen import leest_alleen_wat_er_staat, mag, weigering

REGEL = "contractvorm"


@pytest.mark.parametrize("vorm,verwacht", [("OMK", False), ("VWD", True), ("OBE", False)])
def test_a_form_is_both_offered_and_accepted(vorm, verwacht):
    """OMK is only accepted, OBE is only offered."""
    wie, waar = client(contractvormen=["OMK", "VWD"]), woning(contractvormen=["VWD", "OBE"])
    assert mag(REGEL, wie, waar, vorm=vorm) is verwacht


@pytest.mark.parametrize("vorm", ["OMK", "VWD", "OBE"])
def test_without_a_shared_form_nothing_is_allowed(vorm):
    assert not mag(REGEL, client(contractvormen=["OMK"]), woning(contractvormen=["VWD", "OBE"]), vorm=vorm)


def test_a_client_who_says_nothing_accepts_omklap_and_a_landlord_who_says_nothing_offers_all():
    assert [vorm for vorm in ("OMK", "VWD", "OBE") if mag(REGEL, client(), woning(), vorm=vorm)] == ["OMK"]
    alles = client(contractvormen=["OBE", "VWD", "OMK"])
    assert all(mag(REGEL, alles, woning(), vorm=vorm) for vorm in ("OMK", "VWD", "OBE"))


def test_the_refusal_names_the_form_and_both_lists():
    zin = weigering(REGEL, client(contractvormen=["OMK", "VWD"]), woning(contractvormen=["OBE"]), vorm="VWD")
    assert zin == "contractvorm VWD: de verhuurder biedt OBE, de cliënt aanvaardt OMK, VWD"


def test_it_reads_only_the_forms():
    clienten = [client(), client(contractvormen=["VWD", "OBE"])]
    assert leest_alleen_wat_er_staat(REGEL, clienten, [woning(), woning(contractvormen=["OBE"])])
