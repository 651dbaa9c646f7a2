"""Where the name plate of a gemeente stands: in it, clear of its border, of homes and of the numbers that are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import shapely
from shapely import MultiPoint

from uitstroommatch.domain.gebied import Gebied
from uitstroommatch.maps.borders import Borders
from uitstroommatch.maps.places import Place

_GRID = 30  # points in each direction
_PLATE = np.array([0.25, 1.0])  # a plate is wide: what stands beside it must be farther away (degrees of longitude)
_CLEAR = 0.055  # of the height of the region: a number nearer than this stands under or over the plate
_COARSE = 0.002  # degrees: an outline that is rough but quick to measure from


def quiet_spot(
    borders: Borders, places: Mapping[str, Place], gemeente: Gebied, numbers: Iterable[tuple[float, float]] = ()
) -> tuple[float, float] | None:
    """Return the point in the gemeente that is farthest from its border and from homes, among those clear of numbers.

    In the centre other layers have a large number; ``numbers``: where more of them stand.
    """
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
    room = np.min([shapely.distance(spots, obstacle) for obstacle in obstacles], axis=0)
    hindrance = MultiPoint(np.array([centre, *numbers]) * _PLATE)
    lack = np.minimum(shapely.distance(spots, hindrance) - _CLEAR * _height(borders), 0)
    lon, lat = inside[int(np.lexsort((room, lack))[-1])]
    return float(lon), float(lat)


def _height(borders: Borders) -> float:
    boxes = shapely.bounds(list(borders.shapes.values()))
    return float(boxes[:, 3].max() - boxes[:, 1].min())
