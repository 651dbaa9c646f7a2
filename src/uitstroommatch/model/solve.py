"""The door of the room: a situation goes in, an outcome comes out."""

from __future__ import annotations

import math
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from uitstroommatch.check.decisions import kleinste_strijd, vast_plan
from uitstroommatch.domain.outcome import Drietal, Haalbaar, Onmogelijk, Optimaal, Plan, TijdOp, Uitkomst, Voortgang
from uitstroommatch.domain.voorstel import Doelwaarde
from uitstroommatch.eligibility import drietallen
from uitstroommatch.model.build import build
from uitstroommatch.model.lexicographic import Clock, Lexicographic, Report
from uitstroommatch.model.merge import merge
from uitstroommatch.model.portfolio import Portfolio
from uitstroommatch.model.reduce import reduce
from uitstroommatch.model.session import Session
from uitstroommatch.model.split import Parts, Sums, split
from uitstroommatch.model.starter import starter
from uitstroommatch.model.tally import Tally, tally
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

SIDE_BY_SIDE = 2  # independent parts at a time; each search uses one core


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
    begin: Plan = (),
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
        begin: a plan to start from, as far as it is still possible; the best plan does not depend on it, but it may
            be found sooner, and of plans that are equally good the search tends to the one it starts from.
    """
    stop = stop or threading.Event()
    clock = Clock.of(tijd, stop, rekenwerk)
    strijdig = kleinste_strijd(rulebook, situatie)
    if strijdig is not None:
        return Onmogelijk(strijdig)
    if stop.is_set():
        return TijdOp()
    tallied, homes = merge(_tally(rulebook, situatie))
    parts = split(tallied)
    run = _Run(parts, situatie, zaad, clock, voortgang, homes.merged(begin))
    doelen = run.solve()
    plan = homes.plan(run.triples())
    return Optimaal(plan, doelen) if all(doel.bewezen for doel in doelen) else Haalbaar(plan, doelen)


class _Run:
    """One solve of all parts; ``plans`` holds the chosen columns of each part."""

    def __init__(
        self, parts: Parts, situatie: Situatie, seed: int, clock: Clock, report: Report, begin: Sequence[Drietal]
    ) -> None:
        self._parts, self._situatie, self._seed, self._clock, self._report = parts, situatie, seed, clock, report
        self._many = len(parts.tallies) > 1
        # A limit on work is shared out in order; side by side the shares would depend on who is ready first.
        self._beside = self._many and parts.independent and math.isinf(clock.work)
        self.plans = [starter(tally, situatie, begin) for tally in parts.tallies]
        self._found: dict[int, tuple[Doelwaarde, ...]] = {}
        self._sums: Sums = Counter()
        for number, plan in enumerate(self.plans):
            parts.add(self._sums, number, plan)

    def solve(self) -> tuple[Doelwaarde, ...]:
        """Solve every part; side by side when they are independent, else one after the other."""
        numbers = range(len(self._parts.tallies))
        if self._beside:
            with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
                list(pool.map(self._solve_part, numbers))
        else:
            for number in numbers:
                self._solve_part(number)
        if not self._many:
            return self._found[0]
        return self._parts.join(self.plans, [self._found[number] for number in numbers])

    def triples(self) -> Iterator[Drietal]:
        """Yield the chosen triples."""
        for part, chosen in zip(self._parts.tallies, self.plans, strict=True):
            yield from (part.triples[column] for column in chosen)

    def _solve_part(self, number: int) -> None:
        self._parts.add(self._sums, number, self.plans[number], -1)
        tallied = self._parts.part(number, self._sums)
        program = build(tallied, self._situatie)
        clock = self._clock.part(len(self._parts.tallies) - len(self._found))
        report = _no_report if self._many else self._report
        # Parts that are solved side by side use the cores already.
        kind = Session if self._beside else Portfolio
        search = Lexicographic(program, program.complete(self.plans[number]), self._seed, clock, report, kind)
        values = search.run()
        self.plans[number] = {column for column in range(program.triples) if values[column]}
        self._parts.add(self._sums, number, self.plans[number])
        self._found[number] = search.goals()
        self._clock.spend(clock.spent)
        if self._many:
            self._tell()

    def _tell(self) -> None:
        """Report the goals that are sums over parts, as far as parts are solved."""
        for number in range(self._parts.separable):
            goal = self._parts.whole.goals[number]
            solved = [found[number] for found in list(self._found.values())]
            value, bound = sum(doel.waarde for doel in solved), sum(doel.grens for doel in solved)
            self._report(Voortgang(goal.id, value, bound, self._clock.passed))


def _tally(rulebook: Rulebook, situatie: Situatie) -> Tally:
    fixed = vast_plan(rulebook, situatie)
    full = tally(rulebook, situatie, list(drietallen(rulebook, situatie)), frozenset(fixed))
    return reduce(full, situatie)
