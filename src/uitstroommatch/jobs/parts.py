"""The job that solves one part of a large dossier; the one that finishes last has the parts joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Session

from uitstroommatch.domain.outcome import Deelplan, Voortgang
from uitstroommatch.jobs import queue
from uitstroommatch.jobs.inputs import invoer
from uitstroommatch.jobs.orders import Antwoord, LosDeelOp, Taak
from uitstroommatch.jobs.rows import als_resultaat, deelplan, delen_van, schrijf_voortgang, sluit, vergrendeld
from uitstroommatch.jobs.work import AFGEBROKEN, POGINGEN, Teken
from uitstroommatch.store import tables


class DeelWerk:
    """Solve a part."""

    soort: ClassVar[str] = queue.ONDERDEEL

    def __init__(self, id_: UUID, nummer: int) -> None:
        self.id = id_
        self._nummer = nummer
        self._poging = 0

    def begin(self, session: Session) -> bool:
        """Count and claim an attempt, unless the part or the whole is over or given up."""
        rij, deel = self._rijen(session)
        if rij is None or deel is None or rij.stand != "bezig" or deel.resultaat is not None:
            return False
        if deel.poging >= POGINGEN:
            sluit(session, rij, "mislukt", AFGEBROKEN)
            return False
        deel.poging += 1
        self._poging = deel.poging
        return True

    def taak(self, session: Session) -> tuple[Taak, bool]:
        """Return what is to be computed; a part of a stopped proposal still hands in its first plan."""
        rij = session.get_one(tables.Voorstel, self.id)
        delen = delen_van(session, self.id)
        clienten = tuple(delen[self._nummer].clienten)
        return LosDeelOp(invoer(session, rij), clienten, len(delen), rij.zaad, rij.tijd), rij.stoppen

    def kijk(self, session: Session, _: Sequence[Voortgang]) -> Teken:
        """Look whether to go on; a part has no progress of its own."""
        rij = self._van_ons(session)
        if rij is None:
            return Teken.WEG
        return Teken.STOP if rij.stoppen else Teken.DOOR

    def klaar(self, session: Session, antwoord: Antwoord) -> bool:
        """Store the part, once; with the last one the joining is queued."""
        if self._van_ons(session) is None:
            return False
        if not isinstance(antwoord, Deelplan):
            raise TypeError(type(antwoord).__name__)
        session.get_one(tables.Onderdeel, (self.id, self._nummer)).resultaat = als_resultaat(antwoord)
        session.flush()
        delen = delen_van(session, self.id)
        klaar = [deelplan(deel) for deel in delen if deel.resultaat is not None]
        schrijf_voortgang(session, self.id, list(_opgeteld(klaar)))
        if len(klaar) == len(delen):
            queue.stel_uit(session, queue.VOORSTEL, self.id)
        return True

    def mislukt(self, session: Session, melding: str) -> bool:
        """Give up, and the whole with it."""
        rij = self._van_ons(session)
        if rij is None:
            return False
        sluit(session, rij, "geannuleerd" if rij.stoppen else "mislukt", melding)
        return True

    def terug(self, session: Session, *, meegeteld: bool) -> bool:
        """Put it back in the queue."""
        if self._van_ons(session) is None:
            return False
        session.get_one(tables.Onderdeel, (self.id, self._nummer)).poging -= not meegeteld
        queue.stel_uit(session, queue.ONDERDEEL, self.id, self._nummer)
        return True

    def _rijen(self, session: Session) -> tuple[tables.Voorstel | None, tables.Onderdeel | None]:
        rij = vergrendeld(session, self.id)
        sleutel = (self.id, self._nummer)
        return rij, session.get(tables.Onderdeel, sleutel, with_for_update=True, populate_existing=True)

    def _van_ons(self, session: Session) -> tables.Voorstel | None:
        """Return the row of the whole while this attempt is the one that counts."""
        rij, deel = self._rijen(session)
        if rij is None or deel is None or rij.stand != "bezig" or deel.resultaat is not None:
            return None
        return rij if deel.poging == self._poging else None


def _opgeteld(delen: Sequence[Deelplan]) -> Iterator[Voortgang]:
    """Yield value and bound of each goal over the parts that are solved."""
    sommen: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for deel in delen:
        for component in deel.doelen:
            for doel in component:
                waarde, grens = sommen[doel.id]
                sommen[doel.id] = waarde + doel.waarde, grens + doel.grens
    for naam, (waarde, grens) in sommen.items():
        yield Voortgang(naam, waarde, grens, 0.0)
