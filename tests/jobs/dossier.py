"""A dossier in the database before anyone asks for it, and the proposals about it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from uuid import UUID

from sqlalchemy.orm import Session

from uitstroommatch import service
from uitstroommatch.jobs.orders import Invoer
from uitstroommatch.resources import data_map
from uitstroommatch.store import tables

VOORBEELD = data_map() / "voorbeeld"
DAG = date(2026, 11, 23)


def invoer_van(folder: Path, peildatum: date | None = None) -> Invoer:
    """What a folder holds, as a proposal is made of it."""
    bestanden = {pad.name: pad.read_bytes() for pad in sorted(folder.iterdir()) if pad.name != service.BELEID}
    beleid = (folder / service.BELEID).read_bytes()
    return Invoer(bestanden, beleid, peildatum or service.lees(folder).beleid.peildatum)


def leg_neer(session: Session, folder: Path = VOORBEELD, naam: str = "proef") -> tuple[UUID, UUID]:
    """Store a folder as a dossier; returns version and policy."""
    opdracht = service.lees(folder)
    dossier = tables.Dossier(naam=naam, gemaakt_door="proef")
    beleid = tables.Beleid(
        naam=opdracht.beleid.beleid.naam,
        sha256=opdracht.beleid.sha256,
        inhoud=(folder / service.BELEID).read_bytes(),
        gemaakt_door="proef",
    )
    session.add_all([dossier, beleid])
    session.flush()
    versie = tables.Dossierversie(
        dossier_id=dossier.id,
        nummer=1,
        sha256=opdracht.dossier.sha256,
        aantallen={},
        waarschuwingen=[],
        gemaakt_door="proef",
    )
    session.add(versie)
    session.flush()
    for pad in sorted(folder.iterdir()):
        if pad.name != service.BELEID:
            session.add(tables.Bestand(versie_id=versie.id, naam=pad.name, inhoud=pad.read_bytes()))
    session.flush()
    return versie.id, beleid.id


def voorstel(session: Session, versie_id: UUID, beleid_id: UUID, **anders: object) -> UUID:
    """Store the row of a proposal that is asked for."""
    velden: dict[str, object] = {
        "versie_id": versie_id,
        "beleid_id": beleid_id,
        "besluiten": [],
        "peildatum": DAG,
        "zaad": 3,
        "aangevraagd_door": "proef",
    }
    rij = tables.Voorstel(**{**velden, **anders})
    session.add(rij)
    session.flush()
    return rij.id
