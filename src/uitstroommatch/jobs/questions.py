"""The job that answers a question about a proposal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from uitstroommatch.domain.outcome import Voortgang
from uitstroommatch.jobs import queue
from uitstroommatch.jobs.inputs import invoer, resultaat
from uitstroommatch.jobs.orders import Antwoord, LegUit, Taak, Uitgelegd
from uitstroommatch.jobs.rows import OPEN
from uitstroommatch.jobs.work import AFGEBROKEN, POGINGEN, Teken
from uitstroommatch.store import tables


class UitlegWerk:
    """Answer a question."""

    soort: ClassVar[str] = queue.UITLEG

    def __init__(self, id_: UUID) -> None:
        self.id = id_
        self._poging = 0

    def begin(self, session: Session) -> bool:
        """Count and claim an attempt, unless it is answered or given up."""
        rij = self._rij(session)
        if rij is None or rij.stand not in OPEN:
            return False
        if resultaat(session, rij.voorstel_id) is None:
            rij.stand, rij.melding = "mislukt", "Dit voorstel heeft geen plan om uit te leggen."
            return False
        if rij.poging >= POGINGEN:
            rij.stand, rij.melding = "mislukt", AFGEBROKEN
            return False
        rij.poging += 1
        rij.stand = "bezig"
        self._poging = rij.poging
        return True

    def taak(self, session: Session) -> tuple[Taak, bool]:
        """Return the question with what the proposal was made of."""
        rij = session.get_one(tables.Uitleg, self.id)
        voorstel = session.get_one(tables.Voorstel, rij.voorstel_id)
        gevonden = resultaat(session, rij.voorstel_id) or b""
        return LegUit(invoer(session, voorstel), gevonden, rij.client, rij.woning, voorstel.zaad), False

    def kijk(self, session: Session, _: Sequence[Voortgang]) -> Teken:
        """Look whether it is still ours."""
        return Teken.WEG if self._van_ons(session) is None else Teken.DOOR

    def klaar(self, session: Session, antwoord: Antwoord) -> bool:
        """Store the answer, once."""
        rij = self._van_ons(session)
        if rij is None:
            return False
        if not isinstance(antwoord, Uitgelegd):
            raise TypeError(type(antwoord).__name__)
        rij.stand, rij.antwoord = "klaar", {"zinnen": list(antwoord.zinnen), "redenen": antwoord.redenen}
        return True

    def mislukt(self, session: Session, melding: str) -> bool:
        """Give up."""
        rij = self._van_ons(session)
        if rij is None:
            return False
        rij.stand, rij.melding = "mislukt", melding
        return True

    def terug(self, session: Session, *, meegeteld: bool) -> bool:
        """Put it back in the queue."""
        rij = self._van_ons(session)
        if rij is None:
            return False
        rij.stand = "wacht"
        rij.poging -= not meegeteld
        queue.stel_uit(session, queue.UITLEG, self.id)
        return True

    def _rij(self, session: Session) -> tables.Uitleg | None:
        return session.get(tables.Uitleg, self.id, with_for_update=True, populate_existing=True)

    def _van_ons(self, session: Session) -> tables.Uitleg | None:
        rij = self._rij(session)
        return rij if rij is not None and rij.stand == "bezig" and rij.poging == self._poging else None
