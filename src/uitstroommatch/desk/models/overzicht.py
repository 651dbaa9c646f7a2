"""How a dossier stands, and what waits for someone."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from uitstroommatch.desk.models.model import Model
from uitstroommatch.desk.models.voorstel import Stand
from uitstroommatch.domain.voorstel import Status


class Overzichtsdossier(Model):
    """A dossier with its newest version."""

    id: UUID
    naam: str
    nummer: int
    gemaakt_op: datetime


class Overzichtsvoorstel(Model):
    """A proposal, as the overview names it."""

    id: UUID
    beleid: str
    peildatum: date
    stand: Stand
    status: Status | None
    aangevraagd_op: datetime
    klaar_op: datetime | None


class Aandacht(Model):
    """Something that waits for someone: what, how many, the first of them, and until when."""

    soort: Literal[
        "geen_dossier", "geen_voorstel", "nieuwe_versie", "inzending", "bezig", "mislukt", "te_beslissen", "akkoord",
        "opnieuw_rekenen", "beleid_ontwerp", "beleid_goedkeuren", "voor_te_leggen", "beoordeling_wacht",
        "beoordeling_bezwaar", "beoordeling_geescaleerd", "te_beoordelen", "grens_voorgesteld", "grens_veranderd",
    ]  # fmt: skip
    aantal: int = 1
    id: UUID | None = None
    tot: date | None = None


class Eigen(Model):
    """What is of this asker; ``None``: not for this asker at all."""

    clienten: int | None
    woningen: int | None
    plaatsingen: int | None


class Overzichtsblad(Model):
    """How a dossier stands. ``cijfers`` are for an officer of the region, ``eigen`` for everyone else."""

    dossiers: tuple[Overzichtsdossier, ...]
    dossier: Overzichtsdossier | None
    peildatum: date | None = None
    voorstel: Overzichtsvoorstel | None = None
    bezig: tuple[Overzichtsvoorstel, ...] = ()
    aandacht: tuple[Aandacht, ...] = ()
    cijfers: Any = None
    eigen: Eigen | None = None
