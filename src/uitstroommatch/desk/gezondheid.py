"""How the service is, for who watches over it; says nothing about anyone."""

from __future__ import annotations

from sqlalchemy import text

from uitstroommatch.desk.access import zonder_asker
from uitstroommatch.desk.resource import Resource


class Gezondheid(Resource):
    """How the service is."""

    @zonder_asker("gezondheid.lezen")
    def klaar(self) -> bool:
        """Say whether the database answers."""
        try:
            with self._store.system() as session:
                session.execute(text("select 1"))
        except Exception:  # whatever keeps it from answering is the answer
            return False
        return True

    @zonder_asker("metrics.lezen")
    def wachtend(self) -> int:
        """Return how many jobs wait."""
        return self._wachtrij.wachtend()
