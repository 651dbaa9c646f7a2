"""Where new people would come: the number of proposed placements, by the smallest areas that are told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.gebied import Gebied
from uitstroommatch.maps.drawing import Feature, point, point_layer
from uitstroommatch.maps.layer import Drawn, Layer, LegendItem
from uitstroommatch.maps.people import NIET_VERTELD, getal, mensen
from uitstroommatch.maps.scene import Scene
from uitstroommatch.maps.tables import Row, Table
from uitstroommatch.maps.wording import belasting


def draw(scene: Scene) -> Drawn | None:
    """Draw a number in every area that gets placements."""
    features = [f for g in _verteld(scene) if (f := _feature(scene, g)) is not None]
    if not features:
        return None
    return Drawn(point_layer("nieuw", features), tuple(_legend(scene)), tabel=_tabel(scene, features))


def _verteld(scene: Scene) -> Iterator[Gebied]:
    """Yield the smallest areas whose numbers are told; never an area with one in it."""
    delen: dict[str, list[Gebied]] = {}
    for gebied in scene.dossier.gebieden:
        delen.setdefault(gebied.ouder or "", []).append(gebied)
    for gemeente in scene.areas(Niveau.GEMEENTE):
        if _nieuw(scene, gemeente) is not None:
            yield from _binnen(scene, gemeente, delen)


def _binnen(scene: Scene, gebied: Gebied, alle: Mapping[str, list[Gebied]]) -> Iterator[Gebied]:
    delen = alle.get(gebied.code, [])
    if not delen or any(_nieuw(scene, deel) is None for deel in delen):
        yield gebied
        return
    for deel in delen:
        yield from _binnen(scene, deel, alle)


def _nieuw(scene: Scene, gebied: Gebied) -> int | None:
    return scene.beeld.telling.van(gebied.code)[1]


def _feature(scene: Scene, gebied: Gebied) -> Feature | None:
    n, centre = _nieuw(scene, gebied), scene.borders.centre(gebied)
    if not n or centre is None:
        return None
    wie = mensen(n, precies=scene.beeld.blik.precies, een="voorgestelde plaatsing", meer="voorgestelde plaatsingen")
    last = scene.last.get(gebied.code)
    return point(
        gebied.code,
        *centre,
        bol=n,
        **_vorm(gebied),
        bij=gebied.code,
        tip=f"{gebied.naam}: {wie}",
        kop=_kop(gebied),
        regels=[("Nieuw", wie)] + ([] if last is None else [("Belasting", belasting(last))]),
    )


def _vorm(gebied: Gebied) -> dict[str, int]:
    """Return the size and place of the number of a gemeente, beside those of other layers in the same centre."""
    return {"maat": 38, "opzij": -24} if gebied.niveau is Niveau.GEMEENTE else {}


def _kop(gebied: Gebied) -> str:
    return gebied.naam if gebied.niveau is Niveau.BUURT else f"{str(gebied.niveau).capitalize()} {gebied.naam}"


def _legend(scene: Scene) -> Iterator[LegendItem]:
    if scene.beeld.blik.precies:
        yield LegendItem("aantal plaatsingen in de buurt", symbol="bol")
        return
    yield LegendItem("aantal plaatsingen, afgerond op vijftallen", symbol="bol")
    if niet := sum(_nieuw(scene, g) is None for g in scene.areas(Niveau.GEMEENTE)):
        yield LegendItem(
            "gemeente zonder getal: daar wordt het aantal niet verteld", symbol="niet-verteld", aantal=niet
        )


def _tabel(scene: Scene, features: list[Feature]) -> Table:
    rijen = []
    for feature in features:
        gebied = scene.dossier.gebied[feature["code"]]
        rond = [] if gebied.niveau is Niveau.GEMEENTE else [_gemeente(scene, gebied)]
        aantal = getal(feature["bol"], precies=scene.beeld.blik.precies)
        rijen.append(Row(gebied.naam, f"nieuw:{gebied.code}", (str(gebied.niveau), rond[0] if rond else "", aantal)))
    rijen += [
        Row(g.naam, "", (str(g.niveau), "", NIET_VERTELD))
        for g in scene.areas(Niveau.GEMEENTE)
        if _nieuw(scene, g) is None
    ]
    return Table("Waar nieuwe bewoners komen", ("Gebied", "Soort", "Gemeente", "Plaatsingen"), tuple(rijen))


def _gemeente(scene: Scene, gebied: Gebied) -> str:
    rond = scene.dossier.gebied[gebied.ouder or ""]
    return rond.naam if rond.ouder is None else scene.naam(rond.ouder)


LAYER = Layer(
    id="nieuw",
    titel="Waar nieuwe bewoners komen",
    uitleg="Het aantal voorgestelde plaatsingen per gebied.",
    rang=60,
    aan=False,
    draw=draw,
)
