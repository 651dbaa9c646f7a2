"""Files that someone already has: which kind each is, and what came in."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from uitstroommatch.borders import geojson, geopackage
from uitstroommatch.borders.collect import Verzameling
from uitstroommatch.errors import Fout, InvoerFout
from uitstroommatch.io.wording import printable

GROOTSTE_GEOPACKAGE = 2 * 1024**3  # the whole country with all figures is 0.2 GB
GROOTSTE_GEOJSON = 512 * 1024**2  # is read as a whole


@dataclass(frozen=True, slots=True)
class Bestand:
    """A file that was read."""

    naam: str
    grootte: int
    sha256: str


def lees(paden: Sequence[Path], uit: Verzameling) -> tuple[Bestand, ...]:
    """Read files together: the areas of one, the names of another.

    Raises:
        InvoerFout: with what is wrong with the files themselves.
    """
    fouten: list[Fout] = []
    gelezen = []
    for pad in paden:
        try:
            gelezen.append(_lees(pad, uit))
        except InvoerFout as exc:
            fouten += exc.fouten
    if fouten:
        raise InvoerFout(fouten)
    return tuple(gelezen)


def _lees(pad: Path, uit: Verzameling) -> Bestand:
    naam = printable(pad.name)
    try:
        grootte = _grootte(pad, naam)
        with pad.open("rb") as handle:
            merk = handle.read(len(geopackage.MERK))
            is_geopackage = merk == geopackage.MERK
            _pas(naam, merk, grootte, GROOTSTE_GEOPACKAGE if is_geopackage else GROOTSTE_GEOJSON)
            handle.seek(0)
            sha256 = hashlib.file_digest(handle, "sha256").hexdigest()
        if is_geopackage:
            geopackage.lees(pad, naam, uit)
        else:
            geojson.lees(pad.read_bytes(), naam, uit)
    except FileNotFoundError:
        raise InvoerFout([Fout(naam, 0, "", "bestaat niet", "een bestaand bestand")]) from None
    except OSError:
        raise InvoerFout([Fout(naam, 0, "", "is niet te lezen", "een bestand waarop u leesrecht heeft")]) from None
    return Bestand(naam, grootte, sha256)


def _grootte(pad: Path, naam: str) -> int:
    info = pad.stat()
    if not stat.S_ISREG(info.st_mode):
        raise InvoerFout([Fout(naam, 0, "", "is een map of geen gewoon bestand", "een gewoon bestand")])
    return info.st_size


def _pas(naam: str, merk: bytes, grootte: int, grootste: int) -> None:
    if not grootte:
        raise InvoerFout([Fout(naam, 0, "", "is leeg", "een kaart in GeoPackage of GeoJSON")])
    if merk.startswith(b"PK"):
        raise InvoerFout([Fout(naam, 0, "", "is een zip-bestand", "het .gpkg-bestand dat erin zit, uitgepakt")])
    if grootte > grootste:
        wat = f"is te groot ({grootte // 1024**2} MB)"
        raise InvoerFout([Fout(naam, 0, "", wat, f"hooguit {grootste // 1024**2} MB, of een GeoPackage")])
