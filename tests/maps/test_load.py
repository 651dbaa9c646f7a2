"""How full an area is: the class at its boundaries, what needs attention first, the legend per stand."""

from itertools import combinations

import pytest

from tests.bouw import CENTRUM, KERN, RIVIER, STAD
from tests.maps.klein import dossier, last, scene
from tests.maps.kleuren import verschil
from uitstroommatch.domain.enums import Niveau
from uitstroommatch.maps.load import RUIMTE, SCHAAL, VOLTE, klasse, legenda, op_aandacht, plekklasse
from uitstroommatch.spread.blik import Blik


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


@pytest.mark.parametrize(
    "over, verwacht",
    [(None, "geen_grens"), (-2, "plek_0"), (0, "plek_0"), (1, "plek_1"), (2, "plek_3"), (3, "plek_3"), (4, "plek_7"),
     (7, "plek_7"), (8, "plek_15"), (15, "plek_15"), (16, "plek_meer")],
)  # fmt: skip
def test_the_class_of_room_at_its_boundaries(over, verwacht):
    assert plekklasse(over) == verwacht


@pytest.mark.parametrize("schaal", [VOLTE, RUIMTE])
def test_colours_can_be_told_apart_with_deuteranopia(schaal):
    kleuren = [k.style.fill for k in schaal if k.style.fill.startswith("#")]
    assert min(verschil(een, ander) for een, ander in combinations(kleuren, 2)) >= 10


def test_full_and_over_the_limit_differ_by_pattern_and_line_too():
    styles = {k.id: k.style for k in SCHAAL}
    for id_ in ("vol", "boven", "plek_0"):
        assert styles[id_].fill.startswith("url(#")
        assert styles[id_].width > styles["bijna"].width


def test_what_is_over_its_limit_comes_first_and_what_has_none_last():
    lasten = [last(CENTRUM, 9, 0, None), last(RIVIER, 5, 0, 6), last(KERN, 1, 0, 0)]
    beeld = scene(dossier(), lasten=lasten)
    assert [g.code for g in op_aandacht(beeld, beeld.areas(Niveau.BUURT))] == [KERN, RIVIER, CENTRUM]


def test_among_full_areas_the_one_farthest_over_comes_first():
    lasten = [last(CENTRUM, 100, 0, 100), last(RIVIER, 104, 0, 100), last(KERN, 5, 0, 2)]
    beeld = scene(dossier(), lasten=lasten)
    assert [g.code for g in op_aandacht(beeld, beeld.areas(Niveau.BUURT))] == [RIVIER, KERN, CENTRUM]


def test_what_another_limit_shuts_comes_before_what_is_fuller_by_its_own():
    lasten = [last(CENTRUM, 5, 0, 6), last(RIVIER, 1, 0, 6), last("WK015002", 7, 0, 7), last(KERN, 6, 0, 6)]
    beeld = scene(dossier(), lasten=lasten)
    assert [g.code for g in op_aandacht(beeld, beeld.areas(Niveau.BUURT))] == [KERN, RIVIER, CENTRUM]


def test_an_area_that_is_not_told_to_somebody_else_is_not_called_empty():
    lasten = [last(STAD, 3, 0, 9)]
    assert scene(dossier(), lasten=lasten).last[KERN].bestaand == 0
    assert KERN not in scene(dossier(), lasten=lasten, blik=Blik("gedeeld")).last


def test_a_line_of_the_legend_is_only_there_at_the_stands_of_its_scale():
    items = legenda([["vol", "leeg"], ["plek_0", "plek_0"]], (VOLTE, RUIMTE))
    per = {item.tekst: item.aantal for item in items}
    assert per["vol: 100 %"] == (1, None)
    assert per["niets: een grens is bereikt"] == (None, 2)
    assert "geen grens" not in per
