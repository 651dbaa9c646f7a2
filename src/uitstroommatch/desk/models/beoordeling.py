"""The review of a proposal by corporations, and limits that hold for a while."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Literal
from uuid import UUID

from uitstroommatch.desk.models.besluit import BesluitRij
from uitstroommatch.desk.models.model import Model
from uitstroommatch.domain.enums import Contractvorm, Niveau

Beoordelingstand = Literal["wacht", "bezig", "akkoord", "bezwaar", "geescaleerd", "vervangen"]
Antwoord = Literal["akkoord", "bezwaar"]
Grensstand = Literal["voorgesteld", "goedgekeurd", "geweigerd", "ingetrokken", "verlopen"]


# --- the review --------------------------------------------------------------------------------------------------


class Bezwaar(Model):
    """A placement that was rejected, and why."""

    client_sleutel: str
    woning_id: str
    redencode: str | None
    redentekst: str | None
    reden: str | None
    op: datetime


class Verlenging(Model):
    """A later end of the term, and why."""

    uiterlijk: date
    reden: str | None
    op: datetime


class Beoordeling(Model):
    """How the review by one corporation stands. ``plaatsingen``: those in its homes; ``beantwoord``: how many of them.

    ``geescaleerd``: the term is over and something is open; ``eigenaar`` is who settles that. ``vervangen``: a later
    proposal was laid before corporations, so this one asks for nothing any more.
    """

    corporatie: str
    stand: Beoordelingstand
    plaatsingen: int
    beantwoord: int
    bezwaren: tuple[Bezwaar, ...]
    voorgelegd_op: datetime
    voorgelegd_door: str | None
    uiterlijk: date
    verlengingen: tuple[Verlenging, ...]
    eigenaar: str | None

    @property
    def open(self) -> int:
        """Return how many placements wait for an answer."""
        return self.plaatsingen - self.beantwoord

    @property
    def vraagt(self) -> bool:
        """Whether someone still has to answer."""
        return self.stand in ("wacht", "bezig", "geescaleerd")


class Corporatieaandeel(Model):
    """How many placements of a proposal are in the homes of a corporation."""

    corporatie: str
    plaatsingen: int


class Beoordelingsblad(Model):
    """The review of a proposal as this asker may see it.

    ``aandelen`` says before whom it can be laid: for an officer, while it was laid before nobody.
    """

    voorstel_id: UUID
    dossier_id: UUID
    dossier_naam: str
    versie: int
    peildatum: date
    corporaties: tuple[Beoordeling, ...]
    aandelen: tuple[Corporatieaandeel, ...]


class Gebiedsgrens(Model):
    """What an area may bear by the policy, in load points; ``None``: no limit. How full it is, is not told."""

    niveau: Niveau
    code: str
    naam: str
    grens: int | None


class TeBeoordelen(Model):
    """A placement in a home of the corporation, with only what it needs (see ``reports.blad``).

    ``besluit``: what holds about it; ``vast``: the files fixed it, so nothing is asked.
    """

    kenmerk: str
    woning_id: str
    straat: str
    complex: str | None
    postcode: str | None
    buurt: str
    gemeente: str
    woonvorm: str
    kamers: int
    rekenhuur: Decimal
    contractvorm: Contractvorm
    contract: str
    personen: int
    toegankelijkheid: str
    verhuizen_vanaf: date
    aanbieder: str
    begeleiding: str
    grenzen: tuple[Gebiedsgrens, ...]
    besluit: BesluitRij | None
    vast: bool

    @property
    def open(self) -> bool:
        """Whether it waits for an answer."""
        return self.besluit is None and not self.vast


class Beoordelingsgang(Model):
    """What a corporation walks through. ``binnen_grenzen``: the proposal adds nowhere more than a limit allows."""

    blad: Beoordelingsblad
    beoordeling: Beoordeling
    binnen_grenzen: bool
    plaatsingen: tuple[TeBeoordelen, ...]


# --- limits that hold for a while --------------------------------------------------------------------------------


class Grensplek(Model):
    """A street or complex for which someone can propose a limit, with how many homes of his are there."""

    dossier_id: UUID
    niveau: Niveau
    code: str
    naam: str
    woningen: int


class GrensRij(Model):
    """A temporary limit in load points. ``corporatie`` empty: an officer proposed it.

    ``grens_nu`` is what holds there by the newest proposal; ``last_nu`` what is there already, for an officer of the
    region. ``reden`` and ``beslist_op`` are of the last that was said about it.
    """

    id: UUID
    dossier_id: UUID
    niveau: Niveau
    code: str
    naam: str
    grens: int
    motief: str
    einddatum: date
    stand: Grensstand
    corporatie: str | None
    gemeente: str
    voorgesteld_door: str | None
    voorgesteld_op: datetime
    reden: str | None
    beslist_op: datetime | None
    grens_nu: int | None
    last_nu: int | None
