"""Proposals, what they hold, and the answers to questions about them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from uitstroommatch.desk.models.model import Model
from uitstroommatch.domain.voorstel import Gebiedslast, NietGeplaatst, Status, Terugleiding, Toewijzing

Stand = Literal["wacht", "bezig", "klaar", "geannuleerd", "mislukt"]
Tabel = Literal["plaatsingen", "niet_geplaatst", "doelen", "gebieden", "besluiten", "terugleiden"]


class DoelStand(Model):
    """How far one goal is, or how good. The numbers are for officers: they count placements."""

    id: str
    zin: str
    richting: Literal["max", "min"]
    waarde: int | None
    optimum: int | None
    grens: int | None
    bewezen: bool | None


class VoorstelStand(Model):
    """A proposal that was asked for: what it is made of and how far it is.

    ``beleid_goedgekeurd`` false: a trial under a draft policy. ``melding`` says what to do when it failed.
    ``samenvatting``, ``besluiten`` and ``tijdelijke_grenzen`` (how many it follows) and the hashes are for officers.
    """

    id: UUID
    dossier_id: UUID
    versie_id: UUID
    beleid_id: UUID
    beleid_naam: str
    beleid_goedgekeurd: bool
    vorig_id: UUID | None
    peildatum: date
    zaad: int
    tijd: float | None
    rekenwerk: float | None
    aangevraagd_op: datetime
    aangevraagd_door: str | None
    stand: Stand
    wordt_geannuleerd: bool
    begonnen_op: datetime | None
    klaar_op: datetime | None
    melding: str | None
    status: Status | None
    doelen: tuple[DoelStand, ...]
    samenvatting: dict[str, Any] | None
    besluiten: int | None
    tijdelijke_grenzen: int | None
    dossier_sha256: str | None
    beleid_sha256: str | None


class VoorstelInhoud(Model):
    """What a proposal holds for this asker. ``volledig``: all of it, as in voorstel.json; else only what is theirs."""

    id: UUID
    volledig: bool
    status: Status
    peildatum: date
    plaatsingen: tuple[Toewijzing, ...]
    niet_geplaatst: tuple[NietGeplaatst, ...]
    terugleiden: tuple[Terugleiding, ...]
    doelen: tuple[DoelStand, ...]
    gebieden: tuple[Gebiedslast, ...]
    strijdig: tuple[str, ...]


class Vergelijking(Model):
    """How two proposals differ: Dutch sentences, and the reasons as plain values."""

    een: UUID
    ander: UUID
    zinnen: tuple[str, ...]
    redenen: Any


class UitlegStand(Model):
    """A question about a proposal and, when it is there, the answer."""

    id: UUID
    voorstel_id: UUID
    client: str | None
    woning: str | None
    gevraagd_op: datetime
    stand: Stand
    melding: str | None
    zinnen: tuple[str, ...] | None
    redenen: Any
