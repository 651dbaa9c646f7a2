"""Layer nieuw: the number of placements, only where there are any."""

from tests.bouw import CENTRUM, KERN, client, woning
from tests.maps.klein import dossier, features, last, scene
from uitstroommatch.maps.layers.nieuw import LAYER


def test_a_number_in_every_buurt_that_gets_placements():
    voor = dossier(
        *(client(f"c{i}") for i in (1, 2, 3)), woning("w1", plaatsen=2), woning("w2", buurtcode=KERN), woning("w3")
    )
    lasten = [last(CENTRUM, 1, 4, 6)]
    drawn = LAYER.draw(scene(voor, "c1 in w1", "c2 in w1", "c3 in w2", lasten=lasten))
    found = features(drawn)
    assert {code: f["bol"] for code, f in found.items()} == {CENTRUM: 2, KERN: 1}
    assert found[CENTRUM]["tip"] == "Centrum: 2 voorgestelde plaatsingen"
    assert found[KERN]["tip"] == "Kern: 1 voorgestelde plaatsing"
    assert dict(found[CENTRUM]["regels"])["Belasting"] == (
        "5 van 6 punten belast, 4 daarvan nieuw; nog ruimte voor 1 punt"
    )


def test_without_placements_there_is_no_layer():
    assert LAYER.draw(scene(dossier())) is None
    assert not LAYER.aan
