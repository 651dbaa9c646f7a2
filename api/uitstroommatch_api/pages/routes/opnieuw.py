"""To solve again after decisions, with as little change as the goals allow."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request, Response

from uitstroommatch.desk.access import Asker
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.pages.deciding import besloten, bij_client, bij_paar
from uitstroommatch_api.pages.rendering import page, redirect
from uitstroommatch_api.routing import Routes

ROUTES = Routes("opnieuw", prefix="/voorstellen/{voorstel_id}/opnieuw", in_schema=False)
Vrager = Annotated[Asker, Depends(recht("voorstel.aanvragen"))]


@ROUTES.get("")
def opnieuw(asker: Vrager, desk: Balie, request: Request, voorstel_id: UUID) -> Response:
    """Show what was decided since, and what a new solve will do with it."""
    sinds = desk.overleg.sinds(asker, voorstel_id)
    klaar = besloten(request, asker, desk.besluiten.geldend(asker, sinds.kop.dossier_id))
    return page(
        request, "opnieuw/opnieuw.html", sinds=sinds, kop=sinds.kop, klaar=klaar, bij_client=bij_client,
        bij_paar=bij_paar, rij_van={rij.id: rij for rij in klaar.rijen},
        grenzen=sum(een.stand == "goedgekeurd" for een in desk.grenzen.lijst(asker, sinds.kop.dossier_id)),
    )  # fmt: skip


@ROUTES.post("")
def vraag_aan(asker: Vrager, desk: Balie, request: Request, voorstel_id: UUID) -> Response:
    """Ask for the proposal again, with what holds now; then show what changed."""
    oud = desk.voorstellen.haal(asker, voorstel_id)
    stand = desk.voorstellen.vraag_aan(
        asker, oud.versie_id, oud.beleid_id, peildatum=oud.peildatum, zaad=oud.zaad, tijd=oud.tijd,
        rekenwerk=oud.rekenwerk, vorig_id=oud.id,
    )  # fmt: skip
    return redirect(request, f"/vergelijken?een={oud.id}&ander={stand.id}")
