"""Proposals: asked for, followed, stopped, read."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query, Request, Response
from pydantic import Field

from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.models import Bladzij, Vergelijking, VoorstelInhoud, VoorstelStand
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.cached import bestand_van, tagged
from uitstroommatch_api.repeat import Eenmalig
from uitstroommatch_api.routing import Routes
from uitstroommatch_api.words import Bladvraag, Vraag

ROUTES = Routes("voorstellen")
Lezer = Annotated[Asker, Depends(recht("voorstel.lezen"))]
JSON = "application/json"


class Aanvraag(Vraag):
    """What a proposal is made of. With ``vorig_id`` it stays close to that one."""

    versie_id: UUID
    beleid_id: UUID
    peildatum: date | None = Field(default=None, description="Gaat voor de peildatum van het beleid.")
    zaad: int = Field(default=0, ge=0, le=2**31 - 1, description="Kiest tussen even goede plannen.")
    tijd: float | None = Field(default=None, gt=0, le=86_400, description="Hooguit zoveel seconden zoeken.")
    rekenwerk: float | None = Field(
        default=None, gt=0, le=86_400, description="Begrenst het zoeken herhaalbaar, in plaats van seconden."
    )
    vorig_id: UUID | None = None


@ROUTES.post("", status_code=202, summary="Vraag een voorstel aan", responses={400: {}, 404: {}, 409: {}})
def vraag_aan(
    asker: Annotated[Asker, Depends(recht("voorstel.aanvragen"))],
    desk: Balie,
    vraag: Aanvraag,
    response: Response,
    _sleutel: Eenmalig = None,
) -> VoorstelStand:
    """Zet een voorstel in de rij. Volg het op het adres in Location."""
    stand = desk.voorstellen.vraag_aan(
        asker,
        vraag.versie_id,
        vraag.beleid_id,
        peildatum=vraag.peildatum,
        zaad=vraag.zaad,
        tijd=vraag.tijd,
        rekenwerk=vraag.rekenwerk,
        vorig_id=vraag.vorig_id,
    )
    response.headers["Location"] = f"/api/v1/voorstellen/{stand.id}"
    return stand


@ROUTES.get("", summary="Voorstellen, de nieuwste eerst")
def lijst(
    asker: Lezer,
    desk: Balie,
    blad: Bladvraag,
    dossier_id: Annotated[UUID | None, Query(description="Alleen van dit dossier.")] = None,
) -> Bladzij[VoorstelStand]:
    """Geeft een bladzijde voorstellen."""
    return desk.voorstellen.lijst(asker, blad, dossier_id)


@ROUTES.get("/{voorstel_id}", summary="Hoe ver een voorstel is")
def haal(asker: Lezer, desk: Balie, voorstel_id: UUID) -> VoorstelStand:
    """Geeft waar het van is gemaakt, hoe ver het is en, per doel, de waarde en de grens."""
    return desk.voorstellen.haal(asker, voorstel_id)


@ROUTES.post("/{voorstel_id}/annulering", summary="Stop het zoeken", responses={409: {}})
def annuleer(
    asker: Annotated[Asker, Depends(recht("voorstel.annuleren"))], desk: Balie, voorstel_id: UUID
) -> VoorstelStand:
    """Stopt het zoeken; het beste plan tot dan toe blijft."""
    return desk.voorstellen.annuleer(asker, voorstel_id)


@ROUTES.get(
    "/{voorstel_id}/resultaat",
    summary="Wat een voorstel u geeft",
    response_model=VoorstelInhoud,
    responses={304: {"description": "Ongewijzigd"}, 409: {}},
)
def resultaat(asker: Lezer, desk: Balie, request: Request, voorstel_id: UUID) -> Response:
    """Geeft de plaatsingen die u mag zien; een regisseur van de hele regio ziet alles, met de redenen."""
    inhoud = desk.voorstellen.resultaat(asker, voorstel_id)
    return tagged(request, inhoud.model_dump_json().encode(), JSON)


@ROUTES.get("/{voorstel_id}/bestand", summary="Het voorstel als bestand", **bestand_van(JSON))
def bestand(asker: Lezer, desk: Balie, request: Request, voorstel_id: UUID) -> Response:
    """Geeft voorstel.json, byte voor byte; voor een regisseur van de hele regio."""
    return tagged(request, desk.voorstellen.resultaat_bytes(asker, voorstel_id), JSON, naam="voorstel.json")


@ROUTES.get("/{voorstel_id}/vergelijking", summary="Vergelijk twee voorstellen", responses={400: {}, 409: {}})
def vergelijk(
    asker: Annotated[Asker, Depends(recht("voorstel.vergelijken"))],
    desk: Balie,
    voorstel_id: UUID,
    met: Annotated[UUID, Query(description="Het andere voorstel.")],
) -> Vergelijking:
    """Zegt wat er tussen twee voorstellen verschilt, in zinnen en als gegevens."""
    return desk.voorstellen.vergelijk(asker, voorstel_id, met)
