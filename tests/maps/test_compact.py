"""Outlines in whole numbers: neighbours stay neighbours, and what vanishes on the grid goes."""

import shapely

from uitstroommatch.maps.compact import compact, polygons


def _corners(steps):
    lat, lon, found = 0, 0, []
    for i in range(0, len(steps), 2):
        lat, lon = lat + steps[i], lon + steps[i + 1]
        found.append((lon, lat))
    return found


def test_an_outline_comes_back_on_the_grid():
    ((ring,),) = polygons(shapely.box(6.000001, 52.0, 6.1, 52.1))
    assert set(_corners(ring)) == {(600000, 5200000), (610000, 5200000), (610000, 5210000), (600000, 5210000)}
    assert len(ring) == 8


def test_neighbours_share_their_border():
    west, east = shapely.box(6.0, 52.0, 6.0500049, 52.1), shapely.box(6.0500049, 52.0, 6.1, 52.1)
    shared = [{lon for lon, _ in _corners(ring)} for ((ring,),) in (polygons(west), polygons(east))]
    assert shared[0] & shared[1] == {605000}


def test_parts_and_holes_stay_and_specks_go():
    hole = shapely.box(0, 0, 1, 1).difference(shapely.box(0.4, 0.4, 0.6, 0.6))
    shape = shapely.union_all([hole, shapely.box(2, 0, 3, 1), shapely.box(5, 5, 5.000001, 5.000001)])
    assert [len(rings) for rings in polygons(shape)] == [2, 1]


def test_a_schematic_outline_says_so_and_every_name_has_a_place():
    found = compact({"a": shapely.box(6, 52, 7, 53), "b": shapely.box(7, 52, 8, 53)}, ["b"])
    assert [vorm.get("s") for vorm in found.values()] == [None, 1]
    assert found["a"]["m"] == [52.5, 6.5]
