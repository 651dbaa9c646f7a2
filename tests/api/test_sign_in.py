"""Signing in on one machine."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from tests.api.nep import EIGEN, klant, nep_app, nep_desk
from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.models import AccountRij
from uitstroommatch_api.errors import Weigering
from uitstroommatch_api.sign_in import Attempts, Link

GOED = {"naam": "regisseur", "wachtwoord": "goed wachtwoord"}
FOUT = {"naam": "regisseur", "wachtwoord": "geraden"}


def _open() -> tuple[TestClient, list[str]]:
    verteld: list[str] = []
    link = Link(verteld.append)
    link.open("http://127.0.0.1:8040")
    return klant(nep_app(link=link, accounts__zelf=_rij)), verteld


def _rij(asker: Asker) -> AccountRij:
    return AccountRij(
        id=asker.account_id, naam=asker.naam, rollen=tuple(sorted(asker.rollen)), hele_regio=True, gemeenten=(),
        aanbieder=None, corporatie=None, actief=True, met_wachtwoord=None, gemaakt_op=datetime.now(UTC),
    )  # fmt: skip


def test_the_link_works_once_and_the_next_one_is_told() -> None:
    bezoek, verteld = _open()
    assert bezoek.get(verteld[0]).headers["location"] == "/overzicht"
    assert bezoek.get("/api/v1/ik").json()["rollen"] == ["auditor", "beheerder", "regisseur"]
    assert len(verteld) == 2
    vreemde = klant(bezoek.app)  # type: ignore[arg-type]
    assert vreemde.get(verteld[0]).status_code == 401
    assert vreemde.get("/api/v1/ik").status_code == 401
    assert len(verteld) == 2
    assert vreemde.get(verteld[1]).status_code == 303


def test_a_link_cannot_be_guessed() -> None:
    bezoek, verteld = _open()
    sleutel = verteld[0].partition("sleutel=")[2]
    assert len(sleutel) >= 40
    for poging in ("", "x", sleutel[:-1], sleutel + "x", "é"):
        assert bezoek.get("/aanmelden/eenmalig", params={"sleutel": poging}).status_code == 401


def test_without_a_link_there_is_none() -> None:
    assert klant(nep_app()).get("/aanmelden/eenmalig?sleutel=").status_code == 401


def test_a_password_opens_a_session_and_signing_out_ends_it() -> None:
    bezoek, _ = _open()
    assert bezoek.get("/").headers["location"] == "/aanmelden"
    assert bezoek.post("/aanmelden", data=GOED, headers=EIGEN).headers["location"] == "/overzicht"
    assert bezoek.get("/").headers["location"] == "/overzicht"
    assert bezoek.get("/api/v1/ik").status_code == 200
    bezoek.post("/afmelden", headers=EIGEN)
    assert bezoek.get("/api/v1/ik").status_code == 401


def test_a_wrong_password_says_so_and_no_more() -> None:
    bezoek, _ = _open()
    onbekend = bezoek.post("/aanmelden", data={**FOUT, "naam": "niemand"}, headers=EIGEN)
    bekend = bezoek.post("/aanmelden", data=FOUT, headers=EIGEN)
    assert (onbekend.status_code, onbekend.text) == (bekend.status_code, bekend.text) == (401, bekend.text)
    assert bezoek.post("/aanmelden", headers=EIGEN).status_code == 401


def test_an_account_that_is_closed_is_out_at_the_next_request() -> None:
    bezoek, _ = _open()
    bezoek.post("/aanmelden", data=GOED, headers=EIGEN)
    bezoek.app.state.desk.accounts.dicht = {"regisseur"}  # type: ignore[attr-defined]
    assert bezoek.get("/api/v1/ik").status_code == 401


def test_a_session_is_signed() -> None:
    bezoek, _ = _open()
    bezoek.post("/aanmelden", data=GOED, headers=EIGEN)
    koekje = bezoek.cookies["uitstroommatch"]
    vreemde = klant(bezoek.app, {"Cookie": f"uitstroommatch={koekje[:-2]}xx"})  # type: ignore[arg-type]
    assert vreemde.get("/api/v1/ik").status_code == 401


def test_after_five_failures_that_place_waits_for_that_account() -> None:
    bezoek, _ = _open()
    for _ in range(5):
        assert bezoek.post("/aanmelden", data=FOUT, headers=EIGEN).status_code == 401
    assert bezoek.post("/aanmelden", data=GOED, headers=EIGEN).status_code == 429
    ander = {**GOED, "naam": "planner"}
    assert bezoek.post("/aanmelden", data=ander, headers=EIGEN).status_code == 303


def test_failures_are_forgotten_in_time() -> None:
    klok = {"nu": 0.0}
    pogingen = Attempts(most=2, seconds=60.0, clock=lambda: klok["nu"])
    desk = nep_desk()
    for _ in range(2):
        assert pogingen.check(desk, "a", "regisseur", "geraden") is None
    with pytest.raises(Weigering) as geweigerd:
        pogingen.check(desk, "a", "regisseur", "goed wachtwoord")
    assert geweigerd.value.headers == {"Retry-After": "61"}
    assert pogingen.check(desk, "b", "regisseur", "goed wachtwoord") is not None
    klok["nu"] = 61.0
    assert pogingen.check(desk, "a", "regisseur", "goed wachtwoord") is not None
    assert pogingen._failed == {}
