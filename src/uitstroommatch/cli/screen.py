"""What the command line shows: tables on standard output, progress, warnings and faults on standard error."""

from __future__ import annotations

import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.live import Live
from rich.table import Table

from uitstroommatch.check.plan import Breuk
from uitstroommatch.domain.dossier import RIJSOORTEN
from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.outcome import Voortgang
from uitstroommatch.domain.voorstel import Gebiedslast, Voorstel
from uitstroommatch.errors import Fout
from uitstroommatch.service import Opdracht

if TYPE_CHECKING:
    from uitstroommatch.desk.models import AccountRij
    from uitstroommatch.explain.answer import Verklaring

VOLSTE = 8
MEESTE = 15  # names in one line, rows in one table; the proposal has them all

_uit = Console(highlight=False)
_fout = Console(stderr=True, highlight=False)


def gereed(tekst: str) -> None:
    """Say that something is done."""
    _uit.print(tekst, markup=False, soft_wrap=True)


def fout(tekst: str) -> None:
    """Say what went wrong."""
    _fout.print(tekst, markup=False, soft_wrap=True)


def fouten(gevonden: Sequence[Fout]) -> None:
    """List every fault, one line each."""
    aantal = "1 fout" if len(gevonden) == 1 else f"{len(gevonden)} fouten"
    fout(f"{aantal} in de invoer:")
    for een in gevonden:
        fout(f"  {een.regel()}")


def waarschuwingen(gevonden: Iterable[Fout]) -> None:
    """List every warning, one line each."""
    for een in gevonden:
        fout(f"let op: {een.regel()}")


def inhoud(opdracht: Opdracht) -> None:
    """Show how much was read."""
    tabel = _tabel("Het dossier klopt", "bestand", "rijen")
    for naam in RIJSOORTEN:
        tabel.add_row(naam, str(len(getattr(opdracht.dossier, naam))))
    _uit.print(tabel)


def accounts(rijen: Iterable[AccountRij]) -> None:
    """Show who may do what."""
    tabel = Table(title="Accounts", title_justify="left")
    for kop in ("account", "naam", "rollen", "bereik", "actief"):
        tabel.add_column(kop)
    for een in rijen:
        gebied = "hele regio" if een.hele_regio else ", ".join(een.gemeenten)
        bereik = ", ".join(filter(None, (gebied, een.aanbieder, een.corporatie)))
        tabel.add_row(een.id, een.naam, ", ".join(een.rollen), bereik, "ja" if een.actief else "nee")
    _uit.print(tabel)


def controle(voorstel: Voorstel, breuken: Sequence[Breuk]) -> None:
    """Show what the checker found."""
    if not breuken:
        gereed(
            f"Het voorstel klopt: {len(voorstel.plaatsingen)} plaatsingen en {len(voorstel.doelen)} doelen nagerekend, "
            "geen regel gebroken."
        )
    for breuk in breuken:
        fout(f"breuk van {breuk.regel} ({breuk.plek}): {breuk.tekst}")


def uitleg(verklaring: Verklaring, *, als_json: bool) -> None:
    """Show an explanation: its sentences, or sentences and reasons for a machine."""
    if als_json:
        inhoud = {"zinnen": verklaring.zinnen, "redenen": verklaring.redenen}
        gereed(json.dumps(inhoud, ensure_ascii=False, indent=2, allow_nan=False))
        return
    for zin in verklaring.zinnen:
        gereed(zin)


# --- progress ----------------------------------------------------------------------------------------------------


@contextmanager
def voortgang(opdracht: Opdracht, tijd: float) -> Iterator[Callable[[Voortgang], None]]:
    """Show goal by goal the value and the bound while the solver works; yields what to call with progress."""
    stand: dict[str, Voortgang] = {}
    start = time.monotonic()

    def tabel() -> Table:
        kop = f"Zoeken: {time.monotonic() - start:.0f} van hooguit {tijd:.0f} seconden (Ctrl-C: het beste tot nu toe)"
        beeld = _tabel(kop, "doel", "waarde", "grens", "seconden")
        for doel in opdracht.rulebook.doelen_in(opdracht.situatie):
            een = stand.get(doel.id)
            beeld.add_row(doel.id, *(("", "", "") if een is None else _cellen(een)))
        return beeld

    with Live(get_renderable=tabel, console=_fout, refresh_per_second=4, transient=True):
        yield lambda een: stand.__setitem__(een.doel, een)


def _cellen(een: Voortgang) -> tuple[str, str, str]:
    return str(een.waarde), str(een.grens), f"{een.seconden:.1f}"


# --- summary -----------------------------------------------------------------------------------------------------


def samenvatting(opdracht: Opdracht, voorstel: Voorstel, pad: Path) -> None:
    """Show the proposal on one screen."""
    if voorstel.status == "onmogelijk":
        _onmogelijk(voorstel)
    elif voorstel.status == "tijd_op":
        fout("Gestopt voordat er een plan was.")
    else:
        _uit.print(_doelen(opdracht, voorstel))
        _uit.print(_gemeenten(opdracht, voorstel))
        _uit.print(_volste(opdracht, voorstel))
        if voorstel.niet_geplaatst:
            _uit.print(_zonder_woning(voorstel))
        if voorstel.terugleiden:
            terug = ", ".join(f"{een.client_sleutel} naar {een.gemeente}" for een in voorstel.terugleiden)
            gereed(f"Terug te leiden naar een gemeente buiten de regio: {terug}")
        _uitzonderingen(voorstel)
    gereed(f"Het voorstel staat in {pad}.")


def _onmogelijk(voorstel: Voorstel) -> None:
    fout("Er is geen plan mogelijk.")
    for strijd in voorstel.strijdig:
        fout(strijd.tekst)
        for besluit in strijd.besluiten:
            fout(f"  vast besluit: {besluit.client_sleutel} in {besluit.woning_id} ({besluit.contractvorm})")


def _doelen(opdracht: Opdracht, voorstel: Voorstel) -> Table:
    zinnen = {doel.id: doel.goal.zin for doel in opdracht.rulebook.doelen}
    tabel = _tabel(f"Voorstel: {voorstel.status}", "doel", "waarde", "grens", "bewezen")
    tabel.add_column("wat het betekent", justify="left")
    for doel in voorstel.doelen:
        bewezen = "ja" if doel.bewezen else "nee"
        tabel.add_row(doel.id, str(doel.waarde), str(doel.grens), bewezen, zinnen[doel.id])
    return tabel


def _gemeenten(opdracht: Opdracht, voorstel: Voorstel) -> Table:
    situatie = opdracht.situatie
    erin, terug, eruit = Counter[str](), Counter[str](), Counter[str]()
    for een in voorstel.plaatsingen:
        bestemming = situatie.aanbod[een.woning_id].gemeente
        herkomst = situatie.kandidaten[een.client_sleutel].gemeente_herkomst
        erin[bestemming] += 1
        terug[bestemming] += herkomst == bestemming
        eruit[herkomst] += herkomst != bestemming
    tabel = _tabel(
        "Per gemeente", "gemeente", "clienten", "geplaatst", "teruggekeerd", "van elders", "elders geplaatst"
    )
    wacht = Counter(client.gemeente_herkomst for client in situatie.kandidaten.values())
    for code in opdracht.beleid.beleid.regio:
        gebied = opdracht.dossier.gebied.get(code)
        naam = code if gebied is None else gebied.naam
        van_elders = erin[code] - terug[code]
        tabel.add_row(naam, *map(str, (wacht[code], erin[code], terug[code], van_elders, eruit[code])))
    buiten = [sum(tel[code] for code in set(tel) - situatie.regio) for tel in (wacht, erin, terug, eruit)]
    if any(buiten):
        clienten, geplaatst, teruggekeerd, elders = buiten
        tabel.add_row(
            "buiten de regio", *map(str, (clienten, geplaatst, teruggekeerd, geplaatst - teruggekeerd, elders))
        )
    return tabel


def _volste(opdracht: Opdracht, voorstel: Voorstel) -> Table:
    def vol(last: Gebiedslast) -> tuple[float, int, str]:
        belast = last.bestaand + last.nieuw
        return -belast / max(last.grens or 0, 0.5), -belast, last.code

    buurten = [g for g in voorstel.gebieden if g.niveau is Niveau.BUURT and g.grens is not None and g.nieuw]
    tabel = _tabel("Volste buurten die er belasting bij krijgen", "buurt", "bestaand", "nieuw", "grens")
    for last in sorted(buurten, key=vol)[:VOLSTE]:
        naam = f"{opdracht.dossier.gebied[last.code].naam} ({last.code})"
        tabel.add_row(naam, str(last.bestaand), str(last.nieuw), str(last.grens))
    return tabel


def _zonder_woning(voorstel: Voorstel) -> Table:
    aantal = len(voorstel.niet_geplaatst)
    tabel = _tabel(f"Zonder woning: {aantal}", "client")
    tabel.add_column("eerste reden", justify="left")
    for een in voorstel.niet_geplaatst[:MEESTE]:
        tabel.add_row(een.client_sleutel, een.redenen[0].tekst)
    if aantal > MEESTE:
        tabel.add_row("...", f"en nog {aantal - MEESTE}; alle redenen staan in het voorstel")
    return tabel


def _uitzonderingen(voorstel: Voorstel) -> None:
    elders = [een.client_sleutel for een in voorstel.plaatsingen if een.uitzondering]
    if elders:
        gereed(f"Te bevestigen als uitzondering op de terugkeer (niet uitvoerbaar): {', '.join(elders)}")
    per_tekst: dict[str, list[str]] = defaultdict(list)
    for een in voorstel.plaatsingen:
        for tekst in een.waarschuwingen:
            per_tekst[tekst].append(een.woning_id)
    for tekst, woningen in per_tekst.items():
        namen = list(dict.fromkeys(woningen))
        meer = f" en nog {len(namen) - MEESTE}" if len(namen) > MEESTE else ""
        gereed(f"Let op bij {', '.join(namen[:MEESTE])}{meer}: {tekst}")


def _tabel(titel: str, eerste: str, *getallen: str) -> Table:
    tabel = Table(title=titel, title_justify="left")
    tabel.add_column(eerste, no_wrap=True)
    for naam in getallen:
        tabel.add_column(naam, justify="right")
    return tabel
