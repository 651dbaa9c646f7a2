"""Signing in with the accounts of the organisation."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from tests.api.nep import EIGEN, klant, nep_app
from tests.api.provider import CLIENT, GEHEIM, Provider, provider
from uitstroommatch.desk.access import Rol
from uitstroommatch_api.oidc import wie_is
from uitstroommatch_api.settings import Settings

URL = "https://match.example"


@pytest.fixture
def idp() -> Iterator[Provider]:
    with provider() as een:
        yield een


def _bezoek(idp: Provider, **settings: Any) -> TestClient:
    gegeven = {"oidc_uitgever": idp.adres, "oidc_client": CLIENT, "oidc_geheim": GEHEIM, "url": URL, **settings}
    return klant(nep_app(gegeven), adres=URL)


def _heen(bezoek: TestClient) -> str:
    """Go to the provider and sign in there; the address that it sends one back to."""
    antwoord = bezoek.get("/aanmelden/oidc")
    assert antwoord.is_redirect

    class Niet(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: Any) -> None:
            return None

    with pytest.raises(HTTPError) as heen:
        urllib.request.build_opener(Niet).open(antwoord.headers["location"])
    with heen.value:
        return str(heen.value.headers["Location"])


def test_someone_signs_in_with_the_organisation(idp: Provider) -> None:
    bezoek = _bezoek(idp)
    assert "Aanmelden met uw organisatie" in bezoek.get("/aanmelden").text
    assert bezoek.get(_heen(bezoek)).headers["location"] == "/overzicht"
    uitgever, onderwerp, naam, rollen, _ = bezoek.app.state.desk.accounts.gezien  # type: ignore[attr-defined]
    assert (uitgever, onderwerp, naam, rollen) == (idp.adres, "u-1", "Proef Persoon", (Rol.REGISSEUR,))
    assert bezoek.get("/").headers["location"] == "/overzicht"
    assert bezoek.post("/afmelden", headers={"Origin": URL}).is_redirect
    assert bezoek.get("/").headers["location"] == "/aanmelden"


def test_the_question_has_a_challenge_a_state_and_a_nonce(idp: Provider) -> None:
    vraag = parse_qs(urlsplit(_bezoek(idp).get("/aanmelden/oidc").headers["location"]).query)
    assert vraag["code_challenge_method"] == ["S256"]
    assert vraag["redirect_uri"] == [f"{URL}/aanmelden/oidc/terug"]
    assert all(len(vraag[naam][0]) >= 20 for naam in ("state", "nonce", "code_challenge"))
    assert GEHEIM not in str(vraag)


def test_the_session_holds_nothing_of_the_provider(idp: Provider) -> None:
    import base64
    import json

    bezoek = _bezoek(idp)
    bezoek.get(_heen(bezoek))
    koekje = bezoek.cookies["uitstroommatch"].split(".")[0]
    assert json.loads(base64.b64decode(koekje + "==")) == {"wie": "regisseur"}


@pytest.mark.parametrize(
    "anders",
    [{"aud": "een-ander"}, {"iss": "https://elders.example"}, {"exp": 1}, {"nonce": "oud"}, {"sub": None}],
    ids=str,
)
def test_a_token_that_is_not_for_this_question_is_refused(idp: Provider, anders: dict[str, Any]) -> None:
    idp.anders = anders
    bezoek = _bezoek(idp)
    assert bezoek.get(_heen(bezoek)).status_code == 400
    assert bezoek.get("/").headers["location"] == "/aanmelden"


def test_a_token_that_someone_else_signed_is_refused(idp: Provider) -> None:
    idp.teken_met = idp.vreemd
    bezoek = _bezoek(idp)
    assert bezoek.get(_heen(bezoek)).status_code == 400


def test_an_answer_to_a_question_of_another_browser_is_refused(idp: Provider) -> None:
    bezoek, ander = _bezoek(idp), _bezoek(idp)
    terug = _heen(bezoek)
    assert ander.get(terug).status_code == 400
    assert bezoek.get(terug.replace("state=", "state=x")).status_code == 400
    assert bezoek.get("/aanmelden/oidc/terug?error=access_denied").status_code == 400
    assert bezoek.get("/aanmelden/oidc/terug").status_code == 400


def test_someone_without_a_role_here_is_told_so(idp: Provider) -> None:
    idp.claims = {"sub": "u-2", "name": "X", "roles": ["iets-anders"]}
    bezoek = _bezoek(idp)
    antwoord = bezoek.get(_heen(bezoek))
    assert antwoord.status_code == 403
    assert "geen rol" in antwoord.text


def test_a_provider_that_is_away_is_503() -> None:
    gegeven = {"oidc_uitgever": "http://127.0.0.1:9", "oidc_client": CLIENT, "url": URL}
    assert klant(nep_app(gegeven), adres=URL).get("/aanmelden/oidc").status_code == 503


def test_passwords_and_links_are_for_one_machine(idp: Provider) -> None:
    bezoek = _bezoek(idp)
    gegevens = {"naam": "regisseur", "wachtwoord": "goed wachtwoord"}
    assert bezoek.post("/aanmelden", data=gegevens, headers={"Origin": URL}).status_code == 404
    assert bezoek.get("/aanmelden/eenmalig?sleutel=").status_code == 401
    assert klant(nep_app()).get("/aanmelden/oidc", headers=EIGEN).status_code == 404


@pytest.mark.parametrize(
    "claims, settings, rollen",
    [
        ({"realm_access": {"roles": ["regisseur", "x"]}}, {"oidc_rollen_uit": "realm_access.roles"}, ["regisseur"]),
        ({"https://a.b/rollen": "auditor"}, {"oidc_rollen_uit": "https://a.b/rollen"}, ["auditor"]),
        (
            {"roles": ["UM-1", "UM-2"]},
            {"oidc_rollen": {"UM-1": "planner", "UM-2": "beheerder"}},
            ["beheerder", "planner"],
        ),
        ({"roles": {"regisseur": True}}, {}, []),
        ({"roles": 5}, {}, []),
        ({}, {}, []),
    ],
)
def test_roles_come_from_the_claim_that_was_set(claims: Any, settings: Any, rollen: list[str]) -> None:
    assert list(wie_is(claims, Settings(**settings))[0]) == rollen


def test_the_scope_comes_from_claims_and_no_claim_is_no_scope() -> None:
    _, bereik = wie_is({"roles": ["regisseur"]}, Settings())
    assert (bereik.hele_regio, bereik.gemeenten) == (False, ())
    _, bereik = wie_is({"gemeenten": ["GM0150", "GM0150"], "aanbieder": "Zorg A", "corporatie": ["C"]}, Settings())
    assert (bereik.hele_regio, bereik.gemeenten, bereik.aanbieder, bereik.corporatie) == (
        False,
        ("GM0150",),
        "Zorg A",
        "C",
    )
    assert wie_is({"gemeenten": "*"}, Settings())[1].hele_regio
