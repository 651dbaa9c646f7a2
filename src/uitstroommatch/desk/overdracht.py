"""What goes out of the house after a meeting: to read at the table, and a sheet per placement for the landlord."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import func, select

from uitstroommatch import service
from uitstroommatch.desk import inhoud
from uitstroommatch.desk.access import Asker, verb
from uitstroommatch.desk.models import Stand, Tabel
from uitstroommatch.desk.resource import Resource, niet_gevonden
from uitstroommatch.desk.uitvoer import tabellen_van
from uitstroommatch.domain.voorstel import Status
from uitstroommatch.errors import GeenToegang
from uitstroommatch.store.spoor import noteer
from uitstroommatch.store.tables import Beleid, Dossier, Dossierversie, Toewijzing, Voorstel

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from uitstroommatch.reports.blad import Toewijzingsblad
    from uitstroommatch.reports.pakket import Pakket

_MEESTE = 100


@dataclass(frozen=True)
class Voorstelregel:
    """A proposal that has a plan, in a list to choose from. ``beleid_goedgekeurd`` false: it is a trial."""

    id: UUID
    dossier_id: UUID
    dossier_naam: str
    versie: int
    beleid_naam: str
    beleid_nummer: int
    beleid_goedgekeurd: bool
    peildatum: date
    stand: Stand
    status: Status
    vorig_id: UUID | None
    aangevraagd_op: datetime


@dataclass(frozen=True)
class Overdrachtskeuze:
    """What can be handed over of a proposal: the tables, per landlord how many sheets, and what came before it."""

    voorstel: Voorstelregel
    tabellen: tuple[Tabel, ...]
    corporaties: tuple[tuple[str, int], ...]
    eerdere: tuple[Voorstelregel, ...]

    @property
    def plaatsingen(self) -> int:
        """Return how many placements there are for this asker."""
        return sum(hoeveel for _, hoeveel in self.corporaties)


@dataclass(frozen=True)
class Vergaderstuk:
    """The meeting pack of a proposal; ``vorig`` is the proposal whose plan it says the changes of."""

    voorstel: Voorstelregel
    vorig: Voorstelregel | None
    pakket: Pakket


@dataclass(frozen=True)
class Bladenbundel:
    """Sheets for landlords, in order of landlord and home."""

    voorstel: Voorstelregel
    corporatie: str | None
    bladen: tuple[Toewijzingsblad, ...]


class Overdrachten(Resource):
    """What goes out of the house after a meeting."""

    @verb("voorstel.lezen")
    def voorstellen(self, asker: Asker) -> tuple[Voorstelregel, ...]:
        """Return the proposals that have a plan, the newest first."""
        with self._vraagt(asker) as session:
            rijen = session.execute(_regels().limit(_MEESTE)).all()
            noteer(session, asker.account_id, "voorstel.lezen", "voorstellen", n=len(rijen))
        return tuple(Voorstelregel(**rij._mapping) for rij in rijen)

    @verb("uitvoer.maken")
    def keuze(self, asker: Asker, voorstel_id: UUID) -> Overdrachtskeuze:
        """Return what can be handed over of a proposal.

        Raises:
            NietGevonden: there is no such proposal.
            Conflict: it has no plan.
        """
        with self._vraagt(asker) as session:
            deze = regel_van(session, voorstel_id)
            eerder = _regels().where(
                Dossierversie.dossier_id == deze.dossier_id, Voorstel.aangevraagd_op < deze.aangevraagd_op
            )
            t = Toewijzing
            bladen = select(t.corporatie, func.count()).where(t.voorstel_id == voorstel_id).group_by(t.corporatie)
            gevonden = Overdrachtskeuze(
                voorstel=deze,
                tabellen=tabellen_van(asker),
                corporaties=tuple((een[0], een[1]) for een in session.execute(bladen.order_by(t.corporatie))),
                eerdere=tuple(Voorstelregel(**een._mapping) for een in session.execute(eerder.limit(_MEESTE))),
            )
            noteer(session, asker.account_id, "uitvoer.maken", str(voorstel_id), keuze=len(gevonden.corporaties))
        return gevonden

    @verb("uitvoer.maken")
    def vergaderstuk(self, asker: Asker, voorstel_id: UUID, vorig_id: UUID | None = None) -> Vergaderstuk:
        """Return the meeting pack: about every client, so for an officer of the whole region.

        Raises:
            GeenToegang: it is asked by someone else.
            NietGevonden: there is no such proposal, or no such previous one.
            Conflict: one of them has no plan.
        """
        if not asker.hele_regio:
            raise GeenToegang("Het vergaderstuk gaat over alle cliënten; het is voor de regisseur van de hele regio.")
        with self._vraagt(asker) as session:
            deze, vorig = regel_van(session, voorstel_id), vorig_id and regel_van(session, vorig_id)
        with self._store.system() as session:
            vroeger = None if vorig_id is None else inhoud.lees_voorstel(session, vorig_id)
            voorstel = inhoud.lees_voorstel(session, voorstel_id)
            pakket = service.pakket(inhoud.lees_opdracht(session, voorstel_id), voorstel, vroeger)
            aantal = len(pakket.plaatsingen)
            noteer(
                session, asker.account_id, "uitvoer.maken", str(voorstel_id),
                vorm="vergaderstuk", plaatsingen=aantal, vorig=str(vorig_id) if vorig_id else None,
            )  # fmt: skip
        return Vergaderstuk(deze, vorig or None, pakket)

    @verb("uitvoer.maken")
    def bladen(self, asker: Asker, voorstel_id: UUID, corporatie: str | None = None) -> Bladenbundel:
        """Return a sheet per placement that this asker may see, or those of one landlord.

        Raises:
            NietGevonden: there is no such proposal, or no sheet of that landlord for this asker.
            Conflict: the proposal has no plan.
        """
        with self._vraagt(asker) as session:
            deze = regel_van(session, voorstel_id)
            gezien = inhoud.zicht(session, voorstel_id, inhoud.bestaat(session, voorstel_id).versie_id).toewijzingen
        with self._store.system() as session:
            opdracht = inhoud.lees_opdracht(session, voorstel_id)
            alle = service.bladen(opdracht, inhoud.lees_voorstel(session, voorstel_id), corporatie)
            eigen = tuple(blad for blad in alle if (blad.kenmerk, blad.woning_id) in gezien)
            if corporatie is not None and not eigen:
                raise niet_gevonden("Een blad voor deze corporatie")
            noteer(session, asker.account_id, "uitvoer.maken", str(voorstel_id), vorm="bladen", bladen=len(eigen))
        return Bladenbundel(deze, corporatie, eigen)


def regel_van(session: Session, voorstel_id: UUID) -> Voorstelregel:
    """Return the line of a proposal, in the session of whoever asks.

    Raises:
        NietGevonden: there is no such proposal.
        Conflict: it has no plan.
    """
    inhoud.heeft_plan(inhoud.bestaat(session, voorstel_id))
    return Voorstelregel(**session.execute(_regels().where(Voorstel.id == voorstel_id)).one()._mapping)


def _regels() -> Any:
    v, d = Voorstel, Dossierversie
    return (
        select(
            v.id, d.dossier_id, Dossier.naam.label("dossier_naam"), d.nummer.label("versie"),
            Beleid.naam.label("beleid_naam"), Beleid.nummer.label("beleid_nummer"),
            Beleid.goedgekeurd_op.is_not(None).label("beleid_goedgekeurd"), v.peildatum, v.stand, v.status, v.vorig_id,
            v.aangevraagd_op,
        )
        .join(d, d.id == v.versie_id)
        .join(Dossier, Dossier.id == d.dossier_id)
        .join(Beleid, Beleid.id == v.beleid_id)
        .where(v.status.in_(inhoud.MET_PLAN))
        .order_by(v.aangevraagd_op.desc(), v.id.desc())
    )  # fmt: skip
