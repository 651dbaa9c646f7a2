"""Limits that hold for a while, for a street or complex."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Query
from pydantic import Field

from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.grenzen import HOOGSTE
from uitstroommatch.desk.models import Grensplek, GrensRij
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.repeat import Eenmalig
from uitstroommatch_api.routing import Routes
from uitstroommatch_api.words import Regel, Verhaal, Vraag

ROUTES = Routes("grenzen")
Beslisser = Annotated[Asker, Depends(recht("grens.beslissen"))]
Voorsteller = Annotated[Asker, Depends(recht("grens.voorstellen"))]
VanDossier = Annotated[UUID | None, Query(description="Alleen van dit dossier.")]


class Grensvoorstel(Vraag):
    """A limit that someone proposes: where, how many load points at most, until when and why."""

    dossier_id: UUID
    code: Regel
    grens: int = Field(ge=0, le=HOOGSTE, description="Hooguit zoveel punten.")
    einddatum: date = Field(description="De laatste dag waarop de grens geldt; hooguit een jaar vooruit.")
    motief: Verhaal


class Goedkeuring(Vraag):
    """What one says with an approval, if anything."""

    reden: Verhaal | None = None


class Grensreden(Vraag):
    """Why a limit is refused or withdrawn."""

    reden: Verhaal


@ROUTES.get("", summary="Tijdelijke grenzen, de nieuwste eerst")
def lijst(
    asker: Annotated[Asker, Depends(recht("grens.lezen"))], desk: Balie, dossier_id: VanDossier = None
) -> tuple[GrensRij, ...]:
    """Geeft de grenzen die u mag zien, met hoe het ermee staat."""
    return desk.grenzen.lijst(asker, dossier_id)


@ROUTES.get("/plekken", summary="Straten en complexen waarvoor u een grens kunt voorstellen")
def plekken(asker: Voorsteller, desk: Balie, dossier_id: VanDossier = None) -> tuple[Grensplek, ...]:
    """Geeft de straten en complexen met woningen van u, uit het nieuwste voorstel."""
    return desk.grenzen.plekken(asker, dossier_id)


@ROUTES.post("", status_code=201, summary="Stel een tijdelijke grens voor", responses={400: {}, 404: {}, 409: {}})
def stel_voor(asker: Voorsteller, desk: Balie, voorstel: Grensvoorstel, _sleutel: Eenmalig = None) -> GrensRij:
    """Stelt een grens voor; zij geldt als de regisseur van de hele regio haar goedkeurt."""
    return desk.grenzen.stel_voor(
        asker, voorstel.dossier_id, voorstel.code, voorstel.grens, voorstel.motief, voorstel.einddatum
    )


@ROUTES.post("/{grens_id}/goedkeuring", status_code=201, summary="Keur een grens goed", responses={400: {}, 409: {}})
def keur_goed(
    asker: Beslisser, desk: Balie, grens_id: UUID, goedkeuring: Goedkeuring, _sleutel: Eenmalig = None
) -> GrensRij:
    """Keurt een grens goed, als zij samengaat met wat al vastligt. Een volgend voorstel houdt zich eraan."""
    return desk.grenzen.keur_goed(asker, grens_id, goedkeuring.reden)


@ROUTES.post("/{grens_id}/weigering", status_code=201, summary="Weiger een grens", responses={400: {}, 409: {}})
def weiger(asker: Beslisser, desk: Balie, grens_id: UUID, weigering: Grensreden, _sleutel: Eenmalig = None) -> GrensRij:
    """Weigert een grens, met een reden."""
    return desk.grenzen.weiger(asker, grens_id, weigering.reden)


@ROUTES.post("/{grens_id}/intrekking", status_code=201, summary="Trek een grens in", responses={400: {}, 409: {}})
def trek_in(
    asker: Annotated[Asker, Depends(recht("grens.intrekken"))],
    desk: Balie,
    grens_id: UUID,
    intrekking: Grensreden,
    _sleutel: Eenmalig = None,
) -> GrensRij:
    """Trekt een grens in; voorstellen die haar volgden blijven wat zij zijn."""
    return desk.grenzen.trek_in(asker, grens_id, intrekking.reden)
