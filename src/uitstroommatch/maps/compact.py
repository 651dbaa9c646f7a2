"""The outline of every area, written once and small: whole numbers, each the step from the one before it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from uitstroommatch.maps.geometry import DECIMALS, Shape

_FEWEST = 3  # corners of a ring


def compact(shapes: Mapping[str, Shape], schematic: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return per code ``v``: its polygons, each the rings of it; ``m``: a point for its name; ``s``: schematic.

    Neighbours are rounded to the same grid (about a metre), so that a shared border stays shared.
    """
    drawn = set(schematic)
    return {code: _vorm(shape) | ({"s": 1} if code in drawn else {}) for code, shape in shapes.items()}


def _vorm(shape: Shape) -> dict[str, Any]:
    middle = shape.representative_point()
    return {"v": polygons(shape), "m": [round(middle.y, DECIMALS), round(middle.x, DECIMALS)]}


def polygons(shape: Shape) -> list[list[list[int]]]:
    """Return the polygons of a shape in degrees as rings of steps: latitude, longitude, and so on."""
    found = []
    for part in shapely.get_parts(shape):
        rings = [_steps(ring) for ring in (part.exterior, *part.interiors)]
        if rings[0]:
            found.append([ring for ring in rings if ring])
    return found


def _steps(ring: Shape) -> list[int]:
    """Return a ring without its last corner, which is the first; empty when nothing is left of it on the grid."""
    corners: NDArray[np.int64] = np.rint(shapely.get_coordinates(ring)[:, ::-1] * 10**DECIMALS).astype(np.int64)
    moves = np.diff(corners, axis=0)
    moves = moves[moves.any(axis=1)][:-1]
    if len(moves) + 1 < _FEWEST:
        return []
    return [*corners[0].tolist(), *moves.ravel().tolist()]
