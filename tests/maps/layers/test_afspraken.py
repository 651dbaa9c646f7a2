"""Layer afspraken: where an agreement stands, in the table first, and on the map where it says where."""

from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from tests.bouw import DORP, STAD, afspraak, client, plaatsing, woning
from tests.maps.klein import dossier, features, scene, shapes, tabel, uitzicht
from tests.maps.kleuren import verschil
from uitstroommatch.maps.layer import Drawn
from uitstroommatch.maps.layers.afspraken import KLASSEN, LAYER, klasse, stand, waarover
from uitstroommatch.maps.scene import Scene
from uitstroommatch.spread.beeld import Afspraakstand
from uitstroommatch.spread.blik import Blik


def staat(gerealiseerd: int | None, gepland: int | None, **velden: Any) -> Afspraakstand:
    return Afspraakstand(afspraak(**velden), gerealiseerd, gepland)


def teken(*standen: Afspraakstand, blik: Blik | None = None) -> Drawn | None:
    beeld = replace(uitzicht(dossier()), afspraken=standen)
    return LAYER.draw(Scene.of(beeld if blik is None else replace(beeld, blik=blik)))


def kleur(drawn: Drawn | None, gemeente: str) -> str:
    return KLASSEN[features(drawn)[gemeente]["k"][0]].id


@pytest.mark.parametrize(
    "een, soort, woorden",
    [
        (staat(2, 1, minimum=5), "tekort", "nog 2 te weinig"),
        (staat(4, 1, minimum=5), "goed", "minimum gehaald"),
        (staat(0, 0, minimum=0), "goed", "minimum gehaald"),
        (staat(2, 1, maximum=5), "goed", "nog ruimte voor 2"),
        (staat(4, 1, maximum=5), "vol", "maximum bereikt"),
        (staat(5, 1, maximum=5), "boven", "1 te veel"),
        (staat(0, 0, maximum=0), "vol", "maximum bereikt"),
        (staat(1, 1, minimum=1, maximum=4), "goed", "minimum gehaald, nog ruimte voor 2"),
        (staat(0, 1, minimum=2, maximum=4), "tekort", "nog 1 te weinig, nog ruimte voor 3"),
        (staat(1, 1, minimum=2, maximum=2), "vol", "minimum gehaald, maximum bereikt"),
        (staat(1, 1), "goed", "geen minimum of maximum"),
        (staat(None, None, minimum=2), "niet_verteld", "niet verteld"),
    ],
)
def test_how_an_agreement_stands(een, soort, woorden):
    assert klasse(een) == soort
    assert stand(een) == woorden


@pytest.mark.parametrize(
    "velden, woorden",
    [
        ({}, "alle woningen"),
        ({"woonvorm": "kamer"}, "kamers"),
        ({"huurklasse": "GOE"}, "woningen met goedkope huur"),
        ({"woonvorm": "zelfstandig", "huurklasse": "BET", "contractvorm": "OMK"},
         "zelfstandige woningen met betaalbare huur, omklap (OMK)"),
    ],
)  # fmt: skip
def test_what_an_agreement_is_about(velden, woorden):
    assert waarover(staat(0, 0, **velden)) == woorden


def test_a_municipality_has_the_look_of_its_worst_agreement():
    drawn = teken(
        staat(9, 0, afspraak_id="a1", gemeente=STAD, minimum=5),
        staat(1, 1, afspraak_id="a2", gemeente=STAD, corporatie="Woonbelang", minimum=5),
    )
    assert kleur(drawn, STAD) == "tekort"
    assert kleur(drawn, DORP) == "geen"
    found = features(drawn)
    assert found[STAD]["tip"] == "Stad: 2 afspraken, bij 1 is het minimum nog niet gehaald"
    assert found[DORP]["tip"] == "Dorp: geen afspraak voor deze gemeente apart"
    assert found[STAD]["regels"][0] == (
        "Woonbelang", "alle woningen: ten minste 5. Dit jaar al 1, dit voorstel doet er 1 bij: nog 3 te weinig",
    )  # fmt: skip
    assert found[STAD]["regels"][1][0] == "Alle corporaties samen"


def test_one_for_the_whole_region_stands_beside_it_and_is_named_everywhere():
    drawn = teken(staat(0, 0, corporatie="Woonbelang", maximum=4))
    assert kleur(drawn, STAD) == "geen"
    assert drawn is not None
    (bord,) = [f for f in shapes(drawn) if "bord" in f]
    assert bord["bord"] == ["Hele regio", "1 afspraak"]
    assert bord["regels"][0][1].startswith("alle woningen: ten hoogste 4. Dit jaar al 0, dit voorstel doet er geen bij")
    assert features(drawn)[STAD]["regels"][0][0] == "Ook in de hele regio"
    assert tabel(drawn).rijen[0].toon == "afspraken:regio"


def test_the_table_says_per_corporation_everything_there_is_to_say():
    drawn = teken(
        staat(3, 2, afspraak_id="a1", minimum=4, maximum=6, corporatie="Woonbelang", gemeente=STAD),
        staat(3, 2, afspraak_id="a2", maximum=9, gemeente=DORP),
    )
    assert drawn is not None
    rijen = {rij.naam: rij for rij in tabel(drawn).rijen}
    assert tabel(drawn).titel == "Afspraken van 2026, per corporatie"
    assert rijen["Woonbelang"].cellen == (
        "Stad", "alle woningen", "4", "6", "3", "2", "minimum gehaald, nog ruimte voor 1",
    )  # fmt: skip
    assert rijen["Alle corporaties samen"].cellen == (
        "Dorp",
        "alle woningen",
        "geen",
        "9",
        "3",
        "2",
        "nog ruimte voor 4",
    )
    assert rijen["Woonbelang"].toon == f"afspraken:{STAD}"


def test_a_corporation_reads_its_own_first_and_no_numbers_of_others():
    voor = dossier(
        client("c1"), woning("w1"), plaatsing(corporatie="Woonbelang"),
        afspraak("a1", corporatie="Anders", gemeente=STAD, minimum=5), afspraak("a2", gemeente=STAD, minimum=5),
        afspraak("a3", corporatie="Woonbelang", gemeente=STAD, minimum=2),
    )  # fmt: skip
    drawn = LAYER.draw(Scene.of(uitzicht(voor, "c1 in w1", blik=Blik("corporatie", corporatie="Woonbelang"))))
    assert drawn is not None
    assert [(rij.naam, rij.cellen[-1]) for rij in tabel(drawn).rijen] == [
        ("Woonbelang", "minimum gehaald"),
        ("Alle corporaties samen", "niet verteld"),
        ("Anders", "niet verteld"),
    ]
    assert kleur(drawn, STAD) == "goed"
    assert features(drawn)[STAD]["regels"][0][0] == "Woonbelang"
    assert "van 2 worden de aantallen niet verteld" in features(drawn)[STAD]["tip"]


def test_an_agreement_for_any_corporation_counts_homes_of_all_of_them():
    voor = dossier(
        client("c1"), client("c2"), woning("w1"), woning("w2", corporatie="Anders"), afspraak("a1", minimum=2)
    )
    drawn = LAYER.draw(scene(voor, "c1 in w1", "c2 in w2"))
    assert drawn is not None
    assert tabel(drawn).rijen[0].cellen[-2:] == ("2", "minimum gehaald")


def test_without_agreements_there_is_no_layer():
    assert teken() is None


def test_colours_can_be_told_apart_with_deuteranopia():
    kleuren = {een.style.fill for een in KLASSEN if een.style.fill.startswith("#")}
    assert min(verschil(een, ander) for een, ander in combinations(kleuren, 2)) >= 10
