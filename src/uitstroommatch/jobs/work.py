"""The road of one job, from begin to end, whatever it is about.

Each start is a **poging**, counted in the row and committed before anything is done. The number is also the claim: only
whoever holds the latest may write progress or a result, so a worker that everyone took for dead and that comes back can
do no harm. A start beyond the third gives up: what ends three workers would end the fourth.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from enum import Enum, auto
from typing import ClassVar, Protocol, TypeVar
from uuid import UUID

from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.orm import Session

from uitstroommatch.domain.outcome import Voortgang
from uitstroommatch.jobs.child import Gesneuveld, Kind
from uitstroommatch.jobs.orders import Antwoord, Mislukt, Taak
from uitstroommatch.jobs.tempo import Tempo
from uitstroommatch.store.database import Store

T = TypeVar("T")

POGINGEN = 3
AFGEBROKEN = (
    "Het rekenen is drie keer afgebroken zonder antwoord; meestal is er te weinig geheugen, of wordt de rekenmachine "
    "telkens uitgezet. Probeer het met minder cliënten in een keer of met een grens aan het rekenwerk, of vraag de "
    "beheerder om meer geheugen."
)
GEEN_PLAN = "Er is gestopt voordat er een plan was. Vraag het voorstel opnieuw aan."

_log = logging.getLogger(__name__)


class Teken(Enum):
    """What a look in the database says about a job that is running."""

    DOOR = auto()
    STOP = auto()  # hand in the best so far
    WEG = auto()  # it is no longer ours, or no longer wanted


class Werk(Protocol):
    """One kind of job. Each method is one transaction; all but ``begin`` do nothing when it is not ours any more."""

    soort: ClassVar[str]
    id: UUID

    def begin(self, session: Session) -> bool:
        """Count and claim an attempt; false when there is nothing to do."""

    def taak(self, session: Session) -> tuple[Taak, bool]:
        """Return what is to be computed, and whether it was stopped before it began."""

    def kijk(self, session: Session, voortgang: Sequence[Voortgang]) -> Teken:
        """Write progress, and look whether to go on."""

    def klaar(self, session: Session, antwoord: Antwoord) -> bool:
        """Store the answer, once; false when it is not ours to store."""

    def mislukt(self, session: Session, melding: str) -> bool:
        """Give up, with what to tell."""

    def terug(self, session: Session, *, meegeteld: bool) -> bool:
        """Put the job back in the queue; ``meegeteld``: the attempt counts."""


def doe(werk: Werk, store: Store, tempo: Tempo, stop: threading.Event, geheugen: int | None = None) -> None:
    """Do a job; what becomes of it is in its row. ``stop`` ends it at once and puts it back."""
    baan = _Baan(werk, store, tempo, stop)
    if not baan.vast(werk.begin):
        return
    gevraagd = baan.vast(werk.taak)
    if gevraagd is not None:
        baan.reken(*gevraagd, geheugen)


class _Baan:
    def __init__(self, werk: Werk, store: Store, tempo: Tempo, stop: threading.Event) -> None:
        self._werk, self._store, self._tempo, self._stop = werk, store, tempo, stop
        self._gestopt_op: float | None = None

    def vast(self, stap: Callable[[Session], T]) -> T | None:
        """Do one transaction, however long the database is out of reach; ``None`` when the worker has to stop."""
        while True:
            try:
                with self._store.system() as session:
                    return stap(session)
            except (OperationalError, InterfaceError):
                _log.warning("the database is out of reach; %s %s waits for it", self._werk.soort, self._werk.id)
                if self._stop.wait(self._tempo.vertraging):
                    return None

    def reken(self, taak: Taak, gestopt: bool, geheugen: int | None) -> None:
        kind = Kind(taak, geheugen, gestopt=gestopt)
        try:
            antwoord = self._volg(kind)
        except Gesneuveld:
            _log.warning("the process of %s %s was killed", self._werk.soort, self._werk.id)
            self.vast(lambda session: self._werk.terug(session, meegeteld=True))
            return
        finally:
            kind.einde()
        if isinstance(antwoord, Mislukt):
            self._mislukt(antwoord.melding)
        elif antwoord is not None:
            self._klaar(antwoord)

    def _mislukt(self, melding: str) -> None:
        self.vast(lambda session: self._werk.mislukt(session, melding))

    def _klaar(self, antwoord: Antwoord) -> None:
        if self.vast(lambda session: self._werk.klaar(session, antwoord)) is False:
            _log.warning("%s %s was done by another worker", self._werk.soort, self._werk.id)

    def _volg(self, kind: Kind) -> Antwoord | None:
        """Return the answer, or ``None`` when it is not wanted any more."""
        laatste: dict[str, Voortgang] = {}
        gekeken = verteld = time.monotonic()
        while kind.antwoord is None:
            if self._stop.is_set():
                self.vast(lambda session: self._werk.terug(session, meegeteld=False))
                return None
            laatste.update((stand.doel, stand) for stand in kind.wacht(min(self._tempo.kijk, self._tempo.voortgang)))
            nu = time.monotonic()
            if nu - gekeken < self._tempo.kijk and (not laatste or nu - verteld < self._tempo.voortgang):
                continue
            teken, verteld = self._kijk(laatste, nu, verteld)
            gekeken = nu
            if teken is Teken.WEG:
                return None
            if teken is Teken.STOP and self._geduld_op(kind, nu):
                return Mislukt(GEEN_PLAN)
        return kind.antwoord

    def _kijk(self, laatste: dict[str, Voortgang], nu: float, verteld: float) -> tuple[Teken, float]:
        try:
            with self._store.system() as session:
                teken = self._werk.kijk(session, list(laatste.values()))
        except (OperationalError, InterfaceError):
            return Teken.DOOR, verteld  # it goes on computing; the progress is told later
        laatste.clear()
        return teken, nu

    def _geduld_op(self, kind: Kind, nu: float) -> bool:
        if self._gestopt_op is None:
            self._gestopt_op = nu
            kind.stop()
        return nu - self._gestopt_op > self._tempo.geduld
