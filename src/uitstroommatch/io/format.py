"""The contract of a file format: a file goes in, tables with true spreadsheet row numbers come out.

A format reads; it does not judge. What a cell means is for :mod:`~uitstroommatch.io.normalise`. What a format cannot
turn into a table (a damaged file, no header) it raises as :class:`~uitstroommatch.errors.InvoerFout`; what is wrong in
one row it puts in :attr:`Tabel.fouten`, so that the other rows are still read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TypeAlias

import pandas as pd

from uitstroommatch.domain.dossier import RIJSOORTEN
from uitstroommatch.errors import Fout, InvoerFout

MAX_BYTES = 50 * 1024**2
"""Largest file that is opened: ten times a dossier of 20,000 clients; more is a mistake or an attack on the memory."""

MAX_RIJEN = 1_048_576
"""Rows of a spreadsheet. A file of 50 MB may hold as many line ends, and every blank row is counted through."""

MAX_KOLOMMEN = 1_000
MAX_CELLEN = 20_000_000
"""Cells of one table, the empty ones too: a file may be small and still claim a sheet full of nothing."""

VERZAMELMAP = "dossier"
"""Name of the workbook that holds a sheet per file."""

UITLEG = "uitleg"
"""Name of a sheet that explains the columns: it comes with the templates and is never read."""


@dataclass(frozen=True, slots=True)
class Onleesbaar:
    """A cell whose content may not be used, for instance a formula: its value would have to be guessed."""

    wat: str
    toegestaan: str


Cel: TypeAlias = str | int | float | bool | datetime | date | time | Onleesbaar | None
"""What a cell holds; ``None`` or blank text is an empty cell."""


@dataclass(frozen=True, eq=False)
class Tabel:
    """One table as it stands in a file.

    ``naam`` is the logical file (``clienten``), ``weergave`` what a person calls it (``dossier.xlsx, blad clienten``).
    ``cellen`` has the row number of the spreadsheet as index (the header is row 1), a column per position in ``kop``
    and ``None`` in every empty cell.
    An empty ``kop`` means that the table was not read.
    """

    naam: str
    weergave: str
    kop: tuple[str, ...]
    cellen: pd.DataFrame
    fouten: tuple[Fout, ...] = ()
    waarschuwingen: tuple[Fout, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """One file format. ``id`` is the name of the module, ``endings`` the file endings it reads, in lower case."""

    id: str
    endings: tuple[str, ...]
    read: Callable[[Path], list[Tabel]]


def known_columns(naam: str) -> tuple[str, ...]:
    """Return the column names of a logical file."""
    return tuple(kolom for kolom in RIJSOORTEN[naam].model_fields if kolom != "rij")


def is_blank(cel: Cel) -> bool:
    """Say whether a cell is empty."""
    return cel is None or (isinstance(cel, str) and not cel.strip())


def unusable(weergave: str, wat: str, toegestaan: str, rij: int = 0) -> InvoerFout:
    """Make the exception for a file that cannot become a table."""
    return InvoerFout([Fout(weergave, rij, "", wat, toegestaan)])


def too_large(weergave: str) -> InvoerFout:
    """Make the exception for a table with more rows, columns or cells than any dossier has."""
    toegestaan = f"hooguit {MAX_RIJEN} rijen, {MAX_KOLOMMEN} kolommen en {MAX_CELLEN} cellen, de lege meegeteld"
    return unusable(weergave, "heeft te veel rijen, kolommen of cellen", toegestaan)


def unread_table(naam: str, weergave: str, fouten: Iterable[Fout] = ()) -> Tabel:
    """Make the table of a source that could not be read or was not: it has no header."""
    return Tabel(naam, weergave, (), pd.DataFrame(), tuple(fouten))


def make_table(
    naam: str,
    weergave: str,
    records: Iterable[tuple[int, Sequence[Cel]]],
    waarschuwingen: Iterable[Fout] = (),
) -> Tabel:
    """Make a table of numbered records, the first of which is the header.

    Blank rows are skipped. A row with more cells than the header is a fault, unless the extra cells are blank.
    """
    bron = iter(records)
    kop = _header(weergave, next(bron, (1, ())))
    breedte = len(kop)
    nummers: list[int] = []
    rijen: list[list[Cel]] = []
    fouten: list[Fout] = []
    for nummer, record in bron:
        cellen = [None if is_blank(cel) else cel for cel in record]
        if cellen.count(None) == len(cellen):
            continue
        if len(cellen) > breedte and cellen[breedte:].count(None) < len(cellen) - breedte:
            fouten.append(_too_many(weergave, nummer, breedte))
        if len(rijen) * breedte > MAX_CELLEN:
            raise too_large(weergave)
        nummers.append(nummer)
        rijen.append([*cellen[:breedte], *[None] * (breedte - len(cellen))])
    frame = pd.DataFrame(rijen, index=nummers, columns=range(breedte), dtype=object)
    return Tabel(naam, weergave, kop, frame, tuple(fouten), tuple(waarschuwingen))


def _header(weergave: str, record: tuple[int, Sequence[Cel]]) -> tuple[str, ...]:
    cellen = list(record[1])
    while cellen and is_blank(cellen[-1]):
        cellen.pop()
    if len(cellen) > MAX_KOLOMMEN:
        raise too_large(weergave)
    if not cellen:
        raise unusable(weergave, "de eerste rij is leeg", "de kolomnamen in rij 1", 1)
    if any(isinstance(cel, Onleesbaar) for cel in cellen):
        raise unusable(weergave, "in rij 1 staat een formule of foutwaarde", "gewone kolomnamen in rij 1", 1)
    return tuple("" if cel is None else str(cel).strip() for cel in cellen)


def _too_many(weergave: str, nummer: int, breedte: int) -> Fout:
    toegestaan = f"hooguit {breedte} cellen; zet een waarde met het scheidingsteken erin tussen aanhalingstekens"
    return Fout(weergave, nummer, "", "heeft meer cellen dan er kolomnamen zijn", toegestaan)
