"""Solving in parts: exact when the parts are independent, and never wrong about its bounds when they are coupled."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.oracle.model import Oracle
from tests.oracle.tiny import write_tiny
from uitstroommatch import service
from uitstroommatch.check.decisions import kleinste_strijd
from uitstroommatch.check.plan import breuken, doelwaarden
from uitstroommatch.domain.outcome import Haalbaar, Optimaal
from uitstroommatch.model import los_op, solve
from uitstroommatch.model.split import split
from uitstroommatch.synthetic import schrijf_voorbeeld


@pytest.fixture
def always_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Treat every dossier as large: cut wherever limits and the first goals allow."""
    echte: Callable[..., object] = split
    monkeypatch.setattr(solve, "split", lambda tally: echte(tally, 0))


@pytest.mark.usefixtures("always_cut")
@pytest.mark.parametrize("first", range(0, 200, 40))
def test_cut_everywhere_the_plan_holds_and_no_bound_is_wrong(first: int, tmp_path: Path) -> None:
    cut = 0
    for seed in range(first, first + 40):
        folder = tmp_path / str(seed)
        write_tiny(folder, seed)
        opdracht = service.lees(folder)
        rulebook, situatie = opdracht.rulebook, opdracht.situatie
        if kleinste_strijd(rulebook, situatie):
            continue
        tallied = solve._tally(rulebook, situatie)
        parts = split(tallied, 0)
        cut += len(parts.tallies) > 1
        uitkomst = los_op(rulebook, situatie, zaad=0)
        assert isinstance(uitkomst, Optimaal | Haalbaar)
        assert not breuken(rulebook, situatie, uitkomst.plan), f"seed {seed}"
        assert doelwaarden(rulebook, situatie, uitkomst.plan) == {d.id: d.waarde for d in uitkomst.doelen}
        best = Oracle(folder).best_vector()
        assert best is not None
        for number, doel in enumerate(uitkomst.doelen):
            if number < parts.separable:
                assert (doel.optimum, doel.bewezen) == (best[doel.id], True), f"seed {seed}: {doel.id}"
            if not doel.bewezen:
                break  # the bound of a later goal is given what the plan gives the goals before it
            sign = 1 if doel.richting == "max" else -1
            assert sign * doel.grens >= sign * best[doel.id], f"seed {seed}: {doel.id}"
    assert cut >= 1


def test_parts_hold_every_column_limit_and_group_once(tmp_path: Path) -> None:
    schrijf_voorbeeld(tmp_path / "d", 300, 1, "landelijk")
    opdracht = service.lees(tmp_path / "d")
    whole = solve._tally(opdracht.rulebook, opdracht.situatie)
    parts = split(whole, 0)
    assert len(parts.tallies) >= 2
    assert sorted(column for columns in parts.columns for column in columns) == list(range(len(whole.triples)))
    assert sum(len(tally.limits) for tally in parts.tallies) == len(whole.limits)
    for number, goal in enumerate(whole.goals):
        assert sum(len(tally.goals[number].terms) for tally in parts.tallies) == len(goal.terms)
        assert sum(len(c.terms) for tally in parts.tallies for c in tally.goals[number].costs) == sum(
            len(cost.terms) for cost in goal.costs
        )


def test_a_goal_with_speling_is_never_cut(tmp_path: Path) -> None:
    for seed in range(60):
        write_tiny(tmp_path / str(seed), seed)
        opdracht = service.lees(tmp_path / str(seed))
        tallied = solve._tally(opdracht.rulebook, opdracht.situatie)
        if any(goal.slack for goal in tallied.goals):
            assert len(split(tallied, 0).tallies) == 1


def test_many_regions_are_solved_in_parts_with_a_bound_on_every_goal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solve, "split", lambda tally: split(tally, 0))
    schrijf_voorbeeld(tmp_path / "d", 300, 2, "landelijk")
    opdracht = service.lees(tmp_path / "d")
    voorstel = service.maak_voorstel(opdracht)
    assert not service.controleer(opdracht, voorstel)
    eerste = {doel.id: doel for doel in voorstel.doelen}
    assert all(eerste[naam].bewezen for naam in ("spoed", "herkomst", "geplaatst"))
    assert all(math.isfinite(doel.grens) for doel in voorstel.doelen)
    gestopt = threading.Event()
    half = service.maak_voorstel(opdracht, stop=gestopt, voortgang=lambda _: gestopt.set())
    assert half.status == "haalbaar"
