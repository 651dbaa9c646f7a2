"""A base map of streets, water and place names: the only layer that needs a network, so only there when asked for."""

from __future__ import annotations

from uitstroommatch.maps.drawing import tile_layer
from uitstroommatch.maps.layer import Drawn, Layer
from uitstroommatch.maps.scene import Scene

BRON = "Kaartgegevens © Kadaster"


def draw(scene: Scene) -> Drawn | None:
    """Draw the tiles of the configured address."""
    if scene.tegels is None:
        return None
    return Drawn(tile_layer("basiskaart", scene.tegels, BRON), bron=BRON)


LAYER = Layer(
    id="basiskaart",
    titel="Ondergrond met straten",
    uitleg="Haalt kaartbeelden op bij de server van de ondergrond; die ziet dan welk gebied u bekijkt.",
    rang=1,
    aan=False,
    draw=draw,
)
