"""A backup restored in another folder makes a stored proposal again, to the byte."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from tests.databank import SNEL as VLUCHTIG
from tests.jobs.test_werk import aangevraagd, rij, stand, wacht_op, werker
from uitstroommatch.jobs.reproduce import maak_opnieuw
from uitstroommatch.store import tables
from uitstroommatch.store.backup import herstel, reservekopie
from uitstroommatch.store.database import Store
from uitstroommatch.store.embedded import Embedded


def test_a_restored_proposal_is_made_again_to_the_byte(store: Store, tmp_path: Path) -> None:
    (een,) = aangevraagd(store)
    with werker(store):
        wacht_op(lambda: stand(store, een) == "klaar", 60)
    voor = rij(store, een).resultaat
    reservekopie(store.url, tmp_path / "kopie")

    map_ = Path(tempfile.mkdtemp(prefix="um-", dir="/tmp"))  # short: a socket has a short path
    map_.chmod(0o711)
    try:
        with Embedded(map_, VLUCHTIG) as elders:
            herstel(elders.url(), tmp_path / "kopie")
            terug = Store(elders.url())
            with terug.system() as session:
                hersteld = session.get_one(tables.Voorstel, een)
                assert hersteld.resultaat == voor
                assert maak_opnieuw(session, hersteld) == voor
            terug.close()
    finally:
        shutil.rmtree(map_)
