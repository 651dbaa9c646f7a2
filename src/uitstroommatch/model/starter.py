"""A plan without a solver: there before the first second is over.

As an officer would do it: first what is fixed, then urgent clients, then by weeks of waiting; each gets the home that
helps the goals most, in their order, as long as every limit holds. It is the first hint for the solver, and what is
returned when there is no time for anything else.

When there is a plan to begin with, as much of it as still holds comes right after what is fixed, and the rest is filled
in as above. The better of the two plans is taken; of two that are equally good the one that began with a plan.
"""

from __future__ import annotations

from collections.abc import Iterable

from uitstroommatch.domain.enums import Urgentie
from uitstroommatch.domain.outcome import Drietal
from uitstroommatch.model.tally import Tally, columns_by_client
from uitstroommatch.situation import Situatie


def starter(tally: Tally, situatie: Situatie, begin: Iterable[Drietal] = ()) -> set[int]:
    """Return the columns of a plan that keeps every limit and follows every fixed decision."""
    order, first = _order(tally, situatie), _known(tally, begin)
    plain = _Starter(tally)
    plain.run([], order)
    if not first:
        return plain.chosen
    begun = _Starter(tally)
    begun.run(first, order)
    return begun.chosen if begun.value() >= plain.value() else plain.chosen


def _known(tally: Tally, begin: Iterable[Drietal]) -> list[int]:
    """Return the columns of a plan; where its contract form has none, a column of the same pair."""
    exact = {triple: column for column, triple in enumerate(tally.triples)}
    pairs = {triple[:2]: column for triple, column in exact.items()}
    columns = (exact.get(triple, pairs.get(triple[:2])) for triple in begin)
    return [column for column in columns if column is not None]


def _order(tally: Tally, situatie: Situatie) -> list[list[int]]:
    def eager(client: str) -> tuple[bool, int, str]:
        kandidaat = situatie.kandidaten[client]
        return kandidaat.urgentie is not Urgentie.SPOED, -kandidaat.weken, client

    columns = columns_by_client(tally.triples)
    return [columns[client] for client in sorted(columns, key=eager)]


class _Starter:
    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self.chosen: set[int] = set()
        self._clients: set[str] = set()
        self._room = [limit.upper for limit in tally.limits]
        self._limits = tally.of_column()
        self._goals = tally.goals
        self._signs = [1 if goal.sense == "max" else -1 for goal in tally.goals]
        self._sums = [[0] * len(goal.costs) for goal in tally.goals]
        self._costs: list[list[tuple[int, int, int]]] = [[] for _ in tally.triples]
        for g, goal in enumerate(tally.goals):
            for number, cost in enumerate(goal.costs):
                for column, units in cost.terms.items():
                    self._costs[column].append((g, number, units))

    def run(self, first: Iterable[int], clients: list[list[int]]) -> None:
        """Choose what is fixed, then what still holds of ``first``, then client by client what helps most."""
        for column, triple in enumerate(self._tally.triples):
            if triple in self._tally.fixed:
                self._take(column)
        for column in first:
            if not self._placed(column) and self._fits(column):
                self._take(column)
        nothing = [0] * len(self._goals)
        for columns in clients:
            if self._placed(columns[0]):
                continue
            gains = [(self._gain(column), -column) for column in columns if self._fits(column)]
            best = max(gains, default=None)
            if best is not None and best[0] > nothing:
                self._take(-best[1])

    def value(self) -> list[int]:
        """Return the goal values, in order, such that higher is better."""
        values = [sum(goal.terms.get(column, 0) for column in self.chosen) for goal in self._goals]
        for number, goal in enumerate(self._goals):
            sums = zip(goal.costs, self._sums[number], strict=True)
            values[number] += sum(cost.cost(units) for cost, units in sums)
        return [sign * value for sign, value in zip(self._signs, values, strict=True)]

    def _placed(self, column: int) -> bool:
        return self._tally.triples[column][0] in self._clients

    def _fits(self, column: int) -> bool:
        return all(units <= self._room[number] for number, units in self._limits[column])

    def _take(self, column: int) -> None:
        self.chosen.add(column)
        self._clients.add(self._tally.triples[column][0])
        for number, units in self._limits[column]:
            self._room[number] -= units
        for goal, number, units in self._costs[column]:
            self._sums[goal][number] += units

    def _gain(self, column: int) -> list[int]:
        gain = [sign * goal.terms.get(column, 0) for sign, goal in zip(self._signs, self._goals, strict=True)]
        for goal, number, units in self._costs[column]:
            now, cost = self._sums[goal][number], self._goals[goal].costs[number].cost
            gain[goal] -= cost(now + units) - cost(now)
        return gain
