"""What the measures are taken of: load, limit, people and households per buurt of the region under a plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.gebied import Gebied
from uitstroommatch.domain.outcome import Plan
from uitstroommatch.situation import Situatie


@dataclass(frozen=True)
class Meting:
    """A situation with a plan carried out. An empty plan: the situation as it is."""

    situatie: Situatie
    plan: Plan

    @cached_property
    def lasten(self) -> list[tuple[int, int]]:
        """Load and limit of each buurt whose limit rests on data."""
        last = Counter(self.situatie.bestaande_last)
        for client, woning, _ in self.plan:
            last[self.situatie.aanbod[woning].buurtcode] += self.situatie.kandidaten[client].gewicht
        return [(last[code], grens) for code, grens in _grenzen(self.situatie).items()]

    @property
    def vol(self) -> list[Fraction]:
        """Load as part of the limit, of each of these with a limit above 0."""
        return [Fraction(last, grens) for last, grens in self.lasten if grens]

    @cached_property
    def mensen(self) -> Mapping[str, int]:
        """Placements by buurt: those that weigh, and those of the plan."""
        bestaand = (een.buurtcode for een in self.situatie.dossier.plaatsingen if self.situatie.telt_als_last(een))
        return Counter(bestaand) + Counter(self.situatie.aanbod[woning].buurtcode for _, woning, _ in self.plan)

    @property
    def huishoudens(self) -> Mapping[str, int]:
        """Households by buurt, where they are known."""
        return {een.code: een.huishoudens for een in buurten(self.situatie) if een.huishoudens is not None}

    @cached_property
    def saldo(self) -> Mapping[str, int]:
        """Exchange balance by gemeente of the region."""
        saldo = dict(self.situatie.saldo)
        for client, woning, _ in self.plan:
            herkomst = self.situatie.kandidaten[client].gemeente_herkomst
            for gemeente, verschil in self.situatie.uitwisseling(herkomst, self.situatie.aanbod[woning].gemeente):
                saldo[gemeente] += verschil
        return saldo


def buurten(situatie: Situatie) -> list[Gebied]:
    """Return the buurten of the municipalities of the region."""
    gebied = situatie.dossier.gebied
    return [
        een
        for een in situatie.dossier.gebieden
        if een.niveau is Niveau.BUURT and gebied[een.ouder or ""].ouder in situatie.regio
    ]


def meetbaar(situatie: Situatie) -> tuple[int, int]:
    """Return the number of buurten whose limit rests on data, and the number of all buurten of the region."""
    return len(_grenzen(situatie)), len(buurten(situatie))


def _grenzen(situatie: Situatie) -> Mapping[str, int]:
    eigen = {rij.code for rij in situatie.dossier.draagkracht}
    bekend = (een.code for een in buurten(situatie) if een.code in eigen or een.huishoudens is not None)
    return {code: situatie.grenzen[code] for code in bekend}
