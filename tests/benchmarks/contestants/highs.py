"""A fair HiGHS: the same reduced program, the same grouping of goals, complete hints, two threads, no gap allowed.

``highs-groups`` solves consecutive goals together, ``highs-single`` one goal at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import floor, isfinite
from time import perf_counter

import highspy
import numpy as np

from tests.benchmarks.highs_model import Cut, keep, load
from tests.benchmarks.record import Goal, Order, Result, Watch, status_of
from tests.benchmarks.transport import Arrays, Target, Terms, read

LARGEST_WEIGHT = 20_000_000
"""A group is closed when the weight of its first goal passes this."""


def groups(targets: Sequence[Target], largest: int) -> Iterator[list[tuple[Target, int]]]:
    """Cut the goals into groups with a weight each: above all that the later goals of the group can add up to."""
    pending: list[Target] = []
    for target in targets:
        if pending and (pending[-1].slack or _weights([*pending, target])[0] > largest):
            yield list(zip(pending, _weights(pending), strict=True))
            pending = []
        pending.append(target)
    if pending:
        yield list(zip(pending, _weights(pending), strict=True))


def _weights(targets: Sequence[Target]) -> list[int]:
    weights = [1]
    for target in reversed(targets[1:]):
        weights.append(weights[-1] * (target.span + 1))
    return weights[::-1]


def run(order: Order) -> Result:
    """Read the program, then solve group after group."""
    arrays = read(order.program)
    watch = Watch()
    end = perf_counter() + order.job.cap
    values, cuts = list(arrays.hint), list[Cut]()
    bounds: dict[str, int] = {}
    for group in groups(arrays.targets, LARGEST_WEIGHT if order.job.contestant == "highs-groups" else 0):
        seconds = end - perf_counter()
        if seconds <= 0:
            break
        better, bound, proven = _solve(arrays, cuts, group, values, seconds, order.job.seed)
        values = better or values
        first = group[0][0]
        if proven:
            bounds |= {target.id: target.value(values) for target, _ in group}
        elif len(group) == 1 and bound is not None:
            bounds[first.id] = first.constant + first.sign * bound
        cuts.extend(keep(target, target.value(values) - target.sign * target.slack) for target, _ in group)
    watch.lap("solve")
    goals = []
    for target in arrays.targets:
        value, known = target.value(values), bounds.get(target.id)
        goals.append(Goal(target.id, target.sense, value, known, value == known))
    plan = [triple for triple, value in zip(arrays.triples, values, strict=False) if value]
    return Result(status_of(goals), watch.seconds, goals, plan)


def _solve(
    arrays: Arrays, cuts: list[Cut], group: list[tuple[Target, int]], hint: list[int], seconds: float, seed: int
) -> tuple[list[int] | None, int | None, bool]:
    """Return the best columns, the bound on the (signed) weighted sum, and whether they are proven best."""
    terms: Terms = {}
    for target, weight in group:
        for column, coefficient in target.terms.items():
            terms[column] = terms.get(column, 0) - weight * target.sign * coefficient
    if not any(terms.values()):
        return None, 0, True
    highs = load(arrays, cuts, terms, whole=True)
    for name, setting in (("mip_rel_gap", 0.0), ("random_seed", seed), ("time_limit", seconds)):
        highs.setOptionValue(name, setting)
    known = highspy.HighsSolution()
    known.col_value = [float(value) for value in hint]
    highs.setSolution(known)
    highs.run()
    dual = highs.getInfo().mip_dual_bound
    bound = floor(-dual + 1e-6 * max(1.0, abs(dual))) if isfinite(dual) else None
    found = np.rint(highs.getSolution().col_value)
    if len(found) != len(hint):
        return None, bound, False
    values = arrays.complete([column for column in range(len(arrays.triples)) if found[column]])
    ended = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
    # A proof counts only when the rounded plan, every cost at its lowest, is as good as HiGHS says.
    reached = sum(coefficient * values[column] for column, coefficient in terms.items())
    return values, bound, ended and reached <= highs.getInfo().objective_function_value + 0.5
