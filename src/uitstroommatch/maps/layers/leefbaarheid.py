"""The class of the Leefbaarometer of each neighbourhood, on which its limit depends: a background to the rest."""

from __future__ import annotations

from collections import Counter

from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.gebied import Gebied
from uitstroommatch.maps.drawing import Feature, area, area_layer
from uitstroommatch.maps.layer import AreaStyle, Drawn, Layer, LegendItem
from uitstroommatch.maps.limits import duizend
from uitstroommatch.maps.scene import Scene
from uitstroommatch.maps.tables import Row, Table
from uitstroommatch.maps.wording import punten

KLASSEN = (
    "onbekend", "zeer onvoldoende", "ruim onvoldoende", "onvoldoende", "zwak", "voldoende", "ruim voldoende", "goed",
    "zeer goed", "uitstekend",
)  # fmt: skip
# ColorBrewer "YlOrBr", 9 classes, from dark (weak) to light: what is well stays a quiet background. With deuteranopia
# (matrix of Machado, 2009) any two differ at least 10 in CIE Lab, see tests/maps/kleuren. Not the red and green of the
# Leefbaarometer itself, which fall together then.
KLEUREN = (
    "#662506", "#993404", "#cc4c02", "#ec7014", "#fe9929", "#fec44f", "#fee391", "#fff7bc", "#ffffe5",
)  # fmt: skip
PALET = (AreaStyle("url(#patroon-onbekend)"), *(AreaStyle(kleur) for kleur in KLEUREN))
BRON = "Leefbaarheid: klassen van de Leefbaarometer 3.0 (BZK/VRO), een schatting die niet alles over een buurt zegt"


def draw(scene: Scene) -> Drawn | None:
    """Draw every neighbourhood when the class of any is known."""
    buurten = scene.areas(Niveau.BUURT)
    getekend = [b for b in buurten if b.code in scene.borders.shapes]
    if not any(b.leefbaarheid for b in getekend):
        return None
    features = [_feature(scene, b) for b in getekend]
    return Drawn(area_layer(LAYER.id, features, PALET), _legend(getekend), bron=BRON, tabel=_tabel(scene, buurten))


def oordeel(buurt: Gebied) -> str:
    """Return klasse 4 van 9: zwak."""
    if buurt.leefbaarheid is None:
        return "onbekend"
    return f"klasse {buurt.leefbaarheid} van 9: {KLASSEN[buurt.leefbaarheid]}"


def _feature(scene: Scene, buurt: Gebied) -> Feature:
    return area(
        buurt.code,
        [buurt.leefbaarheid or 0],
        tip=f"{buurt.naam}: leefbaarheid {oordeel(buurt)}.",
        kop=buurt.naam,
        regels=[
            ("Leefbaarheid", oordeel(buurt)),
            ("Huishoudens", _huishoudens(buurt)),
            ("Grens", _grens(scene, buurt)),
        ],
    )


def _huishoudens(buurt: Gebied) -> str:
    return "onbekend" if buurt.huishoudens is None else duizend(buurt.huishoudens)


def _grens(scene: Scene, buurt: Gebied) -> str:
    grens = scene.beeld.grenzen.get(buurt.code)
    return "geen" if grens is None else punten(grens)


def _legend(buurten: list[Gebied]) -> tuple[LegendItem, ...]:
    per = Counter(b.leefbaarheid or 0 for b in buurten)
    nummers = [*range(len(KLASSEN) - 1, 0, -1), *([0] if per[0] else [])]
    return tuple(LegendItem(f"{n} {KLASSEN[n]}" if n else KLASSEN[0], style=PALET[n], aantal=per[n]) for n in nummers)


def _tabel(scene: Scene, buurten: list[Gebied]) -> Table:
    """Return the buurten, the weakest first and those that are not known last."""
    rijen = [
        Row(
            b.naam,
            f"{LAYER.id}:{b.code}" if b.code in scene.borders.shapes else "",
            (scene.naam(scene.chain(b.code)[-1]), oordeel(b), _huishoudens(b), _grens(scene, b)),
        )
        for b in sorted(buurten, key=lambda b: (b.leefbaarheid or len(KLASSEN), b.naam, b.code))
    ]
    return Table(
        "Leefbaarheid van de buurten", ("Buurt", "Gemeente", "Leefbaarheid", "Huishoudens", "Grens"), tuple(rijen)
    )


LAYER = Layer(
    id="leefbaarheid",
    titel="Leefbaarheid van de buurten",
    uitleg="De klasse van de Leefbaarometer. De grens van een buurt hangt ervan af, als zij geen eigen grens heeft.",
    rang=10,
    aan=False,
    draw=draw,
    groep="vlak",
)
