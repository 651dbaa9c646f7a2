"""CP-SAT on a program: the only place where a solver is made, started and stopped.

One worker, so that the same program, seed and hint give the same search. The parameters are measured choices: strong
linear relaxation, no probing (docs/beslissingen/0003-cp-sat-met-een-werker.md), in two styles
(docs/beslissingen/0010-twee-manieren-van-zoeken.md).
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ortools.sat.python import cp_model

from uitstroommatch.model.program import Program, Row
from uitstroommatch.model.stopping import stopped_by
from uitstroommatch.model.tally import Terms

Style = Mapping[str, int | bool]
"""Parameters of CP-SAT that make a style of search."""

_BOTH: Style = {"num_workers": 1, "linearization_level": 2, "cp_model_probing_level": 0}
LEAD: Style = {
    **_BOTH,
    # The whole linear program from the start, solved to its end, with several rounds of cuts: the proof at the root.
    "add_lp_constraints_lazily": False,
    "root_lp_iterations": 100_000,
    "max_cut_rounds_at_level_zero": 5,
}
SECOND: Style = _BOTH
LUCK = 7919  # distance between the seeds of two searches of one seed

Seen = Callable[[list[int] | None, float], None]
"""Called with the values of a better solution (``None``: only the bound moved) and the bound on the weighted sum."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one solve gave: the best values (``None``: nothing found), the bound, and whether it is proven best.

    ``work`` is the deterministic time it took, in units of the solver (about a second on a fast core).
    """

    values: list[int] | None
    bound: float
    proven: bool
    work: float = 0.0


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one solve may take: seconds of the clock and units of work, either infinite."""

    seconds: float = math.inf
    work: float = math.inf


class _Watch(cp_model.CpSolverSolutionCallback):
    def __init__(self, variables: Sequence[cp_model.IntVar], seen: Seen) -> None:
        super().__init__()
        self._variables, self._seen = variables, seen

    def on_solution_callback(self) -> None:
        self._seen([self.value(variable) for variable in self._variables], self.best_objective_bound)


class Session:
    """A program in CP-SAT, to be maximised again and again under more and more rows."""

    def __init__(self, program: Program, seed: int, stop: threading.Event, style: Style = LEAD) -> None:
        self._model = cp_model.CpModel()
        self._seed, self._stop, self._style = seed, stop, style
        bounds = enumerate(zip(program.lower, program.upper, strict=True))
        self._columns = [self._model.new_int_var(low, high, f"c{number}") for number, (low, high) in bounds]
        for row in program.rows:
            self.add(row)

    def add(self, row: Row) -> None:
        """Add a row for all solves from now on."""
        if not row.terms:
            return  # a goal that no triple touches: its value is a constant
        expression = self._weighted(row.terms)
        low = cp_model.INT_MIN if row.lower is None else row.lower
        high = cp_model.INT_MAX if row.upper is None else row.upper
        self._model.add_linear_constraint(expression, low, high)

    def maximise(
        self,
        terms: Terms,
        hint: list[int],
        allowance: Allowance,
        seen: Seen,
        *,
        luck: int = 0,
        enough: threading.Event | None = None,
        certain: bool = True,
    ) -> Answer:
        """Maximise a weighted sum, starting from a complete hint, within an allowance and until ``enough``.

        ``luck`` makes another search of the same seed. Not ``certain``: the hint need not be a plan of this program,
        and there may be none.
        """
        if allowance.seconds <= 0 or allowance.work <= 0 or self._stop.is_set():
            return Answer(None, math.inf, proven=False)
        self._model.clear_hints()  # type: ignore[no-untyped-call]
        for column, value in zip(self._columns, hint, strict=True):
            self._model.add_hint(column, value)
        self._model.maximize(self._weighted(terms))
        solver = self._solver(allowance, luck)
        solver.best_bound_callback = lambda bound: seen(None, bound)
        status = self._run(solver, _Watch(self._columns, seen), enough)
        return self._answer(solver, status, certain)

    def _weighted(self, terms: Terms) -> Any:
        return cp_model.LinearExpr.weighted_sum([self._columns[c] for c in terms], list(terms.values()))

    def _solver(self, allowance: Allowance, luck: int) -> cp_model.CpSolver:
        solver = cp_model.CpSolver()
        solver.parameters.random_seed = (self._seed + luck * LUCK) % 2**31
        for name, setting in self._style.items():
            setattr(solver.parameters, name, setting)
        # Its own handler for Ctrl-C ends the process when a solve runs beside the main thread; ``stop`` is how to stop.
        solver.parameters.catch_sigint_signal = False
        if allowance.seconds < math.inf:
            solver.parameters.max_time_in_seconds = allowance.seconds
        if allowance.work < math.inf:
            solver.parameters.max_deterministic_time = allowance.work
        return solver

    def _run(self, solver: cp_model.CpSolver, watch: _Watch, enough: threading.Event | None) -> Any:
        signals = (self._stop,) if enough is None else (self._stop, enough)
        with stopped_by(*signals, stop_search=solver.stop_search):
            return solver.solve(self._model, watch)

    def _answer(self, solver: cp_model.CpSolver, status: Any, certain: bool) -> Answer:
        if status == cp_model.MODEL_INVALID:
            raise RuntimeError(f"CP-SAT refuses the model: {self._model.validate()}")
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            # The hint is a plan of the program, so "infeasible" can only be a defect.
            if status == cp_model.INFEASIBLE and certain:
                raise RuntimeError("CP-SAT calls a program infeasible that has a known solution")
            return Answer(None, math.inf, proven=False, work=solver.response_proto.deterministic_time)
        values = [solver.value(column) for column in self._columns]
        proven, work = status == cp_model.OPTIMAL, solver.response_proto.deterministic_time
        return Answer(values, solver.best_objective_bound, proven, work)
