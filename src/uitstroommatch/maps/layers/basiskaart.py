"""A base map of streets, water and place names: the only layer that needs a network, so only there when asked for."""

from __future__ import annotations

import folium

from uitstroommatch.maps.drawing import pane
from uitstroommatch.maps.layer import Drawn, Layer
from uitstroommatch.maps.scene import Scene

BRON = "Kaartgegevens © Kadaster"


def draw(scene: Scene) -> Drawn | None:
    """Draw the tiles of the configured address."""
    if scene.tegels is None:
        return None
    tiles = folium.TileLayer(scene.tegels, attr=BRON, max_zoom=19, pane=pane("basiskaart"), control=False)
    return Drawn(tiles, bron=BRON)


LAYER = Layer(
    id="basiskaart",
    titel="Ondergrond met straten",
    uitleg="Haalt kaartbeelden op bij de server van de ondergrond; die ziet dan welk gebied u bekijkt.",
    rang=1,
    aan=False,
    draw=draw,
)
