"""The command that works for a service elsewhere."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from tests.jobs.test_werk import aangevraagd, rij, stand, wacht_op
from uitstroommatch.store.database import Store


def werker(url: str, *opties: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "uitstroommatch", "werker", *opties],
        env={**os.environ, "UITSTROOMMATCH_DATABASE": url},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_it_works_until_it_is_told_to_stop(store: Store) -> None:
    ids = aangevraagd(store, aantal=2)
    proces = werker(store.url, "--slots", "2", "--naam", "proef")
    try:
        wacht_op(lambda: {stand(store, id_) for id_ in ids} == {"klaar"}, 60)
    finally:
        proces.send_signal(signal.SIGTERM)
        uit, fout = proces.communicate(timeout=60)
    assert proces.returncode == 0, fout
    assert "gestopt" in uit
    assert {rij(store, id_).poging for id_ in ids} == {1}


def test_without_a_database_it_says_what_to_do(lege_database: str) -> None:
    weg = "postgresql+psycopg://niemand@127.0.0.1:1/niets"
    for proces, woord in [(werker(lege_database), "ingericht"), (werker(weg), "bereikbaar")]:
        _, fout = proces.communicate(timeout=60)
        assert proces.returncode == 2
        assert woord in fout
        assert "Traceback" not in fout
