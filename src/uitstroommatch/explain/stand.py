"""A plan with its sums: what a change of a few placements does to limits and goals, without adding all up again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from uitstroommatch.check.plan import doelwaarden, tel
from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.domain.outcome import Drietal, Plan
from uitstroommatch.explain.compare import Doelverschil
from uitstroommatch.rule import Groep
from uitstroommatch.rulebook import Doel, Groepsregel, Rulebook
from uitstroommatch.situation import Geval, Situatie


@dataclass(frozen=True, slots=True)
class Ruimte:
    """One limit and what is used of it, in units of its rule; ``deler`` units make one for people.

    ``nodig`` is what the placement in question takes, ``gebruikt`` the sum with it.
    """

    regel: str
    groep: str
    naam: str
    nodig: int
    gebruikt: int
    grens: int
    deler: int

    @property
    def over(self) -> int:
        """What is left."""
        return self.grens - self.gebruikt


@dataclass(frozen=True, slots=True)
class _Grenzen:
    """A hard group rule, its groups and the sums of the plan."""

    regel: Groepsregel
    groepen: Mapping[str, Groep]
    sommen: Counter[str]


@dataclass(frozen=True, slots=True)
class _Kosten:
    """A goal and the sums of the plan in its groups."""

    doel: Doel
    kosten: Mapping[str, Callable[[int], int]]
    sommen: Counter[str]


class Stand:
    """A plan, ready for questions of the kind "and if these placements went and those came"."""

    def __init__(self, rulebook: Rulebook, situatie: Situatie, plan: Plan) -> None:
        self.rulebook, self.situatie = rulebook, situatie
        self.plan: Plan = tuple(een for een in plan if een[0] in situatie.kandidaten and een[1] in situatie.aanbod)
        self.van_client: dict[str, Drietal] = {een[0]: een for een in self.plan}
        self.in_woning: dict[str, list[Drietal]] = {}
        for een in self.plan:
            self.in_woning.setdefault(een[1], []).append(een)
        self.waarden = doelwaarden(rulebook, situatie, self.plan)
        gevallen = [situatie.geval(*een) for een in self.plan]
        self._grenzen = [
            _Grenzen(regel, regel.groepen(situatie), tel(regel.leden, gevallen))
            for regel in rulebook.harde_groepsregels
        ]
        self._doelen = [
            _Kosten(doel, {k.sleutel: k.kosten for k in doel.goal.groepen(situatie)}, tel(doel.goal.leden, gevallen))
            for doel in rulebook.doelen_in(situatie)
        ]

    # --- pairs -------------------------------------------------------------------------------------------------------

    def mag(self, geval: Geval) -> bool:
        """Do the hard pair rules allow it?"""
        return all(regel.oordeel(geval).mag for regel in self.rulebook.harde_paarregels)

    def vormen(self, client: str, woning: str) -> tuple[Contractvorm, ...]:
        """Return the contract forms on which the pair rules allow a pair."""
        return tuple(vorm for vorm in Contractvorm if self.mag(self.situatie.geval(client, woning, vorm)))

    # --- limits ------------------------------------------------------------------------------------------------------

    def vol(self, weg: Iterable[Drietal] = (), erbij: Iterable[Drietal] = ()) -> tuple[Ruimte, ...]:
        """Return the limits that a change would break."""
        oud, nieuw = self._gevallen(weg), self._gevallen(erbij)
        return tuple(ruimte for grenzen in self._grenzen for ruimte in self._gebroken(grenzen, oud, nieuw))

    def _gebroken(self, grenzen: _Grenzen, oud: list[Geval], nieuw: list[Geval]) -> Iterator[Ruimte]:
        regel = grenzen.regel.regel
        eraf, erbij = tel(grenzen.regel.leden, oud), tel(grenzen.regel.leden, nieuw)
        for sleutel in sorted({*eraf, *erbij}):
            groep, som = grenzen.groepen[sleutel], grenzen.sommen[sleutel]
            straks = som - eraf[sleutel] + erbij[sleutel]
            if regel.te_veel(groep, straks) > regel.te_veel(groep, som):
                yield _ruimte(grenzen.regel, groep, erbij[sleutel], straks)

    def ruimten(self, een: Drietal) -> tuple[Ruimte, ...]:
        """Return every limit that a placement of the plan uses a part of."""
        geval = self.situatie.geval(*een)
        return tuple(
            _ruimte(grenzen.regel, grenzen.groepen[sleutel], eenheden, grenzen.sommen[sleutel])
            for grenzen in self._grenzen
            if not grenzen.regel.regel.minstens
            for sleutel, eenheden in tel(grenzen.regel.leden, [geval]).items()
            if eenheden
        )

    # --- goals -------------------------------------------------------------------------------------------------------

    def verschil(self, weg: Iterable[Drietal] = (), erbij: Iterable[Drietal] = ()) -> tuple[Doelverschil, ...]:
        """Return every goal before and after a change, in the order of the policy."""
        oud, nieuw = self._gevallen(weg), self._gevallen(erbij)
        return tuple(self._doelverschil(kosten, oud, nieuw) for kosten in self._doelen)

    def _doelverschil(self, van: _Kosten, oud: list[Geval], nieuw: list[Geval]) -> Doelverschil:
        doel, goal = van.doel, van.doel.goal
        waarde = self.waarden[doel.id]
        straks = waarde + sum(map(goal.per_plaatsing, nieuw)) - sum(map(goal.per_plaatsing, oud))
        eraf, erbij = tel(goal.leden, oud), tel(goal.leden, nieuw)
        for sleutel in {*eraf, *erbij}:
            som, kosten = van.sommen[sleutel], van.kosten[sleutel]
            straks += kosten(som - eraf[sleutel] + erbij[sleutel]) - kosten(som)
        return Doelverschil(doel.id, doel.richting, waarde, straks)

    def _gevallen(self, plan: Iterable[Drietal]) -> list[Geval]:
        return [self.situatie.geval(*een) for een in plan]


def _ruimte(regel: Groepsregel, groep: Groep, nodig: int, gebruikt: int) -> Ruimte:
    return Ruimte(regel.id, groep.sleutel, groep.naam, nodig, gebruikt, groep.grens, regel.regel.deler)


def rang(doelen: Iterable[Doelverschil]) -> tuple[int, ...]:
    """Return what to sort a change by: the best for the goals, in their order, comes first."""
    return tuple(-een.winst for een in doelen)
