"""The rows of a synthetic dossier: field names are column names, in the order of the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Gebied:
    """A row of ``gebieden.csv``."""

    code: str
    naam: str
    niveau: str
    ouder: str | None
    huishoudens: int | None
    leefbaarheid: int | None
    lengtegraad: float
    breedtegraad: float


@dataclass(frozen=True, slots=True)
class Client:
    """A row of ``clienten.csv``."""

    client_sleutel: str
    aanbieder: str
    gemeente_herkomst: str
    herkomst_afwijken: bool
    afwijkreden: str | None
    geboortemaand: str
    huishoudgrootte: int
    kinderen: int
    inkomensklasse: str
    max_huur: Decimal | None
    voorziening: str
    wettelijk_kader: str
    zwaarte: str
    uren_per_week: Decimal
    bereikbaarheid_24u: bool
    woonvormen: tuple[str, ...]
    contractvormen: tuple[str, ...]
    toegankelijkheid: str
    voorkeur_gemeenten: tuple[str, ...]
    voorkeur_buurten: tuple[str, ...]
    uitgesloten_gebieden: tuple[str, ...]
    uitstroom_vanaf: date
    wacht_sinds: date
    urgentie: str


@dataclass(frozen=True, slots=True)
class Woning:
    """A row of ``woningen.csv``."""

    woning_id: str
    corporatie: str
    buurtcode: str
    straat: str
    complex: str | None
    postcode: str | None
    woonvorm: str
    rekenhuur: Decimal
    kamers: int
    max_personen: int
    toegankelijkheid: str
    leeftijd_min: int | None
    leeftijd_max: int | None
    contractvormen: tuple[str, ...]
    plaatsen: int
    beschikbaar_vanaf: date
    lengtegraad: float
    breedtegraad: float


@dataclass(frozen=True, slots=True)
class Aanbieder:
    """A row of ``aanbieders.csv``."""

    aanbieder: str
    gemeente: str
    uren_beschikbaar: Decimal
    omklap_max: int | None
    zwaartes: tuple[str, ...]
    bereikbaar_24u: bool


@dataclass(frozen=True, slots=True)
class Afspraak:
    """A row of ``afspraken.csv``."""

    afspraak_id: str
    jaar: int
    corporatie: str | None
    gemeente: str | None
    woonvorm: str | None
    huurklasse: str | None
    contractvorm: str | None
    minimum: int | None
    maximum: int | None


@dataclass(frozen=True, slots=True)
class Plaatsing:
    """A row of ``plaatsingen.csv``."""

    plaatsing_id: str
    datum: date
    gemeente_herkomst: str
    buurtcode: str
    straat: str
    complex: str | None
    corporatie: str | None
    aanbieder: str | None
    zwaarte: str
    woonvorm: str | None
    rekenhuur: Decimal | None
    contractvorm: str | None
    einddatum: date | None


@dataclass(frozen=True, slots=True)
class Draagkracht:
    """A row of ``draagkracht.csv``."""

    niveau: str
    code: str
    grens: int
    reden: str


@dataclass(frozen=True, slots=True)
class Besluit:
    """A row of ``besluiten.csv``."""

    client_sleutel: str
    woning_id: str
    contractvorm: str | None
    besluit: str
    reden: str
