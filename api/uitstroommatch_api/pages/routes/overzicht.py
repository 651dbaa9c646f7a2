"""The page to begin with: how things stand, and what waits for someone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Query, Request, Response

from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.beoordelingstand import ESCALATIE
from uitstroommatch.desk.models import Aandacht
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.pages.dutch import datum, telwoord
from uitstroommatch_api.pages.rendering import page
from uitstroommatch_api.routing import Routes

ROUTES = Routes("overzicht", prefix="", in_schema=False)


@ROUTES.get("/overzicht")
def overzicht(
    asker: Annotated[Asker, Depends(recht("dossier.lezen"))],
    desk: Balie,
    request: Request,
    dossier: Annotated[UUID | None, Query()] = None,
) -> Response:
    """Show how things stand."""
    blad = desk.overzicht.haal(asker, dossier)
    return page(
        request,
        "overzicht/overzicht.html",
        blad=blad,
        cijfers=blad.cijfers,
        taken=[_taak(een) for een in blad.aandacht],
        steun=_per_aanbieder(blad.cijfers.steun if blad.cijfers else ()),
    )


def _per_aanbieder(steun: Sequence[Any]) -> tuple[list[str], dict[str, dict[str, Any]]]:
    """Return the municipalities, and the support of each provider by municipality."""
    gemeenten = sorted({een.naam for een in steun})
    per: dict[str, dict[str, Any]] = {}
    for een in steun:
        per.setdefault(een.aanbieder, {})[een.naam] = een
    return gemeenten, per


def _taak(een: Aandacht) -> tuple[str, str, str]:
    """Return what waits as a sentence, what one can do about it, and where."""
    n, voorstel, nieuw = een.aantal, f"/voorstellen/{een.id}", f"/voorstellen/nieuw?versie={een.id}"
    review = f"/beoordelen/{een.id}"
    beleid = f"/beleid/{een.id}" if n == 1 else "/beleid"
    return {
        "geen_dossier": ("Er zijn nog geen gegevens.", "Bestanden inleveren", "/invoer"),
        "geen_voorstel": ("Over deze gegevens is nog geen voorstel gemaakt.", "Voorstel vragen", nieuw),
        "nieuwe_versie": (
            "Het laatste voorstel gaat over een eerdere versie van de gegevens.",
            "Nieuw voorstel vragen",
            nieuw,
        ),
        "inzending": (
            f"U heeft {telwoord(n, 'keer', 'keer')} bestanden ingeleverd die nog niet gelden.",
            "Verder met nakijken",
            f"/invoer/{een.id}",
        ),
        "bezig": (
            f"In berekening: {telwoord(n, 'voorstel', 'voorstellen')}.",
            "Meekijken",
            voorstel,
        ),
        "mislukt": ("Het laatste voorstel is niet gelukt.", "Bekijken waarom", voorstel),
        "te_beslissen": (
            f"Over {telwoord(n, 'plaatsing', 'plaatsingen')} van het laatste voorstel is nog niet besloten.",
            "Beslissen",
            f"{voorstel}?aandacht=open",
        ),
        "akkoord": (
            f"Bij {telwoord(n, 'plaatsing', 'plaatsingen')} is akkoord gegeven. U kunt nu vastleggen.",
            "Vastleggen",
            f"{voorstel}?aandacht=akkoord",
        ),
        "opnieuw_rekenen": (
            f"Genomen sinds het laatste voorstel: {telwoord(n, 'besluit', 'besluiten')}.",
            "Opnieuw rekenen",
            f"{voorstel}/opnieuw",
        ),
        "voor_te_leggen": (
            "Het nieuwste voorstel is nog niet voorgelegd aan de corporaties.",
            "Voorleggen",
            review,
        ),
        "beoordeling_wacht": (
            f"{telwoord(n, 'corporatie moet', 'corporaties moeten')} nog antwoorden, uiterlijk {datum(een.tot)}.",
            "Bekijken",
            review,
        ),
        "beoordeling_bezwaar": (
            f"Corporaties maakten {telwoord(n, 'bezwaar', 'bezwaren')} tegen het voorgelegde voorstel.",
            "Bekijken",
            review,
        ),
        "beoordeling_geescaleerd": (
            f"Bij {telwoord(n, 'corporatie', 'corporaties')} is de termijn voorbij. Dat is voor het {ESCALATIE}.",
            "Bekijken",
            review,
        ),
        "te_beoordelen": (
            f"{telwoord(n, 'plaatsing wacht', 'plaatsingen wachten')} op uw antwoord, uiterlijk {datum(een.tot)}.",
            "Beoordelen",
            review,
        ),
        "grens_voorgesteld": (
            f"{telwoord(n, 'tijdelijke grens wacht', 'tijdelijke grenzen wachten')} op uw oordeel.",
            "Bekijken",
            "/grenzen",
        ),
        "grens_veranderd": (
            f"Veranderd sinds het laatste voorstel: {telwoord(n, 'tijdelijke grens', 'tijdelijke grenzen')}.",
            "Opnieuw rekenen",
            f"{voorstel}/opnieuw",
        ),
        "beleid_ontwerp": (
            f"{telwoord(n, 'beleid wacht', 'beleidsstukken wachten')} op goedkeuring door de beheerder. Tot dan is een "
            "voorstel ermee een proef.",
            "Bekijken",
            beleid,
        ),
        "beleid_goedkeuren": (
            f"{telwoord(n, 'beleid wacht', 'beleidsstukken wachten')} op uw goedkeuring.",
            "Bekijken",
            beleid,
        ),
    }[een.soort]
