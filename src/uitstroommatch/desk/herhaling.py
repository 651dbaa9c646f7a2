"""Requests that were done with a key, so that the same request again does nothing new."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from uitstroommatch.desk.access import Asker, verb
from uitstroommatch.desk.resource import Resource
from uitstroommatch.errors import Conflict
from uitstroommatch.store.tables import Herhaling

BEZIG = 0
"""The status of a request that has no answer yet."""
BEWAARD = timedelta(days=7)


class Herhalingen(Resource):
    """Requests that were done with a key."""

    @verb("account.zelf")
    def begin(self, asker: Asker, sleutel: str, verzoek: str) -> tuple[int, dict[str, Any]] | None:
        """Lay down a key before the work; return the answer when the same request was done before.

        Raises:
            Conflict: the key was used for another request, or for one that has no answer (yet).
        """
        rij = {"account_id": asker.account_id, "sleutel": sleutel, "verzoek": verzoek, "status": BEZIG, "antwoord": {}}
        with self._store.system() as session:
            session.execute(delete(Herhaling).where(Herhaling.gemaakt_op < datetime.now(UTC) - BEWAARD))
            nieuw = insert(Herhaling).values(rij).on_conflict_do_nothing().returning(Herhaling.sleutel)
            if session.execute(nieuw).scalar() is not None:
                return None
            eerder = session.execute(
                select(Herhaling).where(Herhaling.account_id == asker.account_id, Herhaling.sleutel == sleutel)
            ).scalar_one_or_none()
            if eerder is None:  # freed in between
                raise Conflict("Probeer het nog een keer.")
            return _antwoord(eerder, verzoek)

    @verb("account.zelf")
    def klaar(self, asker: Asker, sleutel: str, status: int, antwoord: dict[str, Any]) -> None:
        """Keep the answer."""
        with self._store.system() as session:
            rij = session.get_one(Herhaling, (asker.account_id, sleutel))
            rij.status, rij.antwoord = status, antwoord

    @verb("account.zelf")
    def vergeet(self, asker: Asker, sleutel: str) -> None:
        """Free a key: the request was refused and did nothing."""
        with self._store.system() as session:
            session.execute(
                delete(Herhaling).where(
                    Herhaling.account_id == asker.account_id, Herhaling.sleutel == sleutel, Herhaling.status == BEZIG
                )
            )


def _antwoord(eerder: Herhaling, verzoek: str) -> tuple[int, dict[str, Any]]:
    if eerder.verzoek != verzoek:
        raise Conflict("Deze sleutel is al gebruikt voor een ander verzoek. Kies een nieuwe sleutel.")
    if eerder.status == BEZIG:
        raise Conflict(
            "Het eerste verzoek met deze sleutel heeft nog geen antwoord, of is afgebroken. Kijk of het is gedaan, en "
            "kies zo nodig een nieuwe sleutel."
        )
    return eerder.status, eerder.antwoord
