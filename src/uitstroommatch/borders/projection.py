"""Degrees to metres of the Rijksdriehoek and back, by one fixed transformation.

The transformation is spelled out (EPSG:4833, seven parameters): PROJ would pick a finer one on a machine that happens
to have its grid, and the same file would give other bytes there. It is right within 0.3 m in the Netherlands (at the
tower of Amersfoort 0.29 m off), a tenth of what a map of a region shows.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError
from shapely.geometry.base import BaseGeometry

RD, GRADEN = 28992, 4326
_ALS_RD = frozenset({RD, 7415})
_ALS_GRADEN = frozenset({GRADEN, 4258, 4979, 4937})
"""WGS84 and ETRS89, with height and without: less than a metre apart."""

_NAAR_GRADEN = (
    "+proj=pipeline +step +inv +proj=sterea +lat_0=52.1561605555556 +lon_0=5.38763888888889 +k=0.9999079 "
    "+x_0=155000 +y_0=463000 +ellps=bessel +step +proj=push +v_3 +step +proj=cart +ellps=bessel "
    "+step +proj=helmert +x=565.4171 +y=50.3319 +z=465.5524 +rx=0.398957388243134 +ry=-0.343987817378283 "
    "+rz=1.87740163998045 +s=4.0725 +convention=coordinate_frame +step +inv +proj=cart +ellps=WGS84 "
    "+step +proj=pop +v_3 +step +proj=unitconvert +xy_in=rad +xy_out=deg"
)
NEDERLAND = (-7_000.0, 289_000.0, 300_000.0, 629_000.0)
"""Where RD holds: west, south, east, north in metres."""

Punten = NDArray[np.float64]


@cache
def _rd() -> Transformer:
    return Transformer.from_pipeline(_NAAR_GRADEN)


@cache
def _ander(epsg: int) -> Transformer:
    return Transformer.from_crs(CRS.from_epsg(epsg), CRS.from_epsg(GRADEN), always_xy=True)


def bekend(epsg: int) -> bool:
    """Return whether coordinates in this system can be read."""
    try:
        return epsg in _ALS_RD or epsg in _ALS_GRADEN or bool(_ander(epsg))
    except CRSError:
        return False


def naar_rd(shape: BaseGeometry, epsg: int) -> BaseGeometry:
    """Return a shape in RD metres, without height."""
    flat = shapely.force_2d(shape)
    if epsg in _ALS_RD:
        return flat
    return shapely.transform(flat, lambda xy: _graden_naar_rd(xy if epsg in _ALS_GRADEN else _tabel(_ander(epsg), xy)))


def naar_graden(shape: BaseGeometry, decimalen: int) -> BaseGeometry:
    """Return a shape in RD metres in degrees (longitude first), rounded; shared points stay shared."""
    return shapely.transform(shape, lambda xy: np.round(_tabel(_rd(), xy), decimalen))


def in_nederland(shape: BaseGeometry) -> bool:
    """Return whether a shape in RD metres lies where RD holds."""
    west, zuid, oost, noord = shape.bounds
    return bool(west >= NEDERLAND[0] and zuid >= NEDERLAND[1] and oost <= NEDERLAND[2] and noord <= NEDERLAND[3])


def _graden_naar_rd(xy: Punten) -> Punten:
    return _tabel(_rd(), xy, terug=True)


def _tabel(transformer: Transformer, xy: Punten, *, terug: bool = False) -> Punten:
    richting = "INVERSE" if terug else "FORWARD"
    return np.column_stack(transformer.transform(xy[:, 0], xy[:, 1], direction=richting))
