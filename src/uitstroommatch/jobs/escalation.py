"""A review whose term is over with something unanswered goes up, and that is noted once.

Whoever sees it first notes it: the desk, or a worker in its rounds. The row is the mark; the database takes it once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session, aliased

from uitstroommatch.jobs.inputs import Paar, vast_in_bestand
from uitstroommatch.jobs.rows import WIE
from uitstroommatch.store.spoor import noteer
from uitstroommatch.store.tables import Beoordeling, Besluit, Dossierversie, Toewijzing, Voorstel

EIGENAAR = "bestuurlijk overleg"
"""Who settles what was not answered in time: the step above the case and the process (R54)."""
VOORGELEGD, VERLENGD, GEESCALEERD = "voorgelegd", "verlengd", "geescaleerd"


def escaleer(session: Session, vandaag: date, voorstel_id: UUID | None = None) -> int:
    """Note every review of which the term is over and something is open, in the session of the system; return how many.

    A proposal that was replaced in the review by a later one of its dossier waits for nobody any more.
    """
    gedaan = 0
    for rij in session.execute(_verlopen(vandaag, voorstel_id)).all():
        if not vervangen(session, rij.voorstel_id) and any(_open(session, rij.voorstel_id, rij.corporatie)):
            gedaan += _noteer(session, rij.voorstel_id, rij.corporatie, rij.uiterlijk)
    return gedaan


def vervangen(session: Session, voorstel_id: UUID) -> bool:
    """Say whether a later proposal of the same dossier was laid before corporations, in the session of the system."""
    deze, ander = aliased(Beoordeling), aliased(Beoordeling)
    van = select(func.max(deze.op)).where(deze.voorstel_id == voorstel_id, deze.soort == VOORGELEGD)
    dossier = select(Dossierversie.dossier_id).join(Voorstel).where(Voorstel.id == voorstel_id)
    later = (
        select(ander.id)
        .join(Voorstel, Voorstel.id == ander.voorstel_id)
        .join(Dossierversie)
        .where(
            Dossierversie.dossier_id == dossier.scalar_subquery(),
            ander.soort == VOORGELEGD,
            ander.voorstel_id != voorstel_id,
            ander.op > van.scalar_subquery(),
        )
    )
    return session.scalar(later.limit(1)) is not None


def _verlopen(vandaag: date, voorstel_id: UUID | None) -> Any:
    b = Beoordeling
    uiterlijk = func.max(b.uiterlijk).filter(b.soort != GEESCALEERD)
    genoteerd = func.max(b.uiterlijk).filter(b.soort == GEESCALEERD)
    vraag = select(b.voorstel_id, b.corporatie, uiterlijk.label("uiterlijk")).group_by(b.voorstel_id, b.corporatie)
    if voorstel_id is not None:
        vraag = vraag.where(b.voorstel_id == voorstel_id)
    return vraag.having(uiterlijk < vandaag, func.coalesce(genoteerd, date.min) < uiterlijk)


def _open(session: Session, voorstel_id: UUID, corporatie: str) -> Iterator[Paar]:
    """Yield the placements about which nothing was decided, here or in the files."""
    t, v, terug = Toewijzing, Besluit, aliased(Besluit)
    dossier = select(Dossierversie.dossier_id).join(Voorstel).where(Voorstel.id == voorstel_id)
    besloten = select(v.id).where(
        v.dossier_id == dossier.scalar_subquery(),
        v.client_sleutel == t.client_sleutel,
        v.woning_id == t.woning_id,
        v.trekt_in.is_(None),
        ~select(terug.id).where(terug.trekt_in == v.id).exists(),
    )
    vraag = select(t.client_sleutel, t.woning_id).where(t.voorstel_id == voorstel_id, t.corporatie == corporatie)
    paren = [(rij.client_sleutel, rij.woning_id) for rij in session.execute(vraag.where(~besloten.exists()))]
    vast = vast_in_bestand(session, voorstel_id) if paren else frozenset()
    return (paar for paar in paren if paar not in vast)


def _noteer(session: Session, voorstel_id: UUID, corporatie: str, uiterlijk: date) -> int:
    rij = {"voorstel_id": voorstel_id, "corporatie": corporatie, "soort": GEESCALEERD, "uiterlijk": uiterlijk}
    nieuw = insert(Beoordeling).values(id=uuid4(), door=WIE, **rij).on_conflict_do_nothing().returning(Beoordeling.id)
    if session.scalar(nieuw) is None:
        return 0
    noteer(
        session, WIE, "beoordeling.geescaleerd", str(voorstel_id),
        corporatie=corporatie, uiterlijk=uiterlijk.isoformat(), eigenaar=EIGENAAR,
    )  # fmt: skip
    return 1
