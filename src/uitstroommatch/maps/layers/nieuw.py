"""Where new people would come: the number of proposed placements per neighbourhood."""

from __future__ import annotations

from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.gebied import Gebied
from uitstroommatch.maps.drawing import Feature, point, point_layer
from uitstroommatch.maps.layer import Drawn, Layer, LegendItem
from uitstroommatch.maps.scene import Scene
from uitstroommatch.maps.wording import aantal, belasting


def draw(scene: Scene) -> Drawn | None:
    """Draw a number in every neighbourhood that gets placements."""
    features = [f for b in scene.areas(Niveau.BUURT) if (f := _feature(scene, b)) is not None]
    if not features:
        return None
    return Drawn(point_layer("nieuw", features), (LegendItem("aantal plaatsingen in de buurt", symbol="bol"),))


def _feature(scene: Scene, buurt: Gebied) -> Feature | None:
    n, centre = scene.geplaatst.get(buurt.code, 0), scene.borders.centre(buurt)
    if n == 0 or centre is None:
        return None
    last = scene.last.get(buurt.code)
    plaatsingen = aantal(n, "voorgestelde plaatsing", "voorgestelde plaatsingen")
    return point(
        buurt.code,
        *centre,
        bol=n,
        bij=buurt.code,
        tip=f"{buurt.naam}: {plaatsingen}",
        kop=buurt.naam,
        regels=[("Nieuw", plaatsingen)] + ([] if last is None else [("Belasting", belasting(last))]),
    )


LAYER = Layer(
    id="nieuw",
    titel="Waar nieuwe bewoners komen",
    uitleg="Het aantal voorgestelde plaatsingen per buurt.",
    rang=60,
    aan=False,
    draw=draw,
)
