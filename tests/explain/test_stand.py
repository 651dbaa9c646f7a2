"""What a change does is the same as adding everything up again: on random tiny dossiers, change by change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.oracle.tiny import write_tiny
from uitstroommatch import service
from uitstroommatch.check.plan import breuken, doelwaarden
from uitstroommatch.domain.outcome import Drietal, Optimaal, Plan
from uitstroommatch.eligibility import drietallen
from uitstroommatch.explain.stand import Stand
from uitstroommatch.model import los_op


@pytest.mark.parametrize("seed", range(40))
def test_a_change_equals_adding_up_again(seed: int, tmp_path: Path) -> None:
    write_tiny(tmp_path / "d", seed)
    opdracht = service.lees(tmp_path / "d")
    uitkomst = los_op(opdracht.rulebook, opdracht.situatie, zaad=0)
    if not isinstance(uitkomst, Optimaal):
        return
    stand = Stand(opdracht.rulebook, opdracht.situatie, uitkomst.plan)
    for weg, erbij in _changes(uitkomst.plan, list(drietallen(opdracht.rulebook, opdracht.situatie))):
        plan = (*(een for een in uitkomst.plan if een not in weg), *erbij)
        nieuw = {een.id: een.nieuw for een in stand.verschil(weg, erbij)}
        assert nieuw == doelwaarden(opdracht.rulebook, opdracht.situatie, plan)
        gebroken = {(een.regel, een.groep) for een in stand.vol(weg, erbij)}
        assert gebroken == {(b.regel, b.plek) for b in breuken(opdracht.rulebook, opdracht.situatie, plan)}


def _changes(plan: Plan, allowed: list[Drietal]) -> Iterator[tuple[list[Drietal], list[Drietal]]]:
    for een in plan:
        yield [een], []
        for ander in allowed:
            if ander not in plan:
                yield [een], [ander]
    for ander in allowed:
        if ander not in plan:
            yield [], [ander]
