"""Who moves from which municipality to which: lines as wide as they are many, and the balance of the exchange."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.gebied import Gebied
from uitstroommatch.maps.drawing import Feature, group, line, line_layer, point, point_layer
from uitstroommatch.maps.layer import AreaStyle, Drawn, Layer, LegendItem
from uitstroommatch.maps.lines import Spot, corners, curves, height
from uitstroommatch.maps.people import NIET_VERTELD, balanszin, getal, kort_saldo, mensen
from uitstroommatch.maps.scene import Scene
from uitstroommatch.maps.tables import Row, Table

BUITEN = "buiten"
# Purple and orange, which colour-blind people can tell apart; what comes from outside is dashed as well.
BINNEN_STIJL = AreaStyle("none", stroke="#542788", width=3)
BUITEN_STIJL = AreaStyle("none", stroke="#b35806", width=3, dash="8 5")
_SMALST, _PER_PERSOON, _BREEDST = 1.5, 0.75, 11.0  # pixels


class _Stromen:
    """The flows of a proposal, with all that comes from outside the region as one origin."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.precies = scene.beeld.blik.precies
        self.gemeenten = scene.areas(Niveau.GEMEENTE)
        self.regio = [g.code for g in self.gemeenten]

    @cached_property
    def aantal(self) -> Mapping[tuple[str, str], int | None]:
        """People by origin and destination; not told as soon as a part of it is not told."""
        found: dict[tuple[str, str], int | None] = {}
        for (herkomst, naar), n in self.scene.beeld.stromen.items():
            sleutel = (herkomst if herkomst in self.regio else BUITEN, naar)
            found[sleutel] = _som((found.get(sleutel, 0), n))
        return found

    @cached_property
    def plekken(self) -> Mapping[str, Spot]:
        """Where lines begin and end; from outside the region they begin beside it."""
        midden = {g.code: self.scene.borders.centre(g) for g in self.gemeenten}
        hoeken = corners(self.scene.borders)
        return {code: plek for code, plek in midden.items() if plek} | ({BUITEN: hoeken[0]} if hoeken else {})

    @cached_property
    def lijnen(self) -> list[tuple[str, str, int]]:
        """Origin, destination and number of every line, the widest first so that it lies at the bottom."""
        gevonden = [(h, naar, n) for (h, naar), n in self.aantal.items() if n and h != naar]
        return sorted(gevonden, key=lambda een: (-een[2], een))

    @cached_property
    def verzwegen(self) -> frozenset[str]:
        """Municipalities of which it is not told where the people who come to live there are from."""
        naar = {bestemming for (_, bestemming), n in self.aantal.items() if n is None}
        return frozenset(naar & set(self.regio))

    def van(self, herkomst: str, naar: str) -> int | None:
        """Return the number of people who move; what is not named is nobody."""
        return self.aantal.get((herkomst, naar), None if naar in self.verzwegen else 0)

    def binnen(self, code: str) -> int | None:
        """Return how many come from other municipalities of the region."""
        return _som(self.van(ander, code) for ander in self.regio if ander != code)

    def weg(self, code: str) -> int | None:
        """Return how many go to other municipalities of the region."""
        return _som(self.van(code, ander) for ander in self.regio if ander != code)

    def mensen(self, n: int | None) -> str:
        """Return a number of people in words."""
        return mensen(n, precies=self.precies)

    def getal(self, n: int | None) -> str:
        """Return a number of people for a cell."""
        return getal(n, precies=self.precies)


def _som(aantallen: Iterable[int | None]) -> int | None:
    """Return the sum; not told as soon as a part of it is not told."""
    alle = list(aantallen)
    return None if None in alle else sum(n or 0 for n in alle)


def draw(scene: Scene) -> Drawn | None:
    """Draw a line per flow with its number, and at the centre of each municipality who came back to it."""
    if not any(scene.beeld.stromen.values()):
        return None
    stromen = _Stromen(scene)
    ringen = [ring for gemeente in stromen.gemeenten if (ring := _ring(stromen, gemeente)) is not None]
    cijfers, lijnen = _lijnen(stromen)
    punten = point_layer("stromen", [*ringen, *cijfers, *_buiten(stromen)])
    # The numbers first: of the two things with one code, it is the number that is marked when it is chosen.
    laag = group(punten, line_layer("stromen", lijnen, [BINNEN_STIJL, BUITEN_STIJL]))
    return Drawn(laag, tuple(_legend(stromen)), tabel=_tabel(stromen, {een["code"] for een in ringen}))


# --- lines -------------------------------------------------------------------------------------------------------


def _lijnen(stromen: _Stromen) -> tuple[list[Feature], list[Feature]]:
    """Return the numbers, which the keyboard can choose too, and the lines that they stand on."""
    plekken = stromen.plekken
    stukken = [een for een in stromen.lijnen if een[0] in plekken and een[1] in plekken]
    einden = [(plekken[herkomst], plekken[naar]) for herkomst, naar, _ in stukken]
    bogen = curves(einden, height(stromen.scene.borders), plekken.get(BUITEN), stromen.scene.plates.values())
    cijfers, lijnen = [], []
    for (herkomst, naar, n), boog in zip(stukken, bogen, strict=True):
        code, woorden = f"{herkomst}>{naar}", _woorden(stromen, herkomst, naar, n)
        soort = "stroom-buiten" if herkomst == BUITEN else "stroom"
        cijfers.append(point(code, *boog.label, bol=str(n), maat=20, soort=soort, boven=True, voor=1000, **woorden))
        lijnen.append(line(code, boog.points, k=[int(herkomst == BUITEN)], breedte=breedte(n), **woorden))
    return cijfers, lijnen


def _woorden(stromen: _Stromen, herkomst: str, naar: str, n: int) -> dict[str, Any]:
    return {
        "tip": _zin(stromen, herkomst, naar, n),
        "kop": _kop(stromen, herkomst, naar),
        "regels": _regels(stromen, herkomst, naar, n),
    }


def breedte(n: int) -> float:
    """Return the width in pixels of a line of so many people."""
    return min(_SMALST + _PER_PERSOON * n, _BREEDST)


def _kop(stromen: _Stromen, herkomst: str, naar: str) -> str:
    van = "Van buiten de regio" if herkomst == BUITEN else f"Van {stromen.scene.naam(herkomst)}"
    return f"{van} naar {stromen.scene.naam(naar)}"


def _zin(stromen: _Stromen, herkomst: str, naar: str, n: int) -> str:
    van = "van buiten de regio" if herkomst == BUITEN else f"uit {stromen.scene.naam(herkomst)}"
    return f"{stromen.mensen(n)} {van} {'gaat' if n == 1 else 'gaan'} wonen in {stromen.scene.naam(naar)}"


def _regels(stromen: _Stromen, herkomst: str, naar: str, n: int) -> list[tuple[str, str]]:
    regels = [("Dit voorstel", _zin(stromen, herkomst, naar, n))]
    if herkomst == BUITEN:
        return [*regels, *_van_buiten(stromen, naar)]
    regels.append(("Andersom", stromen.mensen(stromen.van(naar, herkomst))))
    return [*regels, *_uitwisseling(stromen, naar), *_uitwisseling(stromen, herkomst)]


def _uitwisseling(stromen: _Stromen, code: str) -> Iterator[tuple[str, str]]:
    if balans := _balans(stromen, code):
        yield f"Uitwisseling {stromen.scene.naam(code)}", balans


def _van_buiten(stromen: _Stromen, naar: str) -> Iterator[tuple[str, str]]:
    for (herkomst, bestemming), n in stromen.scene.beeld.stromen.items():
        if bestemming == naar and herkomst not in stromen.regio and n:
            yield f"Uit {herkomst}", stromen.mensen(n)


def _balans(stromen: _Stromen, code: str) -> str:
    """Return the exchange balance of a municipality as a sentence; empty when it is not told."""
    saldo = stromen.scene.beeld.saldo.get(code)
    return "" if saldo is None else balanszin(stromen.scene.naam(code), *saldo, precies=stromen.precies)


# --- municipalities ----------------------------------------------------------------------------------------------


def _ring(stromen: _Stromen, gemeente: Gebied) -> Feature | None:
    """Return who comes back to a municipality as a ring with a number; nothing where that is not told."""
    plek, terug = stromen.plekken.get(gemeente.code), stromen.van(gemeente.code, gemeente.code)
    if plek is None or terug is None:
        return None
    zin = f"{stromen.mensen(terug)} {'komt' if terug < 2 else 'komen'} terug in {gemeente.naam}"
    return point(
        gemeente.code,
        *plek,
        bol=str(terug),
        maat=30 if terug < 100 else 36,  # three digits
        boven=True,
        voor=1000,
        soort="stroom-terug",
        bij=gemeente.code,
        tip=zin,
        kop=f"Gemeente {gemeente.naam}",
        regels=[
            ("Terug in eigen gemeente", stromen.mensen(terug)),
            ("Uit de rest van de regio", stromen.mensen(stromen.binnen(gemeente.code))),
            ("Van buiten de regio", stromen.mensen(stromen.van(BUITEN, gemeente.code))),
            ("Naar de rest van de regio", stromen.mensen(stromen.weg(gemeente.code))),
            ("Uitwisseling", _balans(stromen, gemeente.code) or NIET_VERTELD),
        ],
    )


def _buiten(stromen: _Stromen) -> Iterator[Feature]:
    """Yield the name of the place where the lines from outside the region begin."""
    if BUITEN in stromen.plekken and any(herkomst == BUITEN for herkomst, _, _ in stromen.lijnen):
        yield point(BUITEN, *stromen.plekken[BUITEN], bord=["Buiten de regio"])


# --- words -------------------------------------------------------------------------------------------------------


def _legend(stromen: _Stromen) -> Iterator[LegendItem]:
    if any(herkomst != BUITEN for herkomst, _, _ in stromen.lijnen):
        yield LegendItem("van gemeente naar gemeente: hoe breder, hoe meer mensen", symbol="stroom")
    if any(herkomst == BUITEN for herkomst, _, _ in stromen.lijnen):
        yield LegendItem("van buiten de regio", symbol="stroom-buiten")
    yield LegendItem("aantal mensen dat terugkeert naar de eigen gemeente", symbol="stroom-terug")
    if stromen.verzwegen:
        tekst = "gemeente waarvan niet verteld wordt waar mensen vandaan komen: daar staan geen lijnen"
        yield LegendItem(tekst, symbol="niet-verteld", aantal=len(stromen.verzwegen))


def _tabel(stromen: _Stromen, op_kaart: set[str]) -> Table:
    kolommen = (
        "Gemeente",
        "Terug in eigen gemeente",
        "Uit andere gemeenten",
        "Naar andere gemeenten van de regio",
        "Meer ontvangen (+) of gestuurd (−), tot nu toe",
        "Met dit voorstel",
    )
    rijen = tuple(_rij(stromen, gemeente, op_kaart) for gemeente in stromen.gemeenten)
    return Table("Verhuizingen tussen gemeenten in dit voorstel, en de uitwisseling in de regio", kolommen, rijen)


def _rij(stromen: _Stromen, gemeente: Gebied, op_kaart: set[str]) -> Row:
    code, saldo = gemeente.code, stromen.scene.beeld.saldo.get(gemeente.code)
    balans = [NIET_VERTELD] * 2 if saldo is None else [kort_saldo(een, precies=stromen.precies) for een in saldo]
    toon = f"stromen:{code}" if code in op_kaart else ""
    terug, weg = stromen.getal(stromen.van(code, code)), stromen.getal(stromen.weg(code))
    return Row(gemeente.naam, toon, (terug, _waarvandaan(stromen, code), weg, *balans))


def _waarvandaan(stromen: _Stromen, naar: str) -> str:
    """Return who comes from where: Raalte 3, buiten de regio 1."""
    if naar in stromen.verzwegen:
        return NIET_VERTELD
    delen = [
        f"{'buiten de regio' if herkomst == BUITEN else stromen.scene.naam(herkomst)} {stromen.getal(n)}"
        for herkomst, bestemming, n in stromen.lijnen
        if bestemming == naar
    ]
    return ", ".join(delen) or "niemand"


LAYER = Layer(
    id="stromen",
    titel="Van gemeente naar gemeente",
    uitleg="Waar mensen vandaan komen en waar zij gaan wonen. Kies een getal voor de uitwisseling tot nu toe.",
    rang=50,
    aan=False,
    draw=draw,
)
