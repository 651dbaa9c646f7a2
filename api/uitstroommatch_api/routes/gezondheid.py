"""Whether the service is there, and its figures; neither says anything about anyone."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import BaseModel

from uitstroommatch.desk.access import Asker
from uitstroommatch_api.asking import Balie, openbaar
from uitstroommatch_api.errors import Weigering
from uitstroommatch_api.routing import Routes

ROUTES = Routes("gezondheid", prefix="")
Voorbijganger = Annotated[Asker | None, Depends(openbaar("gezondheid.lezen"))]


class Levensteken(BaseModel):
    """A sign of life."""

    stand: str


@ROUTES.get("/gezondheid/levend", summary="Of de dienst leeft")
async def levend(_wie: Voorbijganger) -> Levensteken:
    """Antwoordt zolang het proces leeft."""
    return Levensteken(stand="levend")


@ROUTES.get("/gezondheid/klaar", summary="Of de dienst klaar is voor werk", responses={503: {}})
def klaar(_wie: Voorbijganger, desk: Balie) -> Levensteken:
    """Antwoordt met 200 als de database antwoordt, anders met 503."""
    if not desk.gezondheid.klaar():
        raise Weigering(503, "De database antwoordt niet.")
    return Levensteken(stand="klaar")


@ROUTES.get(
    "/metrics",
    summary="Cijfers voor Prometheus",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
)
def metrics(
    _wie: Annotated[Asker | None, Depends(openbaar("metrics.lezen"))], desk: Balie, request: Request
) -> Response:
    """Geeft aantallen en duur van verzoeken, en hoeveel rekenwerk wacht."""
    tekst: bytes = request.app.state.figures.text(desk.gezondheid.wachtend())
    return Response(tekst, media_type=CONTENT_TYPE_LATEST)
