"""Every page there is, found by itself, with ids of what is there: for who walks past all of them."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tests.browser.pages.balie import Balie
from uitstroommatch.desk.models import Versie, VoorstelStand
from uitstroommatch.discover import members
from uitstroommatch_api.pages import routes as pages

WIE: Mapping[str, str] = {
    "/accounts": "beheerder", "/spoor": "auditor", "/aanmelden": "", "/beoordelen": "rentree", "/grenzen": "rentree",
}  # fmt: skip
"""Who looks, when it is not an officer."""
GEEN_BLAD = re.compile(r"/(uitvoer|eenmalig|oidc)|/kaart/blad|/sjablonen/|\.(csv|html|xlsx|toml|js)$|^/$")
"""Routes that give a file, or send one on."""
EXTRA: Mapping[str, tuple[str, ...]] = {
    "/voorstellen/{voorstel_id}/paar": (
        "/voorstellen/{voorstel_id}/paar?client={client}&woning={woning}",
        "/voorstellen/{voorstel_id}/paar?client={ander}&woning={woning}",
    ),
    "/voorstellen/{voorstel_id}/plaatsing/{client:path}": ("/voorstellen/{voorstel_id}/plaatsing/{zonder:path}",),
    "/invoer/{inzending_id}": ("/invoer/{inzending_goed}", "/invoer/{inzending_nieuw}"),
    "/voorstellen/{voorstel_id}/knelpunten": ("/voorstellen/{voorstel_id}/knelpunten?zoek=ja",),
    "/vergelijken": ("/vergelijken?een={vorig_id}&ander={voorstel_id}",),
    "/overdracht/{voorstel_id}/bladen": ("/overdracht/{voorstel_id}/bladen?corporatie=Rentree",),
    "/overdracht/{voorstel_id}/vergaderstuk": ("/overdracht/{voorstel_id}/vergaderstuk?vorig={vorig_id}",),
}
"""Route -> addresses to look at as well; ``{voorstel_id}`` and the like are filled in."""
VRAAGT = frozenset({"/voorstellen/{voorstel_id}/paar", "/overdracht/{voorstel_id}/bladen"})
"""Routes that are nothing, or very long, without what is asked behind the question mark."""


class Blad(NamedTuple):
    """A page: how the route is written, the address, and the right it wants."""

    adres: str
    pad: str
    recht: str


def bladen(waarden: Mapping[str, str]) -> Iterator[Blad]:
    """Yield every page of which all ids are known."""
    for lid in members(pages, "ROUTES").values():
        for route in lid.each():
            if route.methode != "GET" or GEEN_BLAD.search(route.path):
                continue
            for adres in (route.path, *EXTRA.get(route.path, ())):
                pad = re.sub(r"\{(\w+)(:\w+)?\}", lambda m: waarden.get(m[1], m[0]), adres)
                if "{" not in pad and adres not in VRAAGT:
                    yield Blad(adres, pad, route.recht)


def bespreek(balie: Balie, versie: Versie, *, seconden: float = 120) -> VoorstelStand:
    """Make a proposal, decide about it, solve it again, lay that before corporations, ask why, and return it."""
    regio, desk = balie.wie["regio"], balie.desk
    eerste = balie.voorstel(versie, seconden=seconden)
    een, ander = desk.voorstellen.resultaat(regio, eerste.id).plaatsingen[:2]
    desk.besluiten.neem(regio, eerste.id, een.client_sleutel, een.woning_id, "akkoord")
    desk.besluiten.neem(regio, eerste.id, ander.client_sleutel, ander.woning_id, "afgewezen", redencode="WBN")
    tweede = balie.voorstel(versie, vorig_id=eerste.id, seconden=seconden)
    desk.beoordelingen.leg_voor(regio, tweede.id)
    uitleg = desk.uitleg.vraag(regio, tweede.id, een.client_sleutel, None)
    tot = time.monotonic() + seconden
    while desk.uitleg.haal(regio, uitleg.id, opnieuw=True).stand in ("wacht", "bezig"):
        assert time.monotonic() < tot, "the answer does not come"
        time.sleep(0.2)
    return tweede


def ids(balie: Balie, versie: Versie, voorstel: VoorstelStand) -> dict[str, str]:
    """Return what the addresses are made of."""
    uitkomst = balie.desk.voorstellen.resultaat(balie.wie["regio"], voorstel.id)
    een, ander = uitkomst.plaatsingen[:2]
    vorig = {} if voorstel.vorig_id is None else {"vorig_id": str(voorstel.vorig_id)}
    return {
        "client": een.client_sleutel,
        "woning": een.woning_id,
        "ander": ander.client_sleutel,
        "zonder": uitkomst.niet_geplaatst[0].client_sleutel,
        "dossier_id": str(versie.dossier_id),
        "versie_id": str(versie.id),
        "beleid_id": str(versie.beleid_id),
        "voorstel_id": str(voorstel.id),
        "account_id": "raalte",
        "kenmerk": balie.desk.voorstellen.resultaat(balie.wie["rentree"], voorstel.id).plaatsingen[0].client_sleutel,
        **vorig,
        **_inzendingen(balie, versie),
    }


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
