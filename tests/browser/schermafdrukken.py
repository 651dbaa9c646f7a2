"""Take every page as a picture, to look at: ``python -m tests.browser.schermafdrukken MAP [--pagina voorstellen]``.

At 1280 and 820 pixels wide, with the example and with 300 clients. Every page that can be asked for with ids that are
there is found by itself; a page that wants more is in ``EXTRA``.
"""

from __future__ import annotations

import argparse
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import FLAGS
from tests.browser.find_chromium import find_chromium
from tests.browser.pages.balie import Balie, open_balie
from tests.databank import SNEL, nieuwe_database
from uitstroommatch import service
from uitstroommatch.desk.models import Versie, VoorstelStand
from uitstroommatch.discover import members
from uitstroommatch.store.database import Store
from uitstroommatch.store.embedded import Embedded
from uitstroommatch.synthetic import schrijf_voorbeeld
from uitstroommatch_api.pages import routes as pages
from uitstroommatch_api.routing import Route

BREEDTES = (1280, 820)
WIE: Mapping[str, str] = {"/accounts": "beheerder", "/spoor": "auditor", "/aanmelden": ""}
"""Who looks, when it is not an officer."""
GEEN_BLAD = re.compile(r"/(uitvoer|sjablonen|kaart|eenmalig|oidc)|\.(csv|xlsx|toml|js)$|^/$")
"""Routes that give a file, or send one on."""
EXTRA: Mapping[str, tuple[str, ...]] = {
    "/voorstellen/{voorstel_id}/paar": ("/voorstellen/{voorstel_id}/paar?client={ander}&woning={woning}",),
    "/invoer/{inzending_id}": ("/invoer/{inzending_goed}", "/invoer/{inzending_nieuw}"),
}
"""Route -> addresses to take as well; ``{voorstel_id}`` and the like are filled in."""


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
        neem(balie, browser, keuze.map / "voorbeeld", keuze.pagina, balie.versie, balie.klaar)
        if not keuze.klein:
            versie = balie.dossier("Regio met 300 cliënten", driehonderd(keuze.map / "dossier300"))
            neem(balie, browser, keuze.map / "300", keuze.pagina, versie, balie.voorstel(versie, seconden=400))
        browser.close()


def driehonderd(map_: Path) -> Path:
    """Return a folder with a made-up dossier of 300 clients."""
    if not (map_ / service.BELEID).is_file():
        schrijf_voorbeeld(map_, 300, 1, "regio")
    return map_


def neem(balie: Balie, browser: Browser, map_: Path, begin: str, versie: Versie, voorstel: VoorstelStand) -> None:
    """Take every page."""
    map_.mkdir(exist_ok=True)
    een, ander = balie.desk.voorstellen.resultaat(balie.wie["regio"], voorstel.id).plaatsingen[:2]
    ids = {
        "client": een.client_sleutel,
        "woning": een.woning_id,
        "ander": ander.client_sleutel,
        "dossier_id": str(versie.dossier_id),
        "versie_id": str(versie.id),
        "beleid_id": str(versie.beleid_id),
        "voorstel_id": str(voorstel.id),
        "account_id": "raalte",
        **_inzendingen(balie, versie),
    }
    for route in _bladen():
        for adres in (route, *EXTRA.get(route, ())):
            gevuld = re.sub(r"\{(\w+)(:\w+)?\}", lambda m: ids.get(m[1], m[0]), adres)
            if "{" not in gevuld and gevuld.startswith(begin or "/"):
                for breedte in BREEDTES:
                    _neem(balie, browser, map_, gevuld, adres, breedte)


def _inzendingen(balie: Balie, versie: Versie) -> dict[str, str]:
    """Lay files down: with faults, with changes, and for a new dossier."""
    regio, desk = balie.wie["regio"], balie.desk
    bestanden = {naam: desk.dossiers.bestand(regio, versie.id, naam) for naam in versie.bestanden or ()}
    clienten = bestanden["clienten.csv"]
    regels = clienten.splitlines(keepends=True)
    anders = b"".join([*regels[:4], *regels[6:], regels[4].replace(b"C0004", b"C9999")]).replace(b";Wmo;", b";Wlz;", 2)
    stuk = clienten.replace(b";1;0;", b";een;0;", 2).replace(b";Wmo;", b";WMO-oud;", 1)
    fout = desk.inzendingen.leg_neer(regio, {**bestanden, "clienten.csv": stuk, "notulen.docx": b"x"})
    goed = desk.inzendingen.leg_neer(regio, {"clienten.csv": anders}, versie.dossier_id, aanvullen=True)
    nieuw = desk.inzendingen.leg_neer(regio, bestanden)
    return {"inzending_id": str(fout.id), "inzending_goed": str(goed.id), "inzending_nieuw": str(nieuw.id)}


def _bladen() -> list[str]:
    alle = [route for lid in members(pages, "ROUTES").values() for route in lid.each()]
    return [r.path for r in alle if isinstance(r, Route) and r.methode == "GET" and not GEEN_BLAD.search(r.path)]


def _neem(balie: Balie, browser: Browser, map_: Path, gevuld: str, adres: str, breedte: int) -> None:
    wie = next((wie for pad, wie in WIE.items() if adres.startswith(pad)), "regio")
    context = balie.context(browser, wie or None, breedte)
    page = context.new_page()
    antwoord = page.goto(gevuld)
    page.wait_for_timeout(300)
    naam = re.sub(r"\W+", "-", adres).strip("-") or "begin"
    page.screenshot(path=map_ / f"{naam}-{breedte}.png", full_page=True)
    te_breed = page.evaluate("() => document.documentElement.scrollWidth") > breedte
    status = antwoord.status if antwoord else 0
    print(f"{status} {breedte} {adres}{'  TOO WIDE' if te_breed else ''}")
    context.close()


if __name__ == "__main__":
    main()
