"""Keys for systems."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Depends
from pydantic import Field

from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.models import NieuwToken, TokenRij
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.routing import Routes
from uitstroommatch_api.words import Regel, Vraag

ROUTES = Routes("tokens")
Houder = Annotated[Asker, Depends(recht("token.beheren"))]


class Tokenvraag(Vraag):
    """What a key is for, and how long it is good."""

    omschrijving: Regel
    dagen: int | None = Field(default=90, ge=1, le=366)


@ROUTES.get("", summary="Sleutels")
def lijst(asker: Houder, desk: Balie) -> tuple[TokenRij, ...]:
    """Geeft de eigen sleutels, zonder de sleutel zelf; een beheerder ziet alle."""
    return desk.accounts.tokens(asker)


@ROUTES.post("", status_code=201, summary="Maak een sleutel", responses={409: {}})
def maak(asker: Houder, desk: Balie, vraag: Tokenvraag) -> NieuwToken:
    """Maakt een sleutel met de eigen rechten. Zij is alleen nu te zien, en wordt nergens bewaard."""
    return desk.accounts.maak_token(asker, vraag.omschrijving, vraag.dagen)


@ROUTES.delete("/{token_id}", summary="Trek een sleutel in", responses={409: {}})
def trek_in(asker: Houder, desk: Balie, token_id: UUID) -> TokenRij:
    """Trekt een eigen sleutel in; een beheerder elke."""
    return desk.accounts.trek_token_in(asker, token_id)
