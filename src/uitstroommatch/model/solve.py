"""The door of the room: a situation goes in, an outcome comes out."""

from __future__ import annotations

import threading
from collections.abc import Callable

from uitstroommatch.check.decisions import kleinste_strijd, vast_plan
from uitstroommatch.domain.outcome import Haalbaar, Onmogelijk, Optimaal, Plan, TijdOp, Uitkomst, Voortgang
from uitstroommatch.eligibility import drietallen
from uitstroommatch.model.build import build
from uitstroommatch.model.lexicographic import Clock, Lexicographic
from uitstroommatch.model.reduce import reduce
from uitstroommatch.model.starter import starter
from uitstroommatch.model.tally import Tally, tally
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie


def _no_report(_: Voortgang) -> None:
    """Report nothing."""


def los_op(
    rulebook: Rulebook,
    situatie: Situatie,
    *,
    zaad: int,
    tijd: float | None = None,
    rekenwerk: float | None = None,
    stop: threading.Event | None = None,
    voortgang: Callable[[Voortgang], None] = _no_report,
) -> Uitkomst:
    """Find the best plan and prove it.

    Args:
        rulebook: rules and goals under a policy.
        situatie: the dossier at its reference date; fixed decisions must not break pair rules
            (:func:`~uitstroommatch.check.decisions.foute_besluiten`).
        zaad: seed; the same input and seed give the same plan, unless ``tijd`` or ``stop`` cut it off.
        tijd: seconds, ``None`` for no limit. When they run out the best plan so far is returned, with its bounds.
        rekenwerk: units of work, ``None`` for no limit: as ``tijd``, but counted by the solver, so that the same input
            and seed give the same plan also when the limit cut the search off.
        stop: set it from another thread to end the search with the best plan so far.
        voortgang: called, from this or a solver thread, whenever the value or the bound of a goal improves.
    """
    stop = stop or threading.Event()
    clock = Clock.of(tijd, stop, rekenwerk)
    strijdig = kleinste_strijd(rulebook, situatie)
    if strijdig is not None:
        return Onmogelijk(strijdig)
    if stop.is_set():
        return TijdOp()
    tallied = _tally(rulebook, situatie)
    program = build(tallied, situatie)
    search = Lexicographic(program, program.complete(starter(tallied, situatie)), zaad, clock, voortgang)
    values = search.run()
    doelen = search.goals()
    plan = _plan(tallied, values)
    return Optimaal(plan, doelen) if all(doel.bewezen for doel in doelen) else Haalbaar(plan, doelen)


def _tally(rulebook: Rulebook, situatie: Situatie) -> Tally:
    fixed = vast_plan(rulebook, situatie)
    full = tally(rulebook, situatie, list(drietallen(rulebook, situatie)), frozenset(fixed))
    return reduce(full, situatie)


def _plan(tallied: Tally, values: list[int]) -> Plan:
    return tuple(sorted(triple for column, triple in enumerate(tallied.triples) if values[column]))
