"""Make the integer program of a tally.

* **Sums as columns.** A client's triples in one municipality, with or without omklap, mostly have the same
  coefficients: one column per such sum (and one per client and municipality) makes rows short and lets the solver
  branch on "where" before "which home". A row is written over sums wherever its coefficients agree.
* **Costs as steps.** A convex cost of a sum is the sum of steps with rising slopes, each a column with room for the
  units of that slope. A cheaper step is never left empty by a best plan, so the steps give the cost exactly.
* **Rows that cannot bind are left out**: a client has one home, so a limit holds by itself when the largest
  contribution of every client fits in it together.
* **Rounded rows** (Chvatal-Gomory): from ``sum g x <= R`` follows ``sum floor(u g) x <= floor(u R)`` for every u > 0,
  because the left side is whole. Used for the limits with coefficients above 1, where they cut off fractions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.model.program import Objective, Program, Row, Steps
from uitstroommatch.model.tally import Cost, GoalTally, Limit, Tally, Terms, columns_by_client
from uitstroommatch.situation import Situatie

ONE_HOME = "een_woning_per_client"
ROUNDINGS = ((1, 2), (1, 3), (2, 3))
LARGEST_ROUNDED = 9  # coefficients above this are hours, where rounding cuts nothing


class Builder:
    """Builds one program; use :func:`build`."""

    def __init__(self, tally: Tally, situatie: Situatie) -> None:
        self._tally = tally
        self._gemeente = {key: home.gemeente for key, home in situatie.aanbod.items()}
        self._clients = columns_by_client(tally.triples)
        self._client_of = [client for client, _, _ in tally.triples]
        self._parent: dict[int, int] = {}
        self._size: dict[int, int] = {}
        self._reach: dict[frozenset[tuple[int, int]], int] = {}
        self.program = Program(triples=len(tally.triples))

    def build(self) -> Program:
        """Return the program."""
        for triple in self._tally.triples:
            self.program.column(int(triple in self._tally.fixed), 1)
        self._add_sums()
        for limit in self._tally.limits:
            self._add_limit(limit)
        for goal in self._tally.goals:
            self.program.objectives.append(self._objective(goal))
        return self.program

    # --- sums ----------------------------------------------------------------------------------------------------

    def _add_sums(self) -> None:
        for columns in self._clients.values():
            by_place: dict[str, dict[bool, list[int]]] = defaultdict(lambda: defaultdict(list))
            for column in columns:
                _, home, form = self._tally.triples[column]
                by_place[self._gemeente[home]][form is Contractvorm.OMK].append(column)
            for by_form in by_place.values():
                self._sum([self._sum(parts) for parts in by_form.values()])

    def _sum(self, parts: list[int]) -> int:
        if len(parts) == 1:
            return parts[0]
        column = self.program.column(0, 1)
        self.program.rows.append(Row({**dict.fromkeys(parts, 1), column: -1}, 0, 0))
        self.program.sums.append((column, tuple(parts)))
        self._parent.update(dict.fromkeys(parts, column))
        self._size[column] = len(parts)
        return column

    def _fold(self, terms: Terms) -> Terms:
        """Write a row over sums wherever all parts of a sum have one coefficient."""
        for _ in range(2):
            families: dict[int | None, list[tuple[int, int]]] = defaultdict(list)
            for column, coefficient in terms.items():
                families[self._parent.get(column)].append((column, coefficient))
            folded = dict(families.pop(None, []))
            for parent, parts in families.items():
                if parent is not None and len(parts) == self._size[parent] and len({c for _, c in parts}) == 1:
                    folded[parent] = parts[0][1]
                else:
                    folded.update(parts)
            terms = folded
        return terms

    # --- limits --------------------------------------------------------------------------------------------------

    def _add_limit(self, limit: Limit) -> None:
        key = frozenset(limit.terms.items())
        self._reach[key] = min(limit.upper, self._reach.get(key, limit.upper))
        # The rule of one home per client is itself what makes the sum below true, so it always stays.
        if limit.rule != ONE_HOME and self._most(limit.terms, max) <= limit.upper:
            return
        self.program.rows.append(Row(self._fold(limit.terms), None, limit.upper))
        for terms, upper in _rounded(limit):
            if self._most(terms, max) > upper:
                self.program.rows.append(Row(self._fold(terms), None, upper))

    def _most(self, terms: Terms, pick: Callable[..., int]) -> int:
        return extreme(terms, self._client_of, pick)

    # --- goals ---------------------------------------------------------------------------------------------------

    def _objective(self, goal: GoalTally) -> Objective:
        terms = self._fold(goal.terms)
        constant, lowest, highest = 0, self._most(goal.terms, min), self._most(goal.terms, max)
        for cost in goal.costs:
            least, slopes = self._slopes(cost)
            base = cost.cost(least)
            constant += base
            reached = [base]
            for slope, units in slopes:
                reached.append(reached[-1] + slope * units)
            lowest, highest = lowest + min(reached), highest + max(reached)
            terms.update(self._add_steps(cost, least, slopes))
        return Objective(goal.id, goal.sense, goal.slack, constant, terms, lowest, highest)

    def _slopes(self, cost: Cost) -> tuple[int, list[tuple[int, int]]]:
        """Return the least sum, and from there the slopes of the cost with the number of units each holds for."""
        least, most = self._most(cost.terms, min), self._most(cost.terms, max)
        most = min(most, self._reach.get(frozenset(cost.terms.items()), most))
        slopes: list[tuple[int, int]] = []
        before = cost.cost(least)
        for units in range(least + 1, most + 1):
            now = cost.cost(units)
            slope, before = now - before, now
            if slopes and slopes[-1][0] == slope:
                slopes[-1] = (slope, slopes[-1][1] + 1)
            else:
                slopes.append((slope, 1))
        return least, slopes

    def _add_steps(self, cost: Cost, least: int, slopes: list[tuple[int, int]]) -> Terms:
        if not slopes:
            return {}
        columns = tuple(self.program.column(0, units) for _, units in slopes)
        self.program.steps.append(Steps(cost.terms, least, columns))
        balance = {**self._fold(cost.terms), **dict.fromkeys(columns, -1)}
        self.program.rows.append(Row(balance, least, least))
        return {column: slope for column, (slope, _) in zip(columns, slopes, strict=True) if slope}


def extreme(terms: Terms, client_of: Sequence[str], pick: Callable[..., int]) -> int:
    """Return the most (``max``) or the least (``min``) that one placement per client can add up to."""
    per_client: dict[str, int] = {}
    for column, units in terms.items():
        client = client_of[column]
        per_client[client] = pick(per_client.get(client, 0), units)
    return sum(per_client.values())


def _rounded(limit: Limit) -> Iterator[tuple[Terms, int]]:
    if not 1 < max(limit.terms.values()) <= LARGEST_ROUNDED:
        return
    for above, below in ROUNDINGS:
        if above * limit.upper % below == 0:
            continue  # nothing is rounded off on the right: no stronger than the limit itself
        terms = {column: above * units // below for column, units in limit.terms.items()}
        yield {column: units for column, units in terms.items() if units}, above * limit.upper // below


def build(tally: Tally, situatie: Situatie) -> Program:
    """Return the integer program of a tally."""
    return Builder(tally, situatie).build()
