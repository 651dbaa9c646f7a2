"""A large dossier in parts: jobs of their own, joined by the last, with the outcome of one go."""

from __future__ import annotations

import re
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from tests.jobs.test_werk import aangevraagd, berekend, rij, stand, wacht_op, werker
from uitstroommatch import service
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.jobs.orders import Verdeeld
from uitstroommatch.jobs.parts import DeelWerk
from uitstroommatch.jobs.proposals import VoorstelWerk
from uitstroommatch.store import tables
from uitstroommatch.store.database import Store
from uitstroommatch.synthetic import schrijf_voorbeeld


def aparte_map(folder: Path) -> Path:
    """A dossier of several regions, under a policy without the goals that tie them together."""
    schrijf_voorbeeld(folder, 300, 1, "landelijk")
    beleid = folder / service.BELEID
    volgorde = 'volgorde = ["spoed", "herkomst", "geplaatst", "wachttijd", "omklap", "wens", "spreiding"]'
    nieuw, aantal = re.subn(r"(?ms)^volgorde = \[.*?\]", volgorde, beleid.read_text())
    assert aantal == 1
    beleid.write_text(nieuw)
    return folder


def delen(store: Store, id_: UUID) -> list[tables.Onderdeel]:
    with store.system() as session:
        return list(session.scalars(select(tables.Onderdeel).where(tables.Onderdeel.voorstel_id == id_)))


def test_in_parts_it_is_what_one_go_gives(store: Store, tmp_path: Path) -> None:
    folder = aparte_map(tmp_path / "d")
    peildatum = service.lees(folder).beleid.peildatum
    (apart,) = aangevraagd(store, folder, peildatum=peildatum)
    with werker(store, vanaf=0), werker(store, vanaf=0):
        wacht_op(lambda: stand(store, apart) == "klaar")
    assert len(delen(store, apart)) > 1
    with werker(store):
        (heel,) = aangevraagd(store, folder, naam="heel", peildatum=peildatum)
        wacht_op(lambda: stand(store, heel) == "klaar")
    assert delen(store, heel) == []
    assert rij(store, apart).resultaat == rij(store, heel).resultaat
    assert rij(store, apart).samenvatting == rij(store, heel).samenvatting
    assert berekend(store) == 2


def test_cancelled_every_part_hands_in_what_it_has(store: Store, tmp_path: Path) -> None:
    (id_,) = aangevraagd(store, aparte_map(tmp_path / "d"))
    with werker(store, vanaf=0):
        wacht_op(lambda: len(delen(store, id_)) > 1)
        with store.system() as session:
            session.get_one(tables.Voorstel, id_).stoppen = True
        wacht_op(lambda: stand(store, id_) == "geannuleerd")
    klaar = Voorstel.model_validate_json(rij(store, id_).resultaat or b"")
    assert klaar.plaatsingen


def test_a_part_that_ends_three_workers_ends_the_whole(store: Store) -> None:
    (id_,) = aangevraagd(store)
    geheel = VoorstelWerk(id_)
    with store.system() as session:
        assert geheel.begin(session)
        assert geheel.klaar(session, Verdeeld((("C1",), ("C2",))))
    for _ in range(3):
        with store.system() as session:
            assert DeelWerk(id_, 1).begin(session)
    with store.system() as session:
        assert not DeelWerk(id_, 1).begin(session)
    assert stand(store, id_) == "mislukt"
    with store.system() as session:
        assert not DeelWerk(id_, 0).begin(session)
        assert not VoorstelWerk(id_).begin(session)
