"""From files to a decision and back, as a system would go: every step through the API, on the real thing."""

from __future__ import annotations

import io
import json
import threading
import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from tests.api.conftest import voorbeeld
from uitstroommatch.jobs.day import vandaag
from uitstroommatch.jobs.engine import werk
from uitstroommatch.store.database import Store

GEDULD = 120.0


@pytest.fixture
def werker(store: Store) -> Iterator[None]:
    stop = threading.Event()
    thread = threading.Thread(target=werk, args=(store,), kwargs={"stop": stop})
    thread.start()
    yield
    stop.set()
    thread.join()


def _stuur(klant: TestClient, pad: str, bestanden: dict[str, bytes], **velden: str) -> Any:
    return klant.post(pad, data=velden, files=[("bestanden", een) for een in bestanden.items()])


def _volg(klant: TestClient, pad: str) -> list[dict[str, Any]]:
    tekst = klant.get(f"{pad}/gebeurtenissen").text
    return [json.loads(regel.removeprefix("data: ")) for regel in tekst.splitlines() if regel.startswith("data: ")]


def _wacht(klant: TestClient, pad: str) -> dict[str, Any]:
    tot = time.monotonic() + GEDULD
    while time.monotonic() < tot:
        stand = klant.get(pad).json()
        if stand["stand"] not in {"wacht", "bezig"}:
            return dict(stand)
        time.sleep(0.1)
    raise TimeoutError(pad)


def _met_fouten(bestanden: dict[str, bytes]) -> dict[str, bytes]:
    """Three faults: a date that is none, a provider that is not there, a column that is missing."""
    rijen = bestanden["clienten.csv"].decode("utf-8-sig").splitlines()
    kop = rijen[0].split(";")
    een, ander = rijen[1].split(";"), rijen[2].split(";")
    een[kop.index("wacht_sinds")] = "gisteren"
    ander[kop.index("aanbieder")] = "Onbekende Zorg"
    woningen = bestanden["woningen.csv"].decode("utf-8-sig").replace("rekenhuur", "huurprijs", 1)
    clienten = "\n".join([rijen[0], ";".join(een), ";".join(ander), *rijen[3:]])
    return {**bestanden, "clienten.csv": clienten.encode(), "woningen.csv": woningen.encode()}


@pytest.mark.usefixtures("werker")
def test_the_whole_way(als: Any) -> None:
    regisseur, beheerder, auditor = als("regisseur"), als("beheerder"), als("auditor")

    # once with three faults, all of them seen; nothing was kept
    goed = voorbeeld()
    fout = _met_fouten(goed)
    gezien = _stuur(regisseur, "/api/v1/dossiers/controle", fout).json()
    assert not gezien["goed"]
    assert {(een["bestand"], een["kolom"]) for een in gezien["fouten"]} >= {
        ("clienten.csv", "wacht_sinds"), ("clienten.csv", "aanbieder"), ("woningen.csv", "rekenhuur"),
    }  # fmt: skip
    geweigerd = _stuur(regisseur, "/api/v1/dossiers", fout, naam="Maart")
    assert geweigerd.status_code == 400
    assert len(geweigerd.json()["fouten"]) == len(gezien["fouten"])
    assert regisseur.get("/api/v1/dossiers").json()["totaal"] == 0

    # mended
    gemaakt = _stuur(regisseur, "/api/v1/dossiers", goed, naam="Maart")
    assert gemaakt.status_code == 201
    versie = regisseur.get(gemaakt.headers["location"]).json()
    assert beheerder.post(f"/api/v1/beleid/{versie['beleid_id']}/goedkeuring").json()["goedgekeurd"]
    assert regisseur.get(f"/api/v1/versies/{versie['id']}/bestanden/clienten.csv").content == goed["clienten.csv"]

    # a proposal, followed to its end
    vraag = {"versie_id": versie["id"], "beleid_id": versie["beleid_id"]}
    gevraagd = regisseur.post("/api/v1/voorstellen", json=vraag, headers={"Idempotency-Key": "maart-1"})
    nog_eens = regisseur.post("/api/v1/voorstellen", json=vraag, headers={"Idempotency-Key": "maart-1"})
    assert gevraagd.status_code == 202
    assert gevraagd.json()["id"] == nog_eens.json()["id"]
    pad = gevraagd.headers["location"]
    standen = _volg(regisseur, pad)
    assert standen[-1]["stand"] == "klaar", standen[-1]["melding"]
    assert standen[-1]["status"] == "optimaal"
    resultaat = regisseur.get(f"{pad}/resultaat").json()
    plaatsingen, over = resultaat["plaatsingen"], resultaat["niet_geplaatst"]
    assert len(plaatsingen) >= 3
    assert over

    # why not
    gevraagd = regisseur.post(f"{pad}/uitleg", json={"client": over[0]["client_sleutel"]})
    assert gevraagd.status_code == 202
    antwoord = _wacht(regisseur, gevraagd.headers["location"])
    assert antwoord["stand"] == "klaar"
    assert antwoord["zinnen"]

    # two are accepted, one is not
    def besluit(plaatsing: dict[str, Any], **meer: str) -> Any:
        paar = {naam: plaatsing[naam] for naam in ("client_sleutel", "woning_id")}
        return regisseur.post(f"{pad}/besluiten", json={**paar, **meer})

    for een in plaatsingen[:2]:
        assert besluit(een, besluit="vast", contractvorm=een["contractvorm"]).status_code == 201
    redenen = regisseur.get("/api/v1/besluiten/redenen").json()
    zonder_reden = besluit(plaatsingen[2], besluit="afgewezen")
    assert zonder_reden.status_code == 400
    assert (
        besluit(plaatsingen[2], besluit="afgewezen", redencode=redenen[0]["code"], reden="past niet").status_code == 201
    )
    assert besluit(plaatsingen[2], besluit="vast").status_code == 409
    dossier = f"/api/v1/dossiers/{versie['dossier_id']}"
    assert len(regisseur.get(f"{dossier}/besluiten/geldend").json()) == 3

    # again, close to the first, and what is different
    gevraagd = regisseur.post("/api/v1/voorstellen", json={**vraag, "vorig_id": standen[-1]["id"]})
    opnieuw = gevraagd.headers["location"]
    assert _wacht(regisseur, opnieuw)["stand"] == "klaar"
    paren = {
        (een["client_sleutel"], een["woning_id"]) for een in regisseur.get(f"{opnieuw}/resultaat").json()["plaatsingen"]
    }
    assert {(een["client_sleutel"], een["woning_id"]) for een in plaatsingen[:2]} <= paren
    assert (plaatsingen[2]["client_sleutel"], plaatsingen[2]["woning_id"]) not in paren
    verschil = regisseur.get(f"{pad}/vergelijking", params={"met": opnieuw.rsplit("/", 1)[1]})
    assert verschil.status_code == 200
    assert verschil.json()["zinnen"]

    # out, and seen on the map
    werkmap = regisseur.get(f"{opnieuw}/uitvoer/excel")
    assert werkmap.headers["content-disposition"] == 'attachment; filename="voorstel.xlsx"'
    assert "plaatsingen" in load_workbook(io.BytesIO(werkmap.content)).sheetnames
    assert "client_sleutel" in regisseur.get(f"{opnieuw}/uitvoer/csv/plaatsingen").text
    kaart = regisseur.get(f"{opnieuw}/kaart")
    assert kaart.status_code == 200
    assert "sandbox allow-scripts" in kaart.headers["content-security-policy"]
    assert regisseur.get(f"{opnieuw}/spreiding").json()["rijen"]
    bestand = regisseur.get(f"{opnieuw}/bestand")
    assert regisseur.get(f"{opnieuw}/bestand", headers={"If-None-Match": bestand.headers["etag"]}).status_code == 304

    # laid before the corporations: one agrees, objects, and wants less in a street for a while
    _beoordeeld(regisseur, als("corporatie", corporatie="Rentree"), opnieuw.rsplit("/", 1)[1])
    straks = regisseur.post("/api/v1/voorstellen", json=vraag).json()
    assert (straks["besluiten"], straks["tijdelijke_grenzen"]) == (4, 1)

    # the trail shows it all, and is whole
    handelingen = _handelingen(auditor)
    assert handelingen >= {
        "dossier.toevoegen", "dossier.bestanden", "beleid.goedkeuren", "voorstel.aanvragen", "voorstel.berekend",
        "voorstel.lezen", "uitleg.vragen", "besluit.nemen", "voorstel.vergelijken", "uitvoer.maken", "kaart.lezen",
        "beoordeling.voorleggen", "beoordeling.lezen", "beoordeling.antwoorden", "grens.voorstellen", "grens.beslissen",
    }  # fmt: skip
    assert auditor.get("/api/v1/spoor/controle").json()["heel"]
    assert regisseur.get("/api/v1/spoor").status_code == 403


def _beoordeeld(regisseur: TestClient, corporatie: TestClient, voorstel: str) -> None:
    pad = f"/api/v1/beoordelingen/{voorstel}"
    assert corporatie.get(pad).status_code == 404
    assert regisseur.post(pad, json={"werkdagen": 5}).status_code == 201
    assert regisseur.post(pad, json={}).status_code == 409
    gang = corporatie.get(f"{pad}/plaatsingen").json()
    open_ = [een for een in gang["plaatsingen"] if een["besluit"] is None and not een["vast"]]
    paar = {"client_sleutel": open_[0]["kenmerk"], "woning_id": open_[0]["woning_id"]}
    bezwaar = {**paar, "antwoord": "bezwaar"}
    assert corporatie.post(f"{pad}/antwoorden", json=bezwaar).status_code == 400  # why?
    assert corporatie.post(f"{pad}/antwoorden", json={**bezwaar, "redencode": "BUR"}).json()["besluit"] == "afgewezen"
    assert corporatie.post(f"{pad}/akkoord").json()["corporaties"][0]["stand"] == "bezwaar"
    laatste = gang["beoordeling"]["uiterlijk"]
    uitstel = {"uiterlijk": (date.fromisoformat(laatste) + timedelta(days=2)).isoformat(), "reden": "Overleg is later"}
    assert regisseur.post(f"{pad}/verlenging", json=uitstel).status_code == 201
    standen = {een["corporatie"]: een for een in regisseur.get(pad).json()["corporaties"]}
    assert standen["Rentree"]["uiterlijk"] == laatste  # has answered
    assert standen["SallandWonen"]["uiterlijk"] == uitstel["uiterlijk"]
    assert [een["redencode"] for een in standen["Rentree"]["bezwaren"]] == ["BUR"]

    plek = corporatie.get("/api/v1/grenzen/plekken").json()[0]
    grens = {"dossier_id": plek["dossier_id"], "code": plek["code"], "grens": 3, "motief": "Veel overlast"}
    grens["einddatum"] = (vandaag() + timedelta(days=60)).isoformat()
    id_ = corporatie.post("/api/v1/grenzen", json=grens).json()["id"]
    assert corporatie.post(f"/api/v1/grenzen/{id_}/goedkeuring", json={}).status_code == 403
    assert regisseur.post(f"/api/v1/grenzen/{id_}/goedkeuring", json={}).json()["stand"] == "goedgekeurd"
    assert corporatie.get("/api/v1/grenzen").json()[0]["id"] == id_


def _handelingen(auditor: TestClient) -> set[str]:
    gezien: set[str] = set()
    na: str | None = None
    while True:
        blad = auditor.get("/api/v1/spoor", params={"grootte": 5, **({"na": na} if na else {})}).json()
        gezien |= {een["handeling"] for een in blad["items"]}
        if (na := blad["volgende"]) is None:
            return gezien
