"""Lines: curved to the right, clear of both ends, and numbers clear of each other."""

import math

import pytest

from tests.bouw import woning
from tests.maps.klein import dossier
from uitstroommatch.maps.borders import Borders, find_borders
from uitstroommatch.maps.lines import corners, curves, height

WEST, OOST = (6.0, 52.0), (6.2, 52.0)
GROOT = 11_132.0  # metres: a region of a tenth of a degree high


def test_there_and_back_lie_on_either_side_of_the_straight_line():
    heen, terug = curves([(WEST, OOST), (OOST, WEST)], GROOT)
    assert all(lat < 52.0 for _, lat in heen.points)
    assert all(lat > 52.0 for _, lat in terug.points)
    assert [lon for lon, _ in heen.points] == sorted(lon for lon, _ in heen.points)


def test_a_line_stays_clear_of_both_centres_but_never_vanishes():
    (lang,) = curves([(WEST, OOST)], GROOT)
    assert lang.points[0][0] > 6.004
    assert lang.points[-1][0] < 6.195
    (kort,) = curves([(WEST, (6.0001, 52.0))], GROOT)
    assert kort.points[0][0] < kort.points[-1][0]


def test_numbers_do_not_lie_on_each_other():
    drie = curves([(WEST, OOST), ((6.0, 52.001), (6.2, 52.001)), (WEST, (6.2, 52.002))], GROOT)
    spots = [boog.label for boog in drie]
    apart = [math.dist(one, other) for i, one in enumerate(spots) for other in spots[:i]]
    assert min(apart) > 0.005


def test_the_number_of_a_line_from_beside_the_region_stands_near_its_begin():
    (boog,) = curves([(WEST, OOST)], GROOT, beside=WEST)
    assert boog.label[0] == pytest.approx(6.04, abs=0.01)


def test_a_number_moves_along_its_line_for_a_name_plate():
    (vrij,) = curves([(WEST, OOST)], GROOT)
    (naast,) = curves([(WEST, OOST)], GROOT, plates=[vrij.label])
    assert naast.points == vrij.points
    assert math.dist(naast.label, vrij.label) > 0.005


def test_corners_are_in_sight_and_the_freest_comes_first():
    borders = find_borders(dossier(woning()))
    west, south, east, north = 6.0, 52.0, 6.3, 52.1
    assert len(corners(borders)) == 4
    assert all(west < lon < east and south < lat < north for lon, lat in corners(borders))
    half = find_borders(dossier(woning(), grenzen={"BU01770101": dossier().grenzen["BU01770101"]}, punten=False))
    assert height(half) == pytest.approx(GROOT, rel=0.01)


def test_without_any_border_there_is_no_corner():
    leeg = Borders({})
    assert corners(leeg) == []
    assert height(leeg) == 0.0
