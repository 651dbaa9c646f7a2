"""What a layer of the map is.

A layer is one file in ``layers/`` that defines ``LAYER``; its id is the name of the file. ``draw`` gets the scene and
returns what to draw and the legend, or ``None`` when there is nothing to show (then the layer is not on the page).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import folium

from uitstroommatch.discover import members
from uitstroommatch.maps import layers
from uitstroommatch.maps.scene import Scene


@dataclass(frozen=True, slots=True)
class AreaStyle:
    """How an area looks; ``fill`` is a colour or a pattern of ``static/tekens.svg`` (``url(#...)``)."""

    fill: str
    stroke: str = "#7d8791"
    width: float = 0.7
    dash: str = ""

    def options(self, *, dashed: bool = False) -> dict[str, object]:
        """Return the options of Leaflet; ``dashed`` for a border that is schematic."""
        dash = "3 3" if dashed else self.dash
        line: dict[str, object] = {"color": self.stroke, "weight": self.width, "opacity": 1}
        return line | {"fillColor": self.fill, "fillOpacity": 0.85} | ({"dashArray": dash} if dash else {})


@dataclass(frozen=True, slots=True)
class LegendItem:
    """One line of a legend: a text and a number beside an area style or a symbol of ``static/tekens.svg``."""

    tekst: str
    style: AreaStyle | None = None
    symbol: str = ""
    aantal: int | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn, the legend that comes and goes with it, and whom to name as the source."""

    layer: folium.map.Layer
    legend: tuple[LegendItem, ...] = ()
    bron: str = ""


@dataclass(frozen=True, slots=True)
class Layer:
    """A member of ``layers/``. A higher ``rang`` lies on top; ``aan``: visible when the page opens."""

    id: str
    titel: str
    uitleg: str
    rang: int
    aan: bool
    draw: Callable[[Scene], Drawn | None]


@cache
def all_layers() -> Mapping[str, Layer]:
    """Return every layer by id, the topmost first."""
    found: Mapping[str, Layer] = members(layers, "LAYER")
    return dict(sorted(found.items(), key=lambda item: -item[1].rang))
