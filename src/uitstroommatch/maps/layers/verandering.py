"""What is different from the proposal before this one: where more or fewer people would come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.gebied import Gebied
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.maps.drawing import Feature, area, area_layer, group, point, point_layer
from uitstroommatch.maps.layer import AreaStyle, Drawn, Layer, LegendItem
from uitstroommatch.maps.scene import Scene
from uitstroommatch.maps.tables import Row, Table
from uitstroommatch.maps.wording import aantal

_WEG = "Woningen die niet meer in het dossier staan"
# ColorBrewer "BrBG", a diverging ramp that is safe for colour-blind people: brown is less, blue-green is more. With
# deuteranopia (matrix of Machado, 2009) any two differ at least 10 in CIE Lab, see tests/maps/kleuren. The number
# itself stands on the map as well.
KLASSEN = (
    ("3 of meer eraf", AreaStyle("#8c510a")),
    ("2 eraf", AreaStyle("#d8b365")),
    ("1 eraf", AreaStyle("#f6e8c3")),
    ("niets veranderd", AreaStyle("#ffffff")),
    ("evenveel, maar andere mensen of woningen", AreaStyle("url(#patroon-anders)")),
    ("1 erbij", AreaStyle("#c7eae5")),
    ("2 erbij", AreaStyle("#5ab4ac")),
    ("3 of meer erbij", AreaStyle("#01665e")),
)
_GELIJK, _ANDERS, _MEEST = 3, 4, 3


@dataclass(frozen=True, slots=True)
class Wissel:
    """Placements of a buurt in the proposal before this one and in this one; ``erbij`` and ``eraf`` are pairs."""

    eerst: int = 0
    nu: int = 0
    erbij: int = 0
    eraf: int = 0

    @property
    def verschil(self) -> int:
        """More placements than before; below zero fewer."""
        return self.nu - self.eerst

    @property
    def klasse(self) -> int:
        """The index in ``KLASSEN``."""
        if self.verschil == 0:
            return _ANDERS if self.erbij else _GELIJK
        stap = min(abs(self.verschil), _MEEST)
        return _ANDERS + stap if self.verschil > 0 else _GELIJK - stap

    @property
    def tekst(self) -> str:
        """Return 2 plaatsingen meer: eerst 1, nu 3."""
        tel = f"eerst {self.eerst}, nu {self.nu}"
        if self.verschil:
            wat = aantal(abs(self.verschil), "plaatsing", "plaatsingen")
            return f"{wat} {'meer' if self.verschil > 0 else 'minder'}: {tel}"
        return (
            f"evenveel plaatsingen, maar andere mensen of woningen: {tel}" if self.erbij else f"niets veranderd: {tel}"
        )


def wissels(scene: Scene, vorig: Voorstel) -> dict[str, Wissel]:
    """Return what changed by buurt; homes that are no longer in the dossier come under an empty code."""
    voor, na = _paren(vorig), _paren(scene.voorstel)
    tel = [_per_buurt(scene, paren) for paren in (voor, na, na - voor, voor - na)]
    return {code: Wissel(*(een[code] for een in tel)) for code in sorted({code for een in tel for code in een})}


def _paren(voorstel: Voorstel) -> frozenset[tuple[str, str]]:
    return frozenset((t.client_sleutel, t.woning_id) for t in voorstel.plaatsingen)


def _per_buurt(scene: Scene, paren: Collection[tuple[str, str]]) -> Counter[str]:
    woning = scene.dossier.woning
    return Counter(woning[id_].buurtcode if id_ in woning else "" for _, id_ in paren)


def draw(scene: Scene) -> Drawn | None:
    """Draw the change, when there was a proposal before this one."""
    buurten = [b for b in scene.areas(Niveau.BUURT) if b.code in scene.borders.shapes and _bekend(scene, b)]
    if scene.beeld.vorig is None or not buurten:
        return None
    per = wissels(scene, scene.beeld.vorig)
    features = sorted((_feature(b, per.get(b.code, Wissel())) for b in buurten), key=lambda f: f["k"] != [_GELIJK])
    drawn = group(
        area_layer(LAYER.id, features, [style for _, style in KLASSEN]), point_layer(LAYER.id, _getallen(scene, per))
    )
    return Drawn(drawn, _legend(features), tabel=_tabel(scene, per))


def _bekend(scene: Scene, buurt: Gebied) -> bool:
    """Say whether the placements of a buurt are known: an officer of some gemeenten has those of no other."""
    eigen = scene.beeld.blik.gemeenten
    return not eigen or scene.chain(buurt.code)[-1] in eigen


def _feature(buurt: Gebied, wissel: Wissel) -> Feature:
    regels = [
        ("Vorig voorstel", aantal(wissel.eerst, "plaatsing", "plaatsingen")),
        ("Dit voorstel", aantal(wissel.nu, "plaatsing", "plaatsingen")),
    ]
    if wissel.erbij or wissel.eraf:
        regels += [("Nieuw gekoppeld", str(wissel.erbij)), ("Vervallen", str(wissel.eraf))]
    return area(buurt.code, [wissel.klasse], tip=f"{buurt.naam}: {wissel.tekst}.", kop=buurt.naam, regels=regels)


def _getallen(scene: Scene, per: dict[str, Wissel]) -> list[Feature]:
    """Return the numbers with their sign, which also tell without colours."""
    found = []
    for code, wissel in per.items():
        centre = scene.borders.centre(scene.dossier.gebied[code]) if code else None
        if wissel.verschil and centre is not None:
            soort = "verandering-klein" if abs(wissel.verschil) == 1 else "verandering"
            found.append(point(code, *centre, bol=getal(wissel.verschil), bij=code, soort=soort, maat=24, voor=1000))
    return found


def getal(verschil: int) -> str:
    """Return +2 or −2."""
    return f"{'+' if verschil > 0 else '−'}{abs(verschil)}"


def _legend(features: list[Feature]) -> tuple[LegendItem, ...]:
    per = Counter(f["k"][0] for f in features)
    return tuple(
        LegendItem(tekst, style=style, aantal=per[n]) for n, (tekst, style) in reversed(list(enumerate(KLASSEN)))
    )


def _tabel(scene: Scene, per: dict[str, Wissel]) -> Table | None:
    """Return what changed, the largest change first; ``None`` when nothing did."""
    anders = [(code, wissel) for code, wissel in per.items() if wissel.erbij or wissel.eraf]
    anders.sort(key=lambda een: (-abs(een[1].verschil), -een[1].erbij - een[1].eraf, een[0]))
    kolommen = ("Buurt", "Gemeente", "Vorig voorstel", "Dit voorstel", "Verschil", "Nieuw gekoppeld", "Vervallen")
    rijen = tuple(_rij(scene, code, wissel) for code, wissel in anders)
    return Table("Verandering sinds het vorige voorstel, in plaatsingen", kolommen, rijen) if rijen else None


def _rij(scene: Scene, code: str, wissel: Wissel) -> Row:
    tel = (str(wissel.eerst), str(wissel.nu), getal(wissel.verschil) if wissel.verschil else "0")
    cellen = (*tel, str(wissel.erbij), str(wissel.eraf))
    if not code:
        return Row(_WEG, "", ("", *cellen))
    toon = f"{LAYER.id}:{code}" if code in scene.borders.shapes else ""
    return Row(scene.naam(code), toon, (scene.naam(scene.chain(code)[-1]), *cellen))


LAYER = Layer(
    id="verandering",
    titel="Wat er verandert sinds het vorige voorstel",
    uitleg="Waar komen nu meer of minder mensen te wonen dan in het voorstel hiervoor?",
    rang=22,
    aan=False,
    draw=draw,
    groep="vlak",
)
