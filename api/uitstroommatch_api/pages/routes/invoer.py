"""Files in: drop them, mend what is wrong, see what will change, and only then let them count."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request, Response
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile

from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.models import Blad, FoutRij, InzendingRij
from uitstroommatch.errors import InvoerFout
from uitstroommatch.io.export import tabel_als_tekst
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.errors import Weigering
from uitstroommatch_api.pages.forms import LEEG, Formulier, formulier
from uitstroommatch_api.pages.rendering import page, redirect
from uitstroommatch_api.routing import Routes
from uitstroommatch_api.upload import FILES
from uitstroommatch_api.words import Bestandsnaam, Regel

ROUTES = Routes("invoer", prefix="", in_schema=False)
Inzender = Annotated[Asker, Depends(recht("dossier.toevoegen"))]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SOORTEN = {"csv": "text/csv; charset=utf-8", "toml": "application/toml"}
TOON = 200
"""Faults on the page; the list to download has all of them."""
KOLOMMEN = ("bestand", "rij", "kolom", "wat", "toegestaan", "waarde")
TITELS = {
    "clienten": "Cliënten",
    "woningen": "Woningen",
    "gebieden": "Gebieden",
    "draagkracht": "Draagkracht",
    "aanbieders": "Aanbieders",
    "afspraken": "Afspraken",
    "plaatsingen": "Eerdere plaatsingen",
    "besluiten": "Besluiten",
}


class Naam(BaseModel):
    """How a new dossier is called; for a new version of one nothing is asked."""

    naam: Regel | None = None


NaamVeld = Annotated[Formulier[Naam], Depends(formulier(Naam))]


@ROUTES.get("/invoer")
def begin(asker: Inzender, desk: Balie, request: Request) -> Response:
    """Ask for files."""
    return _begin(request, desk, asker)


@ROUTES.post("/invoer")
async def leg_neer(asker: Inzender, desk: Balie, request: Request) -> Response:
    """Lay files down, and go and see what was found in them."""
    async with request.form(max_files=FILES, max_fields=5) as form:
        bestanden = await _bestanden(form)
        dossier_id = _dossier(form)
        aanvullen = form.get("aanvullen") == "ja"
    if not bestanden:
        fout = "Er is geen bestand gekozen. Kies de bestanden van het dossier, of sleep ze naar het vak."
        return await run_in_threadpool(_begin, request, desk, asker, fout, dossier_id)
    rij = await run_in_threadpool(desk.inzendingen.leg_neer, asker, bestanden, dossier_id, aanvullen=aanvullen)
    return redirect(request, f"/invoer/{rij.id}")


@ROUTES.get("/invoer/sjablonen")
def sjablonen(asker: Inzender, desk: Balie, request: Request) -> Response:
    """Say what belongs in each file, column by column."""
    return page(request, "invoer/sjablonen.html", sjablonen=desk.inzendingen.sjablonen(asker), titels=TITELS)


@ROUTES.get("/invoer/sjablonen/{naam}")
def sjabloon(asker: Inzender, desk: Balie, naam: Bestandsnaam) -> Response:
    """Give a file to fill in."""
    soort = SOORTEN.get(naam.rpartition(".")[2], XLSX)
    koppen = {"Content-Disposition": f'attachment; filename="{naam}"'}
    return Response(desk.inzendingen.sjabloon(asker, naam), media_type=soort, headers=koppen)


@ROUTES.get("/invoer/{inzending_id}")
def bekijk(asker: Inzender, desk: Balie, request: Request, inzending_id: UUID) -> Response:
    """Show what is wrong, or what will change."""
    return _bekijk(request, desk.inzendingen.haal(asker, inzending_id))


@ROUTES.get("/invoer/{inzending_id}/fouten.csv")
def fouten(asker: Inzender, desk: Balie, inzending_id: UUID) -> Response:
    """Give every fault as a list, for who mends it elsewhere."""
    rij = desk.inzendingen.haal(asker, inzending_id)
    tekst = tabel_als_tekst([een.model_dump() for een in rij.fouten], KOLOMMEN)
    koppen = {"Content-Disposition": 'attachment; filename="fouten.csv"'}
    return Response(tekst.encode(), media_type="text/csv; charset=utf-8", headers=koppen)


@ROUTES.post("/invoer/{inzending_id}/bestanden")
async def vul_aan(asker: Inzender, desk: Balie, request: Request, inzending_id: UUID) -> Response:
    """Put mended files in the place of the others; without files: go on without what does not belong."""
    async with request.form(max_files=FILES, max_fields=5) as form:
        bestanden = await _bestanden(form)
        zonder = form.get("zonder") == "ja"
    if not bestanden and not zonder:
        melding = "Er is geen bestand gekozen. Kies de verbeterde bestanden en probeer het opnieuw."
        return redirect(request, f"/invoer/{inzending_id}", melding=melding, soort="let_op")
    rij = await run_in_threadpool(desk.inzendingen.vul_aan, asker, inzending_id, bestanden)
    melding = "Opnieuw gelezen: er zijn geen fouten meer." if rij.goed else "Opnieuw gelezen: er zijn nog fouten."
    return redirect(request, f"/invoer/{inzending_id}", melding=melding, soort="goed" if rij.goed else "let_op")


@ROUTES.post("/invoer/{inzending_id}/geldt")
def laat_gelden(asker: Inzender, desk: Balie, request: Request, inzending_id: UUID, naam: NaamVeld) -> Response:
    """Let the files count."""
    rij = desk.inzendingen.haal(asker, inzending_id)
    if naam.waarde is None or (rij.dossier_id is None and not naam.waarde.naam):
        gevuld = naam if naam.fouten else naam.met_fouten({"naam": "Geef het dossier een naam, bijvoorbeeld de regio."})
        return _bekijk(request, rij, gevuld)
    try:
        versie = desk.inzendingen.laat_gelden(asker, inzending_id, naam.waarde.naam)
    except InvoerFout as fout:
        return _bekijk(request, rij, naam.met_fouten(fout))
    melding = f"Versie {versie.nummer} van {versie.dossier_naam} geldt nu. U kunt er een voorstel over vragen."
    return redirect(request, f"/overzicht?dossier={versie.dossier_id}", melding=melding)


@ROUTES.post("/invoer/{inzending_id}/weg")
def gooi_weg(asker: Inzender, desk: Balie, request: Request, inzending_id: UUID) -> Response:
    """Forget the files."""
    desk.inzendingen.gooi_weg(asker, inzending_id)
    return redirect(request, "/invoer", melding="De bestanden zijn weggegooid. Er is niets veranderd.")


# --- behind the pages --------------------------------------------------------------------------------------------


async def _bestanden(form: FormData) -> dict[str, bytes]:
    """Return the files that were chosen; a browser sends an empty one when there are none."""
    bestanden: dict[str, bytes] = {}
    for deel in form.getlist("bestanden"):
        if isinstance(deel, UploadFile) and deel.filename:
            bestanden[deel.filename] = await deel.read()
    return bestanden


def _dossier(form: FormData) -> UUID | None:
    gekozen = form.get("dossier")
    if not isinstance(gekozen, str) or not gekozen:
        return None
    try:
        return UUID(gekozen)
    except ValueError:
        raise Weigering(404, "Dit dossier is er niet. Kies er een uit de lijst.") from None


def _begin(
    request: Request, desk: Balie, asker: Asker, fout: str | None = None, dossier_id: UUID | None = None
) -> Response:
    dossiers = desk.dossiers.lijst(asker, Blad(grootte=100)).items
    gekozen = str(dossier_id) if dossier_id else request.query_params.get("dossier", "")
    if not gekozen and fout is None and len(dossiers) == 1:
        gekozen = str(dossiers[0].id)
    return page(request, "invoer/begin.html", dossiers=dossiers, gekozen=gekozen, fout=fout, titels=TITELS)


def _bekijk(request: Request, rij: InzendingRij, naam: Formulier[Naam] = LEEG) -> Response:
    sjabloon = "invoer/voorbeeld.html" if rij.goed else "invoer/fouten.html"
    vreemd = [een for een in rij.fouten if een.wat.startswith("deze naam hoort niet")]
    return page(
        request,
        sjabloon,
        rij=rij,
        naam=naam,
        toon=rij.fouten[:TOON],
        per_bestand=_per_bestand(rij.fouten),
        vreemd=vreemd,
        titels=TITELS,
    )


def _per_bestand(fouten: tuple[FoutRij, ...]) -> list[tuple[str, int]]:
    aantallen: dict[str, int] = {}
    for een in fouten:
        aantallen[een.bestand] = aantallen.get(een.bestand, 0) + 1
    return sorted(aantallen.items(), key=lambda paar: -paar[1])
