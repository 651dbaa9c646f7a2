"""Files that come in through the API, on a real database: the good, the wrong and the hostile."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import Any

import pytest
from openpyxl import Workbook
from starlette.testclient import TestClient

from tests.api.conftest import voorbeeld
from uitstroommatch.domain.dossier import RIJSOORTEN

CONTROLE = "/api/v1/dossiers/controle"


@pytest.fixture
def regisseur(als: Any) -> TestClient:
    klant: TestClient = als("regisseur")
    return klant


def _stuur(klant: TestClient, bestanden: dict[str, bytes], pad: str = CONTROLE, **velden: str) -> Any:
    return klant.post(pad, data=velden, files=[("bestanden", een) for een in bestanden.items()])


def _fouten(antwoord: Any) -> str:
    assert antwoord.status_code == 200, antwoord.text
    assert not antwoord.json()["goed"]
    return " ".join(een["regel"] for een in antwoord.json()["fouten"])


def _xlsx(deel: bytes) -> bytes:
    inhoud = io.BytesIO()
    with zipfile.ZipFile(inhoud, "w", zipfile.ZIP_DEFLATED) as pakket:
        pakket.writestr("[Content_Types].xml", "<Types/>")
        pakket.writestr("xl/worksheets/sheet1.xml", deel)
    return inhoud.getvalue()


def test_a_zip_bomb_is_refused_by_its_size_unpacked(regisseur: TestClient) -> None:
    bom = _xlsx(b"\0" * (300 * 1024**2))
    assert len(bom) < 1024**2
    assert "uitgepakt te groot" in _fouten(_stuur(regisseur, {**voorbeeld(), "dossier.xlsx": bom}))


def test_a_formula_on_the_way_in_is_a_fault(regisseur: TestClient) -> None:
    boek, inhoud = Workbook(), io.BytesIO()
    assert boek.active is not None
    boek.active.title = "afspraken"
    boek.active.append(["corporatie", "gemeente", "jaar", "minimum", "maximum"])
    boek.active.append(["C", "GM0150", 2026, '=HYPERLINK("https://elders.example")', 2])
    boek.save(inhoud)
    bestanden = {naam: een for naam, een in voorbeeld().items() if not naam.startswith("afspraken")}
    assert "formule" in _fouten(_stuur(regisseur, {**bestanden, "afspraken.xlsx": inhoud.getvalue()}))


@pytest.mark.parametrize(
    "naam",
    [
        "../clienten.csv",
        "/etc/passwd",
        "..\\clienten.csv",
        "a/clienten.csv",
        "clienten.csv\0.exe",
        "con",
        "x.py",
        "é" * 300,
    ],
)
def test_a_name_that_is_a_path_or_unknown_is_refused(regisseur: TestClient, naam: str) -> None:
    antwoord = _stuur(regisseur, {**voorbeeld(), naam: b"x"}, "/api/v1/dossiers", naam="Proef")
    assert antwoord.status_code in {400, 422}
    assert regisseur.get("/api/v1/dossiers").json()["totaal"] == 0


@pytest.mark.parametrize(
    "naam", ["%2e%2e", "..%2f..%2fetc%2fpasswd", "%2e%2e%2fclienten.csv", "clienten.csv%00", "beleid.toml.bak"]
)
def test_a_file_that_is_asked_for_is_one_of_the_version(regisseur: TestClient, naam: str) -> None:
    versie = _stuur(regisseur, voorbeeld(), "/api/v1/dossiers", naam="Proef").json()
    antwoord = regisseur.get(f"/api/v1/versies/{versie['id']}/bestanden/{naam}")
    assert antwoord.status_code in {404, 422}


def test_what_is_not_what_its_name_says_is_a_fault(regisseur: TestClient) -> None:
    for inhoud in (b"", b"\xff\xfe\x00\x01" * 100, b"PK\x03\x04 half", b"\0" * 1000):
        for naam in ("clienten.csv", "dossier.xlsx"):
            _fouten(_stuur(regisseur, {**voorbeeld(), naam: inhoud}))


def test_rows_are_the_same_as_files(regisseur: TestClient) -> None:
    rijen: dict[str, list[dict[str, str]]] = {}
    for soort in RIJSOORTEN:
        if (inhoud := voorbeeld().get(f"{soort}.csv")) is not None:
            rijen[soort] = list(csv.DictReader(io.StringIO(inhoud.decode("utf-8-sig")), delimiter=";"))
    als_rijen = regisseur.post("/api/v1/dossiers", json={"naam": "Rijen", "rijen": rijen})
    assert als_rijen.status_code == 201, als_rijen.text
    bestanden = {naam: een for naam, een in voorbeeld().items() if naam.removesuffix(".csv") in rijen}
    als_bestanden = _stuur(regisseur, bestanden, "/api/v1/dossiers", naam="Bestanden")
    assert als_rijen.json()["aantallen"] == als_bestanden.json()["aantallen"]


def test_a_dossier_with_a_key_is_made_once(regisseur: TestClient) -> None:
    regisseur.headers["Idempotency-Key"] = "een"
    eerst = _stuur(regisseur, voorbeeld(), "/api/v1/dossiers", naam="Proef")
    nog_eens = _stuur(regisseur, voorbeeld(), "/api/v1/dossiers", naam="Proef")
    assert eerst.status_code == nog_eens.status_code == 201
    assert eerst.json() == nog_eens.json()
    anders = _stuur(regisseur, voorbeeld(), "/api/v1/dossiers", naam="Anders")
    assert anders.status_code == 409
    assert regisseur.get("/api/v1/dossiers").json()["totaal"] == 1
    del regisseur.headers["Idempotency-Key"]
    assert _stuur(regisseur, voorbeeld(), "/api/v1/dossiers", naam="Proef").status_code == 409


def test_a_list_comes_in_pages(regisseur: TestClient) -> None:
    versie = _stuur(regisseur, voorbeeld(), "/api/v1/dossiers", naam="Proef").json()
    gezien: list[str] = []
    na: dict[str, str] = {}
    while True:
        blad = regisseur.get(f"/api/v1/versies/{versie['id']}/clienten", params={"grootte": 25, **na}).json()
        gezien += [een["client_sleutel"] for een in blad["items"]]
        if blad["volgende"] is None:
            break
        na = {"na": blad["volgende"]}
    assert len(gezien) == len(set(gezien)) == blad["totaal"] == versie["aantallen"]["clienten"]
    assert regisseur.get(f"/api/v1/versies/{versie['id']}/clienten?na=onzin").status_code == 400


def test_one_account_does_not_see_the_key_of_another(als: Any) -> None:
    een, ander = als("regisseur"), als("regisseur", gemeenten=("GM0150",))
    assert len(een.get("/api/v1/tokens").json()) == 1
    vreemd = ander.get("/api/v1/tokens").json()[0]["id"]
    assert een.delete(f"/api/v1/tokens/{vreemd}").status_code == 404
    assert ander.delete(f"/api/v1/tokens/{vreemd}").status_code == 200
    assert ander.get("/api/v1/ik").status_code == 401
