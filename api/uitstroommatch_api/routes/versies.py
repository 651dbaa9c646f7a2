"""A version of a dossier: its files, clients and homes."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request, Response

from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.models import Bladzij, ClientRij, Versie, WoningRij
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.cached import bestand_van, tagged
from uitstroommatch_api.routing import Routes
from uitstroommatch_api.words import Bestandsnaam, Bladvraag

ROUTES = Routes("versies")
BINAIR = "application/octet-stream"


@ROUTES.get("/{versie_id}", summary="Een versie")
def versie(asker: Annotated[Asker, Depends(recht("dossier.lezen"))], desk: Balie, versie_id: UUID) -> Versie:
    """Geeft een versie van een dossier."""
    return desk.dossiers.versie(asker, versie_id)


@ROUTES.get("/{versie_id}/bestanden/{naam}", summary="Een bestand van een versie", **bestand_van(BINAIR))
def bestand(
    asker: Annotated[Asker, Depends(recht("dossier.bestanden"))],
    desk: Balie,
    request: Request,
    versie_id: UUID,
    naam: Bestandsnaam,
) -> Response:
    """Geeft een bestand zoals het is gestuurd, byte voor byte."""
    return tagged(request, desk.dossiers.bestand(asker, versie_id, naam), BINAIR, naam=naam)


@ROUTES.get("/{versie_id}/clienten", summary="Cliënten van een versie")
def clienten(
    asker: Annotated[Asker, Depends(recht("client.lezen"))], desk: Balie, versie_id: UUID, blad: Bladvraag
) -> Bladzij[ClientRij]:
    """Geeft de cliënten die u mag zien."""
    return desk.dossiers.clienten(asker, versie_id, blad)


@ROUTES.get("/{versie_id}/woningen", summary="Woningen van een versie")
def woningen(
    asker: Annotated[Asker, Depends(recht("woning.lezen"))], desk: Balie, versie_id: UUID, blad: Bladvraag
) -> Bladzij[WoningRij]:
    """Geeft de woningen die u mag zien."""
    return desk.dossiers.woningen(asker, versie_id, blad)
