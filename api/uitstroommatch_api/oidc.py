"""Signing in with the accounts of the organisation: OpenID Connect, with a code and PKCE.

The provider says who someone is and which roles and scope belong to that; nothing of its tokens is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from authlib.integrations.starlette_client import OAuth, OAuthError  # type: ignore[import-untyped]
from fastapi import Request, Response
from httpx2 import HTTPError
from joserfc.errors import JoseError
from starlette.concurrency import run_in_threadpool

from uitstroommatch.desk.access import Asker, Rol
from uitstroommatch.desk.desk import Desk
from uitstroommatch.desk.models import Bereik
from uitstroommatch_api.errors import Weigering
from uitstroommatch_api.settings import Settings

TERUG = "/aanmelden/oidc/terug"
HELE_REGIO = "*"
"""In the claim of the municipalities: all of them."""


class Oidc:
    """The provider of the organisation."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        geheim = settings.oidc_geheim
        self._client = OAuth().register(
            "organisatie",
            client_id=settings.oidc_client,
            client_secret=None if geheim is None else geheim.get_secret_value(),
            server_metadata_url=f"{settings.oidc_uitgever}/.well-known/openid-configuration",
            client_kwargs={"scope": "openid profile", "code_challenge_method": "S256", "timeout": 10},
        )

    async def heen(self, request: Request) -> Response:
        """Send someone to the provider."""
        try:
            response: Response = await self._client.authorize_redirect(request, f"{self._settings.url}{TERUG}")
        except (HTTPError, OAuthError, ValueError):  # a provider that is out of order may answer anything
            raise _buiten_bereik() from None
        return response

    async def terug(self, request: Request, desk: Desk) -> Asker:
        """Return who the provider says has come back.

        Raises:
            Weigering: the answer is not one to a question of this browser, or gives no role here.
        """
        try:
            token = await self._client.authorize_access_token(request)
        except (OAuthError, JoseError):
            raise Weigering(400, "Het aanmelden is niet gelukt. Begin opnieuw bij Aanmelden.") from None
        except (HTTPError, ValueError):
            raise _buiten_bereik() from None
        claims = token.get("userinfo") or {}
        rollen, bereik = wie_is(claims, self._settings)
        if not rollen:
            raise Weigering(403, "U heeft in deze dienst geen rol. Vraag uw beheerder er een te geven.")
        naam = str(claims.get("name") or claims.get("preferred_username") or claims["sub"])[:200]
        return await run_in_threadpool(
            desk.accounts.van_oidc, str(claims["iss"]), str(claims["sub"]), naam, rollen, bereik
        )


def wie_is(claims: Mapping[str, Any], settings: Settings) -> tuple[tuple[Rol, ...], Bereik]:
    """Read roles and scope. A role that has no meaning here is passed over; no scope is no scope."""
    vertaald = [settings.oidc_rollen.get(naam, naam) for naam in _lijst(claims, settings.oidc_rollen_uit)]
    rollen = tuple(sorted(Rol(naam) for naam in set(vertaald) if naam in set(Rol)))
    gemeenten = _lijst(claims, settings.oidc_gemeenten_uit)
    heel = HELE_REGIO in gemeenten
    return rollen, Bereik(
        hele_regio=heel,
        gemeenten=() if heel else tuple(sorted(set(gemeenten))),
        aanbieder=next(iter(_lijst(claims, settings.oidc_aanbieder_uit)), None),
        corporatie=next(iter(_lijst(claims, settings.oidc_corporatie_uit)), None),
    )


def _lijst(claims: Mapping[str, Any], pad: str) -> list[str]:
    """Return a claim as a list; ``realm_access.roles`` is ``roles`` inside ``realm_access``."""
    waarde: Any = claims.get(pad)
    if waarde is None:
        waarde = claims
        for deel in pad.split("."):
            waarde = waarde.get(deel) if isinstance(waarde, Mapping) else None
    if isinstance(waarde, str):
        return [waarde]
    return [str(een) for een in waarde] if isinstance(waarde, list | tuple) else []


def _buiten_bereik() -> Weigering:
    return Weigering(503, "De aanmelddienst van uw organisatie geeft geen antwoord. Probeer het later opnieuw.")
