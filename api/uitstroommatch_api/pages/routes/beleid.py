"""The policy: read in sentences, changed as a draft, tried on a proposal, approved."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Depends, File, Request, Response, UploadFile
from starlette.datastructures import FormData

from uitstroommatch.desk.access import Asker, heeft
from uitstroommatch.desk.beleidsblad import Beleidsblad
from uitstroommatch.desk.models import Beleidsaanpassing
from uitstroommatch.errors import Conflict, InvoerFout
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.pages import policy_form as invulling
from uitstroommatch_api.pages.forms import LEEG, Formulier, zin
from uitstroommatch_api.pages.rendering import page, redirect
from uitstroommatch_api.routing import Routes

ROUTES = Routes("beleid", prefix="", in_schema=False)
Lezer = Annotated[Asker, Depends(recht("beleid.lezen"))]
Indiener = Annotated[Asker, Depends(recht("beleid.voorstellen"))]
_GROOTSTE = 1_000_000
BEZIG = ("wacht", "bezig")


async def _ingevuld(request: Request) -> FormData:
    async with request.form(max_files=0, max_fields=2000) as form:
        return FormData(form.multi_items())


Ingevuld = Annotated[FormData, Depends(_ingevuld)]


# --- read --------------------------------------------------------------------------------------------------------


@ROUTES.get("/beleid")
def lijst(asker: Lezer, desk: Balie, request: Request) -> Response:
    """Show every policy: what was approved, and the drafts."""
    return _lijst(asker, desk, request)


@ROUTES.get("/beleid/{beleid_id}")
def blad(asker: Lezer, desk: Balie, request: Request, beleid_id: UUID) -> Response:
    """Show a policy in sentences; asked again while a trial is computed."""
    volgt = request.headers.get("hx-target") == "proeven"
    return _blad(asker, desk, request, desk.beleid.blad(asker, beleid_id, opnieuw=volgt))


@ROUTES.get("/beleid/{beleid_id}/beleid.toml")
def bestand(asker: Lezer, desk: Balie, beleid_id: UUID) -> Response:
    """Give the file of a policy."""
    koppen = {"Content-Disposition": 'attachment; filename="beleid.toml"'}
    return Response(desk.beleid.inhoud(asker, beleid_id), media_type="application/toml", headers=koppen)


# --- change ------------------------------------------------------------------------------------------------------


@ROUTES.post("/beleid")
def voeg_toe(
    asker: Indiener, desk: Balie, request: Request, bestand: Annotated[UploadFile | None, File()] = None
) -> Response:
    """Add a policy from a file, as a draft."""
    inhoud = b"" if bestand is None else bestand.file.read(_GROOTSTE + 1)
    if not inhoud:
        return _lijst(asker, desk, request, {"bestand": "Kies eerst een bestand beleid.toml."})
    try:
        rij = desk.beleid.voeg_toe(asker, inhoud)
    except InvoerFout as fout:
        return _lijst(asker, desk, request, invulling.fouten(fout))
    wat = "Dit beleid was er al." if rij.goedgekeurd else "Het beleid is toegevoegd als ontwerp."
    return redirect(request, f"/beleid/{rij.id}", melding=wat)


@ROUTES.get("/beleid/{beleid_id}/wijzigen")
def wijzigen(asker: Indiener, desk: Balie, request: Request, beleid_id: UUID) -> Response:
    """Show everything that can be changed."""
    return _wijzigen(request, desk.beleid.blad(asker, beleid_id), LEEG)


@ROUTES.post("/beleid/{beleid_id}/wijzigen")
def wijzig(asker: Indiener, desk: Balie, request: Request, beleid_id: UUID, form: Ingevuld) -> Response:
    """Keep the changes as a draft, or move a goal and go on filling in."""
    gelezen = desk.beleid.blad(asker, beleid_id, opnieuw=True)
    ingevuld = Formulier[Beleidsaanpassing](None, invulling.velden(form))
    if verplaatst := invulling.verschuiving(form):
        return _wijzigen(request, gelezen, ingevuld, invulling.verschoven(form, *verplaatst), verplaatst)
    volgorde = invulling.volgorde(form)
    try:
        nieuw = desk.beleid.wijzig(asker, beleid_id, invulling.aanpassing(form, gelezen.rij, gelezen.tekst))
    except InvoerFout as fout:
        return _wijzigen(request, gelezen, ingevuld.met_fouten(invulling.fouten(fout)), volgorde)
    return redirect(request, f"/beleid/{nieuw.id}", melding="Het ontwerp is bewaard. Hieronder staat wat het wijzigt.")


@ROUTES.post("/beleid/{beleid_id}/proef")
def probeer(
    asker: Annotated[Asker, Depends(recht("voorstel.aanvragen"))],
    desk: Balie,
    request: Request,
    beleid_id: UUID,
    form: Ingevuld,
) -> Response:
    """Ask for the same proposal under this policy, as close to it as the goals allow."""
    try:
        basis = desk.voorstellen.haal(asker, UUID(str(form.get("voorstel", ""))))
        desk.voorstellen.vraag_aan(
            asker,
            basis.versie_id,
            beleid_id,
            peildatum=basis.peildatum,
            zaad=basis.zaad,
            tijd=basis.tijd,
            rekenwerk=basis.rekenwerk,
            vorig_id=basis.id,
        )
    except InvoerFout as fout:
        wat = " ".join(zin(een.wat, een.toegestaan) for een in fout.fouten)
        return redirect(request, f"/beleid/{beleid_id}", melding=f"De proef kan niet: {wat}", soort="fout")
    except ValueError:
        return redirect(request, f"/beleid/{beleid_id}", melding="Kies eerst een voorstel.", soort="fout")
    return redirect(request, f"/beleid/{beleid_id}#proeven", melding="De proef wordt doorgerekend.")


@ROUTES.post("/beleid/{beleid_id}/goedkeuren")
def keur_goed(
    asker: Annotated[Asker, Depends(recht("beleid.goedkeuren"))],
    desk: Balie,
    request: Request,
    beleid_id: UUID,
    form: Ingevuld,
) -> Response:
    """Approve a draft, once it was said that it was read."""
    if form.get("gelezen") != "ja":
        wat = "Zet eerst het vinkje bij Goedkeuren: u bevestigt daarmee dat u las wat er wijzigt."
        return redirect(request, f"/beleid/{beleid_id}#goedkeuren", melding=wat, soort="let_op")
    try:
        desk.beleid.keur_goed(asker, beleid_id)
    except Conflict as fout:
        return redirect(request, f"/beleid/{beleid_id}", melding=str(fout), soort="let_op")
    return redirect(request, f"/beleid/{beleid_id}", melding="Dit beleid is goedgekeurd en verandert niet meer.")


# --- pages -------------------------------------------------------------------------------------------------------


def _lijst(asker: Asker, desk: Balie, request: Request, fouten: dict[str, str] | None = None) -> Response:
    stukken = desk.beleid.lijst(asker)
    return page(
        request,
        "beleid/lijst.html",
        goedgekeurd=[een for een in stukken if een.goedgekeurd],
        ontwerpen=[een for een in stukken if not een.goedgekeurd],
        nummers={een.id: een for een in stukken},
        f=Formulier(None, {}, fouten or {}),
    )


def _blad(asker: Asker, desk: Balie, request: Request, gelezen: Beleidsblad) -> Response:
    proberen = heeft(asker, "voorstel.aanvragen") and not gelezen.rij.goedgekeurd
    keuzes = desk.overdracht.voorstellen(asker) if proberen else ()
    return page(
        request,
        "beleid/blad.html",
        hier=f"/beleid/{gelezen.rij.id}",
        b=gelezen,
        t=gelezen.tekst,
        rekent=any(een.stand in BEZIG for een in gelezen.proeven),
        proberen=proberen,
        keuzes=[een for een in keuzes if een.beleid_goedgekeurd] or keuzes,
    )


def _wijzigen(
    request: Request,
    gelezen: Beleidsblad,
    f: Formulier[Beleidsaanpassing],
    volgorde: tuple[str, ...] = (),
    verplaatst: tuple[str, str] | None = None,
) -> Response:
    doelen = {een.id: een for een in (*gelezen.tekst.doelen, *gelezen.tekst.niet_nagestreefd)}
    gekozen = [doel for doel in volgorde if doel in doelen] or [een.id for een in gelezen.tekst.doelen]
    return page(
        request,
        "beleid/wijzigen.html",
        hier=f"/beleid/{gelezen.rij.id}",
        b=gelezen,
        t=gelezen.tekst,
        f=f,
        doelen=[doelen[doel] for doel in gekozen],
        weggelaten=[een for naam, een in doelen.items() if naam not in gekozen],
        verplaatst=verplaatst and verplaatst[1],
        namen=invulling.namen(gelezen.tekst),
    )
