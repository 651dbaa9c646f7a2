"""How full each municipality is and would be, where municipalities have a limit of their own."""

from __future__ import annotations

from uitstroommatch.domain.enums import Niveau
from uitstroommatch.maps.layer import Drawn, Layer
from uitstroommatch.maps.load import begrensd
from uitstroommatch.maps.load_areas import LoadLayer
from uitstroommatch.maps.scene import Scene


def draw(scene: Scene) -> Drawn | None:
    """Draw the municipalities when any has a limit."""
    if not begrensd(scene, Niveau.GEMEENTE):
        return None
    return LoadLayer(LAYER.id, "Belasting van de gemeenten, in punten", scene, Niveau.GEMEENTE).draw()


LAYER = Layer(
    id="belasting_gemeenten",
    titel="Hoe vol de gemeenten worden",
    uitleg="Alleen gemeenten met een eigen grens krijgen een kleur. Een volle gemeente houdt al haar buurten dicht.",
    rang=26,
    aan=False,
    draw=draw,
    groep="vlak",
)
