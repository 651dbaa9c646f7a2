"""The commands of the service: start it, make accounts, keep and restore what it holds."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from uitstroommatch.cli import screen
from uitstroommatch.cli.commands import app, uitgangen
from uitstroommatch.errors import DienstFout
from uitstroommatch.resources import data_map

if TYPE_CHECKING:
    from uitstroommatch.desk.access import Asker
    from uitstroommatch.desk.desk import Desk

WACHTWOORD = "UITSTROOMMATCH_WACHTWOORD"
KORTSTE = 12

accounts = typer.Typer(help="Accounts voor wie zich met een wachtwoord aanmeldt.", no_args_is_help=True)
app.add_typer(accounts, name="account")

Map = Annotated[Path | None, typer.Option("--map", help="De map van de dienst.", metavar="MAP")]
Naam = Annotated[str, typer.Argument(help="De naam waarmee iemand zich aanmeldt.", metavar="NAAM")]


@app.command()
def serveer(
    poort: Annotated[int | None, typer.Option(min=0, max=65535, help="De poort; 0 kiest een vrije.")] = None,
    adres: Annotated[str | None, typer.Option(help="Het adres; een ander dan deze machine vraagt OIDC.")] = None,
    map_: Map = None,
    zonder_werker: Annotated[
        bool, typer.Option("--zonder-werker", help="Reken niet zelf; dat doen dan uitstroommatch werker.")
    ] = False,
    voorbeeld: Annotated[
        bool, typer.Option("--voorbeeld", help="Laad het voorbeeld als er nog geen dossier is.")
    ] = False,
) -> None:
    """Start de dienst: database, API en rekenwerk op deze machine."""
    with uitgangen():
        from uitstroommatch_api.run import serveer as _serveer  # brings the web along
        from uitstroommatch_api.settings import lees_settings

        settings = lees_settings(poort=poort, adres=adres, map=map_)
        _serveer(
            settings,
            tell=screen.gereed,
            werker=not zonder_werker,
            voorbeeld=data_map() / "voorbeeld" if voorbeeld else None,
        )


@app.command()
def werker(
    slots: Annotated[int, typer.Option(min=1, max=64, help="Zoveel berekeningen tegelijk; elke vraagt een kern.")] = 1,
    naam: Annotated[str | None, typer.Option(help="Hoe deze werker in het logboek heet.")] = None,
    geheugen: Annotated[int | None, typer.Option(min=256, help="Hooguit zoveel MB voor een berekening.")] = None,
    map_: Map = None,
) -> None:
    """Reken mee voor een dienst, op deze of een andere machine, tot Ctrl-C; wat niet af is, gaat terug in de rij."""
    with uitgangen(), _database(map_) as url:
        from uitstroommatch.jobs.engine import bereikbaar, werk
        from uitstroommatch.store.database import Store

        store, stop = Store(url), threading.Event()
        for teken in (signal.SIGTERM, signal.SIGINT):
            signal.signal(teken, lambda *_: stop.set())
        try:
            bereikbaar(store)
            screen.gereed("De werker rekent mee. Stop hem met Ctrl-C.")
            werk(store, slots=slots, stop=stop, naam=naam, geheugen=geheugen)
        finally:
            store.close()
        screen.gereed("De werker is gestopt.")


@accounts.command()
def toevoegen(
    naam: Naam,
    rol: Annotated[list[str], typer.Option(help="Een rol; mag vaker.", metavar="ROL")],
    volledige_naam: Annotated[str | None, typer.Option(help="Zoals anderen iemand kennen.")] = None,
    hele_regio: Annotated[bool, typer.Option("--hele-regio", help="Een regisseur van de hele regio.")] = False,
    gemeente: Annotated[list[str] | None, typer.Option(help="Code van een gemeente; mag vaker.")] = None,
    aanbieder: Annotated[str | None, typer.Option(help="De aanbieder van wie iemand is.")] = None,
    corporatie: Annotated[str | None, typer.Option(help="De corporatie van wie iemand is.")] = None,
    map_: Map = None,
) -> None:
    """Maak een account, en vraag om een wachtwoord (of neem dat uit UITSTROOMMATCH_WACHTWOORD)."""
    with uitgangen(), _balie(map_) as (desk, asker):
        from uitstroommatch.desk.models import Bereik

        bereik = Bereik(
            hele_regio=hele_regio, gemeenten=tuple(gemeente or ()), aanbieder=aanbieder, corporatie=corporatie
        )
        desk.accounts.voeg_toe(asker, naam, volledige_naam or naam, rol, bereik, _wachtwoord())
        screen.gereed(f"Het account {naam} is er.")


@accounts.command()
def lijst(map_: Map = None) -> None:
    """Toon de accounts."""
    with uitgangen(), _balie(map_) as (desk, asker):
        screen.accounts(desk.accounts.lijst(asker))


@accounts.command()
def wachtwoord(naam: Naam, map_: Map = None) -> None:
    """Geef een account een ander wachtwoord."""
    with uitgangen(), _balie(map_) as (desk, asker):
        desk.accounts.wijzig(asker, naam, wachtwoord=_wachtwoord())
        screen.gereed(f"Het wachtwoord van {naam} is gewijzigd.")


@app.command()
def reservekopie(
    pad: Annotated[Path, typer.Argument(help="Het bestand dat wordt gemaakt.", metavar="PAD")], map_: Map = None
) -> None:
    """Schrijf alles wat de dienst bewaart naar een bestand; dat mag terwijl zij draait."""
    with uitgangen(), _database(map_) as url:
        from uitstroommatch.store import backup

        backup.reservekopie(url, pad)
        screen.gereed(f"De reservekopie staat in {pad}. Bewaar haar veilig: alles staat erin.")


@app.command()
def herstel(pad: Annotated[Path, typer.Argument(help="De reservekopie.", metavar="PAD")], map_: Map = None) -> None:
    """Zet een reservekopie terug in een lege database: een nieuwe map, of een eigen server."""
    with uitgangen(), _database(map_) as url:
        from uitstroommatch.store import backup

        backup.herstel(url, pad)
        screen.gereed("De reservekopie staat erin.")


# --- behind the commands -----------------------------------------------------------------------------------------


@contextmanager
def _database(map_: Path | None) -> Iterator[str]:
    """Give the address of the database, of a service that runs as well."""
    from uitstroommatch_api.run import database
    from uitstroommatch_api.settings import lees_settings

    with database(lees_settings(map=map_), shared=True) as (url, _):
        yield url


@contextmanager
def _balie(map_: Path | None) -> Iterator[tuple[Desk, Asker]]:
    """Open the desk for who sits at this machine; the trail calls it the command line."""
    from uitstroommatch.desk.access import Rol
    from uitstroommatch.desk.desk import Desk
    from uitstroommatch.desk.models import Bereik
    from uitstroommatch.jobs.engine import Jobs
    from uitstroommatch_api.run import opened
    from uitstroommatch_api.sign_in import LOKAAL

    with _database(map_) as url, opened(url) as store:
        desk = Desk(store, Jobs(store))
        yield desk, desk.accounts.van_oidc(LOKAAL, "opdrachtregel", "Opdrachtregel", [Rol.BEHEERDER], Bereik())


def _wachtwoord() -> str:
    """Ask for a password without showing it; never an option, which other users of the machine could read."""
    gegeven = os.environ.get(WACHTWOORD) or typer.prompt("Wachtwoord", hide_input=True, confirmation_prompt=True)
    if len(gegeven) < KORTSTE:
        raise DienstFout(f"Een wachtwoord heeft minstens {KORTSTE} tekens.")
    return str(gegeven)
