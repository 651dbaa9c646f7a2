"""Limits that hold for a while: proposed, approved, refused and withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Query, Request, Response
from pydantic import BaseModel, Field

from uitstroommatch.desk.access import Asker, heeft
from uitstroommatch.desk.desk import Desk
from uitstroommatch.desk.grenzen import HOOGSTE
from uitstroommatch.desk.models import GrensRij
from uitstroommatch.errors import Conflict, InvoerFout
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.pages.forms import LEEG, Formulier, formulier
from uitstroommatch_api.pages.rendering import page, redirect
from uitstroommatch_api.routing import Routes
from uitstroommatch_api.words import Regel, Verhaal

ROUTES = Routes("grenzen", prefix="/grenzen", in_schema=False)
Lezer = Annotated[Asker, Depends(recht("grens.lezen"))]
Beslisser = Annotated[Asker, Depends(recht("grens.beslissen"))]
VELDEN = {"plek": "Straat of complex", "grens": "Hooguit zoveel punten", "einddatum": "Laatste dag", "motief": "Waarom"}
VOORGESTELD = "De grens is voorgesteld. Zij geldt zodra de regisseur haar goedkeurt."


class Voorstelvorm(BaseModel):
    """A limit that someone proposes; ``plek`` is the code of a street or complex."""

    dossier: UUID
    plek: Regel
    grens: Annotated[int, Field(ge=0, le=HOOGSTE)]
    einddatum: date
    motief: Verhaal


class Redenvorm(BaseModel):
    """What one says about a limit."""

    reden: Verhaal | None = None


Reden = Annotated[Formulier[Redenvorm], Depends(formulier(Redenvorm))]


@ROUTES.get("")
def lijst(asker: Lezer, desk: Balie, request: Request, plek: Annotated[str, Query(max_length=200)] = "") -> Response:
    """Show the limits, and a form for another; ``plek`` is chosen in it."""
    return _blad(asker, desk, request, plek=plek)


@ROUTES.post("")
def stel_voor(
    asker: Annotated[Asker, Depends(recht("grens.voorstellen"))],
    desk: Balie,
    request: Request,
    f: Annotated[Formulier[Voorstelvorm], Depends(formulier(Voorstelvorm))],
) -> Response:
    """Propose a limit."""
    if f.waarde is None:
        return _blad(asker, desk, request, f)
    v = f.waarde
    try:
        desk.grenzen.stel_voor(asker, v.dossier, v.plek, v.grens, _een_regel(v.motief), v.einddatum)
    except InvoerFout as fout:
        return _blad(asker, desk, request, f.met_fouten(fout))
    except Conflict as fout:
        return _blad(asker, desk, request, f, melding=str(fout))
    return redirect(request, "/grenzen", melding=VOORGESTELD)


@ROUTES.post("/{grens_id}/goedkeuring")
def keur_goed(asker: Beslisser, desk: Balie, request: Request, grens_id: UUID, f: Reden) -> Response:
    """Approve a limit."""
    melding = "De grens is goedgekeurd. Een volgend voorstel houdt zich eraan."
    return _zeg(asker, desk, request, grens_id, f, desk.grenzen.keur_goed, melding)


@ROUTES.post("/{grens_id}/weigering")
def weiger(asker: Beslisser, desk: Balie, request: Request, grens_id: UUID, f: Reden) -> Response:
    """Refuse a limit."""
    return _zeg(asker, desk, request, grens_id, f, desk.grenzen.weiger, "De grens is geweigerd.")


@ROUTES.post("/{grens_id}/intrekking")
def trek_in(
    asker: Annotated[Asker, Depends(recht("grens.intrekken"))], desk: Balie, request: Request, grens_id: UUID, f: Reden
) -> Response:
    """Withdraw a limit."""
    return _zeg(asker, desk, request, grens_id, f, desk.grenzen.trek_in, "De grens is ingetrokken.")


def _zeg(
    asker: Asker, desk: Desk, request: Request, grens_id: UUID, f: Formulier[Redenvorm],
    doe: Callable[[Asker, UUID, str], GrensRij], melding: str,
) -> Response:  # fmt: skip
    if f.waarde is None:
        return _blad(asker, desk, request, f, bij=grens_id)
    try:
        doe(asker, grens_id, _een_regel(f.waarde.reden))
    except InvoerFout as fout:
        return _blad(asker, desk, request, f.met_fouten(fout), bij=grens_id)
    except Conflict as fout:
        return _blad(asker, desk, request, melding=str(fout))
    return redirect(request, "/grenzen", melding=melding)


def _blad(
    asker: Asker, desk: Desk, request: Request, f: Formulier[Any] = LEEG,
    *, plek: str = "", melding: str = "", bij: UUID | None = None,
) -> Response:  # fmt: skip
    """Show the page; ``bij``: the limit that the form is about, none for a new one."""
    plekken = desk.grenzen.plekken(asker) if heeft(asker, "grens.voorstellen") else ()
    return page(
        request, "grenzen/lijst.html", rijen=desk.grenzen.lijst(asker), plekken=plekken, plek=plek, fout=melding,
        nieuw=LEEG if bij else f, f=f, bij=bij, velden=VELDEN, hoogste=HOOGSTE,
    )  # fmt: skip


def _een_regel(tekst: str | None) -> str:
    return " ".join((tekst or "").split())
