"""Homes by street: a place from which no address can be read."""

import pytest
from shapely import Point

from tests.bouw import CENTRUM, woning
from tests.maps.klein import dossier
from uitstroommatch.domain.woning import Woning
from uitstroommatch.maps.borders import find_borders
from uitstroommatch.maps.geometry import METRES_PER_DEGREE
from uitstroommatch.maps.places import find_places
from uitstroommatch.maps.streets import by_street, street_spots

KADE = f"{CENTRUM}/Kade"


def plekken(*woningen: Woning) -> dict[str, tuple[float, float]]:
    voor = dossier(*woningen)
    borders = find_borders(voor)
    return dict(street_spots(borders, find_places(voor, borders), by_street(voor.woningen)))


def thuis(naam: str, lon: float, lat: float, **rest: object) -> Woning:
    return woning(naam, lengtegraad=lon, breedtegraad=lat, **rest)


def test_homes_anywhere_in_a_cell_of_two_hundred_metres_have_the_same_place():
    step = 200 / METRES_PER_DEGREE
    zuid = (52.05 // step) * step
    assert len({plekken(thuis("w1", 6.05, zuid + deel * step))[KADE] for deel in (0.1, 0.5, 0.9)}) == 1


def test_a_home_that_is_alone_in_its_street_is_not_where_it_stands():
    lon, lat = plekken(thuis("w1", 6.05123, 52.05123))[KADE]
    assert (lon, lat) != (6.05123, 52.05123)
    assert lon == pytest.approx(6.05123, abs=0.002)
    assert lat == pytest.approx(52.05123, abs=0.002)


def test_a_street_at_the_border_stays_in_its_buurt():
    voor = dossier()
    vorm = find_borders(voor).shapes[CENTRUM]
    assert vorm.covers(Point(plekken(thuis("w1", 6.00001, 52.00001))[KADE]))


def test_streets_in_one_cell_stand_apart():
    spots = plekken(thuis("w1", 6.05, 52.05), thuis("w2", 6.05, 52.05, straat="Laan"))
    assert len(set(spots.values())) == 2


def test_a_street_without_any_place_has_none():
    voor = dossier(woning(), grenzen={}, punten=False)
    assert street_spots(find_borders(voor), {}, by_street(voor.woningen)) == {}
