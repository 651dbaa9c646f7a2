"""The page: one file of HTML that works without a network."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import cast

import folium
from jinja2 import Environment, PackageLoader, StrictUndefined

from uitstroommatch.maps import csp, facts, wording
from uitstroommatch.maps.drawing import Joint, OfflineMap, number, parts
from uitstroommatch.maps.head import kop
from uitstroommatch.maps.layer import all_layers
from uitstroommatch.maps.scene import Scene
from uitstroommatch.maps.tables import tables
from uitstroommatch.spread.beeld import Beeld
from uitstroommatch.spread.block import spreidingsblok

GRENZEN = "CBS / Kadaster, wijk- en buurtkaart 2024 (CC BY 4.0)"
LEEFBAARHEID = "Leefbaarometer 3.0, ministerie van BZK/VRO"
PDOK = {
    soort: f"https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/{soort}/EPSG:3857/{{z}}/{{x}}/{{y}}.png"
    for soort in ("grijs", "standaard")
}
"""Base maps that anybody may use, for ``tegels``."""

SCRIPTS = (
    "basis", "vormen", "tekens", "zicht", "onderdelen", "doek", "naast", "gekozen", "bediening", "tabellen", "adres",
    "afbeelding", "afdruk", "begin",
)  # fmt: skip
"""The scripts of ``static/kaart`` in the order in which they need each other."""


def maak_kaart(beeld: Beeld, *, tegels: str | None = None, ingebed: bool = False) -> str:
    """Return the map of a proposal as one self-contained page. ``tegels``: address of a base map, off at first.

    ``ingebed``: to stand in a frame beside the same facts, without head and tables. What the address names after the
    ``#`` is shown, also when it changes later: a view, or ``woningen:`` and a home.

    Raises:
        InvoerFout: ``tegels`` is not a usable address.
    """
    scene = Scene.of(beeld, tegels)
    drawings = [(layer, drawn) for layer in all_layers().values() if (drawn := layer.draw(scene)) is not None]
    root = _folium(scene, drawings)
    scripts = [_leaflet_js(), _own_js(), root.script.render()]
    styles = [_static("leaflet/leaflet.css"), _static("kaart.css")]
    return _environment().get_template("kaart.html").render(
        scene=scene,
        kop=kop(scene),
        drawings=drawings,
        vlakken=[one for one in drawings if one[0].groep == "vlak"],
        overig=[one for one in drawings if one[0].groep == "los"],
        kaart=root.html.render(),
        feiten=facts.blocks(scene, drawings),
        scripts=scripts,
        styles=styles,
        csp=csp.policy(scripts, styles, tegels),
        symbols=_static("tekens.svg"),
        tables=tables(scene),
        spreiding=None if ingebed or beeld.cijfers is None else spreidingsblok(beeld.cijfers),
        ingebed=ingebed,
        bron="; ".join(_bronnen(scene, drawings)),
        wording=wording,
    )  # fmt: skip


def _bronnen(scene: Scene, drawings: facts.Drawings) -> list[str]:
    """Return whom to name: for the areas and their borders, and for what each layer adds to that."""
    eigen = [drawn.bron for _, drawn in drawings if drawn.bron]
    return list(dict.fromkeys([f"Bron: {scene.dossier.grenzen_bron or GRENZEN}", LEEFBAARHEID, *eigen]))


def _folium(scene: Scene, drawings: facts.Drawings) -> folium.Figure:
    """Return the map as Folium has it: one element and one script."""
    (south, west), (north, east) = facts.bounds(scene)
    kaart = OfflineMap(
        [(south + north) / 2, (west + east) / 2],
        tiles=None,
        zoom_control=False,
        attribution_control=False,
        zoom_snap=0.25,
        wheel_px_per_zoom_level=90,
        min_zoom=7,
        max_zoom=19,
    )
    for part in _parts(drawings):
        part.add_to(kaart)
    Joint().add_to(kaart)
    root = cast(folium.Figure, kaart.get_root())
    number(root)
    root.render()
    return root


def _parts(drawings: facts.Drawings) -> Sequence[folium.map.Layer]:
    return [part for _, drawn in drawings for part in parts(drawn.layer)]


@cache
def _static(name: str) -> str:
    return files("uitstroommatch.maps").joinpath("static", name).read_text(encoding="utf-8")


def _own_js() -> str:
    """Return our scripts as one, of which only what Folium calls can be seen from outside."""
    own = "\n".join(_static(f"kaart/{name}.js") for name in SCRIPTS)
    return f'const uitstroomkaart = (() => {{\n"use strict";\n{own}\nreturn {{ deel, begin }};\n}})();'


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
