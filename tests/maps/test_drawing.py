"""Folium, kept to itself."""

from typing import Any

import folium

from uitstroommatch.maps.drawing import OfflineMap, area, area_layer, group, number, parts, point, point_layer
from uitstroommatch.maps.layer import AreaStyle


def test_a_map_links_nothing():
    kaart = OfflineMap([52, 6], tiles=None)
    root: Any = kaart.get_root()
    root.render()
    assert "://" not in root.header.render()
    assert folium.Map.default_js, "only our own map is without scripts"


def test_names_are_numbers_in_a_fixed_order():
    names = []
    for _ in range(2):
        kaart = OfflineMap([52, 6], tiles=None)
        point_layer("a", [point("p", 6, 52, kop="x")]).add_to(kaart)
        number(kaart.get_root())
        names.append([child.get_name() for child in kaart._children.values()])
    assert names[0] == names[1]


def test_parts_of_a_group_keep_their_order():
    onder, boven = area_layer("a", [area("g")], [AreaStyle("red")]), point_layer("a", [point("p", 6, 52)])
    assert [part.recept["soort"] for part in parts(group(onder, boven))] == ["vlakken", "punten"]
    assert parts(onder) == [onder]


def test_features_stay_out_of_the_script():
    kaart = OfflineMap([52, 6], tiles=None)
    area_layer("a", [area("g", kop="geheim")], [AreaStyle("red")]).add_to(kaart)
    root: Any = kaart.get_root()
    root.render()
    assert "geheim" not in root.script.render()
    assert "uitstroomkaart.deel" in root.script.render()
