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


class Stroom(Model):
    """Placements of the proposal by gemeente of origin and gemeente of the home. ``None``: not told."""

    herkomst: str
    bestemming: str
    aantal: int | None


class Saldo(Model):
    """Of a gemeente: who came in from the region minus who went out into it, so far and with the proposal.

    ``None``: not told.
    """

    gemeente: str
    nu: int | None
    straks: int | None


class Onvervuld(Model):
    """Clients without a home by gemeente of origin. ``None``: not told."""

    gemeente: str
    aantal: int | None


class Spreiding(Model):
    """How placements spread over the areas. ``afgerond``: rounded to fives, with small numbers left out.

    What does not stand in ``stromen`` or ``onvervuld`` is zero, or not told when ``afgerond``.
    """

    voorstel_id: UUID
    afgerond: bool
    drempel: int
    rijen: tuple[Spreidingsrij, ...]
    stromen: tuple[Stroom, ...]
    saldo: tuple[Saldo, ...]
    onvervuld: tuple[Onvervuld, ...]
