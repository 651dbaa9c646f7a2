"""CSV: separator ``;``, ``,`` or tab, UTF-8 or Windows-1252; every cell stays text and nothing is guessed.

The records come from the csv module, not from ``pandas.read_csv``: that one drops a record with a broken quote in
silence as soon as it may report a row that is too long, and fills every row up to the longest.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from uitstroommatch.errors import Fout
from uitstroommatch.io.format import (
    MAX_RIJEN,
    Cel,
    Format,
    Tabel,
    is_blank,
    known_columns,
    make_table,
    too_large,
    unusable,
)

_SEPARATORS = (";", ",", "\t")
_EXPECTED = "een tekstbestand met ; , of tab als scheidingsteken, in UTF-8 of Windows-1252"
_SIGNATURES = (
    (b"PK\x03\x04", "is een Excel-werkmap of zip-bestand met de naam van een CSV-bestand"),
    (b"\xd0\xcf\x11\xe0", "is een oud Excel-bestand met de naam van een CSV-bestand"),
    (b"\xff\xfe", "staat in UTF-16"),
    (b"\xfe\xff", "staat in UTF-16"),
)
_UTF8_BOM = b"\xef\xbb\xbf"
# An e with two dots in UTF-8 is two bytes that read as 'Ã' and another sign in Windows-1252: no Dutch word has those.
_UTF8_LETTER = re.compile(rb"\xc3[\x80-\xbf]")


def _read(path: Path) -> list[Tabel]:
    return [read_as(path.stem.casefold(), path)]


def read_as(naam: str, path: Path) -> Tabel:
    """Read a file as the table of a logical file, whatever its own name."""
    weergave = path.name
    text = _decode(path.read_bytes(), weergave)
    if not text.strip():
        raise unusable(weergave, "is leeg", "minstens een rij met de kolomnamen")
    if max(text.count("\n"), text.count("\r")) > MAX_RIJEN:
        raise too_large(weergave)
    separator, breedte = _separator(text, naam, weergave)
    fouten: list[Fout] = []
    tabel = make_table(naam, weergave, _records(text, separator, breedte, weergave, fouten))
    return Tabel(naam, weergave, tabel.kop, tabel.cellen, (*tabel.fouten, *fouten))


# --- bytes to text -----------------------------------------------------------------------------------------------


def _decode(data: bytes, weergave: str) -> str:
    for signature, wat in _SIGNATURES:
        if data.startswith(signature):
            raise unusable(weergave, wat, _EXPECTED)
    if b"\0" in data:
        raise unusable(weergave, "bevat nulbytes: het staat in UTF-16 of het is geen tekst", _EXPECTED)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decode_windows(data, weergave)


def _decode_windows(data: bytes, weergave: str) -> str:
    if data.startswith(_UTF8_BOM) or _UTF8_LETTER.search(data):
        raise unusable(weergave, "is deels UTF-8 en deels iets anders", _EXPECTED)
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise unusable(weergave, "is geen tekst in UTF-8 en ook niet in Windows-1252", _EXPECTED) from None


# --- text to records ---------------------------------------------------------------------------------------------


def _separator(text: str, naam: str, weergave: str) -> tuple[str, int]:
    """Return the separator under which the header holds most known names, and the number of cells in the header."""
    known = frozenset(known_columns(naam))
    headers = {separator: _first_record(text, separator, weergave) for separator in _SEPARATORS}
    score = {separator: len(known & set(header)) for separator, header in headers.items()}
    best = max(score.values())
    if not best:
        wat = "in rij 1 staat geen enkele bekende kolomnaam"
        raise unusable(weergave, wat, f"{', '.join(known_columns(naam))}, met ; , of tab ertussen", 1)
    winners = [separator for separator in _SEPARATORS if score[separator] == best]
    if len({headers[separator] for separator in winners}) > 1:
        wat = "het scheidingsteken is niet eenduidig: in rij 1 staan er meer door elkaar"
        raise unusable(weergave, wat, "overal hetzelfde scheidingsteken: ; of , of tab", 1)
    return winners[0], len(headers[winners[0]])


def _first_record(text: str, separator: str, weergave: str) -> tuple[str, ...]:
    try:
        record = next(csv.reader(StringIO(text, newline=""), delimiter=separator), [])
    except csv.Error:
        raise unusable(weergave, "rij 1 is niet te lezen", _EXPECTED, 1) from None
    kop = [cell.strip().casefold() for cell in record]
    while kop and not kop[-1]:
        kop.pop()  # some programs end every row with a separator
    return tuple(kop)


def _records(
    text: str, separator: str, breedte: int, weergave: str, fouten: list[Fout]
) -> Iterator[tuple[int, list[Cel]]]:
    """Yield numbered records. A row with too few cells goes to ``fouten``: it may have been cut off."""
    nummer = 0
    try:
        for nummer, record in enumerate(csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True), 1):
            if len(record) < breedte and not all(map(is_blank, record)):
                toegestaan = f"{breedte} cellen, ook als de laatste leeg zijn"
                fouten.append(Fout(weergave, nummer, "", "heeft minder cellen dan er kolomnamen zijn", toegestaan))
            yield nummer, list(record)
    except csv.Error:
        wat = "een aanhalingsteken is niet gesloten of staat midden in een waarde, of een cel is veel te lang"
        toegestaan = 'waarden met " aan begin en eind, en "" voor een " erin'
        raise unusable(weergave, wat, toegestaan, nummer + 1) from None


FORMAT = Format(id="csv", endings=(".csv",), read=_read)
