"""The linear bound is a proof in whole numbers, and what it fixes is true of every plan that is good enough."""

from __future__ import annotations

import random
import threading
from itertools import product

import pytest

from uitstroommatch.model import linear
from uitstroommatch.model.fixing import fixed
from uitstroommatch.model.linear import SCALE, linear_bound
from uitstroommatch.model.program import Program, Row


def _random_program(seed: int) -> tuple[Program, dict[int, int]]:
    dice = random.Random(seed)
    program = Program(triples=7)
    for _ in range(7):
        program.column(0, dice.choice((1, 1, 1, 2)))
    for _ in range(4):
        terms = {column: dice.randint(1, 5) for column in dice.sample(range(7), 4)}
        program.rows.append(Row(terms, None, dice.randint(1, 9)))
    return program, {column: dice.randint(-2, 9) for column in range(7)}


def _plans(program: Program) -> list[tuple[int, ...]]:
    ranges = [range(low, high + 1) for low, high in zip(program.lower, program.upper, strict=True)]
    return [plan for plan in product(*ranges) if all(_holds(row, plan) for row in program.rows)]


def _holds(row: Row, plan: tuple[int, ...]) -> bool:
    total = sum(units * plan[column] for column, units in row.terms.items())
    return (row.lower is None or row.lower <= total) and (row.upper is None or total <= row.upper)


def _sum(terms: dict[int, int], plan: tuple[int, ...]) -> int:
    return sum(units * plan[column] for column, units in terms.items())


@pytest.mark.parametrize("seed", range(40))
def test_no_plan_exceeds_the_bound_and_every_good_plan_keeps_what_is_fixed(seed: int) -> None:
    program, terms = _random_program(seed)
    plans = _plans(program)
    found = linear_bound(program, (), terms, 10.0)
    assert found is not None
    best = max(_sum(terms, plan) for plan in plans)
    assert best <= found.floor
    for worse in (0, 1, 3):
        rows = list(fixed(program, found, best - worse))
        assert all(_holds(row, plan) for plan in plans if _sum(terms, plan) >= best - worse for row in rows)


def test_something_is_fixed_when_the_bound_is_tight() -> None:
    program = Program(triples=3)
    for _ in range(3):
        program.column(0, 1)
    program.rows.append(Row({0: 1, 1: 1, 2: 1}, None, 1))
    found = linear_bound(program, (), {0: 5, 1: 3, 2: 5}, 10.0)
    assert found is not None
    assert list(fixed(program, found, 5)) == [Row({1: 1}, None, 0)]
    assert list(fixed(program, found, 2)) == []


def test_wrong_prices_make_the_bound_weak_and_not_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    dice = random.Random(3)
    monkeypatch.setattr(linear, "_solve", lambda _, rows, *__: ([dice.uniform(-2, 5) for _ in rows], []))
    for seed in range(40):
        program, terms = _random_program(seed)
        found = linear_bound(program, (), terms, 10.0)
        assert found is not None
        plans = _plans(program)
        best = max(_sum(terms, plan) for plan in plans)
        assert best * SCALE <= found.bound
        rows = list(fixed(program, found, best))
        assert all(_holds(row, plan) for plan in plans if _sum(terms, plan) == best for row in rows)


def test_no_time_or_a_stop_gives_no_bound() -> None:
    program, terms = _random_program(1)
    assert linear_bound(program, (), terms, 0.0) is None
    assert linear_bound(program, (), {}, 1.0) is None
    stop = threading.Event()
    stop.set()
    found = linear_bound(program, (), terms, 10.0, stop)
    assert found is None or found.floor >= 0
