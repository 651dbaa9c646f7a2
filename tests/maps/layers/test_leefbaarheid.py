"""Layer leefbaarheid: the class of each buurt, with what it means for the limit."""

from itertools import combinations

from tests.bouw import CENTRUM, KERN, RIVIER
from tests.maps.klein import dossier, features, gebied, scene
from tests.maps.kleuren import verschil
from uitstroommatch.maps.layers.leefbaarheid import KLEUREN, LAYER
from uitstroommatch.spread.blik import Blik


def _dossier():
    midden = (6.05, 52.05)
    return dossier(
        gebied(CENTRUM, midden, leefbaarheid=3, huishoudens=1995),
        gebied(RIVIER, midden, leefbaarheid=9, huishoudens=0),
        gebied(KERN, midden),
    )


def test_each_buurt_has_its_class_and_everybody_may_know():
    drawn = LAYER.draw(scene(_dossier(), blik=Blik("gedeeld")))
    found = features(drawn)
    assert {code: f["k"] for code, f in found.items()} == {CENTRUM: [3], RIVIER: [9], KERN: [0]}
    assert found[CENTRUM]["tip"] == "Centrum: leefbaarheid klasse 3 van 9: onvoldoende."
    assert ("Huishoudens", "1.995") in found[CENTRUM]["regels"]
    assert ("Leefbaarheid", "onbekend") in found[KERN]["regels"]
    assert drawn is not None
    assert "Leefbaarometer" in drawn.bron


def test_the_limit_stands_beside_it():
    regels = dict(features(LAYER.draw(scene(_dossier())))[CENTRUM]["regels"])
    assert regels["Grens"] == "7 punten"  # 8 per 1,000 households, half for class 3: 7.98 rounded down


def test_the_weakest_come_first_in_the_table_and_the_unknown_last():
    drawn = LAYER.draw(scene(_dossier()))
    assert drawn is not None
    assert drawn.tabel is not None
    assert [rij.naam for rij in drawn.tabel.rijen] == ["Centrum", "Rivierenwijk", "Kern"]
    assert {item.tekst: item.aantal for item in drawn.legend if item.aantal} == {
        "9 uitstekend": 1, "3 onvoldoende": 1, "onbekend": 1,
    }  # fmt: skip


def test_colours_can_be_told_apart_with_deuteranopia():
    assert min(verschil(een, ander) for een, ander in combinations(KLEUREN, 2)) >= 10


def test_without_any_class_there_is_no_layer():
    assert LAYER.draw(scene(dossier())) is None
