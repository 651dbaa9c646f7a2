"""What the limits say about a number that is not told.

Limits are policy, so everybody can know them: where the areas of a wijk are full, its number gives theirs. Everything
here is in people; one weighs at least one point.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from uitstroommatch.situation import Situatie
from uitstroommatch.spread.tree import Indeling, Knoop

RUIM = 5
"""How many more than the threshold must fit beside a number that is told."""


@dataclass(frozen=True)
class Ruimte:
    """By code of a node: how many people its limits allow, and how many may still come; no entry: no limit."""

    hoogstens: Mapping[str, int]
    erbij: Mapping[str, int]

    def is_ruim(self, knoop: Knoop, aantal: int, drempel: int) -> bool:
        """Say whether the limit lies so far above a number that it says nothing about who is not counted in it."""
        hoogstens = self.hoogstens.get(knoop.code)
        return hoogstens is None or aantal + drempel + RUIM <= hoogstens

    def kan_elders(self, knoop: Knoop, aantal: int) -> bool:
        """Say whether whatever area of a node one leaves out, all of the number could come to live in the others."""
        while len(knoop.kinderen) == 1:
            (knoop,) = knoop.kinderen
        ruimten = [self.erbij.get(kind.code) for kind in knoop.kinderen]
        return all(_past(aantal, ruimten[:plek] + ruimten[plek + 1 :]) for plek in range(len(ruimten)))


def _past(aantal: int, ruimten: Sequence[int | None]) -> bool:
    return None in ruimten or aantal <= sum(een or 0 for een in ruimten)


def ruimte(situatie: Situatie, indeling: Indeling) -> Ruimte:
    """Work out the room under the limits of a dossier."""
    grenzen, last, licht = situatie.grenzen, situatie.bestaande_last, _lichtste(situatie)

    def hoogstens(code: str) -> int | None:
        return grenzen[code] // licht if code in grenzen else None

    def erbij(code: str) -> int | None:
        return max(0, grenzen[code] - last.get(code, 0)) // licht if code in grenzen else None

    return Ruimte(_per_knoop(indeling, hoogstens), _per_knoop(indeling, erbij))


def _lichtste(situatie: Situatie) -> int:
    gewicht = situatie.beleid.gewicht
    return max(1, min(gewicht.licht, gewicht.medium, gewicht.complex, gewicht.gespecialiseerd))


def _per_knoop(indeling: Indeling, eigen: Callable[[str], int | None]) -> dict[str, int]:
    gevonden: dict[str, int] = {}
    for gemeente in indeling.gemeenten:
        _vul(gemeente, eigen, gevonden)
    return gevonden


def _vul(knoop: Knoop, eigen: Callable[[str], int | None], gevonden: dict[str, int]) -> None:
    """Note the least of the limit of a node and what its areas allow together, when each of those has a limit.

    Nobody fits in a buurt that is no longer there.
    """
    for kind in knoop.kinderen:
        _vul(kind, eigen, gevonden)
    grenzen = [eigen(knoop.code)]
    if knoop.kinderen and all(kind.code in gevonden for kind in knoop.kinderen):
        grenzen.append(sum(gevonden[kind.code] for kind in knoop.kinderen))
    bekend = [grens for grens in grenzen if grens is not None]
    if bekend or not knoop.kinderen:
        gevonden[knoop.code] = min(bekend, default=0)
