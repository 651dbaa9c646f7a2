"""The picture of a proposal for whoever asks: every page, map and list that shows one to others is made of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from uitstroommatch.desk import inhoud
from uitstroommatch.desk.access import Asker, Rol
from uitstroommatch.desk.onthouden import Onthouden
from uitstroommatch.domain.dossier import Dossier
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.spread.beeld import Beeld, beeld
from uitstroommatch.spread.blik import Blik
from uitstroommatch.store import tables

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


_BEWAARD = 4
_beelden: Onthouden[tuple[UUID, Blik], Beeld] = Onthouden(_BEWAARD)


def blik_van(asker: Asker, drempel: int, *, gedeeld: bool = False) -> Blik:
    """Return how this asker looks at a proposal: as the widest of its roles does.

    ``gedeeld``: how those look to whom it hands a version on. A corporation hands on its own homes, by street.
    """
    eigen = _eigen(asker, drempel)
    if not gedeeld:
        return eigen
    return replace(eigen, op_straat=True) if eigen.soort == "corporatie" else Blik("gedeeld", drempel=drempel)


def _eigen(asker: Asker, drempel: int) -> Blik:
    if asker.regisseur:
        return Blik("regisseur", gemeenten=asker.gemeenten, drempel=drempel)
    if Rol.CORPORATIE in asker.rollen and asker.corporatie is not None:
        return Blik("corporatie", corporatie=asker.corporatie, drempel=drempel)
    return Blik("gedeeld", drempel=drempel)


def lees_beeld(session: Session, voorstel_id: UUID, blik: Blik) -> Beeld:
    """Return the picture of a finished proposal, which never changes, in the session of the system.

    Raises:
        Conflict: there is no plan yet, or there will be none.
    """
    return _beelden.of((voorstel_id, blik), lambda: _lees(session, voorstel_id, blik))


def _lees(session: Session, voorstel_id: UUID, blik: Blik) -> Beeld:
    rij = session.get_one(tables.Voorstel, voorstel_id)
    voorstel = inhoud.lees_voorstel(session, voorstel_id)
    situatie = inhoud.lees_opdracht(session, voorstel_id).situatie
    vorig = _vorig(session, rij.vorig_id) if blik.precies else None
    return beeld(situatie, voorstel, blik, vorig, _eerste(session, rij.versie_id, situatie.dossier))


def _vorig(session: Session, voorstel_id: UUID | None) -> Voorstel | None:
    klaar = voorstel_id is not None and session.get_one(tables.Voorstel, voorstel_id).resultaat is not None
    return inhoud.lees_voorstel(session, voorstel_id) if klaar and voorstel_id is not None else None


def _eerste(session: Session, versie_id: UUID, dossier: Dossier) -> Dossier:
    """Return the first version, perhaps this one: by its areas every version is divided."""
    d = tables.Dossierversie
    van = select(d.dossier_id).where(d.id == versie_id).scalar_subquery()
    eerste = session.scalars(select(d.id).where(d.dossier_id == van).order_by(d.nummer).limit(1)).one()
    return dossier if eerste == versie_id else inhoud.lees_rijen(session, eerste)
