"""A made-up stretch of land around Deventer: buurten that lie side by side, with winding borders, in RD metres."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPoint, Polygon
from shapely.geometry.base import BaseGeometry

from uitstroommatch.borders.collect import Vlak
from uitstroommatch.borders.columns import Kolommen

WEST, ZUID = 205_000.0, 470_000.0
_BOCHT = 25.0  # metres that a border winds


def vormen(zaad: int, aantal: int, breedte: float = 5_000.0, stap: float = 60.0) -> list[BaseGeometry]:
    """Return shapes that share every point of their borders: cells around random points, bent by one field."""
    punten = np.random.default_rng(zaad).uniform(0.05, 0.95, (aantal, 2)) * breedte + (WEST, ZUID)
    vak = shapely.box(WEST, ZUID, WEST + breedte, ZUID + breedte)
    cellen = shapely.get_parts(shapely.voronoi_polygons(MultiPoint(punten), extend_to=vak, ordered=True))
    binnen = shapely.coverage_clean([cel.intersection(vak) for cel in cellen])  # type: ignore[attr-defined]
    return [_gebogen(cel, stap) for cel in binnen]


def _gebogen(cel: BaseGeometry, stap: float) -> BaseGeometry:
    return Polygon(_veld(np.round(shapely.get_coordinates(shapely.segmentize(cel, stap)), 2)))


def _veld(xy: NDArray[np.float64]) -> NDArray[np.float64]:
    x, y = xy[:, 0], xy[:, 1]
    bocht = np.column_stack([np.sin(y / 90 + x / 400), np.sin(x / 110 - y / 500)])
    return np.asarray(np.round(xy + _BOCHT * bocht, 3))


def slordig(shapes: Sequence[BaseGeometry], meters: float = 12.0) -> list[BaseGeometry]:
    """Return the shapes, each simplified by itself: what leaves gaps and overlaps between neighbours."""
    return [shapely.simplify(shape, meters) for shape in shapes]


def code(nummer: int) -> str:
    """Return the code of a buurt: five to a wijk, three wijken to a gemeente."""
    wijk, buurt = divmod(nummer, 5)
    return f"BU{wijk // 3 + 150:04d}{wijk % 3 + 1:02d}{buurt + 1:02d}"


def als_vlakken(shapes: Sequence[BaseGeometry]) -> list[Vlak]:
    """Return the shapes as buurten."""
    kolommen = Kolommen(["buurtcode", "buurtnaam"])
    rijen = ({"buurtcode": code(nummer), "buurtnaam": f"Buurt {nummer}"} for nummer in range(len(shapes)))
    kenmerken = [kolommen.kenmerk(rij) for rij in rijen]
    return [Vlak(kenmerk, shape) for kenmerk, shape in zip(kenmerken, shapes, strict=True) if kenmerk is not None]
