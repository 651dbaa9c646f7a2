"""The pages of proposals without a browser: what they say, to whom, and that they work without a script."""

from __future__ import annotations

import dataclasses
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from starlette.testclient import TestClient

from tests.api.nep import ADRES
from tests.databank import nieuwe_database
from tests.desk.wereld import Wereld, maak_wereld
from uitstroommatch.desk.inzage import Plaatsingsregel
from uitstroommatch.desk.models import Versie
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.store import tables
from uitstroommatch.store.database import Store
from uitstroommatch.store.embedded import Embedded
from uitstroommatch_api.app import create_app
from uitstroommatch_api.pages.looking import Keus, herhaald, plaatsingen
from uitstroommatch_api.settings import Settings

BROWSER = {"Accept": "text/html", "Sec-Fetch-Site": "same-origin"}


@dataclass
class Balie:
    """The example with a finished proposal, behind the pages."""

    wereld: Wereld
    versie: Versie
    voorstel: UUID

    def als(self, wie: str = "regio", **koppen: str) -> TestClient:
        sleutel = self.wereld.desk.accounts.maak_token(self.wereld.wie[wie], "proef").token
        app = create_app(Settings(), self.wereld.desk)
        alle = {**BROWSER, "Authorization": f"Bearer {sleutel}", **koppen}
        return TestClient(app, base_url=ADRES, headers=alle, follow_redirects=False)

    @property
    def pad(self) -> str:
        return f"/voorstellen/{self.voorstel}"


@pytest.fixture(scope="module")
def balie(cluster: Embedded) -> Iterator[Balie]:
    naam = f"bladen_{uuid4().hex[:12]}"
    nieuwe_database(cluster, naam)
    store = Store(cluster.url(naam))
    store.migrate()
    wereld = maak_wereld(store)
    versie = wereld.dossier("Regio Deventer")
    yield Balie(wereld, versie, wereld.voorstel(versie))
    store.close()


def _tekst(blad: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", blad)))


# --- asking ------------------------------------------------------------------------------------------------------


def test_a_proposal_is_asked_with_a_form_and_then_followed(balie: Balie) -> None:
    als = balie.als()
    blad = als.get("/voorstellen/nieuw").text
    assert "Regio Deventer, versie 1" in blad
    assert "ontwerp, alleen als proef" in blad
    velden = {"versie": str(balie.versie.id), "beleid": str(balie.versie.beleid_id), "tijd": "60", "zaad": "3"}
    antwoord = als.post("/voorstellen", data=velden)
    assert antwoord.status_code == 303
    pad = antwoord.headers["location"]
    stand = balie.wereld.desk.voorstellen.haal(balie.wereld.wie["regio"], UUID(pad.rpartition("/")[2]))
    assert (stand.tijd, stand.zaad, stand.vorig_id) == (60, 3, None)
    volgt = als.get(pad).text
    assert "Het voorstel staat in de rij" in volgt
    assert '<noscript><meta http-equiv="refresh"' in volgt
    assert _tekst(volgt).count("straks") == 9
    # stopped before it began
    assert als.post(f"{pad}/stoppen").headers["location"] == pad
    assert "wordt gestopt" in als.get(pad).text


def test_what_was_typed_stays_and_the_fault_stands_beside_it(balie: Balie) -> None:
    velden = {"versie": str(balie.versie.id), "beleid": str(balie.versie.beleid_id), "zaad": "-1", "peildatum": "ooit"}
    antwoord = balie.als().post("/voorstellen", data=velden)
    assert antwoord.status_code == 200
    assert 'id="fout-zaad"' in antwoord.text
    assert 'id="fout-peildatum"' in antwoord.text
    assert 'value="-1"' in antwoord.text
    assert re.search(r'<details class="open" open>', antwoord.text)


def test_a_date_without_norms_is_a_fault_of_the_date(balie: Balie) -> None:
    velden = {"versie": str(balie.versie.id), "beleid": str(balie.versie.beleid_id), "peildatum": "2031-01-01"}
    antwoord = balie.als().post("/voorstellen", data=velden)
    assert antwoord.status_code == 200
    assert 'id="fout-peildatum"' in antwoord.text


def test_a_form_begins_as_another_proposal_was_asked_or_close_to_it(balie: Balie) -> None:
    als = balie.als()
    assert f'name="vorig" value="{balie.voorstel}"' in als.get(f"/voorstellen/nieuw?vorig={balie.voorstel}").text
    zoals = als.get(f"/voorstellen/nieuw?zoals={balie.voorstel}").text
    assert 'name="vorig"' not in zoals
    assert 'value="2026-11-23"' in zoals


def test_following_a_part_at_a_time(balie: Balie) -> None:
    w = balie.wereld
    assert balie.versie.beleid_id
    stand = w.desk.voorstellen.vraag_aan(w.wie["regio"], balie.versie.id, balie.versie.beleid_id)
    als = balie.als("regio", **{"HX-Request": "true", "HX-Target": "voortgang"})
    deel = als.get(f"/voorstellen/{stand.id}?gezien=x").text
    assert deel.lstrip().startswith('<div id="voortgang"')
    assert "every 1s" in deel
    assert 'id="voortgang-melding"' in deel  # something to tell
    teken = re.search(r"gezien=([^\"]+)", deel)
    assert teken
    weer = als.get(f"/voorstellen/{stand.id}?gezien={teken[1]}").text
    assert 'id="voortgang-melding"' not in weer
    w.reken(stand.id)
    assert als.get(f"/voorstellen/{stand.id}?gezien=x").headers["hx-redirect"] == f"/voorstellen/{stand.id}"


# --- what came out -----------------------------------------------------------------------------------------------


def test_placements_with_the_reason_in_a_line(balie: Balie) -> None:
    inzage = balie.wereld.desk.inzage.haal(balie.wereld.wie["regio"], balie.voorstel)
    blad = balie.als().get(balie.pad)
    tekst = _tekst(blad.text)
    assert all(een.client in tekst and (een.waarom or "?") in tekst for een in inzage.plaatsingen)
    assert "Binnen deze afspraken bestaat geen beter voorstel" in tekst
    assert "Dit is een proef" in tekst  # the policy is a draft
    assert f'href="{balie.pad}/kaart/blad?klein=ja#woningen:' in blad.text
    assert "style=" not in blad.text
    assert not re.search(r"<script(?![^>]*src=)|\son[a-z]+=", blad.text)


@pytest.mark.parametrize(
    "keus", ["gemeente=Raalte", "aandacht=spoed", "zoek=c0017", "corporatie=Rentree&sorteer=-wacht"]
)
def test_a_filter_gives_the_same_rows_with_and_without_a_script(balie: Balie, keus: str) -> None:
    heel = balie.als().get(f"{balie.pad}?{keus}").text
    deel = balie.als("regio", **{"HX-Request": "true", "HX-Target": "lijst"}).get(f"{balie.pad}?{keus}").text
    rijen = re.findall(r"plaatsing/(C\d+)\">C", heel)
    assert rijen
    assert rijen == re.findall(r"plaatsing/(C\d+)\">C", deel)
    assert len(deel) < len(heel)


def test_nothing_found_says_how_to_go_on(balie: Balie) -> None:
    blad = balie.als().get(f"{balie.pad}?zoek=bestaatniet").text
    assert "Niets gevonden" in blad
    assert "Toon alle plaatsingen" in blad


def test_goals_with_their_proof(balie: Balie) -> None:
    tekst = _tekst(balie.als().get(f"{balie.pad}/doelen").text)
    assert tekst.count("bewezen Beter kan niet binnen deze afspraken.") == 9
    assert "Aan een woning: 40 cliënten" in tekst


def test_who_is_not_placed_and_where_it_falls_off(balie: Balie) -> None:
    als = balie.als()
    inzage = balie.wereld.desk.inzage.haal(balie.wereld.wie["regio"], balie.voorstel)
    tekst = _tekst(als.get(f"{balie.pad}/zonder-woning").text)
    assert all(een.client in tekst and (een.waarom or "") in tekst for een in inzage.zonder_woning)
    assert all(een.client in tekst for een in inzage.terug_te_leiden)
    eerst = als.get(f"{balie.pad}/knelpunten").text
    assert "Alle combinaties van cliënt en woning" in eerst
    assert "worden uitgezocht" in eerst
    assert f'href="{balie.pad}/knelpunten?zoek=ja"' in eerst  # without a script
    assert "Met een lege woning" in als.get(f"{balie.pad}/knelpunten?zoek=ja").text
    assert "worden uitgezocht" not in als.get(f"{balie.pad}/knelpunten").text


def test_the_map_stands_in_a_frame_of_its_own(balie: Balie) -> None:
    kaart = balie.als().get(f"{balie.pad}/kaart/blad?klein=ja")
    assert "sandbox allow-scripts" in kaart.headers["content-security-policy"]
    assert kaart.headers["x-frame-options"] == "SAMEORIGIN"
    assert 'class="ingebed"' in kaart.text
    assert 'id="tabellen"' not in kaart.text
    assert 'id="tabellen"' in balie.als().get(f"{balie.pad}/kaart/blad").text


def test_others_see_their_part(balie: Balie) -> None:
    corporatie = balie.als("rentree").get(balie.pad).text
    assert "uit Deventer" not in corporatie
    assert "Beslis" not in corporatie
    assert "Doelen en bewijs" not in corporatie
    aanbieder = _tekst(balie.als("zorg").get(f"{balie.pad}/zonder-woning").text)
    assert "Waarom nog geen woning" not in aanbieder
    assert "Limor" not in aanbieder
    raalte = balie.als("raalte")
    assert "Knelpunten" in raalte.get(balie.pad).text
    assert "worden uitgezocht" not in raalte.get(f"{balie.pad}/knelpunten").text
    assert "Er zijn geen plaatsingen" in balie.als("planner").get(balie.pad).text
    assert balie.als("zorg").get("/voorstellen/nieuw").status_code == 403
    assert balie.als("auditor").get(balie.pad).status_code == 403


def test_the_list_says_how_far_each_is(balie: Balie) -> None:
    blad = balie.als().get("/voorstellen").text
    assert f'href="{balie.pad}"' in blad
    assert re.search(r"<td class=\"cijfer\">40", blad)
    assert "proef" in blad
    assert "Nieuw voorstel" not in balie.als("zorg").get("/voorstellen").text
    assert balie.als().get(f"/voorstellen?dossier={uuid4()}").status_code == 200


@pytest.mark.parametrize(
    "stand, status, zegt",
    [
        ("mislukt", None, "Er is geen voorstel."),
        ("geannuleerd", None, "Het zoeken is gestopt voordat er een plan was."),
        ("geannuleerd", "haalbaar", "Dit is het beste plan tot dan toe"),
        ("klaar", "onmogelijk", "Geen enkel plan voldoet aan alle regels"),
        ("klaar", "tijd_op", "Binnen de tijd is geen plan gevonden"),
    ],
)
def test_an_end_without_a_proven_plan_says_how_to_go_on(
    balie: Balie, stand: str, status: str | None, zegt: str
) -> None:
    w = balie.wereld
    assert balie.versie.beleid_id
    id_ = w.desk.voorstellen.vraag_aan(w.wie["regio"], balie.versie.id, balie.versie.beleid_id).id
    with w.store.system() as session:
        rij = session.get_one(tables.Voorstel, id_)
        rij.stand, rij.status = stand, status
        if status:
            goed = Voorstel.model_validate_json(w.desk.voorstellen.resultaat_bytes(w.wie["regio"], balie.voorstel))
            leeg = {} if status == "haalbaar" else {"plaatsingen": (), "doelen": (), "gebieden": ()}
            rij.resultaat = goed.model_copy(update={**leeg, "status": status}).model_dump_json().encode()
    antwoord = balie.als().get(f"/voorstellen/{id_}")
    assert antwoord.status_code == 200
    assert zegt in _tekst(antwoord.text)
    assert f"/voorstellen/nieuw?zoals={id_}" in antwoord.text


def test_what_is_not_there_is_a_page_that_says_so(balie: Balie) -> None:
    antwoord = balie.als().get(f"/voorstellen/{uuid4()}")
    assert antwoord.status_code == 404
    assert antwoord.headers["content-type"].startswith("text/html")


# --- picking and ordering ----------------------------------------------------------------------------------------


def test_placements_are_picked_and_put_in_order(balie: Balie) -> None:
    alle = balie.wereld.desk.inzage.haal(balie.wereld.wie["regio"], balie.voorstel).plaatsingen
    eerst = plaatsingen(alle, Keus())
    assert [een.spoed for een in eerst] == sorted((bool(een.spoed) for een in eerst), reverse=True)
    assert {een.client for een in plaatsingen(alle, Keus(aandacht="elders"))} == {
        een.client for een in alle if een.terug is False
    }
    huur = [een.huur for een in plaatsingen(alle, Keus(sorteer="-huur"))]
    assert huur == sorted(huur, reverse=True)
    assert len(plaatsingen(alle, Keus(aandacht="onzin", sorteer="onzin"))) == len(alle)
    assert not Keus(aandacht="onzin").zeeft


def test_a_warning_that_stands_with_many_is_said_once(balie: Balie) -> None:
    een: Plaatsingsregel = balie.wereld.desk.inzage.haal(balie.wereld.wie["regio"], balie.voorstel).plaatsingen[0]
    met = dataclasses.replace(een, waarschuwingen=("vaak",))
    ander = dataclasses.replace(een, waarschuwingen=("zelden",))
    assert herhaald([met, met, met, ander]) == ["vaak"]
