"""Decisions."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID

from uitstroommatch.desk.models.model import Model
from uitstroommatch.domain.enums import Contractvorm

Besluitsoort = Literal["vast", "afgewezen", "akkoord"]


class BesluitRij(Model):
    """A decision. ``ingetrokken``: it was taken back; ``trekt_in``: this is the taking back of that one.

    Decisions have no running number outside: gaps in it would tell how many others were taken.
    """

    id: UUID
    dossier_id: UUID
    voorstel_id: UUID | None
    client_sleutel: str
    woning_id: str
    contractvorm: Contractvorm | None
    besluit: Literal["vast", "afgewezen", "akkoord", "ingetrokken"]
    redencode: str | None
    redentekst: str | None
    reden: str | None
    trekt_in: UUID | None
    ingetrokken: bool
    genomen_door: str | None
    genomen_op: datetime
