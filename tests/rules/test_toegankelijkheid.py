import pytest

from tests.bouw import client, woning
from tests.vragen import leest_alleen_wat_er_staat, mag, weigering

REGEL = "toegankelijkheid"


@pytest.mark.parametrize(
    "biedt,nodig,verwacht",
    [
        ("geen", "geen", True),
        ("geen", "gelijkvloers", False),
        ("geen", "rolstoel", False),
        ("gelijkvloers", "geen", True),
        ("gelijkvloers", "gelijkvloers", True),
        ("gelijkvloers", "rolstoel", False),
        ("rolstoel", "geen", True),
        ("rolstoel", "gelijkvloers", True),
        ("rolstoel", "rolstoel", True),
    ],
)
def test_the_home_offers_at_least_what_is_needed(biedt, nodig, verwacht):
    assert mag(REGEL, client(toegankelijkheid=nodig), woning(toegankelijkheid=biedt)) is verwacht


def test_who_says_nothing_needs_and_offers_nothing():
    assert mag(REGEL, client(), woning())
    assert not mag(REGEL, client(toegankelijkheid="gelijkvloers"), woning())


def test_the_refusal_names_what_is_offered_and_needed():
    zin = weigering(REGEL, client(toegankelijkheid="rolstoel"), woning(toegankelijkheid="gelijkvloers"))
    assert zin == "de woning is gelijkvloers, nodig is rolstoel"


def test_the_refusal_of_a_home_that_offers_nothing_is_dutch_as_well():
    assert "is geen," not in weigering(REGEL, client(toegankelijkheid="rolstoel"), woning())


def test_it_reads_only_accessibility():
    alle = ("geen", "gelijkvloers", "rolstoel")
    clienten, woningen = [client(toegankelijkheid=t) for t in alle], [woning(toegankelijkheid=t) for t in alle]
    assert leest_alleen_wat_er_staat(REGEL, clienten, woningen)
