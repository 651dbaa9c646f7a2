"""Errors as a page for who uses a browser. Whatever refuses speaks ``problem+json``; here that becomes Dutch on a page.

The answers of the API itself stay as they are.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import quote, urlsplit

from fastapi import Request
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from uitstroommatch_api.asking import API
from uitstroommatch_api.errors import MEDIA_TYPE
from uitstroommatch_api.pages.rendering import page

VERDER: Mapping[int, str] = MappingProxyType(
    {
        400: "Ga terug, pas aan wat hierboven staat en probeer het opnieuw.",
        403: "Moet u dit wel kunnen? Vraag de beheerder om de rol die erbij hoort.",
        404: "Misschien is het adres oud of niet heel. Ga naar het overzicht en zoek het van daar.",
        405: "Ga terug en gebruik de knop op de bladzijde zelf.",
        408: "Het versturen duurde te lang. Probeer het opnieuw; bij grote bestanden helpt een vaste verbinding.",
        409: "Iemand kan intussen iets hebben gewijzigd. Ga terug, ververs de bladzijde en kijk wat er nu staat.",
        413: "Kies alleen de bestanden van het dossier; samen mogen zij 60 MB zijn.",
        422: "Ga terug en vul het formulier opnieuw in.",
        429: "Wacht even en probeer het dan opnieuw.",
        500: "Er is niets half gedaan. Probeer het opnieuw. Blijft het misgaan, geef dan het nummer door aan de "
        "beheerder.",
        503: "De dienst start nog, of de database is even weg. Probeer het over een minuut opnieuw.",
    }
)
"""How to go on."""


class Bladen:
    """Turn a problem into a page, for a browser."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, but for a problem that a browser asked for."""
        if scope["type"] != "http" or not _for_a_page(scope):
            await self._app(scope, receive, send)
            return
        await self._app(scope, receive, _Vertaald(scope, receive, send).send)


class _Vertaald:
    """One answer on its way out; a problem is held until it is whole."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._scope, self._receive, self._send = scope, receive, send
        self._begin: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        """Send on, or hold."""
        if message["type"] == "http.response.start" and _is_problem(message):
            self._begin = message
        elif self._begin is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._answer(self._begin["status"], Headers(raw=self._begin["headers"]))(
                    self._scope, self._receive, self._send
                )

    def _answer(self, status: int, headers: Headers) -> Response:
        request = Request(self._scope)
        # The session is written by what is further in, and has been: nothing of it may be taken here.
        request.scope = {**self._scope, "session": {}}
        if status == 401:
            return _sign_in(request)
        probleem: dict[str, Any] = json.loads(self._body)
        verder = VERDER.get(status, VERDER[400])
        antwoord = page(request, "fout.html", status=status, heel=True, probleem=probleem, verder=verder)
        for naam in ("retry-after", "connection"):
            if naam in headers:
                antwoord.headers[naam] = headers[naam]
        if "hx-request" in request.headers:
            antwoord.headers.update({"HX-Retarget": "#inhoud", "HX-Reswap": "outerHTML", "HX-Reselect": "#inhoud"})
        return antwoord


def _for_a_page(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    wil = "text/html" in headers.get("accept", "") or "hx-request" in headers
    return wil and not scope["path"].startswith((API, "/metrics", "/gezondheid/", "/openapi.json"))


def _is_problem(message: Message) -> bool:
    return Headers(raw=message["headers"]).get("content-type", "").startswith(MEDIA_TYPE)


def _sign_in(request: Request) -> Response:
    """Ask who it is, and come back afterwards to what was looked at."""
    if "hx-request" in request.headers:
        delen = urlsplit(request.headers.get("hx-current-url", ""))
        return Response(status_code=200, headers={"HX-Redirect": _aanmelden(delen.path, delen.query)})
    kijkt = request.method == "GET"
    pad = _aanmelden(request.url.path, request.url.query) if kijkt else "/aanmelden"
    return Response(status_code=303, headers={"Location": pad})


def _aanmelden(pad: str, vraag: str) -> str:
    heel = f"{pad}?{vraag}" if vraag else pad
    return "/aanmelden" if heel in ("", "/") else f"/aanmelden?verder={quote(heel, safe='/')}"
