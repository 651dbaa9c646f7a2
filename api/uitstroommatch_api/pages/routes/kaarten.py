"""The map of a proposal, large: in the version of whoever looks or in the one to hand on, with the numbers under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, NamedTuple
from uuid import UUID

from fastapi import Depends, Query, Request, Response
from markupsafe import Markup

from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.models import Spreidingsrij
from uitstroommatch.spread.block import spreidingsblok
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.kaartblad import kaartblad
from uitstroommatch_api.pages.dutch import opsomming
from uitstroommatch_api.pages.rendering import page
from uitstroommatch_api.routing import Routes

ROUTES = Routes("kaarten", prefix="", in_schema=False)
Lezer = Annotated[Asker, Depends(recht("kaart.lezen"))]
Ja = Annotated[str, Query(max_length=5)]
BINNEN = ("wijk", "buurt")


class Regel(NamedTuple):
    """An area, or areas that are told together, with the numbers of people. ``None``: not told."""

    naam: str
    bestaand: int | None
    nieuw: int | None


class Gemeente(NamedTuple):
    """A gemeente with the areas in it, when anything of them is told."""

    zelf: Regel
    wijken: tuple[Regel, ...]
    buurten: tuple[Regel, ...]


@ROUTES.get("/kaarten")
def lijst(asker: Lezer, desk: Balie, request: Request) -> Response:
    """Show the proposals that have a map, the newest first."""
    return page(request, "kaarten/lijst.html", voorstellen=desk.overdracht.voorstellen(asker))


@ROUTES.get("/voorstellen/{voorstel_id}/kaart")
def kaart(asker: Lezer, desk: Balie, request: Request, voorstel_id: UUID, gedeeld: Ja = "") -> Response:
    """Show the map with the numbers under it; ``gedeeld``: as it may be handed on."""
    blad = desk.kaart.blad(asker, voorstel_id, gedeeld=bool(gedeeld))
    gemeenten = tuple(_per_gemeente(blad.spreiding.rijen))
    return page(request, "kaarten/kaart.html", blad=blad, gemeenten=gemeenten, gedeeld=bool(gedeeld))


@ROUTES.get("/voorstellen/{voorstel_id}/kaart/cijfers")
def cijfers(asker: Lezer, desk: Balie, request: Request, voorstel_id: UUID, gedeeld: Ja = "") -> Response:
    """Show how well the proposal spreads. In a large dossier that takes a while, so it comes after the rest."""
    gevonden = desk.spreiding.cijfers(asker, voorstel_id, gedeeld=bool(gedeeld))
    blok = Markup("") if gevonden is None else spreidingsblok(gevonden)
    return page(request, "kaarten/cijfers.html", voorstel_id=voorstel_id, blok=blok, gedeeld=bool(gedeeld))


@ROUTES.get("/voorstellen/{voorstel_id}/kaart/blad")
def blad(asker: Lezer, desk: Balie, request: Request, voorstel_id: UUID, klein: Ja = "", gedeeld: Ja = "") -> Response:
    """Give the map itself, for a frame; ``klein``: without head and tables, to stand beside the same facts."""
    pagina = desk.kaart.haal(asker, voorstel_id, ingebed=bool(klein), gedeeld=bool(gedeeld))
    return kaartblad(request, pagina)


@ROUTES.get("/voorstellen/{voorstel_id}/uitstroomkaart.html")
def bestand(asker: Lezer, desk: Balie, request: Request, voorstel_id: UUID, gedeeld: Ja = "") -> Response:
    """Give the map as a file that works without a network."""
    antwoord = kaartblad(request, desk.kaart.haal(asker, voorstel_id, gedeeld=bool(gedeeld)))
    naam = "uitstroomkaart-gedeeld.html" if gedeeld else "uitstroomkaart.html"
    antwoord.headers["Content-Disposition"] = f'attachment; filename="{naam}"'
    return antwoord


# --- the numbers -------------------------------------------------------------------------------------------------


def _per_gemeente(rijen: Iterable[Spreidingsrij]) -> Iterator[Gemeente]:
    per: dict[str, list[Spreidingsrij]] = {}
    for rij in rijen:
        per.setdefault(rij.gemeente, []).append(rij)
    for eigen in per.values():
        zelf = [rij for rij in eigen if rij.niveau == "gemeente"]
        wijken, buurten = (tuple(_regels([rij for rij in eigen if rij.niveau == niveau])) for niveau in BINNEN)
        yield from (Gemeente(Regel(rij.naam, rij.bestaand, rij.nieuw), wijken, buurten) for rij in zelf)


def _regels(rijen: list[Spreidingsrij]) -> Iterator[Regel]:
    """Yield a line per area; areas that are told together come once, with all their names."""
    if all(rij.bestaand is None and rij.nieuw is None for rij in rijen):
        return
    namen = {rij.code: rij.naam for rij in rijen}
    gehad: set[str] = set()
    for rij in rijen:
        if rij.code in gehad:
            continue
        samen = (rij.code, *rij.samen_met)
        gehad.update(samen)
        naam = opsomming(namen.get(code, code) for code in samen)
        yield Regel(f"{naam} samen" if rij.samen_met else naam, rij.bestaand, rij.nieuw)
