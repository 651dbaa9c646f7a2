"""A plan made by hand: pick homes, and see what it scores and breaks beside the proposal."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request, Response
from starlette.datastructures import FormData

from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.desk import Desk
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.pages.deciding import bij_client, bij_paar
from uitstroommatch_api.pages.rendering import page
from uitstroommatch_api.routing import Routes

ROUTES = Routes("handplan", prefix="/voorstellen/{voorstel_id}/handplan", in_schema=False)
Maker = Annotated[Asker, Depends(recht("voorstel.aanvragen"))]
VELD = "woning:"
"""Before the key of the client, in the name of a field."""
_MEEST = 20_000


async def keuzes(request: Request) -> dict[str, str]:
    """Return the home that was picked for each client; a home may be followed by where it is."""
    async with request.form(max_files=0, max_fields=_MEEST) as form:
        return _gekozen(form)


def _gekozen(form: FormData) -> dict[str, str]:
    velden = ((naam.removeprefix(VELD), str(form[naam])) for naam in form if naam.startswith(VELD))
    return {client: keuze.split(" · ", maxsplit=1)[0].strip() for client, keuze in velden}


@ROUTES.get("")
def handplan(asker: Maker, desk: Balie, request: Request, voorstel_id: UUID) -> Response:
    """Show the plan of the proposal, to change."""
    return _blad(asker, desk, request, voorstel_id, None)


@ROUTES.post("")
def beoordeel(
    asker: Maker,
    desk: Balie,
    request: Request,
    voorstel_id: UUID,
    gekozen: Annotated[dict[str, str], Depends(keuzes)],
) -> Response:
    """Show what the plan scores and breaks; nothing is kept."""
    return _blad(asker, desk, request, voorstel_id, gekozen)


def _blad(asker: Asker, desk: Desk, request: Request, voorstel_id: UUID, gekozen: dict[str, str] | None) -> Response:
    paren = None if gekozen is None else [(client, woning) for client, woning in gekozen.items() if woning]
    blad = desk.overleg.handplan(asker, voorstel_id, paren)
    bekend = {woning.id for woning in blad.woningen}
    onbekend = {client for client, woning in (gekozen or {}).items() if woning and woning not in bekend}
    return page(
        request, "handplan/handplan.html", blad=blad, kop=blad.kop,
        gekozen=blad.voorstel if gekozen is None else gekozen, onbekend=onbekend, bij_client=bij_client,
        bij_paar=bij_paar, oordeel=None if onbekend else blad.oordeel,
    )  # fmt: skip
