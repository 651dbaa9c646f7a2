"""How placements spread over the areas."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from uitstroommatch.desk.models.model import Model


class Spreidingsrij(Model):
    """Placements in an area: those there are, and those of the proposal. ``None``: not told.

    With ``samen_met`` the numbers are of these areas together.
    """

    code: str
    naam: str
    niveau: Literal["gemeente", "wijk", "buurt"]
    gemeente: str
    samen_met: tuple[str, ...]
    bestaand: int | None
    nieuw: int | None


class Spreiding(Model):
    """How placements spread over the areas. ``afgerond``: rounded to fives, with small numbers left out."""

    voorstel_id: UUID
    afgerond: bool
    drempel: int
    rijen: tuple[Spreidingsrij, ...]
