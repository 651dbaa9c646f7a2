"""The trail, for the auditor."""

from __future__ import annotations

from sqlalchemy import func, select

from uitstroommatch.desk.access import Asker, verb
from uitstroommatch.desk.models import Blad, Bladzij, Spoorcontrole, SpoorRij
from uitstroommatch.desk.paging import bladzij
from uitstroommatch.desk.resource import Resource, bestaanbaar
from uitstroommatch.store.spoor import controleer, noteer
from uitstroommatch.store.tables import Spoor


class Sporen(Resource):
    """The trail, for the auditor."""

    @verb("spoor.lezen")
    def lijst(
        self, asker: Asker, blad: Blad, *, object: str | None = None, wie: str | None = None
    ) -> Bladzij[SpoorRij]:
        """Return entries, the newest first."""
        bestaanbaar("Deze regel", object, wie)
        s = Spoor
        vraag = select(s.nummer, s.op, s.wie, s.handeling, s.object, s.gegevens, s.vorige, s.hash)
        if object is not None:
            vraag = vraag.where(s.object == object)
        if wie is not None:
            vraag = vraag.where(s.wie == wie)
        with self._vraagt(asker) as session:
            gevonden = bladzij(session, vraag, (s.nummer,), blad, lambda rij: SpoorRij(**rij._mapping), aflopend=True)
            noteer(session, asker.account_id, "spoor.lezen", object or "spoor", aantal=len(gevonden.items))
        return gevonden

    @verb("spoor.lezen")
    def controleer(self, asker: Asker) -> Spoorcontrole:
        """Recompute the whole chain."""
        with self._vraagt(asker) as session:
            gebreken = controleer(session)
            regels = session.scalar(select(func.count()).select_from(Spoor)) or 0
            noteer(session, asker.account_id, "spoor.lezen", "controle", regels=regels, gebreken=len(gebreken))
        return Spoorcontrole(heel=not gebreken, regels=regels, gebreken=tuple(gebreken))
