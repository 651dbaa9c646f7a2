"""Layer basiskaart: only there when an address is given, and off at first."""

from dataclasses import replace

from tests.maps.klein import dossier, scene
from uitstroommatch.maps.drawing import parts
from uitstroommatch.maps.layers.basiskaart import LAYER

ADRES = "https://tegels.voorbeeld.test/{z}/{x}/{y}.png"


def test_without_an_address_there_is_no_base_map():
    assert LAYER.draw(scene(dossier())) is None


def test_with_an_address_there_is_one_that_is_off():
    drawn = LAYER.draw(replace(scene(dossier()), tegels=ADRES))
    assert drawn is not None
    (deel,) = parts(drawn.layer)
    assert (deel.recept["soort"], deel.recept["adres"]) == ("tegels", ADRES)
    assert drawn.bron == "Kaartgegevens © Kadaster"
    assert not LAYER.aan
