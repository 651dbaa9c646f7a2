"""The linear bound of a program: what a goal can reach at most when homes could be split over clients.

Used only for a goal that the search could not prove in time, so that every goal has a bound. The bound is loosened by a
relative tolerance before it is rounded, because the linear solver works in floating point.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from ortools.linear_solver.python import model_builder

from uitstroommatch.model.program import Objective, Program, Row

TOLERANCE = 1e-6


def linear_bound(program: Program, rows: Sequence[Row], objective: Objective, seconds: float) -> int | None:
    """Return a proven bound on a goal under extra rows, or ``None`` when there was no time for it."""
    if seconds <= 0 or not objective.terms:
        return None
    model = model_builder.Model()  # type: ignore[no-untyped-call]
    bounds = zip(program.lower, program.upper, strict=True)
    columns = [model.new_num_var(low, high, f"c{number}") for number, (low, high) in enumerate(bounds)]
    for row in (*program.rows, *(row for row in rows if row.terms)):
        low = -math.inf if row.lower is None else row.lower
        high = math.inf if row.upper is None else row.upper
        model.add_linear_constraint(_weighted(columns, row.terms), low, high)
    signed = {column: objective.sign * coefficient for column, coefficient in objective.terms.items()}
    model.maximize(_weighted(columns, signed))
    solver = model_builder.Solver("GLOP")
    if seconds < math.inf:
        solver.set_time_limit_in_seconds(seconds)
    if solver.solve(model) != model_builder.SolveStatus.OPTIMAL:
        return None
    reached = solver.objective_value
    bound = math.floor(reached + TOLERANCE * max(1.0, abs(reached)))
    return objective.constant + objective.sign * bound


def _weighted(columns: Sequence[model_builder.Variable], terms: dict[int, int]) -> model_builder.LinearExpr:
    return model_builder.LinearExpr.weighted_sum([columns[c] for c in terms], list(terms.values()))
