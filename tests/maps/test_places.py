"""Homes: their own place, or one near the centre of the buurt that is marked so."""

from dataclasses import replace

import pytest
from shapely import Point

from tests.bouw import CENTRUM, woning
from tests.maps.klein import dossier
from uitstroommatch.maps.borders import find_borders
from uitstroommatch.maps.places import find_places


def places(*woningen, **rest):
    voor = dossier(*woningen, **rest)
    return find_places(voor, find_borders(voor))


def test_a_home_with_coordinates_stands_there():
    place = places(woning(lengtegraad=6.012345, breedtegraad=52.07))["w1"]
    assert (place.lon, place.lat, place.approximate) == (6.012345, 52.07, False)


def test_homes_without_coordinates_stand_apart_in_their_buurt():
    found = places(*(woning(f"w{i}") for i in range(30)))
    square = find_borders(dossier()).shapes[CENTRUM]
    assert all(place.approximate and square.contains(Point(place.lon, place.lat)) for place in found.values())
    assert len({(place.lon, place.lat) for place in found.values()}) == 30


def test_homes_at_one_address_do_not_cover_each_other():
    same = {"lengtegraad": 6.05, "breedtegraad": 52.05}
    one, two = places(woning("w1", **same), woning("w2", **same)).values()
    assert (one.lon, one.lat) == (6.05, 52.05)
    assert (two.lon, two.lat) != (6.05, 52.05)
    assert two.lon == pytest.approx(6.05, abs=0.001)
    assert not two.approximate


def test_the_order_of_the_rows_does_not_matter():
    assert places(woning("w1"), woning("w2")) == places(woning("w2"), woning("w1"))


def test_a_home_in_a_buurt_without_a_place_has_none():
    voor = replace(dossier(woning(), punten=False), grenzen={})
    assert find_places(voor, find_borders(voor)) == {}
