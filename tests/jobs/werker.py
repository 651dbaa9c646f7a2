"""A worker in a process of its own, to be killed: ``python -m tests.jobs.werker URL [snel]``."""

from __future__ import annotations

import signal
import sys
import threading

from uitstroommatch.jobs.engine import Tempo, werk
from uitstroommatch.store.database import Store

SNEL = Tempo(hartslag=0.3, verlopen=1.5, redding=0.5, kijk=0.1, voortgang=0.05, vraag=0.5, vertraging=0.2)


def main(url: str, slots: int = 1, vanaf: int | None = None) -> None:
    """Work until SIGTERM."""
    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    store = Store(url)
    werk(store, slots=slots, stop=stop, tempo=SNEL, vanaf=vanaf)
    store.close()


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
