"""The commands for official borders: fetch them, or read a file someone has."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from uitstroommatch.borders.columns import NIVEAUS, aantal
from uitstroommatch.cli import screen
from uitstroommatch.cli.commands import app, uitgangen
from uitstroommatch.errors import Fout, InvoerFout
from uitstroommatch.io.folder import GRENZEN, HERKOMST
from uitstroommatch.io.wording import echo
from uitstroommatch.policy.load import BESTAND, lees_beleid

if TYPE_CHECKING:
    from uitstroommatch.borders.product import Opdracht, Resultaat

gebieden = typer.Typer(help="Officiële grenzen van gemeenten, wijken en buurten, voor de kaart.", no_args_is_help=True)
app.add_typer(gebieden, name="gebieden")

Map = Annotated[Path, typer.Argument(help="De map van het dossier; daar komt gebieden.geojson.", metavar="DOSSIER")]
Jaar = Annotated[int, typer.Option(min=1995, max=2100, help="Het jaar van de wijk- en buurtkaart.")]
Beleid = Annotated[Path | None, typer.Option(help="Het beleid met de regio; anders beleid.toml in de map.")]
Gemeente = Annotated[
    list[str] | None, typer.Option(help="Code van een gemeente, in plaats van de regio van het beleid; mag vaker.")
]
Tabel = Annotated[bool, typer.Option("--tabel", help="Schrijf ook gebieden.csv, met de huishoudens van de bron.")]
Overschrijven = Annotated[bool, typer.Option("--overschrijven", help="Vervang bestanden die er al zijn.")]
Hooguit = Annotated[
    int | None, typer.Option(min=10, help="Hooguit zoveel kilobyte voor de kaart; 1000 voor een regio.")
]
Op = Annotated[
    datetime | None, typer.Option(help="De dag waarop de kaart is opgehaald, voor de herkomst.", formats=["%Y-%m-%d"])
]
GEBIEDEN = "gebieden.csv"
GEMEENTE = re.compile(r"GM\d{4}", re.ASCII)


@gebieden.command()
def halen(
    map_: Map,
    jaar: Jaar,
    beleid: Beleid = None,
    gemeente: Gemeente = None,
    bron: Annotated[
        str | None, typer.Option(help="Een andere kaartdienst (OGC API Features) dan PDOK.", metavar="ADRES")
    ] = None,
    tabel: Tabel = False,
    hooguit: Hooguit = None,
    op: Op = None,
    overschrijven: Overschrijven = False,
) -> None:
    """Haal de wijk- en buurtkaart van CBS en Kadaster op bij PDOK, voor de regio van het beleid."""
    with uitgangen():
        from uitstroommatch.borders import ogc, product  # brings the web and the projection along

        opdracht = _opdracht(map_, jaar, beleid, gemeente, hooguit, op, tabel=tabel, overschrijven=overschrijven)
        _toon(opdracht, product.haal(opdracht, ogc.Dienst(adres=bron) if bron else None, wacht=_wacht))


@gebieden.command()
def lezen(
    map_: Map,
    bestanden: Annotated[
        list[Path], typer.Argument(help="GeoPackage of GeoJSON met de buurten; mag meer zijn.", metavar="BESTAND")
    ],
    jaar: Jaar,
    beleid: Beleid = None,
    gemeente: Gemeente = None,
    naamsvermelding: Annotated[
        str | None, typer.Option(help="Wie de kaart maakte, als dat niet CBS en Kadaster zijn.")
    ] = None,
    licentie: Annotated[str | None, typer.Option(help="De licentie van zo'n kaart.")] = None,
    tabel: Tabel = False,
    hooguit: Hooguit = None,
    op: Op = None,
    overschrijven: Overschrijven = False,
) -> None:
    """Lees de grenzen uit een bestand dat u al hebt; daar is geen netwerk voor nodig."""
    with uitgangen():
        from uitstroommatch.borders import output, product

        opdracht = _opdracht(map_, jaar, beleid, gemeente, hooguit, op, tabel=tabel, overschrijven=overschrijven)
        cbs = output.Naamsvermelding.cbs(jaar)
        wie = output.Naamsvermelding(jaar, naamsvermelding or cbs.bron, licentie or cbs.licentie)
        _toon(opdracht, product.lees(opdracht, bestanden, wie))


def _opdracht(
    map_: Path,
    jaar: int,
    beleid: Path | None,
    gemeenten: Sequence[str] | None,
    hooguit: int | None,
    op: datetime | None,
    *,
    tabel: bool,
    overschrijven: bool,
) -> Opdracht:
    from uitstroommatch.borders.product import Opdracht

    return Opdracht(
        map=map_,
        gemeenten=_gemeenten(gemeenten, beleid or map_ / BESTAND),
        jaar=jaar,
        hooguit=hooguit,
        op=op.date().isoformat() if op else None,
        tabel=tabel,
        overschrijven=overschrijven,
    )


def _gemeenten(gegeven: Sequence[str] | None, beleid: Path) -> tuple[str, ...]:
    """Return the region: what was given, or else that of the policy.

    Raises:
        InvoerFout: a code is no code, or the policy is broken.
    """
    if not gegeven:
        return lees_beleid(beleid).beleid.regio
    fout = [
        Fout("--gemeente", 0, "", "is geen code van een gemeente", "een CBS-code als GM0150", echo(een))
        for een in gegeven
        if not GEMEENTE.fullmatch(een)
    ]
    if fout:
        raise InvoerFout(fout)
    return tuple(gegeven)


def _wacht(seconden: float, reden: str) -> None:
    screen.fout(f"{reden}. Over {seconden:.0f} seconden nog eens.")
    time.sleep(seconden)


def _toon(opdracht: Opdracht, gedaan: Resultaat) -> None:
    """Say what came, what was done to it, and who must be named."""
    screen.waarschuwingen(gedaan.waarschuwingen)
    aantallen = ", ".join(aantal(gedaan.aantallen[niveau], niveau) for niveau in reversed(NIVEAUS))
    hoe = f"{gedaan.bestanden[GRENZEN] / 1000:.0f} kB, vereenvoudigd op {gedaan.vereenvoudigd.tolerantie:.0f} meter"
    screen.gereed(f"{opdracht.map / GRENZEN}: {aantallen} ({hoe}).")
    if gedaan.water:
        screen.gereed(f"Weggelaten: {gedaan.water} vlakken die water zijn.")
    if opdracht.tabel:
        screen.gereed(f"De gebieden zelf staan in {opdracht.map / GEBIEDEN}.")
    screen.gereed(f"Noem als bron: {gedaan.naamsvermelding}. De herkomst staat in {opdracht.map / HERKOMST}.")
