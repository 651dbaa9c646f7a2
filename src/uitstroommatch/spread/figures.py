"""Measures of how placements spread over the areas: now, with the plan, and with the rule that places in turn."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Spreidingscijfer:
    """One measure. ``None``: not told, or there is nothing to measure."""

    id: str
    naam: str
    uitleg: str
    eenheid: str
    nu: Decimal | None
    plan: Decimal | None
    gretig: Decimal | None


@dataclass(frozen=True)
class Spreidingscijfers:
    """All measures, in the order in which they are shown."""

    rijen: tuple[Spreidingscijfer, ...]
