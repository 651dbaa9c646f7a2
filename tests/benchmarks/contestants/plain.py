"""A CP-SAT model as most people write it: a Boolean per allowed triple, one goal at a time, default parameters.

Nothing is reduced, grouped or hinted. A convex cost is a variable above its tangents. Two workers, for two cores.
"""

from __future__ import annotations

from itertools import pairwise
from time import perf_counter
from typing import Any

from ortools.sat.python import cp_model

from tests.benchmarks.record import Goal, Order, Plan, Result, Watch, status_of
from uitstroommatch import service
from uitstroommatch.check.decisions import vast_plan
from uitstroommatch.check.plan import breuken, doelwaarden
from uitstroommatch.eligibility import drietallen
from uitstroommatch.model.tally import Cost, GoalTally, Tally, tally

WORKERS = 2


class Plain:
    """The model and its columns."""

    def __init__(self, tallied: Tally) -> None:
        self.model = cp_model.CpModel()
        self.columns = [self.model.new_bool_var("|".join(triple)) for triple in tallied.triples]
        self._triples = tallied.triples
        self._room = {frozenset(limit.terms.items()): limit.upper for limit in tallied.limits}
        for column, triple in zip(self.columns, tallied.triples, strict=True):
            if triple in tallied.fixed:
                self.model.add(column == 1)
        for limit in tallied.limits:
            self.model.add(self._sum(limit.terms) <= limit.upper)

    def goal(self, goal: GoalTally) -> Any:
        """Return the value of a goal as an expression."""
        return self._sum(goal.terms) + sum(self._cost(cost) for cost in goal.costs)

    def _sum(self, terms: dict[int, int]) -> Any:
        return sum(units * self.columns[column] for column, units in terms.items())

    def _cost(self, cost: Cost) -> Any:
        if not cost.terms:
            return cost.cost(0)
        least, most = self._reach(cost.terms)
        values = [cost.cost(units) for units in range(least, most + 1)]
        total = self.model.new_int_var(least, most, f"sum {cost.key}")
        self.model.add(total == self._sum(cost.terms))
        height = self.model.new_int_var(min(values), max(values), f"cost {cost.key}")
        before = None
        for units, (here, there) in enumerate(pairwise(values), start=least):
            if there - here != before:
                before = there - here
                self.model.add(height >= here + before * (total - units))
        return height

    def _reach(self, terms: dict[int, int]) -> tuple[int, int]:
        """Least and most that a sum can be: one home per client, and within the limit on the same sum."""
        least: dict[str, int] = {}
        most: dict[str, int] = {}
        for column, units in terms.items():
            client = self._triples[column][0]
            least[client] = min(least.get(client, 0), units)
            most[client] = max(most.get(client, 0), units)
        high = sum(most.values())
        return sum(least.values()), min(high, self._room.get(frozenset(terms.items()), high))


def run(order: Order) -> Result:
    """Read, build, bring goal after goal to its best value, check."""
    job, watch = order.job, Watch()
    opdracht = service.lees(order.folder)
    rulebook, situatie = opdracht.rulebook, opdracht.situatie
    watch.lap("read")
    triples = list(drietallen(rulebook, situatie))
    watch.lap("eligibility")
    tallied = tally(rulebook, situatie, triples, frozenset(vast_plan(rulebook, situatie)))
    plain = Plain(tallied)
    goals = [(goal, plain.goal(goal)) for goal in tallied.goals]
    watch.lap("build")
    proven, bounds, chosen = _solve(plain, goals, order)
    watch.lap("solve")
    if chosen is None:
        return Result("no plan", watch.seconds)
    plan = tuple(triples[column] for column in chosen)
    values = doelwaarden(rulebook, situatie, plan)
    faults = breuken(rulebook, situatie, plan)
    watch.lap("check")
    found = [
        Goal(goal.id, goal.sense, values[goal.id], bounds.get(goal.id), goal.id in proven) for goal in tallied.goals
    ]
    named: Plan = [(client, home, str(form)) for client, home, form in plan]
    return Result(status_of(found), watch.seconds, found, named, note=f"seed {job.seed}, {len(faults)} breaches")


def _solve(
    plain: Plain, goals: list[tuple[GoalTally, Any]], order: Order
) -> tuple[set[str], dict[str, int], list[int] | None]:
    proven: set[str] = set()
    bounds: dict[str, int] = {}
    chosen: list[int] | None = None
    end = perf_counter() + order.job.cap
    for goal, value in goals:
        seconds = min(order.job.goal_cap, end - perf_counter())
        if seconds <= 0:
            break
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = WORKERS
        solver.parameters.random_seed = order.job.seed
        solver.parameters.max_time_in_seconds = seconds
        if goal.sense == "max":
            plain.model.maximize(value)
        else:
            plain.model.minimize(value)
        status = solver.solve(plain.model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            break  # no plan within the cap that keeps the goals before: what was found stays
        chosen = [number for number, column in enumerate(plain.columns) if solver.value(column)]
        bounds[goal.id] = round(solver.best_objective_bound)
        if status == cp_model.OPTIMAL:
            proven.add(goal.id)
        reached = round(solver.objective_value)
        plain.model.add(value >= reached if goal.sense == "max" else value <= reached)
    return proven, bounds, chosen
