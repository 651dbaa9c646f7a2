"""The price of each rule and each goal: the best plan without it, goal by goal beside the best plan with it.

A price is seen from all goals of the policy, also where the plan was made without one of them: the plan without a goal
shows how far that goal falls when nobody looks at it, and what the others gain.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from uitstroommatch.check.plan import doelwaarde
from uitstroommatch.domain.outcome import Plan
from uitstroommatch.explain.changes import Wijziging, ZonderDoel, ZonderRegel
from uitstroommatch.explain.compare import Doelverschil
from uitstroommatch.explain.side_by_side import naast_elkaar
from uitstroommatch.explain.whatif import WatAls, wat_als
from uitstroommatch.rulebook import ZACHT, Rulebook
from uitstroommatch.situation import Situatie

BESLUITEN = frozenset({"besluit_vast", "besluit_afgewezen"})


@dataclass(frozen=True, slots=True)
class Beleidsprijs:
    """What the best plan is without one rule or goal: each goal of the policy with it (oud) and without (nieuw)."""

    zonder: ZonderRegel | ZonderDoel
    doelen: tuple[Doelverschil, ...]
    geplaatst_oud: int
    geplaatst_nieuw: int
    bewezen: bool

    @property
    def beslissend(self) -> Doelverschil | None:
        """The first goal, in the order of the policy, that changes; ``None`` when it costs nothing at all."""
        return next((doel for doel in self.doelen if doel.oud != doel.nieuw), None)


def prijzen(
    rulebook: Rulebook,
    situatie: Situatie,
    plan: Plan,
    *,
    zaad: int = 0,
    tijd: float | None = None,
    stop: threading.Event | None = None,
) -> tuple[Beleidsprijs, ...]:
    """Return the price of every rule that the policy may do without, in a fixed order, and then of every goal.

    Decisions of people are no rule with a price. ``tijd`` holds for each solve.
    """
    vragen = (
        partial(_prijs, rulebook, situatie, plan, zonder, zaad=zaad, tijd=tijd, stop=stop)
        for zonder in _zonder(rulebook, situatie)
    )
    return tuple(prijs for prijs in naast_elkaar(vragen) if prijs is not None)


def _zonder(rulebook: Rulebook, situatie: Situatie) -> Iterator[ZonderRegel | ZonderDoel]:
    for paarregel in rulebook.paarregels:
        if paarregel.id not in BESLUITEN:
            yield ZonderRegel(paarregel.id)
    for groepsregel in rulebook.groepsregels:
        if groepsregel.id not in BESLUITEN and not groepsregel.regel.altijd_hard:
            yield ZonderRegel(groepsregel.id)
    for doel in rulebook.doelen_in(situatie):
        if not doel.id.startswith(ZACHT):
            yield ZonderDoel(doel.id)


def _prijs(
    rulebook: Rulebook,
    situatie: Situatie,
    plan: Plan,
    zonder: ZonderRegel | ZonderDoel,
    *,
    zaad: int,
    tijd: float | None,
    stop: threading.Event | None,
) -> Beleidsprijs | None:
    wijzigingen: tuple[Wijziging, ...] = (zonder,)
    zonder_dit = wat_als(rulebook, situatie, wijzigingen, plan=plan, zaad=zaad, tijd=tijd, stop=stop)
    if not isinstance(zonder_dit, WatAls):
        return None  # decisions that cannot hold together: there is no plan to compare with
    doelen = tuple(
        Doelverschil(
            doel.id,
            doel.richting,
            doelwaarde(doel.goal, situatie, plan),
            doelwaarde(doel.goal, situatie, zonder_dit.plan),
        )
        for doel in rulebook.doelen_in(situatie)
    )
    return Beleidsprijs(zonder, doelen, len(plan), len(zonder_dit.plan), zonder_dit.bewezen)
