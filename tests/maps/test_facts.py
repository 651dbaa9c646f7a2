"""What the scripts of the page read."""

import json

from tests.bouw import CENTRUM, KERN, STAD, client, woning
from tests.maps.klein import dossier, last, scene
from uitstroommatch.maps.drawing import area, area_layer
from uitstroommatch.maps.facts import blocks
from uitstroommatch.maps.layer import AreaStyle, Drawn, Layer, Standen
from uitstroommatch.maps.layers.buurten import LAYER

NAUGHTY = "</script><!--<script>alert(1)</script>"


def _blocks(drawn: Drawn | None = None, **rest):
    beeld = scene(dossier(client(), woning()), **rest)
    drawn = drawn or LAYER.draw(beeld)
    assert drawn is not None
    return {k: json.loads(v) for k, v in blocks(beeld, [(LAYER, drawn)]).items()}


def test_every_outline_stands_there_once_also_those_that_only_a_layer_knows():
    samen = scene(dossier()).borders.shapes[CENTRUM].union(scene(dossier()).borders.shapes[KERN])
    drawn = Drawn(area_layer("buurten", [area("samen")], [AreaStyle("red")], vormen={"samen": samen}))
    vormen = _blocks(drawn)["vormen"]
    assert {CENTRUM, KERN, STAD, "samen"} <= set(vormen)
    assert "coordinates" not in json.dumps(_blocks())


def test_what_there_is():
    drawn = Drawn(area_layer("buurten", [], []), standen=Standen("Wanneer", ("nu", "straks"), 1))
    kaart = _blocks(drawn)["kaart"]
    assert kaart["gebieden"][CENTRUM] == ["Centrum", "buurt", "WK015001"]
    (laag,) = kaart["lagen"]
    assert (laag["groep"], laag["standen"], laag["begin"]) == ("vlak", ["nu", "straks"], 1)


def test_text_of_users_cannot_end_the_block():
    beeld = scene(dossier(woning(NAUGHTY)), lasten=[last(CENTRUM, 1, 0, 6)])
    drawn = Drawn(area_layer("buurten", [area(NAUGHTY, kop=NAUGHTY)], []))
    for block in blocks(beeld, [(Layer("x", "", "", 1, True, lambda _: None), drawn)]).values():
        assert "<" not in block
