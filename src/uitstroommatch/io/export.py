"""Files out: the proposal as JSON and tables as CSV, each whole or not at all."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path
from secrets import token_hex

from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.errors import DoelFout

_FORMULA_START = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A spreadsheet takes text that starts with one of these for a formula, or skips to what comes after it."""


def schrijf_json(voorstel: Voorstel, path: Path) -> None:
    """Write a proposal: the same proposal gives the same bytes.

    Raises:
        DoelFout: the file cannot be written there.
    """
    text = json.dumps(voorstel.model_dump(mode="json"), ensure_ascii=False, indent=2, allow_nan=False)
    schrijf_tekst(f"{text}\n", path)


def schrijf_tabel(rows: Iterable[Mapping[str, object]], path: Path, kolommen: Sequence[str] | None = None) -> None:
    """Write rows as a CSV file that a Dutch spreadsheet opens well: ``;``, decimal comma, UTF-8 with a mark in front.

    The columns are ``kolommen``, or those of the first row. Text that a spreadsheet would take for a formula gets an
    apostrophe in front.

    Raises:
        DoelFout: the file cannot be written there.
    """
    schrijf_tekst(tabel_als_tekst(rows, kolommen), path)


def tabel_als_tekst(rows: Iterable[Mapping[str, object]], kolommen: Sequence[str] | None = None) -> str:
    """Return rows as the text of such a CSV file."""
    rijen = list(rows)
    namen = list(kolommen if kolommen is not None else (rijen[0] if rijen else ()))
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_cell(naam) for naam in namen])
    writer.writerows([_cell(rij.get(naam)) for naam in namen] for rij in rijen)
    return f"\ufeff{out.getvalue()}"


def schrijf_tekst(text: str, path: Path) -> None:
    """Write a text file in one go: a reader sees the old file or the new one, never half of it.

    Raises:
        DoelFout: the file cannot be written there.
    """
    schrijf_samen({path: text})


def schrijf_samen(teksten: Mapping[Path, str]) -> None:
    """Write text files that belong together: all of them, or none when one cannot be written.

    Raises:
        DoelFout: a file cannot be written there.
    """
    klaar: list[tuple[Path, Path]] = []
    path = Path()
    try:
        for path, text in teksten.items():
            klaar.append(_tijdelijk(path))
            _leg_neer(text, *klaar[-1], path)
        for tijdelijk, doel in klaar:
            tijdelijk.replace(doel)
    except OSError as exc:
        raise DoelFout(f"{path}: kan niet worden geschreven ({_cause(exc)}).") from None
    finally:
        for tijdelijk, _ in klaar:
            with suppress(OSError):
                tijdelijk.unlink()


def _tijdelijk(path: Path) -> tuple[Path, Path]:
    doel = Path(os.path.realpath(path))  # a link keeps pointing where it points
    return doel.with_name(f".{doel.name}.{token_hex(4)}.tmp"), doel


def _leg_neer(text: str, tijdelijk: Path, doel: Path, path: Path) -> None:
    if doel.is_symlink() or (doel.exists() and not doel.is_file()):
        raise DoelFout(f"{path}: is een map of geen gewoon bestand. Geef de naam van een bestand.")
    with tijdelijk.open("x", encoding="utf-8", newline="") as handle:
        handle.write(text)
        handle.flush()
        os.fsync(handle.fileno())


def _cause(exc: OSError) -> str:
    if isinstance(exc, FileNotFoundError):
        return "de map bestaat niet"
    if isinstance(exc, NotADirectoryError):
        return "een deel van het pad is geen map"
    if isinstance(exc, PermissionError):
        return "geen schrijfrecht"
    return "de schijf is vol, de naam is te lang, of de schijf kan niet worden beschreven"


def _cell(value: object) -> str:
    """Return the text of a cell. Only text can be taken for a formula; a negative number is one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, Decimal | float):
        return str(value).replace(".", ",")
    if isinstance(value, int | date):
        return str(value)
    return onschadelijk("|".join(map(str, value)) if isinstance(value, tuple | list) else str(value))


def onschadelijk(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_START) else text
