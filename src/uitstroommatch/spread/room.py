"""What the limits say about a number that is not told.

Limits are policy, so everybody can know them: where the areas of a wijk are full, its number gives theirs, and where
many are placed few can live already. All numbers are of people; one weighs at least one point.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from uitstroommatch.situation import Situatie
from uitstroommatch.spread.tree import Indeling, Knoop

RUIM = 5
"""How many more than the threshold must fit beside a number that is told."""


@dataclass(frozen=True)
class Ruimte:
    """How many people the limits of a node and of what is in it allow, by code; no entry: no limit."""

    hoogstens: Mapping[str, int]

    def is_ruim(self, knoop: Knoop, aantal: int, drempel: int) -> bool:
        """Say whether the limit lies so far above a number that it says nothing about who is not counted in it."""
        hoogstens = self.hoogstens.get(knoop.code)
        return hoogstens is None or aantal + drempel + RUIM <= hoogstens

    def kan_elders(self, knoop: Knoop, aantal: int) -> bool:
        """Say whether whatever area of a node one leaves out, all of the number could live in the others."""
        while len(knoop.kinderen) == 1:
            (knoop,) = knoop.kinderen
        grenzen = [self.hoogstens.get(kind.code) for kind in knoop.kinderen]
        return all(_past(aantal, grenzen[:plek] + grenzen[plek + 1 :]) for plek in range(len(grenzen)))


def _past(aantal: int, grenzen: Sequence[int | None]) -> bool:
    return None in grenzen or aantal <= sum(een or 0 for een in grenzen)


def ruimte(situatie: Situatie, indeling: Indeling) -> Ruimte:
    """Work out what the limits of a dossier allow."""
    gewicht = situatie.beleid.gewicht
    lichtste = max(1, min(gewicht.licht, gewicht.medium, gewicht.complex, gewicht.gespecialiseerd))
    mensen = {code: grens // lichtste for code, grens in situatie.grenzen.items()}
    gevonden: dict[str, int] = {}
    for gemeente in indeling.gemeenten:
        _vul(gemeente, mensen, gevonden)
    return Ruimte(gevonden)


def _vul(knoop: Knoop, mensen: Mapping[str, int], gevonden: dict[str, int]) -> None:
    """Note the least of the limit of a node and what its areas allow together, when each of those has a limit.

    Nobody fits in a buurt that is no longer there.
    """
    for kind in knoop.kinderen:
        _vul(kind, mensen, gevonden)
    grenzen = [mensen[knoop.code]] if knoop.code in mensen else []
    if knoop.kinderen and all(kind.code in gevonden for kind in knoop.kinderen):
        grenzen.append(sum(gevonden[kind.code] for kind in knoop.kinderen))
    if grenzen or not knoop.kinderen:
        gevonden[knoop.code] = min(grenzen, default=0)
