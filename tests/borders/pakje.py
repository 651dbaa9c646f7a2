"""A GeoPackage, written from the words of the standard: three tables of its own, and a header before each shape."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

_EIGEN = """
PRAGMA application_id = 1196444487;
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,
    organization_coordsys_id INTEGER, definition TEXT);
CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, srs_id INTEGER);
CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER,
    z INTEGER, m INTEGER);
INSERT INTO gpkg_spatial_ref_sys VALUES ('RD New', 28992, 'EPSG', 28992, ''), ('WGS 84', 4326, 'EPSG', 4326, ''),
    ('eigen', 900001, 'NONE', 1, ''), ('UTM 31N', 32631, 'epsg', 32631, '');
"""


def cel(shape: BaseGeometry | None, srs: int, omhulling: int = 1) -> bytes | None:
    """Return a shape as it stands in a cell."""
    if shape is None:
        return None
    west, zuid, oost, noord = shape.bounds
    doos = {0: b"", 1: struct.pack("<4d", west, oost, zuid, noord)}[omhulling]
    return b"GP" + struct.pack("<BBi", 0, 1 | omhulling << 1, srs) + doos + shapely.to_wkb(shape)


def schrijf(
    pad: Path,
    laag: str,
    rijen: Sequence[Mapping[str, Any]],
    cellen: Sequence[bytes | None],
    srs: int = 28992,
    soort: str = "MULTIPOLYGON",
) -> Path:
    """Write a layer; columns are those of the first row."""
    nieuw = not pad.exists()
    with closing(sqlite3.connect(pad)) as db:
        if nieuw:
            db.executescript(_EIGEN)
        kolommen = list(rijen[0])
        namen = ", ".join(f'"{naam}"' for naam in kolommen)
        db.execute(f'CREATE TABLE "{laag}" (fid INTEGER PRIMARY KEY, geom BLOB, {namen})')
        db.execute("INSERT INTO gpkg_contents VALUES (?, 'features', ?)", (laag, srs))
        db.execute("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)", (laag, soort, srs))
        vragen = ", ".join("?" for _ in kolommen)
        waarden = [(blob, *(rij[naam] for naam in kolommen)) for rij, blob in zip(rijen, cellen, strict=True)]
        db.executemany(f'INSERT INTO "{laag}" (geom, {namen}) VALUES (?, {vragen})', waarden)  # noqa: S608
        db.commit()
    return pad
