"""The integer program says the same as the checker, plan by plan: its rows hold, its objectives give the values."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.oracle.tiny import write_tiny
from uitstroommatch import service
from uitstroommatch.check.decisions import vast_plan
from uitstroommatch.check.plan import breuken, doelwaarden
from uitstroommatch.domain.outcome import Drietal
from uitstroommatch.eligibility import drietallen
from uitstroommatch.model.build import build
from uitstroommatch.model.program import Program, Row
from uitstroommatch.model.tally import tally


def _holds(row: Row, values: list[int]) -> bool:
    total = sum(coefficient * values[column] for column, coefficient in row.terms.items())
    return (row.lower is None or total >= row.lower) and (row.upper is None or total <= row.upper)


def _allowed_by_rows(program: Program, values: list[int]) -> bool:
    within = all(low <= value <= high for low, value, high in zip(program.lower, values, program.upper, strict=True))
    return within and all(_holds(row, values) for row in program.rows)


@pytest.mark.parametrize("first", range(0, 300, 50))
def test_rows_and_objectives_agree_with_the_checker_on_random_plans(first: int, tmp_path: Path) -> None:
    allowed = refused = 0
    for seed in range(first, first + 50):
        folder = tmp_path / str(seed)
        write_tiny(folder, seed)
        opdracht = service.lees(folder)
        rulebook, situatie = opdracht.rulebook, opdracht.situatie
        triples = list(drietallen(rulebook, situatie))
        fixed = frozenset(vast_plan(rulebook, situatie))
        program = build(tally(rulebook, situatie, triples, fixed), situatie)
        dice = random.Random(seed)
        for _ in range(20):
            plan = _random_plan(triples, fixed, dice)
            values = program.complete({triples.index(triple) for triple in plan})
            holds = not breuken(rulebook, situatie, plan)
            assert _allowed_by_rows(program, values) == holds, f"seed {seed}: {plan}"
            if holds:
                got = {objective.id: objective.value(values) for objective in program.objectives}
                assert got == doelwaarden(rulebook, situatie, plan), f"seed {seed}: {plan}"
                assert all(o.lowest <= got[o.id] <= o.highest for o in program.objectives), f"seed {seed}"
            allowed, refused = allowed + holds, refused + (not holds)
    assert min(allowed, refused) > 50, "the plans must try both sides"


def _random_plan(triples: list[Drietal], fixed: frozenset[Drietal], dice: random.Random) -> list[Drietal]:
    """Return a plan with at most one home per client (what the rows on sums rest on) that mostly follows decisions."""
    plan = {client: (client, home, form) for client, home, form in sorted(fixed) if dice.random() < 0.95}
    for triple in dice.sample(triples, len(triples)):
        if dice.random() < 0.5:
            plan.setdefault(triple[0], triple)
    return sorted(plan.values())
