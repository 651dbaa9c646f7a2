from tests.bouw import client, situatie, woning
from tests.vragen import waarde

DOEL = "omklap"
S = situatie(client("c1"), client("c2"), woning("w1"), woning("w2"))


def test_every_placement_on_contract_form_omk_counts_one():
    assert waarde(DOEL, S) == 0
    assert waarde(DOEL, S, "c1 in w1 OMK") == 1
    assert waarde(DOEL, S, "c1 in w1 OMK", "c2 in w2 OMK") == 2


def test_other_contract_forms_do_not_count():
    assert waarde(DOEL, S, "c1 in w1 VWD", "c2 in w2 OBE") == 0
    assert waarde(DOEL, S, "c1 in w1 VWD", "c2 in w2 OMK") == 1
