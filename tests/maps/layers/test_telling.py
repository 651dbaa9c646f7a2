"""Layer telling: each told number once, at the finest level that is told, and hatched where nothing is."""

from dataclasses import replace
from itertools import combinations

import pytest

from tests.bouw import CENTRUM, DORP, KERN, RIVIER, STAD
from tests.maps.klein import dossier, features, gebied, shapes, uitzicht
from tests.maps.kleuren import verschil
from uitstroommatch.maps.layers.telling import KLASSEN, LAYER, klasse
from uitstroommatch.maps.scene import Scene
from uitstroommatch.spread.beeld import Samen, Telling
from uitstroommatch.spread.blik import Blik

BINNEN, HOVEN = "WK015001", "WK015002"
GEDEELD = Blik("gedeeld")
_MIDDEN = {CENTRUM: (6.05, 52.05), RIVIER: (6.15, 52.05), KERN: (6.25, 52.05)}


def _draw(bestaand, nieuw=None, samen=(), blik=GEDEELD):
    voor = dossier(*(gebied(code, punt, huishoudens=5000) for code, punt in _MIDDEN.items()))
    beeld = uitzicht(voor, blik=blik)
    return LAYER.draw(Scene.of(replace(beeld, telling=Telling(bestaand, nieuw or {}, samen))))


def _bollen(drawn):
    return {f["code"]: f["bol"] for f in shapes(drawn) if "bol" in f}


@pytest.mark.parametrize(
    "n, huishoudens, verwacht",
    [
        (None, 1000, "niet getoond, vanwege privacy"),
        (0, 0, "niemand"),
        (10, 0, "huishoudens onbekend"),
        (10, 20_001, "minder dan 0,5"),
        (10, 20_000, "0,5 tot 1"),
        (10, 10_000, "1 tot 2"),
        (10, 2_501, "2 tot 4"),
        (10, 2_500, "4 tot 8"),
        (10, 1_250, "8 of meer"),
    ],
)
def test_the_class_at_its_boundaries(n, huishoudens, verwacht):
    assert KLASSEN[klasse(n, huishoudens)][0] == verwacht


def test_colours_can_be_told_apart_with_deuteranopia():
    kleuren = [style.fill for _, style in KLASSEN if style.fill.startswith("#")]
    assert min(verschil(een, ander) for een, ander in combinations(kleuren, 2)) >= 10


def test_a_gemeente_that_is_told_as_a_whole_is_one_area_with_one_number():
    drawn = _draw({STAD: 10})
    found = features(drawn)
    assert set(found) == {STAD, DORP}
    assert found[STAD]["tip"][0] == "Stad: ongeveer 10 mensen wonen er al."
    assert found[DORP]["tip"][0].startswith("Dorp: niet getoond")
    assert found[DORP]["k"] == [0, 0]
    assert _bollen(drawn) == {STAD: ["10", ""]}


def test_wijken_that_are_told_together_share_one_number():
    drawn = _draw({STAD: 15, DORP: 0}, samen=[Samen(STAD, (BINNEN, HOVEN), 15, None)])
    found = features(drawn)
    assert found[STAD]["tip"][0] == f"{BINNEN}, {HOVEN} samen: ongeveer 15 mensen wonen er al."
    assert dict(found[STAD]["regels"])["Wonen er al"] == f"ongeveer 15 mensen ({BINNEN}, {HOVEN} samen)"
    assert found[DORP]["tip"][0] == "Dorp: niemand woont er al."
    assert _bollen(drawn) == {f"{BINNEN}+{HOVEN}": ["15", ""]}


def test_each_stand_has_its_own_areas():
    bestaand = {STAD: 30, BINNEN: 10, HOVEN: 20, CENTRUM: 10, RIVIER: 20}
    drawn = _draw(bestaand, {STAD: 10}, samen=[Samen(STAD, (BINNEN, HOVEN), 30, None)])
    assert _bollen(drawn) == {CENTRUM: ["10", ""], RIVIER: ["20", ""], STAD: ["", "10"]}
    found = features(drawn)
    assert set(found) == {BINNEN, HOVEN, DORP}
    assert found[HOVEN]["tip"] == [
        "Rivierenwijk: ongeveer 20 mensen wonen er al.", "Stad: ongeveer 10 mensen komen erbij.",
    ]  # fmt: skip


def test_a_number_is_in_the_table_once_and_what_is_counted_elsewhere_says_where():
    drawn = _draw({STAD: 30, BINNEN: 10, HOVEN: 20}, {STAD: 10})
    assert drawn is not None
    assert drawn.tabel is not None
    rijen = {rij.naam: rij.cellen[1:] for rij in drawn.tabel.rijen}
    assert rijen[HOVEN] == ("ongeveer 20", "geteld bij Stad")
    assert rijen["Stad"] == ("in delen, zie hieronder", "ongeveer 10")
    assert rijen["Dorp"][0].startswith("niet getoond")


def test_an_officer_has_no_such_layer():
    assert _draw({STAD: 10}, blik=Blik("regisseur")) is None
