"""Layer gemeenten: the numbers, and a name plate that stands clear of the homes."""

from dataclasses import replace

import pytest
from shapely import Point

from tests.bouw import CENTRUM, DORP, KERN, STAD, client, woning
from tests.maps.klein import dossier, features, gebied, last, scene, shapes, uitzicht
from uitstroommatch.maps.drawing import parts
from uitstroommatch.maps.layers import telling
from uitstroommatch.maps.layers.gemeenten import LAYER
from uitstroommatch.maps.plates import quiet_spot
from uitstroommatch.maps.scene import Scene
from uitstroommatch.maps.told_areas import told_spots
from uitstroommatch.spread.beeld import Telling
from uitstroommatch.spread.blik import Blik


def test_the_numbers_of_a_gemeente():
    voor = dossier(client("c1"), client("c2", gemeente_herkomst=DORP), woning("w1"), woning("w2"))
    found = features(LAYER.draw(scene(voor, "c1 in w1", "c2 in w2", lasten=[last(STAD, 1, 2, 4)])))
    assert found[STAD]["bord"] == ["Stad", "2 geplaatst"]
    assert found[STAD]["regels"] == [
        ("Hier geplaatst", "2"),
        ("daarvan terug naar herkomst", "1"),
        ("daarvan van elders", "1"),
        ("Van hier, elders geplaatst", "0"),
        ("Belasting", "75 %, nog ruimte voor 1 punt"),
    ]
    assert dict(found[DORP]["regels"])["Van hier, elders geplaatst"] == "1"
    assert "Belasting" not in dict(found[DORP]["regels"])


def test_a_plate_stands_in_its_gemeente_away_from_homes():
    voor = dossier(woning(lengtegraad=6.05, breedtegraad=52.05))
    beeld = scene(voor)
    spot = beeld.plates[STAD]
    assert beeld.borders.shapes[STAD].contains(Point(spot))
    # Beside a home there is less room for a plate than above or below it.
    assert abs(spot[0] - 6.05) > 0.08 or abs(spot[1] - 52.05) > 0.015


def test_a_plate_moves_away_from_a_number_and_not_farther_from_homes_than_it_must():
    beeld = scene(dossier())
    stad = beeld.dossier.gebied[STAD]
    free = quiet_spot(beeld.borders, {}, stad)
    assert free is not None
    moved = quiet_spot(beeld.borders, {}, stad, [free])
    assert moved is not None
    assert 0.0055 < Point(free).distance(Point(moved)) < 0.02


def test_numbers_that_are_told_stand_on_the_map_where_the_plates_know_them():
    voor = replace(uitzicht(dossier()), blik=Blik("gedeeld"), telling=Telling({STAD: 20, DORP: None}, {STAD: None}))
    beeld = Scene.of(voor)
    drawn = telling.draw(beeld)
    assert drawn is not None
    ballen = [f["plek"] for f in shapes(drawn) if "bol" in f]
    assert [pytest.approx((lat, lon)) for lon, lat in told_spots(beeld)] == ballen
    assert len(ballen) == 1
    assert told_spots(scene(dossier())) == []


def test_the_place_of_a_plate_says_nothing_of_homes_in_a_version_by_street():
    op_straat = Blik("regisseur", op_straat=True)
    with_home = scene(dossier(woning(lengtegraad=6.02, breedtegraad=52.02)), blik=op_straat)
    elsewhere = scene(dossier(woning(lengtegraad=6.08, breedtegraad=52.08)), blik=op_straat)
    assert with_home.plates == elsewhere.plates


def test_a_plate_of_a_version_for_others_says_only_what_is_told():
    nieuw = {STAD: 25, DORP: None}
    beeld = replace(uitzicht(dossier()), blik=Blik("gedeeld"), telling=Telling({}, nieuw))
    found = features(LAYER.draw(Scene.of(beeld)))
    assert found[STAD]["bord"] == ["Stad", "± 25 geplaatst"]
    assert found[DORP]["bord"] == ["Dorp"]
    assert found[DORP]["regels"] == [("Hier geplaatst", "niet verteld")]


def test_a_gemeente_with_only_a_centre_has_a_plate_without_a_border():
    voor = dossier(gebied(STAD, (6.1, 52.05)), gebied(CENTRUM), grenzen={}, punten=False)
    drawn = LAYER.draw(scene(voor))
    assert drawn is not None
    assert [("plek" in f, f["code"]) for f in shapes(drawn)] == [(True, STAD)]


def test_borders_let_the_pointer_through():
    drawn = LAYER.draw(scene(dossier(woning("w1", buurtcode=KERN))))
    assert drawn is not None
    borders = parts(drawn.layer)[0]
    assert not borders.recept["raakbaar"]
    assert [f["code"] for f in borders.features] == [STAD, DORP]
