"""Layer belasting_wijken: only where a wijk has a limit; what is full inside it is named."""

from tests.bouw import CENTRUM, RIVIER
from tests.maps.klein import dossier, features, last, scene
from uitstroommatch.maps.layers.belasting_wijken import LAYER
from uitstroommatch.maps.load import RANG

WIJK = "WK015002"


def test_without_a_limit_for_any_wijk_there_is_no_layer():
    assert LAYER.draw(scene(dossier(), lasten=[last(RIVIER, 1, 0, 5), last(WIJK, 1, 0, None)])) is None


def test_a_wijk_at_exactly_80_percent_and_one_without_limit():
    drawn = features(LAYER.draw(scene(dossier(), lasten=[last(WIJK, 6, 2, 10), last(RIVIER, 8, 0, 8)])))
    assert drawn[WIJK]["k"] == [RANG["ruim"], RANG["ruim"], RANG["plek_3"]]
    assert dict(drawn[WIJK]["regels"])["Vol hierbinnen"] == "buurt Rivierenwijk (8 van 8 punten)"
    assert drawn["WK015001"]["k"] == [RANG["geen_grens"]] * 3
    assert drawn["WK015001"]["tip"] == "WK015001: 0 punten. Hier geldt geen grens."


def test_the_table_names_gemeente_and_limit():
    drawn = LAYER.draw(scene(dossier(), lasten=[last(WIJK, 6, 2, 10), last(CENTRUM, 0, 0, 5)]))
    assert drawn is not None
    assert drawn.tabel is not None
    eerste = drawn.tabel.rijen[0]
    assert (eerste.naam, eerste.cellen[:5]) == (WIJK, ("Stad", "6", "2", "10", "80 %"))
    assert len(eerste.cellen) + 1 == len(drawn.tabel.kolommen)
