"""What every page has in common: vendored files, errors, messages, blocks, menu, terms."""

from __future__ import annotations

import asyncio
import hashlib
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from pydantic import BaseModel, Field
from starlette.requests import Request

from tests.api.nep import EIGEN, klant, nep_app, sleutel
from uitstroommatch.desk.access import RECHTEN
from uitstroommatch.desk.models import Bladzij
from uitstroommatch.errors import Conflict, Fout, InvoerFout
from uitstroommatch_api.pages import dutch
from uitstroommatch_api.pages.forms import formulier
from uitstroommatch_api.pages.menu import BEHEER, WERK
from uitstroommatch_api.pages.rendering import adres_met, safe_path
from uitstroommatch_api.pages.static_files import STATISCH, adres
from uitstroommatch_api.pages.words import WOORDEN

BROWSER = {"Accept": "text/html,application/xhtml+xml", "Sec-Fetch-Site": "same-origin"}
GELEVERD = {
    "htmx.min.js": ("d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717", 'version:"2.0.11"', "htmx.txt"),
    "pico.min.css": ("fbc9a63fc9fc9f72d12fd7fc9806e11fa9f77ae4f9cad146b27003a1119ba3db", "v2.1.1", "pico.txt"),
}


@pytest.mark.parametrize("naam", GELEVERD)
def test_what_others_made_is_what_was_published_and_has_its_licence(naam: str) -> None:
    digest, versie, licentie = GELEVERD[naam]
    inhoud = (STATISCH / naam).read_bytes()
    assert hashlib.sha256(inhoud).hexdigest() == digest
    assert versie in inhoud.decode()
    assert "permi" in (STATISCH / "licenties" / licentie).read_text(encoding="utf-8").casefold()


def test_a_file_asked_by_its_hash_may_be_kept_for_good() -> None:
    bezoek = klant(nep_app())
    assert "immutable" in bezoek.get(adres("balie.css")).headers["cache-control"]
    assert bezoek.get("/statisch/balie.css").headers["cache-control"] == "no-store"


def test_no_style_sheet_asks_for_anything_elsewhere() -> None:
    for pad in STATISCH.glob("*.css"):
        assert not re.search(r"@import|url\((?![\"']?data:)", pad.read_text(encoding="utf-8")), pad.name


# --- errors ------------------------------------------------------------------------------------------------------


def _fout(fout: Exception, **koppen: str) -> tuple[int, str]:
    def verb(*_: object) -> None:
        raise fout

    app = nep_app(dossiers__lijst=verb, overzicht__haal=verb)
    antwoord = klant(app, {**BROWSER, **sleutel("regisseur"), **koppen}).get("/overzicht")
    assert antwoord.headers["content-type"].startswith("text/html")
    assert "content-security-policy" in antwoord.headers
    return antwoord.status_code, antwoord.text


def test_a_refusal_is_a_page_that_says_how_to_go_on() -> None:
    status, tekst = _fout(Conflict("Iemand was u voor."))
    assert status == 409
    assert "Iemand was u voor." in tekst
    assert "ververs de bladzijde" in tekst
    assert "Naar het overzicht" in tekst


def test_every_fault_in_the_input_is_on_the_page() -> None:
    status, tekst = _fout(InvoerFout([Fout("a.csv", 3, "huur", "is geen getal", "een getal")]))
    assert status == 400
    assert "a.csv" in tekst
    assert "rij 3" in tekst


def test_a_defect_shows_its_number_and_nothing_else() -> None:
    status, tekst = _fout(RuntimeError("Jansen"))
    assert status == 500
    assert re.search(r"nummer [0-9a-f]{32}", tekst)
    assert "Jansen" not in tekst


def test_an_error_of_a_part_replaces_the_whole_page() -> None:
    app = nep_app()
    koppen = {**BROWSER, **sleutel("regisseur"), "HX-Request": "true", "HX-Target": "lijst"}
    antwoord = klant(app, koppen).get("/niets")
    assert antwoord.status_code == 404
    assert antwoord.headers["hx-retarget"] == "#inhoud"


def test_a_stranger_signs_in_and_comes_back_to_where_he_was_going() -> None:
    bezoek = klant(nep_app(dossiers__lijst=_geen), BROWSER)
    heen = bezoek.get("/overzicht?peildatum=2026-11-25")
    assert heen.status_code == 303
    assert heen.headers["location"] == "/aanmelden?verder=/overzicht%3Fpeildatum%3D2026-11-25"
    assert 'value="/overzicht?peildatum=2026-11-25"' in bezoek.get(heen.headers["location"]).text
    velden = {"naam": "regisseur", "wachtwoord": "goed wachtwoord", "verder": "/overzicht?x=1"}
    assert bezoek.post("/aanmelden", data=velden, headers=EIGEN).headers["location"] == "/overzicht?x=1"


def test_a_part_that_is_asked_by_a_stranger_sends_the_browser_to_sign_in() -> None:
    koppen = {**BROWSER, "HX-Request": "true", "HX-Current-URL": "http://127.0.0.1:8040/overzicht?a=b"}
    antwoord = klant(nep_app(), koppen).get("/overzicht")
    assert antwoord.headers["hx-redirect"] == "/aanmelden?verder=/overzicht%3Fa%3Db"


@pytest.mark.parametrize("pad", ["//elders.test", "/\\elders.test", "https://elders.test", "elders", "/a\nb", "", None])
def test_one_is_never_sent_to_another_site(pad: str | None) -> None:
    assert safe_path(pad) == "/overzicht"


def test_who_does_not_use_a_browser_gets_a_problem() -> None:
    antwoord = klant(nep_app()).get("/overzicht")
    assert antwoord.headers["content-type"] == "application/problem+json"
    assert klant(nep_app(), BROWSER).get("/api/v1/ik").headers["content-type"] == "application/problem+json"


# --- messages, menu, terms ---------------------------------------------------------------------------------------


def _geen(*_: object) -> Bladzij[object]:
    return Bladzij(items=(), volgende=None, totaal=0)


def test_a_message_is_shown_once() -> None:
    bezoek = klant(nep_app(), BROWSER)
    bezoek.post("/aanmelden", data={"naam": "regisseur", "wachtwoord": "goed wachtwoord"}, headers=EIGEN)
    bezoek.post("/afmelden", headers=EIGEN)
    assert "U bent afgemeld." in bezoek.get("/aanmelden").text
    assert "U bent afgemeld." not in bezoek.get("/aanmelden").text


def test_the_menu_asks_for_rights_that_exist() -> None:
    assert {punt.recht for punt in (*WERK, *BEHEER)} <= set(RECHTEN)


def test_terms_are_one_or_two_plain_sentences() -> None:
    for term, zin in WOORDEN.items():
        assert zin.endswith("."), term
        assert len(zin) <= 200, term


def test_dutch_numbers_dates_and_lists() -> None:
    assert dutch.getal(1234567.5, 1) == "1.234.567,5"
    assert dutch.moment(datetime(2026, 7, 1, 22, 5, tzinfo=UTC)) == "2 juli 2026, 0.05 uur"
    assert dutch.telwoord(1, "cliënt", "cliënten") == "1 cliënt"
    assert dutch.opsomming(["a", "b", "c"]) == "a, b en c"
    assert dutch.opsomming([]) == ""


def test_an_address_keeps_what_was_asked_before() -> None:
    assert adres_met("/lijst", {"zoek": "a b", "na": "x"}, na=None, blad=2) == "/lijst?zoek=a+b&blad=2"


# --- forms -------------------------------------------------------------------------------------------------------


class _Model(BaseModel):
    naam: str = Field(max_length=5)
    uren: int = 0
    rollen: tuple[str, ...] = ()


async def _lees(body: bytes):
    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body, "more_body": False}

    koppen = [(b"content-type", b"application/x-www-form-urlencoded")]
    return await formulier(_Model)(Request({"type": "http", "method": "POST", "headers": koppen}, receive))


def _formulier(body: bytes):
    """Read it in a thread of its own: a browser of another test may have a loop in this one."""
    with ThreadPoolExecutor(1) as elders:
        return elders.submit(asyncio.run, _lees(body)).result()


def test_a_form_becomes_what_it_means() -> None:
    gelezen = _formulier(b"naam=+Jan+&uren=&rollen=a&rollen=b")
    assert gelezen.waarde == _Model(naam="Jan", rollen=("a", "b"))
    assert gelezen.fouten == {}


def test_a_fault_stands_at_its_field_and_what_was_typed_stays() -> None:
    gelezen = _formulier(b"naam=Jansen&uren=veel")
    assert gelezen.waarde is None
    assert gelezen.fouten["naam"] == "Is te lang. Wat kan: hooguit 5 tekens."
    assert gelezen.velden == {"naam": "Jansen", "uren": "veel"}
    assert set(gelezen.met_fouten({"rollen": "Kies er een."}).fouten) == {"naam", "uren", "rollen"}
