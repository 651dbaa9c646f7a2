"""The door of the room: queue work, and do it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy.orm import Session

from uitstroommatch.jobs import queue
from uitstroommatch.jobs.tempo import Tempo
from uitstroommatch.jobs.worker import werk
from uitstroommatch.store.database import Store

__all__ = ["Jobs", "Tempo", "werk"]


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
