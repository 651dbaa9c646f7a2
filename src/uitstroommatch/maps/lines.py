"""Where a line between two areas runs: curved, so that there and back lie side by side, and short of both centres."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import shapely
from shapely import MultiPolygon, Point

from uitstroommatch.maps.borders import Borders
from uitstroommatch.maps.geometry import METRES_PER_DEGREE

Spot = tuple[float, float]
"""Degrees: lon, lat."""

_BEND = 0.16  # of the length, to the right of who travels: how far the middle lies off the straight line
_POINTS = 20
_BEFORE, _AFTER = 0.032, 0.05  # of the height of the region: what stays free around both centres, for the numbers there
_MOST = 0.25  # of the line
_LABELS = (
    0.45,
    0.4,
    0.5,
    0.35,
    0.55,
    0.3,
    0.6,
    0.25,
    0.65,
    0.7,
)  # where on the line its number may stand, the best first
_EARLY = (0.2, 0.27, 0.34, 0.41, 0.48)  # the same for a line that begins beside the region, where nothing else is
_CLEAR = 0.05  # of the height of the region: so far from other numbers is far enough
_INSET = (0.14, 0.06)  # of the width and height of the region: how far from its corner


@dataclass(frozen=True, slots=True)
class Curve:
    """A line between two places, and the place of its number."""

    points: Sequence[Spot]
    label: Spot


def curves(
    ends: Sequence[tuple[Spot, Spot]], size: float, beside: Spot | None = None, plates: Iterable[Spot] = ()
) -> list[Curve]:
    """Return lines whose numbers stand clear of each other, of both ends and of name plates.

    ``size`` is that of the region, ``beside`` a place that lies beside it.
    """
    taken = sorted({spot for pair in ends for spot in pair})
    taken += [spot for plate in plates for spot in _wide_plate(plate, size)]
    found = []
    for start, end in ends:
        spots = [_at(start, end, part) for part in (_EARLY if start == beside else _LABELS)]
        clear = (spot for spot in spots if _nearest(spot, taken) >= _CLEAR * size)
        label = next(clear, None) or max(spots, key=lambda spot: _nearest(spot, taken))
        taken.append(label)
        found.append(Curve(_points(start, end, size), label))
    return found


def height(borders: Borders) -> float:
    """Return how high the region is, in metres."""
    boxes = [shape.bounds for shape in borders.shapes.values()]
    return (max(b[3] for b in boxes) - min(b[1] for b in boxes)) * METRES_PER_DEGREE if boxes else 0.0


def corners(borders: Borders) -> list[Spot]:
    """Return four places for what has no place on the map, in the corners, the farthest from the region first."""
    if not borders.shapes:
        return []
    gemeenten = [shape for code, shape in borders.shapes.items() if code.startswith("GM")]
    ground = MultiPolygon(list(shapely.get_parts(gemeenten or list(borders.shapes.values()))))
    west, south, east, north = ground.bounds
    wide, high = _INSET[0] * (east - west), _INSET[1] * (north - south)
    spots = [(x, y) for y in (north - high, south + high) for x in (east - wide, west + wide)]
    return sorted(spots, key=lambda spot: -float(shapely.distance(ground, Point(spot))))


def _points(start: Spot, end: Spot, size: float) -> list[Spot]:
    length = max(_metres(start, end), 1.0)
    first, last = min(_BEFORE * size / length, _MOST), 1 - min(_AFTER * size / length, _MOST)
    return [_at(start, end, first + (last - first) * index / (_POINTS - 1)) for index in range(_POINTS)]


def _at(start: Spot, end: Spot, part: float) -> Spot:
    """Return the point at a part of the way, on a curve of one control point."""
    wide = _wide(start, end)
    east, north = (end[0] - start[0]) * wide, (end[1] - start[1]) * METRES_PER_DEGREE
    bend = 4 * _BEND * part * (1 - part)
    return (
        start[0] + (east * part + north * bend) / wide,
        start[1] + (north * part - east * bend) / METRES_PER_DEGREE,
    )


def _wide_plate(plate: Spot, size: float) -> list[Spot]:
    """Return the two ends and the middle of a name plate, which is wide."""
    half = _CLEAR * size / _wide(plate, plate)
    return [(plate[0] + side * half, plate[1]) for side in (-1, 0, 1)]


def _nearest(spot: Spot, others: Iterable[Spot]) -> float:
    return min((_metres(spot, other) for other in others), default=math.inf)


def _metres(one: Spot, other: Spot) -> float:
    return math.hypot((other[0] - one[0]) * _wide(one, other), (other[1] - one[1]) * METRES_PER_DEGREE)


def _wide(one: Spot, other: Spot) -> float:
    """Return how many metres a degree of longitude is there."""
    return math.cos(math.radians((one[1] + other[1]) / 2)) * METRES_PER_DEGREE
