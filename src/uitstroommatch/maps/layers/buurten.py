"""How full each neighbourhood is and would be: what lives there already and this proposal, against the limit."""

from __future__ import annotations

from uitstroommatch.domain.enums import Niveau
from uitstroommatch.maps.layer import Drawn, Layer
from uitstroommatch.maps.limits import UITLEG_PUNT
from uitstroommatch.maps.load_areas import LoadLayer
from uitstroommatch.maps.scene import Scene


def draw(scene: Scene) -> Drawn | None:
    """Draw the neighbourhoods when the load of any is told."""
    if not any(last.niveau is Niveau.BUURT for last in scene.voorstel.gebieden) and not scene.beeld.blik.precies:
        return None
    return LoadLayer(LAYER.id, "Belasting van de buurten, in punten", scene, Niveau.BUURT).draw()


LAYER = Layer(
    id="buurten",
    titel="Hoe vol de buurten worden",
    uitleg=f"Hoeveel punten een buurt draagt, als deel van de grens. {UITLEG_PUNT}",
    rang=30,
    aan=True,
    draw=draw,
    groep="vlak",
)
