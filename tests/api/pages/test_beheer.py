"""Accounts, keys and the trail as pages: what was typed stays, and a fault stands at its field."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.api.nep import EIGEN, klant, nep_app, sleutel
from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.models import AccountRij, Bereik, Bladzij, Spoorcontrole, SpoorRij
from uitstroommatch.errors import Conflict, Fout, InvoerFout

NU = datetime(2026, 11, 25, 9, 5, tzinfo=UTC)
RIJ = AccountRij(
    id="regisseur1", naam="Regie Een", rollen=("regisseur",), hele_regio=False, gemeenten=("GM0150",), aanbieder=None,
    corporatie=None, actief=True, met_wachtwoord=True, gemaakt_op=NU,
)  # fmt: skip
VELDEN = {"id": "regisseur1", "naam": "Regie Een", "rollen": "regisseur", "gemeenten": "gm0150, GM0177"}


def _beheer(**verbs: Any) -> TestClient:
    app = nep_app(accounts__lijst=lambda _: (RIJ,), **verbs)
    return klant(app, {**sleutel("beheerder"), **EIGEN, "Accept": "text/html"})


def test_an_account_is_added_as_it_was_filled_in() -> None:
    gezien: list[tuple[Any, ...]] = []

    def voeg_toe(_: Asker, *wat: Any) -> AccountRij:
        gezien.append(wat)
        return RIJ

    antwoord = _beheer(accounts__voeg_toe=voeg_toe).post("/accounts/nieuw", data=VELDEN)
    assert (antwoord.status_code, antwoord.headers["location"]) == (303, "/accounts")
    assert gezien == [("regisseur1", "Regie Een", ("regisseur",), Bereik(gemeenten=("GM0150", "GM0177")), None)]


@pytest.mark.parametrize(
    "fout, veld",
    [
        (InvoerFout([Fout("account", 0, "gemeenten", "is geen gemeentecode", "GM0150")]), "gemeenten"),
        (Conflict("Er is al een account met die naam."), "id"),
    ],
)
def test_what_the_desk_refuses_stands_at_its_field(fout: Exception, veld: str) -> None:
    def voeg_toe(*_: Any) -> AccountRij:
        raise fout

    tekst = _beheer(accounts__voeg_toe=voeg_toe).post("/accounts/nieuw", data=VELDEN).text
    assert f'id="fout-{veld}"' in tekst
    assert 'value="regisseur1"' in tekst
    assert "checked" in tekst


def test_an_account_without_a_role_is_not_sent_on() -> None:
    tekst = _beheer().post("/accounts/nieuw", data={**VELDEN, "rollen": ""}).text
    assert 'id="fout-rollen"' in tekst


def test_the_last_administrator_stays() -> None:
    def wijzig(*_: Any, **__: Any) -> AccountRij:
        raise Conflict("Dan is er geen beheerder meer.")

    app = nep_app(accounts__lijst=lambda _: (RIJ,), accounts__wijzig=wijzig)
    bezoek = klant(app)
    bezoek.post("/aanmelden", data={"naam": "beheerder", "wachtwoord": "goed wachtwoord"}, headers=EIGEN)
    bezoek.post("/accounts/zet/uit/regisseur1", headers=EIGEN)
    assert "Dan is er geen beheerder meer." in bezoek.get("/accounts").text


def test_an_account_that_is_not_there_is_not_found() -> None:
    assert _beheer().get("/accounts/wijzig/iemand-anders").status_code == 404


def test_the_trail_reads_as_what_was_done() -> None:
    regel = SpoorRij(
        nummer=7, op=NU, wie="regio", handeling="account.aanmelden", object="regio", gegevens={"gelukt": False},
        vorige="", hash="",
    )  # fmt: skip
    app = nep_app(
        spoor__lijst=lambda *_, **__: Bladzij(items=(regel,), volgende="7", totaal=80),
        spoor__controleer=lambda _: Spoorcontrole(heel=True, regels=80, gebreken=()),
    )
    bezoek = klant(app, {**sleutel("auditor"), **EIGEN, "Accept": "text/html"})
    tekst = bezoek.get("/spoor?wie=regio").text
    assert "aanmelden mislukt" in tekst
    assert "25-11-2026 10.05" in tekst
    assert "/spoor?wie=regio&amp;na=7" in tekst
    assert "Het spoor is heel." in bezoek.post("/spoor/controle").text
