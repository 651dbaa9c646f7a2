"""Which limits stand in the way of a client without a home: where a search for changes has to look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from uitstroommatch.domain.outcome import Drietal
from uitstroommatch.eligibility import drietallen
from uitstroommatch.explain.room import Grens, tekorten, verruiming
from uitstroommatch.explain.stand import Stand
from uitstroommatch.explain.wishes import Wens, Zoekopdracht
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

PER_SOORT = 4  # limits of one kind that are tried
SAMEN = 3  # sets of limits that are tried together

Missend = Mapping[Grens, int]
"""Units that are missing under each limit."""


@dataclass(frozen=True)
class Beletsels:
    """The obstacles to a wish under a plan."""

    rulebook: Rulebook
    situatie: Situatie
    wens: Wens
    opdracht: Zoekopdracht

    @cached_property
    def stand(self) -> Stand:
        """The plan with its sums."""
        return Stand(self.rulebook, self.situatie, self.opdracht.plan)

    @cached_property
    def drietallen(self) -> tuple[Drietal, ...]:
        """All allowed triples."""
        return tuple(drietallen(self.rulebook, self.situatie))

    @cached_property
    def wachtend(self) -> frozenset[str]:
        """The clients without a home of whom one must be placed."""
        if self.wens.client is not None:
            return frozenset([self.wens.client])
        return frozenset(self.situatie.kandidaten) - {deel[0] for deel in self.opdracht.plan}

    @cached_property
    def in_de_weg(self) -> dict[Drietal, Missend]:
        """The units that are missing for each placement that pair rules allow and that more room makes possible."""
        tekort = {een: tekorten(self.stand, een) for een in self.drietallen if een[0] in self.wachtend}
        return {een: missend for een, missend in tekort.items() if self._kan_ruimer(missend)}

    def _kan_ruimer(self, missend: Missend) -> bool:
        return all(verruiming(self.situatie, grens, eenheden) for grens, eenheden in missend.items())

    @cached_property
    def enkele_grenzen(self) -> list[Missend]:
        """Limits that are the only one in the way of some placement, each with the fewest units.

        The kinds of limit take turns, so that the alternatives differ; within a kind first what fewest others want.
        """
        alleen: dict[Grens, list[tuple[int, str]]] = defaultdict(list)
        for (_, woning, _), missend in self.in_de_weg.items():
            if len(missend) == 1:
                ((grens, eenheden),) = missend.items()
                alleen[grens].append((eenheden, woning))
        minste = {grens: min(plekken)[0] for grens, plekken in alleen.items()}
        per_soort: dict[str, list[Grens]] = defaultdict(list)
        for grens in sorted(minste, key=lambda grens: (minste[grens], self._drukte(alleen[grens]), grens)):
            per_soort[grens.regel].append(grens)
        beurten = zip_longest(*(per_soort[soort][:PER_SOORT] for soort in sorted(per_soort)))
        return [{grens: minste[grens]} for beurt in beurten for grens in beurt if grens is not None]

    def meer_grenzen(self, aantal: int) -> list[Missend]:
        """Return sets of so many limits that are in the way of some placement, the fewest units first."""
        gezien: dict[frozenset[Grens], Missend] = {}
        for missend in sorted(self.in_de_weg.values(), key=lambda missend: (sum(missend.values()), sorted(missend))):
            if len(missend) == aantal:
                gezien.setdefault(frozenset(missend), missend)
        return list(gezien.values())[:SAMEN]

    def _drukte(self, plekken: Iterable[tuple[int, str]]) -> int:
        """Return how many others without a home could live where these placements are; for whoever: how few."""
        anderen = len(set().union(*(self._liefhebbers[woning] for _, woning in plekken)))
        return anderen if self.wens.client is not None else -anderen

    @cached_property
    def _liefhebbers(self) -> dict[str, set[str]]:
        """Clients without a home per home that suits them."""
        geplaatst = {deel[0] for deel in self.opdracht.plan}
        per_woning: dict[str, set[str]] = defaultdict(set)
        for client, woning, _ in self.drietallen:
            if client not in geplaatst:
                per_woning[woning].add(client)
        return per_woning
