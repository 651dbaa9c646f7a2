"""A process of its own for each computation: it may be killed, may run out of memory, and harms nobody by it.

It comes from a fork server that has the solver loaded already, so it starts at once. It lives no longer than its
parent: a thread of it waits for the parent's end, however sudden.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import resource
import signal
import threading
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext
from pathlib import Path

from uitstroommatch.domain.outcome import Voortgang
from uitstroommatch.jobs.calc import GEHEUGEN, reken
from uitstroommatch.jobs.orders import Antwoord, Mislukt, Taak

NETJES = 19  # the service beside it answers people first; a machine of its own notices nothing of it
TELKENS = 0.1  # seconds between two messages of progress
MB = 1024**2

_log = logging.getLogger(__name__)


_GEEN_GEHEUGEN = (-signal.SIGABRT, 127)
"""How a process ends that gets no memory: the solver aborts, the loader of the system leaves with 127."""
_MET_GRENS = -signal.SIGSEGV
"""How it may end as well when its memory was limited: a library uses what it did not get."""


class Gesneuveld(Exception):
    """The process was killed before it answered."""


@dataclass(frozen=True, slots=True)
class _Defect:
    """An error in the program: where it was raised, without any value."""

    plek: str


class Kind:
    """A computation in a process of its own."""

    def __init__(self, taak: Taak, geheugen: int | None = None, *, gestopt: bool = False) -> None:
        """Start it. ``geheugen`` is the most it may take, in MB; ``gestopt``: it only hands in what it has at once."""
        context = _context()
        self._lijn, hun_lijn = context.Pipe()
        self._proces = context.Process(target=_leef, args=(hun_lijn, geheugen), daemon=True)
        self._proces.start()
        hun_lijn.close()
        self._antwoord: Antwoord | None = None
        self._begrensd = geheugen is not None
        if gestopt:
            self.stop()
        self._stuur(taak)

    @property
    def pid(self) -> int | None:
        """Number of the process."""
        return self._proces.pid

    @property
    def antwoord(self) -> Antwoord | None:
        """The answer, when it is there."""
        return self._antwoord

    def wacht(self, seconden: float) -> Iterator[Voortgang]:
        """Wait for news, at most so long, and yield the progress in it.

        Raises:
            Gesneuveld: it was killed.
        """
        if self._antwoord is not None or not wait([self._lijn, self._proces.sentinel], seconden):
            return
        try:
            while self._lijn.poll():
                bericht = self._lijn.recv()
                if isinstance(bericht, Voortgang):
                    yield bericht
                else:
                    self._antwoord = self._beoordeeld(bericht)
                    return
        except (EOFError, OSError):
            self._antwoord = self._na_de_dood()
            return
        if not self._proces.is_alive() and not self._lijn.poll():
            self._antwoord = self._na_de_dood()

    def stop(self) -> None:
        """Ask for the best that was found so far."""
        self._stuur(None)

    def einde(self) -> None:
        """End the process, whatever it does."""
        self._proces.kill()
        self._proces.join()
        self._lijn.close()

    def _stuur(self, bericht: Taak | None) -> None:
        try:
            self._lijn.send(bericht)
        except OSError:
            _log.debug("the process has gone already")

    def _beoordeeld(self, bericht: Antwoord | _Defect) -> Antwoord:
        if not isinstance(bericht, _Defect):
            return bericht
        _log.error("error in a computation: %s", bericht.plek)
        return Mislukt("Er ging iets mis in het programma. Meld het aan de beheerder, met het nummer hiervan.")

    def _na_de_dood(self) -> Antwoord:
        self._proces.join()
        hoe = self._proces.exitcode
        if hoe in _GEEN_GEHEUGEN or (self._begrensd and hoe == _MET_GRENS):
            return Mislukt(GEHEUGEN)
        raise Gesneuveld(f"exit code {hoe}")


def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["__main__", "uitstroommatch.jobs.warm"])
    return context


def plek_van(fout: Exception) -> str:
    """Return the kind of an error and where it was raised, without its text, which may hold values."""
    waar = traceback.extract_tb(fout.__traceback__)[-4:]
    plek = " < ".join(f"{Path(een.filename).name}:{een.lineno}" for een in reversed(waar))
    return f"{type(fout).__name__} at {plek}"


# --- in the child ------------------------------------------------------------------------------------------------


def _leef(lijn: Connection, geheugen: int | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, who decides
    threading.Thread(target=_sterf_met_ouder, daemon=True).start()
    os.nice(NETJES)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if geheugen is not None:
        resource.setrlimit(resource.RLIMIT_AS, (geheugen * MB, geheugen * MB))
    stop, taak = threading.Event(), lijn.recv()
    while taak is None:
        stop.set()
        taak = lijn.recv()
    threading.Thread(target=_luister, args=(lijn, stop), daemon=True).start()
    _antwoord(_Verslag(lijn), taak, stop)


def _antwoord(verslag: _Verslag, taak: Taak, stop: threading.Event) -> None:
    try:
        verslag.sluit(reken(taak, stop, verslag.zie))
    except Exception as fout:
        verslag.sluit(Mislukt(GEHEUGEN) if _zonder_geheugen(fout) else _Defect(plek_van(fout)))


def _zonder_geheugen(fout: Exception) -> bool:
    """Say whether there was no memory; a thread that gets no stack says so in words only."""
    return isinstance(fout, MemoryError) or (isinstance(fout, RuntimeError) and "start new thread" in str(fout))


def _sterf_met_ouder() -> None:
    ouder = multiprocessing.parent_process()
    if ouder is not None:
        wait([ouder.sentinel])
    os._exit(1)


def _luister(lijn: Connection, stop: threading.Event) -> None:
    try:
        lijn.recv()
    except (EOFError, OSError):
        os._exit(1)
    stop.set()


@dataclass(slots=True)
class _Verslag:
    """Tells the parent the latest of each goal, now and then: a search never waits for it."""

    lijn: Connection
    laatste: dict[str, Voortgang] = field(default_factory=dict)
    klaar: threading.Event = field(default_factory=threading.Event)
    slot: threading.Lock = field(default_factory=threading.Lock)
    verteller: threading.Thread = field(init=False)

    def __post_init__(self) -> None:
        """Start telling now: when memory runs out there is none for a thread either."""
        self.verteller = threading.Thread(target=self._vertel, daemon=True)
        self.verteller.start()

    def zie(self, stand: Voortgang) -> None:
        """Note progress; may be called from any thread."""
        with self.slot:
            self.laatste[stand.doel] = stand

    def sluit(self, antwoord: Antwoord | _Defect) -> None:
        """Send the answer, as the last thing."""
        self.klaar.set()
        self.verteller.join()
        self._stuur()
        self.lijn.send(antwoord)

    def _vertel(self) -> None:
        while not self.klaar.wait(TELKENS):
            self._stuur()

    def _stuur(self) -> None:
        with self.slot:
            nieuws, self.laatste = list(self.laatste.values()), {}
        for stand in nieuws:
            self.lijn.send(stand)
