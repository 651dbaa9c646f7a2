"""A plain integer program: bounded whole columns, linear rows, and one linear objective per goal.

It knows no solver, so that more than one can work on it. The first columns are the triples; the others are defined by
them (sums of triples, steps of a cost), and :meth:`Program.complete` computes those from the triples.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from uitstroommatch.goal import Richting
from uitstroommatch.model.tally import Terms


def weighted_sum(terms: Terms, values: list[int]) -> int:
    """Return the sum of coefficient times value."""
    return sum(units * values[column] for column, units in terms.items())


@dataclass(frozen=True, slots=True)
class Row:
    """``lower <= sum of coefficient * column <= upper``; ``None`` is no bound."""

    terms: Terms
    lower: int | None
    upper: int | None


@dataclass(frozen=True, slots=True)
class Steps:
    """A cost in steps: the columns, cheapest first, together make ``base + sum``; each has room for some units."""

    terms: Terms
    base: int
    columns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Objective:
    """One goal as ``constant + sum of coefficient * column``, and the range in which it always lies."""

    id: str
    sense: Richting
    slack: int
    constant: int
    terms: Terms
    lowest: int
    highest: int

    @property
    def sign(self) -> int:
        """1 for max, -1 for min: times the value, more is better."""
        return 1 if self.sense == "max" else -1

    @property
    def span(self) -> int:
        """Distance from the worst to the best value that is possible."""
        return self.highest - self.lowest

    @property
    def best(self) -> int:
        """Best value that is possible, a bound before any solving."""
        return self.highest if self.sense == "max" else self.lowest

    def value(self, values: list[int]) -> int:
        """Value for given columns."""
        return self.constant + weighted_sum(self.terms, values)

    def at_least(self, value: int) -> Row:
        """Row that keeps the goal at this value or better."""
        if self.sense == "max":
            return Row(self.terms, value - self.constant, None)
        return Row(self.terms, None, value - self.constant)


@dataclass(slots=True)
class Program:
    """Columns with their bounds, rows and objectives; ``sums`` and ``steps`` say what the defined columns are."""

    triples: int = 0
    lower: list[int] = field(default_factory=list)
    upper: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    objectives: list[Objective] = field(default_factory=list)
    sums: list[tuple[int, tuple[int, ...]]] = field(default_factory=list)
    steps: list[Steps] = field(default_factory=list)

    def column(self, lower: int, upper: int) -> int:
        """Add a column and return its number."""
        self.lower.append(lower)
        self.upper.append(upper)
        return len(self.lower) - 1

    def complete(self, chosen: set[int]) -> list[int]:
        """Return the value of every column when just the triples ``chosen`` are 1, with each cost at its lowest."""
        values = [0] * len(self.lower)
        for column in chosen:
            values[column] = 1
        for column, parts in self.sums:
            values[column] = sum(values[part] for part in parts)
        for step in self.steps:
            left = weighted_sum(step.terms, values) - step.base
            for column in step.columns:
                values[column] = min(left, self.upper[column])
                left -= values[column]
        return values
