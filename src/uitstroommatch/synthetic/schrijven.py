"""Write a folder in one go: all of it stands there, or nothing."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from uitstroommatch.errors import DoelFout

Tabel = tuple[type, Sequence[Any]]
"""The kind of row, whose fields are the columns, and the rows."""


def controleer_doel(doel: Path) -> None:
    """Refuse a target that holds something already.

    Raises:
        DoelFout: the target is a file, or a folder that is not empty.
    """
    if doel.exists() and not (doel.is_dir() and not any(doel.iterdir())):
        raise DoelFout(f"{doel} bestaat al en is niet leeg. Kies een nieuwe of lege map.")


def schrijf_map(doel: Path, tabellen: Mapping[str, Tabel], beleid: str) -> None:
    """Write tables and policy beside the target and move them into place.

    Raises:
        DoelFout: the target is not empty, or cannot be written.
    """
    doel = doel.resolve()
    controleer_doel(doel)
    try:
        doel.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=f".{doel.name}-", dir=doel.parent) as tijdelijk:
            inhoud = Path(tijdelijk) / "inhoud"
            inhoud.mkdir()
            _vul(inhoud, tabellen, beleid)
            if doel.exists():
                doel.rmdir()
            inhoud.rename(doel)
    except OSError as fout:
        raise DoelFout(f"{doel} kan niet worden geschreven: {fout.strerror}") from fout


def _vul(folder: Path, tabellen: Mapping[str, Tabel], beleid: str) -> None:
    for naam, (soort, rijen) in tabellen.items():
        _schrijf_tabel(folder / f"{naam}.csv", soort, rijen)
    (folder / "beleid.toml").write_text(beleid, encoding="utf-8", newline="\n")


def _schrijf_tabel(bestand: Path, soort: type, rijen: Sequence[Any]) -> None:
    kolommen = [veld.name for veld in fields(soort)]
    with bestand.open("w", encoding="utf-8", newline="") as uit:
        schrijver = csv.writer(uit, delimiter=";", lineterminator="\n")
        schrijver.writerow(kolommen)
        schrijver.writerows([_cel(k, getattr(rij, k)) for k in kolommen] for rij in rijen)


def _cel(kolom: str, waarde: object) -> str:
    """Return a value as it stands in the file."""
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, tuple):
        return "|".join(waarde)
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, float):
        return f"{waarde:.6f}"
    if kolom in ("uren_per_week", "uren_beschikbaar"):
        return f"{waarde:.1f}"
    return f"{waarde:.2f}" if kolom in ("rekenhuur", "max_huur") else str(waarde)
