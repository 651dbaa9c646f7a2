"""A term that is over goes up by itself: a worker in its rounds notes it, once, and only what nobody answered."""

from __future__ import annotations

import threading
import time
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.jobs.dossier import leg_neer, voorstel
from tests.jobs.werker import SNEL
from uitstroommatch.jobs.day import vandaag
from uitstroommatch.jobs.engine import werk
from uitstroommatch.jobs.escalation import escaleer
from uitstroommatch.store import tables
from uitstroommatch.store.database import Store

OPEN = {"aanbieder": "A", "gemeente_herkomst": "GM0150", "gemeente": "GM0150"}
VAST_IN_BESTAND = ("C0047", "W0065")


def _laag_voor(session: Session, uiterlijk: date) -> UUID:
    """Three placements of three landlords: one is open, one is answered, one is fixed by the files."""
    versie_id, beleid_id = leg_neer(session)
    id_ = voorstel(session, versie_id, beleid_id)
    versie = session.get_one(tables.Dossierversie, versie_id)
    paren = {"Open": ("C0001", "W0001"), "Klaar": ("C0002", "W0002"), "Vast": VAST_IN_BESTAND}
    for corporatie, (client, woning) in paren.items():
        paar = {"client_sleutel": client, "woning_id": woning, "corporatie": corporatie, **OPEN}
        session.add(tables.Toewijzing(voorstel_id=id_, contractvorm="OBE", **paar))
        stap = {"soort": "voorgelegd", "uiterlijk": uiterlijk, "door": "proef"}
        session.add(tables.Beoordeling(voorstel_id=id_, corporatie=corporatie, **stap))
        if corporatie == "Klaar":
            wat = {"dossier_id": versie.dossier_id, "voorstel_id": id_, "besluit": "akkoord", "genomen_door": "proef"}
            session.add(tables.Besluit(**wat, **paar))
    return id_


def _gezien(store: Store) -> list[tuple[str, str]]:
    with store.system() as session:
        vraag = select(tables.Beoordeling).where(tables.Beoordeling.soort == "geescaleerd")
        return [(een.corporatie, een.door) for een in session.scalars(vraag)]


def test_only_what_is_open_after_its_last_day_goes_up_and_once(store: Store) -> None:
    dag = date(2026, 12, 9)
    with store.system() as session:
        _laag_voor(session, dag)
    for wanneer, hoeveel in ((dag, 0), (dag + timedelta(days=1), 1), (dag + timedelta(days=9), 0)):
        with store.system() as session:
            assert escaleer(session, wanneer) == hoeveel
    assert _gezien(store) == [("Open", "systeem")]
    with store.system() as session:
        (regel,) = session.scalars(select(tables.Spoor).where(tables.Spoor.handeling == "beoordeling.geescaleerd"))
        assert regel.gegevens == {"corporatie": "Open", "uiterlijk": "2026-12-09", "eigenaar": "bestuurlijk overleg"}


def test_a_worker_looks_in_its_rounds(store: Store) -> None:
    with store.system() as session:
        _laag_voor(session, vandaag() - timedelta(days=1))
    stop = threading.Event()
    werker = threading.Thread(target=lambda: werk(store, stop=stop, tempo=SNEL))
    werker.start()
    einde = time.monotonic() + 30
    try:
        while not _gezien(store):
            assert time.monotonic() < einde, "it was not seen"
            time.sleep(0.05)
    finally:
        stop.set()
        werker.join(30)
    assert _gezien(store) == [("Open", "systeem")]
