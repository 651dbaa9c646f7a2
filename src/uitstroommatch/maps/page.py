"""The page: one file of HTML that works without a network."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import cast

import folium
from jinja2 import Environment, PackageLoader, StrictUndefined

from uitstroommatch.domain.dossier import Dossier
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.maps import csp, wording
from uitstroommatch.maps.drawing import PLATES, Joint, OfflineMap, number, pane
from uitstroommatch.maps.layer import Drawn, Layer, all_layers
from uitstroommatch.maps.scene import Scene
from uitstroommatch.maps.tables import tables

BRON = "Bron: CBS / Kadaster, wijk- en buurtkaart 2024 (CC BY 4.0); Leefbaarometer 3.0, ministerie van BZK/VRO"
PDOK = {
    soort: f"https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/{soort}/EPSG:3857/{{z}}/{{x}}/{{y}}.png"
    for soort in ("grijs", "standaard")
}
"""Base maps that anybody may use, for ``tegels``."""

_NEDERLAND = (50.75, 3.35, 53.55, 7.25)
_BOTTOM_PANE = 200  # of Leaflet, whose tooltips lie at 650 and popups at 700
_PLATES_PANE = 600

Drawings = Sequence[tuple[Layer, Drawn]]


def maak_kaart(dossier: Dossier, voorstel: Voorstel, *, tegels: str | None = None, ingebed: bool = False) -> str:
    """Return the map of a proposal as one self-contained page. ``tegels``: address of a base map, off at first.

    ``ingebed``: to stand in a frame beside the same facts, without head and tables. What the address names after the
    ``#`` (``woningen:`` and a home) is shown, also when it changes later.

    Raises:
        InvoerFout: the proposal is not of this dossier, or ``tegels`` is not a usable address.
    """
    scene = Scene.of(dossier, voorstel, tegels)
    drawings = [(layer, drawn) for layer in all_layers().values() if (drawn := layer.draw(scene)) is not None]
    root = _folium(scene, drawings)
    scripts = [_leaflet_js(), _static("kaart.js"), root.script.render()]
    styles = [_static("leaflet/leaflet.css"), _static("kaart.css")]
    return _environment().get_template("kaart.html").render(
        scene=scene,
        drawings=drawings,
        kaart=root.html.render(),
        scripts=scripts,
        styles=styles,
        csp=csp.policy(scripts, styles, tegels),
        symbols=_static("tekens.svg"),
        tables=tables(scene),
        ingebed=ingebed,
        bron="; ".join([BRON, *(drawn.bron for _, drawn in drawings if drawn.bron)]),
        wording=wording,
    )  # fmt: skip


def _folium(scene: Scene, drawings: Drawings) -> folium.Figure:
    """Return the map as Folium has it: one element and one script."""
    bounds = _bounds(scene)
    kaart = OfflineMap(
        [(bounds[0][0] + bounds[1][0]) / 2, (bounds[0][1] + bounds[1][1]) / 2],
        tiles=None,
        zoom_control=False,
        attribution_control=False,
        zoom_snap=0.25,
        wheel_px_per_zoom_level=90,
        min_zoom=7,
        max_zoom=19,
    )
    folium.map.CustomPane(PLATES, _PLATES_PANE, pointer_events=True).add_to(kaart)
    for layer, drawn in drawings:
        folium.map.CustomPane(pane(layer.id), _BOTTOM_PANE + layer.rang, pointer_events=True).add_to(kaart)
        drawn.layer.show = layer.aan
        drawn.layer.add_to(kaart)
    kaart.add_child(Joint([(layer.id, drawn.layer) for layer, drawn in drawings], bounds))
    root = cast(folium.Figure, kaart.get_root())
    number(root)
    root.render()
    return root


def _bounds(scene: Scene) -> list[list[float]]:
    """Return the corners of the region; of its homes when no area is drawn, of the country without those."""
    boxes = [shape.bounds for shape in scene.borders.shapes.values()]
    boxes = boxes or [(p.lon - 0.01, p.lat - 0.01, p.lon + 0.01, p.lat + 0.01) for p in scene.places.values()]
    if not boxes:
        south, west, north, east = _NEDERLAND
    else:
        west, south = min(b[0] for b in boxes), min(b[1] for b in boxes)
        east, north = max(b[2] for b in boxes), max(b[3] for b in boxes)
    return [[round(south, 5), round(west, 5)], [round(north, 5), round(east, 5)]]


@cache
def _static(name: str) -> str:
    return files("uitstroommatch.maps").joinpath("static", name).read_text(encoding="utf-8")


def _leaflet_js() -> str:
    """Return Leaflet without its last line, which points at a file that is not there."""
    return _static("leaflet/leaflet.js").partition("\n//# sourceMappingURL")[0]


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("uitstroommatch.maps"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
