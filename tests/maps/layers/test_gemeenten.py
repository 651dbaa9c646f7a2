"""Layer gemeenten: the numbers, and a name plate that stands clear of the homes."""

from shapely import Point

from tests.bouw import CENTRUM, DORP, KERN, STAD, client, woning
from tests.maps.klein import dossier, features, gebied, last, scene, shapes
from uitstroommatch.maps.drawing import parts
from uitstroommatch.maps.layers.gemeenten import LAYER, quiet_spot


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
    spot = quiet_spot(beeld, voor.gebied[STAD])
    assert spot is not None
    assert beeld.borders.shapes[STAD].contains(Point(spot))
    # Beside a home there is less room for a plate than above or below it.
    assert abs(spot[0] - 6.05) > 0.08 or abs(spot[1] - 52.05) > 0.015


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
