"""Layer belasting_gemeenten: only where a gemeente has a limit."""

from tests.bouw import DORP, STAD
from tests.maps.klein import dossier, features, last, scene
from uitstroommatch.domain.gebied import Draagkracht
from uitstroommatch.maps.layers.belasting_gemeenten import LAYER
from uitstroommatch.maps.load import RANG


def test_without_a_limit_for_any_gemeente_there_is_no_layer():
    assert LAYER.draw(scene(dossier(), lasten=[last(STAD, 9, 0, None)])) is None


def test_a_gemeente_over_its_limit_without_the_proposal():
    eigen = Draagkracht.model_validate({"niveau": "gemeente", "code": STAD, "grens": 8, "reden": "team zit vol"})
    drawn = features(LAYER.draw(scene(dossier(eigen), lasten=[last(STAD, 9, 0, 8), last(DORP, 1, 1, None)])))
    assert drawn[STAD]["k"] == [RANG["boven"], RANG["boven"], RANG["plek_0"]]
    regels = dict(drawn[STAD]["regels"])
    assert regels["Grens"] == "8 punten, eigen grens: team zit vol"
    assert "ook al zonder dit voorstel" in regels["Wat knelt"]
    assert dict(drawn[DORP]["regels"])["Grens"] == "geen"
