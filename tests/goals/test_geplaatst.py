from tests.bouw import client, situatie, woning
from tests.vragen import waarde

DOEL = "geplaatst"
S = situatie(client("c1"), client("c2", huishoudgrootte=3, zwaarte="complex"), woning("w1", plaatsen=2), woning("w2"))


def test_every_placed_client_counts_one():
    assert waarde(DOEL, S) == 0
    assert waarde(DOEL, S, "c1 in w1") == 1
    assert waarde(DOEL, S, "c1 in w1", "c2 in w2") == 2


def test_two_clients_in_one_home_count_two():
    assert waarde(DOEL, S, "c1 in w1", "c2 in w1 OBE") == 2


def test_neither_the_size_of_the_household_nor_the_intensity_matters():
    assert waarde(DOEL, S, "c2 in w1") == 1
