"""What is done in large programs only changes how soon the optimum is there: on small ones, against the oracle."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.oracle.model import Oracle
from tests.oracle.tiny import write_tiny
from uitstroommatch import service
from uitstroommatch.domain.outcome import Onmogelijk, Optimaal
from uitstroommatch.model import fixing, lexicographic, los_op
from uitstroommatch.resources import data_map

PER_TEST = 25


@pytest.fixture(autouse=True)
def everything_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicographic, "LARGE", 0)
    monkeypatch.setattr(fixing, "WORTH_IT", 0)


@pytest.mark.parametrize("first", range(0, 150, PER_TEST))
def test_every_goal_reaches_its_optimum(first: int, tmp_path: Path) -> None:
    for seed in range(first, first + PER_TEST):
        folder = tmp_path / str(seed)
        write_tiny(folder, seed)
        opdracht = service.lees(folder)
        uitkomst = los_op(opdracht.rulebook, opdracht.situatie, zaad=seed)
        expected = Oracle(folder).best_vector()
        assert isinstance(uitkomst, Optimaal | Onmogelijk), f"seed {seed}"
        found = {d.id: d.optimum for d in uitkomst.doelen} if isinstance(uitkomst, Optimaal) else None
        assert found == expected, f"seed {seed}"


def test_the_example_is_the_same_and_repeats(monkeypatch: pytest.MonkeyPatch) -> None:
    opdracht = service.lees(data_map() / "voorbeeld")
    one, two = (service.maak_voorstel(opdracht, zaad=3) for _ in range(2))
    assert one == two
    monkeypatch.setattr(lexicographic, "LARGE", 10**9)
    monkeypatch.setattr(fixing, "WORTH_IT", 10**9)
    assert service.maak_voorstel(opdracht, zaad=3).doelen == one.doelen
