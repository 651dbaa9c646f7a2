"""One solve of all parts of a dossier: side by side when they are independent, else one after the other."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from uitstroommatch.domain.outcome import Drietal, Voortgang
from uitstroommatch.domain.voorstel import Doelwaarde
from uitstroommatch.model.build import build
from uitstroommatch.model.lexicographic import Clock, Lexicographic, Report
from uitstroommatch.model.portfolio import Portfolio
from uitstroommatch.model.session import Session
from uitstroommatch.model.split import Parts, Sums
from uitstroommatch.model.starter import starter
from uitstroommatch.situation import Situatie

SIDE_BY_SIDE = 2  # independent parts at a time; each search uses one core


def no_report(_: Voortgang) -> None:
    """Report nothing."""


class Run:
    """One solve of all parts; ``plans`` holds the chosen columns of each part."""

    def __init__(
        self,
        parts: Parts,
        situatie: Situatie,
        seed: int,
        clock: Clock,
        report: Report,
        begin: Sequence[Drietal],
        *,
        beside: bool = False,
    ) -> None:
        """Make it ready; ``beside``: other parts of the same dossier are solved elsewhere at the same time."""
        self._parts, self._situatie, self._seed, self._clock, self._report = parts, situatie, seed, clock, report
        self._many = len(parts.tallies) > 1
        # A limit on work is shared out in order; side by side the shares would depend on who is ready first.
        self._beside = beside or (self._many and parts.independent and math.isinf(clock.work))
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

    def found(self) -> tuple[tuple[Doelwaarde, ...], ...]:
        """Return the goals of each part."""
        return tuple(self._found[number] for number in range(len(self._parts.tallies)))

    def triples(self) -> Iterator[Drietal]:
        """Yield the chosen triples."""
        for part, chosen in zip(self._parts.tallies, self.plans, strict=True):
            yield from (part.triples[column] for column in chosen)

    def _solve_part(self, number: int) -> None:
        self._parts.add(self._sums, number, self.plans[number], -1)
        tallied = self._parts.part(number, self._sums)
        program = build(tallied, self._situatie)
        clock = self._clock.part(len(self._parts.tallies) - len(self._found))
        report = no_report if self._many else self._report
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
