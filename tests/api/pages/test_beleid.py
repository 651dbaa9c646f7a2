"""The policy on pages, without a browser and without a script: read, changed, tried, approved."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from starlette.datastructures import FormData
from starlette.testclient import TestClient

from tests.api.nep import ADRES
from tests.databank import nieuwe_database
from tests.desk.wereld import VOORBEELD, Wereld, maak_wereld
from uitstroommatch.store.database import Store
from uitstroommatch.store.embedded import Embedded
from uitstroommatch_api.app import create_app
from uitstroommatch_api.pages import policy_form
from uitstroommatch_api.settings import Settings

GRENS = "regels.huurgrens_jongeren.grens"


class Huis:
    """A desk with a policy and a proposal, and who comes there."""

    def __init__(self, wereld: Wereld) -> None:
        self.wereld = wereld
        self.versie = wereld.dossier()
        assert self.versie.beleid_id is not None
        self.beleid: UUID = self.versie.beleid_id
        self.voorstel = wereld.voorstel(self.versie)
        wereld.desk.beleid.keur_goed(wereld.wie["beheerder"], self.beleid)

    def als(self, wie: str = "regio") -> TestClient:
        token = self.wereld.desk.accounts.maak_token(self.wereld.wie[wie], "proef").token
        koppen = {"Authorization": f"Bearer {token}", "Accept": "text/html"}
        return TestClient(create_app(Settings(), self.wereld.desk), base_url=ADRES, headers=koppen)


@pytest.fixture(scope="module")
def huis(cluster: Embedded) -> Iterator[Huis]:
    naam = f"beleid{uuid4().hex[:8]}"
    nieuwe_database(cluster, naam)
    store = Store(cluster.url(naam))
    store.migrate()
    yield Huis(maak_wereld(store))
    store.close()


def tekst(antwoord: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", antwoord)))


def ingevuld(blad: str) -> dict[str, list[str]]:
    """What a browser would send of a form that nobody touched."""
    velden: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", blad):
        naam, waarde = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if naam and naam[1] != "naam" and ('type="checkbox"' not in tag or "checked" in tag):
            velden.setdefault(naam[1], []).append(html.unescape(waarde[1]) if waarde else "")
    for naam_, opties in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', blad, flags=re.DOTALL):
        gekozen = re.search(r'value="([^"]*)" selected', opties) or re.search(r'value="([^"]*)"', opties)
        velden[naam_] = [html.unescape(gekozen[1])] if gekozen else [""]
    return velden


def _ontwerp(huis: Huis, **anders: str) -> str:
    """Make a draft, as a person would, and return where it is."""
    pad = f"/beleid/{huis.beleid}/wijzigen"
    regio = huis.als()
    velden = {**ingevuld(regio.get(pad).text), **{naam: [waarde] for naam, waarde in anders.items()}}
    antwoord = regio.post(pad, data=velden, follow_redirects=False)
    assert antwoord.status_code == 303, tekst(antwoord.text)
    return str(antwoord.headers["location"])


def test_the_policy_reads_as_sentences_with_sources_and_norms(huis: Huis) -> None:
    gezien = tekst(huis.als("zorg").get(f"/beleid/{huis.beleid}").text)
    assert "Voor Deventer, Raalte, Lochem, Zutphen en Olst-Wijhe. Geldig van 1 januari 2026" in gezien
    assert "Wie jonger is dan 23 jaar krijgt een woning met een huur tot en met 410,00 euro" in gezien
    assert "Regionaal actieplan 2017-2022, par. 1.1" in gezien
    assert "ja, bij de bron" in gezien
    assert "Wijzigen" not in gezien  # a provider reads


def test_what_nobody_touched_changes_nothing(huis: Huis) -> None:
    regio, pad = huis.als(), f"/beleid/{huis.beleid}/wijzigen"
    velden = ingevuld(regio.get(pad).text)
    assert velden["doelen.volgorde"][0] == "spoed"
    antwoord = regio.post(pad, data=velden)
    assert antwoord.status_code == 200
    assert "Er is niets gewijzigd" in tekst(antwoord.text)


def test_a_draft_says_what_it_changes_and_leaves_the_approved_one(huis: Huis) -> None:
    ontwerp = _ontwerp(huis, **{GRENS: "430", "regels.budget.modus": "zacht", "beleid.naam": "Ruimer"})
    gezien = tekst(huis.als().get(ontwerp).text)
    assert "hoogste huur: van 410,00 euro per maand naar 430,00 euro per maand" in gezien
    assert "van 'geldt altijd' naar 'liever wel'" in gezien
    assert "Vergeleken met Regio Deventer 2026 (nummer 1, goedgekeurd)" in gezien
    assert "Ruimer" in tekst(huis.als().get("/beleid").text)
    assert "410,00" in tekst(huis.als().get(f"/beleid/{huis.beleid}").text)
    assert huis.als().get(f"{ontwerp}/beleid.toml").content != (VOORBEELD / "beleid.toml").read_bytes()


def test_faults_stand_at_their_field_and_what_was_typed_stays(huis: Huis) -> None:
    regio, pad = huis.als(), f"/beleid/{huis.beleid}/wijzigen"
    velden = {**ingevuld(regio.get(pad).text), GRENS: ["veel"], "doelen.speling.wens": ["een beetje"]}
    een = regio.post(pad, data=velden)
    assert 'value="een beetje"' in een.text  # the slack is judged first
    assert "Woonwensen, speling" in tekst(een.text)
    velden["doelen.speling.wens"] = ["2"]
    antwoord = regio.post(pad, data=velden)
    assert antwoord.status_code == 200
    assert 'value="veel"' in antwoord.text
    assert f'href="#veld-{GRENS}"' in antwoord.text
    assert "Is geen getal. Wat kan: een getal" in tekst(antwoord.text)


def test_a_goal_moves_without_a_script_and_nothing_is_kept(huis: Huis) -> None:
    regio, pad = huis.als(), f"/beleid/{huis.beleid}/wijzigen"
    stukken = len(huis.wereld.desk.beleid.lijst(huis.wereld.wie["regio"]))
    velden = {**ingevuld(regio.get(pad).text), GRENS: ["455"]}
    antwoord = regio.post(pad, data={**velden, "schuif": ["op wens"]})
    assert antwoord.status_code == 200
    nieuw = ingevuld(antwoord.text)
    assert nieuw["doelen.volgorde"].index("wens") == velden["doelen.volgorde"].index("wens") - 1
    assert nieuw[GRENS] == ["455"]
    weg = regio.post(pad, data={**nieuw, "schuif": ["weg wens"]})
    assert "Woonwensen toevoegen" in tekst(weg.text)
    assert len(huis.wereld.desk.beleid.lijst(huis.wereld.wie["regio"])) == stukken
    deel = regio.post(
        pad, data={**velden, "schuif": ["op wens"]}, headers={"HX-Request": "true", "HX-Target": "doelen"}
    )
    assert deel.text.lstrip().startswith('<section class="paneel" id="doelen">')


def test_a_trial_stays_close_to_the_proposal_it_is_compared_with(huis: Huis) -> None:
    ontwerp = _ontwerp(huis, **{GRENS: "477,20"})
    regio = huis.als()
    gezien = tekst(regio.post(f"{ontwerp}/proef", data={"voorstel": str(huis.voorstel)}).text)
    assert "wacht op zijn beurt" in gezien
    proef = huis.wereld.wachtlijst.voorstellen[-1]
    assert huis.wereld.desk.voorstellen.haal(huis.wereld.wie["regio"], proef).vorig_id == huis.voorstel
    huis.wereld.reken(proef)
    blad = regio.get(ontwerp, headers={"HX-Request": "true", "HX-Target": "proeven"}).text
    assert "every 2s" not in blad  # it is over
    assert html.escape(f"/vergelijken?een={huis.voorstel}&ander={proef}") in blad
    for wie in ("beheerder", "planner"):
        assert "er staan cliënten in" in tekst(huis.als(wie).get(ontwerp).text)
        assert huis.als(wie).post(f"{ontwerp}/proef", data={"voorstel": str(huis.voorstel)}).status_code == 403
    assert "Kies eerst een voorstel" not in gezien
    assert regio.post(f"{ontwerp}/proef", data={"voorstel": "x"}, follow_redirects=False).status_code == 303


def test_an_administrator_approves_once_after_reading(huis: Huis) -> None:
    ontwerp = _ontwerp(huis, **{GRENS: "440"})
    beheerder = huis.als("beheerder")
    assert "Keur dit beleid goed" in tekst(beheerder.get(ontwerp).text)
    assert "Keur dit beleid goed" not in tekst(huis.als().get(ontwerp).text)
    beheerder.post(f"{ontwerp}/goedkeuren")
    assert "Keur dit beleid goed" in tekst(beheerder.get(ontwerp).text)
    beheerder.post(f"{ontwerp}/goedkeuren", data={"gelezen": "ja"})
    gezien = tekst(beheerder.get(ontwerp).text)
    assert "Goedgekeurd door" in gezien
    assert "Keur dit beleid goed" not in gezien
    assert beheerder.post(f"{ontwerp}/goedkeuren", data={"gelezen": "ja"}).status_code == 200  # said, not broken
    assert huis.als().post(f"{ontwerp}/goedkeuren", data={"gelezen": "ja"}).status_code == 403


def test_a_policy_from_a_file_becomes_a_draft_or_says_what_is_wrong(huis: Huis) -> None:
    regio = huis.als()
    inhoud = (VOORBEELD / "beleid.toml").read_bytes().replace(b"Regio Deventer 2026", b"Uit een bestand")
    assert "ontwerp" in tekst(regio.post("/beleid", files={"bestand": ("beleid.toml", inhoud)}).text)
    assert "Uit een bestand" in tekst(regio.get("/beleid").text)
    fout = regio.post("/beleid", files={"bestand": ("beleid.toml", inhoud.replace(b'"hard"', b'"soms"', 1))})
    assert fout.status_code == 200
    assert "regels.beschikbaarheid.modus" in tekst(fout.text)
    assert "Kies eerst een bestand" in tekst(regio.post("/beleid").text)


def test_moving_stays_within_the_list() -> None:
    form = FormData([("doelen.volgorde", doel) for doel in ("a", "b", "c")])
    for hoe, doel, straks in (
        ("op", "a", "abc"), ("op", "c", "acb"), ("neer", "a", "bac"), ("neer", "c", "abc"), ("weg", "b", "ac"),
        ("erbij", "d", "abcd"), ("erbij", "a", "abc"), ("op", "z", "abc"), ("raar", "a", "abc"),
    ):  # fmt: skip
        assert "".join(policy_form.verschoven(form, hoe, doel)) == straks
    assert policy_form.verschoven(FormData([("doelen.volgorde", "a")]), "weg", "a") == ("a",)
