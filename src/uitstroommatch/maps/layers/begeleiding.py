"""Support that can be delivered: how much of the free hours the proposal uses, and which provider runs out first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.gebied import Gebied
from uitstroommatch.maps.drawing import Feature, area, area_layer, group, point, point_layer
from uitstroommatch.maps.layer import AreaStyle, Drawn, Layer, LegendItem
from uitstroommatch.maps.people import NIET_VERTELD, uren
from uitstroommatch.maps.scene import Scene
from uitstroommatch.maps.tables import Row, Table
from uitstroommatch.maps.wording import aantal, opsomming
from uitstroommatch.spread.beeld import Steunstand


@dataclass(frozen=True, slots=True)
class Klasse:
    """A class of how much of the free hours is used."""

    id: str
    tekst: str
    style: AreaStyle


# Greens of ColorBrewer, light to dark for colour-blind people too; used up and over also differ by pattern and border.
KLASSEN = (
    Klasse("geen", "geen uren begeleiding in deze gemeente", AreaStyle("url(#patroon-onbekend)")),
    Klasse("niets", "nog geen uren gebruikt", AreaStyle("#ffffff")),
    Klasse("half", "tot en met 50 % van de vrije uren", AreaStyle("#c7e9c0")),
    Klasse("ruim", "tot en met 80 %", AreaStyle("#74c476")),
    Klasse("bijna", "meer dan 80 %, nog uren over", AreaStyle("#238b45")),
    Klasse("op", "100 %: alle uren gebruikt", AreaStyle("url(#patroon-op)", stroke="#00250f", width=2)),
    Klasse("boven", "meer dan er vrij is", AreaStyle("url(#patroon-boven)", stroke="#6b2400", width=2.5)),
)
# For who is not told what is used: the more hours, the darker.
VRIJ = (
    Klasse("weinig", "weinig of geen vrije uren per week", AreaStyle("#ffffff")),
    Klasse("vrij_25", "tot en met 25 vrije uren per week", AreaStyle("#c7e9c0")),
    Klasse("vrij_75", "tot en met 75 vrije uren", AreaStyle("#74c476")),
    Klasse("vrij_meer", "meer dan 75 vrije uren", AreaStyle("#238b45")),
)
ALLE = (*KLASSEN, *VRIJ)
RANG = {klasse.id: index for index, klasse in enumerate(ALLE)}
OP = "aantal aanbieders dat geen uren over heeft"


def klasse(vrij: int, gebruikt: int | None) -> str:
    """Return the id of the class, in whole tenths of an hour."""
    if gebruikt is None:
        return "vrij_meer" if vrij > 750 else "vrij_75" if vrij > 250 else "vrij_25" if vrij else "weinig"
    if gebruikt >= vrij:
        return "geen" if vrij == gebruikt == 0 else ("op" if gebruikt == vrij else "boven")
    if gebruikt == 0:
        return "niets"
    if 100 * gebruikt <= 50 * vrij:
        return "half"
    return "ruim" if 100 * gebruikt <= 80 * vrij else "bijna"


def draw(scene: Scene) -> Drawn | None:
    """Draw the municipalities by the share of the free hours that the proposal uses."""
    if not scene.beeld.steun:
        return None
    gemeenten = [g for g in scene.areas(Niveau.GEMEENTE) if g.code in scene.borders.shapes]
    features = sorted((_feature(scene, g) for g in gemeenten), key=lambda feature: feature["k"])
    op = [punt for g in gemeenten if (punt := _op(scene, g)) is not None]
    vlakken = area_layer("begeleiding", features, [een.style for een in ALLE])
    laag = group(vlakken, point_layer("begeleiding", op))
    legend = (*_legend(features), *([LegendItem(OP, symbol="bol-op")] if op else []))
    return Drawn(laag, legend, tabel=_tabel(scene, {f["code"] for f in features}))


def _feature(scene: Scene, gemeente: Gebied) -> Feature:
    hier = [een for een in scene.beeld.steun if een.gemeente == gemeente.code]
    vrij, gebruikt = sum(een.uren for een in hier), _gebruikt(hier)
    return area(
        gemeente.code,
        [RANG[klasse(vrij, gebruikt)]],
        tip=_zin(gemeente, vrij, gebruikt, hier),
        kop=f"Gemeente {gemeente.naam}",
        regels=list(_regels(vrij, gebruikt, hier)),
    )


def _op(scene: Scene, gemeente: Gebied) -> Feature | None:
    """Return how many providers have no hours left, as a number in the municipality."""
    hier = [een for een in scene.beeld.steun if een.gemeente == gemeente.code]
    n = sum(een.uren_gebruikt is not None and een.uren <= een.uren_gebruikt for een in hier)
    plek = scene.borders.centre(gemeente)
    return (
        point(gemeente.code, *plek, bol=n, maat=24, opzij=-26, boven=True, voor=1000, soort="op")
        if n and plek
        else None
    )


def _gebruikt(steun: Iterable[Steunstand]) -> int | None:
    """Return the hours used; not told as soon as a part of it is not told."""
    gebruikt = [een.uren_gebruikt for een in steun]
    return None if None in gebruikt else sum(een or 0 for een in gebruikt)


# --- words -------------------------------------------------------------------------------------------------------


def _zin(gemeente: Gebied, vrij: int, gebruikt: int | None, hier: list[Steunstand]) -> str:
    if not hier:
        return f"{gemeente.naam}: geen aanbieder levert hier begeleiding"
    if gebruikt is None:
        return f"{gemeente.naam}: {_vrij(vrij, None)}"
    zin = f"{gemeente.naam}: dit voorstel gebruikt {gebruik(vrij, gebruikt)} per week"
    eerst = _eerst_op(hier)
    return f"{zin}. {eerst}" if eerst else zin


def _vrij(tienden: int, gebruikt: int | None) -> str:
    """Return the free hours; who is not told what is used, gets them rounded too."""
    if gebruikt is not None:
        return uren(tienden)
    return f"ongeveer {uren(tienden)} per week vrij" if tienden else "weinig of geen vrije uren"


def gebruik(vrij: int, gebruikt: int) -> str:
    """Return 12,5 van de 17,5 vrije uren; the unit is in it."""
    return f"{uren(gebruikt).removesuffix(' uur')} van de {uren(vrij).removesuffix(' uur')} vrije uren"


def _regels(vrij: int, gebruikt: int | None, hier: list[Steunstand]) -> Iterator[tuple[str, str]]:
    if not hier:
        yield "Begeleiding", "geen aanbieder levert hier begeleiding"
        return
    yield "Samen", _vrij(vrij, None) if gebruikt is None else f"{gebruik(vrij, gebruikt)} per week gebruikt"
    if eerst := _eerst_op(hier):
        yield "Let op", eerst
    for een in hier:
        yield een.aanbieder, "; ".join(_delen(een))


def _delen(een: Steunstand) -> Iterator[str]:
    if een.uren_gebruikt is None:
        yield _vrij(een.uren, None)
    else:
        yield f"{gebruik(een.uren, een.uren_gebruikt)} gebruikt, {_over(een.uren - een.uren_gebruikt)}"
    yield _omklap(een)
    yield f"voor {', '.join(een.zwaartes)}"
    if een.bereikbaar_24u:
        yield "dag en nacht bereikbaar"


def _over(tienden: int) -> str:
    if tienden < 0:
        return f"{uren(-tienden)} te veel"
    return f"nog {uren(tienden)}" if tienden else "niets over"


def _omklap(een: Steunstand) -> str:
    """Return what is left of the leases that the provider can hold."""
    if een.omklap_max is None:
        return "omklap zonder grens"
    woorden = ("omklapcontract", "omklapcontracten")
    if een.omklap_gebruikt is None:
        if een.omklap_max == 0:
            return "weinig of geen ruimte voor omklapcontracten"
        return f"ruimte voor ongeveer {aantal(een.omklap_max, *woorden)}"
    over = een.omklap_max - een.omklap_gebruikt
    if over < 0:
        return f"{aantal(-over, *woorden)} te veel"
    return f"nog ruimte voor {aantal(over, *woorden)}" if over else "geen omklapcontract meer mogelijk"


def _eerst_op(hier: list[Steunstand]) -> str:
    """Say which provider has nothing left, or else which has the least; nothing when that is not told."""
    over = {een.aanbieder: een.uren - een.uren_gebruikt for een in hier if een.uren and een.uren_gebruikt is not None}
    te_veel = [naam for naam, uren_over in over.items() if uren_over < 0]
    op = [naam for naam, uren_over in over.items() if uren_over == 0]
    if te_veel:
        return f"Meer uren nodig dan vrij bij {opsomming(te_veel)}"
    if op:
        return f"Geen uren meer bij {opsomming(op)}"
    if not any(een.uren_gebruikt for een in hier):
        return ""
    krapst = min(over, key=lambda naam: (over[naam], naam))
    return f"Het eerst op: {krapst}, nog {uren(over[krapst])}"


def _legend(features: list[Feature]) -> Iterator[LegendItem]:
    """Yield the whole scale of those that are in use; what nobody delivers only when there is such a place."""
    per = Counter(ALLE[feature["k"][0]].id for feature in features)
    schaal = VRIJ if any(per[een.id] for een in VRIJ) else KLASSEN
    for een in schaal:
        if per[een.id] or een.id != "geen":
            yield LegendItem(een.tekst, style=een.style, aantal=per[een.id])


def _tabel(scene: Scene, op_kaart: set[str]) -> Table:
    rijen = []
    for een in sorted(scene.beeld.steun, key=lambda een: (scene.naam(een.gemeente), een.aanbieder)):
        toon = f"begeleiding:{een.gemeente}" if een.gemeente in op_kaart else ""
        rijen.append(Row(scene.naam(een.gemeente), toon, _cellen(een)))
    kolommen = (
        "Gemeente",
        "Aanbieder",
        "Uren vrij per week",
        "Gebruikt in dit voorstel",
        "Over",
        "Omklapcontracten",
        "Zwaarte",
        "Dag en nacht bereikbaar",
    )
    return Table("Begeleiding per gemeente en aanbieder", kolommen, tuple(rijen))


def _cellen(een: Steunstand) -> tuple[str, ...]:
    over = None if een.uren_gebruikt is None else een.uren - een.uren_gebruikt
    return (
        een.aanbieder,
        _vrij(een.uren, een.uren_gebruikt),
        NIET_VERTELD if een.uren_gebruikt is None else uren(een.uren_gebruikt),
        NIET_VERTELD if over is None else _over(over),
        _omklap(een),
        ", ".join(een.zwaartes),
        "ja" if een.bereikbaar_24u else "nee",
    )


LAYER = Layer(
    id="begeleiding",
    titel="Begeleiding: uren per week",
    uitleg="Uren per week van alle aanbieders samen; rechts het aantal gemeenten. Kies een gemeente voor meer.",
    rang=24,
    aan=False,
    draw=draw,
    groep="vlak",
)
