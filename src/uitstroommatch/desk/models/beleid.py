"""Policies, what is changed in them and what was tried with them."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from pydantic import Field

from uitstroommatch.desk.models.model import Model
from uitstroommatch.desk.models.voorstel import Stand


class BeleidRij(Model):
    """A policy: a draft, or approved."""

    id: UUID
    naam: str
    nummer: int
    sha256: str
    gebaseerd_op: UUID | None
    gemaakt_door: str
    gemaakt_op: datetime
    goedgekeurd: bool
    goedgekeurd_door: str | None
    goedgekeurd_op: datetime | None


class Beleidsaanpassing(Model):
    """What someone changes in a policy, as typed: values by key, modes by rule, the goals in order, and their slack."""

    parameters: dict[str, str] = Field(default_factory=dict)
    modi: dict[str, str] = Field(default_factory=dict)
    volgorde: tuple[str, ...] | None = None
    speling: dict[str, int] = Field(default_factory=dict)
    naam: str | None = None


class Proef(Model):
    """A proposal that was made under a policy. ``vorig_id``: the proposal it stays close to, and is compared with."""

    id: UUID
    vorig_id: UUID | None
    dossier_naam: str
    versie: int
    peildatum: date
    stand: Stand
    aangevraagd_op: datetime
