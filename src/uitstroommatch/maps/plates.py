"""Where the name plate of a gemeente stands: in it, clear of its border, of homes and of the number in its centre."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import shapely
from shapely import MultiPoint, Point

from uitstroommatch.domain.gebied import Gebied
from uitstroommatch.maps.borders import Borders
from uitstroommatch.maps.places import Place

_GRID = 30  # points in each direction
_PLATE = np.array([0.25, 1.0])  # a plate is wide: what stands beside it must be farther away (degrees of longitude)
_NUMBER = 0.6  # of the distance to it: a number counts as so much nearer than a home
_COARSE = 0.002  # degrees: an outline that is rough but quick to measure from


def quiet_spot(borders: Borders, places: Mapping[str, Place], gemeente: Gebied) -> tuple[float, float] | None:
    """Return the point in the gemeente that is farthest from its border, from homes and from its centre."""
    centre, shape = borders.centre(gemeente), borders.shapes.get(gemeente.code)
    if centre is None or shape is None:
        return centre
    west, south, east, north = shape.bounds
    grid = np.array([(x, y) for x in np.linspace(west, east, _GRID) for y in np.linspace(south, north, _GRID)])
    inside = grid[shapely.contains_xy(shape, grid)]
    if not len(inside):
        return centre
    spots = shapely.points(inside * _PLATE)
    outline = shape.boundary.simplify(_COARSE)
    obstacles = [shapely.transform(outline, lambda xy: xy * _PLATE)]
    if places:
        obstacles.append(MultiPoint([(p.lon * _PLATE[0], p.lat * _PLATE[1]) for p in places.values()]))
    # In the centre other layers have a large number.
    numbers = _NUMBER * shapely.distance(spots, Point(np.array(centre) * _PLATE))
    room = np.min([numbers, *(shapely.distance(spots, obstacle) for obstacle in obstacles)], axis=0)
    lon, lat = inside[int(room.argmax())]
    return float(lon), float(lat)
