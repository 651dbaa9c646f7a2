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
_OP_STRAAT = "Op deze kaart staat van geen woning wie er komt, en van uw woningen alleen in welke straat zij staan."


@dataclass(frozen=True, slots=True)
class Kop:
    """For whom it is (``versie``, empty for who sees everything), what is left out (``weg``), numbers, and a warning.

    ``cijfers``: a number and what it counts. ``delen``: how the map may be handed on.
    """

    versie: str
    weg: str
    cijfers: tuple[tuple[str, str], ...]
    delen: str


def kop(scene: Scene) -> Kop:
    """Return the head for who looks."""
    blik = scene.beeld.blik
    cijfers = tuple(_alles(scene) if blik.precies else _eigen(scene))
    return Kop(_versie(scene, blik), " ".join(_weg(blik)), cijfers, _delen(blik))


def _delen(blik: Blik) -> str:
    if blik.precies:
        return _PSEUDONIEM
    if blik.corporatie is None:
        return _NIEMAND
    return _OP_STRAAT if blik.op_straat else _EIGEN


def _versie(scene: Scene, blik: Blik) -> str:
    if not blik.precies:
        return "Gedeelde versie." if blik.corporatie is None else f"Versie voor {blik.corporatie}."
    namen = opsomming(scene.naam(code) for code in sorted(blik.gemeenten))
    return f"Versie voor {namen}." if namen else ""


def _weg(blik: Blik) -> Iterator[str]:
    if blik.gemeenten:
        yield "Alleen daar staan woningen en mensen een voor een op de kaart."
    if blik.corporatie is not None:
        yield f"Alleen uw eigen woningen staan {'per straat' if blik.op_straat else 'een voor een'} op de kaart."
    elif blik.op_straat:
        yield "Woningen staan in het midden van hun straat, niet op hun adres."
    if not blik.precies:
        yield f"Aantallen van 1 tot en met {blik.drempel} mensen zijn weggelaten, ook waar die zijn uit te rekenen;"
        yield f"andere zijn afgerond op {AFRONDING}."


def _alles(scene: Scene) -> Iterator[tuple[str, str]]:
    voorstel, dossier, te_bevestigen = scene.voorstel, scene.dossier, scene.te_bevestigen
    if scene.beeld.blik.gemeenten:
        yield _voorgesteld(scene, "in deze gemeenten" if len(scene.beeld.blik.gemeenten) > 1 else "in deze gemeente")
    else:
        yield str(len(voorstel.plaatsingen)), f"van {aantal(len(dossier.clienten), 'cliënt', 'cliënten')} geplaatst"
    yield str(len(voorstel.niet_geplaatst)), "zonder woning"
    yield str(len(voorstel.terugleiden)), "terug te leiden"
    yield _benut(scene, "")
    yield str(te_bevestigen), f"{'uitzondering' if te_bevestigen == 1 else 'uitzonderingen'} te bevestigen"


def _eigen(scene: Scene) -> Iterator[tuple[str, str]]:
    """Yield what a corporation may know of its own homes; a version by street says nothing of them."""
    if scene.beeld.blik.corporatie is not None and not scene.beeld.blik.op_straat:
        yield _benut(scene, "eigen ")
        yield _voorgesteld(scene, "in uw woningen")


def _voorgesteld(scene: Scene, waar: str) -> tuple[str, str]:
    n = len(scene.voorstel.plaatsingen)
    return str(n), f"{'persoon' if n == 1 else 'mensen'} voorgesteld {waar}"


def _benut(scene: Scene, van: str) -> tuple[str, str]:
    woningen = len(scene.dossier.woningen)
    return str(len(scene.toewijzingen)), f"van {woningen} {van}{'woning' if woningen == 1 else 'woningen'} benut"
