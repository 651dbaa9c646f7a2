"""kill -9 of workers in the middle of their work: nothing is lost, nothing is done twice, nobody is left behind."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import func, select

from tests.jobs.test_onderdelen import aparte_map
from tests.jobs.test_werk import aangevraagd, berekend, rij, stand, wacht_op
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.store import tables
from uitstroommatch.store.database import Store
from uitstroommatch.store.spoor import controleer

ROOT = Path(__file__).parents[2]
Proces = subprocess.Popen[bytes]
Start = Callable[..., Proces]


@pytest.fixture
def start(store: Store) -> Iterator[Start]:
    """Start workers; all are gone at the end."""
    begonnen: list[Proces] = []

    def een(*meer: int) -> Proces:
        opdracht = [sys.executable, "-m", "tests.jobs.werker", store.url, *map(str, meer)]
        begonnen.append(subprocess.Popen(opdracht, cwd=ROOT, start_new_session=True))
        return begonnen[-1]

    yield een
    for proces in begonnen:
        proces.terminate()
    for proces in begonnen:
        proces.wait(60)


def heel(store: Store, ids: list[UUID]) -> None:
    """Each proposal has one result, one entry in the trail, and its placements once."""
    assert [stand(store, id_) for id_ in ids] == ["klaar"] * len(ids)
    assert berekend(store) == len(ids)
    with store.system() as session:
        assert controleer(session) == []
        for id_ in ids:
            voorstel = Voorstel.model_validate_json(rij(store, id_).resultaat or b"")
            telling = select(func.count()).where(tables.Toewijzing.voorstel_id == id_)
            assert session.execute(telling).scalar_one() == len(voorstel.plaatsingen)


def test_a_killed_worker_loses_and_doubles_nothing(store: Store, start: Start) -> None:
    dobbel = random.Random(7)
    ids = aangevraagd(store, aantal=4)
    for _ in range(2):
        slachtoffer = start()
        wacht_op(lambda: any(stand(store, id_) == "bezig" for id_ in ids))
        time.sleep(dobbel.uniform(0, 1.5))
        slachtoffer.kill()
        slachtoffer.wait()
        if all(stand(store, id_) == "klaar" for id_ in ids):
            break
    start(2)
    wacht_op(lambda: all(stand(store, id_) == "klaar" for id_ in ids))
    heel(store, ids)
    assert len({rij(store, id_).resultaat for id_ in ids}) == 1


def test_a_worker_that_was_suspended_and_wakes_up_doubles_nothing(store: Store, start: Start) -> None:

    (id_,) = aangevraagd(store)
    slaper = start()
    wacht_op(lambda: stand(store, id_) == "bezig")
    os.kill(slaper.pid, signal.SIGSTOP)
    start()
    wacht_op(lambda: stand(store, id_) == "klaar")
    os.kill(slaper.pid, signal.SIGCONT)
    time.sleep(1.5)
    heel(store, [id_])
    (volgende,) = aangevraagd(store, naam="volgende")
    wacht_op(lambda: stand(store, volgende) == "klaar")
    heel(store, [id_, volgende])


def test_parts_survive_a_kill_as_well(store: Store, start: Start, tmp_path: Path) -> None:
    folder = aparte_map(tmp_path / "d")
    (id_,) = aangevraagd(store, folder)
    slachtoffer = start(1, 0)

    def verdeeld() -> bool:
        with store.system() as session:
            return session.execute(select(func.count()).select_from(tables.Onderdeel)).scalar_one() > 1

    wacht_op(verdeeld)
    time.sleep(0.5)
    slachtoffer.kill()
    slachtoffer.wait()
    start(1, 0)
    start(1, 0)
    wacht_op(lambda: stand(store, id_) == "klaar")
    heel(store, [id_])
