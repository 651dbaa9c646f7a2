"""What the linear program proves: how much a sum can reach at most when homes could be split over clients.

The linear solver works in floating point, so its answer is not taken as a proof. Its prices of the rows are: for any
prices a bound follows by multiplying and adding (weak duality), which is done here in whole numbers. A poor price makes
the bound weak, never wrong.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Sequence
from dataclasses import dataclass

from ortools.linear_solver.python import model_builder

from uitstroommatch.model.program import Objective, Program, Row
from uitstroommatch.model.stopping import stopped_by
from uitstroommatch.model.tally import Terms

SCALE = 2**20  # prices are rounded to whole parts of this size


@dataclass(frozen=True, slots=True)
class LinearBound:
    """No plan exceeds ``bound / SCALE``; a plan with column ``j`` one off its better end loses ``losses[j]`` of that.

    ``losses[j]`` is positive when the lower end is the better one, negative when the upper is (then the loss is its
    opposite). ``values`` is where the linear program itself ended: a suggestion, no proof.
    """

    bound: int
    losses: tuple[int, ...]
    values: tuple[float, ...]

    @property
    def floor(self) -> int:
        """The bound on a whole number."""
        return self.bound // SCALE


def linear_bound(
    program: Program, rows: Sequence[Row], terms: Terms, seconds: float, stop: threading.Event | None = None
) -> LinearBound | None:
    """Return a proven bound on a weighted sum under extra rows, or ``None`` when there was no time for it."""
    if seconds <= 0 or not terms:
        return None
    every = [*program.rows, *(row for row in rows if row.terms)]
    solved = _solve(program, every, terms, seconds, stop or threading.Event())
    if solved is None:
        return None
    prices, values = solved
    bound, losses = _weak_duality(program, every, terms, prices)
    return LinearBound(bound, losses, tuple(values))


def goal_bound(program: Program, rows: Sequence[Row], objective: Objective, seconds: float) -> int | None:
    """Return a proven bound on a goal under extra rows, or ``None`` when there was no time for it."""
    signed = {column: objective.sign * coefficient for column, coefficient in objective.terms.items()}
    found = linear_bound(program, rows, signed, seconds)
    return None if found is None else objective.constant + objective.sign * found.floor


def _solve(
    program: Program, rows: Sequence[Row], terms: Terms, seconds: float, stop: threading.Event
) -> tuple[list[float], list[float]] | None:
    """Solve the linear program: a price per row and a value per column."""
    model = model_builder.Model()  # type: ignore[no-untyped-call]
    bounds = zip(program.lower, program.upper, strict=True)
    columns = [model.new_num_var(low, high, f"c{number}") for number, (low, high) in enumerate(bounds)]
    made = []
    for row in rows:
        low = -math.inf if row.lower is None else row.lower
        high = math.inf if row.upper is None else row.upper
        made.append(model.add_linear_constraint(_weighted(columns, row.terms), low, high))
    model.maximize(_weighted(columns, terms))
    solver = model_builder.Solver("GLOP")
    if seconds < math.inf:
        solver.set_time_limit_in_seconds(seconds)
    with stopped_by(stop, stop_search=solver.stop_search):
        status = solver.solve(model)
    if status != model_builder.SolveStatus.OPTIMAL:
        return None
    return [solver.dual_value(row) for row in made], [solver.value(column) for column in columns]


def _weak_duality(
    program: Program, rows: Sequence[Row], terms: Terms, prices: Sequence[float]
) -> tuple[int, tuple[int, ...]]:
    """Charge every column the prices of its rows; what a row may hold at most is what its price brings in."""
    bound, rest = 0, [0] * len(program.lower)
    for column, units in terms.items():
        rest[column] = units * SCALE
    for row, price in zip(rows, prices, strict=True):
        whole = round(price * SCALE)
        end = row.upper if whole > 0 else row.lower
        if not whole or end is None:
            continue  # no price, or one of the wrong sign by rounding: the row is left out
        bound += whole * end
        for column, units in row.terms.items():
            rest[column] -= whole * units
    for value, low, high in zip(rest, program.lower, program.upper, strict=True):
        bound += max(value * low, value * high)
    return bound, tuple(-value for value in rest)


def _weighted(columns: Sequence[model_builder.Variable], terms: Terms) -> model_builder.LinearExpr:
    return model_builder.LinearExpr.weighted_sum([columns[c] for c in terms], list(terms.values()))
