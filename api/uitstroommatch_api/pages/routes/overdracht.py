"""What goes out of the house after a meeting: tables, the meeting pack, and a sheet per placement for the landlord."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

from fastapi import Depends, Query, Request, Response

from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.models import Tabel
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.errors import Weigering
from uitstroommatch_api.pages.rendering import page
from uitstroommatch_api.routing import Routes

if TYPE_CHECKING:
    from uitstroommatch.reports.pakket import Pakketregel

ROUTES = Routes("overdracht", prefix="", in_schema=False)
Maker = Annotated[Asker, Depends(recht("uitvoer.maken"))]
VAAK = 4  # placements from which a note is told once
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

TABELLEN: Mapping[Tabel, tuple[str, str]] = MappingProxyType(
    {
        "plaatsingen": ("Plaatsingen", "wie welke woning krijgt, met contractvorm en huur"),
        "niet_geplaatst": ("Niet geplaatst", "wie geen woning krijgt, met de redenen"),
        "doelen": ("Doelen", "hoe goed het voorstel is, en hoe zeker dat is"),
        "gebieden": ("Gebieden", "hoeveel elke buurt, wijk en gemeente draagt"),
        "besluiten": ("Besluiten", "wat is vastgelegd en afgewezen, met de reden"),
        "terugleiden": ("Terugleiden", "wie terugkeert naar een gemeente buiten de regio"),
    }
)
"""Table -> what it is called, and what is in it."""


@ROUTES.get("/overdracht")
def overdracht(
    asker: Maker, desk: Balie, request: Request, voorstel: Annotated[UUID | None, Query()] = None
) -> Response:
    """Show what can be handed over of a proposal: the newest one, unless another was chosen."""
    voorstellen = desk.overdracht.voorstellen(asker)
    gekozen = voorstel or next((een.id for een in voorstellen if een.beleid_goedgekeurd), None)
    if gekozen is None and voorstellen:
        gekozen = voorstellen[0].id
    keuze = None if gekozen is None else desk.overdracht.keuze(asker, gekozen)
    return page(request, "overdracht/overdracht.html", voorstellen=voorstellen, keuze=keuze, tabellen=TABELLEN)


@ROUTES.get("/overdracht/{voorstel_id}/vergaderstuk")
def vergaderstuk(
    asker: Maker, desk: Balie, request: Request, voorstel_id: UUID, vorig: Annotated[str, Query(max_length=60)] = ""
) -> Response:
    """Show the meeting pack, to read and to print; ``vorig`` empty: without what changed."""
    stuk = desk.overdracht.vergaderstuk(asker, voorstel_id, _eerder(vorig))
    return page(request, "overdracht/vergaderstuk.html", s=stuk, p=stuk.pakket, noten=_noten(stuk.pakket.plaatsingen))


@ROUTES.get("/overdracht/{voorstel_id}/bladen")
def bladen(
    asker: Maker,
    desk: Balie,
    request: Request,
    voorstel_id: UUID,
    corporatie: Annotated[str | None, Query(max_length=200)] = None,
) -> Response:
    """Show a sheet per placement, to read and to print; of one landlord when it is named."""
    return page(request, "overdracht/bladen.html", s=desk.overdracht.bladen(asker, voorstel_id, corporatie or None))


@ROUTES.get("/overdracht/{voorstel_id}/voorstel.xlsx")
def excel(asker: Maker, desk: Balie, voorstel_id: UUID) -> Response:
    """Give everything as a workbook."""
    return _bestand(desk.uitvoer.excel(asker, voorstel_id), EXCEL, "voorstel.xlsx")


@ROUTES.get("/overdracht/{voorstel_id}/{tabel}.csv")
def csv(asker: Maker, desk: Balie, voorstel_id: UUID, tabel: Tabel) -> Response:
    """Give one table as CSV."""
    return _bestand(desk.uitvoer.csv(asker, voorstel_id, tabel), "text/csv; charset=utf-8", f"{tabel}.csv")


def _noten(plaatsingen: Iterable[Pakketregel]) -> Mapping[str, int]:
    """Return the notes that so many placements have that they are told once, with their number."""
    tekst = Counter(tekst for een in plaatsingen for tekst in een.let_op)
    vaak = [wat for wat, keer in tekst.most_common() if keer >= VAAK]
    return {wat: nummer for nummer, wat in enumerate(vaak, start=1)}


def _eerder(vorig: str) -> UUID | None:
    """Return the previous proposal; an address that was broken off is no proposal that is there."""
    try:
        return UUID(vorig) if vorig else None
    except ValueError:
        raise Weigering(404, "Dit eerdere voorstel is er niet. Kies het opnieuw bij Overdracht.") from None


def _bestand(inhoud: bytes, soort: str, naam: str) -> Response:
    return Response(inhoud, media_type=soort, headers={"Content-Disposition": f'attachment; filename="{naam}"'})
