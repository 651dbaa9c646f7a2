"""The small valid dossier in ``klein/``, to be changed in one place and then written as CSV or XLSX."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook

PEILDATUM = date(2026, 11, 23)

_FOLDER = Path(__file__).parent / "klein"

NUMBERS = frozenset(
    {
        *("huishoudens", "leefbaarheid", "lengtegraad", "breedtegraad", "uren_beschikbaar", "omklap_max", "grens"),
        *("huishoudgrootte", "kinderen", "max_huur", "uren_per_week", "rekenhuur", "kamers", "max_personen", "jaar"),
        *("leeftijd_min", "leeftijd_max", "plaatsen", "minimum", "maximum"),
    }
)
DATES = frozenset({"uitstroom_vanaf", "wacht_sinds", "beschikbaar_vanaf", "datum", "einddatum"})
SWITCHES = frozenset({"herkomst_afwijken", "bereikbaarheid_24u", "bereikbaar_24u"})

Row = list[Any]


def _load() -> dict[str, list[Row]]:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(_FOLDER.glob("*.csv"))}
    return {bestand: [line.split(";") for line in text.splitlines()] for bestand, text in texts.items()}


@dataclass
class SmallDossier:
    """Tables of text per logical file, header first, so that list index + 1 is the row number of a spreadsheet.

    ``raw`` holds files whose bytes are given as they are; they go before a table of the same name.
    """

    tables: dict[str, list[Row]] = field(default_factory=_load)
    raw: dict[str, bytes] = field(default_factory=dict)

    # --- changes -------------------------------------------------------------------------------------------------

    def set(self, bestand: str, rij: int, kolom: str, waarde: Any) -> None:
        """Change one cell."""
        self.tables[bestand][rij - 1][self.column(bestand, kolom)] = waarde

    def column(self, bestand: str, kolom: str) -> int:
        """Return the position of a column."""
        return self.tables[bestand][0].index(kolom)

    def drop_column(self, bestand: str, *kolommen: str) -> None:
        """Take columns out."""
        for kolom in kolommen:
            positie = self.column(bestand, kolom)
            for rij in self.tables[bestand]:
                del rij[positie]

    def add_column(self, bestand: str, kolom: str, waarde: str, rij: int = 2) -> None:
        """Put a column at the end, with one filled cell."""
        for nummer, cellen in enumerate(self.tables[bestand], start=1):
            cellen.append(kolom if nummer == 1 else waarde if nummer == rij else "")

    def add_row(self, bestand: str, *, like: int = 2, **cellen: Any) -> None:
        """Copy a row to the end, with other values in some columns."""
        self.tables[bestand].append(list(self.tables[bestand][like - 1]))
        for kolom, waarde in cellen.items():
            self.set(bestand, len(self.tables[bestand]), kolom, waarde)

    def remove(self, bestand: str) -> None:
        """Leave a file out."""
        del self.tables[bestand]

    def text(self, bestand: str, separator: str = ";") -> str:
        """Return a table as the text of a CSV file."""
        out = StringIO(newline="")
        csv.writer(out, delimiter=separator, lineterminator="\r\n").writerows(self.tables[bestand])
        return out.getvalue()

    def workbook(self, bestand: str, *, typed: bool = True) -> bytes:
        """Return a table as the bytes of a workbook with one sheet."""
        book, out = Workbook(), BytesIO()
        fill(book.active, self.tables[bestand], typed=typed)
        book.save(out)
        return out.getvalue()

    # --- writing -------------------------------------------------------------------------------------------------

    def write_csv(self, folder: Path, separator: str = ";", encoding: str = "utf-8") -> Path:
        """Write every table as a CSV file."""
        folder.mkdir(parents=True, exist_ok=True)
        for bestand in self.tables:
            (folder / f"{bestand}.csv").write_bytes(self.text(bestand, separator).encode(encoding))
        self._write_raw(folder)
        return folder

    def write_xlsx(self, folder: Path, *, typed: bool = True) -> Path:
        """Write a workbook per table, with numbers, dates and switches as such when ``typed``."""
        folder.mkdir(parents=True, exist_ok=True)
        for bestand in self.tables:
            (folder / f"{bestand}.xlsx").write_bytes(self.workbook(bestand, typed=typed))
        self._write_raw(folder)
        return folder

    def write_workbook(self, folder: Path, *, typed: bool = True) -> Path:
        """Write one workbook with a sheet per table."""
        folder.mkdir(parents=True, exist_ok=True)
        book = Workbook()
        del book["Sheet"]
        for bestand, rijen in self.tables.items():
            fill(book.create_sheet(bestand), rijen, typed=typed)
        book.save(folder / "dossier.xlsx")
        self._write_raw(folder)
        return folder

    def _write_raw(self, folder: Path) -> None:
        for naam, inhoud in self.raw.items():
            (folder / naam).write_bytes(inhoud)


def fill(sheet: Any, rijen: Iterable[Row], *, typed: bool) -> None:
    """Put rows in a sheet; text that should be a number, date or switch becomes one when ``typed``."""
    kop, *rest = rijen
    sheet.append(kop)
    for cellen in rest:
        sheet.append([_typed(kolom, cel) if typed else _filled(cel) for kolom, cel in zip(kop, cellen, strict=True)])


def _typed(kolom: str, cel: Any) -> Any:
    if not isinstance(cel, str) or not cel:
        return _filled(cel)
    if kolom in NUMBERS:
        return float(cel) if "." in cel else int(cel)
    if kolom in DATES:
        return date.fromisoformat(cel)
    return cel == "ja" if kolom in SWITCHES else cel


def _filled(cel: Any) -> Any:
    return None if cel == "" else cel
