"""Proposals: asked for, followed goal by goal, stopped, and read with reasons, map, goals and bottlenecks."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Query, Request, Response
from pydantic import BaseModel, Field

from uitstroommatch.desk.aanvraag import Verloop
from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.desk import Desk
from uitstroommatch.desk.inzage import Inzage
from uitstroommatch.desk.models import Blad
from uitstroommatch.errors import Conflict, InvoerFout, NietGevonden
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.pages.forms import LEEG, Formulier, formulier
from uitstroommatch_api.pages.looking import AANDACHT, Keus, herhaald, plaatsingen, waarden, zonder
from uitstroommatch_api.pages.rendering import page, redirect
from uitstroommatch_api.routing import Routes

ROUTES = Routes("voorstellen", prefix="", in_schema=False)
Lezer = Annotated[Asker, Depends(recht("voorstel.lezen"))]
Aanvrager = Annotated[Asker, Depends(recht("voorstel.aanvragen"))]
BLAD = 25
TIJDEN = (("60", "1 minuut"), ("300", "5 minuten"), ("900", "15 minuten"), ("3600", "1 uur"), ("", "zo lang als nodig"))
"""Seconds, and what that is called."""
GEWOON = "300"


class Aanvraag(BaseModel):
    """What a proposal is made of. With ``vorig`` it stays close to that one."""

    versie: UUID
    beleid: UUID
    peildatum: date | None = None
    tijd: float | None = Field(default=None, gt=0, le=86_400)
    zaad: int = Field(default=0, ge=0, le=2**31 - 1)
    vorig: UUID | None = None


class Begin(BaseModel):
    """What is filled in already: as another proposal was asked (``zoals``), or close to it (``vorig``)."""

    versie: UUID | None = None
    zoals: UUID | None = None
    vorig: UUID | None = None


# --- the list, and asking ----------------------------------------------------------------------------------------


@ROUTES.get("/voorstellen")
def lijst(
    asker: Lezer,
    desk: Balie,
    request: Request,
    na: Annotated[str | None, Query(max_length=1000)] = None,
    dossier: Annotated[UUID | None, Query()] = None,
) -> Response:
    """Show the proposals, the newest first."""
    bladzij = desk.voorstellen.lijst(asker, Blad(grootte=BLAD, na=na), dossier)
    dossiers = {een.id: een.naam for een in desk.dossiers.lijst(asker, Blad(grootte=500)).items}
    return page(request, "voorstellen/lijst.html", bladzij=bladzij, dossiers=dossiers, gekozen=dossier)


@ROUTES.get("/voorstellen/nieuw")
def nieuw(asker: Aanvrager, desk: Balie, request: Request, begin: Annotated[Begin, Query()]) -> Response:
    """Show the form to ask for a proposal."""
    return _formulier(asker, desk, request, _ingevuld(asker, desk, begin))


@ROUTES.post("/voorstellen")
def vraag_aan(
    asker: Aanvrager, desk: Balie, request: Request, f: Annotated[Formulier[Aanvraag], Depends(formulier(Aanvraag))]
) -> Response:
    """Ask for a proposal, and go and follow it."""
    if f.waarde is None:
        return _formulier(asker, desk, request, f.velden, f)
    v = f.waarde
    try:
        stand = desk.voorstellen.vraag_aan(
            asker, v.versie, v.beleid, peildatum=v.peildatum, zaad=v.zaad, tijd=v.tijd, vorig_id=v.vorig
        )
    except InvoerFout as fout:
        return _formulier(asker, desk, request, f.velden, f.met_fouten(_bij_peildatum(fout)))
    except (NietGevonden, Conflict) as fout:
        return _formulier(asker, desk, request, f.velden, f.met_fouten({"": str(fout)}))
    return redirect(request, f"/voorstellen/{stand.id}")


def _ingevuld(asker: Asker, desk: Desk, begin: Begin) -> dict[str, Any]:
    """Return what stands in the form at first."""
    ander = begin.vorig or begin.zoals
    if ander is None:
        return {"versie": begin.versie, "tijd": GEWOON}
    stand = desk.voorstellen.haal(asker, ander)
    return {
        "versie": begin.versie or stand.versie_id,
        "beleid": stand.beleid_id,
        "peildatum": stand.peildatum.isoformat(),
        "zaad": stand.zaad,
        "tijd": "" if stand.tijd is None else f"{stand.tijd:g}",
        "vorig": begin.vorig or (stand.vorig_id if begin.zoals else None),
    }


def _formulier(
    asker: Asker,
    desk: Desk,
    request: Request,
    velden: Any,
    f: Formulier[Aanvraag] = LEEG,
) -> Response:
    keuzes = desk.aanvraag.keuzes(asker)
    tijd = str(velden.get("tijd") or "")
    tijden = TIJDEN if tijd in dict(TIJDEN) else ((tijd, f"{tijd} seconden"), *TIJDEN)
    return page(request, "voorstellen/nieuw.html", keuzes=keuzes, velden=velden, f=f, tijden=tijden, tijd=tijd)


def _bij_peildatum(fout: InvoerFout) -> InvoerFout:
    """Put what a policy lacks for a date next to the date: the policy itself was read before."""
    eigen = {"tijd", "zaad", "peildatum"}
    return InvoerFout([een if een.kolom in eigen else een.__class__(
        een.bestand, 0, "peildatum", een.wat, een.toegestaan) for een in fout.fouten])  # fmt: skip


# --- following ---------------------------------------------------------------------------------------------------


@ROUTES.get("/voorstellen/{voorstel_id}")
def een(
    asker: Lezer,
    desk: Balie,
    request: Request,
    voorstel_id: UUID,
    keus: Annotated[Keus, Query()],
    gezien: Annotated[str, Query(max_length=100)] = "",
) -> Response:
    """Show how far it is, or what came out."""
    volgt = request.headers.get("hx-target") == "voortgang"
    verloop = desk.aanvraag.verloop(asker, voorstel_id, opnieuw=volgt)
    if verloop.loopt:
        return page(request, "voorstellen/voortgang.html", verloop=verloop, gezien=gezien, teken=_teken(verloop))
    if verloop.stand.status is None:
        return _klaar(request) if volgt else page(request, "voorstellen/zonder_uitkomst.html", verloop=verloop)
    inzage = desk.inzage.haal(asker, voorstel_id)  # also for one who follows: then it is at hand when he arrives
    if volgt:
        return _klaar(request)
    alle = inzage.plaatsingen
    return _blad(
        request, inzage, "plaatsingen",
        keus=keus, rijen=plaatsingen(alle, keus), aandacht=AANDACHT,
        gemeenten=waarden(alle, "gemeente"), corporaties=waarden(alle, "corporatie"),
        aanbieders=waarden(alle, "aanbieder"), vaak=herhaald(alle),
    )  # fmt: skip


def _klaar(request: Request) -> Response:
    """Send one who follows to what came out."""
    return redirect(request, request.url.path)


def _teken(verloop: Verloop) -> str:
    """Return what changes when there is something to tell to who cannot see it."""
    return f"{verloop.stand.stand}-{verloop.klaar}-{int(verloop.stand.wordt_geannuleerd)}-{(verloop.delen or (0,))[0]}"


@ROUTES.post("/voorstellen/{voorstel_id}/stoppen")
def stop(
    asker: Annotated[Asker, Depends(recht("voorstel.annuleren"))], desk: Balie, request: Request, voorstel_id: UUID
) -> Response:
    """Stop the search; the best plan so far is kept."""
    try:
        desk.voorstellen.annuleer(asker, voorstel_id)
    except Conflict:
        return redirect(request, f"/voorstellen/{voorstel_id}", melding="Het zoeken was al klaar.", soort="let_op")
    return redirect(request, f"/voorstellen/{voorstel_id}")


# --- what came out -----------------------------------------------------------------------------------------------


@ROUTES.get("/voorstellen/{voorstel_id}/zonder-woning")
def zonder_woning(
    asker: Lezer, desk: Balie, request: Request, voorstel_id: UUID, keus: Annotated[Keus, Query()]
) -> Response:
    """Show who gets no home, and why."""
    inzage = desk.inzage.haal(asker, voorstel_id)
    alle = inzage.zonder_woning
    return _blad(
        request, inzage, "zonder_woning", keus=keus, rijen=zonder(alle, keus),
        gemeenten=waarden(alle, "herkomst"), aanbieders=waarden(alle, "aanbieder"),
    )  # fmt: skip


@ROUTES.get("/voorstellen/{voorstel_id}/doelen")
def doelen(asker: Lezer, desk: Balie, request: Request, voorstel_id: UUID) -> Response:
    """Show how good it is, goal by goal, and how sure that is."""
    return _blad(request, desk.inzage.haal(asker, voorstel_id), "doelen")


@ROUTES.get("/voorstellen/{voorstel_id}/knelpunten")
def knelpunten(
    asker: Lezer, desk: Balie, request: Request, voorstel_id: UUID, zoek: Annotated[str, Query(max_length=5)] = ""
) -> Response:
    """Show where homes and clients part ways. What is the only objection takes a while, so it comes after the rest."""
    inzage = desk.inzage.haal(asker, voorstel_id)
    gevonden = desk.inzage.hindernissen(asker, voorstel_id, zoek=bool(zoek)) if inzage.volledig else ()
    return _blad(request, inzage, "knelpunten", hindernissen=gevonden)


def _blad(request: Request, inzage: Inzage, tab: str, **meer: Any) -> Response:
    pad = f"/voorstellen/{inzage.stand.id}"
    return page(request, f"voorstellen/{tab}.html", inzage=inzage, stand=inzage.stand, tab=tab, begin=pad, **meer)
