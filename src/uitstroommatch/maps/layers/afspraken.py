"""The agreements of the year: what was agreed with whom, what is realised, and what the proposal adds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from uitstroommatch.domain.enums import Huurklasse, Niveau, Woonvorm
from uitstroommatch.domain.gebied import Gebied
from uitstroommatch.maps.drawing import Feature, area, area_layer, group, point, point_layer
from uitstroommatch.maps.layer import AreaStyle, Drawn, Layer, LegendItem
from uitstroommatch.maps.lines import corners
from uitstroommatch.maps.people import NIET_VERTELD
from uitstroommatch.maps.scene import Scene
from uitstroommatch.maps.tables import Row, Table
from uitstroommatch.maps.wording import CONTRACTVORM, aantal
from uitstroommatch.spread.beeld import Afspraakstand

REGIO = "regio"
WOONVORMEN = {
    Woonvorm.ZELFSTANDIG: "zelfstandige woningen",
    Woonvorm.KAMER: "kamers",
    Woonvorm.GROEPSWONEN: "groepswonen",
    Woonvorm.SKAEVE_HUSE: "skaeve huse",
}
HUURKLASSEN = {
    Huurklasse.GOE: "goedkope huur",
    Huurklasse.BET: "betaalbare huur",
    Huurklasse.DUU: "dure huur",
    Huurklasse.BOV: "huur boven de huurgrens",
}


@dataclass(frozen=True, slots=True)
class Klasse:
    """How an agreement stands with this proposal. Of several in one municipality the last in this order counts."""

    id: str
    tekst: str
    style: AreaStyle


# Brown and teal of ColorBrewer, which colour-blind people can tell apart; what is wrong has a border and a pattern.
KLASSEN = (
    Klasse("geen", "geen afspraak voor deze gemeente apart", AreaStyle("#ffffff")),
    Klasse("niet_verteld", "aantallen worden niet verteld", AreaStyle("url(#patroon-geen-grens)")),
    Klasse("goed", "gehaald, of nog ruimte", AreaStyle("#80cdc1")),
    Klasse("vol", "maximum precies bereikt", AreaStyle("#01665e")),
    Klasse("tekort", "minimum nog niet gehaald", AreaStyle("url(#patroon-tekort)", stroke="#543005", width=2)),
    Klasse("boven", "meer dan het maximum", AreaStyle("url(#patroon-boven)", stroke="#6b2400", width=2.5)),
)
RANG = {klasse.id: index for index, klasse in enumerate(KLASSEN)}


def totaal(een: Afspraakstand) -> int | None:
    """Return what counts for the agreement when the proposal is carried out."""
    return None if een.gerealiseerd is None or een.gepland is None else een.gerealiseerd + een.gepland


def klasse(een: Afspraakstand) -> str:
    """Return the id of the class of one agreement."""
    n, afspraak = totaal(een), een.afspraak
    if n is None:
        return "niet_verteld"
    if afspraak.maximum is not None and n >= afspraak.maximum:
        return "vol" if n == afspraak.maximum else "boven"
    return "tekort" if n < (afspraak.minimum or 0) else "goed"


def stand(een: Afspraakstand) -> str:
    """Say in a few words how the agreement stands with the proposal."""
    n, afspraak = totaal(een), een.afspraak
    if n is None:
        return NIET_VERTELD
    delen = []
    if afspraak.minimum is not None:
        mist = afspraak.minimum - n
        delen.append(f"nog {mist} te weinig" if mist > 0 else "minimum gehaald")
    if afspraak.maximum is not None:
        over = afspraak.maximum - n
        delen.append(f"nog ruimte voor {over}" if over > 0 else f"{-over} te veel" if over else "maximum bereikt")
    return ", ".join(delen) or "geen minimum of maximum"


def draw(scene: Scene) -> Drawn | None:
    """Draw the municipalities that agreements name; those for the whole region stand beside it."""
    standen = scene.beeld.afspraken
    if not standen:
        return None
    gemeenten = [g for g in scene.areas(Niveau.GEMEENTE) if g.code in scene.borders.shapes]
    vlakken = sorted((_vlak(scene, g) for g in gemeenten), key=lambda feature: feature["k"])
    borden = list(_regiobord(scene))
    laag = group(area_layer("afspraken", vlakken, [een.style for een in KLASSEN]), point_layer("afspraken", borden))
    op_kaart = {feature["code"] for feature in (*vlakken, *borden)}
    return Drawn(laag, tuple(_legend(vlakken)), tabel=_tabel(scene, op_kaart))


def _van(scene: Scene, gemeente: str | None) -> list[Afspraakstand]:
    """Return the agreements that name this municipality, or none; what stands worst of the own ones first."""
    hier = [een for een in scene.beeld.afspraken if een.afspraak.gemeente == gemeente]
    return sorted(hier, key=lambda een: (not _eigen(scene, een), -RANG[klasse(een)], een.afspraak.afspraak_id))


def _volgorde(scene: Scene, een: Afspraakstand) -> tuple[bool, str, str]:
    return not _eigen(scene, een), een.afspraak.corporatie or "", een.afspraak.afspraak_id


def _eigen(scene: Scene, een: Afspraakstand) -> bool:
    return een.afspraak.corporatie is not None and een.afspraak.corporatie == scene.beeld.blik.corporatie


def _vlak(scene: Scene, gemeente: Gebied) -> Feature:
    hier, regio = _van(scene, gemeente.code), _van(scene, None)
    return area(
        gemeente.code,
        [max((RANG[klasse(een)] for een in hier), default=0)],
        tip=f"{gemeente.naam}: {_samen(hier)}",
        kop=f"Gemeente {gemeente.naam}",
        regels=[*map(_regel, hier), *(("Ook in de hele regio", f"{wie(een)}: {_regel(een)[1]}") for een in regio)],
    )


def _regiobord(scene: Scene) -> Iterator[Feature]:
    regio, hoeken = _van(scene, None), corners(scene.borders)
    if regio and hoeken:
        ernst = KLASSEN[max(RANG[klasse(een)] for een in regio)].id
        yield point(
            REGIO,
            *hoeken[2],  # the first are for what comes from outside
            bord=["Hele regio", _kort(regio)],
            soort=f"afspraak-{ernst}",
            tip=f"Afspraken voor de hele regio: {_samen(regio)}",
            kop="Afspraken voor de hele regio",
            regels=list(map(_regel, regio)),
        )


# --- words -------------------------------------------------------------------------------------------------------


def _samen(standen: Iterable[Afspraakstand]) -> str:
    """Return 3 afspraken, bij 1 is het minimum nog niet gehaald."""
    per = Counter(klasse(een) for een in standen)
    n = sum(per.values())
    if not n:
        return "geen afspraak voor deze gemeente apart"
    delen = [aantal(n, "afspraak", "afspraken")]
    delen += [f"bij {per['tekort']} is het minimum nog niet gehaald"] if per["tekort"] else []
    delen += [f"bij {per['boven']} meer dan het maximum"] if per["boven"] else []
    delen += [f"bij {per['vol']} is het maximum bereikt"] if per["vol"] else []
    delen += [f"van {per['niet_verteld']} worden de aantallen niet verteld"] if per["niet_verteld"] else []
    return ", ".join(delen if len(delen) > 1 else [*delen, "gehaald of nog ruimte"])


def _kort(standen: Iterable[Afspraakstand]) -> str:
    per = Counter(klasse(een) for een in standen)
    n = aantal(sum(per.values()), "afspraak", "afspraken")
    return f"{n}, {per['tekort']} met tekort" if per["tekort"] else n


def wie(een: Afspraakstand) -> str:
    """Name the corporation of an agreement."""
    return een.afspraak.corporatie or "Alle corporaties samen"


def waarover(een: Afspraakstand) -> str:
    """Say which homes an agreement is about: alle woningen, or zelfstandige woningen met goedkope huur."""
    a = een.afspraak
    woningen = WOONVORMEN[Woonvorm(a.woonvorm)] if a.woonvorm else "alle woningen" if not a.huurklasse else "woningen"
    huur = f" met {HUURKLASSEN[Huurklasse(a.huurklasse)]}" if a.huurklasse else ""
    return woningen + huur + (f", {CONTRACTVORM[a.contractvorm]}" if a.contractvorm else "")


def _afgesproken(een: Afspraakstand) -> str:
    laag, hoog = een.afspraak.minimum, een.afspraak.maximum
    if laag is None and hoog is None:
        return "zonder aantal"
    if laag is None or hoog is None:
        return f"ten minste {laag}" if hoog is None else f"ten hoogste {hoog}"
    return str(laag) if laag == hoog else f"{laag} tot en met {hoog}"


def _regel(een: Afspraakstand) -> tuple[str, str]:
    """Return an agreement for the popup: ten minste 14: er zijn er 9, dit voorstel doet er 3 bij; nog 2 te weinig."""
    begin = f"{waarover(een)}: {_afgesproken(een)}"
    if totaal(een) is None:
        return wie(een), f"{begin}; aantallen {NIET_VERTELD}"
    erbij = f"dit voorstel doet er {een.gepland} bij" if een.gepland else "dit voorstel doet er geen bij"
    return wie(een), f"{begin}. Dit jaar al {een.gerealiseerd}, {erbij}: {stand(een)}"


def _legend(vlakken: list[Feature]) -> Iterator[LegendItem]:
    per = Counter(KLASSEN[feature["k"][0]].id for feature in vlakken)
    for een in KLASSEN:
        if per[een.id]:
            yield LegendItem(een.tekst, style=een.style, aantal=per[een.id])


def _tabel(scene: Scene, op_kaart: set[str]) -> Table:
    rijen = []
    for een in sorted(scene.beeld.afspraken, key=lambda een: _volgorde(scene, een)):
        gemeente = een.afspraak.gemeente
        code = REGIO if gemeente is None else gemeente
        plek = "hele regio" if gemeente is None else scene.naam(gemeente)
        rijen.append(Row(wie(een), f"afspraken:{code}" if code in op_kaart else "", (plek, *_cellen(een))))
    kolommen = (
        "Corporatie",
        "Waar",
        "Welke woningen",
        "Minimum",
        "Maximum",
        "Dit jaar al",
        "Erbij met dit voorstel",
        "Stand met dit voorstel",
    )
    return Table(f"Afspraken van {scene.voorstel.peildatum.year}, per corporatie", kolommen, tuple(rijen))


def _cellen(een: Afspraakstand) -> tuple[str, ...]:
    grenzen = ("geen" if een is None else str(een) for een in (een.afspraak.minimum, een.afspraak.maximum))
    tellingen = (NIET_VERTELD if n is None else str(n) for n in (een.gerealiseerd, een.gepland))
    return waarover(een), *grenzen, *tellingen, stand(een)


LAYER = Layer(
    id="afspraken",
    titel="Afspraken van dit jaar",
    uitleg="Per gemeente de afspraak die het minst goed staat; rechts het aantal gemeenten. Alles staat in de tabel.",
    rang=23,
    aan=False,
    draw=draw,
    groep="vlak",
)
