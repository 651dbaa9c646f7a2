"""The job that makes a proposal: in one go, or cut into parts, or joined of them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import ClassVar
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from uitstroommatch.domain.outcome import Voortgang
from uitstroommatch.domain.voorstel import Doelwaarde
from uitstroommatch.jobs import queue
from uitstroommatch.jobs.inputs import invoer
from uitstroommatch.jobs.orders import Antwoord, Berekend, Oplossen, Taak, Verdeeld, VoegSamen
from uitstroommatch.jobs.rows import OPEN, WIE, deelplan, delen_van, schrijf_voortgang, sluit, vergrendeld
from uitstroommatch.jobs.work import AFGEBROKEN, GEEN_PLAN, POGINGEN, Teken
from uitstroommatch.store import tables
from uitstroommatch.store.spoor import noteer


class VoorstelWerk:
    """Make a proposal. ``vanaf``: from how many possible placements on it may be cut (``None``: when large)."""

    soort: ClassVar[str] = queue.VOORSTEL

    def __init__(self, id_: UUID, vanaf: int | None = None) -> None:
        self.id = id_
        self._vanaf = vanaf
        self._poging = 0

    def begin(self, session: Session) -> bool:
        """Count and claim an attempt, unless it is over, stopped, given up, or waits for its parts."""
        rij = vergrendeld(session, self.id)
        if rij is None or rij.stand not in OPEN:
            return False
        delen = delen_van(session, self.id)
        if any(deel.resultaat is None for deel in delen):
            return False  # the last of them queues this job again
        if rij.stoppen and not delen:
            sluit(session, rij, "geannuleerd", GEEN_PLAN)
            return False
        # Cutting and joining are two computations with three attempts each; see ``_verdeel``.
        if rij.poging >= POGINGEN * (2 if delen else 1):
            sluit(session, rij, "mislukt", AFGEBROKEN)
            return False
        rij.poging += 1
        rij.stand = "bezig"
        if rij.begonnen_op is None:
            rij.begonnen_op = func.now()
        self._poging = rij.poging
        return True

    def taak(self, session: Session) -> tuple[Taak, bool]:
        """Return what is to be computed."""
        rij = session.get_one(tables.Voorstel, self.id)
        alles, delen = invoer(session, rij), delen_van(session, self.id)
        if delen:
            return VoegSamen(alles, tuple(map(deelplan, delen)), rij.zaad), False
        return Oplossen(alles, rij.zaad, rij.tijd, rij.rekenwerk, self._vanaf), False

    def kijk(self, session: Session, voortgang: Sequence[Voortgang]) -> Teken:
        """Write progress; the row is held, so that no other attempt begins in between."""
        rij = vergrendeld(session, self.id)
        if rij is None or not self._van_ons(rij):
            return Teken.WEG
        schrijf_voortgang(session, self.id, voortgang)
        return Teken.STOP if rij.stoppen else Teken.DOOR

    def klaar(self, session: Session, antwoord: Antwoord) -> bool:
        """Store proposal or parts, once."""
        rij = vergrendeld(session, self.id)
        if rij is None or not self._van_ons(rij):
            return False
        match antwoord:
            case Berekend():
                _bewaar(session, rij, antwoord)
            case Verdeeld():
                _verdeel(session, rij, antwoord)
            case _:
                raise TypeError(type(antwoord).__name__)
        return True

    def mislukt(self, session: Session, melding: str) -> bool:
        """Give up."""
        rij = vergrendeld(session, self.id)
        if rij is None or not self._van_ons(rij):
            return False
        sluit(session, rij, "geannuleerd" if rij.stoppen else "mislukt", melding)
        return True

    def terug(self, session: Session, *, meegeteld: bool) -> bool:
        """Put it back in the queue."""
        rij = vergrendeld(session, self.id)
        if rij is None or not self._van_ons(rij):
            return False
        rij.stand = "wacht"
        rij.poging -= not meegeteld
        queue.stel_uit(session, queue.VOORSTEL, self.id)
        return True

    def _van_ons(self, rij: tables.Voorstel) -> bool:
        return rij.stand == "bezig" and rij.poging == self._poging


def _bewaar(session: Session, rij: tables.Voorstel, antwoord: Berekend) -> None:
    rij.stand = "geannuleerd" if rij.stoppen else "klaar"
    rij.klaar_op = func.now()
    rij.status, rij.samenvatting, rij.resultaat = antwoord.status, antwoord.samenvatting, antwoord.resultaat
    rij.dossier_sha256 = antwoord.dossier_sha256
    rij.beleid_sha256 = session.execute(
        select(tables.Beleid.sha256).where(tables.Beleid.id == rij.beleid_id)
    ).scalar_one()
    session.add_all(tables.Toewijzing(voorstel_id=rij.id, **een) for een in antwoord.toewijzingen)
    doelen = map(Doelwaarde.model_validate, antwoord.samenvatting["doelen"])
    seconden = _seconden(session, rij.id)
    schrijf_voortgang(session, rij.id, [Voortgang(doel.id, doel.waarde, doel.grens, seconden) for doel in doelen])
    sha256 = hashlib.sha256(antwoord.resultaat).hexdigest()
    noteer(
        session, WIE, "voorstel.berekend", str(rij.id), stand=rij.stand, status=rij.status, poging=rij.poging,
        sha256=sha256,
    )  # fmt: skip


def _seconden(session: Session, id_: UUID) -> float:
    hoogste = select(func.max(tables.Voortgang.seconden)).where(tables.Voortgang.voorstel_id == id_)
    return float(session.execute(hoogste).scalar_one() or 0)


def _verdeel(session: Session, rij: tables.Voorstel, antwoord: Verdeeld) -> None:
    # From here on attempts count for the joining; the number only grows, as it is the claim as well.
    rij.poging = POGINGEN
    for nummer, clienten in enumerate(antwoord.delen):
        session.add(tables.Onderdeel(voorstel_id=rij.id, nummer=nummer, clienten=list(clienten)))
    session.flush()
    for nummer in range(len(antwoord.delen)):
        queue.stel_uit(session, queue.ONDERDEEL, rij.id, nummer)
