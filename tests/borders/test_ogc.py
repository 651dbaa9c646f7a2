"""A map service that behaves, one that has a bad day, and one that cannot be trusted."""

from __future__ import annotations

import copy
import gzip
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from tests.borders.dienst import Feature, Kaartdienst, Storing, collecties
from tests.borders.streek import vormen
from uitstroommatch.borders import ogc, web
from uitstroommatch.borders.collect import Verzameling
from uitstroommatch.borders.ogc import Dienst, Ontvangst
from uitstroommatch.errors import BronFout, InvoerFout

REGIO = frozenset({"GM0150", "GM0151"})


@cache
def _collecties() -> dict[str, list[Feature]]:
    return collecties(vormen(1, 34))  # 15 in each of two gemeenten, and 4 in a third


def _dienst(**anders: Any) -> Kaartdienst:
    return Kaartdienst(copy.deepcopy(_collecties()), **anders)


def _haal(dienst: Kaartdienst, jaar: int = 2026, per_pagina: int = 6) -> tuple[Verzameling, Ontvangst, list[float]]:
    gelezen, gewacht = Verzameling(REGIO), list[float]()
    with dienst.open() as adres:
        vraag = Dienst(adres=adres, per_pagina=per_pagina)
        ontvangst = ogc.haal(vraag, jaar, gelezen, wacht=lambda seconden, _: gewacht.append(seconden))
    return gelezen, ontvangst, gewacht


def _weigert(dienst: Kaartdienst, **rest: Any) -> str:
    with pytest.raises(BronFout) as gevangen:
        _haal(dienst, **rest)
    return str(gevangen.value)


def test_every_level_of_every_gemeente_page_by_page() -> None:
    """Only what was asked for, each once, with names and households; the day is that of the answer."""
    dienst = _dienst()
    gelezen, ontvangst, gewacht = _haal(dienst)
    gelezen.controleer("buurten", 2026)
    assert gelezen.aantallen() == {"gemeente": 2, "wijk": 6, "buurt": 30}
    assert gelezen.namen["WK015003"] == "Wijk 015003"
    assert gelezen.vlakken["BU01510101"].kenmerk.huishoudens == 115
    assert (ontvangst.datum, ontvangst.paginas, gewacht) == ("2026-11-25", 2 * (1 + 1 + 3), [])
    # Of a collection in pages the first is asked for again at the end: is the map still the same?
    assert len(dienst.gevraagd) == ontvangst.paginas + 2
    assert all("gemeentecode=GM015" in pad and "f=json" in pad for pad in dienst.gevraagd)


def test_the_same_map_has_the_same_hash() -> None:
    """Whatever went wrong on the way; another map has another."""
    dienst = _dienst(storingen={8: Storing(500)})
    with dienst.open() as adres:

        def som() -> str:
            return ogc.haal(Dienst(adres=adres), 2026, Verzameling(REGIO), wacht=lambda *_: None).sha256

        een, met_storing = som(), som()
        dienst.collecties["buurten"][0]["properties"]["buurtnaam"] = "Elders"
        assert len(dienst.gevraagd) == 13
        assert een == met_storing != som()


@pytest.mark.parametrize(
    "storing, wacht",
    [
        (Storing(429, {"Retry-After": "7"}), 7.0),
        (Storing(429, {"Retry-After": "Wed, 25 Nov 2026 10:00:09 GMT"}), 9.0),
        (Storing(429, {"Retry-After": "morgen"}), 1.0),
        (Storing(503), 1.0),
        (Storing(500), 1.0),
        (Storing(inhoud=lambda heel: heel[:200], belofte=9999), 1.0),
        (Storing(inhoud=lambda heel: heel[:200]), 1.0),
        (Storing(inhoud=lambda heel: heel.replace(b'"numberReturned": 6', b'"numberReturned": 7')), 1.0),
        (Storing(inhoud=lambda heel: gzip.compress(heel)[:99], koppen={"Content-Encoding": "gzip"}), 1.0),
    ],
    ids=["429", "429 until", "429 odd", "503", "500", "breaks off", "no JSON", "a feature less", "bad gzip"],
)
def test_a_bad_moment_passes(storing: Storing, wacht: float) -> None:
    """It is asked again, after as long as the service wants."""
    gelezen, _, gewacht = _haal(_dienst(storingen={2: storing}))
    assert gewacht == [wacht]
    assert gelezen.aantallen() == {"gemeente": 2, "wijk": 6, "buurt": 30}


def test_pages_that_overlap() -> None:
    """A row that stands on two pages counts once."""
    gelezen, *_ = _haal(_dienst(overlap=1))
    assert gelezen.aantallen() == {"gemeente": 2, "wijk": 6, "buurt": 30}
    assert not gelezen.fouten


def _andere_naam(nummer: int) -> Callable[[int, dict[str, Any]], None]:
    def bewerk(vraag: int, pagina: dict[str, Any]) -> None:
        if vraag == nummer:
            pagina["features"] = copy.deepcopy(pagina["features"])
            pagina["features"][0]["properties"]["buurtnaam"] = "Nieuw"

    return bewerk


def _ander_totaal(vraag: int, pagina: dict[str, Any]) -> None:
    pagina["numberMatched"] += vraag == 3


@pytest.mark.parametrize(
    "dienst",
    [
        _dienst(overlap=1, bewerk=_andere_naam(3)),  # the same row, but not the same
        _dienst(bewerk=_andere_naam(5)),  # the first page, asked for again
        _dienst(bewerk=_ander_totaal),
    ],
    ids=["row", "first page", "total"],
)
def test_a_map_that_changes_on_the_way_is_not_mixed(dienst: Kaartdienst) -> None:
    """Half of one edition and half of the next would have gaps that nobody sees."""
    assert _weigert(dienst) == "buurten: de kaart veranderde terwijl zij werd opgehaald. Probeer het opnieuw."


def test_what_never_gets_better() -> None:
    """After five tries it says so, and how to do without."""
    tekst = _weigert(_dienst(storingen=dict.fromkeys(range(99), Storing(503))))
    assert "een storing (HTTP 503), ook niet na 5 pogingen" in tekst
    assert "uitstroommatch gebieden lezen" in tekst


def test_a_wait_that_is_too_long() -> None:
    """An hour is not waited."""
    tekst = _weigert(_dienst(storingen={0: Storing(429, {"Retry-After": "3600"})}))
    assert "heeft het te druk, en vraagt 3600 seconden te wachten" in tekst


def test_a_year_without_a_map() -> None:
    """The year is named."""
    tekst = _weigert(_dienst(), jaar=2031)
    assert tekst.startswith("gemeenten: er is geen kaart van 2031 bij deze dienst. Kies een ander --jaar")


@pytest.mark.parametrize(
    "storing, wat",
    [
        (Storing(400), "weigert de vraag (HTTP 400)"),
        (Storing(301, {"Location": "https://elders.example/kaart"}), "verhuisd naar https://elders.example/kaart"),
        (Storing(koppen={"Content-Crs": "<http://www.opengis.net/def/crs/EPSG/0/28992>"}), "EPSG/0/28992"),
        (
            Storing(inhoud=lambda heel: heel.replace(b"http://127.0.0.1", b"http://127.0.0.2")),
            "verwijst naar een andere dienst",
        ),
        (Storing(inhoud=lambda heel: heel.replace(b"cursor=6", b"cursor=0")), "lopen in een kring"),
    ],
    ids=["400", "301", "RD", "elsewhere", "circle"],
)
def test_what_is_not_asked_again(storing: Storing, wat: str) -> None:
    """A refusal, another place or other coordinates do not pass by waiting."""
    assert wat in _weigert(_dienst(storingen=dict.fromkeys(range(2, 12), storing)))


def test_an_answer_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page, and all pages together, have a largest size."""
    geheel = _haal(_dienst())[1].grootte
    monkeypatch.setattr(web, "GROOTSTE_GEHEEL", geheel - 200)
    dienst = _dienst()
    assert "het antwoord is te groot" in _weigert(dienst)
    assert len(dienst.gevraagd) > 8
    monkeypatch.setattr(web, "GROOTSTE_ANTWOORD", 200)
    assert "het antwoord is te groot" in _weigert(_dienst())


def test_nobody_there() -> None:
    """A machine that does not answer."""
    with _dienst().open() as adres:
        pass
    with pytest.raises(BronFout, match=r"geen verbinding mogelijk, ook niet na 5 pogingen\. Zonder netwerk"):
        ogc.haal(Dienst(adres=adres), 2026, Verzameling(REGIO), wacht=lambda *_: None)


@pytest.mark.parametrize(
    "adres", ["http://pdok.example/kaart", "ftp://127.0.0.1/", "/kaart", "https://ik:geheim@pdok.example", "http://[x"]
)
def test_an_address_that_is_not_safe(adres: str) -> None:
    """Only https, but for this machine itself."""
    with pytest.raises(BronFout, match="geen veilig adres"):
        ogc.haal(Dienst(adres=adres), 2026, Verzameling(REGIO))


def test_a_gemeente_that_is_not_on_the_map() -> None:
    """It is named, with the year."""
    gelezen = Verzameling(REGIO | {"GM9999"})
    with _dienst().open() as adres:
        ogc.haal(Dienst(adres=adres), 2026, gelezen)
    with pytest.raises(InvoerFout, match=r"geen buurten van deze gemeente op de kaart van 2026 \(gelezen: 'GM9999'\)"):
        gelezen.controleer("kaart", 2026)


def test_water_and_rows_without_a_shape() -> None:
    """Water is left out and counted; land without a shape is a fault with its id."""
    dienst = _dienst()
    dienst.collecties["buurten"][0]["properties"]["water"] = "JA"
    dienst.collecties["buurten"][1]["geometry"] = None
    gelezen, *_ = _haal(dienst)
    assert (gelezen.water, gelezen.aantallen()["buurt"]) == (1, 28)
    with pytest.raises(InvoerFout, match=r"kaart-2026, kolom buurten, id 2: heeft geen vlak \(gelezen: 'BU01500102'\)"):
        gelezen.controleer("kaart", 2026)
