"""How a solver is stopped from outside: none of them looks at an event while it searches."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LOOK = 0.05  # seconds between two looks


@contextmanager
def stopped_by(*signals: threading.Event, stop_search: Callable[[], object]) -> Iterator[None]:
    """Call ``stop_search`` once, as soon as one of the signals is set while the block runs."""
    done = threading.Event()

    def watch() -> None:
        while not done.wait(LOOK):
            if any(signal.is_set() for signal in signals):
                stop_search()
                return

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        done.set()
        watcher.join()
