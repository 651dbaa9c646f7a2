"""How full the neighbourhoods were and will be, quarter by quarter: load falls when a placement is old enough."""

from __future__ import annotations

from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.gebied import Gebied
from uitstroommatch.maps.drawing import Feature, area, area_layer
from uitstroommatch.maps.layer import Drawn, Layer, Standen
from uitstroommatch.maps.load import RANG, SCHAAL, VOLTE, legenda, vulling
from uitstroommatch.maps.scene import Scene
from uitstroommatch.maps.tables import Row, Table
from uitstroommatch.maps.wording import punten
from uitstroommatch.spread.quarters import Kwartalen


def draw(scene: Scene) -> Drawn | None:
    """Draw the neighbourhoods with a slider over the quarters."""
    kwartalen = scene.beeld.kwartalen
    buurten = [b for b in scene.areas(Niveau.BUURT) if b.code in scene.borders.shapes]
    if kwartalen is None or not kwartalen.namen or not buurten:
        return None
    features = [_feature(scene, kwartalen, b) for b in buurten]
    features.sort(key=lambda f: max(f["k"]))
    per_stand = [[SCHAAL[k].id for k in stand] for stand in zip(*(f["k"] for f in features), strict=True)]
    return Drawn(
        area_layer(LAYER.id, features, [k.style for k in SCHAAL]),
        legenda(per_stand, [VOLTE] * len(per_stand)),
        tabel=_tabel(scene, kwartalen),
        standen=Standen("Einde van het kwartaal", namen(kwartalen), kwartalen.nu),
    )


def namen(kwartalen: Kwartalen) -> tuple[str, ...]:
    """Return the names, with for which of them the plan counts."""
    return tuple(naam if nr < kwartalen.nu else f"{naam}, met dit voorstel" for nr, naam in enumerate(kwartalen.namen))


def _reeks(kwartalen: Kwartalen, code: str) -> tuple[int, ...]:
    return tuple(kwartalen.last.get(code, (0,) * len(kwartalen.namen)))


def _feature(scene: Scene, kwartalen: Kwartalen, buurt: Gebied) -> Feature:
    reeks, grens = _reeks(kwartalen, buurt.code), scene.beeld.grenzen.get(buurt.code)
    return area(
        buurt.code,
        [RANG[vulling(last, grens)] for last in reeks],
        tip=_tips(buurt, kwartalen, reeks, grens),
        kop=buurt.naam,
        regels=_regels(kwartalen, reeks, grens),
    )


def _tips(buurt: Gebied, kwartalen: Kwartalen, reeks: tuple[int, ...], grens: int | None) -> str | list[str]:
    if not any(reeks):
        return f"{buurt.naam}: in al deze kwartalen {maat(0, grens)}."
    return [f"{buurt.naam}, {naam}: {maat(last, grens)}." for naam, last in zip(kwartalen.namen, reeks, strict=True)]


def maat(last: int, grens: int | None) -> str:
    """Return 4 van 6 punten."""
    return punten(last) if grens is None else f"{last} van {punten(grens)}"


def _regels(kwartalen: Kwartalen, reeks: tuple[int, ...], grens: int | None) -> list[tuple[str, str]]:
    eind = len(reeks) - 1
    regels = [("Grens van nu", "geen" if grens is None else punten(grens)), ("Hoogste", hoogste(kwartalen, reeks))]
    regels.append((f"Einde {kwartalen.namen[kwartalen.nu]}", punten(reeks[kwartalen.nu])))
    if eind > kwartalen.nu:
        regels.append(
            (f"Einde {kwartalen.namen[eind]}", f"{punten(reeks[eind])}{verloop(reeks[kwartalen.nu], reeks[eind])}")
        )
    return regels


def hoogste(kwartalen: Kwartalen, reeks: tuple[int, ...]) -> str:
    """Return 7 punten, einde 2025 K2 (the last quarter in which it was so)."""
    top = max(reeks)
    if top == 0:
        return "0 punten"
    nr = max(nr for nr, last in enumerate(reeks) if last == top)
    return f"{punten(top)}, einde {kwartalen.namen[nr]}"


def verloop(nu: int, straks: int) -> str:
    """Return what the load does after now, when nobody else comes."""
    if straks < nu:
        return f" ({nu - straks} minder, als er niemand meer bij komt)"
    return "" if straks == nu else f" ({straks - nu} meer)"


def _tabel(scene: Scene, kwartalen: Kwartalen) -> Table | None:
    """Return the buurten that ever had a load, with the fullest now first."""
    ooit = [(b, _reeks(kwartalen, b.code)) for b in scene.areas(Niveau.BUURT) if any(_reeks(kwartalen, b.code))]
    ooit.sort(key=lambda een: (-_deel(scene, een[0], een[1][kwartalen.nu]), -max(een[1]), een[0].naam))
    kolommen = ("Buurt", "Gemeente", "Grens van nu", *kwartalen.namen)
    rijen = tuple(_rij(scene, buurt, reeks) for buurt, reeks in ooit)
    titel = "Belasting van de buurten aan het einde van elk kwartaal, in punten"
    return Table(titel, kolommen, rijen) if rijen else None


def _deel(scene: Scene, buurt: Gebied, last: int) -> float:
    grens = scene.beeld.grenzen.get(buurt.code)
    return -1.0 if grens is None else last / grens if grens else float(10**6 + last)


def _rij(scene: Scene, buurt: Gebied, reeks: tuple[int, ...]) -> Row:
    grens = scene.beeld.grenzen.get(buurt.code)
    toon = f"{LAYER.id}:{buurt.code}" if buurt.code in scene.borders.shapes else ""
    cellen = (scene.naam(scene.chain(buurt.code)[-1]), "geen" if grens is None else str(grens), *map(str, reeks))
    return Row(buurt.naam, toon, cellen)


LAYER = Layer(
    id="kwartalen",
    titel="Hoe vol de buurten waren en worden, per kwartaal",
    uitleg="Schuif door de tijd; K4 is het vierde kwartaal. Een plaatsing telt enkele jaren mee en daarna niet meer.",
    rang=25,
    aan=False,
    draw=draw,
    groep="vlak",
)
