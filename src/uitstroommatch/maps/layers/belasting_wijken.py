"""How full each district is and would be, where districts have a limit of their own."""

from __future__ import annotations

from uitstroommatch.domain.enums import Niveau
from uitstroommatch.maps.layer import Drawn, Layer
from uitstroommatch.maps.load import begrensd
from uitstroommatch.maps.load_areas import LoadLayer
from uitstroommatch.maps.scene import Scene


def draw(scene: Scene) -> Drawn | None:
    """Draw the districts when any has a limit."""
    if not begrensd(scene, Niveau.WIJK):
        return None
    return LoadLayer(LAYER.id, "Belasting van de wijken, in punten", scene, Niveau.WIJK).draw()


LAYER = Layer(
    id="belasting_wijken",
    titel="Hoe vol de wijken worden",
    uitleg="Alleen wijken met een eigen grens krijgen een kleur. Een volle wijk houdt ook buurten met ruimte dicht.",
    rang=28,
    aan=False,
    draw=draw,
    groep="vlak",
)
