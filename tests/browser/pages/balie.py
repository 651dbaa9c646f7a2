"""The whole service on this machine for a browser: a real database with the example, the pages, and a worker."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from pathlib import Path
from uuid import UUID

import httpx2 as httpx
from playwright.sync_api import Browser, BrowserContext

from tests.api.server import luister
from tests.databank import nieuwe_database
from tests.desk.wereld import ACCOUNTS, VOORBEELD, WACHTWOORD
from uitstroommatch.desk.access import Asker, Rol
from uitstroommatch.desk.desk import Desk
from uitstroommatch.desk.models import Bereik, Versie, VoorstelStand
from uitstroommatch.jobs.engine import Jobs, werk
from uitstroommatch.store.database import Store
from uitstroommatch.store.embedded import Embedded
from uitstroommatch_api.app import create_app
from uitstroommatch_api.asking import COOKIE
from uitstroommatch_api.settings import Settings

NAMEN = {"regio": "Regisseur van de regio", "beheerder": "Beheer", "auditor": "Controle"}
_volgnummer = count(1)


@dataclass
class Balie:
    """A running service. Everyone of ``ACCOUNTS`` has an account with the password ``WACHTWOORD``."""

    adres: str
    desk: Desk
    store: Store
    wie: dict[str, Asker]
    _koekjes: dict[str, str] = field(default_factory=dict)

    def dossier(self, naam: str, map_: Path = VOORBEELD) -> Versie:
        """Add a dossier, with its policy approved."""
        bestanden = {pad.name: pad.read_bytes() for pad in sorted(map_.iterdir()) if pad.is_file()}
        versie = self.desk.dossiers.voeg_toe(self.wie["regio"], naam, bestanden)
        if versie.beleid_id and not self.desk.beleid.haal(self.wie["beheerder"], versie.beleid_id).goedgekeurd:
            self.desk.beleid.keur_goed(self.wie["beheerder"], versie.beleid_id)
        return versie

    def voorstel(self, versie: Versie, *, seconden: float = 120, vorig_id: UUID | None = None) -> VoorstelStand:
        """Ask for a proposal and wait until the worker has made it."""
        assert versie.beleid_id is not None
        regio = self.wie["regio"]
        stand = self.desk.voorstellen.vraag_aan(regio, versie.id, versie.beleid_id, tijd=60, vorig_id=vorig_id)
        tot = time.monotonic() + seconden
        while stand.stand in ("wacht", "bezig"):
            assert time.monotonic() < tot, f"the proposal is still {stand.stand}"
            time.sleep(0.2)
            stand = self.desk.voorstellen.haal(regio, stand.id, opnieuw=True)
        assert stand.stand == "klaar", stand.melding
        return stand

    @cached_property
    def versie(self) -> Versie:
        """The example."""
        return self.dossier("Regio Deventer")

    @cached_property
    def klaar(self) -> VoorstelStand:
        """A finished proposal of the example."""
        return self.voorstel(self.versie)

    def koekje(self, wie: str) -> str:
        """Return the cookie of someone who signed in."""
        if wie not in self._koekjes:
            velden = {"naam": wie, "wachtwoord": WACHTWOORD}
            antwoord = httpx.post(f"{self.adres}/aanmelden", data=velden, headers={"Origin": self.adres})
            assert antwoord.status_code == 303, antwoord.text
            self._koekjes[wie] = antwoord.cookies[COOKIE]
        return self._koekjes[wie]

    def context(self, browser: Browser, wie: str | None = "regio", breedte: int = 1280) -> BrowserContext:
        """Return a browser in which someone is signed in."""
        context = browser.new_context(
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            base_url=self.adres,
            service_workers="block",
            viewport={"width": breedte, "height": 900},
        )
        if wie is not None:
            context.add_cookies([{"name": COOKIE, "value": self.koekje(wie), "url": self.adres}])
        return context


@contextmanager
def open_balie(server: Embedded, *, werker: bool = True) -> Iterator[Balie]:
    """Start the service on a database of its own, on a free port of this machine; the example is in it."""
    naam = f"balie{next(_volgnummer)}"
    nieuwe_database(server, naam)
    store = Store(server.url(naam))
    store.migrate()
    desk = Desk(store, Jobs(store))
    wie = _accounts(desk)
    stop = threading.Event()
    thread = threading.Thread(target=werk, args=(store,), kwargs={"stop": stop}, daemon=True)
    if werker:
        thread.start()
    try:
        with luister(create_app(Settings(), desk)) as poort:
            balie = Balie(f"http://127.0.0.1:{poort}", desk, store, wie)
            _ = balie.versie
            yield balie
    finally:
        stop.set()
        if werker:
            thread.join(timeout=30)
        store.close()


def _accounts(desk: Desk) -> dict[str, Asker]:
    eerste = desk.accounts.van_oidc("lokaal", "begin", "Begin", [Rol.BEHEERDER], Bereik())
    wie = {}
    for naam, (rollen, bereik) in ACCOUNTS.items():
        desk.accounts.voeg_toe(eerste, naam, NAMEN.get(naam, naam.title()), rollen, bereik, WACHTWOORD)
        asker = desk.accounts.asker(naam)
        assert asker is not None
        wie[naam] = asker
    return wie
