"""Every explanation is true: on 200 tiny dossiers, by trying every plan of the dossier and of the changed dossier.

A pair that is called impossible is in no plan; a price is that of a best plan with the pair in it; each repair places
the client and one client more in a plan that may be proposed; and no smaller repair of that kind does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from tests.oracle.tiny import write_tiny
from tests.properties.every_plan import EveryPlan
from uitstroommatch import service
from uitstroommatch.domain.outcome import Onmogelijk, Optimaal, Plan
from uitstroommatch.errors import WijzigingFout
from uitstroommatch.explain.changes import Wijziging, pas_toe
from uitstroommatch.explain.possible import maak_mogelijk
from uitstroommatch.explain.refused import waarom_niet
from uitstroommatch.explain.repairs import Herstel, een_meer, wat_is_nodig
from uitstroommatch.model import los_op

SEEDS = range(200)
PER_TEST = 10
PAIRS = 5  # of each dossier
SIZES = ("tienden", "aantal", "punten")


Solved = list[tuple[int, service.Opdracht, Plan | None]]


@pytest.fixture(scope="module", params=SEEDS[::PER_TEST])
def solved(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Solved:
    """Some dossiers with their best plan, ``None`` when decisions cannot hold together."""
    found: Solved = []
    for seed in range(request.param, request.param + PER_TEST):
        folder = tmp_path_factory.mktemp(str(seed))
        write_tiny(folder, seed)
        opdracht = service.lees(folder)
        outcome = los_op(opdracht.rulebook, opdracht.situatie, zaad=seed)
        assert isinstance(outcome, Optimaal | Onmogelijk)
        found.append((seed, opdracht, outcome.plan if isinstance(outcome, Optimaal) else None))
    return found


def test_why_not_a_pair(solved: Solved) -> None:
    for seed, opdracht, plan in solved:
        if plan is None:
            continue
        every = EveryPlan(opdracht.rulebook, opdracht.situatie)
        for client, home in _pairs(seed, opdracht, plan):
            answer = waarom_niet(opdracht.rulebook, opdracht.situatie, plan, client, home)
            rows = every.with_pair(client, home)
            assert answer.uitgesloten == (len(rows) == 0), f"seed {seed}: {client} {home}"
            assert answer.uitgesloten == (answer.prijs is None), f"seed {seed}: {client} {home}"
            if answer.prijs is not None:
                best = every.best(rows)
                assert (best == every.row(answer.prijs.plan)).all(axis=1).any(), f"seed {seed}: {client} {home}"
                now = {doel.id: doel.nieuw for doel in answer.prijs.verschil.doelen}
                for doel in opdracht.rulebook.doelen_in(opdracht.situatie):
                    assert now[doel.id] in every.values(doel, best), f"seed {seed}: {client} {home} {doel.id}"


def test_what_it_would_take(solved: Solved) -> None:
    for seed, opdracht, plan in solved:
        if plan is None:
            continue
        rulebook, situatie = opdracht.rulebook, opdracht.situatie
        without = [client for client in situatie.kandidaten if client not in {triple[0] for triple in plan}]
        for client in without[:2]:
            for repair in wat_is_nodig(rulebook, situatie, plan, client, hoeveel=2):
                _true(f"seed {seed}, client {client}", opdracht, plan, client, repair)
        for repair in een_meer(rulebook, situatie, plan, hoeveel=1):
            _true(f"seed {seed}, one more", opdracht, plan, None, repair)


def test_what_would_make_a_plan_possible(solved: Solved) -> None:
    for seed, opdracht, plan in solved:
        repairs = maak_mogelijk(opdracht.rulebook, opdracht.situatie)
        assert bool(repairs) == (plan is None), f"seed {seed}"
        for repair in repairs:
            assert len(repair.wijzigingen) == len(repairs[0].wijzigingen), f"seed {seed}"
            assert _works(opdracht, repair.wijzigingen, None, 0), f"seed {seed}: {repair.wijzigingen} does not"
            for less in _smaller(repair.wijzigingen):
                assert not _works(opdracht, less, None, 0), f"seed {seed}: {less} does as well"


def _true(where: str, opdracht: service.Opdracht, plan: Plan, client: str | None, repair: Herstel) -> None:
    number = len(plan) + 1
    assert _works(opdracht, repair.wijzigingen, client, number), f"{where}: {repair.wijzigingen} does not"
    assert len(repair.resultaat.plan) >= number, where
    assert client is None or client in {triple[0] for triple in repair.resultaat.plan}, where
    for less in _smaller(repair.wijzigingen):
        assert not _works(opdracht, less, client, number), f"{where}: {less} does as well"


def _works(opdracht: service.Opdracht, changes: Sequence[Wijziging], client: str | None, number: int) -> bool:
    try:
        every = EveryPlan(*pas_toe(opdracht.rulebook, opdracht.situatie, changes))
    except WijzigingFout:
        return False
    return every.brings(every.best(every.rows), client, number)


def _smaller(changes: tuple[Wijziging, ...]) -> Iterator[tuple[Wijziging, ...]]:
    """The same changes with one of them left out, and with any smaller amount of it."""
    for place, change in enumerate(changes):
        yield (*changes[:place], *changes[place + 1 :])
        for size in SIZES:
            for amount in range(1, getattr(change, size, 1)):
                less: Wijziging = replace(change, **{size: amount})  # type: ignore[arg-type]
                yield (*changes[:place], less, *changes[place + 1 :])


def _pairs(seed: int, opdracht: service.Opdracht, plan: Plan) -> list[tuple[str, str]]:
    placed = {triple[:2] for triple in plan}
    pairs = [(c, w) for c in opdracht.situatie.kandidaten for w in opdracht.situatie.aanbod if (c, w) not in placed]
    return [pairs[(seed + 7 * n) % len(pairs)] for n in range(PAIRS)] if pairs else []
