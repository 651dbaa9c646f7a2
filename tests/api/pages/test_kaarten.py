"""The pages of the map, without a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from uuid import uuid4

import pytest

from tests.api.pages.test_voorstellen import Balie, _tekst
from tests.databank import nieuwe_database
from tests.desk.wereld import maak_wereld
from uitstroommatch.desk.models import Spreidingsrij
from uitstroommatch.store.database import Store
from uitstroommatch.store.embedded import Embedded
from uitstroommatch_api.pages.routes import kaarten


@pytest.fixture(scope="module")
def balie(cluster: Embedded) -> Iterator[Balie]:
    naam = f"kaarten_{uuid4().hex[:12]}"
    nieuwe_database(cluster, naam)
    store = Store(cluster.url(naam))
    store.migrate()
    wereld = maak_wereld(store)
    versie = wereld.dossier("Regio Deventer")
    yield Balie(wereld, versie, wereld.voorstel(versie))
    store.close()


@pytest.mark.parametrize(
    "wie, versie, doorgeven",
    [
        ("regio", "Versie voor de regisseur.", True),
        ("raalte", "Versie voor de regisseur van Raalte.", True),
        ("rentree", "Versie voor Rentree.", True),
        ("planner", "Gedeelde versie.", False),
    ],
)
def test_everyone_reads_whose_version_it_is(balie: Balie, wie: str, versie: str, doorgeven: bool) -> None:
    als = balie.als(wie)
    assert f'href="{balie.pad}/kaart"' in als.get("/kaarten").text
    blad = als.get(f"{balie.pad}/kaart").text
    assert versie in _tekst(blad)
    assert (f'href="{balie.pad}/kaart?gedeeld=ja"' in blad) == doorgeven
    assert f'data-kaart="{balie.pad}/kaart/blad"' in blad
    assert "style=" not in blad
    assert not re.search(r"<script(?![^>]*src=)|\son[a-z]+=", blad)
    assert ("niet verteld" in blad) == (wie in ("rentree", "planner"))


def test_the_version_to_hand_on_stays_that_in_frame_file_and_measures(balie: Balie) -> None:
    als = balie.als()
    blad = als.get(f"{balie.pad}/kaart?gedeeld=ja").text
    assert "Gedeelde versie." in blad
    for pad in ("kaart/blad", "uitstroomkaart.html", "kaart/cijfers"):
        assert f"{balie.pad}/{pad}?gedeeld=ja" in blad
    bestand = als.get(f"{balie.pad}/uitstroomkaart.html?gedeeld=ja")
    assert bestand.headers["content-disposition"] == 'attachment; filename="uitstroomkaart-gedeeld.html"'
    assert bestand.text == als.get(f"{balie.pad}/kaart/blad?gedeeld=ja").text
    assert bestand.text == balie.als("planner").get(f"/api/v1{balie.pad}/kaart").text
    assert als.get(f"/api/v1{balie.pad}/kaart", params={"gedeeld": True}).text == bestand.text


def test_the_measures_come_after_the_rest(balie: Balie) -> None:
    als = balie.als("regio", **{"HX-Request": "true", "HX-Target": "cijfers"})
    blok = als.get(f"{balie.pad}/kaart/cijfers").text
    assert "Ongelijk verdeeld: Gini" in blok
    assert "<html" not in blok
    assert "Gini" not in balie.als("rentree").get(f"{balie.pad}/kaart/cijfers").text


@pytest.mark.parametrize("wie", ["zorg", "beheerder", "auditor"])
def test_for_others_there_is_no_map(balie: Balie, wie: str) -> None:
    als = balie.als(wie)
    for pad in ("/kaarten", f"{balie.pad}/kaart", f"{balie.pad}/kaart/blad", f"{balie.pad}/uitstroomkaart.html"):
        assert als.get(pad).status_code == 403
    assert "/kaarten" not in als.get("/overzicht").text


def test_areas_that_are_told_together_stand_in_one_line() -> None:
    def rij(code: str, *samen: str) -> Spreidingsrij:
        return Spreidingsrij(
            code=code, naam=f"Wijk {code}", niveau="wijk", gemeente="G", samen_met=samen, bestaand=10, nieuw=None
        )

    regels = list(kaarten._regels([rij("a", "c"), rij("b"), rij("c", "a")]))
    assert [regel.naam for regel in regels] == ["Wijk a en Wijk c samen", "Wijk b"]
