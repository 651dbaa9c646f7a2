"""To decide: a client, a home or a pair of a proposal, with what else could be, why, and what was decided."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import Depends, Query, Request, Response
from pydantic import BaseModel

from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.desk import Desk
from uitstroommatch.desk.models import Besluitsoort, UitlegStand
from uitstroommatch.desk.naast import doelen_in, onmogelijk
from uitstroommatch.desk.redenen import REDENEN
from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.errors import Conflict, InvoerFout
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.pages.deciding import (
    alineas,
    besloten,
    bij_client,
    bij_paar,
    bij_woning,
    onthoud,
    volgende_open,
)
from uitstroommatch_api.pages.forms import LEEG, Formulier, formulier, zin
from uitstroommatch_api.pages.rendering import page, redirect
from uitstroommatch_api.routing import Routes
from uitstroommatch_api.words import Regel, Sleutel, Verhaal

ROUTES = Routes("plaatsing", prefix="/voorstellen/{voorstel_id}", in_schema=False)
Tafelaar = Annotated[Asker, Depends(recht("overleg.voeren"))]
Vrager = Annotated[Asker, Depends(recht("uitleg.vragen"))]
Waar = Literal["client", "woning", "paar"]
EERST = 12
"""Choices that are shown before one asks for all."""
ONGEDAAN = "Ongedaan gemaakt in hetzelfde overleg."
GEDAAN = {
    "vast": "Vastgelegd. Bij opnieuw rekenen blijft deze plaatsing staan.",
    "akkoord": "Genoteerd dat u akkoord bent.",
    "afgewezen": "Afgewezen. Bij opnieuw rekenen komt deze combinatie niet terug.",
}


class Besluitvorm(BaseModel):
    """What someone decides about a pair, and the page on which."""

    client: Sleutel
    woning: Sleutel
    besluit: Besluitsoort
    contractvorm: Contractvorm | None = None
    redencode: Regel | None = None
    reden: Verhaal | None = None
    waar: Waar = "client"


class Intrekvorm(BaseModel):
    """Why a decision is taken back."""

    client: Sleutel
    woning: Sleutel
    intrekreden: Verhaal | None = None
    waar: Waar = "client"


class Waaromvorm(BaseModel):
    """About whom one asks why."""

    client: Sleutel
    woning: Sleutel | None = None


# --- to look at --------------------------------------------------------------------------------------------------


@ROUTES.get("/plaatsing/{client:path}")
def plaatsing(asker: Tafelaar, desk: Balie, request: Request, voorstel_id: UUID, client: Sleutel) -> Response:
    """Show a client."""
    return _client(asker, desk, request, voorstel_id, client)


@ROUTES.get("/woning/{woning:path}")
def woning(asker: Tafelaar, desk: Balie, request: Request, voorstel_id: UUID, woning: Sleutel) -> Response:
    """Show a home."""
    return _woning(asker, desk, request, voorstel_id, woning)


@ROUTES.get("/paar")
def paar(
    asker: Tafelaar,
    desk: Balie,
    request: Request,
    voorstel_id: UUID,
    client: Annotated[Sleutel, Query()],
    woning: Annotated[Sleutel, Query()],
) -> Response:
    """Show a client and a home."""
    return _paar(asker, desk, request, voorstel_id, client, woning)


def _client(
    asker: Asker, desk: Desk, request: Request, voorstel_id: UUID, client: str,
    f: Formulier[Any] = LEEG, melding: str = "",
) -> Response:  # fmt: skip
    over = desk.overleg.client(asker, voorstel_id, client)
    klaar = besloten(request, asker, desk.besluiten.geldend(asker, over.kop.dossier_id))
    plek = over.volgorde.index(client) if client in over.volgorde else 0
    return page(
        request, "plaatsing/client.html", over=over, kop=over.kop, klaar=klaar, f=f, fout=melding,
        plek=plek, open=volgende_open(over.volgorde, client, klaar),
        vorige=over.volgorde[plek - 1] if plek else None,
        volgende=over.volgorde[plek + 1] if plek + 1 < len(over.volgorde) else None,
        **_keuzes(over.keuzes, request), **_uitleg(desk.uitleg.eerder(asker, voorstel_id, client)), **_woorden(),
    )  # fmt: skip


def _woning(
    asker: Asker, desk: Desk, request: Request, voorstel_id: UUID, woning: str,
    f: Formulier[Any] = LEEG, melding: str = "",
) -> Response:  # fmt: skip
    over = desk.overleg.woning(asker, voorstel_id, woning)
    klaar = besloten(request, asker, desk.besluiten.geldend(asker, over.kop.dossier_id))
    return page(
        request, "plaatsing/woning.html", over=over, kop=over.kop, klaar=klaar, f=f, fout=melding,
        **_keuzes(over.keuzes, request), **_woorden(),
    )  # fmt: skip


def _paar(
    asker: Asker, desk: Desk, request: Request, voorstel_id: UUID, client: str, woning: str,
    f: Formulier[Any] = LEEG, melding: str = "",
) -> Response:  # fmt: skip
    over = desk.overleg.paar(asker, voorstel_id, client, woning)
    klaar = besloten(request, asker, desk.besluiten.geldend(asker, over.kop.dossier_id))
    return page(
        request, "plaatsing/paar.html", over=over, kop=over.kop, klaar=klaar, f=f, fout=melding,
        **_uitleg(desk.uitleg.eerder(asker, voorstel_id, client, woning)), **_woorden(),
    )  # fmt: skip


def _keuzes(rijen: Any, request: Request) -> dict[str, Any]:
    """Return what can be, of which the first when not all were asked for, and what cannot."""
    kan = [rij for rij in rijen if rij.keuze.mag and not rij.keuze.hier]
    alle = request.query_params.get("alle") == "ja"
    return {
        "kan": kan if alle else kan[:EERST],
        "kan_aantal": len(kan),
        "kan_niet": [rij for rij in rijen if not rij.keuze.mag],
    }


def _woorden() -> dict[str, Any]:
    return {
        "redenen": tuple(REDENEN.items()), "bij_client": bij_client, "bij_woning": bij_woning, "bij_paar": bij_paar,
        "velden": {"redencode": "Waarom niet", "reden": "Toelichting", "intrekreden": "Waarom terug"},
    }  # fmt: skip


def _uitleg(stand: UitlegStand | None) -> dict[str, Any]:
    return {
        "uitleg": stand,
        "alineas": () if stand is None else alineas(stand.zinnen or ()),
        "prijzen": () if stand is None else doelen_in(stand.redenen),
        "kan_nooit": stand is not None and bool(stand.woning) and onmogelijk(stand.redenen),
    }


# --- to decide ---------------------------------------------------------------------------------------------------


@ROUTES.post("/besluit")
def besluit(
    asker: Annotated[Asker, Depends(recht("besluit.nemen"))],
    desk: Balie,
    request: Request,
    voorstel_id: UUID,
    f: Annotated[Formulier[Besluitvorm], Depends(formulier(Besluitvorm))],
) -> Response:
    """Decide about a pair."""
    if f.waarde is None:
        return _opnieuw(asker, desk, request, voorstel_id, f)
    v = f.waarde
    code = v.redencode if v.besluit == "afgewezen" else None
    try:
        rij = desk.besluiten.neem(
            asker, voorstel_id, v.client, v.woning, v.besluit, v.contractvorm, code, _een_regel(v.reden)
        )
    except InvoerFout as fout:
        return _opnieuw(asker, desk, request, voorstel_id, f.met_fouten(_gewoon(fout)))
    except Conflict as fout:
        return _opnieuw(asker, desk, request, voorstel_id, f, str(fout))
    onthoud(request, rij.id)
    return redirect(request, _terug(voorstel_id, v.waar, v.client, v.woning), melding=GEDAAN[v.besluit])


@ROUTES.post("/besluit/{besluit_id}/intrekking")
def trek_in(
    asker: Annotated[Asker, Depends(recht("besluit.intrekken"))],
    desk: Balie,
    request: Request,
    voorstel_id: UUID,
    besluit_id: UUID,
    f: Annotated[Formulier[Intrekvorm], Depends(formulier(Intrekvorm))],
) -> Response:
    """Take a decision back; one of this session without giving a reason."""
    if f.waarde is None:
        return _opnieuw(asker, desk, request, voorstel_id, f)
    v = f.waarde
    zelf = str(besluit_id) in request.session.get("besluiten", ())
    try:
        desk.besluiten.trek_in(asker, besluit_id, _een_regel(v.intrekreden) or (ONGEDAAN if zelf else ""))
    except InvoerFout as fout:
        namen = {"intrekreden": "Zeg in een zin waarom het besluit terug moet, zonder namen, nummers en adressen."}
        return _opnieuw(asker, desk, request, voorstel_id, f.met_fouten(namen if fout.fouten else {}))
    except Conflict as fout:
        return _opnieuw(asker, desk, request, voorstel_id, f, str(fout))
    return redirect(request, _terug(voorstel_id, v.waar, v.client, v.woning), melding="Het besluit is ingetrokken.")


def _gewoon(fout: InvoerFout) -> dict[str, str]:
    """Return the faults by field; one who chooses from a list needs no codes."""
    velden = {een.kolom: zin(een.wat, een.toegestaan) for een in fout.fouten}
    return velden | {"redencode": "Kies een reden uit de lijst."} if "redencode" in velden else velden


def _een_regel(tekst: str | None) -> str | None:
    return None if tekst is None else " ".join(tekst.split())


def _terug(voorstel_id: UUID, waar: str, client: str, woning: str) -> str:
    if waar == "woning":
        return bij_woning(voorstel_id, woning)
    return bij_client(voorstel_id, client) if waar == "client" else bij_paar(voorstel_id, client, woning)


def _opnieuw(
    asker: Asker, desk: Desk, request: Request, voorstel_id: UUID, f: Formulier[Any], melding: str = "",
) -> Response:  # fmt: skip
    """Show the page again with what was typed and what is wrong with it; that page is a good answer: 200."""
    client, woning = str(f.velden.get("client", "")), str(f.velden.get("woning", ""))
    als: dict[str, Any] = {"f": f, "melding": melding}
    if f.velden.get("waar") == "paar":
        return _paar(asker, desk, request, voorstel_id, client, woning, **als)
    if f.velden.get("waar") == "woning":
        return _woning(asker, desk, request, voorstel_id, woning, **als)
    return _client(asker, desk, request, voorstel_id, client, **als)


# --- why ---------------------------------------------------------------------------------------------------------


@ROUTES.post("/waarom")
def vraag(
    asker: Vrager,
    desk: Balie,
    request: Request,
    voorstel_id: UUID,
    f: Annotated[Formulier[Waaromvorm], Depends(formulier(Waaromvorm))],
) -> Response:
    """Ask why, or why not; what was asked before is not worked out again."""
    if f.waarde is None:
        client = str(f.velden.get("client", ""))
        return _client(
            asker, desk, request, voorstel_id, client, f.met_fouten({"woning": "Kies een woning uit de lijst."})
        )
    v = f.waarde
    if desk.uitleg.eerder(asker, voorstel_id, v.client, v.woning) is None:
        desk.uitleg.vraag(asker, voorstel_id, v.client, v.woning)
    waar = bij_client(voorstel_id, v.client) if v.woning is None else bij_paar(voorstel_id, v.client, v.woning)
    return redirect(request, f"{waar}#uitleg")


@ROUTES.get("/waarom/{uitleg_id}")
def antwoord(asker: Vrager, desk: Balie, request: Request, voorstel_id: UUID, uitleg_id: UUID) -> Response:
    """Show how far an answer is."""
    wacht = "hx-request" in request.headers
    stand = desk.uitleg.haal(asker, uitleg_id, opnieuw=wacht)
    if not wacht and stand.client is not None:
        return redirect(
            request, _terug(voorstel_id, "paar" if stand.woning else "client", stand.client, stand.woning or "")
        )
    return page(request, "plaatsing/uitleg.html", voorstel_id=voorstel_id, **_uitleg(stand))
