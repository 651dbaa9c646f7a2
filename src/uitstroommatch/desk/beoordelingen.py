"""The review: a proposal is laid before the corporations whose homes are in it, and each answers within a term."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import func, select

from uitstroommatch.desk import inhoud
from uitstroommatch.desk.access import Asker, verb
from uitstroommatch.desk.beoordelingstand import (
    VERVANGEN,
    aandelen,
    als_blad,
    feiten,
    houd_vast,
    koppen,
    lees_blad,
    standen,
)
from uitstroommatch.desk.models import Beoordeling, Beoordelingsblad
from uitstroommatch.desk.redenen import schone_reden
from uitstroommatch.desk.resource import Regel, Resource, niet_gevonden
from uitstroommatch.desk.termijn import LANGSTE, WERKDAGEN, na_werkdagen
from uitstroommatch.errors import Conflict, Fout, InvoerFout
from uitstroommatch.jobs.day import vandaag
from uitstroommatch.jobs.escalation import VERLENGD, VOORGELEGD, escaleer
from uitstroommatch.store import tables
from uitstroommatch.store.spoor import noteer
from uitstroommatch.store.tables import Voorstel

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_MEESTE = 20
_NIET_VOORGELEGD = "Dit voorstel is niet voorgelegd. Leg het eerst voor aan de corporaties."


class Beoordelingen(Resource):
    """The review of a proposal. ``op`` is the day on which one looks: today, unless said otherwise."""

    # --- the officer ------------------------------------------------------------------------------------------------

    @verb("beoordeling.voorleggen")
    def leg_voor(
        self, asker: Asker, voorstel_id: UUID, werkdagen: int = WERKDAGEN, *, op: date | None = None
    ) -> Beoordelingsblad:
        """Lay a proposal before every corporation that has placements in it.

        Raises:
            NietGevonden: there is no such proposal.
            InvoerFout: the term is too short or too long.
            Conflict: it has no plan or no placement, is a trial, or was laid before them already.
        """
        if not 1 <= werkdagen <= LANGSTE:
            hoe = f"1 tot en met {LANGSTE}"
            raise InvoerFout([Fout("beoordeling", 0, "werkdagen", "valt buiten de grenzen", hoe)])
        uiterlijk = na_werkdagen(op or vandaag(), werkdagen)
        with self._store.system() as session:
            kop = houd_vast(session, voorstel_id)
            inhoud.heeft_plan(kop)
            if not kop.beleid_goedgekeurd:
                raise Conflict("Dit voorstel is een proef met een ontwerp van het beleid. Laat dat eerst goedkeuren.")
            if _voorgelegd(session, voorstel_id):
                raise Conflict("Dit voorstel is al voorgelegd. U kunt de termijn verlengen.")
            namen = [een.corporatie for een in aandelen(session, voorstel_id)]
            if not namen:
                raise Conflict("In dit voorstel is geen enkele plaatsing. Er valt niets te beoordelen.")
            session.add_all(_stap(voorstel_id, naam, VOORGELEGD, uiterlijk, asker) for naam in namen)
            noteer(
                session, asker.account_id, "beoordeling.voorleggen", str(voorstel_id),
                corporaties=len(namen), uiterlijk=uiterlijk.isoformat(),
            )  # fmt: skip
        return lees_blad(self._store, asker, voorstel_id, op or vandaag())

    @verb("beoordeling.voorleggen")
    def verleng(
        self,
        asker: Asker,
        voorstel_id: UUID,
        uiterlijk: date,
        reden: str,
        corporatie: str | None = None,
        *,
        op: date | None = None,
    ) -> Beoordelingsblad:
        """Give one corporation, or all that still have to answer, until a later day.

        Raises:
            NietGevonden: there is no such proposal, or no such corporation in it.
            InvoerFout: the day is over or too far away, or the reason is not one.
            Conflict: it was not laid before them, was replaced, or there is nothing to extend.
        """
        nu = op or vandaag()
        reden = schone_reden(reden, verplicht=True, over="beoordeling") or ""
        laatst = na_werkdagen(nu, LANGSTE)
        if not nu < uiterlijk <= laatst:
            hoe = f"een dag na {nu.isoformat()}, uiterlijk {laatst.isoformat()}"
            raise InvoerFout([Fout("beoordeling", 0, "uiterlijk", "valt buiten de grenzen", hoe)])
        with self._store.system() as session:
            kop = houd_vast(session, voorstel_id)
            namen = _te_verlengen(standen(session, asker, kop, feiten(session, voorstel_id), nu), corporatie, uiterlijk)
            session.add_all(_stap(voorstel_id, naam, VERLENGD, uiterlijk, asker, reden) for naam in namen)
            noteer(
                session, asker.account_id, "beoordeling.voorleggen", str(voorstel_id),
                verlengd=len(namen), uiterlijk=uiterlijk.isoformat(),
            )  # fmt: skip
        return lees_blad(self._store, asker, voorstel_id, nu)

    # --- whoever may look -------------------------------------------------------------------------------------------

    @verb("beoordeling.lezen")
    def lijst(self, asker: Asker, *, op: date | None = None) -> tuple[Beoordelingsblad, ...]:
        """Return the proposals in review, the newest first; an officer also sees the newest that can be laid before."""
        nu = op or vandaag()
        b = tables.Beoordeling
        with self._vraagt(asker) as session:
            laatst = select(b.voorstel_id, func.max(b.op).label("op")).group_by(b.voorstel_id).subquery()
            vraag = koppen().join(laatst, laatst.c.voorstel_id == Voorstel.id)
            rijen = list(session.execute(vraag.order_by(laatst.c.op.desc(), Voorstel.id).limit(_MEESTE)))
            if asker.hele_regio:
                rijen = [*_nieuwste(session, {rij.id for rij in rijen}), *rijen]
            noteer(session, asker.account_id, "beoordeling.lezen", "beoordelingen", aantal=len(rijen))
        with self._store.system() as session:
            escaleer(session, nu)
            weet = {rij.id: feiten(session, rij.id) for rij in rijen}
        with self._vraagt(asker) as session:
            return tuple(als_blad(session, asker, rij, weet[rij.id], nu) for rij in rijen)

    @verb("beoordeling.lezen")
    def haal(self, asker: Asker, voorstel_id: UUID, *, op: date | None = None) -> Beoordelingsblad:
        """Return the review of a proposal: of every corporation for an officer, of its own for a corporation.

        Raises:
            NietGevonden: there is no such proposal, or it was not laid before this corporation.
        """
        return lees_blad(self._store, asker, voorstel_id, op or vandaag(), "beoordeling.lezen")


# --- rows --------------------------------------------------------------------------------------------------------


def _voorgelegd(session: Session, voorstel_id: UUID) -> bool:
    b = tables.Beoordeling
    return session.scalar(select(b.id).where(b.voorstel_id == voorstel_id).limit(1)) is not None


def _stap(
    voorstel_id: UUID, corporatie: str, soort: str, uiterlijk: date, asker: Asker, reden: str | None = None
) -> tables.Beoordeling:
    return tables.Beoordeling(
        id=uuid4(),
        voorstel_id=voorstel_id,
        corporatie=corporatie,
        soort=soort,
        uiterlijk=uiterlijk,
        reden=reden,
        door=asker.account_id,
    )


def _nieuwste(session: Session, al: set[UUID]) -> list[Regel]:
    """Return the newest proposal, when it can be laid before corporations and was not."""
    v = Voorstel
    vraag = koppen().where(v.status.in_(inhoud.MET_PLAN)).order_by(v.aangevraagd_op.desc(), v.id.desc())
    rij = session.execute(vraag.limit(1)).one_or_none()
    return [rij] if rij is not None and rij.beleid_goedgekeurd and rij.id not in al else []


# --- who may still do what ---------------------------------------------------------------------------------------


def _te_verlengen(alle: tuple[Beoordeling, ...], corporatie: str | None, uiterlijk: date) -> list[str]:
    if not alle:
        raise Conflict(_NIET_VOORGELEGD)
    if any(een.stand == "vervangen" for een in alle):
        raise Conflict(VERVANGEN)
    gekozen = [een for een in alle if corporatie in (None, een.corporatie)]
    if not gekozen:
        raise niet_gevonden("Deze corporatie in dit voorstel")
    vragen = [een for een in gekozen if een.vraagt]
    if not vragen:
        raise Conflict("Er valt niets te verlengen: alles is beantwoord.")
    namen = [een.corporatie for een in vragen if een.uiterlijk < uiterlijk]
    if not namen:
        raise Conflict("De termijn loopt al tot die dag of later. Kies een latere dag.")
    return namen
