"""A proposal as spread, map, workbook and tables."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query, Request, Response

from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.models import Spreiding, Tabel
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.cached import bestand_van, tagged
from uitstroommatch_api.kaartblad import kaartblad
from uitstroommatch_api.routing import Routes

ROUTES = Routes("beeld", prefix="/api/v1/voorstellen")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
Gedeeld = Annotated[bool, Query(description="De versie die u mag doorgeven.")]
Maker = Annotated[Asker, Depends(recht("uitvoer.maken"))]


@ROUTES.get("/{voorstel_id}/spreiding", summary="Hoe de plaatsingen zich spreiden", responses={409: {}})
def spreiding(
    asker: Annotated[Asker, Depends(recht("spreiding.lezen"))], desk: Balie, voorstel_id: UUID, gedeeld: Gedeeld = False
) -> Spreiding:
    """Geeft aantallen per gebied; wie niet alles mag zien krijgt geen kleine aantallen, en kan ze niet uitrekenen."""
    return desk.spreiding.haal(asker, voorstel_id, gedeeld=gedeeld)


@ROUTES.get("/{voorstel_id}/kaart", summary="De kaart", **bestand_van("text/html"))
def kaart(
    asker: Annotated[Asker, Depends(recht("kaart.lezen"))],
    desk: Balie,
    request: Request,
    voorstel_id: UUID,
    gedeeld: Gedeeld = False,
) -> Response:
    """Geeft de kaart als een bladzijde die geen netwerk nodig heeft, in de versie van wie vraagt.

    Een corporatie ziet haar eigen woningen, een planner alleen aantallen per gebied.
    """
    return kaartblad(request, desk.kaart.haal(asker, voorstel_id, gedeeld=gedeeld))


@ROUTES.get("/{voorstel_id}/uitvoer/excel", summary="Als werkmap", **bestand_van(XLSX))
def excel(asker: Maker, desk: Balie, request: Request, voorstel_id: UUID) -> Response:
    """Geeft een werkmap met wat u mag zien. Een cel die een formule zou worden is tekst gemaakt."""
    return tagged(request, desk.uitvoer.excel(asker, voorstel_id), XLSX, naam="voorstel.xlsx")


@ROUTES.get("/{voorstel_id}/uitvoer/csv/{tabel}", summary="Een tabel als CSV", **bestand_van("text/csv"))
def csv(asker: Maker, desk: Balie, request: Request, voorstel_id: UUID, tabel: Tabel) -> Response:
    """Geeft een tabel als CSV voor een Nederlands rekenblad."""
    return tagged(request, desk.uitvoer.csv(asker, voorstel_id, tabel), CSV, naam=f"{tabel}.csv")
