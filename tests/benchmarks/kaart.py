"""How large the map is and how soon it can be used: ``python -m tests.benchmarks.kaart DOSSIER VOORSTEL [--keer 10]``.

``--keer`` lays that many copies of the region beside each other, homes, people and proposal too. In the Chromium of the
browser tests, without a network: the time from navigation to ``kaart klaar``, and how long each layer takes to come.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import FLAGS
from tests.browser.find_chromium import find_chromium
from uitstroommatch import service
from uitstroommatch.domain.dossier import Dossier
from uitstroommatch.domain.row import Rij
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.io.proposal_reader import lees_voorstel
from uitstroommatch.maps import maak_kaart
from uitstroommatch.situation import Situatie
from uitstroommatch.spread.beeld import beeld

KEER = 5
SCHUIF = 0.9  # degrees between the copies
_SLEUTELS = ("client_sleutel", "woning_id", "plaatsing_id", "afspraak_id")
_CODES = ("code", "ouder", "buurtcode", "gemeente_herkomst", "gemeente")
_LAGEN = """async () => {
    const tijden = {};
    for (const vak of document.querySelectorAll("input[data-laag]:not(:checked)")) {
        const begin = performance.now();
        vak.click();
        await new Promise((klaar) => requestAnimationFrame(() => setTimeout(klaar)));
        tijden[vak.dataset.laag] = Math.round(performance.now() - begin);
    }
    return tijden;
}"""


def main() -> None:
    """Make the map, open it, tell."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("dossier", type=Path)
    lezer.add_argument("voorstel", type=Path)
    lezer.add_argument("--keer", type=int, default=1)
    keuze = lezer.parse_args()
    opdracht = service.lees(keuze.dossier)
    situatie, voorstel = opdracht.situatie, lees_voorstel(keuze.voorstel)
    if keuze.keer > 1:
        situatie, voorstel = veelvoud(situatie, voorstel, keuze.keer)
    begin = time.perf_counter()
    pagina = maak_kaart(beeld(situatie, voorstel))
    buurten = sum(g.niveau == "buurt" for g in situatie.dossier.gebieden)
    print(f"{buurten} buurten: {len(pagina.encode()):,} bytes, made in {time.perf_counter() - begin:.1f} s")
    pad = find_chromium()
    assert pad, "no Chromium found"
    with TemporaryDirectory() as map_, sync_playwright() as playwright:
        kaart = Path(map_) / "kaart.html"
        kaart.write_text(pagina, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=pad, args=FLAGS)
        meet(browser, kaart.as_uri())
        browser.close()


def meet(browser: Browser, adres: str) -> None:
    """Print how soon the map can be used, and how long each layer takes."""
    tijden = []
    for keer in range(KEER):
        page = browser.new_context(offline=True, viewport={"width": 1280, "height": 800}).new_page()
        tijden.append(_klaar(page, adres))
        if keer < KEER - 1:
            page.context.close()
    print(f"usable after {statistics.median(tijden):.0f} ms (median of {sorted(map(round, tijden))})")
    print("ms to switch a layer on:", page.evaluate(_LAGEN))


def _klaar(page: Page, adres: str) -> float:
    page.goto(adres)
    page.wait_for_selector("html[data-klaar]", state="attached", timeout=60_000)
    return float(page.evaluate("() => performance.getEntriesByName('kaart klaar')[0].startTime"))


def veelvoud(situatie: Situatie, voorstel: Voorstel, keer: int) -> tuple[Situatie, Voorstel]:
    """Return copies of a region and its proposal, beside each other."""
    dossier, beleid = situatie.dossier, situatie.beleid
    regio = [_code(code, nr) for nr in range(keer) for code in beleid.beleid.regio]
    kop = beleid.beleid.model_copy(update={"regio": regio})
    groot = _dossier(dossier, keer)
    velden = {veld: tuple(_velden(voorstel, veld, keer)) for veld in ("plaatsingen", "niet_geplaatst", "gebieden")}
    update = {**velden, "terugleiden": (), "dossier_sha256": groot.sha256}
    return Situatie(groot, beleid.model_copy(update={"beleid": kop})), voorstel.model_copy(update=update)


def _dossier(dossier: Dossier, keer: int) -> Dossier:
    rijen: dict[str, list[Rij]] = {}
    for rij in (*dossier.clienten, *dossier.woningen, *dossier.gebieden, *dossier.draagkracht, *dossier.afspraken,
                *dossier.plaatsingen, *dossier.aanbieders):  # fmt: skip
        rijen.setdefault(rij.BESTAND, []).extend(_kopie(rij, nr) for nr in range(keer))
    grenzen = {_code(code, nr): _schuif(vorm, nr) for nr in range(keer) for code, vorm in dossier.grenzen.items()}
    return replace(Dossier.van_rijen(rijen), grenzen=grenzen)


def _velden(voorstel: Voorstel, veld: str, keer: int) -> Iterator[Any]:
    for nr in range(keer):
        yield from (_kopie(een, nr) for een in getattr(voorstel, veld))


def _kopie(rij: Any, nr: int) -> Any:
    """Return a row with keys and codes of its own, on its own ground."""
    oud = {naam: getattr(rij, naam, None) for naam in (*_SLEUTELS, *_CODES, "lengtegraad", "naam")}
    nieuw: dict[str, Any] = {naam: f"{nr}{waarde}" for naam, waarde in oud.items() if naam in _SLEUTELS and waarde}
    nieuw |= {naam: _code(waarde, nr) for naam, waarde in oud.items() if naam in _CODES and waarde}
    if oud["lengtegraad"] is not None:
        nieuw["lengtegraad"] = oud["lengtegraad"] + nr * SCHUIF
    if oud["naam"]:
        nieuw["naam"] = f"{oud['naam']} {nr + 1}"
    return rij.model_copy(update=nieuw)


def _code(code: str, nr: int) -> str:
    """Return the code of an area in a copy: another first digit."""
    return f"{code[:2]}{nr}{code[3:]}"


def _schuif(vorm: Mapping[str, Any], nr: int) -> dict[str, Any]:
    def opzij(waarde: Any) -> Any:
        if isinstance(waarde[0], int | float):
            return [waarde[0] + nr * SCHUIF, waarde[1]]
        return [opzij(deel) for deel in waarde]

    return {"type": vorm["type"], "coordinates": opzij(vorm["coordinates"])}


if __name__ == "__main__":
    main()
