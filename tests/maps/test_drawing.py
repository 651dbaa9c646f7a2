"""Folium, kept to itself."""

from typing import Any

import folium
import shapely

from uitstroommatch.maps.drawing import OfflineMap, area, area_layer, number, point, point_layer


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


def test_user_data_reaches_the_script_as_json_only():
    kaart = OfflineMap([52, 6], tiles=None)
    nasty = "</script><img src=x onerror=alert(1)>`${alert(2)}`'\"\u2028"
    point_layer("a", [point("p", 6, 52, kop=nasty)]).add_to(kaart)
    shape = area(nasty, shapely.box(6, 52, 7, 53), kop=nasty)
    area_layer("b", [shape], lambda _: {"color": "red"}).add_to(kaart)
    root: Any = kaart.get_root()
    root.render()
    script = root.script.render()
    assert "</script" not in script
    assert "<img" not in script
    assert "`" not in script.replace("`${alert(2)}`", "")
