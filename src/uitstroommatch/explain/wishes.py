"""Questions put to the search as goals of their own: can this client be placed, and at how many units over a limit?

A question after all goals asks whether *some* best plan does it: it changes nothing but the choice between plans that
are equally good. A question instead of the goals asks whether *any* plan does it.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace

from uitstroommatch.domain.outcome import Plan
from uitstroommatch.explain.changes import Wijziging, pas_toe
from uitstroommatch.explain.whatif import WatAls, wat_als
from uitstroommatch.goal import Goal, Kostengroep, overschot, tekort
from uitstroommatch.rulebook import Doel, Groepsregel, Rulebook
from uitstroommatch.situation import Situatie

BRON = "afspraak van dit project"
CLIENT, AANTAL, OVER = "vraag:client", "vraag:aantal", "vraag:over"


@dataclass(frozen=True, slots=True)
class Zoekopdracht:
    """What every search of one question shares: the plan to stay close to, seed, seconds for each solve, and stop."""

    plan: Plan = ()
    zaad: int = 0
    tijd: float | None = None
    stop: threading.Event | None = None


@dataclass(frozen=True, slots=True)
class Wens:
    """What a change has to bring: this client placed (``None``: whoever), and at least this many clients placed."""

    client: str | None
    aantal: int

    def vervuld(self, plan: Plan) -> bool:
        """Does a plan bring it?"""
        return len(plan) >= self.aantal and (self.client is None or any(deel[0] == self.client for deel in plan))

    def doelen(self) -> tuple[Doel, ...]:
        """Return it as goals that are at their best exactly when it is brought."""
        geteld = Goal(
            id=AANTAL,
            zin=f"Minstens {self.aantal} cliënten krijgen een woning.",
            bron=BRON,
            richting="min",
            groepen=lambda _: [Kostengroep(AANTAL, tekort(self.aantal))],
            leden=lambda _: [(AANTAL, 1)],
        )
        return (*self._client(), Doel(geteld, 0))

    def _client(self) -> tuple[Doel, ...]:
        if self.client is None:
            return ()
        geplaatst = Goal(
            id=CLIENT,
            zin="Deze cliënt krijgt een woning.",
            bron=BRON,
            richting="max",
            per_plaatsing=lambda geval: int(geval.client.client_sleutel == self.client),
        )
        return (Doel(geplaatst, 0),)


def beste_plan(
    rulebook: Rulebook, situatie: Situatie, wijzigingen: Sequence[Wijziging], wens: Wens, opdracht: Zoekopdracht
) -> WatAls | None:
    """Return the best plan after some changes when some best plan brings the wish, ``None`` when none does.

    Raises:
        WijzigingFout: a change cannot be made.
    """
    regels, nieuw = pas_toe(rulebook, situatie, wijzigingen)
    gevonden = _los_op(_daarna(regels, nieuw, wens.doelen()), nieuw, opdracht)
    if gevonden is None or not wens.vervuld(gevonden.plan):
        return None
    doelen = tuple(doel for doel in gevonden.doelen if doel.id not in (CLIENT, AANTAL))
    return replace(gevonden, doelen=doelen, rulebook=regels)


def minste_over(
    rulebook: Rulebook,
    situatie: Situatie,
    wens: Wens,
    grenzen: Sequence[tuple[Groepsregel, str, int]],
    opdracht: Zoekopdracht,
) -> WatAls | None:
    """Return the best plan among those that bring the wish with the fewest units over some limits.

    ``grenzen`` are (rule, group, limit); ``None`` when no plan in this situation brings the wish, whatever the goals.
    Its goals are those units, in this order, and before them the wish.
    """
    over = tuple(Doel(_over(regel, groep, grens, nr), 0) for nr, (regel, groep, grens) in enumerate(grenzen))
    verder = rulebook.doelen if grenzen else ()
    gevonden = _los_op(replace(rulebook, doelen=(*wens.doelen(), *over, *verder)), situatie, replace(opdracht, plan=()))
    if gevonden is None or not wens.vervuld(gevonden.plan):
        return None
    return replace(gevonden, doelen=tuple(doel for doel in gevonden.doelen if doel.id.startswith(OVER)))


def _los_op(rulebook: Rulebook, situatie: Situatie, opdracht: Zoekopdracht) -> WatAls | None:
    gevonden = wat_als(
        rulebook, situatie, (), plan=opdracht.plan, zaad=opdracht.zaad, tijd=opdracht.tijd, stop=opdracht.stop
    )
    return gevonden if isinstance(gevonden, WatAls) else None


def _daarna(rulebook: Rulebook, situatie: Situatie, vraag: Sequence[Doel]) -> Rulebook:
    """Put a question after all goals; the last goal, which used to give way to nothing, still does not."""
    doelen = rulebook.doelen_in(situatie)
    if doelen:
        doelen = (*doelen[:-1], replace(doelen[-1], speling=0))
    return replace(rulebook, doelen=(*doelen, *vraag))


def _over(regel: Groepsregel, groep: str, grens: int, nummer: int) -> Goal:
    """Count the units by which one group goes over a limit."""
    return Goal(
        id=f"{OVER}:{nummer}",
        zin=f"Zo weinig mogelijk gaat over de grens van: {regel.regel.zin}",
        bron=BRON,
        richting="min",
        groepen=lambda _: [Kostengroep(groep, overschot(grens))],
        leden=lambda geval: [deel for deel in regel.leden(geval) if deel[0] == groep],
    )
