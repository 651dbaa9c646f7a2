"""What the scripts of the page read: blocks of JSON, one per layer, that are only taken apart when they are needed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import astuple
from typing import Any

from uitstroommatch.domain.gebied import Gebied
from uitstroommatch.maps.compact import compact
from uitstroommatch.maps.drawing import parts
from uitstroommatch.maps.layer import Drawn, Layer
from uitstroommatch.maps.scene import Scene

Drawings = Sequence[tuple[Layer, Drawn]]

_NEDERLAND = (50.75, 3.35, 53.55, 7.25)
_BOTTOM_PANE = 200  # of Leaflet, whose tooltips lie at 650 and popups at 700


def blocks(scene: Scene, drawings: Drawings) -> dict[str, str]:
    """Return the blocks by name: ``kaart`` (what there is), ``vormen`` (every outline, once), and one per layer."""
    vormen = compact(scene.borders.shapes, scene.borders.schematic)
    for _, drawn in drawings:
        for part in parts(drawn.layer):
            vormen |= compact(part.vormen, ())
    found: dict[str, Any] = {"kaart": _index(scene, drawings), "vormen": vormen}
    found |= {f"laag-{layer.id}": _laag(drawn) for layer, drawn in drawings}
    return {name: _json(block) for name, block in found.items()}


def bounds(scene: Scene) -> list[list[float]]:
    """Return the corners of the region; of its homes when no area is drawn, of the country without those."""
    boxes = [shape.bounds for shape in scene.borders.shapes.values()]
    boxes = boxes or [(p.lon - 0.01, p.lat - 0.01, p.lon + 0.01, p.lat + 0.01) for p in scene.places.values()]
    if not boxes:
        south, west, north, east = _NEDERLAND
    else:
        west, south = min(b[0] for b in boxes), min(b[1] for b in boxes)
        east, north = max(b[2] for b in boxes), max(b[3] for b in boxes)
    return [[round(south, 5), round(west, 5)], [round(north, 5), round(east, 5)]]


def _index(scene: Scene, drawings: Drawings) -> dict[str, Any]:
    return {
        "hoeken": bounds(scene),
        "gebieden": {g.code: _gebied(g) for g in scene.dossier.gebieden},
        "lagen": [_beschrijving(layer, drawn) for layer, drawn in drawings],
    }


def _gebied(gebied: Gebied) -> list[str]:
    return [gebied.naam, str(gebied.niveau), gebied.ouder or ""]


def _beschrijving(layer: Layer, drawn: Drawn) -> dict[str, Any]:
    standen = drawn.standen
    return {
        "id": layer.id,
        "titel": layer.titel,
        "groep": layer.groep,
        "vlak": _BOTTOM_PANE + layer.rang,
        "aan": layer.aan,
        "standen": [] if standen is None else standen.namen,
        "begin": 0 if standen is None else standen.begin,
    }


def _laag(drawn: Drawn) -> dict[str, Any]:
    tabel = drawn.tabel
    return {
        "delen": [part.features for part in parts(drawn.layer)],
        "tabel": None if tabel is None else {"kolommen": tabel.kolommen, "rijen": [astuple(r) for r in tabel.rijen]},
    }


def _json(block: object) -> str:
    """Return JSON that cannot end the block that it stands in."""
    return json.dumps(block, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
