"""Areas as shapes: read, repair, project, simplify, write."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

Shape = BaseGeometry
METRES_PER_DEGREE = 111_320.0
TOLERANCE = 10.0  # metres: invisible on a map of a region, and halves the file
DECIMALS = 5  # about a metre
_CLOSING = 25.0  # metres: closes the slivers that neighbours leave between them
_SPECK = 20_000.0  # square metres: what is smaller is a flaw of the drawing, no ground of its own
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees to metres around one latitude: good enough for a region, and no map library needed."""

    latitude: float

    @property
    def _scale(self) -> NDArray[np.float64]:
        return np.array([METRES_PER_DEGREE * math.cos(math.radians(self.latitude)), METRES_PER_DEGREE])

    def metres(self, shape: Shape) -> Shape:
        """Return ``shape``, in degrees, in metres."""
        return shapely.transform(shape, lambda xy: xy * self._scale)

    def degrees(self, shape: Shape) -> Shape:
        """Return ``shape``, in metres, in degrees."""
        return shapely.transform(shape, lambda xy: xy / self._scale)


def polygonal(shape: Shape | None) -> Shape | None:
    """Return the valid area of ``shape``; ``None`` when it has none."""
    if shape is None:
        return None
    parts = shapely.get_parts(shapely.make_valid(shapely.force_2d(shape)))
    # Repairing may give a collection in which areas stand beside lines and points.
    flat = [part for nested in parts for part in shapely.get_parts(nested)]
    areas = [part for part in flat if isinstance(part, Polygon | MultiPolygon) and not part.is_empty]
    return shapely.union_all(areas) if areas else None


def read(geojson: Mapping[str, Any]) -> Shape | None:
    """Return the area of a GeoJSON geometry in degrees; ``None`` when there is no usable area in it."""
    try:
        shape = polygonal(shapely.from_geojson(json.dumps(geojson, default=dict), on_invalid="ignore"))
    except (TypeError, ValueError, shapely.GEOSException):
        return None
    if shape is None:
        return None
    west, south, east, north = shape.bounds
    # Other coordinates than degrees (Rijksdriehoek, for instance) would end up nowhere.
    return shape if west >= -180 and east <= 180 and south >= -90 and north <= 90 else None


def simplify(shapes: Mapping[str, Shape]) -> dict[str, Shape]:
    """Simplify neighbours together, in metres, so that shared borders stay shared."""
    if not shapes:
        return {}
    simple: Sequence[Shape] = list(shapely.coverage_simplify(np.array(list(shapes.values())), TOLERANCE))
    return {code: polygonal(new) or old for (code, old), new in zip(shapes.items(), simple, strict=True)}


def merge(shapes: Sequence[Shape]) -> Shape:
    """Return the union of neighbours, in metres, without slivers between them."""
    grown = shapely.union_all(shapes).buffer(_CLOSING, join_style="mitre")
    whole = grown.buffer(-_CLOSING, join_style="mitre")
    return filled(whole, _SPECK)


def filled(shape: Shape, speck: float = math.inf) -> Shape:
    """Return the areas of ``shape`` without holes; only specks go when ``speck`` gives a size in square metres."""
    kept = [
        Polygon(part.exterior, [ring for ring in part.interiors if Polygon(ring).area > speck])
        for part in shapely.get_parts(shape)
        if math.isinf(speck) or part.area > speck
    ]
    return shapely.union_all(kept) if kept else shape


def spiral(index: int, step: float) -> tuple[float, float]:
    """Return the offset in metres of the ``index``-th of several things in one place; the first stays where it is."""
    radius, angle = step * math.sqrt(index), index * _GOLDEN_ANGLE
    return radius * math.cos(angle), radius * math.sin(angle)


def shift(lon: float, lat: float, offset: tuple[float, float]) -> tuple[float, float]:
    """Return a point in degrees, moved by an offset in metres."""
    east, north = offset
    return lon + east / (METRES_PER_DEGREE * math.cos(math.radians(lat))), lat + north / METRES_PER_DEGREE
