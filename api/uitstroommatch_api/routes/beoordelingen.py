"""The review of a proposal by corporations."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import Depends
from pydantic import Field

from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.models import Antwoord, Beoordelingsblad, Beoordelingsgang, BesluitRij
from uitstroommatch.desk.termijn import LANGSTE, WERKDAGEN
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.repeat import Eenmalig
from uitstroommatch_api.routing import Routes
from uitstroommatch_api.words import Regel, Sleutel, Verhaal, Vraag

ROUTES = Routes("beoordelingen")
Voorlegger = Annotated[Asker, Depends(recht("beoordeling.voorleggen"))]
Lezer = Annotated[Asker, Depends(recht("beoordeling.lezen"))]
Antwoorder = Annotated[Asker, Depends(recht("beoordeling.antwoorden"))]


class Voorlegging(Vraag):
    """How long corporations get."""

    werkdagen: int = Field(default=WERKDAGEN, ge=1, le=LANGSTE, description="Termijn in werkdagen.")


class Uitstel(Vraag):
    """A later end of the term: for one corporation, or for all that still have to answer."""

    uiterlijk: date
    reden: Verhaal
    corporatie: Regel | None = None


class Beantwoording(Vraag):
    """What a corporation answers about one placement. An objection has a reason (see besluiten/redenen)."""

    client_sleutel: Sleutel
    woning_id: Sleutel
    antwoord: Antwoord
    redencode: Regel | None = None
    reden: Verhaal | None = None


@ROUTES.get("", summary="Voorstellen die worden beoordeeld, de nieuwste eerst")
def lijst(asker: Lezer, desk: Balie) -> tuple[Beoordelingsblad, ...]:
    """Geeft per voorstel hoe het staat; een corporatie ziet alleen haar eigen beoordeling."""
    return desk.beoordelingen.lijst(asker)


@ROUTES.get("/{voorstel_id}", summary="Hoe de beoordeling van een voorstel staat")
def haal(asker: Lezer, desk: Balie, voorstel_id: UUID) -> Beoordelingsblad:
    """Geeft per corporatie wat is beantwoord, tot wanneer zij heeft, en welke bezwaren er zijn."""
    return desk.beoordelingen.haal(asker, voorstel_id)


@ROUTES.post("/{voorstel_id}", status_code=201, summary="Leg een voorstel voor", responses={400: {}, 409: {}})
def leg_voor(
    asker: Voorlegger, desk: Balie, voorstel_id: UUID, voorlegging: Voorlegging, _sleutel: Eenmalig = None
) -> Beoordelingsblad:
    """Legt een voorstel voor aan elke corporatie met een plaatsing erin."""
    return desk.beoordelingen.leg_voor(asker, voorstel_id, voorlegging.werkdagen)


@ROUTES.post("/{voorstel_id}/verlenging", status_code=201, summary="Verleng de termijn", responses={400: {}, 409: {}})
def verleng(
    asker: Voorlegger, desk: Balie, voorstel_id: UUID, uitstel: Uitstel, _sleutel: Eenmalig = None
) -> Beoordelingsblad:
    """Geeft een corporatie, of alle die nog moeten antwoorden, tot een latere dag."""
    return desk.beoordelingen.verleng(asker, voorstel_id, uitstel.uiterlijk, uitstel.reden, uitstel.corporatie)


@ROUTES.get("/{voorstel_id}/plaatsingen", summary="De plaatsingen die u beoordeelt")
def gang(asker: Antwoorder, desk: Balie, voorstel_id: UUID) -> Beoordelingsgang:
    """Geeft elke plaatsing in uw woningen, met alleen wat u ervan nodig heeft, en de grenzen eromheen."""
    return desk.antwoorden.gang(asker, voorstel_id)


@ROUTES.post(
    "/{voorstel_id}/antwoorden", status_code=201, summary="Antwoord over een plaatsing", responses={400: {}, 409: {}}
)
def antwoord(
    asker: Antwoorder, desk: Balie, voorstel_id: UUID, beantwoording: Beantwoording, _sleutel: Eenmalig = None
) -> BesluitRij:
    """Zegt akkoord, of maakt bezwaar: dat wijst de plaatsing af, en een volgend voorstel houdt zich daaraan."""
    b = beantwoording
    return desk.antwoorden.antwoord(asker, voorstel_id, b.client_sleutel, b.woning_id, b.antwoord, b.redencode, b.reden)


@ROUTES.post("/{voorstel_id}/akkoord", status_code=201, summary="Akkoord met alle overige", responses={409: {}})
def akkoord(asker: Antwoorder, desk: Balie, voorstel_id: UUID, _sleutel: Eenmalig = None) -> Beoordelingsblad:
    """Zegt akkoord met elke plaatsing waarover nog niets is besloten."""
    return desk.antwoorden.akkoord_met_overige(asker, voorstel_id)
