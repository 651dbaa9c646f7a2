"""The page to begin with: how things stand, and what waits for someone."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request, Response

from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.models import Blad
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.pages.rendering import page
from uitstroommatch_api.routing import Routes

ROUTES = Routes("overzicht", prefix="", in_schema=False)


@ROUTES.get("/overzicht")
def overzicht(asker: Annotated[Asker, Depends(recht("dossier.lezen"))], desk: Balie, request: Request) -> Response:
    """Show how things stand."""
    dossiers = desk.dossiers.lijst(asker, Blad(grootte=20))
    return page(request, "overzicht/overzicht.html", dossiers=dossiers.items)
