"""What a picture of a proposal is made of. ``None`` for a number is always: not told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from uitstroommatch.domain.afspraak import Afspraak
from uitstroommatch.domain.enums import Zwaarte


@dataclass(frozen=True, slots=True)
class Samen:
    """Wijken of one gemeente whose placements are told as one number, because each by itself is too small."""

    gemeente: str
    wijken: tuple[str, ...]
    bestaand: int | None
    nieuw: int | None


@dataclass(frozen=True)
class Telling:
    """Placements (not load points) by code of gemeente, wijk and buurt: those there are, and those of the plan.

    For an officer exact, for anyone else rounded to fives. ``samen``: numbers of wijken together, where there are more
    than one in a block; empty for an officer.
    """

    bestaand: Mapping[str, int | None]
    nieuw: Mapping[str, int | None]
    samen: tuple[Samen, ...] = ()

    def van(self, code: str) -> tuple[int | None, int | None]:
        """Return what is told of an area: the placements there are, and those of the plan."""
        return self.bestaand.get(code), self.nieuw.get(code)


@dataclass(frozen=True, slots=True)
class Afspraakstand:
    """An agreement of the year, how many placements count for it already, and how many the plan adds."""

    afspraak: Afspraak
    gerealiseerd: int | None
    gepland: int | None


@dataclass(frozen=True, slots=True)
class Steunstand:
    """Support of a provider in a gemeente, and what the plan uses of it; hours are tenths of an hour per week."""

    aanbieder: str
    gemeente: str
    uren: int
    omklap_max: int | None
    zwaartes: tuple[Zwaarte, ...]
    bereikbaar_24u: bool
    uren_gebruikt: int | None
    omklap_gebruikt: int | None
