"""What a stranger, a careless system or another site can send, and what comes of it."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from tests.api.nep import ADRES, EIGEN, SLEUTEL, klant, nep_app, sleutel
from tests.api.server import alles, lijn, luister
from uitstroommatch.desk.models import Controle
from uitstroommatch_api import hardening
from uitstroommatch_api.hardening import Body
from uitstroommatch_api.patience import Patience

GOED = Controle(goed=True, fouten=(), waarschuwingen=(), aantallen={}, sha256=None)
CONTROLE = "/api/v1/dossiers/controle"


def _controle(bewaard: list[dict[str, bytes]] | None = None):
    def controleer(_asker: Any, bestanden: dict[str, bytes]) -> Controle:
        if bewaard is not None:
            bewaard.append(bestanden)
        return GOED

    return nep_app(dossiers__controleer=controleer, dossiers__rijen_als_bestanden=lambda _: {"x.csv": b"x"})


# --- size --------------------------------------------------------------------------------------------------------


def test_an_upload_of_200_mb_is_refused_before_it_is_read() -> None:
    with luister(_controle()) as poort:
        kop = (
            f"POST {CONTROLE} HTTP/1.1\nHost: 127.0.0.1:{poort}\nAuthorization: {SLEUTEL['Authorization']}\n"
            f"Content-Type: multipart/form-data; boundary=x\nContent-Length: {200 * 1024**2}\n\n"
        )
        with lijn(poort, kop) as verbinding:
            antwoord = alles(verbinding)
    assert antwoord.startswith(b"HTTP/1.1 413 ")
    assert b"hooguit 60 MB" in antwoord
    assert b"application/problem+json" in antwoord


def test_an_upload_that_does_not_say_its_size_is_refused_while_it_is_read() -> None:
    gelezen = 0

    def deel() -> Iterator[bytes]:
        nonlocal gelezen
        yield b'--x\r\nContent-Disposition: form-data; name="bestanden"; filename="clienten.csv"\r\n\r\n'
        for _ in range(200):
            gelezen += 1
            yield b"a" * 1024**2

    koppen = {**SLEUTEL, "Content-Type": "multipart/form-data; boundary=x"}
    antwoord = klant(_controle(), koppen).post(CONTROLE, content=deel())
    assert antwoord.status_code == 413
    # The test client hands the whole body over at once, so only the answer can be looked at here.
    assert antwoord.json()["type"] == "urn:uitstroommatch:te-groot"


@pytest.mark.parametrize("pad", [CONTROLE, "/api/v1/voorstellen", "/api/v1/beleid"])
def test_oversized_json_is_refused(pad: str) -> None:
    koppen = {**SLEUTEL, "Content-Type": "application/json"}
    antwoord = klant(_controle(), koppen).post(pad, content=b'{"a":"' + b"x" * hardening.JSON + b'"}')
    assert antwoord.status_code == 413
    assert "hooguit 1 MB" in antwoord.json()["detail"]


@pytest.mark.parametrize(
    "inhoud", [b"[" * 200_000, b'{"rijen":' + b'{"a":' * 100_000, b"\xff\xfe", b"", b'{"rijen": NaN}']
)
@pytest.mark.parametrize("pad", [CONTROLE, "/api/v1/voorstellen"])
def test_json_that_cannot_be_read_is_422(inhoud: bytes, pad: str) -> None:
    antwoord = klant(_controle(), {**SLEUTEL, "Content-Type": "application/json"}).post(pad, content=inhoud)
    assert antwoord.status_code == 422, antwoord.text


def test_a_stranger_cannot_make_the_service_read_anything() -> None:
    with luister(_controle()) as poort:
        host = f"127.0.0.1:{poort}"
        kop = f"POST {CONTROLE} HTTP/1.1\nHost: {host}\nOrigin: http://{host}\nContent-Length: 1000000\n"
        with lijn(poort, kop + "Content-Type: multipart/form-data; boundary=x\n\n") as verbinding:
            assert verbinding.recv(15) == b"HTTP/1.1 401 Un"


# --- forms -------------------------------------------------------------------------------------------------------


def test_files_arrive_by_their_name() -> None:
    bewaard: list[dict[str, bytes]] = []
    bestanden = [("bestanden", ("clienten.csv", b"a;b")), ("bestanden", ("woningen.csv", b"c"))]
    assert klant(_controle(bewaard), SLEUTEL).post(CONTROLE, files=bestanden).status_code == 200
    assert bewaard == [{"clienten.csv": b"a;b", "woningen.csv": b"c"}]


@pytest.mark.parametrize(
    "bestanden, status",
    [
        ([("bestanden", ("a.csv", b"1")), ("bestanden", ("A.csv", b"2"))], 400),
        ([("anders", ("a.csv", b"1"))], 422),
        ([("bestanden", ("a.csv", b"1")), ("anders", ("b.csv", b"1"))], 422),
        ([("bestanden", (f"{n}.csv", b"1")) for n in range(21)], 422),
        ([], 415),
    ],
    ids=["twice", "other-field", "field-too-many", "too-many", "none"],
)
def test_a_form_that_is_not_as_described_is_refused(bestanden: Any, status: int) -> None:
    antwoord = klant(_controle(), SLEUTEL).post(CONTROLE, files=bestanden)
    assert antwoord.status_code == status, antwoord.text


@pytest.mark.parametrize("soort", ["text/csv", "application/xml", "", "application/x-www-form-urlencoded"])
def test_another_kind_of_content_is_415(soort: str) -> None:
    antwoord = klant(_controle(), {**SLEUTEL, "Content-Type": soort}).post(CONTROLE, content=b"x")
    assert antwoord.status_code == 415
    assert antwoord.json()["type"] == "urn:uitstroommatch:soort"


# --- who a browser works for -------------------------------------------------------------------------------------


def _sessie(**koppen: str):
    ingelogd = klant(nep_app(accounts__tokens=lambda _: (), accounts__maak_token=lambda *_: None))
    assert ingelogd.post(
        "/aanmelden", data={"naam": "regisseur", "wachtwoord": "goed wachtwoord"}, headers=EIGEN
    ).is_redirect
    return ingelogd.delete("/api/v1/tokens/geen-id", headers=koppen).status_code


@pytest.mark.parametrize(
    "koppen, status",
    [
        ({"Sec-Fetch-Site": "same-origin"}, 422),
        ({"Sec-Fetch-Site": "none"}, 422),
        ({"Origin": ADRES}, 422),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": ADRES}, 403),
        ({"Origin": "https://elders.example"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 403),
    ],
)
def test_another_site_cannot_use_a_session(koppen: dict[str, str], status: int) -> None:
    assert _sessie(**koppen) == status


def test_another_site_cannot_sign_someone_in() -> None:
    gegevens = {"naam": "regisseur", "wachtwoord": "goed wachtwoord"}
    antwoord = klant(nep_app()).post("/aanmelden", data=gegevens, headers={"Sec-Fetch-Site": "cross-site"})
    assert antwoord.status_code == 403
    assert "set-cookie" not in antwoord.headers


def test_a_key_counts_and_the_session_beside_it_does_not() -> None:
    ingelogd = klant(nep_app(accounts__zelf=lambda asker: pytest.fail(asker.account_id)))
    ingelogd.post("/aanmelden", data={"naam": "regisseur", "wachtwoord": "goed wachtwoord"}, headers=EIGEN)
    assert ingelogd.get("/api/v1/ik", headers={"Authorization": "Bearer onzin"}).status_code == 401
    assert ingelogd.get("/api/v1/ik", headers={"Authorization": "Basic cmVnaXNzZXVyOg=="}).status_code == 401


@pytest.mark.parametrize("naam", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil.example:8040"])
def test_another_name_for_this_machine_is_not_answered(naam: str) -> None:
    antwoord = klant(nep_app()).get("/gezondheid/levend", headers={"Host": naam})
    assert antwoord.status_code == 400


@pytest.mark.parametrize("naam", ["localhost", "localhost:1234", "127.0.0.1", "[::1]:8040", "LOCALHOST"])
def test_our_own_names_are(naam: str) -> None:
    assert klant(nep_app()).get("/gezondheid/levend", headers={"Host": naam}).status_code == 200


def test_every_answer_protects_the_browser() -> None:
    bezoek = klant(nep_app())
    for pad in ("/", "/aanmelden", "/statisch/balie.css", "/niets", "/api/v1/ik", "/metrics", "/openapi.json"):
        koppen = bezoek.get(pad).headers
        assert koppen["content-security-policy"] == hardening.CSP, pad
        assert koppen["x-content-type-options"] == "nosniff"
        assert koppen["referrer-policy"] == "no-referrer"
        assert koppen["x-frame-options"] == "DENY"
        assert "strict-transport-security" not in koppen
        assert "server" not in koppen


def test_over_https_the_session_stays_there() -> None:
    https = "https://match.example"
    app = nep_app({"url": https})
    koppen = {"Origin": https, "Host": "match.example"}
    antwoord = klant(app, adres=https).post(
        "/aanmelden", data={"naam": "regisseur", "wachtwoord": "goed wachtwoord"}, headers=koppen
    )
    assert "strict-transport-security" in antwoord.headers
    cookie = antwoord.headers["set-cookie"].casefold()
    assert all(woord in cookie for woord in ("secure", "httponly", "samesite=lax", "max-age=28800"))


def test_the_pages_have_no_code_of_their_own() -> None:
    for pad in ("/aanmelden", "/niets"):
        tekst = klant(nep_app(), {**sleutel("regisseur"), "Accept": "text/html"}).get(pad).text
        assert "<h1>" in tekst
        assert re.findall(r"<script(?! src=\"/statisch/[\w.]+\?v=\w+\" defer></script>)", tekst) == []
        assert not re.search(r"<style|<[^>]* (style|on\w+)=", tekst)


def test_what_the_browser_sends_to_the_page_is_only_text() -> None:
    antwoord = klant(nep_app()).post(
        "/aanmelden", data={"naam": "<script>x</script>", "wachtwoord": "y"}, headers=EIGEN
    )
    assert antwoord.status_code == 401
    assert "<script>" not in antwoord.text


# --- slow clients ------------------------------------------------------------------------------------------------


class Haastig(Patience):
    """With less patience, so that the tests are over soon."""

    headers_within = 0.3
    reads_within = 0.3


def _kop(poort: int, rest: str) -> str:
    return f"POST {CONTROLE} HTTP/1.1\nHost: 127.0.0.1:{poort}\nAuthorization: {SLEUTEL['Authorization']}\n{rest}"


@pytest.mark.parametrize("begin", ["", "GET /gezondheid/levend HTTP/1.1\nHost: 127.0", "GET /gezon"])
def test_a_client_that_does_not_finish_its_head_is_cut_off(begin: str) -> None:
    with luister(nep_app(), Haastig) as poort, lijn(poort, begin) as verbinding:
        assert alles(verbinding) == b""


def test_a_second_head_must_come_as_soon_as_the_first() -> None:
    with luister(nep_app(), Haastig) as poort:
        heel = f"GET /gezondheid/levend HTTP/1.1\nHost: 127.0.0.1:{poort}\n\n"
        with lijn(poort, heel) as verbinding:
            while not verbinding.recv(4096).endswith(b"}"):
                pass
            verbinding.sendall(b"GET /gezond")
            assert alles(verbinding) == b""


def test_a_client_that_stops_sending_gets_408(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Body, "still_within", 0.3)
    with luister(_controle()) as poort:
        rest = "Content-Type: multipart/form-data; boundary=x\nContent-Length: 1000\n\n--x\n"
        with lijn(poort, _kop(poort, rest)) as verbinding:
            antwoord = alles(verbinding)
    assert antwoord.startswith(b"HTTP/1.1 408 ")
    assert json.loads(antwoord.partition(b"\r\n\r\n")[2])["type"] == "urn:uitstroommatch:te-traag"


def test_a_client_that_drips_is_ended_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Body, "whole_within", 0.6)
    with luister(_controle()) as poort:
        rest = "Content-Type: application/json\nContent-Length: 100000\n\n"
        with lijn(poort, _kop(poort, rest)) as verbinding:
            verbinding.settimeout(0.1)
            antwoord = b""
            while not antwoord:
                verbinding.sendall(b" ")
                try:
                    antwoord = verbinding.recv(65536)
                except TimeoutError:
                    continue
    assert antwoord.startswith(b"HTTP/1.1 408 ")


def test_a_client_that_does_not_read_is_cut_off() -> None:
    groot, weg = b"x" * (32 * 1024**2), threading.Event()

    class Gezien(Haastig):
        def connection_lost(self, exc: Exception | None) -> None:
            super().connection_lost(exc)
            weg.set()

    with luister(nep_app(beleid__inhoud=lambda *_: groot), Gezien) as poort:
        pad = "/api/v1/beleid/00000000-0000-0000-0000-000000000000/inhoud"
        kop = f"GET {pad} HTTP/1.1\nHost: 127.0.0.1:{poort}\nAuthorization: {SLEUTEL['Authorization']}\n\n"
        with lijn(poort, kop) as verbinding:
            assert weg.wait(20)
            assert len(alles(verbinding)) < len(groot)
