"""Outlines: real, made of what lies in them, or schematic and said to be so."""

import pytest
from shapely import Point

from tests.bouw import CENTRUM, DORP, KERN, RIVIER, STAD
from tests.maps.klein import GRENZEN, dossier, gebied, vierkant
from uitstroommatch.maps.borders import find_borders


def test_real_borders_are_kept_and_nothing_is_said():
    borders = find_borders(dossier())
    assert borders.shapes[CENTRUM].bounds == pytest.approx((6.0, 52.0, 6.1, 52.1))
    assert not borders.schematic
    assert not borders.all_schematic
    assert borders.warnings == ()


def test_wijk_and_gemeente_are_made_of_their_buurten():
    shapes = find_borders(dossier()).shapes
    assert shapes["WK015001"].bounds == pytest.approx((6.0, 52.0, 6.1, 52.1))
    assert shapes[STAD].bounds == pytest.approx((6.0, 52.0, 6.2, 52.1))
    assert shapes[DORP].bounds == pytest.approx((6.2, 52.0, 6.3, 52.1))


def test_a_given_border_of_a_gemeente_goes_before_the_union():
    shapes = find_borders(dossier(grenzen={**GRENZEN, STAD: vierkant(5.9, 51.9, 0.5)})).shapes
    assert shapes[STAD].bounds == pytest.approx((5.9, 51.9, 6.4, 52.4))


def test_without_borders_every_centre_gets_the_ground_nearest_to_it():
    borders = find_borders(dossier(grenzen={}))
    assert borders.all_schematic
    assert borders.schematic == {CENTRUM, RIVIER, KERN}
    for code, lon in ((CENTRUM, 6.05), (RIVIER, 6.15), (KERN, 6.25)):
        assert borders.shapes[code].contains(Point(lon, 52.05))
    assert borders.shapes[CENTRUM].intersection(borders.shapes[RIVIER]).area == pytest.approx(0, abs=1e-9)
    assert len(borders.warnings) == 1
    assert "schematisch" in borders.warnings[0]


def test_a_buurt_without_border_fills_the_gap_and_is_named():
    grenzen = {code: shape for code, shape in GRENZEN.items() if code != RIVIER}
    borders = find_borders(dossier(grenzen=grenzen))
    gap = borders.shapes[RIVIER]
    assert borders.schematic == {RIVIER}
    assert not borders.all_schematic
    assert gap.contains(Point(6.15, 52.05))
    assert gap.intersection(borders.shapes[CENTRUM]).area == pytest.approx(0, abs=1e-6)
    assert borders.warnings == (
        "Van 1 van de 3 buurten ontbreekt de echte grens. "
        "Die zijn schematisch getekend, met een streepjeslijn: Rivierenwijk.",
    )


def test_a_schematic_buurt_stays_inside_the_real_border_of_its_gemeente():
    grenzen = {CENTRUM: GRENZEN[CENTRUM], STAD: vierkant(6.0, 52.0, 0.2), KERN: GRENZEN[KERN]}
    rivier = find_borders(dossier(grenzen=grenzen)).shapes[RIVIER]
    west, south, east, north = rivier.bounds
    assert (round(west, 3), round(south, 3), round(east, 3)) >= (6.0, 52.0, 6.1)
    assert east <= 6.2001
    assert north <= 52.2001


def test_a_buurt_without_border_and_centre_is_left_out_and_named():
    borders = find_borders(dossier(gebied(RIVIER), grenzen={}))
    assert RIVIER not in borders.shapes
    assert borders.warnings[-1] == (
        "Niet op de kaart, omdat een grens en een bruikbaar middelpunt ontbreken: Rivierenwijk."
    )


def test_an_unusable_border_is_named_and_replaced():
    borders = find_borders(dossier(grenzen={**GRENZEN, KERN: {"type": "Point", "coordinates": [6, 52]}}))
    assert KERN in borders.schematic
    assert "Deze meegegeven grenzen zijn niet bruikbaar: Kern." in borders.warnings


def test_nothing_to_draw_from_is_not_an_error():
    borders = find_borders(dossier(grenzen={}, punten=False))
    assert borders.shapes == {}
    assert not borders.all_schematic


@pytest.mark.parametrize("points", [{CENTRUM: (6.1, 52.1)}, {CENTRUM: (6.1, 52.1), RIVIER: (6.1, 52.1)}])
def test_one_centre_and_two_centres_in_one_place_also_work(points):
    areas = [gebied(code, points.get(code)) for code in (CENTRUM, RIVIER, KERN)]
    borders = find_borders(dossier(*areas, grenzen={}))
    assert borders.schematic == set(points)
    assert all(borders.shapes[code].area > 0 for code in points)


def test_the_centre_of_an_area_lies_in_it():
    borders = find_borders(dossier())
    assert borders.centre(gebied(CENTRUM, (6.05, 52.05))) == (6.05, 52.05)
    outside = borders.centre(gebied(CENTRUM, (6.9, 52.05)))
    assert outside is not None
    assert borders.shapes[CENTRUM].contains(Point(outside))
