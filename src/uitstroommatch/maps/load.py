"""How full areas are, shared by the layers that show it: classes, their colours, and the load now and with the plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.gebied import Gebied
from uitstroommatch.domain.voorstel import Gebiedslast
from uitstroommatch.maps.layer import AreaStyle, LegendItem
from uitstroommatch.maps.scene import Scene
from uitstroommatch.maps.wording import KLASSEGRENZEN


@dataclass(frozen=True, slots=True)
class Klasse:
    """A class of a scale: its id, what the legend says, and how an area of it looks."""

    id: str
    tekst: str
    style: AreaStyle


# ColorBrewer "Blues" (one hue, light to dark): with deuteranopia (matrix of Machado, 2009) any two steps differ at
# least 10 in CIE Lab, see tests/maps/kleuren. Full and over the limit also differ by pattern and line.
VOLTE = (
    Klasse("onbekend", "geen gegevens", AreaStyle("url(#patroon-onbekend)")),
    Klasse("geen_grens", "geen grens", AreaStyle("url(#patroon-geen-grens)")),
    Klasse("leeg", "leeg: 0 %", AreaStyle("#ffffff")),
    Klasse("half", "tot en met 50 %", AreaStyle("#c6dbef")),
    Klasse("ruim", "tot en met 80 %", AreaStyle("#6baed6")),
    Klasse("bijna", "meer dan 80 %, nog niet vol", AreaStyle("#2171b5")),
    Klasse("vol", "vol: 100 %", AreaStyle("url(#patroon-vol)", stroke="#041c3c", width=2)),
    Klasse("boven", "boven de grens", AreaStyle("url(#patroon-boven)", stroke="#6b2400", width=2.5)),
)
# ColorBrewer "Greens", for room that is left: one hue as well, never beside the blues on one map.
RUIMTE = (
    Klasse("plek_0", "niets: een grens is bereikt", AreaStyle("url(#patroon-vol)", stroke="#041c3c", width=2)),
    Klasse("plek_1", "1 punt", AreaStyle("#edf8e9")),
    Klasse("plek_3", "2 of 3 punten", AreaStyle("#bae4b3")),
    Klasse("plek_7", "4 tot en met 7 punten", AreaStyle("#74c476")),
    Klasse("plek_15", "8 tot en met 15 punten", AreaStyle("#31a354")),
    Klasse("plek_meer", "16 punten of meer", AreaStyle("#006d2c")),
)
_HOOGSTENS = (0, 1, 3, 7, 15)
SCHAAL = (*VOLTE, *RUIMTE)
RANG = {klasse.id: index for index, klasse in enumerate(SCHAAL)}
_LAATST = 3
_ZELDEN = frozenset({"onbekend", "geen_grens"})


def vulling(totaal: int, grens: int | None) -> str:
    """Return the id of the class; in whole numbers, so that exactly 80 % is never more than 80 %."""
    if grens is None:
        return "geen_grens"
    if totaal >= grens:
        return "vol" if totaal == grens else "boven"
    if totaal == 0:
        return "leeg"
    _, half, ruim, _ = KLASSEGRENZEN
    if 100 * totaal <= half * grens:
        return "half"
    return "ruim" if 100 * totaal <= ruim * grens else "bijna"


def klasse(last: Gebiedslast | None) -> str:
    """Return the id of the class with the proposal."""
    return "onbekend" if last is None else vulling(last.bestaand + last.nieuw, last.grens)


def plekklasse(over: int | None) -> str:
    """Return the id of the class of the points that are left; ``None`` when nothing limits them."""
    if over is None:
        return "geen_grens"
    return next((RUIMTE[i].id for i, meest in enumerate(_HOOGSTENS) if over <= meest), RUIMTE[-1].id)


def over(last: Gebiedslast) -> int | None:
    """Return the points that are left under the limit, below zero when it is passed."""
    return None if last.grens is None else last.grens - last.bestaand - last.nieuw


def last_van(scene: Scene, code: str, niveau: Niveau) -> Gebiedslast | None:
    """Return the load of an area; what an officer's proposal does not list, has no limit and no load."""
    found = scene.last.get(code)
    if found is not None or not scene.voorstel.gebieden or not scene.beeld.blik.precies:
        return found
    return Gebiedslast(code=code, niveau=niveau, bestaand=0, nieuw=0, grens=None)


def begrensd(scene: Scene, niveau: Niveau) -> bool:
    """Say whether any area of a level has both a limit and a load that is told."""
    return any(last.niveau is niveau and last.grens is not None for last in scene.voorstel.gebieden)


def aandacht(scene: Scene, last: Gebiedslast | None) -> tuple[int, Fraction, int]:
    """Return what puts first what needs attention: over its limit, full, shut by another limit, then the fullest."""
    if last is None:
        return _LAATST, Fraction(0), 0
    totaal = last.bestaand + last.nieuw
    if last.grens is not None and totaal >= last.grens:
        return 0, Fraction(last.grens - totaal), -totaal
    knelt = scene.tightest(scene.chain(last.code))
    dicht = knelt is not None and (over(knelt) or 0) <= 0
    if last.grens is None:
        return (1 if dicht else _LAATST), Fraction(0), -totaal
    return (1 if dicht else 2), -Fraction(totaal, last.grens), -totaal


def op_aandacht(scene: Scene, gebieden: Iterable[Gebied]) -> list[Gebied]:
    """Return areas with what needs attention first."""
    return sorted(gebieden, key=lambda g: (*aandacht(scene, last_van(scene, g.code, g.niveau)), g.naam, g.code))


def legenda(per_stand: Sequence[Sequence[str]], schalen: Sequence[Sequence[Klasse]]) -> tuple[LegendItem, ...]:
    """Return the lines of the legend; at each stand those of its own scale, with the number of areas in each class.

    Lines for areas without data or limit are only there when there are any.
    """
    items = []
    for k in dict.fromkeys(k for schaal in schalen for k in schaal):
        tel = tuple(
            list(ids).count(k.id) if k in schaal else None for ids, schaal in zip(per_stand, schalen, strict=True)
        )
        if any(tel) or k.id not in _ZELDEN:
            items.append(LegendItem(k.tekst, style=k.style, aantal=tel if len(tel) > 1 else tel[0]))
    return tuple(items)
