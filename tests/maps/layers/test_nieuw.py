"""Layer nieuw: the number of placements, only where there are any."""

from dataclasses import replace

from tests.bouw import CENTRUM, DORP, KERN, STAD, client, woning
from tests.maps.klein import dossier, features, last, scene, tabel, uitzicht
from uitstroommatch.maps.layer import Drawn
from uitstroommatch.maps.layers.nieuw import LAYER
from uitstroommatch.maps.scene import Scene
from uitstroommatch.spread.beeld import Telling
from uitstroommatch.spread.blik import Blik


def test_a_number_in_every_buurt_that_gets_placements():
    voor = dossier(
        *(client(f"c{i}") for i in (1, 2, 3)), woning("w1", plaatsen=2), woning("w2", buurtcode=KERN), woning("w3")
    )
    lasten = [last(CENTRUM, 1, 4, 6)]
    drawn = LAYER.draw(scene(voor, "c1 in w1", "c2 in w1", "c3 in w2", lasten=lasten))
    found = features(drawn)
    assert {code: f["bol"] for code, f in found.items()} == {CENTRUM: 2, KERN: 1}
    assert found[CENTRUM]["tip"] == "Centrum: 2 voorgestelde plaatsingen"
    assert found[KERN]["tip"] == "Kern: 1 voorgestelde plaatsing"
    assert dict(found[CENTRUM]["regels"])["Belasting"] == (
        "5 van 6 punten belast, 4 daarvan nieuw; nog ruimte voor 1 punt"
    )


def test_without_placements_there_is_no_layer():
    assert LAYER.draw(scene(dossier())) is None
    assert not LAYER.aan


def verteld(nieuw: dict[str, int | None]) -> Drawn | None:
    beeld = replace(uitzicht(dossier()), blik=Blik("gedeeld"), telling=Telling({}, nieuw))
    return LAYER.draw(Scene.of(beeld))


def test_others_get_the_smallest_areas_that_are_told_and_no_number_twice():
    wijken = {"WK015001": 10, "WK015002": None, "WK017701": 10}
    drawn = verteld({STAD: 25, DORP: 10, **wijken, CENTRUM: 10, KERN: 10})
    found = features(drawn)
    assert {code: f["bol"] for code, f in found.items()} == {STAD: 25, KERN: 10}
    assert found[STAD]["kop"] == "Gemeente Stad"
    assert found[STAD]["tip"] == "Stad: ongeveer 25 voorgestelde plaatsingen"


def test_a_gemeente_that_is_not_told_has_no_number_and_the_legend_and_the_table_say_so():
    drawn = verteld({STAD: 25, DORP: None, KERN: 10})
    assert set(features(drawn)) == {STAD}
    assert drawn is not None
    assert (drawn.legend[-1].symbol, drawn.legend[-1].aantal) == ("niet-verteld", 1)
    assert [(rij.naam, rij.cellen[-1]) for rij in tabel(drawn).rijen] == [
        ("Stad", "ongeveer 25"),
        ("Dorp", "niet verteld"),
    ]
