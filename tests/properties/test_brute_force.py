"""The plan that comes out is the best one: on 300 tiny dossiers, by trying every plan.

Twice, by independent roads: through the project's own checker (which shares the rules with the model, but no solver),
and through the oracle of ``tests/oracle``, which shares nothing and was written from the specification alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.oracle.model import Oracle
from tests.oracle.tiny import write_tiny
from uitstroommatch import service
from uitstroommatch.check.decisions import vast_plan
from uitstroommatch.check.plan import breuken, doelwaarden
from uitstroommatch.domain.outcome import Haalbaar, Onmogelijk, Optimaal, Plan
from uitstroommatch.eligibility import drietallen
from uitstroommatch.model import los_op

SEEDS = range(300)
PER_TEST = 10


@pytest.mark.parametrize("first", SEEDS[::PER_TEST])
def test_every_goal_reaches_its_optimum(first: int, tmp_path: Path) -> None:
    for seed in range(first, first + PER_TEST):
        folder = tmp_path / str(seed)
        write_tiny(folder, seed)
        opdracht = service.lees(folder)
        uitkomst = los_op(opdracht.rulebook, opdracht.situatie, zaad=seed)
        expected = Oracle(folder).best_vector()
        if isinstance(uitkomst, Onmogelijk):
            assert expected is None, f"seed {seed}: there is a plan"
            assert len(uitkomst.strijdig.besluiten) == Oracle(folder).conflict_size(), f"seed {seed}"
            assert not list(_plans(opdracht)), f"seed {seed}: the checker knows a plan"
            continue
        assert isinstance(uitkomst, Optimaal), f"seed {seed}"
        assert {doel.id: doel.optimum for doel in uitkomst.doelen} == expected, f"seed {seed}: oracle"
        assert {doel.id: doel.optimum for doel in uitkomst.doelen} == _best(opdracht), f"seed {seed}: checker"
        assert not breuken(opdracht.rulebook, opdracht.situatie, uitkomst.plan), f"seed {seed}"
        assert not Oracle(folder).breaches(list(uitkomst.plan)), f"seed {seed}"


def test_no_time_still_gives_a_checked_plan_with_a_true_bound(tmp_path: Path) -> None:
    for seed in range(0, 300, 7):
        folder = tmp_path / str(seed)
        write_tiny(folder, seed)
        opdracht = service.lees(folder)
        uitkomst = los_op(opdracht.rulebook, opdracht.situatie, zaad=0, tijd=0)
        if isinstance(uitkomst, Onmogelijk):
            continue
        assert isinstance(uitkomst, Optimaal | Haalbaar)
        assert not breuken(opdracht.rulebook, opdracht.situatie, uitkomst.plan), f"seed {seed}"
        first, best = uitkomst.doelen[0], next(iter(_best(opdracht).values()))
        sign = 1 if first.richting == "max" else -1
        assert sign * first.grens >= sign * best >= sign * first.optimum, f"seed {seed}: {first} {best}"


def _plans(opdracht: service.Opdracht) -> Iterator[Plan]:
    """Every plan without a breach, found by the checker."""
    per_client: dict[str, list[tuple[str, str, object]]] = {}
    for triple in drietallen(opdracht.rulebook, opdracht.situatie):
        per_client.setdefault(triple[0], []).append(triple)
    fixed = set(vast_plan(opdracht.rulebook, opdracht.situatie))

    def extend(clients: list[str], plan: Plan) -> Iterator[Plan]:
        # Sums only grow, so a part of a plan that breaks a limit cannot be mended by more placements.
        found = breuken(opdracht.rulebook, opdracht.situatie, plan)
        if any(breuk.regel != "besluit_vast" for breuk in found):
            return
        if not clients:
            if fixed <= set(plan):
                yield plan
            return
        yield from extend(clients[1:], plan)
        for triple in per_client[clients[0]]:
            yield from extend(clients[1:], (*plan, triple))  # type: ignore[arg-type]

    yield from extend(sorted(per_client), ())


def _best(opdracht: service.Opdracht) -> dict[str, int]:
    """Optimum per goal, by comparing all plans goal after goal."""
    left = [doelwaarden(opdracht.rulebook, opdracht.situatie, plan) for plan in _plans(opdracht)]
    best: dict[str, int] = {}
    for doel in opdracht.rulebook.doelen_in(opdracht.situatie):
        sign = 1 if doel.richting == "max" else -1
        best[doel.id] = sign * max(sign * values[doel.id] for values in left)
        left = [v for v in left if sign * v[doel.id] >= sign * best[doel.id] - doel.speling]
    return best
