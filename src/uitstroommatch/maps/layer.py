"""What a layer of the map is.

A layer is one file in ``layers/`` that defines ``LAYER``; its id is the name of the file. ``draw`` gets the scene and
returns what to draw and the legend, or ``None`` when there is nothing to show (then the layer is not on the page).
It draws with ``drawing``: ``area_layer``, ``line_layer``, ``point_layer``, or several of these in a ``group``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

import folium

from uitstroommatch.discover import members
from uitstroommatch.maps import layers
from uitstroommatch.maps.scene import Scene
from uitstroommatch.maps.tables import Table


@dataclass(frozen=True, slots=True)
class AreaStyle:
    """How an area looks; ``fill`` is a colour or a pattern of ``static/tekens.svg`` (``url(#...)``)."""

    fill: str
    stroke: str = "#7d8791"
    width: float = 0.7
    dash: str = ""


@dataclass(frozen=True, slots=True)
class LegendItem:
    """One line of a legend: a text and a number beside an area style or a symbol of ``static/tekens.svg``.

    ``aantal``: how many there are of it; with ``Standen`` one number for each of them, or ``None`` where the line does
    not belong.
    """

    tekst: str
    style: AreaStyle | None = None
    symbol: str = ""
    aantal: int | tuple[int | None, ...] | None = None


@dataclass(frozen=True, slots=True)
class Standen:
    """A slider under the legend: the same areas at several moments, or against several measures; ``begin`` is first.

    What differs per stand is a list in the feature, as long as ``namen``: ``k``, ``tip``, and of a point ``bol`` too.
    """

    titel: str
    namen: tuple[str, ...]
    begin: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is drawn, the legend that comes and goes with it, and whom to name as the source.

    ``tabel``: the same facts as a table under the map, that comes and goes with the layer too.
    """

    layer: folium.map.Layer
    legend: tuple[LegendItem, ...] = ()
    bron: str = ""
    tabel: Table | None = None
    standen: Standen | None = None


@dataclass(frozen=True, slots=True)
class Layer:
    """A member of ``layers/``. A higher ``rang`` lies on top; ``aan``: visible when the page opens.

    ``groep``: of the layers that fill areas (``vlak``) at most one is on; any other (``los``) comes and goes by itself.
    """

    id: str
    titel: str
    uitleg: str
    rang: int
    aan: bool
    draw: Callable[[Scene], Drawn | None]
    groep: Literal["vlak", "los"] = "los"


@cache
def all_layers() -> Mapping[str, Layer]:
    """Return every layer by id, the topmost first."""
    found: Mapping[str, Layer] = members(layers, "LAYER")
    return dict(sorted(found.items(), key=lambda item: -item[1].rang))
