"""A plan without a solver: there before the first second is over.

As an officer would do it: first what is fixed, then urgent clients, then by weeks of waiting; each gets the home that
helps the goals most, in their order, as long as every limit holds. It is the first hint for the solver, and what is
returned when there is no time for anything else.
"""

from __future__ import annotations

from uitstroommatch.domain.enums import Urgentie
from uitstroommatch.model.tally import Tally, columns_by_client
from uitstroommatch.situation import Situatie


def starter(tally: Tally, situatie: Situatie) -> set[int]:
    """Return the columns of a plan that keeps every limit and follows every fixed decision."""
    return _Starter(tally).run(_order(tally, situatie))


def _order(tally: Tally, situatie: Situatie) -> list[list[int]]:
    def eager(client: str) -> tuple[bool, int, str]:
        kandidaat = situatie.kandidaten[client]
        return kandidaat.urgentie is not Urgentie.SPOED, -kandidaat.weken, client

    columns = columns_by_client(tally.triples)
    return [columns[client] for client in sorted(columns, key=eager)]


class _Starter:
    def __init__(self, tally: Tally) -> None:
        self._tally = tally
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

    def run(self, clients: list[list[int]]) -> set[int]:
        chosen = {column for column, triple in enumerate(self._tally.triples) if triple in self._tally.fixed}
        for column in chosen:
            self._take(column)
        done = {self._tally.triples[column][0] for column in chosen}
        nothing = [0] * len(self._goals)
        for columns in clients:
            if self._tally.triples[columns[0]][0] in done:
                continue
            possible = [column for column in columns if self._fits(column)]
            gains = [(self._gain(column), -column) for column in possible]
            best = max(gains, default=None)
            if best is not None and best[0] > nothing:
                self._take(-best[1])
                chosen.add(-best[1])
        return chosen

    def _fits(self, column: int) -> bool:
        return all(units <= self._room[number] for number, units in self._limits[column])

    def _take(self, column: int) -> None:
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
