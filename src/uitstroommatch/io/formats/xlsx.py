"""XLSX: a workbook per file, or one workbook ``dossier.xlsx`` with a sheet per file. Formulas are never computed."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from uitstroommatch.domain.dossier import RIJSOORTEN
from uitstroommatch.errors import Fout, InvoerFout
from uitstroommatch.io.format import (
    MAX_CELLEN,
    MAX_RIJEN,
    UITLEG,
    VERZAMELMAP,
    Cel,
    Format,
    Onleesbaar,
    Tabel,
    make_table,
    too_large,
    unread_table,
    unusable,
)
from uitstroommatch.io.wording import printable

MAX_UITGEPAKT = 250 * 1024**2
"""Largest total after unpacking: far above 20,000 clients (some 40 MB), far below what fills a memory."""
MAX_DELEN = 10_000

_EXPECTED = "een gewone Excel-werkmap (.xlsx) zonder wachtwoord"
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]{0,200}?ref="([A-Z0-9:]{1,20})"')
_DOCTYPE = b"<!DOCTYPE"
_CELLEN = ("xl/worksheets/", "xl/sharedstrings")
_FORMULE = Onleesbaar("bevat een formule", "de waarde zelf (plak als waarden)")
_FOUTWAARDE = Onleesbaar("bevat een foutwaarde van Excel", "een gewone waarde of een lege cel")
_DUUR = Onleesbaar("is een tijdsduur of tijdstip", "een gewone waarde of een lege cel")


def _read(path: Path) -> list[Tabel]:
    weergave = path.name
    _check_package(path, weergave)
    try:
        with warnings.catch_warnings(), path.open("rb") as handle:
            warnings.simplefilter("ignore")  # about styles and validation lists, which are not read
            book = load_workbook(handle, read_only=True, data_only=False, keep_links=False)
            try:
                return _tables(book, path.stem.casefold(), weergave)
            finally:
                book.close()
    except InvoerFout:
        raise
    except Exception:  # openpyxl raises whatever a damaged part makes it stumble over
        raise unusable(weergave, "is beschadigd of geen Excel-werkmap", _EXPECTED) from None


def _check_package(path: Path, weergave: str) -> None:
    """Refuse what must not be opened: no zip file, a password, or more than fits in memory once unpacked."""
    with path.open("rb") as handle:
        begin = handle.read(4)
    if not begin:
        raise unusable(weergave, "is leeg", _EXPECTED)
    if begin == _OLE:
        beveiligd = _ENCRYPTED in path.read_bytes()
        wat = "is beveiligd met een wachtwoord" if beveiligd else "is een oud Excel-bestand (.xls) met een andere naam"
        raise unusable(weergave, wat, _EXPECTED)
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
            te_groot = len(parts) > MAX_DELEN or sum(part.file_size for part in parts) > MAX_UITGEPAKT
            verdacht = not te_groot and any(_declares(package, part) for part in parts)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, zlib.error):
        raise unusable(weergave, "is beschadigd of geen Excel-werkmap", _EXPECTED) from None
    if te_groot:
        raise unusable(weergave, "is uitgepakt te groot", f"hooguit {MAX_UITGEPAKT // 1024**2} MB uitgepakt")
    if verdacht:
        raise unusable(weergave, "is beschadigd of geen Excel-werkmap", _EXPECTED)


def _declares(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Say whether a part declares a document type, which a workbook never does and an attack with entities must.

    Cells are parsed by defusedxml, which refuses those itself; for the other parts openpyxl may take lxml.
    """
    naam = part.filename.casefold()
    if naam.startswith(_CELLEN) or not naam.endswith((".xml", ".rels")):
        return False
    rest = b""
    with package.open(part) as stroom:
        while chunk := stroom.read(1 << 20):
            if _DOCTYPE in rest + chunk:
                return True
            rest = chunk[-len(_DOCTYPE) :]
    return False


# --- sheets ------------------------------------------------------------------------------------------------------


def _tables(book: Any, stem: str, weergave: str) -> list[Tabel]:
    if stem != VERZAMELMAP:
        return [_table(_only_sheet(book.worksheets, stem, weergave), stem, weergave)]
    return [_sheet(sheet, weergave) for sheet in book.worksheets if not _explains(sheet) and not _is_empty(sheet)]


def _explains(sheet: Any) -> bool:
    return bool(sheet.title.strip().casefold() == UITLEG)


def _sheet(sheet: Any, weergave: str) -> Tabel:
    """Read one sheet of a collection; what is wrong with it must not hide the other sheets."""
    naam, weergave = sheet.title.strip().casefold(), f"{weergave}, blad {printable(sheet.title)}"
    if naam not in RIJSOORTEN:
        return unread_table(naam, weergave)
    try:
        return _table(sheet, naam, weergave)
    except InvoerFout as exc:
        return unread_table(naam, weergave, exc.fouten)


def _only_sheet(sheets: list[Any], stem: str, weergave: str) -> Any:
    """Return the sheet with the name of the file, or else the only one that holds something."""
    named = [sheet for sheet in sheets if sheet.title.strip().casefold() == stem]
    filled = named or [sheet for sheet in sheets if sheet.sheet_state == "visible" and not _is_empty(sheet)]
    if not filled:
        raise unusable(weergave, "is leeg", "minstens een rij met de kolomnamen")
    if len(filled) > 1:
        namen = ", ".join(printable(sheet.title) for sheet in filled)
        raise unusable(weergave, f"heeft meer gevulde bladen ({namen})", f"een blad, of een blad met de naam {stem}")
    return filled[0]


def _is_empty(sheet: Any) -> bool:
    return all(cel is None for _, cellen in _records(sheet, sheet.title) for cel in cellen)


def _table(sheet: Any, naam: str, weergave: str) -> Tabel:
    waarschuwingen = []
    if sheet.sheet_state != "visible":
        waarschuwingen.append(Fout(weergave, 0, "", "dit blad is verborgen; het is wel gelezen"))
    if merged := _merged(sheet):
        wat = f"er zijn samengevoegde cellen ({merged}); alleen de eerste cel heeft een waarde"
        raise unusable(weergave, wat, "een waarde in elke cel, zonder samenvoegen")
    return make_table(naam, weergave, _records(sheet, weergave), waarschuwingen)


def _merged(sheet: Any) -> str:
    """Return the first merged range. A sheet that is read as a stream does not know them, so the part is searched."""
    found: list[bytes] = []
    rest = b""
    with sheet._get_source() as part:
        while not found and (chunk := part.read(1 << 20)):
            found = _MERGED.findall(rest + chunk)
            rest = chunk[-300:]
    return found[0].decode("ascii") if found else ""


# --- cells -------------------------------------------------------------------------------------------------------


def _records(sheet: Any, weergave: str) -> Iterator[tuple[int, list[Cel]]]:
    sheet.reset_dimensions()  # the size that a program wrote in the file may be wrong
    room = MAX_CELLEN
    for nummer, cells in enumerate(sheet.iter_rows(min_row=1, min_col=1), start=1):
        room -= len(cells)
        if nummer > MAX_RIJEN or room < 0:
            raise too_large(weergave)
        yield nummer, [_cell(cell) for cell in cells]


def _cell(cell: Any) -> Cel:
    value, kind = cell.value, cell.data_type
    if kind == "f":
        return _FORMULE
    if kind == "e":
        return _FOUTWAARDE
    if value is None or isinstance(value, str | bool | int | float | datetime):
        return value
    if isinstance(value, date):
        return datetime.combine(value, time())  # one kind of date, so that a birth date is known for what it is
    return _DUUR if isinstance(value, time | timedelta) else _FORMULE


FORMAT = Format(id="xlsx", endings=(".xlsx",), read=_read)
