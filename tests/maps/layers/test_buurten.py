"""Layer buurten: the class at its boundaries, and what the popup says."""

import pytest

from tests.bouw import CENTRUM, KERN, RIVIER, client, woning
from tests.maps.klein import dossier, features, last, scene
from uitstroommatch.domain.gebied import Draagkracht
from uitstroommatch.maps.layers.buurten import KLASSEN, LAYER, klasse


@pytest.mark.parametrize(
    "bestaand, nieuw, grens, verwacht",
    [
        (0, 0, None, "geen_grens"),
        (9, 0, None, "geen_grens"),
        (0, 0, 6, "leeg"),
        (1, 0, 300, "half"),
        (2, 1, 6, "half"),
        (26, 25, 100, "ruim"),
        (3, 1, 5, "ruim"),
        (40, 40, 100, "ruim"),
        (40, 41, 100, "bijna"),
        (3, 2, 6, "bijna"),
        (99, 0, 100, "bijna"),
        (3, 3, 6, "vol"),
        (0, 0, 0, "vol"),
        (3, 4, 6, "boven"),
        (1, 0, 0, "boven"),
    ],
)
def test_the_class_at_its_boundaries(bestaand, nieuw, grens, verwacht):
    assert klasse(last(CENTRUM, bestaand, nieuw, grens)) == verwacht


def test_without_numbers_there_is_no_class():
    assert klasse(None) == "onbekend"


def test_classes_differ_by_colour_and_full_ones_by_pattern_and_border_too():
    fills = [k.style.fill for k in KLASSEN]
    assert len(set(fills)) == len(fills)
    styles = {k.id: k.style for k in KLASSEN}
    gewoon = styles["bijna"]
    for id_ in ("vol", "boven"):
        assert styles[id_].fill.startswith("url(#")
        assert styles[id_].width > gewoon.width


def test_the_popup_tells_load_limit_and_room():
    voor = dossier(client("c1"), woning("w1", buurtcode=RIVIER))
    drawn = LAYER.draw(scene(voor, "c1 in w1", lasten=[last(RIVIER, 3, 2, 6)]))
    rivier = features(drawn)[RIVIER]
    assert rivier["kop"] == "Rivierenwijk"
    assert rivier["tip"] == "Rivierenwijk: 5 van 6 punten belast, 2 daarvan nieuw; nog ruimte voor 1 punt"
    assert dict(rivier["regels"]) == {
        "Gemeente": "Stad",
        "Wijk": "WK015002",
        "Belast nu": "3 punten",
        "Nieuw": "2 punten (1 plaatsing)",
        "Grens": "6 punten (volgens het beleid)",
        "Na dit voorstel": "83 %, nog ruimte voor 1 punt",
    }


def test_a_limit_of_its_own_shows_its_reason():
    eigen = Draagkracht.model_validate({"niveau": "buurt", "code": RIVIER, "grens": 6, "reden": "afspraak 2025"})
    drawn = LAYER.draw(scene(dossier(eigen), lasten=[last(RIVIER, 3, 0, 6)]))
    assert ("Grens", "6 punten (eigen grens: afspraak 2025)") in features(drawn)[RIVIER]["regels"]


def test_the_popup_names_the_limit_that_pinches_sooner():
    drawn = LAYER.draw(scene(dossier(), lasten=[last(RIVIER, 3, 2, 6), last("WK015002", 5, 2, 7)]))
    assert ("Knelt eerder", "wijk WK015002: vol") in features(drawn)[RIVIER]["regels"]


def test_the_legend_counts_and_leaves_out_what_is_not_there():
    lasten = [last(CENTRUM, 6, 0, 6), last(RIVIER, 3, 2, 6), last(KERN, 0, 0, 6)]
    drawn = LAYER.draw(scene(dossier(), lasten=lasten))
    assert drawn is not None
    assert {item.tekst: item.aantal for item in drawn.legend} == {
        "0 %": 1,
        "tot en met 50 %": 0,
        "tot en met 80 %": 0,
        "meer dan 80 %, nog ruimte": 1,
        "100 %: vol": 1,
        "boven de grens": 0,
    }


def test_the_fullest_are_drawn_last():
    drawn = LAYER.draw(scene(dossier(), lasten=[last(CENTRUM, 6, 0, 6), last(RIVIER, 3, 2, 6), last(KERN, 0, 0, 6)]))
    assert list(features(drawn)) == [KERN, RIVIER, CENTRUM]


def test_without_any_outline_there_is_no_layer():
    assert LAYER.draw(scene(dossier(grenzen={}, punten=False))) is None
