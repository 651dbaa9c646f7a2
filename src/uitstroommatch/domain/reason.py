"""A reason is an object, born where the rule is; words come last.

An :class:`Oordeel` is what a rule says about one pair: the verdict and the facts it rests on. :func:`in_woorden` puts
facts into a Dutch sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

Feit = str | int | bool | Decimal | date | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Oordeel:
    """Verdict of one rule on one pair. ``feiten`` are the actual numbers, by the names used in the rule's sentence."""

    mag: bool
    feiten: Mapping[str, Feit]


def oordeel(mag: bool, **feiten: Feit) -> Oordeel:
    """Make a verdict with its facts."""
    return Oordeel(mag, feiten)


def woord(feit: Feit) -> str:
    """Return one fact as a Dutch reader writes it: ``512,00``, ``31-12-2026``, ``ja``."""
    match feit:
        case None:
            return "niets"
        case bool():
            return "ja" if feit else "nee"
        case StrEnum():
            return feit.value
        case Decimal():
            return f"{feit:f}".replace(".", ",")
        case date():
            return f"{feit:%d-%m-%Y}"
        case tuple():
            return ", ".join(woord(deel) for deel in feit) or "niets"
        case _:
            return str(feit)


def in_woorden(zin: str, feiten: Mapping[str, Feit]) -> str:
    """Fill the facts into a sentence with ``{names}``."""
    return zin.format_map({naam: woord(feit) for naam, feit in feiten.items()})
