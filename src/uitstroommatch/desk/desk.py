"""The desk as a whole: one attribute per resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from uitstroommatch.desk.aanvraag import Aanvragen
from uitstroommatch.desk.accounts import Accounts
from uitstroommatch.desk.antwoorden import Antwoorden
from uitstroommatch.desk.beleid import Beleidsstukken
from uitstroommatch.desk.beoordelingen import Beoordelingen
from uitstroommatch.desk.besluiten import Besluiten
from uitstroommatch.desk.dossiers import Dossiers
from uitstroommatch.desk.gezondheid import Gezondheid
from uitstroommatch.desk.grenzen import Grenzen
from uitstroommatch.desk.herhaling import Herhalingen
from uitstroommatch.desk.inzage import Inzages
from uitstroommatch.desk.inzendingen import Inzendingen
from uitstroommatch.desk.kaart import Kaarten
from uitstroommatch.desk.overdracht import Overdrachten
from uitstroommatch.desk.overleg import Overleg
from uitstroommatch.desk.overzicht import Overzichten
from uitstroommatch.desk.resource import Wachtrij
from uitstroommatch.desk.spoor import Sporen
from uitstroommatch.desk.spreiding import Spreidingen
from uitstroommatch.desk.uitleg import Uitleggen
from uitstroommatch.desk.uitvoer import Uitvoer
from uitstroommatch.desk.voorstellen import Voorstellen
from uitstroommatch.spread.blik import Blik

if TYPE_CHECKING:
    from uitstroommatch.store.database import Store


class Desk:
    """Every verb of the service. ``drempel``: counts of 1 to this many are not told to who may only see totals."""

    def __init__(self, store: Store, jobs: Wachtrij, *, drempel: int = 7) -> None:
        Blik("gedeeld", drempel=drempel)  # refuses one that is too low before anyone asks
        self.dossiers = Dossiers(store, jobs, drempel)
        self.inzendingen = Inzendingen(store, jobs, drempel)
        self.overzicht = Overzichten(store, jobs, drempel)
        self.beleid = Beleidsstukken(store, jobs, drempel)
        self.voorstellen = Voorstellen(store, jobs, drempel)
        self.aanvraag = Aanvragen(store, jobs, drempel)
        self.inzage = Inzages(store, jobs, drempel)
        self.uitleg = Uitleggen(store, jobs, drempel)
        self.overleg = Overleg(store, jobs, drempel)
        self.besluiten = Besluiten(store, jobs, drempel)
        self.beoordelingen = Beoordelingen(store, jobs, drempel)
        self.antwoorden = Antwoorden(store, jobs, drempel)
        self.grenzen = Grenzen(store, jobs, drempel)
        self.spreiding = Spreidingen(store, jobs, drempel)
        self.kaart = Kaarten(store, jobs, drempel)
        self.uitvoer = Uitvoer(store, jobs, drempel)
        self.overdracht = Overdrachten(store, jobs, drempel)
        self.spoor = Sporen(store, jobs, drempel)
        self.accounts = Accounts(store, jobs, drempel)
        self.herhalingen = Herhalingen(store, jobs, drempel)
        self.gezondheid = Gezondheid(store, jobs, drempel)
