"""The homes, and what is proposed for each."""

from __future__ import annotations

from collections import Counter

from uitstroommatch.domain.voorstel import Toewijzing
from uitstroommatch.domain.woning import Woning
from uitstroommatch.maps.drawing import Feature, point, point_layer
from uitstroommatch.maps.layer import Drawn, Layer, LegendItem
from uitstroommatch.maps.scene import Scene
from uitstroommatch.maps.wording import CONTRACTVORM, WOONVORM, bedrag, belasting

STATUS = {
    "geplaatst": "alle plaatsen gevuld",
    "deels": "een deel van de plaatsen gevuld",
    "leeg": "niemand voorgesteld",
}
_LET_OP = "-let-op"


def status(woning: Woning, voorgesteld: int) -> str:
    """Return the id of the status: all places filled, some of them, or none."""
    if voorgesteld == 0:
        return "leeg"
    return "geplaatst" if voorgesteld >= woning.plaatsen else "deels"


def draw(scene: Scene) -> Drawn | None:
    """Draw the homes; those with somebody lie over those without."""
    features = [_feature(scene, w) for w in scene.dossier.woningen if w.woning_id in scene.places]
    if not features:
        return None
    return Drawn(point_layer("woningen", features), _legend(scene))


def _feature(scene: Scene, woning: Woning) -> Feature:
    place, voorgesteld = scene.places[woning.woning_id], scene.toewijzingen.get(woning.woning_id, ())
    soort = status(woning, len(voorgesteld))
    let_op = any(t.uitzondering for t in voorgesteld)
    adres = woning.straat + (f", {woning.complex}" if woning.complex else "")
    tip = f"{adres}: {STATUS[soort]}" + (", uitzondering te bevestigen" if let_op else "")
    return point(
        woning.woning_id,
        place.lon,
        place.lat,
        teken=f"woning-{soort}{_LET_OP if let_op else ''}",
        bij=woning.buurtcode,
        voor=0 if soort == "leeg" else 1000,
        tip=tip + (" (plek bij benadering)" if place.approximate else ""),
        kop=adres,
        regels=_regels(scene, woning, voorgesteld),
    )


def _regels(scene: Scene, woning: Woning, voorgesteld: tuple[Toewijzing, ...]) -> list[tuple[str, str]]:
    """Return what is proposed first, and then what the home is."""
    regels = []
    for toewijzing in voorgesteld:
        regels.append((f"Cliënt {toewijzing.client_sleutel}", _voorstel(scene, woning, toewijzing)))
        regels += [("Waarschuwing", tekst) for tekst in toewijzing.waarschuwingen]
    regels += [
        ("Plaatsen", _plaatsen(woning, len(voorgesteld))),
        ("Woning", f"{woning.woning_id}, {woning.corporatie}"),
        ("Buurt", f"{scene.naam(woning.buurtcode)}, {scene.naam(scene.gemeente(woning))}"),
        ("Soort", f"{WOONVORM[woning.woonvorm]}, {bedrag(woning.rekenhuur)} per maand"),
    ]
    knelt = scene.tightest(scene.dossier.gebieden_van(woning).values())
    if knelt is not None:
        regels.append(("Krapste grens", f"{knelt.niveau} {scene.naam(knelt.code)}: {belasting(knelt)}"))
    if scene.places[woning.woning_id].approximate:
        regels.append(("Plek", "bij benadering: er zijn geen coördinaten"))
    return regels


def _plaatsen(woning: Woning, voorgesteld: int) -> str:
    if woning.plaatsen == 1:
        return "1, niemand voorgesteld" if voorgesteld == 0 else "1, gevuld in dit voorstel"
    return f"{woning.plaatsen}, waarvan {voorgesteld or 'geen'} gevuld in dit voorstel"


def _voorstel(scene: Scene, woning: Woning, toewijzing: Toewijzing) -> str:
    """Return what it means for the return to the municipality of origin, and the contract form."""
    herkomst = scene.herkomst(toewijzing)
    naam = scene.naam(herkomst)
    if herkomst == scene.gemeente(woning):
        terug = f"keert terug naar {naam}"
    elif toewijzing.uitzondering is not None:
        terug = f"uitzondering, nog te bevestigen: komt uit {naam}"
    elif scene.dossier.client[toewijzing.client_sleutel].herkomst_afwijken:
        terug = f"goedgekeurde uitzondering: komt uit {naam}"
    else:
        terug = f"komt uit {naam}"
    return f"{terug}; {CONTRACTVORM[toewijzing.contractvorm]}"


def _legend(scene: Scene) -> tuple[LegendItem, ...]:
    on_map = [w for w in scene.dossier.woningen if w.woning_id in scene.places]
    per = Counter(status(w, len(scene.toewijzingen.get(w.woning_id, ()))) for w in on_map)
    items = [LegendItem(tekst, symbol=f"woning-{soort}", aantal=per[soort]) for soort, tekst in STATUS.items()]
    if scene.te_bevestigen:
        items.append(LegendItem("uitzondering die iemand moet bevestigen", symbol="let-op", aantal=scene.te_bevestigen))
    return tuple(items)


LAYER = Layer(
    id="woningen",
    titel="Woningen",
    uitleg="Kies een teken voor alle gegevens van de woning en het voorstel.",
    rang=80,
    aan=True,
    draw=draw,
)
