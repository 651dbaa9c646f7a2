"""Shapes: what is unusable is refused, what is broken is repaired, neighbours stay neighbours."""

from types import MappingProxyType

import pytest
import shapely

from tests.maps.klein import vierkant
from uitstroommatch.maps import geometry
from uitstroommatch.maps.geometry import Projection


def test_a_frozen_geometry_is_read():
    ring = ((6.0, 52.0), (6.1, 52.0), (6.1, 52.1), (6.0, 52.0))
    shape = geometry.read(MappingProxyType({"type": "Polygon", "coordinates": (ring,)}))
    assert shape is not None
    assert shape.bounds == (6.0, 52.0, 6.1, 52.1)


def test_a_bow_tie_is_repaired():
    bow = {"type": "Polygon", "coordinates": [[[6, 52], [6.1, 52.1], [6.1, 52], [6, 52.1], [6, 52]]]}
    shape = geometry.read(bow)
    assert shape is not None
    assert shape.is_valid
    assert shape.area == pytest.approx(0.005)


@pytest.mark.parametrize(
    "unusable",
    [
        {"type": "Point", "coordinates": [6, 52]},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[[6, 52], [6, 52]]]},
        {"type": "Polygon", "coordinates": "onzin"},
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": [[[6, 52], [float("nan"), 52], [6, 53], [6, 52]]]},
        {},
        vierkant(207_000.0, 473_000.0, 100.0),  # Rijksdriehoek
    ],
)
def test_what_is_no_area_in_degrees_is_not_read(unusable):
    assert geometry.read(unusable) is None


def test_metres_are_metres():
    square = shapely.box(6.0, 52.0, 6.01, 52.01)
    west, south, east, north = Projection(52.0).metres(square).bounds
    assert east - west == pytest.approx(685.4, abs=0.5)
    assert north - south == pytest.approx(1113.2, abs=0.1)


def test_there_and_back_is_the_same_place():
    projection = Projection(52.3)
    square = shapely.box(6.0, 52.0, 6.1, 52.1)
    assert shapely.equals_exact(projection.degrees(projection.metres(square)), square, 1e-12)


def test_neighbours_keep_their_shared_border_when_simplified():
    bumps = [(1000 + (5 if y % 40 else 0), y) for y in range(0, 1001, 20)]
    left = shapely.Polygon([(0, 0), *bumps, (0, 1000)])
    right = shapely.Polygon([(2000, 0), (2000, 1000), *reversed(bumps)])
    simple = geometry.simplify({"left": left, "right": right})
    assert simple["left"].intersection(simple["right"]).area == 0
    assert shapely.union_all(list(simple.values())).area == pytest.approx(2_000_000)
    assert shapely.get_num_coordinates(simple["left"]) < 10


def test_merging_closes_slivers_but_keeps_real_holes():
    left, right = shapely.box(0, 0, 1000, 1000), shapely.box(1010, 0, 2000, 1000)
    merged = geometry.merge([left, right.difference(shapely.box(1400, 400, 1700, 700))])
    assert isinstance(merged, shapely.Polygon)
    assert [shapely.Polygon(ring).area for ring in merged.interiors] == [pytest.approx(90_000)]


def test_the_first_of_a_spiral_stays_and_no_two_meet():
    spots = [geometry.spiral(index, 10.0) for index in range(60)]
    assert spots[0] == (0.0, 0.0)
    points = [shapely.Point(spot) for spot in spots]
    assert min(p.distance(q) for i, p in enumerate(points) for q in points[:i]) > 9
