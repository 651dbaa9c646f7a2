"""Take every page as a picture, to look at: ``python -m tests.browser.schermafdrukken MAP [--pagina voorstellen]``.

At 1280 and 820 pixels wide, with the example and with 300 clients. Every page that can be asked for with ids that are
there is found by itself; a page that wants more is in ``bladen.EXTRA``.
"""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import FLAGS
from tests.browser.find_chromium import find_chromium
from tests.browser.pages.balie import Balie, open_balie
from tests.browser.pages.bladen import WIE, Blad, bespreek, bladen, ids
from tests.databank import SNEL, nieuwe_database
from uitstroommatch import service
from uitstroommatch.desk.models import Versie, VoorstelStand
from uitstroommatch.store.database import Store
from uitstroommatch.store.embedded import Embedded
from uitstroommatch.synthetic import schrijf_voorbeeld

BREEDTES = (1280, 820)


@contextmanager
def server() -> Iterator[Embedded]:
    """A database server that is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="um-", dir="/tmp"))
    folder.chmod(0o711)
    een = Embedded(folder, SNEL)
    try:
        een.start()
        nieuwe_database(een, "sjabloon", van="template1")
        sjabloon = Store(een.url("sjabloon"))
        sjabloon.migrate()
        sjabloon.close()
        yield een
    finally:
        een.stop()
        shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    lezer = argparse.ArgumentParser()
    lezer.add_argument("map", type=Path)
    lezer.add_argument("--pagina", help="alleen adressen die hiermee beginnen", default="")
    lezer.add_argument("--klein", action="store_true", help="zonder de 300 cliënten")
    keuze = lezer.parse_args()
    pad = find_chromium()
    assert pad, "no Chromium found"
    keuze.map.mkdir(parents=True, exist_ok=True)
    with server() as een, open_balie(een) as balie, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=pad, args=FLAGS)
        neem(balie, browser, keuze.map / "voorbeeld", keuze.pagina, balie.versie, bespreek(balie, balie.versie))
        if not keuze.klein:
            versie = balie.dossier("Regio met 300 cliënten", driehonderd(keuze.map / "dossier300"))
            neem(balie, browser, keuze.map / "300", keuze.pagina, versie, bespreek(balie, versie, seconden=400))
        browser.close()


def driehonderd(map_: Path) -> Path:
    """Return a folder with a made-up dossier of 300 clients."""
    if not (map_ / service.BELEID).is_file():
        schrijf_voorbeeld(map_, 300, 1, "regio")
    return map_


def neem(balie: Balie, browser: Browser, map_: Path, begin: str, versie: Versie, voorstel: VoorstelStand) -> None:
    """Take every page."""
    map_.mkdir(exist_ok=True)
    for blad in bladen(ids(balie, versie, voorstel)):
        if blad.pad.startswith(begin or "/"):
            for breedte in BREEDTES:
                _neem(balie, browser, map_, blad, breedte)


def _neem(balie: Balie, browser: Browser, map_: Path, blad: Blad, breedte: int) -> None:
    wie = next((wie for pad, wie in WIE.items() if blad.pad.startswith(pad)), "regio")
    context = balie.context(browser, wie or None, breedte)
    page = context.new_page()
    antwoord = page.goto(blad.pad)
    page.wait_for_timeout(300)
    naam = re.sub(r"\W+", "-", blad.adres).strip("-") or "begin"
    page.screenshot(path=map_ / f"{naam}-{breedte}.png", full_page=True)
    te_breed = page.evaluate("() => document.documentElement.scrollWidth") > breedte
    status = antwoord.status if antwoord else 0
    print(f"{status} {breedte} {blad.adres}{'  TOO WIDE' if te_breed else ''}")
    context.close()


if __name__ == "__main__":
    main()
