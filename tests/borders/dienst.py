"""A map service on this machine that speaks OGC API Features as PDOK does, and fails when it is told to."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import shapely
from shapely.geometry.base import BaseGeometry

from tests.borders.streek import code
from uitstroommatch.borders import projection

NU = "Wed, 25 Nov 2026 10:00:00 GMT"
Feature = dict[str, Any]


@dataclass
class Storing:
    """An answer instead of the right one. ``inhoud`` gets the right body; a shorter one than promised breaks off."""

    status: int = 200
    koppen: Mapping[str, str] = field(default_factory=dict)
    inhoud: Callable[[bytes], bytes] = bytes
    belofte: int | None = None


@dataclass
class Kaartdienst:
    """What it has by collection, what goes wrong at which question (from 0), and what it was asked."""

    collecties: dict[str, list[Feature]]
    storingen: dict[int, Storing] = field(default_factory=dict)
    overlap: int = 0
    telt: bool = True
    jaar: int = 2026
    adres: str = ""
    gevraagd: list[str] = field(default_factory=list)
    bewerk: Callable[[int, dict[str, Any]], None] = lambda *_: None

    def pagina(self, pad: str) -> dict[str, Any] | None:
        """Return the page at an address, ``None`` when there is none."""
        delen = urlsplit(pad)
        vraag = {naam: waarden[0] for naam, waarden in parse_qs(delen.query).items()}
        stukken = delen.path.strip("/").split("/")
        if len(stukken) != 4 or stukken[0] != f"kaart-{self.jaar}" or stukken[2] not in self.collecties:
            return None
        alle = self.collecties[stukken[2]]
        gekozen = [f for f in alle if f["properties"]["gemeentecode"] == vraag["gemeentecode"]]
        begin, aantal = int(vraag.get("cursor", 0)), int(vraag["limit"])
        features = gekozen[begin : begin + aantal]
        pagina: dict[str, Any] = {"type": "FeatureCollection", "features": features, "numberReturned": len(features)}
        pagina["links"] = [{"rel": "self", "href": f"{self.adres}{pad}"}]
        if begin + aantal < len(gekozen):
            verder = urlencode({**vraag, "cursor": begin + aantal - self.overlap})
            pagina["links"].append({"rel": "next", "href": f"{self.adres}{delen.path}?{verder}"})
        if self.telt:
            pagina["numberMatched"] = len(gekozen)
        return pagina

    def antwoord(self, pad: str) -> tuple[Storing, bytes]:
        """Return what goes out."""
        nummer = len(self.gevraagd)
        self.gevraagd.append(pad)
        pagina = self.pagina(pad)
        if pagina is None:
            return Storing(404), b"{}"
        self.bewerk(nummer, pagina)
        storing = self.storingen.get(nummer, Storing())
        return storing, storing.inhoud(json.dumps(pagina).encode())

    @contextmanager
    def open(self) -> Iterator[str]:
        """Give the address of the service, with the place for the year."""
        server = ThreadingHTTPServer(("127.0.0.1", 0), _maak(self))
        self.adres = f"http://127.0.0.1:{server.server_address[1]}"
        draad = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        draad.start()
        try:
            yield f"{self.adres}/kaart-{{jaar}}"
        finally:
            server.shutdown()
            draad.join()
            server.server_close()


def _maak(dienst: Kaartdienst) -> type[BaseHTTPRequestHandler]:
    class Loket(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            storing, inhoud = dienst.antwoord(self.path)
            self.send_response(storing.status)
            self.send_header("Content-Length", str(storing.belofte or len(inhoud)))
            for naam, waarde in storing.koppen.items():
                self.send_header(naam, waarde)
            self.end_headers()
            self.wfile.write(inhoud)

        def date_time_string(self, timestamp: float | None = None) -> str:
            return NU if timestamp is None else super().date_time_string(timestamp)

        def log_message(self, *_: object) -> None:
            pass

    return Loket


# --- what it has -------------------------------------------------------------------------------------------------


def feature(id_: int, shape: BaseGeometry, **eigenschappen: object) -> Feature:
    """Return a feature in degrees, of a shape in RD metres."""
    graden = projection.naar_graden(shape, 9)
    return {
        "type": "Feature",
        "id": id_,
        "properties": eigenschappen,
        "geometry": json.loads(shapely.to_geojson(graden)),
    }


def collecties(shapes: Sequence[BaseGeometry]) -> dict[str, list[Feature]]:
    """Return the collections of PDOK for these buurten, with the names of its columns."""
    buurten: list[Feature] = []
    wijken: dict[str, list[BaseGeometry]] = {}
    gemeenten: dict[str, list[BaseGeometry]] = {}
    for nummer, shape in enumerate(shapes):
        bu = code(nummer)
        gm, wk = f"GM{bu[2:6]}", f"WK{bu[2:8]}"
        namen = {"wijkcode": wk, "gemeentecode": gm, "gemeentenaam": f"Gemeente {gm[2:]}"}
        eigen = {"buurtcode": bu, "buurtnaam": f"Buurt {nummer}", "aantal_huishoudens": 100 + nummer, "water": "NEE"}
        buurten.append(feature(nummer + 1, shape, **eigen, **namen))
        wijken.setdefault(wk, []).append(shape)
        gemeenten.setdefault(gm, []).append(shape)
    return {
        "gemeenten": [
            feature(n, shapely.union_all(s), gemeentecode=gm, gemeentenaam=f"Gemeente {gm[2:]}", water="NEE")
            for n, (gm, s) in enumerate(gemeenten.items(), 1)
        ],
        "wijken": [
            feature(n, shapely.union_all(s), wijkcode=wk, wijknaam=f"Wijk {wk[2:]}", gemeentecode=f"GM{wk[2:6]}")
            for n, (wk, s) in enumerate(wijken.items(), 1)
        ],
        "buurten": buurten,
    }
