import pytest

from tests.bouw import client, woning
from tests.vragen import leest_alleen_wat_er_staat, mag, weigering

REGEL = "woonvorm"


@pytest.mark.parametrize(
    "van_woning,verwacht", [("kamer", True), ("skaeve_huse", True), ("zelfstandig", False), ("groepswonen", False)]
)
def test_the_woonvorm_of_the_home_is_one_of_the_clients(van_woning, verwacht):
    assert mag(REGEL, client(woonvormen=["kamer", "skaeve_huse"]), woning(woonvorm=van_woning)) is verwacht


def test_a_client_who_says_nothing_lives_independently():
    assert mag(REGEL, client(), woning())
    assert not mag(REGEL, client(), woning(woonvorm="kamer"))


def test_the_refusal_names_what_is_and_what_would_suit():
    zin = weigering(REGEL, client(woonvormen=["zelfstandig", "kamer"]), woning(woonvorm="groepswonen"))
    assert zin == "de woonvorm is groepswonen, passend is zelfstandig, kamer"


def test_it_reads_only_the_woonvormen():
    clienten = [client(), client(woonvormen=["kamer"]), client(woonvormen=["zelfstandig", "kamer"])]
    assert leest_alleen_wat_er_staat(REGEL, clienten, [woning(), woning(woonvorm="kamer")])
