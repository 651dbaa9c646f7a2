"""Who stays without a home, by municipality of origin, and who is led back to a municipality outside the region."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property

from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.voorstel import NietGeplaatst
from uitstroommatch.maps.drawing import Feature, point, point_layer
from uitstroommatch.maps.layer import Drawn, Layer, LegendItem
from uitstroommatch.maps.lines import corners
from uitstroommatch.maps.people import buiten, getal, mensen
from uitstroommatch.maps.scene import Scene
from uitstroommatch.maps.tables import Row, Table
from uitstroommatch.maps.wording import aantal

BUITEN = "buiten"
_MEEST_GENOEMD = 6


class _Vraag:
    """The clients that the proposal leaves without a home, as far as they are told."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.precies = scene.beeld.blik.precies
        self.regio = [g.code for g in scene.areas(Niveau.GEMEENTE)]
        self.terug = Counter(een.gemeente for een in scene.voorstel.terugleiden)
        self.onvervuld = scene.beeld.onvervuld

    @cached_property
    def elders(self) -> list[str]:
        """Municipalities outside the region that somebody comes from."""
        return sorted({*self.onvervuld, *self.terug} - set(self.regio))

    @cached_property
    def clienten(self) -> Counter[str]:
        """All clients by municipality of origin; of use only to who sees them all."""
        return Counter(client.gemeente_herkomst for client in self.scene.dossier.clienten)

    @cached_property
    def redenen(self) -> Mapping[str, list[NietGeplaatst]]:
        """Clients without a home, with the reasons, by municipality of origin."""
        found: dict[str, list[NietGeplaatst]] = {}
        for een in self.scene.voorstel.niet_geplaatst:
            found.setdefault(self.scene.dossier.client[een.client_sleutel].gemeente_herkomst, []).append(een)
        return found

    def aantal(self, code: str) -> int | None:
        """Return the number without a home; a municipality that is not named has nobody."""
        return self.onvervuld.get(code, 0)

    def naam(self, code: str) -> str:
        """Return the name of a municipality."""
        return buiten(code) if code in self.elders else self.scene.naam(code)


def draw(scene: Scene) -> Drawn | None:
    """Draw a number in every municipality of origin of somebody without a home."""
    vraag = _Vraag(scene)
    if not any(vraag.onvervuld.values()) and not vraag.terug:
        return None
    features = [*_binnen(vraag), *_buiten(vraag)]
    return Drawn(point_layer("onvervuld", features), tuple(_legend(vraag)), tabel=_tabel(vraag, features))


def _binnen(vraag: _Vraag) -> Iterator[Feature]:
    for gemeente in vraag.scene.areas(Niveau.GEMEENTE):
        centre, n = vraag.scene.borders.centre(gemeente), vraag.aantal(gemeente.code)
        if centre is None or not n:
            continue
        yield point(
            gemeente.code,
            *centre,
            bol=n,
            maat=30,
            soort="onvervuld",
            boven=True,
            voor=1000,
            opzij=32,  # in the middle stands who came back, when that layer is on
            bij=gemeente.code,
            tip=f"{gemeente.naam}: {_zonder(vraag, n)}",
            kop=f"Gemeente {gemeente.naam}",
            regels=_regels(vraag, gemeente.code, n),
        )


def _regels(vraag: _Vraag, code: str, n: int) -> list[tuple[str, str]]:
    regels = [("Zonder woning", _van_alle(vraag, code, n))]
    wie = vraag.redenen.get(code, [])
    regels += [(f"Cliënt {een.client_sleutel}", _reden(een)) for een in wie[:_MEEST_GENOEMD]]
    rest = len(wie) - _MEEST_GENOEMD
    return [*regels, ("En nog", mensen(rest, precies=True, een="cliënt", meer="cliënten"))] if rest > 0 else regels


def _reden(een: NietGeplaatst) -> str:
    return f"valt af: {een.redenen[0].tekst}" if een.redenen else "geen reden bekend"


def _zonder(vraag: _Vraag, n: int | None) -> str:
    return f"{mensen(n, precies=vraag.precies, een='cliënt', meer='cliënten')} zonder woning"


def _van_alle(vraag: _Vraag, code: str, n: int) -> str:
    """Return the number, and of how many, for who sees all clients from there."""
    gemeenten = vraag.scene.beeld.blik.gemeenten
    if not vraag.precies or (gemeenten and code not in gemeenten):
        return mensen(n, precies=vraag.precies, een="cliënt", meer="cliënten")
    return f"{n} van de {aantal(vraag.clienten[code], 'cliënt', 'cliënten')} uit deze gemeente"


def _buiten(vraag: _Vraag) -> Iterator[Feature]:
    """Yield one number beside the region for everybody from outside it."""
    hoeken = corners(vraag.scene.borders)
    n = sum(vraag.aantal(code) or 0 for code in vraag.elders) + sum(vraag.terug.values())
    if not hoeken or n == 0:
        return
    yield point(
        BUITEN,
        *hoeken[1],  # the first is where lines from outside begin
        bord=["Buiten de regio", str(n)],
        soort="terug",
        tip=f"Van buiten de regio: {_zonder(vraag, n)}",
        kop="Van buiten de regio",
        regels=[regel for code in vraag.elders for regel in _regels_buiten(vraag, code)],
    )


def _regels_buiten(vraag: _Vraag, code: str) -> Iterator[tuple[str, str]]:
    if terug := vraag.terug[code]:
        yield f"Naar {code}", f"{mensen(terug, precies=True, een='cliënt', meer='cliënten')} terug te leiden"
    if n := vraag.aantal(code):
        yield f"Uit {code}", _zonder(vraag, n)


def _legend(vraag: _Vraag) -> Iterator[LegendItem]:
    if any(map(vraag.aantal, vraag.regio)):
        yield LegendItem("aantal cliënten zonder woning, bij hun gemeente van herkomst", symbol="bol-onvervuld")
    if vraag.elders:
        yield LegendItem("van buiten de regio, zonder woning of terug te leiden", symbol="bol-terug")
    if niet := sum(n is None for n in vraag.onvervuld.values()):
        yield LegendItem(
            "gemeente zonder getal: daar wordt het aantal niet verteld", symbol="niet-verteld", aantal=niet
        )


def _tabel(vraag: _Vraag, features: list[Feature]) -> Table:
    op_kaart = {feature["code"] for feature in features}
    rijen = []
    for code in (*vraag.regio, *vraag.elders):
        n, terug = vraag.aantal(code), vraag.terug[code]
        sleutel = BUITEN if code in vraag.elders else code
        cellen = (getal(n, precies=vraag.precies), *((str(terug),) if vraag.terug else ()))
        rijen.append(Row(vraag.naam(code), f"onvervuld:{sleutel}" if sleutel in op_kaart else "", cellen))
    kolommen = ("Gemeente van herkomst", "Zonder woning", *(("Terug te leiden",) if vraag.terug else ()))
    return Table("Cliënten zonder woning, per gemeente van herkomst", kolommen, tuple(rijen))


LAYER = Layer(
    id="onvervuld",
    titel="Wie nog geen woning heeft",
    uitleg="Cliënten voor wie dit voorstel geen woning heeft, bij hun gemeente van herkomst.",
    rang=66,
    aan=False,
    draw=draw,
)
