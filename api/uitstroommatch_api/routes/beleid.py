"""Policies: read, put forward, approved."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query, Request, Response

from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.models import BeleidRij
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.cached import bestand_van, tagged
from uitstroommatch_api.errors import Weigering
from uitstroommatch_api.repeat import Eenmalig
from uitstroommatch_api.routing import Routes

ROUTES = Routes("beleid")
TOML = "application/toml"
VOORBEELD = '[beleid]\nnaam = "Regio Deventer 2026"\npeildatum = 2026-01-01\n# ... zie docs/beleid.md'
Lezer = Annotated[Asker, Depends(recht("beleid.lezen"))]


async def _toml(request: Request) -> bytes:
    if request.headers.get("content-type", "").split(";")[0].strip().casefold() != TOML:
        raise Weigering(415, f"Stuur een beleid als {TOML}.")
    return await request.body()


@ROUTES.get("", summary="Beleid, het nieuwste eerst")
def lijst(asker: Lezer, desk: Balie) -> tuple[BeleidRij, ...]:
    """Geeft elk beleid: ontwerpen, en wat is goedgekeurd."""
    return desk.beleid.lijst(asker)


@ROUTES.post(
    "",
    status_code=201,
    summary="Stel een beleid voor",
    responses={400: {}, 409: {}},
    openapi_extra={
        "requestBody": {"required": True, "content": {TOML: {"schema": {"type": "string"}, "example": VOORBEELD}}}
    },
)
def voeg_toe(
    asker: Annotated[Asker, Depends(recht("beleid.voorstellen"))],
    desk: Balie,
    inhoud: Annotated[bytes, Depends(_toml)],
    response: Response,
    gebaseerd_op: Annotated[UUID | None, Query(description="Het beleid waarvan dit een wijziging is.")] = None,
    _sleutel: Eenmalig = None,
) -> BeleidRij:
    """Voegt een ontwerp toe. Een beleid met dezelfde inhoud dat er al is, komt terug zoals het is."""
    rij = desk.beleid.voeg_toe(asker, inhoud, gebaseerd_op)
    response.headers["Location"] = f"/api/v1/beleid/{rij.id}"
    return rij


@ROUTES.get("/{beleid_id}", summary="Een beleid")
def haal(asker: Lezer, desk: Balie, beleid_id: UUID) -> BeleidRij:
    """Geeft een beleid, zonder de inhoud."""
    return desk.beleid.haal(asker, beleid_id)


@ROUTES.get("/{beleid_id}/inhoud", summary="De inhoud van een beleid", **bestand_van(TOML))
def inhoud(asker: Lezer, desk: Balie, request: Request, beleid_id: UUID) -> Response:
    """Geeft het bestand beleid.toml."""
    return tagged(request, desk.beleid.inhoud(asker, beleid_id), TOML, naam="beleid.toml")


@ROUTES.post("/{beleid_id}/goedkeuring", summary="Keur een beleid goed", responses={409: {}})
def keur_goed(asker: Annotated[Asker, Depends(recht("beleid.goedkeuren"))], desk: Balie, beleid_id: UUID) -> BeleidRij:
    """Keurt een ontwerp goed, een keer; daarna verandert het nooit meer."""
    return desk.beleid.keur_goed(asker, beleid_id)
