"""Decisions and plans that people made by hand, in a CSV file of any name beside the dossier."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from uitstroommatch.domain.besluit import Besluit
from uitstroommatch.domain.enums import Uitspraak
from uitstroommatch.errors import Fout, InvoerFout
from uitstroommatch.io.folder import check_file
from uitstroommatch.io.format import Tabel
from uitstroommatch.io.formats.csv import read_as
from uitstroommatch.io.normalise import normalise
from uitstroommatch.io.wording import printable

_SOORT = "besluiten"
_KOLOM = "besluit"


def lees_besluiten(path: Path) -> tuple[Besluit, ...]:
    """Read decisions: the columns of ``besluiten.csv``.

    Raises:
        InvoerFout: the file cannot be read or a row is wrong; it carries every fault.
    """
    return _rijen(_tabel(path))


def lees_handplan(path: Path) -> tuple[Besluit, ...]:
    """Read a plan made by hand: client_sleutel, woning_id and, when it is known, contractvorm.

    Raises:
        InvoerFout: as :func:`lees_besluiten`.
    """
    tabel = _tabel(path)
    if _KOLOM not in {naam.casefold() for naam in tabel.kop}:
        cellen = tabel.cellen.copy()
        cellen[len(tabel.kop)] = Uitspraak.VAST.value
        tabel = replace(tabel, kop=(*tabel.kop, _KOLOM), cellen=cellen)
    return _rijen(tabel)


def _tabel(path: Path) -> Tabel:
    if fouten := check_file(path):
        raise InvoerFout(fouten)
    try:
        return read_as(_SOORT, path)
    except OSError:
        wat, hoe = "is niet te lezen", "een bestand waarop u leesrecht heeft"
        raise InvoerFout([Fout(printable(path.name), 0, "", wat, hoe)]) from None


def _rijen(tabel: Tabel) -> tuple[Besluit, ...]:
    gelezen = normalise(tabel)
    if gelezen.fouten:
        raise InvoerFout(gelezen.fouten)
    return tuple(rij for rij in gelezen.rijen if isinstance(rij, Besluit))
