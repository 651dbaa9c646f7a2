"""The municipalities: their borders, and who is placed there and where they come from."""

from __future__ import annotations

from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.gebied import Gebied
from uitstroommatch.maps.drawing import Feature, area, area_layer, group, point, point_layer
from uitstroommatch.maps.layer import AreaStyle, Drawn, Layer, LegendItem
from uitstroommatch.maps.people import getal
from uitstroommatch.maps.scene import Scene
from uitstroommatch.maps.wording import procent, ruimte

BORDER = AreaStyle("none", stroke="#1d2731", width=2.2)


def draw(scene: Scene) -> Drawn | None:
    """Draw the borders, which let the pointer through, and a name plate in each."""
    gemeenten = [g for g in scene.areas(Niveau.GEMEENTE) if scene.borders.centre(g) is not None]
    if not gemeenten:
        return None
    outlined = [g for g in gemeenten if g.code in scene.borders.shapes]
    borders = area_layer("gemeenten", [area(g.code) for g in outlined], [BORDER], interactive=False)
    plates = [plate for g in gemeenten if (plate := _plate(scene, g)) is not None]
    legend = (LegendItem("gemeentegrens", symbol="gemeentegrens"),)
    return Drawn(group(borders, point_layer("gemeenten", plates)), legend)


def _plate(scene: Scene, gemeente: Gebied) -> Feature | None:
    centre = scene.plates.get(gemeente.code)
    if centre is None:
        return None
    bord, regels = _verteld(scene, gemeente) if not scene.beeld.blik.precies else _precies(scene, gemeente)
    kop = f"Gemeente {gemeente.naam}"
    return point(gemeente.code, *centre, bord=[gemeente.naam, *bord], kop=kop, regels=regels, bij=gemeente.code)


def _verteld(scene: Scene, gemeente: Gebied) -> tuple[list[str], list[tuple[str, str]]]:
    """Return what stands under the name, and the facts, of a version in which not every number is told."""
    nieuw = scene.beeld.telling.van(gemeente.code)[1]
    aantal = getal(nieuw, precies=False)
    return [] if nieuw is None else [f"± {nieuw} geplaatst" if nieuw else "0 geplaatst"], [("Hier geplaatst", aantal)]


def _precies(scene: Scene, gemeente: Gebied) -> tuple[list[str], list[tuple[str, str]]]:
    balans, last = scene.balans[gemeente.code], scene.last.get(gemeente.code)
    regels = [
        ("Hier geplaatst", str(balans.geplaatst)),
        ("daarvan terug naar herkomst", str(balans.terug)),
        ("daarvan van elders", str(balans.van_elders)),
        ("Van hier, elders geplaatst", str(balans.naar_elders)),
    ]
    if last is not None and last.grens is not None:
        regels.append(("Belasting", f"{procent(last)}, {ruimte(last)}"))
    return [f"{balans.geplaatst} geplaatst"], regels


LAYER = Layer(
    id="gemeenten",
    titel="Gemeenten",
    uitleg="Kies een naam: wie keert terug, komt van elders of gaat naar elders?",
    rang=40,
    aan=True,
    draw=draw,
)
