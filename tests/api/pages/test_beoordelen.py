"""The review and the temporary limits on pages, without a browser and without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from starlette.testclient import TestClient

from tests.api.nep import ADRES
from tests.api.pages.test_beslissen import tekst
from tests.databank import nieuwe_database
from tests.desk.wereld import Wereld, maak_wereld
from uitstroommatch.jobs.day import vandaag
from uitstroommatch.store.database import Store
from uitstroommatch.store.embedded import Embedded
from uitstroommatch_api.app import create_app
from uitstroommatch_api.settings import Settings


class Ronde:
    """A proposal that can be laid before corporations."""

    def __init__(self, wereld: Wereld) -> None:
        self.wereld = wereld
        self.versie = wereld.dossier()
        assert self.versie.beleid_id is not None
        wereld.desk.beleid.keur_goed(wereld.wie["beheerder"], self.versie.beleid_id)
        self.voorstel = wereld.voorstel(self.versie)
        self.pad = f"/beoordelen/{self.voorstel}"

    def als(self, wie: str) -> TestClient:
        token = self.wereld.desk.accounts.maak_token(self.wereld.wie[wie], "proef").token
        koppen = {"Authorization": f"Bearer {token}", "Accept": "text/html"}
        return TestClient(create_app(Settings(), self.wereld.desk), base_url=ADRES, headers=koppen)

    def plaatsing(self, nummer: int) -> dict[str, str]:
        gang = self.wereld.desk.antwoorden.gang(self.wereld.wie["rentree"], self.voorstel)
        een = gang.plaatsingen[nummer]
        return {"kenmerk": een.kenmerk, "woning": een.woning_id}


@pytest.fixture(scope="module")
def ronde(cluster: Embedded) -> Iterator[Ronde]:
    naam = f"beoordelen{uuid4().hex[:8]}"
    nieuwe_database(cluster, naam)
    store = Store(cluster.url(naam))
    store.migrate()
    yield Ronde(maak_wereld(store))
    store.close()


def test_the_whole_round(ronde: Ronde) -> None:
    regio, rentree = ronde.als("regio"), ronde.als("rentree")

    # laid before, once; nobody sees it before that
    assert rentree.get(ronde.pad).status_code == 404
    assert "Zodra de regisseur een voorstel aan u voorlegt" in rentree.get("/beoordelen").text
    assert "Nog niet voorgelegd" in regio.get("/beoordelen").text
    assert "Termijn in werkdagen" in tekst(regio.post(f"{ronde.pad}/voorleggen", data={"werkdagen": "99"}).text)
    assert "Het voorstel is voorgelegd." in regio.post(f"{ronde.pad}/voorleggen", data={"werkdagen": "5"}).text
    assert "al voorgelegd" in regio.post(f"{ronde.pad}/voorleggen", data={"werkdagen": "5"}).text
    for wie in ("raalte", "planner", "zorg"):
        assert ronde.als(wie).get(ronde.pad).status_code == 403

    # a placement: what the landlord needs and no more
    een = ronde.plaatsing(0)
    blad = tekst(rentree.get(f"{ronde.pad}/plaatsing/{een['kenmerk']}").text)
    for woord in ("0 van 7 beantwoord", "Huishouden", "Begeleiding", "Hooguit", "nergens meer toe dan deze grenzen"):
        assert woord in blad
    for woord in ("weken", "herkomst", "spoed", "gespecialiseerd", "Woonbedrijf"):
        assert woord not in blad
    assert rentree.get(f"{ronde.pad}/plaatsing/C9999").status_code == 404
    assert regio.get(f"{ronde.pad}/plaatsing/{een['kenmerk']}").status_code == 403

    # an objection without a reason comes back with what was typed
    bezwaar = {**een, "antwoord": "bezwaar", "reden": "te veel onrust"}
    fout = rentree.post(f"{ronde.pad}/antwoord", data=bezwaar)
    assert "Kies een reden uit de lijst." in fout.text
    assert 'value="te veel onrust"' in fout.text
    goed = rentree.post(f"{ronde.pad}/antwoord", data={**bezwaar, "redencode": "BUR"})
    assert goed.url.path == f"{ronde.pad}/plaatsing/{ronde.plaatsing(1)['kenmerk']}"
    assert "Uw bezwaar is genoteerd." in goed.text

    # undone at once, then again
    terug = rentree.get(f"{ronde.pad}/plaatsing/{een['kenmerk']}").text
    assert "Ongedaan maken" in terug
    intrekking = re.search(r'action="([^"]+/intrekking)"', terug)
    assert intrekking is not None
    assert "Uw antwoord is teruggenomen." in rentree.post(intrekking[1], data=een).text
    assert "al ingetrokken" in rentree.post(intrekking[1], data=een).text
    rentree.post(f"{ronde.pad}/antwoord", data={**bezwaar, "redencode": "BUR"})
    dubbel = rentree.post(f"{ronde.pad}/antwoord", data={**een, "antwoord": "akkoord"})
    assert "al besloten" in dubbel.text

    # the rest at once
    assert "Alles is beantwoord" in rentree.post(f"{ronde.pad}/overige").text
    assert "al iets besloten" in rentree.post(f"{ronde.pad}/overige").text
    assert "met bezwaar" in tekst(rentree.get("/beoordelen").text)

    # the officer sees who and why, and gives others more time
    gezien = tekst(regio.get(ronde.pad).text)
    assert "De combinatie met de buren of het complex past niet “te veel onrust”" in gezien
    verleng = {"uiterlijk": "2000-01-01", "reden": "Overleg loopt nog"}
    assert "Valt buiten de grenzen" in regio.post(f"{ronde.pad}/verlengen", data=verleng).text
    assert "Nieuwe laatste dag" in tekst(regio.post(f"{ronde.pad}/verlengen", data={"reden": "x"}).text)
    verleng["uiterlijk"] = (vandaag() + timedelta(days=30)).isoformat()
    assert "niets te verlengen" in regio.post(f"{ronde.pad}/verlengen", data={**verleng, "corporatie": "Rentree"}).text
    assert "De termijn is verlengd." in regio.post(f"{ronde.pad}/verlengen", data=verleng).text
    assert "Opnieuw rekenen" in regio.get(ronde.pad).text


def test_limits_are_proposed_approved_refused_and_withdrawn(ronde: Ronde) -> None:
    regio, rentree = ronde.als("regio"), ronde.als("rentree")
    blad = rentree.get("/grenzen").text
    plekken = re.findall(r'<option value="(BU[^"]+)"', blad)
    dossier = str(ronde.versie.dossier_id)
    velden = {"dossier": dossier, "plek": plekken[0], "grens": "2", "motief": "Veel overlast"}
    assert "Kies een plek" in blad
    zonder = rentree.post("/grenzen", data=velden)
    assert "Laatste dag" in tekst(zonder.text)
    assert 'value="Veel overlast"' in zonder.text
    velden["einddatum"] = (vandaag() + timedelta(days=400)).isoformat()
    assert "Valt buiten de grenzen" in rentree.post("/grenzen", data=velden).text
    velden["einddatum"] = (vandaag() + timedelta(days=40)).isoformat()
    assert "De grens is voorgesteld." in rentree.post("/grenzen", data=velden).text
    assert "al een tijdelijke grens voorgesteld" in rentree.post("/grenzen", data=velden).text
    rentree.post("/grenzen", data={**velden, "plek": plekken[1], "grens": "1"})

    def grens(wat: str) -> str:
        gevonden = re.search(rf'action="(/grenzen/[^"]+/{wat})"', regio.get("/grenzen").text)
        assert gevonden is not None
        return gevonden[1]

    assert "/goedkeuring" not in rentree.get("/grenzen").text
    weigering = grens("weigering")  # of the newest; then the other is left
    assert "Ontbreekt" in regio.post(weigering, data={}).text
    assert "De grens is geweigerd." in regio.post(weigering, data={"reden": "Er is nog ruimte"}).text
    assert "Er is nog ruimte" in rentree.get("/grenzen").text
    assert "is al geweigerd" in regio.post(weigering, data={"reden": "Nog eens"}).text
    assert "De grens is goedgekeurd." in regio.post(grens("goedkeuring")).text
    voorstel = ronde.wereld.voorstel(ronde.versie)
    assert "1 gevolgd" in tekst(regio.get(f"/voorstellen/{voorstel}").text)
    assert "1 tijdelijke grens telt ook mee" in tekst(regio.get(f"/voorstellen/{voorstel}/opnieuw").text)
    intrekking = grens("intrekking")
    assert "De grens is ingetrokken." in rentree.post(intrekking, data={"reden": "Het is rustig"}).text
    assert ronde.als("planner").get("/grenzen").status_code == 403
