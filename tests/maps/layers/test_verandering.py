"""Layer verandering: where more or fewer people come than in the proposal before."""

from dataclasses import replace
from itertools import combinations

import pytest

from tests.bouw import CENTRUM, KERN, RIVIER, STAD, client, woning
from tests.maps.klein import dossier, features, shapes, toewijzing, uitzicht, voorstel
from tests.maps.kleuren import verschil
from uitstroommatch.maps.layers.verandering import KLASSEN, LAYER, Wissel
from uitstroommatch.maps.scene import Scene
from uitstroommatch.spread.blik import Blik

VOOR = dossier(
    *(client(f"c{n}") for n in range(1, 5)),
    *(woning(f"w{n}") for n in (1, 2)),
    woning("w3", buurtcode=RIVIER),
    woning("w4", buurtcode=KERN),
)


def _scene(eerst, nu):
    weg = [toewijzing(zin) for zin in eerst]
    return Scene.of(replace(uitzicht(VOOR, *nu), vorig=voorstel(VOOR, *weg)))


@pytest.mark.parametrize(
    "wissel, verwacht",
    [
        (Wissel(), "niets veranderd"),
        (Wissel(2, 2), "niets veranderd"),
        (Wissel(1, 1, 1, 1), "evenveel, maar andere mensen of woningen"),
        (Wissel(0, 1, 1, 0), "1 erbij"),
        (Wissel(0, 3, 3, 0), "3 of meer erbij"),
        (Wissel(0, 9, 9, 0), "3 of meer erbij"),
        (Wissel(2, 0, 0, 2), "2 eraf"),
        (Wissel(9, 0, 0, 9), "3 of meer eraf"),
    ],
)
def test_the_class_at_its_boundaries(wissel, verwacht):
    assert KLASSEN[wissel.klasse][0] == verwacht


def test_more_fewer_and_others_are_told_apart():
    drawn = LAYER.draw(_scene(["c1 in w1", "c2 in w3", "c3 in w4"], ["c1 in w1", "c2 in w2", "c4 in w4"]))
    found = features(drawn)
    assert found[CENTRUM]["tip"] == "Centrum: 1 plaatsing meer: eerst 1, nu 2."
    assert found[RIVIER]["tip"] == "Rivierenwijk: 1 plaatsing minder: eerst 1, nu 0."
    assert found[KERN]["tip"] == "Kern: evenveel plaatsingen, maar andere mensen of woningen: eerst 1, nu 1."
    assert drawn is not None
    assert {f["code"]: f["bol"] for f in shapes(drawn) if "bol" in f} == {CENTRUM: "+1", RIVIER: "−1"}


def test_another_contract_form_is_no_change():
    drawn = LAYER.draw(_scene(["c1 in w1"], ["c1 in w1 VWD"]))
    assert drawn is not None
    assert drawn.tabel is None
    assert features(drawn)[CENTRUM]["tip"] == "Centrum: niets veranderd: eerst 1, nu 1."


def test_homes_that_are_gone_stand_in_the_table():
    drawn = LAYER.draw(_scene(["c1 in w9", "c2 in w9"], ["c1 in w1"]))
    assert drawn is not None
    assert drawn.tabel is not None
    assert [(rij.naam, rij.cellen[1:4]) for rij in drawn.tabel.rijen] == [
        ("Woningen die niet meer in het dossier staan", ("2", "0", "−2")),
        ("Centrum", ("0", "1", "+1")),
    ]


def test_an_officer_of_one_gemeente_is_told_nothing_of_another():
    beeld = uitzicht(VOOR, "c1 in w1", "c4 in w4", blik=Blik("regisseur", gemeenten=frozenset({STAD})))
    drawn = LAYER.draw(Scene.of(replace(beeld, vorig=beeld.voorstel)))
    assert set(features(drawn)) == {CENTRUM, RIVIER}


def test_colours_can_be_told_apart_with_deuteranopia():
    kleuren = [style.fill for _, style in KLASSEN if style.fill.startswith("#")]
    assert min(verschil(een, ander) for een, ander in combinations(kleuren, 2)) >= 10


def test_without_a_proposal_before_it_there_is_no_layer():
    assert LAYER.draw(Scene.of(uitzicht(VOOR, "c1 in w1"))) is None
