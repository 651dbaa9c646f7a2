"""The homes, and what is proposed for each; in a version that is handed on by street."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from uitstroommatch.domain.voorstel import Toewijzing
from uitstroommatch.domain.woning import Woning
from uitstroommatch.maps.drawing import Feature, point, point_layer
from uitstroommatch.maps.layer import Drawn, Layer, LegendItem
from uitstroommatch.maps.scene import Scene
from uitstroommatch.maps.streets import by_street, street_spots
from uitstroommatch.maps.tables import Row, Table
from uitstroommatch.maps.wording import CONTRACTVORM, WOONVORM, aantal, bedrag, belasting

STATUS = {
    "geplaatst": "alle plaatsen gevuld",
    "deels": "een deel van de plaatsen gevuld",
    "leeg": "niemand voorgesteld",
}
STRAATSTATUS = {
    "geplaatst": "straat met zoveel woningen, alle gevuld",
    "deels": "straat, deels gevuld",
    "leeg": "straat, niemand voorgesteld",
    "aantal": "straat met zoveel woningen",
}
_LET_OP = "-let-op"


def status(woning: Woning, voorgesteld: int) -> str:
    """Return the id of the status: all places filled, some of them, or none."""
    if voorgesteld == 0:
        return "leeg"
    return "geplaatst" if voorgesteld >= woning.plaatsen else "deels"


def draw(scene: Scene) -> Drawn | None:
    """Draw the homes that may be shown one by one, or their streets; those with somebody lie over those without."""
    woningen = [w for w in scene.dossier.woningen if _te_zien(scene, w)]
    features = list(_straten(scene, woningen) if scene.beeld.blik.op_straat else _punten(scene, woningen))
    if not features:
        return None
    legend = _legend(scene, [w for w in woningen if w.woning_id in scene.places])
    tabel = _straattabel(scene, woningen, features) if scene.beeld.blik.op_straat else _tabel(scene, woningen)
    return Drawn(point_layer("woningen", features), tuple(legend), tabel=tabel)


def _te_zien(scene: Scene, woning: Woning) -> bool:
    """Say whether this asker may see the home by itself."""
    blik = scene.beeld.blik
    if blik.soort == "regisseur":
        return not blik.gemeenten or scene.gemeente(woning) in blik.gemeenten
    return blik.corporatie is not None and woning.corporatie == blik.corporatie


def _voorgesteld(scene: Scene, woning: Woning) -> tuple[Toewijzing, ...]:
    return scene.toewijzingen.get(woning.woning_id, ())


def _status(scene: Scene, woning: Woning) -> str:
    return status(woning, len(_voorgesteld(scene, woning)))


# --- one by one --------------------------------------------------------------------------------------------------


def _punten(scene: Scene, woningen: Sequence[Woning]) -> Iterator[Feature]:
    return (_feature(scene, w) for w in woningen if w.woning_id in scene.places)


def _feature(scene: Scene, woning: Woning) -> Feature:
    place, voorgesteld = scene.places[woning.woning_id], _voorgesteld(scene, woning)
    soort = _status(scene, woning)
    let_op = scene.beeld.blik.precies and any(t.uitzondering for t in voorgesteld)
    tip = f"{_adres(woning)}: {STATUS[soort]}" + (", uitzondering te bevestigen" if let_op else "")
    return point(
        woning.woning_id,
        place.lon,
        place.lat,
        teken=f"woning-{soort}{_LET_OP if let_op else ''}",
        bij=woning.buurtcode,
        voor=0 if soort == "leeg" else 1000,
        tip=tip + (" (plek bij benadering)" if place.approximate else ""),
        kop=_adres(woning),
        regels=_regels(scene, woning, voorgesteld),
    )


def _adres(woning: Woning) -> str:
    return woning.straat + (f", {woning.complex}" if woning.complex else "")


def _regels(scene: Scene, woning: Woning, voorgesteld: tuple[Toewijzing, ...]) -> list[tuple[str, str]]:
    """Return what is proposed first, and then what the home is."""
    regels = []
    for toewijzing in voorgesteld:
        regels.append((f"Cliënt {toewijzing.client_sleutel}", _voorstel(scene, woning, toewijzing)))
        regels += [("Waarschuwing", tekst) for tekst in toewijzing.waarschuwingen if scene.beeld.blik.precies]
    regels += [
        ("Plaatsen", _plaatsen(woning, len(voorgesteld))),
        ("Woning", f"{woning.woning_id}, {woning.corporatie}"),
        ("Buurt", _buurt(scene, woning)),
        ("Soort", f"{WOONVORM[woning.woonvorm]}, {bedrag(woning.rekenhuur)} per maand"),
    ]
    knelt = scene.tightest(scene.dossier.gebieden_van(woning).values())
    if knelt is not None:
        regels.append(("Krapste grens", f"{knelt.niveau} {scene.naam(knelt.code)}: {belasting(knelt)}"))
    if scene.places[woning.woning_id].approximate:
        regels.append(("Plek", "bij benadering: er zijn geen coördinaten"))
    return regels


def _buurt(scene: Scene, woning: Woning) -> str:
    return f"{scene.naam(woning.buurtcode)}, {scene.naam(scene.gemeente(woning))}"


def _plaatsen(woning: Woning, voorgesteld: int) -> str:
    if woning.plaatsen == 1:
        return "1, niemand voorgesteld" if voorgesteld == 0 else "1, gevuld in dit voorstel"
    return f"{woning.plaatsen}, waarvan {voorgesteld or 'geen'} gevuld in dit voorstel"


def _voorstel(scene: Scene, woning: Woning, toewijzing: Toewijzing) -> str:
    """Return what it means for the return to the municipality of origin, and the contract form.

    A corporation needs no origin to let a home (as on its sheet), so it gets none.
    """
    if not scene.beeld.blik.precies:
        return CONTRACTVORM[toewijzing.contractvorm]
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


def _legend(scene: Scene, woningen: Sequence[Woning]) -> Iterator[LegendItem]:
    if scene.beeld.blik.op_straat:
        yield from _straatlegenda(scene, woningen)
        return
    per = Counter(_status(scene, w) for w in woningen)
    for soort, tekst in STATUS.items():
        yield LegendItem(tekst, symbol=f"woning-{soort}", aantal=per[soort])
    n = sum(t.uitzondering is not None for w in woningen for t in _voorgesteld(scene, w))
    if n and scene.beeld.blik.precies:
        yield LegendItem("uitzondering die iemand moet bevestigen", symbol="let-op", aantal=n)


def _tabel(scene: Scene, woningen: Sequence[Woning]) -> Table:
    rijen = [
        Row(
            _adres(w),
            f"woningen:{w.woning_id}" if w.woning_id in scene.places else "",
            (w.woning_id, _buurt(scene, w), w.corporatie, _plaatsen(w, len(_voorgesteld(scene, w)))),
        )
        for w in sorted(woningen, key=lambda w: (_buurt(scene, w), _adres(w), w.woning_id))
    ]
    return Table("Woningen", ("Adres", "Woning", "Buurt", "Corporatie", "Plaatsen"), tuple(rijen))


# --- by street ---------------------------------------------------------------------------------------------------


def _straten(scene: Scene, woningen: Sequence[Woning]) -> Iterator[Feature]:
    """Yield one number per street; without ids, rents or anything else that leads to one of its homes."""
    straten = by_street(woningen)
    for code, spot in street_spots(scene.borders, scene.places, straten).items():
        hier = straten[code]
        yield point(
            code,
            *spot,
            bol=len(hier),
            soort=f"woningen-{_straatstatus(scene, hier)}",
            bij=hier[0].buurtcode,
            tip=f"{hier[0].straat}: {_gevuld(scene, hier)}",
            kop=hier[0].straat,
            regels=[
                ("Woningen", _gevuld(scene, hier)),
                ("Buurt", _buurt(scene, hier[0])),
                ("Plek", "ergens in deze straat; de woningen zelf staan niet op de kaart"),
            ],
        )


def _straatlegenda(scene: Scene, woningen: Sequence[Woning]) -> Iterator[LegendItem]:
    per = Counter(_straatstatus(scene, hier) for hier in by_street(woningen).values())
    for soort, tekst in STRAATSTATUS.items():
        if (soort == "aantal") == _zonder_plan(scene):
            yield LegendItem(tekst, symbol=f"woningen-{soort}", aantal=per[soort])


def _zonder_plan(scene: Scene) -> bool:
    """Say whether nothing is told of who would come where: with few homes in a street everybody knows which it is."""
    return scene.beeld.blik.op_straat and not scene.beeld.blik.precies


def _straatstatus(scene: Scene, woningen: Sequence[Woning]) -> str:
    if _zonder_plan(scene):
        return "aantal"
    soorten = {_status(scene, w) for w in woningen}
    return soorten.pop() if len(soorten) == 1 else "deels"


def _gevuld(scene: Scene, woningen: Sequence[Woning]) -> str:
    """Return 3 woningen, bij 2 daarvan iemand voorgesteld."""
    if _zonder_plan(scene):
        return aantal(len(woningen), "woning", "woningen")
    n = sum(bool(_voorgesteld(scene, w)) for w in woningen)
    if len(woningen) == 1:
        return "1 woning, " + ("iemand voorgesteld" if n else "niemand voorgesteld")
    return f"{aantal(len(woningen), 'woning', 'woningen')}, bij {n or 'geen'} daarvan iemand voorgesteld"


def _straattabel(scene: Scene, woningen: Sequence[Woning], features: Sequence[Feature]) -> Table:
    op_kaart = {feature["code"] for feature in features}
    rijen = [
        Row(
            hier[0].straat, f"woningen:{code}" if code in op_kaart else "", (_buurt(scene, hier[0]), *_tel(scene, hier))
        )
        for code, hier in sorted(by_street(woningen).items())
    ]
    kolommen = ("Straat", "Buurt", "Woningen", *(() if _zonder_plan(scene) else ("Met iemand in dit voorstel",)))
    return Table("Woningen per straat", kolommen, tuple(rijen))


def _tel(scene: Scene, woningen: Sequence[Woning]) -> tuple[str, ...]:
    met = str(sum(bool(_voorgesteld(scene, w)) for w in woningen))
    return str(len(woningen)), *(() if _zonder_plan(scene) else (met,))


LAYER = Layer(
    id="woningen",
    titel="Woningen",
    uitleg="Kies een teken voor wat erbij hoort.",
    rang=80,
    aan=True,
    draw=draw,
)
