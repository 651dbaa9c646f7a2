"""Layer kwartalen: the load of each buurt at the end of each quarter."""

from dataclasses import replace

from tests.bouw import CENTRUM, KERN, RIVIER
from tests.maps.klein import dossier, features, uitzicht
from uitstroommatch.maps.layers.kwartalen import LAYER
from uitstroommatch.maps.load import RANG
from uitstroommatch.maps.scene import Scene
from uitstroommatch.spread.quarters import Kwartalen

GRENZEN = {CENTRUM: 5, RIVIER: 0}
KWARTALEN = Kwartalen(("2026 K3", "2026 K4", "2027 K1"), 1, {CENTRUM: (4, 5, 2), RIVIER: (1, 1, 0)})


def _scene(kwartalen=KWARTALEN):
    return Scene.of(replace(uitzicht(dossier()), kwartalen=kwartalen, grenzen=GRENZEN))


def test_each_quarter_has_its_class_and_its_sentence():
    drawn = LAYER.draw(_scene())
    found = features(drawn)
    assert found[CENTRUM]["k"] == [RANG["ruim"], RANG["vol"], RANG["half"]]
    assert found[CENTRUM]["tip"][2] == "Centrum, 2027 K1: 2 van 5 punten."
    assert found[RIVIER]["k"] == [RANG["boven"], RANG["boven"], RANG["vol"]]
    assert found[KERN]["k"] == [RANG["geen_grens"]] * 3
    assert found[KERN]["tip"] == "Kern: in al deze kwartalen 0 punten."
    assert drawn is not None
    assert drawn.standen is not None
    assert drawn.standen.namen == ("2026 K3", "2026 K4, met dit voorstel", "2027 K1, met dit voorstel")
    assert drawn.standen.begin == 1


def test_the_panel_says_when_it_was_fullest_and_that_it_falls():
    regels = dict(features(LAYER.draw(_scene()))[CENTRUM]["regels"])
    assert regels == {
        "Grens van nu": "5 punten",
        "Hoogste": "5 punten, einde 2026 K4",
        "Einde 2026 K4": "5 punten",
        "Einde 2027 K1": "2 punten (3 minder, als er niemand meer bij komt)",
    }


def test_the_table_has_all_quarters_and_leaves_out_what_was_always_empty():
    drawn = LAYER.draw(_scene())
    assert drawn is not None
    assert drawn.tabel is not None
    assert [(rij.naam, rij.cellen) for rij in drawn.tabel.rijen] == [
        ("Rivierenwijk", ("Stad", "0", "1", "1", "0")),
        ("Centrum", ("Stad", "5", "4", "5", "2")),
    ]


def test_who_may_not_have_the_quarters_has_no_layer():
    assert LAYER.draw(_scene(None)) is None
