"""Where the time of ours goes: public functions are timed while it runs, the rest is bounds and solving.

A function is replaced wherever a module of the package holds it, so it does not matter who calls it. Time inside
another timed function counts once, for the inner one. What other threads do counts where the main thread waits for it.
"""

from __future__ import annotations

import functools
import sys
import threading
import types
from collections.abc import Callable
from importlib import import_module
from time import perf_counter
from typing import Any

from tests.benchmarks.contestants.ours import result
from tests.benchmarks.record import Order, Result
from uitstroommatch import service

REST = "bounds and solving"
PUBLIC = {
    "eligibility": ("eligibility.drietallen", "eligibility.Geschiktheid"),
    "tally, reduce, build": (
        "model.tally.tally",
        "model.reduce.reduce",
        "model.merge.merge",
        "model.split.split",
        "model.build.build",
    ),
    "first plan": ("model.starter.starter",),
    "explaining": ("explain.funnel.niet_geplaatst",),
    "checking": (
        "check.proposal.controleer",
        "check.decisions.kleinste_strijd",
        "check.proposal.gebiedslasten",
        "check.proposal.terugleidingen",
    ),
}


class Timer:
    """Seconds per phase, each second counted once."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._open: list[str] = [REST]
        self._last = perf_counter()

    def start(self) -> None:
        """Count from now on."""
        self._last = perf_counter()

    def _switch(self) -> None:
        now = perf_counter()
        self.seconds[self._open[-1]] = self.seconds.get(self._open[-1], 0.0) + now - self._last
        self._last = now

    def time(self, phase: str, call: Callable[[], Any]) -> Any:
        """Run something for a phase; what it yields is made at once, or it would be made in another phase."""
        if threading.current_thread() is not threading.main_thread():
            return call()
        self._switch()
        self._open.append(phase)
        try:
            made = call()
            return iter(list(made)) if isinstance(made, types.GeneratorType) else made
        finally:
            self._switch()
            self._open.pop()

    def wrap(self, phase: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function, timed."""

        @functools.wraps(function)
        def timed(*args: Any, **kwargs: Any) -> Any:
            return self.time(phase, lambda: function(*args, **kwargs))

        return timed

    def close(self) -> dict[str, float]:
        """Return the seconds."""
        self._switch()
        return self.seconds


def install(timer: Timer) -> list[str]:
    """Time every function of ``PUBLIC`` and return the names that do not exist (any more)."""
    missing = []
    for phase, names in PUBLIC.items():
        for name in names:
            room, _, last = f"uitstroommatch.{name}".rpartition(".")
            original = getattr(import_module(room), last, None)
            if original is None:
                missing.append(name)
            elif isinstance(original, type):
                for attribute, method in list(vars(original).items()):
                    if isinstance(method, types.FunctionType) and (attribute == "__init__" or attribute[0] != "_"):
                        setattr(original, attribute, timer.wrap(phase, method))
            else:
                _replace(original, timer.wrap(phase, original))
    return missing


def _replace(original: object, timed: object) -> None:
    for name, module in list(sys.modules.items()):
        if name.startswith("uitstroommatch"):
            for attribute, value in list(vars(module).items()):
                if value is original:
                    setattr(module, attribute, timed)


def run(order: Order) -> Result:
    """Read and propose, timed inside."""
    import_module("uitstroommatch.model")
    timer = Timer()
    missing = install(timer)
    timer.start()
    opdracht = timer.time("reading", lambda: service.lees(order.folder))
    voorstel = service.maak_voorstel(opdracht, zaad=order.job.seed, tijd=order.job.cap)
    outcome = result(voorstel, timer.close())
    outcome.note = f"not found: {', '.join(missing)}" if missing else ""
    return outcome
