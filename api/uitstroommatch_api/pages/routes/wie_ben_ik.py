"""Who one is here, and what that lets one see and do."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request, Response
from pydantic import BaseModel, Field

from uitstroommatch.desk.access import Asker, Rol
from uitstroommatch.desk.models import NieuwToken
from uitstroommatch.errors import InvoerFout
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.pages.forms import LEEG, Formulier, formulier
from uitstroommatch_api.pages.rendering import page, redirect
from uitstroommatch_api.pages.roles import ROLLEN
from uitstroommatch_api.routing import Routes
from uitstroommatch_api.words import Regel

ROUTES = Routes("wie_ben_ik", prefix="", in_schema=False)
Zelf = Annotated[Asker, Depends(recht("account.zelf"))]
Tokenhouder = Annotated[Asker, Depends(recht("token.beheren"))]


class Sleutel(BaseModel):
    """A key for another system."""

    omschrijving: Regel
    dagen: Annotated[int, Field(ge=1, le=366)] = 90


@ROUTES.get("/wie-ben-ik")
def wie_ben_ik(asker: Zelf, desk: Balie, request: Request) -> Response:
    """Show the own account."""
    return _toon(request, desk, asker)


@ROUTES.post("/wie-ben-ik/sleutels")
def maak_sleutel(
    asker: Tokenhouder,
    desk: Balie,
    request: Request,
    ingevuld: Annotated[Formulier[Sleutel], Depends(formulier(Sleutel))],
) -> Response:
    """Make a key, and show it this once."""
    if ingevuld.waarde is None:
        return _toon(request, desk, asker, ingevuld)
    try:
        nieuw = desk.accounts.maak_token(asker, ingevuld.waarde.omschrijving, ingevuld.waarde.dagen)
    except InvoerFout as fout:
        return _toon(request, desk, asker, ingevuld.met_fouten(fout))
    return _toon(request, desk, asker, nieuw=nieuw)


@ROUTES.post("/wie-ben-ik/sleutels/{token_id}/intrekken")
def trek_in(asker: Tokenhouder, desk: Balie, request: Request, token_id: UUID) -> Response:
    """Take a key back."""
    desk.accounts.trek_token_in(asker, token_id)
    return redirect(request, "/wie-ben-ik", melding="De sleutel werkt niet meer.")


def _toon(
    request: Request, desk: Balie, asker: Asker, ingevuld: Formulier[Sleutel] = LEEG, nieuw: NieuwToken | None = None
) -> Response:
    tokens = [een for een in desk.accounts.tokens(asker) if een.account_id == asker.account_id]
    return page(
        request,
        "wie_ben_ik/wie_ben_ik.html",
        account=desk.accounts.zelf(asker),
        rollen=[(ROLLEN[Rol(rol)]) for rol in sorted(asker.rollen)],
        sleutels=[een for een in tokens if een.ingetrokken_op is None],
        ingevuld=ingevuld,
        nieuw=nieuw,
    )
