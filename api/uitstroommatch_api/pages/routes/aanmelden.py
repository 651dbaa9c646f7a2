"""Signing in and out, for people with a browser."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Form, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from uitstroommatch.desk.access import Asker
from uitstroommatch_api.asking import Balie, openbaar
from uitstroommatch_api.errors import Weigering
from uitstroommatch_api.oidc import Oidc
from uitstroommatch_api.pages.rendering import page, redirect, safe_path
from uitstroommatch_api.routing import Routes
from uitstroommatch_api.sign_in import Attempts, Link, deze_machine, meld_aan

ROUTES = Routes("aanmelden", prefix="", in_schema=False)
BEGIN = "/overzicht"
Ieder = Annotated[Asker | None, Depends(openbaar("account.aanmelden"))]
Veld = Annotated[str, Form(max_length=200, pattern=r"^[^\x00]*$")]


@ROUTES.get("/")
async def begin(wie: Ieder, request: Request) -> Response:
    """Go to where one begins."""
    return redirect(request, "/aanmelden" if wie is None else BEGIN)


@ROUTES.get("/aanmelden")
async def formulier(_wie: Ieder, request: Request, verder: Annotated[str, Query(max_length=2000)] = "") -> Response:
    """Show how to sign in."""
    return _formulier(request, verder=verder)


@ROUTES.post("/aanmelden")
async def met_wachtwoord(
    _wie: Ieder, desk: Balie, request: Request, naam: Veld = "", wachtwoord: Veld = "", verder: Veld = ""
) -> Response:
    """Sign in with a password."""
    if request.app.state.oidc is not None:
        raise Weigering(404, "Hier meldt u zich aan met uw organisatie.")
    attempts: Attempts = request.app.state.attempts
    plek = request.client.host if request.client else ""
    try:
        asker = await attempts.sign_in(desk, plek, naam, wachtwoord)
    except Weigering as fout:
        return _formulier(request, fout.detail, fout.status_code, verder=verder)
    if asker is None:
        melding = "Deze naam en dit wachtwoord horen niet bij elkaar. Kijk beide na en probeer het opnieuw."
        return _formulier(request, melding, 401, verder=verder)
    meld_aan(request, asker)
    return redirect(request, safe_path(verder, BEGIN))


@ROUTES.get("/aanmelden/eenmalig")
async def met_link(_wie: Ieder, desk: Balie, request: Request, sleutel: Annotated[str, Query()] = "") -> Response:
    """Sign in with the link that was printed at the start."""
    link: Link | None = request.app.state.link
    if link is None or not link.use(sleutel):
        melding = "Deze link is al gebruikt of verlopen. De nieuwste staat op het scherm van de dienst."
        return _formulier(request, melding, 401)
    meld_aan(request, await run_in_threadpool(deze_machine, desk))
    return redirect(request, BEGIN)


@ROUTES.get("/aanmelden/oidc")
async def naar_organisatie(_wie: Ieder, request: Request) -> Response:
    """Go and sign in with the organisation."""
    return await _oidc(request).heen(request)


@ROUTES.get("/aanmelden/oidc/terug")
async def van_organisatie(_wie: Ieder, desk: Balie, request: Request) -> Response:
    """Come back from the organisation."""
    try:
        asker = await _oidc(request).terug(request, desk)
    except Weigering as fout:
        return _formulier(request, fout.detail, fout.status_code)
    meld_aan(request, asker)
    return redirect(request, BEGIN)


@ROUTES.post("/afmelden")
async def afmelden(_wie: Ieder, request: Request) -> Response:
    """Sign out."""
    request.session.clear()
    return redirect(request, "/aanmelden", melding="U bent afgemeld.")


def _oidc(request: Request) -> Oidc:
    oidc: Oidc | None = request.app.state.oidc
    if oidc is None:
        raise Weigering(404, "Deze dienst kent geen aanmelding bij een organisatie.")
    return oidc


def _formulier(request: Request, melding: str = "", status: int = 200, *, verder: str = "") -> Response:
    return page(
        request,
        "aanmelden/formulier.html",
        status=status,
        melding=melding,
        oidc=request.app.state.oidc is not None,
        verder=safe_path(verder, ""),
    )
