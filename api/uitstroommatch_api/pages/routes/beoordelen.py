"""The review: an officer lays a proposal before corporations, and each walks through the placements in its homes."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any
from urllib.parse import quote
from uuid import UUID

from fastapi import Depends, Request, Response
from pydantic import BaseModel, Field

from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.desk import Desk
from uitstroommatch.desk.models import Antwoord, Beoordelingsgang, TeBeoordelen
from uitstroommatch.desk.redenen import REDENEN
from uitstroommatch.desk.termijn import LANGSTE, WERKDAGEN
from uitstroommatch.errors import Conflict, InvoerFout
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.errors import Weigering
from uitstroommatch_api.pages.deciding import besloten, onthoud
from uitstroommatch_api.pages.forms import LEEG, Formulier, formulier, zin
from uitstroommatch_api.pages.rendering import page, redirect
from uitstroommatch_api.routing import Routes
from uitstroommatch_api.words import Regel, Sleutel, Verhaal

ROUTES = Routes("beoordelen", prefix="/beoordelen", in_schema=False)
Lezer = Annotated[Asker, Depends(recht("beoordeling.lezen"))]
Voorlegger = Annotated[Asker, Depends(recht("beoordeling.voorleggen"))]
Antwoorder = Annotated[Asker, Depends(recht("beoordeling.antwoorden"))]
ONGEDAAN = "Ongedaan gemaakt bij het beoordelen."
GEZEGD = {"akkoord": "Uw akkoord is genoteerd.", "bezwaar": "Uw bezwaar is genoteerd. De regisseur ziet het."}


class Voorlegvorm(BaseModel):
    """How long corporations get."""

    werkdagen: Annotated[int, Field(ge=1, le=LANGSTE)] = WERKDAGEN


class Verlengvorm(BaseModel):
    """A later end of the term; without a corporation for all that still have to answer."""

    uiterlijk: date
    reden: Verhaal
    corporatie: Regel | None = None


class Antwoordvorm(BaseModel):
    """What a corporation answers about one placement."""

    kenmerk: Sleutel
    woning: Sleutel
    antwoord: Antwoord
    redencode: Regel | None = None
    reden: Verhaal | None = None


class Terugvorm(BaseModel):
    """Why an answer is taken back."""

    kenmerk: Sleutel
    intrekreden: Verhaal | None = None


# --- to look at --------------------------------------------------------------------------------------------------


@ROUTES.get("")
def lijst(asker: Lezer, desk: Balie, request: Request) -> Response:
    """Show the proposals in review."""
    return page(request, "beoordelen/lijst.html", bladen=desk.beoordelingen.lijst(asker))


@ROUTES.get("/{voorstel_id}")
def beoordeling(asker: Lezer, desk: Balie, request: Request, voorstel_id: UUID) -> Response:
    """Show how the review of a proposal stands: to an officer all of it, to a corporation what it walks through."""
    return _blad(asker, desk, request, voorstel_id)


@ROUTES.get("/{voorstel_id}/plaatsing/{kenmerk:path}")
def plaatsing(asker: Antwoorder, desk: Balie, request: Request, voorstel_id: UUID, kenmerk: Sleutel) -> Response:
    """Show one placement to the corporation that answers about it."""
    return _plaatsing(asker, desk, request, voorstel_id, kenmerk)


def _blad(
    asker: Asker, desk: Desk, request: Request, voorstel_id: UUID, f: Formulier[Any] = LEEG, melding: str = ""
) -> Response:
    if asker.hele_regio:
        blad = desk.beoordelingen.haal(asker, voorstel_id)
        return page(
            request, "beoordelen/regisseur.html", blad=blad, f=f, fout=melding, werkdagen=WERKDAGEN, langste=LANGSTE,
            velden={"werkdagen": "Termijn in werkdagen", "uiterlijk": "Nieuwe laatste dag", "reden": "Waarom"},
        )  # fmt: skip
    gang = desk.antwoorden.gang(asker, voorstel_id)
    return page(
        request, "beoordelen/gang.html", gang=gang, b=gang.beoordeling, fout=melding, volgende=_open_na(gang),
        bij_plaatsing=_bij_plaatsing,
    )  # fmt: skip


def _plaatsing(
    asker: Asker, desk: Desk, request: Request, voorstel_id: UUID, kenmerk: str,
    f: Formulier[Any] = LEEG, melding: str = "",
) -> Response:  # fmt: skip
    gang = desk.antwoorden.gang(asker, voorstel_id)
    plek = next((nr for nr, een in enumerate(gang.plaatsingen) if een.kenmerk == kenmerk), None)
    if plek is None:
        raise Weigering(404, "Deze plaatsing is er niet, of is niet voor u. Kies haar in de lijst met plaatsingen.")
    een = gang.plaatsingen[plek]
    rijen = () if een.besluit is None else (een.besluit,)
    return page(
        request, "beoordelen/plaatsing.html", gang=gang, b=gang.beoordeling, een=een, plek=plek, f=f, fout=melding,
        klaar=besloten(request, asker, rijen), open=_open_na(gang, plek), bij_plaatsing=_bij_plaatsing,
        vorige=gang.plaatsingen[plek - 1] if plek else None,
        volgende=gang.plaatsingen[plek + 1] if plek + 1 < len(gang.plaatsingen) else None,
        redenen=tuple(REDENEN.items()),
        velden={"redencode": "Waarom niet", "reden": "Toelichting", "intrekreden": "Waarom terug"},
    )  # fmt: skip


def _open_na(gang: Beoordelingsgang, plek: int = -1) -> TeBeoordelen | None:
    """Return the next placement that waits for an answer; after the last one the first."""
    rond = (*gang.plaatsingen[plek + 1 :], *gang.plaatsingen[: max(plek, 0)])
    return next((een for een in rond if een.open), None)


def _bij_plaatsing(voorstel_id: UUID, kenmerk: str) -> str:
    return f"/beoordelen/{voorstel_id}/plaatsing/{quote(kenmerk)}"


# --- the officer -------------------------------------------------------------------------------------------------


@ROUTES.post("/{voorstel_id}/voorleggen")
def leg_voor(
    asker: Voorlegger,
    desk: Balie,
    request: Request,
    voorstel_id: UUID,
    f: Annotated[Formulier[Voorlegvorm], Depends(formulier(Voorlegvorm))],
) -> Response:
    """Lay the proposal before the corporations in it."""
    if f.waarde is None:
        return _blad(asker, desk, request, voorstel_id, f)
    try:
        desk.beoordelingen.leg_voor(asker, voorstel_id, f.waarde.werkdagen)
    except Conflict as fout:
        return _blad(asker, desk, request, voorstel_id, f, str(fout))
    return redirect(request, f"/beoordelen/{voorstel_id}", melding="Het voorstel is voorgelegd.")


@ROUTES.post("/{voorstel_id}/verlengen")
def verleng(
    asker: Voorlegger,
    desk: Balie,
    request: Request,
    voorstel_id: UUID,
    f: Annotated[Formulier[Verlengvorm], Depends(formulier(Verlengvorm))],
) -> Response:
    """Give corporations more time."""
    if f.waarde is None:
        return _blad(asker, desk, request, voorstel_id, f)
    try:
        desk.beoordelingen.verleng(
            asker, voorstel_id, f.waarde.uiterlijk, _een_regel(f.waarde.reden) or "", f.waarde.corporatie
        )
    except InvoerFout as fout:
        return _blad(asker, desk, request, voorstel_id, f.met_fouten(fout))
    except Conflict as fout:
        return _blad(asker, desk, request, voorstel_id, f, str(fout))
    return redirect(request, f"/beoordelen/{voorstel_id}", melding="De termijn is verlengd.")


# --- the corporation ---------------------------------------------------------------------------------------------


@ROUTES.post("/{voorstel_id}/antwoord")
def antwoord(
    asker: Antwoorder,
    desk: Balie,
    request: Request,
    voorstel_id: UUID,
    f: Annotated[Formulier[Antwoordvorm], Depends(formulier(Antwoordvorm))],
) -> Response:
    """Answer about a placement, and go on to the next that is open."""
    kenmerk = str(f.velden.get("kenmerk", ""))
    if f.waarde is None:
        return _plaatsing(asker, desk, request, voorstel_id, kenmerk, f)
    v = f.waarde
    code, reden = (v.redencode, _een_regel(v.reden)) if v.antwoord == "bezwaar" else (None, None)
    try:
        rij = desk.antwoorden.antwoord(asker, voorstel_id, v.kenmerk, v.woning, v.antwoord, code, reden)
    except InvoerFout as fout:
        return _plaatsing(asker, desk, request, voorstel_id, kenmerk, f.met_fouten(_gewoon(fout)))
    except Conflict as fout:
        return _plaatsing(asker, desk, request, voorstel_id, kenmerk, f, str(fout))
    onthoud(request, rij.id)
    return _verder(request, desk.antwoorden.gang(asker, voorstel_id), v.kenmerk, GEZEGD[v.antwoord])


@ROUTES.post("/{voorstel_id}/overige")
def overige(asker: Antwoorder, desk: Balie, request: Request, voorstel_id: UUID) -> Response:
    """Agree with everything that is open."""
    try:
        desk.antwoorden.akkoord_met_overige(asker, voorstel_id)
    except Conflict as fout:
        return _blad(asker, desk, request, voorstel_id, melding=str(fout))
    melding = "U bent akkoord met alle overige plaatsingen. Alles is beantwoord."
    return redirect(request, f"/beoordelen/{voorstel_id}", melding=melding)


@ROUTES.post("/{voorstel_id}/antwoord/{besluit_id}/intrekking")
def trek_in(
    asker: Annotated[Asker, Depends(recht("besluit.intrekken"))],
    desk: Balie,
    request: Request,
    voorstel_id: UUID,
    besluit_id: UUID,
    f: Annotated[Formulier[Terugvorm], Depends(formulier(Terugvorm))],
) -> Response:
    """Take an answer back; one of this session without giving a reason."""
    kenmerk = str(f.velden.get("kenmerk", ""))
    if f.waarde is None:
        return _plaatsing(asker, desk, request, voorstel_id, kenmerk, f)
    zelf = str(besluit_id) in request.session.get("besluiten", ())
    try:
        desk.besluiten.trek_in(asker, besluit_id, _een_regel(f.waarde.intrekreden) or (ONGEDAAN if zelf else ""))
    except InvoerFout:
        hoe = {"intrekreden": "Zeg in een zin waarom u uw antwoord terugneemt, zonder namen, nummers en adressen."}
        return _plaatsing(asker, desk, request, voorstel_id, kenmerk, f.met_fouten(hoe))
    except Conflict as fout:
        return _plaatsing(asker, desk, request, voorstel_id, kenmerk, f, str(fout))
    return redirect(request, _bij_plaatsing(voorstel_id, kenmerk), melding="Uw antwoord is teruggenomen.")


def _verder(request: Request, gang: Beoordelingsgang, kenmerk: str, gezegd: str) -> Response:
    """Go on to the next that is open; after the last to the list."""
    plek = next(nr for nr, een in enumerate(gang.plaatsingen) if een.kenmerk == kenmerk)
    volgende, voorstel_id = _open_na(gang, plek), gang.blad.voorstel_id
    if volgende is None:
        return redirect(request, f"/beoordelen/{voorstel_id}", melding=f"{gezegd} Alles is beantwoord.")
    return redirect(request, _bij_plaatsing(voorstel_id, volgende.kenmerk), melding=f"{gezegd} Dit is de volgende.")


def _gewoon(fout: InvoerFout) -> dict[str, str]:
    """Return the faults by field; one who chooses from a list needs no codes."""
    velden = {een.kolom: zin(een.wat, een.toegestaan) for een in fout.fouten}
    return velden | {"redencode": "Kies een reden uit de lijst."} if "redencode" in velden else velden


def _een_regel(tekst: str | None) -> str | None:
    return None if tekst is None else " ".join(tekst.split())
