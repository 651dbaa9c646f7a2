"""Who asks, and with what right. Every route names one right; the desk checks it again, with the same table.

A session holds the id of an account and nothing else, so that a role that was taken away, or an account that was
closed, counts from the next request. A request with a key of its own is judged by that key only.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Annotated, Any

from fastapi import Depends, Request, Security
from fastapi.security import APIKeyCookie, HTTPAuthorizationCredentials, HTTPBearer
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from uitstroommatch.desk.access import OPENBAAR, RECHTEN, Asker, mag
from uitstroommatch.desk.desk import Desk
from uitstroommatch.errors import OpbouwFout
from uitstroommatch_api.errors import Weigering, problem

COOKIE = "uitstroommatch"
API = "/api/"
QUIET = ("/statisch/", "/gezondheid/", "/metrics", "/openapi.json")
"""Paths where it makes no difference who asks."""
WIE = "wie"
"""Who it is, in a session. Beside it may stand a message for the next page, with nothing of anyone in it."""
_NIET_AANGEMELD = "Meld u aan, of geef een geldige sleutel mee (Authorization: Bearer ...)."
_bearer = HTTPBearer(auto_error=False, scheme_name="sleutel", description="Een sleutel van een systeem (zie tokens).")
_cookie = APIKeyCookie(name=COOKIE, auto_error=False, scheme_name="sessie", description="Na aanmelden in een browser.")


class Asking:
    """Find out who asks before a byte of the body is read, so that a stranger cannot make the service read it."""

    def __init__(self, app: ASGIApp, *, desk: Desk) -> None:
        self._app, self._desk = app, desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let everyone through to what is public, and to the API only those we know."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        asker = None if scope["path"].startswith(QUIET) else await self._who(scope)
        scope.setdefault("state", {})["asker"] = asker
        if asker is None and scope["path"].startswith(API):
            answer = problem(401, _NIET_AANGEMELD, scope["path"], headers={"WWW-Authenticate": "Bearer"})
            await answer(scope, receive, send)
            return
        await self._app(scope, receive, send)

    async def _who(self, scope: Scope) -> Asker | None:
        headers = Headers(scope=scope)
        if "authorization" in headers:
            soort, _, sleutel = headers["authorization"].partition(" ")
            if soort.casefold() != "bearer" or not sleutel.strip():
                return None
            return await run_in_threadpool(self._desk.accounts.met_token, sleutel.strip())
        account = scope["session"].get(WIE)
        return None if account is None else await run_in_threadpool(self._desk.accounts.asker, account)


def recht(naam: str) -> Callable[..., Awaitable[Asker]]:
    """Return the dependency that lets only those with this right through, and says who it is."""
    _known(naam, publiek=False)

    async def wie_met_recht(
        request: Request,
        _sleutel: Annotated[HTTPAuthorizationCredentials | None, Security(_bearer)],
        _sessie: Annotated[str | None, Security(_cookie)],
    ) -> Asker:
        asker: Asker | None = request.state.asker
        if asker is None:
            raise Weigering(401, _NIET_AANGEMELD, {"WWW-Authenticate": "Bearer"})
        mag(asker, naam)
        return asker

    return _marked(wie_met_recht, naam)


def openbaar(naam: str) -> Callable[..., Awaitable[Asker | None]]:
    """Return the dependency of a route that anyone may ask; the right must be one of the public ones."""
    _known(naam, publiek=True)

    async def wie_dan_ook(request: Request) -> Asker | None:
        asker: Asker | None = request.state.asker
        return asker

    return _marked(wie_dan_ook, naam)


def _known(naam: str, *, publiek: bool) -> None:
    if naam not in RECHTEN or (naam in OPENBAAR) is not publiek:
        raise OpbouwFout(f"een route vraagt het recht {naam}, maar dat is er niet zo in desk.access")


def _marked(dependency: Callable[..., Any], naam: str) -> Callable[..., Any]:
    dependency.recht = naam  # type: ignore[attr-defined]
    return dependency


async def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


Balie = Annotated[Desk, Depends(_desk)]
"""The desk, for a route."""
