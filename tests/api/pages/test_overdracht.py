"""What is handed over, on pages and as files, each as far as one may."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

from tests.api.nep import ADRES
from tests.databank import nieuwe_database
from tests.desk.wereld import Wereld, maak_wereld
from uitstroommatch.store.database import Store
from uitstroommatch.store.embedded import Embedded
from uitstroommatch_api.app import create_app
from uitstroommatch_api.settings import Settings


class Kantoor:
    """Two proposals of a dossier, the second after a rejection."""

    def __init__(self, wereld: Wereld) -> None:
        self.wereld, regio = wereld, wereld.wie["regio"]
        versie = wereld.dossier()
        self.eerste: UUID = wereld.voorstel(versie)
        self.afgewezen = wereld.desk.voorstellen.resultaat(regio, self.eerste).plaatsingen[0]
        wereld.desk.besluiten.neem(
            regio, self.eerste, self.afgewezen.client_sleutel, self.afgewezen.woning_id, "afgewezen", redencode="HUU"
        )
        self.tweede: UUID = wereld.voorstel(versie, self.eerste)
        self.pad = f"/overdracht/{self.tweede}"

    def als(self, wie: str = "regio") -> TestClient:
        token = self.wereld.desk.accounts.maak_token(self.wereld.wie[wie], "proef").token
        koppen = {"Authorization": f"Bearer {token}", "Accept": "text/html"}
        return TestClient(create_app(Settings(), self.wereld.desk), base_url=ADRES, headers=koppen)


@pytest.fixture(scope="module")
def kantoor(cluster: Embedded) -> Iterator[Kantoor]:
    naam = f"overdracht{uuid4().hex[:8]}"
    nieuwe_database(cluster, naam)
    store = Store(cluster.url(naam))
    store.migrate()
    wereld = maak_wereld(store)
    leeg = TestClient(
        create_app(Settings(), wereld.desk),
        base_url=ADRES,
        headers={
            "Authorization": f"Bearer {wereld.desk.accounts.maak_token(wereld.wie['regio'], 'leeg').token}",
            "Accept": "text/html",
        },
    )
    assert "Er is nog geen voorstel om over te dragen" in leeg.get("/overdracht").text
    yield Kantoor(wereld)
    store.close()


def tekst(antwoord: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", antwoord)))


def test_the_newest_proposal_is_chosen_with_what_came_before_it(kantoor: Kantoor) -> None:
    blad = kantoor.als().get("/overdracht").text
    assert f'value="{kantoor.tweede}" selected' in blad
    assert f'value="{kantoor.eerste}" selected' in blad  # the one to compare with
    assert "Proef." in blad  # the policy was not approved
    ander = kantoor.als().get("/overdracht", params={"voorstel": str(kantoor.eerste)}).text
    assert f"/overdracht/{kantoor.eerste}/vergaderstuk" in ander


def test_the_pack_has_all_parts_and_what_changed(kantoor: Kantoor) -> None:
    gezien = tekst(kantoor.als().get(f"{kantoor.pad}/vergaderstuk", params={"vorig": str(kantoor.eerste)}).text)
    for kop in (
        "1. Plaatsingen", "2. Om te bespreken", "3. Gewijzigd sinds de vorige keer", "4. Woningen die leeg blijven",
        "5. Zonder woning", "6. Hoe goed is dit voorstel", "Bewezen: beter kan niet binnen deze afspraken.", "Reserve",
    ):  # fmt: skip
        assert kop in gezien
    deel = gezien[gezien.index("3. Gewijzigd", gezien.index("2. Om te bespreken")) :]
    assert kantoor.afgewezen.client_sleutel in deel[: deel.index("4. Woningen")]
    zonder = tekst(kantoor.als().get(f"{kantoor.pad}/vergaderstuk").text)
    assert "Er is geen eerder voorstel gekozen" in zonder
    assert kantoor.als().get(f"{kantoor.pad}/vergaderstuk", params={"vorig": "x"}).status_code == 404


def test_a_note_of_many_placements_is_told_once(kantoor: Kantoor) -> None:
    gezien = tekst(kantoor.als().get(f"{kantoor.pad}/vergaderstuk").text)
    assert gezien.count("maar is getoetst aan de normen van 2026") == 1
    assert gezien.count("Let op: noot 1") > 3


def test_a_landlord_gets_sheets_of_its_own_homes_with_only_what_it_needs(kantoor: Kantoor) -> None:
    rentree = kantoor.als("rentree")
    blad = tekst(rentree.get("/overdracht").text)
    assert "Uw bladen" in blad
    assert "Het vergaderstuk" not in blad
    assert "Niet geplaatst" not in blad
    bladen = tekst(rentree.get(f"{kantoor.pad}/bladen").text)
    assert "Rentree" in bladen
    for woord in ("Woonbedrijf", "weken", "herkomst", "spoed", "gespecialiseerd"):
        assert woord not in bladen
    assert rentree.get(f"{kantoor.pad}/bladen", params={"corporatie": "De Marken"}).status_code == 404
    assert rentree.get(f"{kantoor.pad}/vergaderstuk").status_code == 403
    assert rentree.get(f"{kantoor.pad}/doelen.csv").status_code == 403


def test_files_come_with_their_name(kantoor: Kantoor) -> None:
    werkmap = kantoor.als().get(f"{kantoor.pad}/voorstel.xlsx")
    assert 'filename="voorstel.xlsx"' in werkmap.headers["content-disposition"]
    assert "plaatsingen" in load_workbook(io.BytesIO(werkmap.content)).sheetnames
    csv = kantoor.als().get(f"{kantoor.pad}/plaatsingen.csv")
    assert csv.text.lstrip("\ufeff").startswith("client_sleutel")
    assert kantoor.als().get(f"{kantoor.pad}/onzin.csv").status_code in {404, 422}
    for wie in ("planner", "zorg", "auditor", "beheerder"):
        assert kantoor.als(wie).get("/overdracht").status_code == 403
