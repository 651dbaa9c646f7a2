"""The head of the page: what it is about, for whom this version is, and what was left out of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from uitstroommatch.maps.scene import Scene
from uitstroommatch.maps.wording import aantal, opsomming
from uitstroommatch.spread.blik import Blik
from uitstroommatch.spread.told import AFRONDING

_PSEUDONIEM = (
    "Cliënten staan op deze kaart met een pseudoniem, nooit met hun naam. De kaart toont wel waar iemand zou komen te "
    "wonen: deel haar alleen met wie dat mag weten."
)
_EIGEN = (
    "Cliënten staan op deze kaart met een pseudoniem, en alleen wie voor een van uw woningen is voorgesteld. De kaart "
    "toont wel waar iemand zou komen te wonen: deel haar alleen met wie dat mag weten."
)
_NIEMAND = "Op deze kaart staan geen mensen en geen woningen, alleen aantallen per gebied."


@dataclass(frozen=True, slots=True)
class Kop:
    """``versie`` in sentences, ``cijfers`` as a number and what it counts, and how the map may be handed on."""

    versie: str
    cijfers: tuple[tuple[str, str], ...]
    delen: str


def kop(scene: Scene) -> Kop:
    """Return the head for who looks."""
    blik = scene.beeld.blik
    cijfers = tuple(_alles(scene) if blik.precies else _eigen(scene))
    delen = _PSEUDONIEM if blik.precies else _NIEMAND if blik.corporatie is None else _EIGEN
    return Kop(" ".join(_versie(scene, blik)), cijfers, delen)


def _versie(scene: Scene, blik: Blik) -> Iterator[str]:
    """Yield for whom it is first, then what is not in it."""
    if blik.precies:
        if blik.gemeenten:
            yield f"Versie voor {opsomming(scene.naam(code) for code in sorted(blik.gemeenten))}:"
            yield "alleen daar staan woningen en mensen een voor een."
    else:
        yield "Gedeelde versie." if blik.corporatie is None else f"Versie voor {blik.corporatie}."
        if blik.corporatie is not None:
            yield "Alleen uw eigen woningen staan een voor een op de kaart."
        yield f"Aantallen van 1 tot en met {blik.drempel} mensen zijn weggelaten, ook waar die zijn uit te rekenen;"
        yield f"andere zijn afgerond op {AFRONDING}."
    if blik.op_straat:
        yield "Woningen staan in het midden van hun straat, niet op hun adres."


def _alles(scene: Scene) -> Iterator[tuple[str, str]]:
    voorstel, dossier, te_bevestigen = scene.voorstel, scene.dossier, scene.te_bevestigen
    yield str(len(voorstel.plaatsingen)), f"van {aantal(len(dossier.clienten), 'cliënt', 'cliënten')} geplaatst"
    yield str(len(voorstel.niet_geplaatst)), "zonder woning"
    yield str(len(voorstel.terugleiden)), "terug te leiden"
    yield _benut(scene, "")
    yield str(te_bevestigen), f"{'uitzondering' if te_bevestigen == 1 else 'uitzonderingen'} te bevestigen"


def _eigen(scene: Scene) -> Iterator[tuple[str, str]]:
    """Yield what a corporation may know of its own homes; who has none gets no numbers at all."""
    if scene.beeld.blik.corporatie is not None:
        yield _benut(scene, "eigen ")
        n = len(scene.voorstel.plaatsingen)
        yield str(n), f"{'persoon' if n == 1 else 'mensen'} voorgesteld in uw woningen"


def _benut(scene: Scene, van: str) -> tuple[str, str]:
    woningen = len(scene.dossier.woningen)
    return str(len(scene.toewijzingen)), f"van {woningen} {van}{'woning' if woningen == 1 else 'woningen'} benut"
