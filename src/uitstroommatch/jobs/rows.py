"""The rows of a proposal as its jobs hold, end and read them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.domain.outcome import Deelplan, Voortgang
from uitstroommatch.domain.voorstel import Doelwaarde
from uitstroommatch.store import tables
from uitstroommatch.store.spoor import noteer

WIE = "systeem"
OPEN = ("wacht", "bezig")


def vergrendeld(session: Session, id_: UUID) -> tables.Voorstel | None:
    """Return the row of a proposal, held until the end of the transaction; always before a row of its parts."""
    return session.get(tables.Voorstel, id_, with_for_update=True, populate_existing=True)


def sluit(session: Session, rij: tables.Voorstel, stand: str, melding: str) -> None:
    """End a proposal without a result, with what to tell."""
    rij.stand, rij.melding, rij.klaar_op = stand, melding, func.now()
    noteer(session, WIE, f"voorstel.{stand}", str(rij.id), poging=rij.poging)


def schrijf_voortgang(session: Session, id_: UUID, voortgang: Sequence[Voortgang]) -> None:
    """Write what changed, numbered on."""
    if not voortgang:
        return
    rijen = session.scalars(select(tables.Voortgang).where(tables.Voortgang.voorstel_id == id_)).all()
    bekend = {rij.doel: rij for rij in rijen}
    nummer = max((rij.nummer for rij in rijen), default=0)
    for stand in voortgang:
        rij = bekend.get(stand.doel)
        if rij is not None and (rij.waarde, rij.grens) == (stand.waarde, stand.grens):
            continue
        nummer += 1
        velden = {"waarde": stand.waarde, "grens": stand.grens, "seconden": stand.seconden, "nummer": nummer}
        session.merge(tables.Voortgang(voorstel_id=id_, doel=stand.doel, **velden))


def delen_van(session: Session, id_: UUID) -> Sequence[tables.Onderdeel]:
    """Return the parts of a proposal that was cut, in order."""
    vraag = select(tables.Onderdeel).where(tables.Onderdeel.voorstel_id == id_).order_by(tables.Onderdeel.nummer)
    return session.scalars(vraag.execution_options(populate_existing=True)).all()


def als_resultaat(deel: Deelplan) -> dict[str, Any]:
    """Return a solved part as it is stored."""
    doelen = [[doel.model_dump(mode="json") for doel in component] for component in deel.doelen]
    return {"plan": [list(drietal) for drietal in deel.plan], "doelen": doelen}


def deelplan(rij: tables.Onderdeel) -> Deelplan:
    """Return a solved part."""
    gevonden = rij.resultaat or {}
    return Deelplan(
        tuple((client, woning, Contractvorm(vorm)) for client, woning, vorm in gevonden["plan"]),
        tuple(tuple(map(Doelwaarde.model_validate, component)) for component in gevonden["doelen"]),
    )
