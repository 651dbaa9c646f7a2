"""Where a line between two areas runs: curved, so that there and back lie side by side, and short of both centres."""

from __future__ import annotations

import math

import shapely
from shapely import Point

from uitstroommatch.maps.borders import Borders
from uitstroommatch.maps.geometry import METRES_PER_DEGREE

Spot = tuple[float, float]
"""Degrees: lon, lat."""

_BEND = 0.16  # of the length, to the right of who travels: how far the middle lies off the straight line
_POINTS = 20
_START, _END = 0.1, 0.87  # the part of the curve that is drawn: a number stands at each centre
_LABEL = 0.46
_INSET = 0.08  # of the width and height of the region: how far from its corner
_ROOM = 0.02  # degrees: so much room a name needs in a corner


def curve(start: Spot, end: Spot) -> list[Spot]:
    """Return the points of the line, from the first area to the second."""
    step = (_END - _START) / (_POINTS - 1)
    return [_at(start, end, _START + step * index) for index in range(_POINTS)]


def label_spot(start: Spot, end: Spot) -> Spot:
    """Return where the number of the line stands: on it, a little before the middle."""
    return _at(start, end, _LABEL)


def corners(borders: Borders) -> list[Spot]:
    """Return places beside the region for what has no place on the map, the one with the most room first."""
    if not borders.shapes:
        return []
    ground = shapely.union_all([shape for code, shape in borders.shapes.items() if code.startswith("GM")])
    west, south, east, north = (ground if not ground.is_empty else shapely.union_all(list(borders.shapes.values()))).bounds
    wide, high = _INSET * (east - west), _INSET * (north - south)
    spots = [(x, y) for y in (north - high, south + high) for x in (west + wide, east - wide)]
    free = sorted((s for s in spots if _room(ground, s) > _ROOM), key=lambda spot: -_room(ground, spot))
    return [*free, (west + wide, north + high), (east - wide, north + high)]


def _room(ground: shapely.Geometry, spot: Spot) -> float:
    return float(ground.distance(Point(spot)))


def _at(start: Spot, end: Spot, part: float) -> Spot:
    """Return the point at a part of the way, on a curve of one control point."""
    wide = math.cos(math.radians((start[1] + end[1]) / 2)) * METRES_PER_DEGREE
    east, north = (end[0] - start[0]) * wide, (end[1] - start[1]) * METRES_PER_DEGREE
    bend = 4 * _BEND * part * (1 - part)
    return (
        start[0] + (east * part + north * bend) / wide,
        start[1] + (north * part - east * bend) / METRES_PER_DEGREE,
    )
