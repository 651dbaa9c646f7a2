"""Folium without its scripts from elsewhere: areas, points and lines, and what joins them to the page.

What a layer draws is a list of features: plain dictionaries, only ever put on the page as text (``static/kaart``):
``code`` (of the area, home, street), ``kop`` and ``regels`` (pairs) for the popup and the panel of what is chosen,
``tip`` one sentence for the pointer, and
* for an area ``k``: its style, as an index in the palette of the layer, per stand of the slider (one without slider);
* for a point either ``teken`` (a symbol of ``static/tekens.svg``), ``bol`` (a number; ``soort`` is how it looks in
  ``kaart.css``, ``maat`` its size in pixels when that is not by its number, ``opzij`` so many pixels to the right,
  ``boven``: over the name plates, for what a number of a gemeente is there to tell) or ``bord`` (a name plate),
  and ``bij``: the code of the area that it lies in;
* for a line ``breedte`` in pixels, and ``k`` as for an area.
A feature without ``kop`` cannot be chosen. ``tip``, ``bol``, ``teken`` and ``breedte`` may be lists of one per stand.
``volledig``: the facts say all that the tips of every stand say, so the panel leaves the tip out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import folium
from branca.element import Element, MacroElement
from jinja2 import Template

from uitstroommatch.maps import geometry
from uitstroommatch.maps.geometry import Shape

if TYPE_CHECKING:
    from uitstroommatch.maps.layer import AreaStyle

Feature = dict[str, Any]


class OfflineMap(folium.Map):
    """A map that links no scripts and no styles: the page has its own."""

    default_js = []  # noqa: RUF012
    default_css = []  # noqa: RUF012


class Part(folium.map.Layer):
    """Things of one kind in a layer. The script says how to draw them; what they are stands on the page as data."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        uitstroomkaart.deel({{ this.laag|tojson }}, {{ this.recept|tojson }});
        {% endmacro %}
        """
    )

    def __init__(
        self,
        laag: str,
        soort: str,
        features: Sequence[Feature],
        vormen: Mapping[str, Shape] | None = None,
        **recept: Any,
    ) -> None:
        super().__init__(control=False, show=False)
        self._name = "Part"
        self.laag = laag
        self.recept = {"soort": soort, **recept}
        self.features = features
        self.vormen = vormen or {}


class Joint(MacroElement):
    """Tell the page which map this is; called once, after all parts."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        uitstroomkaart.begin({{ this._parent.get_name() }});
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Joint"


class Group(folium.map.Layer):
    """Several parts that come and go together."""

    _template = Template("")

    def __init__(self, parts: Sequence[folium.map.Layer]) -> None:
        super().__init__(control=False, show=False)
        self._name = "Group"
        for part in parts:
            self.add_child(part)


def group(*parts: folium.map.Layer) -> folium.map.Layer:
    """Return parts as one layer, the last on top."""
    return Group(parts)


def area(code: str, k: Sequence[int] = (0,), **properties: Any) -> Feature:
    """Return an area as a feature."""
    return {"code": code, "k": list(k), **properties}


def point(code: str, lon: float, lat: float, **properties: Any) -> Feature:
    """Return a point as a feature."""
    return {"code": code, "plek": _place(lon, lat), **properties}


def line(code: str, plekken: Sequence[tuple[float, float]], **properties: Any) -> Feature:
    """Return a line along places (lon, lat) as a feature; the page gives it a head at its end."""
    return {"code": code, "lijn": [_place(*plek) for plek in plekken], **properties}


def area_layer(
    id_: str,
    features: Sequence[Feature],
    palet: Sequence[AreaStyle],
    *,
    interactive: bool = True,
    vormen: Mapping[str, Shape] | None = None,
) -> folium.map.Layer:
    """Return a layer of areas; ``vormen`` has the shapes, in degrees, of codes that are no area of the dossier."""
    return Part(id_, "vlakken", features, vormen, palet=[asdict(style) for style in palet], raakbaar=interactive)


def line_layer(id_: str, features: Sequence[Feature], palet: Sequence[AreaStyle]) -> folium.map.Layer:
    """Return a layer of lines, in the stroke of the palette."""
    return Part(id_, "lijnen", features, palet=[asdict(style) for style in palet])


def point_layer(id_: str, features: Sequence[Feature]) -> folium.map.Layer:
    """Return a layer of points."""
    return Part(id_, "punten", features)


def tile_layer(id_: str, adres: str, bron: str) -> folium.map.Layer:
    """Return a layer of tiles that are fetched from ``adres``."""
    return Part(id_, "tegels", (), adres=adres, bron=bron)


def parts(layer: folium.map.Layer) -> list[Part]:
    """Return the parts of a layer."""
    return [part for part in (layer, *layer._children.values()) if isinstance(part, Part)]


def _place(lon: float, lat: float) -> list[float]:
    """Return a place as Leaflet has it, to about ten centimetres."""
    return [round(lat, geometry.DECIMALS + 1), round(lon, geometry.DECIMALS + 1)]


def number(root: Element) -> None:
    """Number all elements instead of their random names, so that the same input gives the same page."""
    todo, seen = [root], 0
    while todo:
        element = todo.pop()
        element._id = str(seen)
        seen += 1
        todo.extend(reversed(element._children.values()))
