"""The door of the room: queue work, and do it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.exc import OperationalError, ProgrammingError
from sqlalchemy.orm import Session

from uitstroommatch.errors import DienstFout
from uitstroommatch.jobs import queue
from uitstroommatch.jobs.tempo import Tempo
from uitstroommatch.jobs.worker import werk
from uitstroommatch.store.database import Store

__all__ = ["Jobs", "Tempo", "bereikbaar", "werk"]


def bereikbaar(store: Store) -> None:
    """Check that there is a database to work for.

    Raises:
        DienstFout: it is out of reach, or not set up.
    """
    try:
        with store.system() as session:
            queue.wachtend(session)
    except OperationalError:
        raise DienstFout("De database is niet bereikbaar. Controleer het adres, en of hij draait.") from None
    except ProgrammingError:
        raise DienstFout("De database is nog niet ingericht. Start eerst de dienst, die doet dat.") from None


class Jobs:
    """Queues work, in the transaction of the rows that it is about."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def defer_voorstel(self, session: Session, voorstel_id: UUID) -> None:
        """Queue the solve of a proposal; its row must be in the same transaction or be there already."""
        queue.stel_uit(session, queue.VOORSTEL, voorstel_id)

    def defer_uitleg(self, session: Session, uitleg_id: UUID) -> None:
        """Queue a question."""
        queue.stel_uit(session, queue.UITLEG, uitleg_id)

    def wachtend(self) -> int:
        """Return how many jobs wait for a worker."""
        with self._store.system() as session:
            return queue.wachtend(session)
