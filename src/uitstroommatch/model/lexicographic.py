"""The goals in order: each is brought to its best value, and no later goal may cost it anything (but its speling).

Consecutive goals share one solve where that is exact. The weight of a goal is larger than everything the goals after it
in its group can add up to, so the weighted optimum is the lexicographic one. A goal with ``speling`` ends its group,
because its value is loosened before the next goal looks for its own. Large weights slow the search down, so a group is
closed when its first weight passes a measured size.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from uitstroommatch.domain.outcome import Voortgang
from uitstroommatch.domain.voorstel import Doelwaarde
from uitstroommatch.model.fixing import Fixing, fixed
from uitstroommatch.model.guide import LARGE, suggested
from uitstroommatch.model.linear import goal_bound, linear_bound
from uitstroommatch.model.portfolio import Portfolio
from uitstroommatch.model.program import Objective, Program, Row, weighted_sum
from uitstroommatch.model.session import Allowance, Answer, Session
from uitstroommatch.model.tally import Terms

LARGEST_WEIGHT = 20_000_000
LONGEST_BOUND = 20.0  # seconds for the linear bound of one goal
BOUNDS_SHARE = 0.1  # of the time limit, kept for the bounds of goals that are not proven

Report = Callable[[Voortgang], None]


@dataclass(slots=True)
class Clock:
    """Monotonic start and end of a solve, the work it may still do, and the event that ends it sooner.

    Seconds depend on the machine and on what else it does; work is counted by the solver and is the same every time.
    """

    start: float
    deadline: float
    stop: threading.Event
    work: float = math.inf
    spent: float = 0.0

    @classmethod
    def of(cls, seconds: float | None, stop: threading.Event, work: float | None = None) -> Clock:
        """Start a clock that ends after ``seconds`` or ``work`` (``None``: never)."""
        now = time.monotonic()
        deadline = math.inf if seconds is None else now + seconds
        return cls(now, deadline, stop, math.inf if work is None else work)

    @property
    def passed(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self.start

    @property
    def left(self) -> float:
        """Seconds until the end, at least 0."""
        return max(0.0, self.deadline - time.monotonic())

    def part(self, parts_left: int) -> Clock:
        """Return the clock of one part: what is left divided over the parts, and as much again from the others."""
        share = min(1.0, 2 / parts_left)
        return Clock(time.monotonic(), time.monotonic() + self.left * share, self.stop, self.work * share)

    def spend(self, work: float) -> None:
        """Count work that was done."""
        self.work -= work
        self.spent += work

    def share(self, groups_left: int) -> Allowance:
        """Return what one group may take: half of what is left, all of it for the last group."""
        part = 1.0 if groups_left == 1 else 0.5
        return Allowance(self.left * (1 - BOUNDS_SHARE) * part, self.work * part)


@dataclass(frozen=True, slots=True)
class Group:
    """Goals that share one solve, each with its weight; the weighted sum is always maximised."""

    objectives: tuple[Objective, ...]
    weights: tuple[int, ...]

    @classmethod
    def of(cls, objectives: Sequence[Objective]) -> Group:
        """Give each goal a weight above the joint range of the goals after it."""
        weights: list[int] = []
        weight = 1
        for objective in reversed(objectives):
            weights.append(weight)
            weight *= objective.span + 1
        return cls(tuple(objectives), tuple(reversed(weights)))

    @property
    def terms(self) -> Terms:
        """Coefficients of the weighted sum."""
        terms: Terms = {}
        for objective, weight in zip(self.objectives, self.weights, strict=True):
            for column, coefficient in objective.terms.items():
                terms[column] = terms.get(column, 0) + weight * objective.sign * coefficient
        return {column: coefficient for column, coefficient in terms.items() if coefficient}

    def kept(self, values: list[int]) -> int:
        """Return what the weighted sum is at least in every plan that keeps these goals, but for their speling."""
        slack = sum(w * o.slack for w, o in zip(self.weights, self.objectives, strict=True))
        return weighted_sum(self.terms, values) - slack

    def first_bound(self, bound: float) -> int:
        """Return the bound on the first goal that a bound on the weighted sum gives.

        The later goals of the group add at least their own lowest, so what is left is the first goal's.
        """
        first = self.objectives[0]
        if not math.isfinite(bound):
            return first.best
        rest = sum(
            weight * (objective.sign * _worst(objective) - objective.sign * objective.constant)
            for objective, weight in zip(self.objectives[1:], self.weights[1:], strict=True)
        )
        reached = (math.floor(bound + 0.5) - rest) // self.weights[0]
        return first.sign * min(first.sign * first.best, reached + first.sign * first.constant)


def _worst(objective: Objective) -> int:
    return objective.lowest if objective.sense == "max" else objective.highest


def groups(objectives: Sequence[Objective], largest: int = LARGEST_WEIGHT) -> Iterator[Group]:
    """Cut the goals into groups, in order."""
    pending: list[Objective] = []
    for objective in objectives:
        if pending and (pending[-1].slack or Group.of([*pending, objective]).weights[0] > largest):
            yield Group.of(pending)
            pending = []
        pending.append(objective)
    if pending:
        yield Group.of(pending)


@dataclass(slots=True)
class Lexicographic:
    """One run through all goals."""

    program: Program
    values: list[int]
    seed: int
    clock: Clock
    report: Report
    search: type[Portfolio] | type[Session] = Portfolio
    rows: list[Row] = field(default_factory=list)
    found: list[Doelwaarde] = field(default_factory=list)

    def run(self) -> list[int]:
        """Return the columns of the best plan; ``found`` then holds a value and a bound per goal."""
        session = self.search(self.program, self.seed, self.clock.stop)
        parts = list(groups(self.program.objectives))
        large = self.program.triples >= LARGE
        seconds = self.clock.share(len(parts)).seconds
        fixing = Fixing(self.program, parts[0].terms, seconds, self.clock.stop) if large or parts[1:] else None
        for number, group in enumerate(parts):
            if large:
                self._guide(session, group, self.clock.share(len(parts) - number), fixing if number == 0 else None)
            answer = self._search(session, group, self.clock.share(len(parts) - number))
            self.clock.spend(answer.work)
            for row in self._settle(group, answer):
                session.add(row)
            if fixing is not None and number == 0:
                self._keep(session, fixing.rows(group.kept(self.values)))
        return self.values

    def _guide(self, session: Portfolio | Session, group: Group, allowance: Allowance, fixing: Fixing | None) -> None:
        """Begin from what the linear program suggests, and leave out what cannot be in a plan as good as that.

        ``fixing`` solves that program already.
        """
        terms, stop = group.terms, self.clock.stop
        if fixing is None:
            found = linear_bound(self.program, self.rows, terms, allowance.seconds, stop)
        else:
            found = fixing.found()
        if found is None:
            return
        answer = suggested(
            self.program, self.rows, terms, found, hint=self.values, seed=self.seed, allowance=allowance, stop=stop
        )
        self.clock.spend(answer.work)
        if answer.values is not None:
            self.values = self._tight(answer.values)
        self._keep(session, fixed(self.program, found, group.kept(self.values)))

    def _keep(self, session: Portfolio | Session, rows: Iterable[Row]) -> None:
        for row in rows:
            session.add(row)
            self.rows.append(row)

    def goals(self) -> tuple[Doelwaarde, ...]:
        """Return value, optimum and bound per goal for the final plan."""
        return tuple(
            _final(objective, found, objective.value(self.values))
            for objective, found in zip(self.program.objectives, self.found, strict=True)
        )

    def _search(self, session: Portfolio | Session, group: Group, allowance: Allowance) -> Answer:
        def seen(values: list[int] | None, bound: float) -> None:
            if values is not None:
                self.values = self._tight(values)
            first = group.objectives[0]
            self.report(Voortgang(first.id, first.value(self.values), group.first_bound(bound), self.clock.passed))

        answer = session.maximise(group.terms, self.values, allowance, seen)
        if answer.values is not None:
            self.values = self._tight(answer.values)
        return answer

    def _tight(self, values: list[int]) -> list[int]:
        """Return the same plan with every cost at its lowest."""
        return self.program.complete({column for column in range(self.program.triples) if values[column]})

    def _settle(self, group: Group, answer: Answer) -> list[Row]:
        """Record value and bound of each goal in a group, and return the rows that keep it for the goals after it."""
        for number, objective in enumerate(group.objectives):
            value = objective.value(self.values)
            bound = value
            if not answer.proven:
                bound = self._bound(objective, group.first_bound(answer.bound) if number == 0 else objective.best)
            bound = objective.sign * max(objective.sign * bound, objective.sign * value)
            self._record(objective, value, bound)
            self.rows.append(objective.at_least(value - objective.sign * objective.slack))
        return self.rows[-len(group.objectives) :]

    def _bound(self, objective: Objective, known: int) -> int:
        # With a limit on work a limit in seconds would make the bound depend on the machine.
        longest = LONGEST_BOUND if math.isinf(self.clock.work) else math.inf
        seconds = 0.0 if self.clock.stop.is_set() else min(self.clock.left, longest)
        linear = goal_bound(self.program, self.rows, objective, seconds)
        return known if linear is None else objective.sign * min(objective.sign * known, objective.sign * linear)

    def _record(self, objective: Objective, value: int, bound: int) -> None:
        self.found.append(
            Doelwaarde(
                id=objective.id,
                richting=objective.sense,
                waarde=value,
                optimum=value,
                grens=bound,
                bewezen=value == bound,
            )
        )
        self.report(Voortgang(objective.id, value, bound, self.clock.passed))


def _final(objective: Objective, found: Doelwaarde, value: int) -> Doelwaarde:
    """Return a goal as it stands in the final plan, which may be better than what its own search found."""
    optimum = objective.sign * max(objective.sign * found.optimum, objective.sign * value)
    return found.model_copy(update={"waarde": value, "optimum": optimum, "bewezen": optimum == found.grens})
