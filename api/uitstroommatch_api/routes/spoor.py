"""The trail, for the auditor."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends

from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.models import Bladzij, Spoorcontrole, SpoorRij
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.routing import Routes
from uitstroommatch_api.words import Bladvraag, Zoekregel

ROUTES = Routes("spoor")
Auditor = Annotated[Asker, Depends(recht("spoor.lezen"))]


@ROUTES.get("", summary="Wie wat deed, het nieuwste eerst", responses={404: {}})
def lijst(
    asker: Auditor, desk: Balie, blad: Bladvraag, object: Zoekregel = None, wie: Zoekregel = None
) -> Bladzij[SpoorRij]:
    """Geeft een bladzijde van het spoor, desgewenst van een object of een account."""
    return desk.spoor.lijst(asker, blad, object=object, wie=wie)


@ROUTES.get("/controle", summary="Of het spoor heel is")
def controleer(asker: Auditor, desk: Balie) -> Spoorcontrole:
    """Rekent de hele keten na en zegt wat er is veranderd, weggehaald of tussengevoegd."""
    return desk.spoor.controleer(asker)
