"""Answers to questions about a proposal."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.models import UitlegStand
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.routing import Routes

ROUTES = Routes("uitleg")


@ROUTES.get("/{uitleg_id}", summary="Een vraag en haar antwoord")
def haal(asker: Annotated[Asker, Depends(recht("uitleg.vragen"))], desk: Balie, uitleg_id: UUID) -> UitlegStand:
    """Geeft de vraag en, zodra het er is, het antwoord in zinnen en als gegevens."""
    return desk.uitleg.haal(asker, uitleg_id)
