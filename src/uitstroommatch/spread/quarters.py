"""Load by quarter: the past years, and with the plan the year to come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Kwartalen:
    """Load points per area at the end of each quarter; ``nu`` is the place of the quarter of the reference date."""

    namen: tuple[str, ...]
    nu: int
    last: Mapping[str, tuple[int, ...]]
