"""Folium without its scripts from elsewhere: areas, points, and what joins them to the page.

A feature has these properties, all of them only ever put on the page as text (``static/kaart.js``):
``tip`` one sentence for the pointer, ``kop`` and ``regels`` (pairs) for the popup, and for a point either ``teken``
(a symbol), ``bol`` (a number), ``bord`` (a name plate) or ``naam`` (a name that shows only from nearby).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import folium
from branca.element import Element, MacroElement
from jinja2 import Template

from uitstroommatch.maps import geometry
from uitstroommatch.maps.geometry import Shape

Feature = dict[str, Any]


class OfflineMap(folium.Map):
    """A map that links no scripts and no styles: the page has its own."""

    default_js = []  # noqa: RUF012
    default_css = []  # noqa: RUF012


class Joint(MacroElement):
    """Tell the page which layer of Leaflet belongs to which id."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        uitstroomkaart.koppel({{ this._parent.get_name() }}, {
            {%- for id, layer in this.layers %}{{ id|tojson }}: {{ layer.get_name() }}, {% endfor -%}
        }, {{ this.bounds|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, layers: Sequence[tuple[str, Element]], bounds: list[list[float]]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Joint"
        self.layers = layers
        self.bounds = bounds


def area(code: str, shape: Shape, **properties: Any) -> Feature:
    """Return an area as a feature."""
    return {"type": "Feature", "id": code, "geometry": geometry.to_geojson(shape), "properties": properties}


def point(code: str, lon: float, lat: float, **properties: Any) -> Feature:
    """Return a point as a feature."""
    place = [round(lon, geometry.DECIMALS + 1), round(lat, geometry.DECIMALS + 1)]
    return {
        "type": "Feature",
        "id": code,
        "geometry": {"type": "Point", "coordinates": place},
        "properties": properties,
    }


def area_layer(
    id_: str, features: Sequence[Feature], style: Callable[[Feature], dict[str, object]], **options: Any
) -> folium.GeoJson:
    """Return a layer of areas; each feature is styled by ``style``."""
    return _geojson(id_, features, style_function=style, smooth_factor=0.5, **options)


def point_layer(id_: str, features: Sequence[Feature]) -> folium.GeoJson:
    """Return a layer of points."""
    return _geojson(id_, features, point_to_layer=folium.JsCode(f"uitstroomkaart.punt('{id_}')"))


def _geojson(id_: str, features: Sequence[Feature], **options: Any) -> folium.GeoJson:
    data = {"type": "FeatureCollection", "features": list(features)}
    each = folium.JsCode(f"uitstroomkaart.elk('{id_}')")
    return folium.GeoJson(data, on_each_feature=each, pane=pane(id_), control=False, **options)


PLATES = "borden"
"""The plane of the name plates, above the points of every layer."""


def pane(id_: str) -> str:
    """Return the name of the plane that a layer is drawn in."""
    return f"laag-{id_}"


def number(root: Element) -> None:
    """Number all elements instead of their random names, so that the same input gives the same page."""
    todo, seen = [root], 0
    while todo:
        element = todo.pop()
        element._id = str(seen)
        seen += 1
        todo.extend(reversed(element._children.values()))
