"""Leave out triples that cannot matter. Each reduction keeps at least one best plan, whatever the order of the goals.

* **A fixed client has one triple.** A client has at most one home, so the other triples of a client whose placement is
  fixed are 0 in every plan.
* **A triple that passes a limit alone** is 0 in every plan.
* **A dominated contract form.** Two triples of one pair (client, home) can be exchanged in any plan. When the one adds
  no more to any limit, is no worse for any goal by itself and adds the same to every group with a cost, every plan with
  the other becomes, by the exchange, a plan that is no worse in any goal and keeps every limit, so the other is left
  out. It holds for any order of goals and any ``speling``, because no goal value gets worse; soft rules are goals here.
  Of two triples that dominate each other the form that the client names first stays.
"""

from __future__ import annotations

from collections import defaultdict

from uitstroommatch.model.tally import Cost, GoalTally, Limit, Tally, Terms
from uitstroommatch.situation import Situatie


def reduce(tally: Tally, situatie: Situatie) -> Tally:
    """Return the tally without the triples that cannot matter."""
    keep = _possible(tally)
    keep -= _dominated(tally, keep, situatie)
    return restrict(tally, sorted(keep))


def restrict(tally: Tally, columns: list[int]) -> Tally:
    """Return the tally of some of its columns, numbered anew in the same order."""
    number = {column: new for new, column in enumerate(columns)}

    def renumber(terms: Terms) -> Terms:
        return {new: units for column, units in terms.items() if (new := number.get(column)) is not None}

    limits = [Limit(limit.rule, limit.key, limit.upper, renumber(limit.terms)) for limit in tally.limits]
    goals = [
        GoalTally(
            goal.id,
            goal.sense,
            goal.slack,
            renumber(goal.terms),
            [Cost(cost.key, cost.cost, renumber(cost.terms)) for cost in goal.costs],
        )
        for goal in tally.goals
    ]
    return Tally(
        tuple(tally.triples[column] for column in columns),
        [limit for limit in limits if limit.terms],
        goals,
        tally.fixed,
    )


def _possible(tally: Tally) -> set[int]:
    fixed_clients = {client for client, _, _ in tally.fixed}
    too_much = {c for limit in tally.limits for c, units in limit.terms.items() if units > limit.upper}
    return {
        column
        for column, triple in enumerate(tally.triples)
        if triple in tally.fixed or (triple[0] not in fixed_clients and column not in too_much)
    }


def _dominated(tally: Tally, keep: set[int], situatie: Situatie) -> set[int]:
    by_pair: dict[tuple[str, str], list[int]] = defaultdict(list)
    for column in sorted(keep):
        client, woning, _ = tally.triples[column]
        by_pair[client, woning].append(column)
    by_pair = {pair: columns for pair, columns in by_pair.items() if len(columns) > 1}
    profile = _Profile(tally, {column for columns in by_pair.values() for column in columns})
    gone: set[int] = set()
    for (client, _), columns in by_pair.items():
        named = situatie.kandidaten[client].contractvormen
        order = sorted(columns, key=lambda c: (tally.triples[c][2] not in named, _place(named, tally.triples[c][2])))
        for later in order[::-1]:
            others = (c for c in order if c != later and c not in gone)
            if any(profile.covers(other, later, order) for other in others):
                gone.add(later)
    return gone


def _place(named: tuple[str, ...], form: str) -> int:
    return named.index(form) if form in named else len(named)


class _Profile:
    """What each column adds to limits and goals, side by side, for comparing two columns."""

    def __init__(self, tally: Tally, columns: set[int]) -> None:
        self._limits: dict[int, dict[int, int]] = {column: {} for column in columns}
        self._costs: dict[int, set[tuple[str, str, int]]] = {column: set() for column in columns}
        self._goals = tally.goals
        for number, limit in enumerate(tally.limits):
            for column, units in limit.terms.items():
                if column in columns:
                    self._limits[column][number] = units
        for goal in tally.goals:
            for cost in goal.costs:
                for column, units in cost.terms.items():
                    if column in columns:
                        self._costs[column].add((goal.id, cost.key, units))

    def covers(self, one: int, other: int, order: list[int]) -> bool:
        """Can ``one`` take the place of ``other`` in every plan? Of two equal ones the first in order stays."""
        weakly = self._no_worse(one, other)
        return weakly and (order.index(one) < order.index(other) or not self._no_worse(other, one))

    def _no_worse(self, one: int, other: int) -> bool:
        limits = self._limits[other]
        if any(units > limits.get(number, 0) for number, units in self._limits[one].items()):
            return False
        if self._costs[one] != self._costs[other]:
            return False
        return all(
            (goal.terms.get(one, 0) - goal.terms.get(other, 0)) * (1 if goal.sense == "max" else -1) >= 0
            for goal in self._goals
        )
