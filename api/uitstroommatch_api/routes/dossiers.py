"""Dossiers: a list, new ones, and their versions and decisions."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Response

from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.models import BesluitRij, Bladzij, Controle, DossierRij, Versie
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.repeat import Eenmalig
from uitstroommatch_api.routing import Routes
from uitstroommatch_api.upload import MetNaam, NieuwDossier, NieuweRijen, ZonderNaam, body_of
from uitstroommatch_api.words import Bladvraag

ROUTES = Routes("dossiers")
Lezer = Annotated[Asker, Depends(recht("dossier.lezen"))]
Inzender = Annotated[Asker, Depends(recht("dossier.toevoegen"))]
Besluitlezer = Annotated[Asker, Depends(recht("besluit.lezen"))]


@ROUTES.get("", summary="Dossiers, de nieuwste eerst")
def lijst(asker: Lezer, desk: Balie, blad: Bladvraag) -> Bladzij[DossierRij]:
    """Geeft een bladzijde dossiers."""
    return desk.dossiers.lijst(asker, blad)


@ROUTES.post(
    "", status_code=201, summary="Maak een dossier", responses={400: {}, 409: {}}, openapi_extra=body_of(NieuwDossier)
)
def voeg_toe(asker: Inzender, desk: Balie, inzending: MetNaam, response: Response, _sleutel: Eenmalig = None) -> Versie:
    """Maakt een dossier van bestanden of rijen. Met fouten wordt er niets bewaard, en komen zij alle tegelijk terug."""
    return _gemaakt(desk.dossiers.voeg_toe(asker, inzending.naam or "", inzending.bestanden), response)


@ROUTES.post("/controle", summary="Controleer zonder te bewaren", openapi_extra=body_of(NieuweRijen))
def controleer(asker: Inzender, desk: Balie, inzending: ZonderNaam) -> Controle:
    """Zegt alles wat er aan bestanden of rijen niet klopt, en bewaart niets."""
    return desk.dossiers.controleer(asker, inzending.bestanden)


@ROUTES.get("/{dossier_id}/versies", summary="Versies van een dossier, de nieuwste eerst")
def versies(asker: Lezer, desk: Balie, dossier_id: UUID) -> tuple[Versie, ...]:
    """Geeft de versies; een versie verandert nooit."""
    return desk.dossiers.versies(asker, dossier_id)


@ROUTES.post(
    "/{dossier_id}/versies",
    status_code=201,
    summary="Maak een nieuwe versie",
    responses={400: {}, 409: {}},
    openapi_extra=body_of(NieuweRijen),
)
def nieuwe_versie(
    asker: Inzender,
    desk: Balie,
    dossier_id: UUID,
    inzending: ZonderNaam,
    response: Response,
    _sleutel: Eenmalig = None,
) -> Versie:
    """Voegt een versie toe; de vorige blijft zoals zij was."""
    return _gemaakt(desk.dossiers.nieuwe_versie(asker, dossier_id, inzending.bestanden), response)


@ROUTES.get("/{dossier_id}/besluiten", summary="Besluiten van een dossier, de nieuwste eerst")
def besluiten(asker: Besluitlezer, desk: Balie, dossier_id: UUID, blad: Bladvraag) -> Bladzij[BesluitRij]:
    """Geeft alle besluiten, ook die zijn ingetrokken."""
    return desk.besluiten.lijst(asker, dossier_id, blad)


@ROUTES.get("/{dossier_id}/besluiten/geldend", summary="Besluiten die gelden")
def geldend(asker: Besluitlezer, desk: Balie, dossier_id: UUID) -> tuple[BesluitRij, ...]:
    """Geeft de besluiten die niet zijn ingetrokken."""
    return desk.besluiten.geldend(asker, dossier_id)


def _gemaakt(versie: Versie, response: Response) -> Versie:
    response.headers["Location"] = f"/api/v1/versies/{versie.id}"
    return versie
