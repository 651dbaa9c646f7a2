"""GeoPackage: a SQLite file with a table per layer, read without GDAL (decision 15)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import shapely
from shapely.geometry.base import BaseGeometry

from uitstroommatch.borders import projection
from uitstroommatch.borders.collect import Plek, Verzameling
from uitstroommatch.borders.columns import CODEKOLOMMEN, Kolommen
from uitstroommatch.errors import Fout, InvoerFout
from uitstroommatch.io.wording import printable

MERK = b"SQLite format 3\0"

_VLAKKEN = frozenset({"POLYGON", "MULTIPOLYGON", "GEOMETRY", "GEOMETRYCOLLECTION", "SURFACE", "MULTISURFACE"})
_OMHULLING = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}  # bytes of the envelope, by what the header says it is
_LAGEN = """
    SELECT g.table_name, g.column_name, upper(g.geometry_type_name), upper(s.organization), s.organization_coordsys_id
    FROM gpkg_geometry_columns g JOIN gpkg_spatial_ref_sys s USING (srs_id) ORDER BY g.table_name
"""
_GEEN = "is geen GeoPackage"
_WEL = "een GeoPackage (.gpkg) van de wijk- en buurtkaart, of GeoJSON"


@dataclass(frozen=True, slots=True)
class Laag:
    """A layer with areas: its table, the column with shapes, the others, and the system of its coordinates."""

    tabel: str
    vorm: str
    kolommen: tuple[str, ...]
    epsg: int


def lees(path: Path, naam: str, uit: Verzameling) -> None:
    """Read every layer with codes of areas; faults in rows are collected.

    Raises:
        InvoerFout: it is no GeoPackage, or holds no layer that can be used.
    """
    try:
        # Immutable: nothing is written beside a file on a share where one may only read.
        with closing(sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1", uri=True)) as db:
            db.execute("PRAGMA trusted_schema = OFF")
            for laag in _bruikbaar(naam, list(_lagen(db))):
                _lees_laag(db, naam, laag, uit)
    except sqlite3.Error:
        raise InvoerFout([Fout(naam, 0, "", f"{_GEEN}, of is beschadigd", _WEL)]) from None


def _lagen(db: sqlite3.Connection) -> Iterator[Laag]:
    for tabel, vorm, soort, organisatie, nummer in db.execute(_LAGEN):
        if soort in _VLAKKEN:
            namen = [rij[1] for rij in db.execute(f"PRAGMA table_info({_naam(tabel)})")]
            epsg = nummer if organisatie == "EPSG" else 0
            yield Laag(tabel, vorm, tuple(naam for naam in namen if naam != vorm), epsg)


def _bruikbaar(bestand: str, lagen: list[Laag]) -> list[Laag]:
    """Return the layers with codes of areas.

    Raises:
        InvoerFout: there are none, or their coordinates cannot be read.
    """
    bruikbaar = [laag for laag in lagen if Kolommen(laag.kolommen).code is not None]
    if not bruikbaar:
        gezien = "; ".join(f"{laag.tabel} ({', '.join(laag.kolommen)})" for laag in lagen)
        wat = f"heeft geen laag met codes van gebieden (wel: {gezien[:300] or 'geen enkele laag met vlakken'})"
        raise InvoerFout([Fout(bestand, 0, "", wat, f"een laag buurten met een kolom {CODEKOLOMMEN}")])
    if fouten := [_stelsel(bestand, laag) for laag in bruikbaar if not projection.bekend(laag.epsg)]:
        raise InvoerFout(fouten)
    return bruikbaar


def _stelsel(bestand: str, laag: Laag) -> Fout:
    wat = f"laag {printable(laag.tabel)} staat in een coördinatenstelsel dat niet bekend is"
    return Fout(bestand, 0, "srs_id", wat, "RD (EPSG:28992), WGS84 (EPSG:4326) of een ander EPSG-nummer")


def _lees_laag(db: sqlite3.Connection, bestand: str, laag: Laag, uit: Verzameling) -> None:
    for nummer, (blob, *waarden) in enumerate(_rijen(db, laag, uit.gemeenten), start=1):
        plek = Plek(bestand, f"laag {printable(laag.tabel)}", f"nummer {nummer}")
        rij = dict(zip(laag.kolommen, waarden, strict=True))
        uit.voeg_toe(plek, rij, lambda blob=blob: vorm_van(blob), laag.epsg)  # type: ignore[misc]


def _rijen(db: sqlite3.Connection, laag: Laag, gemeenten: Iterable[str]) -> Iterable[tuple[object, ...]]:
    """Return the rows of the region: the whole country is 200 MB, of which a region needs a hundredth."""
    kolommen = Kolommen(laag.kolommen)
    alle = ", ".join(map(_naam, (laag.vorm, *laag.kolommen)))
    voor = [code[2:] for code in sorted(gemeenten)]
    waar = " OR ".join(f"substr(trim({_naam(kolommen.code or '')}), 3, 4) = ?" for _ in voor)
    if kolommen.gemeente is not None:  # a code that does not start with its gemeente still says which it is
        waar += "".join(f" OR substr(trim({_naam(kolommen.gemeente)}), 3, 4) = ?" for _ in voor)
        voor *= 2
    return db.execute(f"SELECT {alle} FROM {_naam(laag.tabel)} WHERE {waar}", voor)  # noqa: S608


def _naam(naam: str) -> str:
    """Return a name of a table or column as SQL has it."""
    return '"' + naam.replace('"', '""') + '"'


def vorm_van(blob: object) -> BaseGeometry | None:
    """Return the shape in a cell: a header of its own, then plain WKB.

    Raises:
        ValueError: it is no such cell.
    """
    if blob is None:
        return None
    if not isinstance(blob, bytes) or blob[:2] != b"GP" or len(blob) < 8:
        raise ValueError("no GeoPackage geometry")
    soort = (blob[3] >> 1) & 0b111
    if blob[3] & 0b10_0000 or soort not in _OMHULLING:  # extended: not of this standard
        raise ValueError("no shape that can be read")
    return shapely.from_wkb(blob[8 + _OMHULLING[soort] :])
