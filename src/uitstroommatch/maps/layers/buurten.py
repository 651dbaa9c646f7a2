"""How full each neighbourhood would be: what lives there already and this proposal, against the limit."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import folium

from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.gebied import Gebied
from uitstroommatch.domain.voorstel import Gebiedslast
from uitstroommatch.maps.drawing import Feature, area, area_layer, point, point_layer
from uitstroommatch.maps.layer import AreaStyle, Drawn, Layer, LegendItem
from uitstroommatch.maps.scene import Scene
from uitstroommatch.maps.wording import KLASSEGRENZEN, aantal, procent, punten, ruimte


@dataclass(frozen=True, slots=True)
class Klasse:
    """A class of fullness."""

    id: str
    tekst: str
    style: AreaStyle


# Blues of ColorBrewer, which colour-blind people can tell apart; full and over also differ by pattern and border.
KLASSEN = (
    Klasse("onbekend", "geen gegevens", AreaStyle("url(#patroon-onbekend)")),
    Klasse("geen_grens", "geen grens", AreaStyle("url(#patroon-geen-grens)")),
    Klasse("leeg", "0 %", AreaStyle("#ffffff")),
    Klasse("half", "tot en met 50 %", AreaStyle("#c6dbef")),
    Klasse("ruim", "tot en met 80 %", AreaStyle("#6baed6")),
    Klasse("bijna", "meer dan 80 %, nog ruimte", AreaStyle("#2171b5")),
    Klasse("vol", "100 %: vol", AreaStyle("url(#patroon-vol)", stroke="#041c3c", width=2)),
    Klasse("boven", "boven de grens", AreaStyle("url(#patroon-boven)", stroke="#6b2400", width=2.5)),
)
RANG = {klasse.id: index for index, klasse in enumerate(KLASSEN)}


def klasse(last: Gebiedslast | None) -> str:
    """Return the id of the class; in whole numbers, so that exactly 80 % is never more than 80 %."""
    if last is None:
        return "onbekend"
    if last.grens is None:
        return "geen_grens"
    totaal = last.bestaand + last.nieuw
    if totaal >= last.grens:
        return "vol" if totaal == last.grens else "boven"
    if totaal == 0:
        return "leeg"
    _, half, ruim, _ = KLASSEGRENZEN
    if 100 * totaal <= half * last.grens:
        return "half"
    return "ruim" if 100 * totaal <= ruim * last.grens else "bijna"


def draw(scene: Scene) -> Drawn | None:
    """Draw the neighbourhoods, the fullest last so that their borders lie on top."""
    buurten = [b for b in scene.areas(Niveau.BUURT) if b.code in scene.borders.shapes]
    if not buurten:
        return None
    features = sorted((_feature(scene, b) for b in buurten), key=lambda f: RANG[f["properties"]["klasse"]])
    group = folium.FeatureGroup(control=False)
    area_layer("buurten", features, _style).add_to(group)
    point_layer("buurten", [_name(scene, b) for b in buurten]).add_to(group)
    return Drawn(group, _legend(features))


def _name(scene: Scene, buurt: Gebied) -> Feature:
    middle = scene.borders.shapes[buurt.code].representative_point()
    return point(buurt.code, middle.x, middle.y, naam=buurt.naam)


def _feature(scene: Scene, buurt: Gebied) -> Feature:
    last = scene.last.get(buurt.code)
    return area(
        buurt.code,
        scene.borders.shapes[buurt.code],
        klasse=klasse(last),
        schets=buurt.code in scene.borders.schematic,
        tip=scene.buurtzin(buurt),
        kop=buurt.naam,
        regels=_regels(scene, buurt, last),
    )


def _regels(scene: Scene, buurt: Gebied, last: Gebiedslast | None) -> list[tuple[str, str]]:
    _, wijk, gemeente = scene.chain(buurt.code)
    regels = [("Gemeente", scene.naam(gemeente)), ("Wijk", scene.naam(wijk))]
    if last is None:
        return [*regels, ("Belasting", "geen gegevens in dit voorstel")]
    regels += [
        ("Belast nu", punten(last.bestaand)),
        ("Nieuw", _nieuw(scene, last)),
        ("Grens", _grens(scene, last)),
        ("Na dit voorstel", procent(last) if last.grens is None else f"{procent(last)}, {ruimte(last)}"),
    ]
    knelt = scene.tightest(scene.chain(buurt.code))
    if knelt is not None and knelt.code != buurt.code:
        regels.append(("Knelt eerder", f"{knelt.niveau} {scene.naam(knelt.code)}: {ruimte(knelt)}"))
    if buurt.leefbaarheid is not None:
        regels.append(("Leefbaarheid", f"klasse {buurt.leefbaarheid} van 9 (Leefbaarometer)"))
    return regels


def _nieuw(scene: Scene, last: Gebiedslast) -> str:
    plaatsingen = scene.geplaatst.get(last.code, 0)
    return f"{punten(last.nieuw)} ({aantal(plaatsingen, 'plaatsing', 'plaatsingen')})" if plaatsingen else "geen"


def _grens(scene: Scene, last: Gebiedslast) -> str:
    if last.grens is None:
        return "geen"
    eigen = next((d for d in scene.dossier.draagkracht if d.code == last.code), None)
    bron = "volgens het beleid" if eigen is None else f"eigen grens{f': {eigen.reden}' if eigen.reden else ''}"
    return f"{punten(last.grens)} ({bron})"


def _style(feature: Feature) -> dict[str, object]:
    properties = feature["properties"]
    return KLASSEN[RANG[properties["klasse"]]].style.options(dashed=properties["schets"])


def _legend(features: list[Feature]) -> tuple[LegendItem, ...]:
    """Return the whole scale; areas without data only when there are any."""
    per = Counter(f["properties"]["klasse"] for f in features)
    shown = [k for k in KLASSEN if per[k.id] or k.id not in ("onbekend", "geen_grens")]
    return tuple(LegendItem(k.tekst, style=k.style, aantal=per[k.id]) for k in shown)


LAYER = Layer(
    id="buurten",
    titel="Hoe vol de buurten worden",
    uitleg="Bestaande belasting plus dit voorstel, als deel van de grens; rechts het aantal buurten.",
    rang=20,
    aan=True,
    draw=draw,
)
