"""Excel out: a workbook of tables, the same bytes for the same content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from uitstroommatch.io.export import onschadelijk

MAX_TEKST = 32_767
"""Signs that a cell of Excel can hold."""
_BREEDSTE = 60
_SLORDIG = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}


@dataclass(frozen=True)
class Werkblad:
    """A sheet: its name, its columns, and its rows by name of column."""

    naam: str
    kolommen: Sequence[str]
    rijen: Iterable[Mapping[str, object]]


def werkmap(bladen: Iterable[Werkblad], dag: date) -> bytes:
    """Return a workbook. ``dag`` is the date that it says it was made: nothing here reads the clock.

    Text that a spreadsheet would take for a formula gets an apostrophe in front, as in CSV.
    """
    uit = BytesIO()
    boek = xlsxwriter.Workbook(uit, {**_SLORDIG, "default_date_format": "dd-mm-yyyy"})
    boek.set_properties({"created": datetime(dag.year, dag.month, dag.day)})  # noqa: DTZ001 (Excel has no time zones)
    kop = boek.add_format({"bold": True, "bottom": 1})
    datum = boek.add_format({"num_format": "dd-mm-yyyy"})
    for blad in bladen:
        _vul(boek.add_worksheet(blad.naam), blad, kop, datum)
    boek.close()
    return uit.getvalue()


def _vul(vel: Any, blad: Werkblad, kop: Any, datum: Any) -> None:
    breedtes = [len(naam) + 3 for naam in blad.kolommen]
    for kolom, naam in enumerate(blad.kolommen):
        vel.write_string(0, kolom, naam, kop)
    laatste = 0
    for laatste, rij in enumerate(blad.rijen, start=1):
        for kolom, naam in enumerate(blad.kolommen):
            breedtes[kolom] = max(breedtes[kolom], _schrijf(vel, laatste, kolom, rij.get(naam), datum))
    for kolom, breedte in enumerate(breedtes):
        vel.set_column(kolom, kolom, min(breedte, _BREEDSTE))
    vel.freeze_panes(1, 0)
    if blad.kolommen:
        vel.autofilter(0, 0, laatste, len(blad.kolommen) - 1)


def _schrijf(vel: Any, rij: int, kolom: int, waarde: object, datum: Any) -> int:
    """Write one cell and return its width in signs. Only what is a number by type becomes one."""
    if waarde is None:
        return 0
    if isinstance(waarde, bool):
        waarde = "ja" if waarde else "nee"
    elif isinstance(waarde, int | float | Decimal):
        vel.write_number(rij, kolom, float(waarde))
        return len(str(waarde))
    elif isinstance(waarde, date):
        dag = waarde.date() if isinstance(waarde, datetime) else waarde
        vel.write_datetime(rij, kolom, dag, datum)
        return 10
    tekst = onschadelijk("|".join(map(str, waarde)) if isinstance(waarde, tuple | list) else str(waarde))
    vel.write_string(rij, kolom, tekst[:MAX_TEKST])
    return len(tekst)
