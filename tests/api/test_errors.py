"""One shape for every error, and a defect tells an id only."""

from __future__ import annotations

import pytest
import structlog
from structlog.testing import capture_logs

from tests.api.nep import SLEUTEL, klant, nep_app, sleutel
from uitstroommatch import errors
from uitstroommatch.errors import Conflict, ControleFout, Fout, GeenToegang, InvoerFout, NietGevonden
from uitstroommatch_api.errors import TABEL

GEHEIM = "Jansen, client 4711"


def _gooi(fout: Exception):
    def verb(*_: object, **__: object) -> None:
        raise fout

    return klant(nep_app(accounts__zelf=verb), SLEUTEL).get("/api/v1/ik")


@pytest.mark.parametrize(
    "fout, status",
    [(GeenToegang("nee"), 403), (NietGevonden("weg"), 404), (Conflict("al besloten"), 409), (errors.Gestopt("x"), 409)],
)
def test_an_error_of_the_project_becomes_a_problem(fout: Exception, status: int) -> None:
    antwoord = _gooi(fout)
    assert antwoord.status_code == status
    assert antwoord.headers["content-type"] == "application/problem+json"
    inhoud = antwoord.json()
    assert inhoud["detail"] == str(fout)
    assert inhoud["status"] == status
    assert inhoud["instance"] == "/api/v1/ik"
    assert inhoud["type"].startswith("urn:uitstroommatch:")
    assert "id" not in inhoud


def test_wrong_input_comes_with_every_fault() -> None:
    antwoord = _gooi(InvoerFout([Fout("a.csv", 2, "x", "is fout", "goed"), Fout("a.csv", 3, "y", "is ook fout")]))
    assert antwoord.status_code == 400
    assert [een["rij"] for een in antwoord.json()["fouten"]] == [2, 3]


@pytest.mark.parametrize(
    "fout", [ValueError(GEHEIM), ControleFout(GEHEIM), RuntimeError(GEHEIM), errors.DienstFout(GEHEIM)]
)
def test_a_defect_tells_an_id_and_the_log_knows_it_without_the_message(fout: Exception) -> None:
    structlog.reset_defaults()
    with capture_logs() as regels:
        antwoord = _gooi(fout)
    assert antwoord.status_code == 500
    inhoud = antwoord.json()
    assert GEHEIM not in antwoord.text
    assert set(inhoud) == {"type", "title", "status", "detail", "instance", "id"}
    (storing,) = [een for een in regels if een["event"] == "storing"]
    assert storing["id"] == inhoud["id"]
    assert storing["soort"] == type(fout).__qualname__
    assert GEHEIM not in str(regels)


def test_only_errors_that_one_can_act_on_are_in_the_table() -> None:
    assert not set(TABEL) & {errors.ControleFout, errors.OpbouwFout, errors.DienstFout, errors.DoelFout}


def test_a_malformed_request_is_422_in_dutch_and_without_its_values() -> None:
    antwoord = klant(nep_app(), sleutel("regisseur")).get(f"/api/v1/dossiers?grootte={GEHEIM}")
    assert antwoord.status_code == 422
    (fout,) = antwoord.json()["fouten"]
    assert (fout["bestand"], fout["kolom"], fout["wat"]) == ("query", "grootte", "is geen geheel getal")
    assert "4711" not in antwoord.text


@pytest.mark.parametrize(
    "methode, pad, status",
    [
        ("GET", "/api/v1/niets", 404),
        ("GET", "/niets", 404),
        ("PUT", "/api/v1/dossiers", 405),
        ("GET", "/statisch/../app.py", 404),
    ],
)
def test_what_is_not_there_has_the_same_shape(methode: str, pad: str, status: int) -> None:
    antwoord = klant(nep_app(), SLEUTEL).request(methode, pad)
    assert antwoord.status_code == status
    assert antwoord.json()["status"] == status


def test_nothing_is_answered_but_401_without_a_key() -> None:
    for pad in ("/api/v1/ik", "/api/v1/niets", "/api/v1/dossiers"):
        antwoord = klant(nep_app()).get(pad)
        assert antwoord.status_code == 401
        assert antwoord.headers["www-authenticate"] == "Bearer"
        assert antwoord.json()["type"] == "urn:uitstroommatch:niet-aangemeld"
