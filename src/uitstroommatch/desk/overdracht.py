"""What goes out of the house after a meeting: to read at the table, and a sheet per placement for the landlord."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from uitstroommatch.desk import inhoud
from uitstroommatch.desk.access import Asker, verb
from uitstroommatch.desk.models import Stand, Tabel
from uitstroommatch.desk.resource import Resource
from uitstroommatch.desk.uitvoer import tabellen_van
from uitstroommatch.domain.voorstel import Status
from uitstroommatch.store.spoor import noteer
from uitstroommatch.store.tables import Beleid, Dossier, Dossierversie, Toewijzing, Voorstel

_MEESTE = 100
MET_PLAN: tuple[Status, ...] = ("optimaal", "haalbaar")


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
            rij = inhoud.bestaat(session, voorstel_id)
            inhoud.heeft_plan(rij)
            deze = session.execute(_regels().where(Voorstel.id == voorstel_id)).one()
            eerder = _regels().where(
                Dossierversie.dossier_id == rij.dossier_id, Voorstel.aangevraagd_op < deze.aangevraagd_op
            )
            t = Toewijzing
            bladen = select(t.corporatie, func.count()).where(t.voorstel_id == voorstel_id).group_by(t.corporatie)
            gevonden = Overdrachtskeuze(
                voorstel=Voorstelregel(**deze._mapping),
                tabellen=tabellen_van(asker),
                corporaties=tuple((een[0], een[1]) for een in session.execute(bladen.order_by(t.corporatie))),
                eerdere=tuple(Voorstelregel(**een._mapping) for een in session.execute(eerder.limit(_MEESTE))),
            )
            noteer(session, asker.account_id, "uitvoer.maken", str(voorstel_id), keuze=len(gevonden.corporaties))
        return gevonden


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
        .where(v.status.in_(MET_PLAN))
        .order_by(v.aangevraagd_op.desc(), v.id.desc())
    )  # fmt: skip
