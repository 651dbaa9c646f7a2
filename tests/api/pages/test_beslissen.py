"""To decide, to solve again, to compare and to plan by hand, without a browser and without a script."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from starlette.testclient import TestClient

from tests.api.nep import ADRES
from tests.databank import nieuwe_database
from tests.desk.wereld import Wereld, maak_wereld
from uitstroommatch.desk.models import Versie
from uitstroommatch.store import tables
from uitstroommatch.store.database import Store
from uitstroommatch.store.embedded import Embedded
from uitstroommatch_api.app import create_app
from uitstroommatch_api.settings import Settings


class Overleg:
    """A proposal that is ready, and who talks about it."""

    def __init__(self, wereld: Wereld, versie: Versie, voorstel: UUID) -> None:
        self.wereld, self.versie, self.voorstel = wereld, versie, voorstel
        self.pad = f"/voorstellen/{voorstel}"
        inhoud = wereld.desk.voorstellen.resultaat(wereld.wie["regio"], voorstel)
        self.plaatsingen = inhoud.plaatsingen
        self.zonder = [een.client_sleutel for een in inhoud.niet_geplaatst]

    def als(self, wie: str = "regio") -> TestClient:
        token = self.wereld.desk.accounts.maak_token(self.wereld.wie[wie], "proef").token
        koppen = {"Authorization": f"Bearer {token}", "Accept": "text/html"}
        app = create_app(Settings(), self.wereld.desk)
        return TestClient(app, base_url=ADRES, headers=koppen)


@pytest.fixture(scope="module")
def overleg(cluster: Embedded) -> Iterator[Overleg]:
    naam = f"beslissen{uuid4().hex[:8]}"
    nieuwe_database(cluster, naam)
    store = Store(cluster.url(naam))
    store.migrate()
    wereld = maak_wereld(store)
    versie = wereld.dossier()
    yield Overleg(wereld, versie, wereld.voorstel(versie))
    store.close()


@pytest.fixture
def regio(overleg: Overleg) -> TestClient:
    return overleg.als()


def tekst(antwoord: str) -> str:
    zonder = re.sub(r"<(script|style|head).*?</\1>", " ", antwoord, flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", zonder)))


# --- to look at --------------------------------------------------------------------------------------------------


def test_a_client_shows_the_home_the_reason_and_what_else_can(overleg: Overleg, regio: TestClient) -> None:
    wie = overleg.plaatsingen[0]
    antwoord = regio.get(f"{overleg.pad}/plaatsing/{wie.client_sleutel}")
    assert antwoord.status_code == 200
    gezien = tekst(antwoord.text)
    assert f"Woning {wie.woning_id}" in gezien
    assert "Leg vast Akkoord" in gezien
    assert re.search(r"\d+ van \d+", gezien)
    assert "Wat kost dit?" in gezien


def test_all_that_can_be_is_there_when_asked(overleg: Overleg, regio: TestClient) -> None:
    adres = f"{overleg.pad}/plaatsing/{overleg.plaatsingen[3].client_sleutel}"
    kort, lang = regio.get(adres).text, regio.get(adres, params={"alle": "ja"}).text
    assert kort.count("Wat kost dit?</") <= lang.count("Wat kost dit?</") or "Toon alle" not in kort
    assert "Toon alle" not in lang


def test_who_has_no_home_is_told_what_one_can_ask(overleg: Overleg, regio: TestClient) -> None:
    gezien = tekst(regio.get(f"{overleg.pad}/plaatsing/{overleg.zonder[0]}").text)
    assert "Geen woning in dit voorstel" in gezien
    assert "Reken uit wat er nodig is" in gezien
    assert "Leg vast" not in gezien


def test_a_home_shows_who_gets_it_and_who_else_could(overleg: Overleg, regio: TestClient) -> None:
    wie = overleg.plaatsingen[0]
    gezien = tekst(regio.get(f"{overleg.pad}/woning/{wie.woning_id}").text)
    assert f"Cliënt {wie.client_sleutel}" in gezien
    assert "kunnen hier niet, met de reden" in gezien or "kan hier niet, met de reden" in gezien


def test_what_is_not_there_is_a_page_that_says_how_to_go_on(overleg: Overleg, regio: TestClient) -> None:
    for pad in ("plaatsing/C9999", "woning/W9999", "paar?client=C0001&woning=W9999"):
        antwoord = regio.get(f"{overleg.pad}/{pad}")
        assert antwoord.status_code == 404
        assert "is er niet, of is niet voor u" in antwoord.text
    assert regio.get(f"/voorstellen/{uuid4()}/opnieuw").status_code == 404


def test_pages_are_for_officers(overleg: Overleg) -> None:
    wie = overleg.plaatsingen[0].client_sleutel
    for ander in ("rentree", "planner", "beheerder"):
        assert overleg.als(ander).get(f"{overleg.pad}/plaatsing/{wie}").status_code == 403
    assert overleg.als("raalte").get(f"{overleg.pad}/handplan").status_code == 403


# --- to decide ---------------------------------------------------------------------------------------------------


def test_a_decision_is_seen_and_undone_in_the_same_meeting(overleg: Overleg, regio: TestClient) -> None:
    wie = overleg.plaatsingen[1]
    velden = {"client": wie.client_sleutel, "woning": wie.woning_id, "waar": "client"}
    antwoord = regio.post(
        f"{overleg.pad}/besluit", data={**velden, "besluit": "vast", "contractvorm": wie.contractvorm}
    )
    assert antwoord.url.path == f"{overleg.pad}/plaatsing/{wie.client_sleutel}"
    gezien = tekst(antwoord.text)
    assert "Bij opnieuw rekenen blijft deze plaatsing staan." in gezien
    assert "door u op" in gezien
    assert "Volgende zonder besluit" in gezien
    terug = re.search(r'action="([^"]+/intrekking)"', antwoord.text)
    assert terug is not None
    gezien = tekst(regio.post(terug[1], data=velden).text)
    assert "Het besluit is ingetrokken." in gezien
    assert "Leg vast" in gezien


def test_taking_back_later_asks_why(overleg: Overleg, regio: TestClient) -> None:
    wie = overleg.plaatsingen[2]
    velden = {"client": wie.client_sleutel, "woning": wie.woning_id, "waar": "paar"}
    rij = overleg.wereld.desk.besluiten.neem(
        overleg.wereld.wie["regio"], overleg.voorstel, wie.client_sleutel, wie.woning_id, "akkoord"
    )
    adres = f"{overleg.pad}/besluit/{rij.id}/intrekking"
    zonder = regio.post(adres, data=velden)
    assert "Zeg in een zin waarom" in zonder.text
    assert "Het besluit is ingetrokken." in regio.post(adres, data={**velden, "intrekreden": "Dubbel"}).text


def test_a_rejection_needs_a_reason_and_what_was_typed_stays(overleg: Overleg, regio: TestClient) -> None:
    wie = overleg.plaatsingen[3]
    velden = {"client": wie.client_sleutel, "woning": wie.woning_id, "waar": "client", "besluit": "afgewezen"}
    antwoord = regio.post(f"{overleg.pad}/besluit", data={**velden, "reden": "te ver weg"})
    assert "Kies een reden uit de lijst." in antwoord.text
    assert 'value="te ver weg"' in antwoord.text
    anders = regio.post(f"{overleg.pad}/besluit", data={**velden, "redencode": "AND"})
    assert "een zin die zegt waarom" in anders.text
    goed = regio.post(f"{overleg.pad}/besluit", data={**velden, "redencode": "HUU"})
    assert "De huurprijs is te hoog" in goed.text


def test_what_cannot_be_is_told_on_the_page_itself(overleg: Overleg, regio: TestClient) -> None:
    een, twee = overleg.plaatsingen[4:6]
    velden = {"client": een.client_sleutel, "woning": een.woning_id, "waar": "paar", "besluit": "vast"}
    assert regio.post(f"{overleg.pad}/besluit", data=velden).status_code == 200
    dubbel = regio.post(f"{overleg.pad}/besluit", data={**velden, "woning": twee.woning_id})
    assert "ligt al een andere woning vast" in dubbel.text


# --- why ---------------------------------------------------------------------------------------------------------


def test_why_not_is_asked_once_shown_while_it_waits_and_when_it_is_there(overleg: Overleg, regio: TestClient) -> None:
    een, twee = overleg.plaatsingen[6:8]
    vraag = {"client": een.client_sleutel, "woning": twee.woning_id}
    voor = len(overleg.wereld.wachtlijst.uitleg)
    antwoord = regio.post(f"{overleg.pad}/waarom", data=vraag)
    regio.post(f"{overleg.pad}/waarom", data=vraag)
    assert len(overleg.wereld.wachtlijst.uitleg) == voor + 1
    assert "Dit wordt nu uitgerekend." in antwoord.text
    id_ = overleg.wereld.wachtlijst.uitleg[-1]
    htmx = {"HX-Request": "true", "HX-Target": "uitleg"}
    deel = regio.get(f"{overleg.pad}/waarom/{id_}", headers=htmx).text
    assert deel.lstrip().startswith('<div id="uitleg" hx-get=')
    doelen = [{"id": "geplaatst", "richting": "max", "oud": 5, "nieuw": 4}]
    doelen.append({"id": "wens", "richting": "max", "oud": 5, "nieuw": 5})
    with overleg.wereld.store.system() as session:
        rij = session.get_one(tables.Uitleg, id_)
        zinnen = ["Wie en waar.", "Dat kost: 1 cliënt minder.", "Dan:", "- een", "- twee"]
        rij.stand, rij.antwoord = "klaar", {"zinnen": zinnen, "redenen": {"prijs": {"verschil": {"doelen": doelen}}}}
    deel = regio.get(f"{overleg.pad}/waarom/{id_}", headers=htmx).text
    assert "hx-get" not in deel
    assert "<li>een</li><li>twee</li>" in deel
    assert "1 cliënt minder met een woning." in deel
    assert "Het andere doel blijft gelijk." in deel
    heel = regio.get(f"{overleg.pad}/waarom/{id_}")
    assert heel.url.path == f"{overleg.pad}/paar"
    with overleg.wereld.store.system() as session:
        session.get_one(tables.Uitleg, id_).antwoord = {"zinnen": zinnen, "redenen": {"breuken": [1]}}
    assert "Leg vast" not in regio.get(f"{overleg.pad}/waarom/{id_}").text


# --- again, beside each other, by hand ---------------------------------------------------------------------------


def test_solving_again_follows_the_decisions_and_shows_the_difference(overleg: Overleg, regio: TestClient) -> None:
    wie = overleg.plaatsingen[8]
    velden = {"client": wie.client_sleutel, "woning": wie.woning_id, "besluit": "afgewezen", "redencode": "BEG"}
    regio.post(f"{overleg.pad}/besluit", data=velden)
    gezien = tekst(regio.get(f"{overleg.pad}/opnieuw").text)
    assert "Deze plaatsing vervalt" in gezien
    assert "De begeleiding is daar niet te regelen" in gezien
    wacht = regio.post(f"{overleg.pad}/opnieuw")
    assert wacht.url.path == "/vergelijken"
    assert "Het tweede voorstel wordt nog berekend" in wacht.text
    nieuw = UUID(wacht.url.params["ander"])
    deel = regio.get(str(wacht.url), headers={"HX-Request": "true", "HX-Target": "uitkomst"}).text
    assert deel.lstrip().startswith('<div id="uitkomst" hx-get=')
    overleg.wereld.reken(nieuw)
    klaar = tekst(regio.get(str(wacht.url)).text)
    assert f"Door een besluit: {wie.woning_id} afgewezen" in klaar
    assert "(vervolg op het eerste)" in klaar
    assert "vorige voorstel" not in klaar
    andersom = regio.get("/vergelijken", params={"een": str(nieuw), "ander": str(overleg.voorstel)})
    assert andersom.status_code == 200


def test_comparing_starts_with_a_choice_and_says_when_it_is_twice_the_same(overleg: Overleg, regio: TestClient) -> None:
    assert "Wat zou een ander beleid doen?" in regio.get("/vergelijken").text
    zelfde = regio.get("/vergelijken", params={"een": str(overleg.voorstel), "ander": str(overleg.voorstel)})
    assert "twee keer hetzelfde voorstel" in zelfde.text
    anders = overleg.wereld.voorstel(overleg.wereld.dossier("een ander dossier"))
    geweigerd = regio.get("/vergelijken", params={"een": str(overleg.voorstel), "ander": str(anders)})
    assert "van verschillende versies" in geweigerd.text


def test_another_policy_is_tried_close_to_a_proposal(overleg: Overleg, regio: TestClient) -> None:
    desk, wie = overleg.wereld.desk, overleg.wereld.wie["regio"]
    assert overleg.versie.beleid_id is not None
    inhoud = desk.beleid.inhoud(wie, overleg.versie.beleid_id)
    concept = desk.beleid.voeg_toe(wie, inhoud + b"\n# anders\n", overleg.versie.beleid_id)
    zonder = regio.post("/vergelijken/beleid", data={"voorstel": str(overleg.voorstel)})
    assert "Kies een beleid uit de lijst." in zonder.text
    antwoord = regio.post("/vergelijken/beleid", data={"voorstel": str(overleg.voorstel), "beleid": str(concept.id)})
    stand = desk.voorstellen.haal(wie, UUID(antwoord.url.params["ander"]))
    assert (stand.beleid_id, stand.vorig_id, stand.beleid_goedgekeurd) == (concept.id, overleg.voorstel, False)


def test_a_plan_by_hand_keeps_what_was_picked(overleg: Overleg, regio: TestClient) -> None:
    adres = f"{overleg.pad}/handplan"
    begin = regio.get(adres).text
    velden = dict(re.findall(r'name="(woning:[^"]+)" list="woningen" value="([^"]*)"', begin))
    assert len([keuze for keuze in velden.values() if keuze]) == len(overleg.plaatsingen)
    gelijk = tekst(regio.post(adres, data=velden).text)
    assert "even goed als het voorstel" in gelijk
    een, twee = overleg.plaatsingen[:2]
    anders = {**velden, f"woning:{een.client_sleutel}": f"{twee.woning_id} · Straat, Plaats · € 500"}
    gezien = regio.post(adres, data=anders)
    assert "gebroken" in tekst(gezien.text)
    assert f'name="woning:{een.client_sleutel}" list="woningen" value="{twee.woning_id}"' in gezien.text
    fout = regio.post(adres, data={**velden, f"woning:{een.client_sleutel}": "W9999"})
    assert "1 woning bestaat niet in dit dossier." in tekst(fout.text)
