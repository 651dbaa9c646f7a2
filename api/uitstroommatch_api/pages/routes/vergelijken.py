"""Two proposals beside each other, and what another policy would change."""

from __future__ import annotations

from itertools import groupby
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Query, Request, Response
from pydantic import BaseModel

from uitstroommatch.desk.access import Asker, heeft
from uitstroommatch.desk.desk import Desk
from uitstroommatch.desk.models import Blad, VoorstelStand
from uitstroommatch.errors import Conflict
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.pages.deciding import bij_client
from uitstroommatch_api.pages.forms import LEEG, Formulier, formulier
from uitstroommatch_api.pages.rendering import page, redirect
from uitstroommatch_api.routing import Routes

ROUTES = Routes("vergelijken", prefix="/vergelijken", in_schema=False)
Vergelijker = Annotated[Asker, Depends(recht("voorstel.vergelijken"))]
AF = ("klaar", "geannuleerd")
STABIEL = "stabiliteit"
MEEST = 100


class Beleidsproef(BaseModel):
    """A proposal, and the policy to try on it."""

    voorstel: UUID
    beleid: UUID


@ROUTES.get("")
def vergelijken(
    asker: Vergelijker,
    desk: Balie,
    request: Request,
    een: Annotated[UUID | None, Query()] = None,
    ander: Annotated[UUID | None, Query()] = None,
) -> Response:
    """Show two proposals beside each other, or how far the second is."""
    return _blad(asker, desk, request, een, ander)


@ROUTES.post("/beleid")
def ander_beleid(
    asker: Annotated[Asker, Depends(recht("voorstel.aanvragen"))],
    desk: Balie,
    request: Request,
    f: Annotated[Formulier[Beleidsproef], Depends(formulier(Beleidsproef))],
) -> Response:
    """Ask for a trial under another policy that stays close to a proposal, and show what is different."""
    if f.waarde is None:
        return _blad(asker, desk, request, None, None, f.met_fouten({"beleid": "Kies een beleid uit de lijst."}))
    oud = desk.voorstellen.haal(asker, f.waarde.voorstel)
    stand = desk.voorstellen.vraag_aan(
        asker, oud.versie_id, f.waarde.beleid, peildatum=oud.peildatum, zaad=oud.zaad, tijd=oud.tijd,
        rekenwerk=oud.rekenwerk, vorig_id=oud.id,
    )  # fmt: skip
    return redirect(request, f"/vergelijken?een={oud.id}&ander={stand.id}")


def _blad(
    asker: Asker, desk: Desk, request: Request, een: UUID | None, ander: UUID | None,
    f: Formulier[Any] = LEEG,
) -> Response:  # fmt: skip
    if een is not None and ander is not None and een != ander:
        volgt = "hx-request" in request.headers
        standen = tuple(desk.voorstellen.haal(asker, welk, opnieuw=volgt) for welk in (een, ander))
        if volgt and any(stand.stand in ("wacht", "bezig") for stand in standen):
            return page(request, "vergelijken/vergelijken.html", f=f, **{**_keuze(een, ander), **_bezig(standen)})
        uitkomst = _uitkomst(asker, desk, standen)
    else:
        uitkomst = {"naast": None, "bezig": None, "conflict": ""}
    lijst = desk.voorstellen.lijst(asker, Blad(grootte=MEEST)).items
    namen = {rij.id: rij.naam for rij in desk.dossiers.lijst(asker, Blad(grootte=500)).items}
    keuze = {
        "groepen": _groepen([stand for stand in lijst if stand.stand in AF], namen),
        "stukken": _stukken(asker, desk),
        "gelijk": een is not None and een == ander,
    }
    alles = {**_keuze(een, ander), **uitkomst, **keuze}
    return page(request, "vergelijken/vergelijken.html", f=f, **alles)


def _stukken(asker: Asker, desk: Desk) -> tuple[tuple[str, str], ...]:
    """Return the policies to choose from, for who may ask for a proposal."""
    if not heeft(asker, "voorstel.aanvragen"):
        return ()
    return tuple(
        (str(stuk.id), f"{stuk.naam} (nummer {stuk.nummer}, {'goedgekeurd' if stuk.goedgekeurd else 'ontwerp'})")
        for stuk in desk.beleid.lijst(asker)
    )


def _keuze(een: UUID | None, ander: UUID | None) -> dict[str, Any]:
    return {
        "een": een, "ander": ander, "groepen": (), "stukken": (), "gelijk": False, "bij_client": bij_client,
        "naast": None, "bezig": None, "conflict": "",
    }  # fmt: skip


def _bezig(standen: tuple[VoorstelStand, ...]) -> dict[str, Any]:
    return {"bezig": next(stand for stand in standen if stand.stand in ("wacht", "bezig"))}


def _uitkomst(asker: Asker, desk: Desk, standen: tuple[VoorstelStand, ...]) -> dict[str, Any]:
    """Return the difference, how far it is, or why there is none."""
    if any(stand.stand in ("wacht", "bezig") for stand in standen):
        return _bezig(standen)
    if mislukt := next((stand for stand in standen if stand.stand == "mislukt"), None):
        return {"conflict": mislukt.melding or "Een van beide voorstellen is mislukt."}
    try:
        naast = desk.overleg.naast_elkaar(asker, standen[0].id, standen[1].id)
    except Conflict as fout:
        return {"conflict": str(fout)}
    doelen = naast.plannen.doelen
    if naast.ander.vorig_id == naast.een.id:  # how close it stayed is told by who gets something else
        doelen = tuple(doel for doel in doelen if doel.id != STABIEL)
    return {"naast": naast, "doelen": doelen, "beslist": next((doel for doel in doelen if doel.winst), None)}


def _groepen(standen: list[VoorstelStand], namen: dict[UUID, str]) -> tuple[tuple[str, tuple[VoorstelStand, ...]], ...]:
    """Return the proposals by version, as only those of one version can be compared; the newest version first."""
    volgorde = list(dict.fromkeys(stand.versie_id for stand in standen))
    gesorteerd = sorted(standen, key=lambda stand: volgorde.index(stand.versie_id))
    groepen = []
    for _, groep in groupby(gesorteerd, key=lambda stand: stand.versie_id):
        leden = tuple(groep)
        groepen.append((namen.get(leden[0].dossier_id, "Dossier"), leden))
    return tuple(groepen)
