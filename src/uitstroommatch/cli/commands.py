"""The command line: a thin shell over the service. Names and exit codes are fixed (formats.md).

Exit codes: 0 done; 1 the check found a breach; 2 the input is wrong, all faults on standard error; 3 no plan is
possible.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from uitstroommatch import service
from uitstroommatch.cli import screen
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.errors import ControleFout, InvoerFout, UitstroommatchFout
from uitstroommatch.io.decision_reader import lees_besluiten
from uitstroommatch.io.export import schrijf_json
from uitstroommatch.io.proposal_reader import lees_voorstel
from uitstroommatch.synthetic import schrijf_voorbeeld

T = TypeVar("T")

BREUK, INVOER, ONMOGELIJK = 1, 2, 3

app = typer.Typer(
    help="Stelt voor wie uit beschermd wonen of opvang welke woning krijgt. Mensen beslissen.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class Profiel(StrEnum):
    """Kind of synthetic dossier."""

    REGIO = "regio"
    KRAP = "krap"
    LANDELIJK = "landelijk"


class Tegels(StrEnum):
    """Kind of PDOK background tiles."""

    GRIJS = "grijs"
    STANDAARD = "standaard"


Dossier = Annotated[Path, typer.Argument(help="De map met de bestanden van het dossier.", metavar="DOSSIER")]
Bestand = Annotated[Path, typer.Argument(help="Het voorstel.", metavar="VOORSTEL")]
Peildatum = Annotated[
    datetime | None, typer.Option(help="Gaat voor de peildatum van het beleid.", formats=["%Y-%m-%d"])
]
Beleid = Annotated[Path | None, typer.Option(help="Een ander beleidsbestand dan beleid.toml in de map.")]
Zaad = Annotated[int, typer.Option(min=0, max=2**31 - 1, help="Kiest tussen even goede plannen.")]
Zoektijd = Annotated[float, typer.Option(min=0, help="Hooguit zoveel seconden voor elke keer zoeken.")]
AlsJson = Annotated[bool, typer.Option("--json", help="Schrijf de redenen als JSON, voor een ander programma.")]
Vorig = Annotated[Path | None, typer.Option(help="Een eerder voorstel, voor het doel stabiliteit.")]


@app.command()
def voorstel(
    dossier: Dossier,
    uit: Annotated[Path, typer.Option(help="Waar het voorstel wordt geschreven.")],
    peildatum: Peildatum = None,
    tijd: Annotated[float, typer.Option(min=0, help="Hooguit zoveel seconden zoeken.")] = 300.0,
    zaad: Annotated[int, typer.Option(min=0, max=2**31 - 1, help="Kiest tussen even goede plannen.")] = 0,
    rekenwerk: Annotated[
        float | None, typer.Option(min=0, help="Begrens het zoeken herhaalbaar: in rekenwerk in plaats van seconden.")
    ] = None,
    beleid: Beleid = None,
    vorig: Vorig = None,
) -> None:
    """Zoek het beste plan, bewijs het, controleer het en schrijf het weg."""
    with uitgangen():
        opdracht = service.lees(dossier, beleid=beleid, peildatum=_dag(peildatum), vorig=vorig)
        screen.waarschuwingen(opdracht.waarschuwingen)
        gevonden = _zoek(opdracht, zaad, tijd, rekenwerk)
        schrijf_json(gevonden, uit)
        screen.samenvatting(opdracht, gevonden, uit)
        if gevonden.status == "onmogelijk":
            raise typer.Exit(ONMOGELIJK)


@app.command()
def controleer(
    dossier: Dossier, bestand: Bestand, peildatum: Peildatum = None, beleid: Beleid = None, vorig: Vorig = None
) -> None:
    """Reken elke regel en elk doel van een voorstel na, zonder solver."""
    with uitgangen():
        gelezen = lees_voorstel(bestand)
        dag = _dag(peildatum) or gelezen.peildatum
        opdracht = service.lees(dossier, beleid=beleid, peildatum=dag, vorig=vorig)
        breuken = service.controleer(opdracht, gelezen)
        screen.controle(gelezen, breuken)
        if breuken:
            raise typer.Exit(BREUK)


@app.command()
def kaart(
    dossier: Dossier,
    bestand: Bestand,
    uit: Annotated[Path, typer.Option(help="Waar de kaart wordt geschreven.")],
    beleid: Beleid = None,
    tegels: Annotated[
        Tegels | None, typer.Option(help="Achtergrond van PDOK; heeft dan wel een netwerk nodig.")
    ] = None,
) -> None:
    """Teken waar mensen zouden komen te wonen, als een pagina die geen netwerk nodig heeft."""
    with uitgangen():
        gelezen = lees_voorstel(bestand)
        opdracht = service.lees(dossier, beleid=beleid, peildatum=gelezen.peildatum)
        service.schrijf_kaart(opdracht, gelezen, uit, tegels=tegels and tegels.value)
        screen.gereed(f"De kaart staat in {uit}.")


@app.command()
def verklaar(
    dossier: Dossier,
    bestand: Bestand,
    client: Annotated[str | None, typer.Argument(help="De sleutel van een cliënt.", metavar="[CLIENT]")] = None,
    woning: Annotated[str | None, typer.Argument(help="Het nummer van een woning.", metavar="[WONING]")] = None,
    peildatum: Peildatum = None,
    tijd: Zoektijd = 60.0,
    zaad: Zaad = 0,
    beleid: Beleid = None,
    vorig: Vorig = None,
    als_json: AlsJson = False,
) -> None:
    """Leg uit waarom: het hele voorstel, een cliënt, of een cliënt met een woning."""
    with uitgangen():
        gelezen = lees_voorstel(bestand)
        opdracht = service.lees(dossier, beleid=beleid, peildatum=_dag(peildatum) or gelezen.peildatum, vorig=vorig)
        uitleg = _onderbreekbaar(
            lambda stop: service.verklaar(opdracht, gelezen, client, woning, zaad=zaad, tijd=tijd, stop=stop)
        )
        screen.uitleg(uitleg, als_json=als_json)


@app.command()
def vergelijk(
    dossier: Dossier,
    een: Annotated[Path, typer.Argument(help="Het eerste plan: een voorstel of een CSV-bestand.", metavar="EEN")],
    ander: Annotated[Path, typer.Argument(help="Het tweede plan, net zo.", metavar="ANDER")],
    peildatum: Peildatum = None,
    beleid: Beleid = None,
    vorig: Vorig = None,
    als_json: AlsJson = False,
) -> None:
    """Vergelijk twee plannen, ook een dat mensen zelf hebben gemaakt (client_sleutel; woning_id; contractvorm)."""
    with uitgangen():
        opdracht = service.lees(dossier, beleid=beleid, peildatum=_dag(peildatum), vorig=vorig)
        (eerste, vreemd), (tweede, ook) = service.lees_plan(opdracht, een), service.lees_plan(opdracht, ander)
        screen.waarschuwingen((*vreemd, *ook))
        screen.uitleg(service.vergelijk(opdracht, eerste, tweede), als_json=als_json)


@app.command()
def herplan(
    dossier: Dossier,
    bestand: Bestand,
    besluiten: Annotated[
        Path, typer.Option(help="Wat is besloten, als CSV-bestand met de kolommen van besluiten.csv.")
    ],
    uit: Annotated[Path, typer.Option(help="Waar het nieuwe voorstel wordt geschreven.")],
    tijd: Zoektijd = 300.0,
    zaad: Zaad = 0,
    beleid: Beleid = None,
    vorig: Vorig = None,
    als_json: AlsJson = False,
) -> None:
    """Maak het voorstel opnieuw na besluiten, met zo weinig mogelijk wijzigingen."""
    with uitgangen():
        gelezen = lees_voorstel(bestand)
        opdracht = service.lees(dossier, beleid=beleid, peildatum=gelezen.peildatum, vorig=vorig)
        genomen = lees_besluiten(besluiten)
        nieuw, uitleg = _onderbreekbaar(
            lambda stop: service.herplan(opdracht, gelezen, genomen, zaad=zaad, tijd=tijd, stop=stop)
        )
        schrijf_json(nieuw, uit)
        screen.uitleg(uitleg, als_json=als_json)
        if not als_json:
            screen.gereed(f"Het nieuwe voorstel staat in {uit}.")


@app.command()
def inlezen(dossier: Dossier, peildatum: Peildatum = None, beleid: Beleid = None) -> None:
    """Lees en controleer een dossier, en zeg alles wat er niet klopt."""
    with uitgangen():
        opdracht = service.inlezen(dossier, beleid=beleid, peildatum=_dag(peildatum))
        screen.waarschuwingen(opdracht.waarschuwingen)
        screen.inhoud(opdracht)


@app.command()
def voorbeeld(
    map_: Annotated[
        Path, typer.Argument(help="De map die wordt gemaakt; zij is leeg of bestaat nog niet.", metavar="MAP")
    ],
    clienten: Annotated[int, typer.Option(min=5, max=20_000, help="Aantal clienten.")] = 60,
    zaad: Annotated[int, typer.Option(min=0, max=2**31 - 1, help="Elk zaad geeft een ander dossier.")] = 1,
    profiel: Annotated[Profiel, typer.Option(help="Een gewone maand, een krappe, of veel regio's.")] = Profiel.REGIO,
) -> None:
    """Schrijf een dossier met verzonnen clienten, woningen en afspraken, van elke grootte."""
    with uitgangen():
        schrijf_voorbeeld(map_, clienten, zaad, profiel.value)
        screen.gereed(f"Een dossier met {clienten} verzonnen cliënten staat in {map_}.")


def main() -> None:
    """Run the command line."""
    app()


# --- behind the commands -----------------------------------------------------------------------------------------


def _dag(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()


@contextmanager
def uitgangen() -> Iterator[None]:
    """Turn errors into messages and exit codes; nothing that a user can cause ends in a traceback."""
    try:
        yield
    except InvoerFout as fout:
        screen.fouten(fout.fouten)
        raise typer.Exit(INVOER) from None
    except ControleFout as fout:
        screen.fout(str(fout))
        raise typer.Exit(BREUK) from None
    except UitstroommatchFout as fout:
        screen.fout(str(fout))
        raise typer.Exit(INVOER) from None


def _zoek(opdracht: service.Opdracht, zaad: int, tijd: float, rekenwerk: float | None) -> Voorstel:
    """Solve, with the progress on the screen."""
    seconden = tijd if rekenwerk is None else None
    with screen.voortgang(opdracht, tijd) as gezien:
        return _onderbreekbaar(
            lambda stop: service.maak_voorstel(
                opdracht, zaad=zaad, tijd=seconden, rekenwerk=rekenwerk, stop=stop, voortgang=gezien
            )
        )


def _onderbreekbaar(zoek: Callable[[threading.Event], T]) -> T:
    """Search in a thread beside this one, so that Ctrl-C can ask for the best that was found so far."""
    stop = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        werk = pool.submit(zoek, stop)
        eerder = signal.signal(signal.SIGINT, lambda *_: stop.set())
        try:
            return _wacht(werk)
        finally:
            signal.signal(signal.SIGINT, eerder)


def _wacht(werk: Future[T]) -> T:
    # A wait without a limit would keep Python from seeing the signal on some systems.
    while True:
        try:
            return werk.result(timeout=0.2)
        except NotYet:
            if werk.done():
                return werk.result()
