from tests.bouw import client, situatie, woning
from tests.vragen import waarde

DOEL = "spoed"
S = situatie(
    client("c1", urgentie="spoed"), client("c2", urgentie="normaal"), client("c3", urgentie="spoed"),
    client("c4"), woning("w1"), woning("w2"), woning("w3"),
)  # fmt: skip


def test_an_empty_plan_places_no_one_who_is_urgent():
    assert waarde(DOEL, S) == 0


def test_every_placed_client_with_urgency_spoed_counts_one():
    assert waarde(DOEL, S, "c1 in w1") == 1
    assert waarde(DOEL, S, "c1 in w1", "c3 in w2 VWD") == 2


def test_other_clients_do_not_count():
    assert waarde(DOEL, S, "c2 in w1", "c4 in w2") == 0
    assert waarde(DOEL, S, "c2 in w1", "c3 in w2") == 1
