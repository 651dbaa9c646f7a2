"""Every route has one right, and lets through exactly the roles that have it."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

import pytest
from fastapi import Depends, FastAPI
from fastapi.routing import APIRoute
from starlette.routing import Mount

from tests.api.nep import asker, klant, nep_app, sleutel
from uitstroommatch.desk.access import HELE_REGIO, OPENBAAR, RECHTEN, Rol
from uitstroommatch.errors import OpbouwFout
from uitstroommatch_api.asking import openbaar, recht
from uitstroommatch_api.routing import Route, Routes, all_routes

ROUTES = [route for member in all_routes() for route in member.each()]
GESLOTEN = [route for route in ROUTES if route.recht not in OPENBAAR]
OPEN = {"/openapi.json", "/statisch"}
"""What the framework itself serves; it holds nothing of anyone."""


@pytest.fixture(scope="module")
def app() -> FastAPI:
    app = nep_app()
    for een in (
        "dossiers", "beleid", "voorstellen", "uitleg", "besluiten", "beoordelingen", "antwoorden", "grenzen",
        "spreiding", "kaart", "uitvoer", "spoor",
    ):  # fmt: skip
        setattr(app.state.desk, een, _Balie())
    return app


def _naam(route: Route) -> str:
    return f"{route.methode} {route.path}"


def _adres(route: Route) -> str:
    waarden = {"naam": "clienten.csv", "tabel": "doelen", "account_id:path": "iemand"}
    return re.sub(r"\{([^}]+)\}", lambda m: waarden.get(m[1], str(UUID(int=0))), route.path)


def test_there_is_no_way_in_beside_the_routes(app: FastAPI) -> None:
    paden = {getattr(route, "path", "") for route in app.routes if not isinstance(route, APIRoute)}
    assert {pad for pad in paden if pad} <= OPEN
    assert [route.path for route in app.routes if isinstance(route, Mount)] == ["/statisch"]
    beschreven = {(methode.upper(), pad) for pad, een in app.openapi()["paths"].items() for methode in een}
    eigen = {(route.methode, route.path_format) for route in ROUTES if route.include_in_schema}
    assert beschreven == {(m, p) for m, p in eigen if not p.startswith(("/aanmelden", "/afmelden")) and p != "/"}


@pytest.mark.parametrize("route", ROUTES, ids=_naam)
def test_a_route_names_a_right_that_exists_and_openapi_shows_it(route: Route, app: FastAPI) -> None:
    assert route.recht in RECHTEN
    paden = app.openapi()["paths"]
    if route.path_format in paden:
        assert paden[route.path_format][route.methode.lower()]["x-recht"] == route.recht


def test_every_right_is_of_use_somewhere() -> None:
    assert {route.recht for route in ROUTES} == set(RECHTEN)


def test_a_route_without_a_right_or_with_two_is_refused() -> None:
    routes = Routes("proef")
    with pytest.raises(OpbouwFout, match="0 rechten"):
        routes.get("/niets")(lambda: None)

    with pytest.raises(OpbouwFout, match="2 rechten"):
        routes.get("/twee", dependencies=[Depends(recht("dossier.lezen")), Depends(recht("spoor.lezen"))])(lambda: None)


@pytest.mark.parametrize("naam", ["bestaat.niet", "gezondheid.lezen"])
def test_a_closed_route_cannot_ask_for_an_open_right(naam: str) -> None:
    with pytest.raises(OpbouwFout):
        recht(naam)


def test_an_open_route_cannot_ask_for_a_closed_right() -> None:
    with pytest.raises(OpbouwFout):
        openbaar("client.lezen")


class _Bereikt(Exception):
    """The request came as far as the desk."""


class _Balie:
    """Whatever is asked of it, someone was let in."""

    def __getattr__(self, naam: str) -> Any:
        return _Balie()

    def __call__(self, *_: Any, **__: Any) -> Any:
        raise _Bereikt


@pytest.mark.parametrize("rol", [*Rol, None], ids=str)
@pytest.mark.parametrize("route", GESLOTEN, ids=_naam)
def test_a_route_lets_in_exactly_who_has_its_right(route: Route, rol: Rol | None, app: FastAPI) -> None:
    """What the desk makes of it after that is tested there (see tests/desk)."""
    koppen = {} if rol is None else sleutel(rol)
    antwoord = klant(app, koppen).request(route.methode, _adres(route), headers={"Sec-Fetch-Site": "same-origin"})
    if rol is None:
        assert antwoord.status_code == 401
    elif rol in RECHTEN[route.recht]:
        assert antwoord.status_code not in {401, 403}
    else:
        assert antwoord.status_code == 403
        assert antwoord.json()["type"] == "urn:uitstroommatch:geen-toegang"


@pytest.mark.parametrize("naam", sorted(HELE_REGIO))
def test_an_officer_of_some_municipalities_is_not_one_of_the_region(naam: str) -> None:
    app = nep_app()
    team = asker("regisseur", gemeenten=frozenset({"GM0150"}))
    app.state.desk.accounts.met_token = lambda _: team
    for route in (een for een in GESLOTEN if een.recht == naam):
        antwoord = klant(app, sleutel("regisseur")).request(route.methode, _adres(route))
        assert antwoord.status_code == 403


def test_the_file_name_is_the_id_and_no_path_is_there_twice() -> None:
    paden = [(route.methode, route.path_format) for route in ROUTES]
    assert len(paden) == len(set(paden))
