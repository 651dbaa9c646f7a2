"""A dossier of many regions, solved region by region.

**When parts are independent.** Two triples belong together when they share a client, a limit, or a group with a cost
of a goal. Parts that share none of these have nothing to do with each other: a plan is a choice in each part, every
goal is the sum of its values in the parts, and the best vector is the sum of the best vectors. That holds for any order
of goals and any soft rule (a goal here), but not with ``speling``, because what one part gives way another may use up;
then nothing is split.

**When only later goals couple.** Limits and the first goals mostly stay within a region, while an exchange between
municipalities or an agreement without a place ties regions together. A small dossier is then solved as one. In a large
one the goals before the first that couples are still sums over parts, so their values and proofs are exact. From there
on the parts are solved one after the other, each to its own best vector with the others as they stand. The vector of
the whole never gets worse by that, and the bounds of the coupled goals are those that hold without any solving.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from uitstroommatch.domain.voorstel import Doelwaarde
from uitstroommatch.model.build import extreme
from uitstroommatch.model.tally import Cost, GoalTally, Limit, Tally, Terms, columns_by_client

LARGE = 30_000  # triples; above this a proof of the whole is out of reach and one per region is worth more

Sums = Counter[tuple[str, str]]
"""Units in each group with a cost, by goal and key."""


class _Sets:
    """Disjoint sets of columns."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, column: int) -> int:
        while self._parent[column] != column:
            self._parent[column] = self._parent[self._parent[column]]
            column = self._parent[column]
        return column

    def join(self, columns: Sequence[int]) -> None:
        for column in columns[1:]:
            self._parent[self.find(column)] = self.find(columns[0])

    def count(self) -> int:
        return sum(self.find(column) == column for column in range(len(self._parent)))

    def all(self) -> list[list[int]]:
        sets: dict[int, list[int]] = {}
        for column in range(len(self._parent)):
            sets.setdefault(self.find(column), []).append(column)
        return list(sets.values())


@dataclass(frozen=True, slots=True)
class Parts:
    """A tally in parts.

    Attributes:
        whole: the tally itself.
        columns: per part, its columns in the whole.
        tallies: per part, its own tally. A group that parts share stands in each with its own columns only.
        separable: how many of the first goals are sums over the parts.
    """

    whole: Tally
    columns: tuple[list[int], ...]
    tallies: tuple[Tally, ...]
    separable: int

    @property
    def independent(self) -> bool:
        """Have the parts nothing at all to do with each other?"""
        return self.separable == len(self.whole.goals)

    def part(self, number: int, others: Sums) -> Tally:
        """Return one part; the groups it shares cost what they cost on top of the units that the others put in."""
        part = self.tallies[number]
        goals = [replace(goal, costs=[_on_top(goal.id, cost, others) for cost in goal.costs]) for goal in part.goals]
        return replace(part, goals=goals)

    def add(self, sums: Sums, number: int, chosen: Iterable[int], sign: int = 1) -> None:
        """Add to ``sums`` (or take off, with sign -1) what the chosen columns of a part put into each group."""
        picked = set(chosen)
        for goal in self.tallies[number].goals:
            for cost in goal.costs:
                units = sum(units for column, units in cost.terms.items() if column in picked)
                if units:
                    sums[goal.id, cost.key] += sign * units

    def join(self, plans: Sequence[set[int]], found: Sequence[Sequence[Doelwaarde]]) -> tuple[Doelwaarde, ...]:
        """Return value and bound of each goal for the whole, from the chosen columns and the goals of the parts."""
        sums: Sums = Counter()
        for number, plan in enumerate(plans):
            self.add(sums, number, plan)
        return tuple(self._joined(number, plans, found, sums) for number in range(len(self.whole.goals)))

    def _joined(
        self, number: int, plans: Sequence[set[int]], found: Sequence[Sequence[Doelwaarde]], sums: Sums
    ) -> Doelwaarde:
        goal = self.whole.goals[number]
        value = sum(cost.cost(sums[goal.id, cost.key]) for cost in goal.costs)
        for part, plan in zip(self.tallies, plans, strict=True):
            value += sum(part.goals[number].terms.get(column, 0) for column in plan)
        if number < self.separable:
            # A group that no triple touches stands in no part.
            bound = sum(cost.cost(0) for cost in goal.costs if not cost.terms) + sum(f[number].grens for f in found)
        else:
            bound = _free_bound(goal, [client for client, _, _ in self.whole.triples])
        return Doelwaarde(
            id=goal.id, richting=goal.sense, waarde=value, optimum=value, grens=bound, bewezen=value == bound
        )


def split(tally: Tally, large: int = LARGE) -> Parts:
    """Cut a tally into independent parts; a large one also where only later goals tie parts together."""
    if any(goal.slack for goal in tally.goals) or not tally.triples:
        return _whole(tally)
    sets = _Sets(len(tally.triples))
    for columns in chain(columns_by_client(tally.triples).values(), (list(limit.terms) for limit in tally.limits)):
        sets.join(columns)
    columns_of = tuple(sets.all())
    separable = sum(1 for _ in _within(tally, sets, len(columns_of)))
    if separable < len(tally.goals) and len(tally.triples) <= large:
        for goal in tally.goals:
            for cost in goal.costs:
                sets.join(list(cost.terms))
        columns_of, separable = tuple(sets.all()), len(tally.goals)
    if len(columns_of) == 1 or not separable:
        return _whole(tally)
    return Parts(tally, columns_of, _tallies(tally, columns_of), separable)


def _whole(tally: Tally) -> Parts:
    return Parts(tally, (list(range(len(tally.triples))),), (tally,), len(tally.goals))


def _within(tally: Tally, sets: _Sets, parts: int) -> Iterator[GoalTally]:
    """Yield the goals, in order, up to the first that ties parts together."""
    for goal in tally.goals:
        for cost in goal.costs:
            sets.join(list(cost.terms))
        if sets.count() < parts:
            return
        yield goal


def _tallies(tally: Tally, columns_of: Sequence[list[int]]) -> tuple[Tally, ...]:
    """Hand every limit, coefficient and group out to the parts, in one pass over the whole."""
    place = {column: (part, new) for part, columns in enumerate(columns_of) for new, column in enumerate(columns)}
    limits: list[list[Limit]] = [[] for _ in columns_of]
    for limit in tally.limits:
        for part, terms in _divide(limit.terms, place).items():
            limits[part].append(Limit(limit.rule, limit.key, limit.upper, terms))
    goals: list[list[GoalTally]] = [[] for _ in columns_of]
    for goal in tally.goals:
        own = _divide(goal.terms, place)
        costs: list[list[Cost]] = [[] for _ in columns_of]
        for cost in goal.costs:
            for part, terms in _divide(cost.terms, place).items():
                costs[part].append(Cost(cost.key, cost.cost, terms))
        for part, mine in enumerate(costs):
            goals[part].append(GoalTally(goal.id, goal.sense, goal.slack, own.get(part, {}), mine))
    return tuple(
        Tally(tuple(tally.triples[column] for column in columns), limits[part], goals[part], tally.fixed)
        for part, columns in enumerate(columns_of)
    )


def _divide(terms: Terms, place: Mapping[int, tuple[int, int]]) -> dict[int, Terms]:
    divided: dict[int, Terms] = {}
    for column, units in terms.items():
        part, new = place[column]
        divided.setdefault(part, {})[new] = units
    return divided


def _on_top(goal: str, cost: Cost, others: Sums) -> Cost:
    there = others[goal, cost.key]
    return replace(cost, cost=lambda units: cost.cost(there + units)) if there else cost


def _free_bound(goal: GoalTally, client_of: Sequence[str]) -> int:
    """Return the best value that a goal can have at all: each client and each group at its own best."""
    pick = max if goal.sense == "max" else min
    return extreme(goal.terms, client_of, pick) + sum(
        pick(cost.cost(units) for units in _reach(cost.terms, client_of)) for cost in goal.costs
    )


def _reach(terms: Terms, client_of: Sequence[str]) -> range:
    return range(extreme(terms, client_of, min), extreme(terms, client_of, max) + 1)
