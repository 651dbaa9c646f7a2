"""Who looks at a proposal: that decides what is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from uitstroommatch.errors import DienstFout

KLEINSTE_DREMPEL = 3
"""With a threshold of 1 or 2, to be told that a number is small would be to be told the number."""


@dataclass(frozen=True, slots=True)
class Blik:
    """Who looks: an officer, a corporation, or anyone else that a shared version is for (``gedeeld``).

    ``gemeenten`` of an officer: only there single homes and people are shown; empty is the whole region.
    ``corporatie``: whose homes are shown one by one. ``op_straat``: homes are drawn in the middle of their street, for
    a version that is handed on. Numbers of people from 1 to ``drempel`` are not told to anyone but an officer.
    """

    soort: Literal["regisseur", "corporatie", "gedeeld"]
    gemeenten: frozenset[str] = frozenset()
    corporatie: str | None = None
    op_straat: bool = False
    drempel: int = 7

    def __post_init__(self) -> None:
        if self.drempel < KLEINSTE_DREMPEL:
            raise DienstFout(f"De drempel is minstens {KLEINSTE_DREMPEL}: bij minder is verzwegen zo goed als verteld.")

    @property
    def precies(self) -> bool:
        """Whether every number is told as it is."""
        return self.soort == "regisseur"


REGISSEUR = Blik("regisseur")
"""An officer of the whole region, who sees everything."""
