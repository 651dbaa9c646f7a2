import pytest

from tests.bouw import client, woning
from tests.vragen import leest_alleen_wat_er_staat, mag, weigering

REGEL = "huishouden_past"


@pytest.mark.parametrize("personen,verwacht", [(1, True), (3, True), (4, False)])
def test_no_more_persons_than_the_home_is_meant_for(personen, verwacht):
    assert mag(REGEL, client(huishoudgrootte=personen), woning(max_personen=3, kamers=3)) is verwacht


@pytest.mark.parametrize(
    "personen,kamers,verwacht",
    [(1, 3, True), (1, 4, False), (2, 4, True), (2, 5, False), (5, 1, True)],
)
def test_at_most_two_rooms_more_than_persons(personen, kamers, verwacht):
    assert mag(REGEL, client(huishoudgrootte=personen), woning(max_personen=5, kamers=kamers)) is verwacht


@pytest.mark.parametrize("extra,kamers,verwacht", [(0, 1, True), (0, 2, False), (4, 5, True), (4, 6, False)])
def test_the_policy_may_allow_another_number_of_rooms_more(extra, kamers, verwacht):
    assert mag(REGEL, client(), woning(kamers=kamers), met={"extra_kamers": extra}) is verwacht


@pytest.mark.parametrize("personen,verwacht", [(2, True), (3, False)])
def test_a_home_that_says_nothing_holds_two_persons(personen, verwacht):
    assert mag(REGEL, client(huishoudgrootte=personen), woning()) is verwacht


def test_places_do_not_make_a_home_larger():
    """Rooms and persons are per place."""
    assert not mag(REGEL, client(huishoudgrootte=2), woning(max_personen=1, plaatsen=4))
    assert not mag(REGEL, client(), woning(kamers=4, plaatsen=4))


def test_the_refusal_names_persons_and_rooms():
    zin = weigering(REGEL, client(huishoudgrootte=3), woning(max_personen=2, kamers=6))
    assert zin == "3 personen in een woning voor hooguit 2, met 6 kamers (hooguit 5)"


def test_it_reads_only_persons_and_rooms():
    clienten = [client(huishoudgrootte=aantal) for aantal in (1, 2, 3)]
    woningen = [woning(kamers=kamers, max_personen=personen) for kamers in (1, 4, 6) for personen in (1, 2)]
    assert leest_alleen_wat_er_staat(REGEL, clienten, woningen)
