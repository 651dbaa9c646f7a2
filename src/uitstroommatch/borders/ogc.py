"""A map service that speaks OGC API Features: collections, pages and links to the next page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode, urljoin

import httpx2

from uitstroommatch.borders import geojson, projection
from uitstroommatch.borders.collect import Plek, Verzameling
from uitstroommatch.borders.geojson import GeenGeojson
from uitstroommatch.borders.web import MET_EEN_BESTAND, Antwoord, Geweigerd, NogEens, Wacht, Web, wacht_stil
from uitstroommatch.domain.enums import Niveau
from uitstroommatch.errors import BronFout
from uitstroommatch.io.wording import printable

_MEESTE_PAGINAS = 1000


@dataclass(frozen=True, slots=True)
class Dienst:
    """Where a service is and what it calls things; ``{jaar}`` in ``adres`` becomes the year."""

    adres: str = "https://api.pdok.nl/cbs/wijken-en-buurten-{jaar}/ogc/v1"
    collecties: Mapping[Niveau, str] = field(
        default_factory=lambda: MappingProxyType(
            {Niveau.GEMEENTE: "gemeenten", Niveau.WIJK: "wijken", Niveau.BUURT: "buurten"}
        )
    )
    filter: str = "gemeentecode"
    per_pagina: int = 200


@dataclass
class Ontvangst:
    """What came in; ``sha256`` is of all pages in the order in which they were asked for."""

    adres: str
    paginas: int = 0
    grootte: int = 0
    datum: str | None = None
    _som: Any = field(default_factory=hashlib.sha256, repr=False)

    @property
    def sha256(self) -> str:
        """The hash of everything together."""
        return str(self._som.hexdigest())

    def tel(self, antwoord: Antwoord) -> None:
        """Add a page."""
        self.paginas += 1
        self.grootte += len(antwoord.inhoud)
        self.datum = antwoord.datum or self.datum
        self._som.update(antwoord.inhoud)


@dataclass(frozen=True, slots=True)
class _Pagina:
    antwoord: Antwoord
    features: Sequence[Mapping[str, Any]]
    volgende: str | None
    totaal: int | None


def haal(dienst: Dienst, jaar: int, uit: Verzameling, *, wacht: Wacht = wacht_stil) -> Ontvangst:
    """Ask for every level of every gemeente of the region; faults in features are collected.

    Raises:
        BronFout: the service cannot be reached, refuses, or its answers do not fit together.
    """
    ontvangst = Ontvangst(dienst.adres.replace("{jaar}", str(jaar)).rstrip("/"))
    with Web(ontvangst.adres, wacht) as web:
        for gemeente in sorted(uit.gemeenten):
            for naam in dienst.collecties.values():
                vraag = {"f": "json", "limit": dienst.per_pagina, dienst.filter: gemeente}
                adres = f"{ontvangst.adres}/collections/{naam}/items?{urlencode(vraag)}"
                for feature in _Collectie(web, naam, jaar).haal(adres, ontvangst):
                    plek = Plek(ontvangst.adres, naam, f"id {printable(str(feature.get('id')))}")
                    geojson.voeg_toe(feature, plek, uit, projection.GRADEN)
    return ontvangst


class _Collectie:
    """One collection of a service, of one year."""

    def __init__(self, web: Web, naam: str, jaar: int) -> None:
        self._web, self._naam, self._jaar = web, naam, jaar

    def haal(self, eerste: str, ontvangst: Ontvangst) -> Iterator[Mapping[str, Any]]:
        """Give every feature once, and then look whether the pages were of one edition."""
        gezien: dict[str, str] = {}
        paginas = []
        for pagina in self._paginas(eerste):
            ontvangst.tel(pagina.antwoord)
            paginas.append(pagina)
            yield from self._nieuwe(pagina, gezien)
        totalen = {pagina.totaal for pagina in paginas if pagina.totaal is not None}
        if totalen and totalen != {len(gezien)}:
            raise self._anders()
        if len(paginas) > 1 and _sommen(self._pagina(eerste)) != _sommen(paginas[0]):
            raise self._anders()

    def _nieuwe(self, pagina: _Pagina, gezien: dict[str, str]) -> Iterator[Mapping[str, Any]]:
        """Give what was not on an earlier page: pages overlap when rows move, and then hold the same feature twice."""
        for feature, som in zip(pagina.features, _sommen(pagina), strict=True):
            sleutel = str(feature.get("id", som))
            if sleutel not in gezien:
                gezien[sleutel] = som
                yield feature
            elif gezien[sleutel] != som:
                raise self._anders()

    def _paginas(self, eerste: str) -> Iterator[_Pagina]:
        adres: str | None = eerste
        bezocht: set[str] = set()
        while adres is not None:
            if adres in bezocht or len(bezocht) == _MEESTE_PAGINAS:
                raise BronFout(f"{self._naam}: de pagina's lopen in een kring. {MET_EEN_BESTAND}")
            bezocht.add(adres)
            pagina = self._pagina(adres)
            yield pagina
            adres = pagina.volgende

    def _pagina(self, adres: str) -> _Pagina:
        try:
            return self._web.vraag(adres, partial(_lees, adres))
        except Geweigerd as exc:
            if exc.status != httpx2.codes.NOT_FOUND:
                raise
            hoe = "Kies een ander --jaar, of een ander adres met --bron."
            raise BronFout(f"{self._naam}: er is geen kaart van {self._jaar} bij deze dienst. {hoe}") from None

    def _anders(self) -> BronFout:
        return BronFout(f"{self._naam}: de kaart veranderde terwijl zij werd opgehaald. Probeer het opnieuw.")


def _lees(adres: str, antwoord: Antwoord) -> _Pagina:
    """Return a page.

    Raises:
        NogEens: it is not whole.
        BronFout: it is in other coordinates than the standard prescribes.
    """
    try:
        pagina = geojson.ontleed(antwoord.inhoud)
    except GeenGeojson as exc:
        raise NogEens(f"een pagina {exc}") from None
    features = pagina["features"]
    if pagina.get("numberReturned", len(features)) != len(features):
        raise NogEens("een pagina is niet af")
    if antwoord.stelsel and not antwoord.stelsel.rstrip("/").endswith("CRS84"):
        raise BronFout(f"de kaart staat in een ander coördinatenstelsel ({printable(antwoord.stelsel)}) dan CRS84.")
    totaal = pagina.get("numberMatched")
    return _Pagina(antwoord, features, _volgende(adres, pagina), totaal if isinstance(totaal, int) else None)


def _volgende(adres: str, pagina: Mapping[str, Any]) -> str | None:
    """Return the address of the next page."""
    links = pagina.get("links")
    for link in links if isinstance(links, list) else ():
        if isinstance(link, dict) and link.get("rel") == "next":
            return urljoin(adres, str(link.get("href", "")))
    return None


def _sommen(pagina: _Pagina) -> list[str]:
    """Return a hash per feature, of what it says and not of how it is written."""
    teksten = (json.dumps(feature, sort_keys=True, separators=(",", ":")) for feature in pagina.features)
    return [hashlib.sha256(tekst.encode()).hexdigest() for tekst in teksten]
