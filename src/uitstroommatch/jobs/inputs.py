"""What a proposal is made of, read from the database: the same rows give the same computation, today and in a year."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from uitstroommatch import service
from uitstroommatch.domain.besluit import Besluit
from uitstroommatch.domain.enums import Contractvorm, Niveau, Uitspraak
from uitstroommatch.domain.gebied import Draagkracht
from uitstroommatch.jobs.orders import Invoer
from uitstroommatch.store import tables

ONTHOUDEN = 4  # readings kept; one of a country takes some hundred MB

Paar = tuple[str, str]
"""Client and home."""
_Sleutel = tuple[UUID, UUID, date]
_gelezen: OrderedDict[_Sleutel, service.Opdracht] = OrderedDict()
_slot = threading.Lock()


def invoer(session: Session, voorstel: tables.Voorstel) -> Invoer:
    """Return everything the proposal is made of. The session has to see all of it: that of the system."""
    bestanden = session.execute(
        select(tables.Bestand.naam, tables.Bestand.inhoud)
        .where(tables.Bestand.versie_id == voorstel.versie_id)
        .order_by(tables.Bestand.naam)
    )
    beleid = session.execute(select(tables.Beleid.inhoud).where(tables.Beleid.id == voorstel.beleid_id)).scalar_one()
    tabellen = {naam: inhoud for naam, inhoud in bestanden if naam != service.BELEID}
    return _invoer(session, voorstel, tabellen, beleid)


def _invoer(session: Session, voorstel: tables.Voorstel, bestanden: Mapping[str, bytes], beleid: bytes) -> Invoer:
    return Invoer(
        bestanden=bestanden,
        beleid=beleid,
        peildatum=voorstel.peildatum,
        besluiten=besluiten(session, voorstel.besluiten),
        tijdelijke_grenzen=tijdelijke_grenzen(session, voorstel.tijdelijke_grenzen or ()),
        vorig=resultaat(session, voorstel.vorig_id),
    )


def opdracht(session: Session, voorstel: tables.Voorstel) -> service.Opdracht:
    """Return dossier and policy exactly as the proposal is made of them; the reading is kept, as it never changes.

    Raises:
        InvoerFout: the input is wrong.
        WijzigingFout: a decision cannot be followed.
    """
    sleutel = (voorstel.versie_id, voorstel.beleid_id, voorstel.peildatum)
    with _slot:
        gelezen = _gelezen.get(sleutel)
    alles = _invoer(session, voorstel, {}, b"") if gelezen is not None else invoer(session, voorstel)
    if gelezen is None:
        gelezen = alles.lees()
    with _slot:
        _gelezen[sleutel] = gelezen
        _gelezen.move_to_end(sleutel)
        while len(_gelezen) > ONTHOUDEN:
            _gelezen.popitem(last=False)
    return alles.toegepast(gelezen)


def basis(session: Session, voorstel_id: UUID, grenzen: Sequence[int] = ()) -> service.Opdracht:
    """Return the version and policy of a proposal without any decision since; of the limits since only these."""
    v = session.get_one(tables.Voorstel, voorstel_id)
    kaal = {"versie_id": v.versie_id, "beleid_id": v.beleid_id, "peildatum": v.peildatum}
    return opdracht(session, tables.Voorstel(**kaal, besluiten=[], tijdelijke_grenzen=list(grenzen), vorig_id=None))


def vast_in_bestand(session: Session, voorstel_id: UUID) -> frozenset[Paar]:
    """Return the pairs that the files of a proposal say are fixed."""
    besluiten = basis(session, voorstel_id).dossier.besluiten
    return frozenset((een.client_sleutel, een.woning_id) for een in besluiten if een.besluit is Uitspraak.VAST)


def resultaat(session: Session, voorstel_id: UUID | None) -> bytes | None:
    """Return voorstel.json of a finished proposal."""
    if voorstel_id is None:
        return None
    return session.execute(select(tables.Voorstel.resultaat).where(tables.Voorstel.id == voorstel_id)).scalar_one()


def besluiten(session: Session, nummers: Sequence[int]) -> tuple[Besluit, ...]:
    """Return the decisions with these numbers that bind a solve, as rows of ``besluiten.csv``."""
    rijen = session.scalars(
        select(tables.Besluit)
        .where(tables.Besluit.nummer.in_(nummers), tables.Besluit.besluit.in_(list(Uitspraak)))
        .order_by(tables.Besluit.nummer)
    )
    return tuple(
        Besluit(
            client_sleutel=rij.client_sleutel,
            woning_id=rij.woning_id,
            contractvorm=None if rij.contractvorm is None else Contractvorm(rij.contractvorm),
            besluit=Uitspraak(rij.besluit),
        )
        for rij in rijen
    )


def tijdelijke_grenzen(session: Session, nummers: Sequence[int]) -> tuple[Draagkracht, ...]:
    """Return the limits with these numbers as rows of ``draagkracht.csv``."""
    t = tables.TijdelijkeGrens
    return tuple(
        Draagkracht(
            niveau=Niveau(rij.niveau),
            code=rij.code,
            grens=rij.grens,
            reden=f"tijdelijke grens tot en met {rij.einddatum.isoformat()}",
        )
        for rij in session.scalars(select(t).where(t.nummer.in_(nummers)).order_by(t.nummer))
    )
