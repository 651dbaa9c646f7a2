"""Decisions: the reasons one may give, and taking one back."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Depends
from pydantic import BaseModel

from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.models import BesluitRij
from uitstroommatch.desk.redenen import REDENEN
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.repeat import Eenmalig
from uitstroommatch_api.routing import Routes
from uitstroommatch_api.words import Verhaal, Vraag

ROUTES = Routes("besluiten")


class Reden(BaseModel):
    """A reason that may be given for a rejection."""

    code: str
    tekst: str


class Intrekking(Vraag):
    """Why a decision is taken back."""

    reden: Verhaal


@ROUTES.get("/redenen", summary="Redenen voor een afwijzing")
def redenen(_asker: Annotated[Asker, Depends(recht("besluit.lezen"))]) -> tuple[Reden, ...]:
    """Geeft de codes, van VERA waar die er een heeft, met hun tekst."""
    return tuple(Reden(code=code, tekst=tekst) for code, tekst in REDENEN.items())


@ROUTES.post("/{besluit_id}/intrekking", status_code=201, summary="Trek een besluit in", responses={400: {}, 409: {}})
def trek_in(
    asker: Annotated[Asker, Depends(recht("besluit.intrekken"))],
    desk: Balie,
    besluit_id: UUID,
    intrekking: Intrekking,
    _sleutel: Eenmalig = None,
) -> BesluitRij:
    """Voegt toe dat een besluit niet meer geldt; het besluit zelf blijft staan."""
    return desk.besluiten.trek_in(asker, besluit_id, intrekking.reden)
