"""What people ask and decide about a proposal."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Response

from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.models import BesluitRij, Besluitsoort, UitlegStand
from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.repeat import Eenmalig
from uitstroommatch_api.routing import Routes
from uitstroommatch_api.words import Regel, Sleutel, Verhaal, Vraag

ROUTES = Routes("overleg", prefix="/api/v1/voorstellen")


class Waarom(Vraag):
    """Why: about the whole, about a client, or about a client and a home."""

    client: Sleutel | None = None
    woning: Sleutel | None = None


class Oordeel(Vraag):
    """What someone decides about a pair."""

    client_sleutel: Sleutel
    woning_id: Sleutel
    besluit: Besluitsoort
    contractvorm: Contractvorm | None = None
    redencode: Regel | None = None
    reden: Verhaal | None = None


@ROUTES.post(
    "/{voorstel_id}/uitleg", status_code=202, summary="Vraag waarom", responses={400: {}, 409: {}}, tags=["uitleg"]
)
def vraag(
    asker: Annotated[Asker, Depends(recht("uitleg.vragen"))],
    desk: Balie,
    voorstel_id: UUID,
    waarom: Waarom,
    response: Response,
    _sleutel: Eenmalig = None,
) -> UitlegStand:
    """Zet een vraag in de rij: over het geheel, een cliënt, of een cliënt met een woning."""
    stand = desk.uitleg.vraag(asker, voorstel_id, waarom.client, waarom.woning)
    response.headers["Location"] = f"/api/v1/uitleg/{stand.id}"
    return stand


@ROUTES.post(
    "/{voorstel_id}/besluiten", status_code=201, summary="Besluit over een paar", responses={400: {}, 409: {}},
    tags=["besluiten"],
)  # fmt: skip
def neem(
    asker: Annotated[Asker, Depends(recht("besluit.nemen"))],
    desk: Balie,
    voorstel_id: UUID,
    oordeel: Oordeel,
    _sleutel: Eenmalig = None,
) -> BesluitRij:
    """Legt vast wat is besloten. Een afwijzing heeft een reden nodig (zie besluiten/redenen)."""
    return desk.besluiten.neem(
        asker,
        voorstel_id,
        oordeel.client_sleutel,
        oordeel.woning_id,
        oordeel.besluit,
        oordeel.contractvorm,
        oordeel.redencode,
        oordeel.reden,
    )
