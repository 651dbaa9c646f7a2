"""A stored proposal, made again of what it was made of: the same bytes, when it was proven or bounded by work."""

from __future__ import annotations

from sqlalchemy.orm import Session

from uitstroommatch import service
from uitstroommatch.jobs.calc import voorstel_json
from uitstroommatch.jobs.inputs import invoer
from uitstroommatch.store import tables


def maak_opnieuw(session: Session, voorstel: tables.Voorstel) -> bytes:
    """Return voorstel.json, computed in this process and in one go. The session has to be that of the system."""
    alles = invoer(session, voorstel)
    gevonden = service.maak_voorstel(
        alles.opdracht(),
        zaad=voorstel.zaad,
        tijd=voorstel.tijd,
        rekenwerk=voorstel.rekenwerk,
        begin=alles.begin,
    )
    return voorstel_json(gevonden)
