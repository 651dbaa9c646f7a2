"""Three square neighbourhoods in a row, Centrum and Rivierenwijk in Stad and Kern in Dorp, and proposals for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from tests import bouw
from tests.bouw import CENTRUM, DORP, KERN, RIVIER, STAD
from uitstroommatch.domain.dossier import Dossier
from uitstroommatch.domain.enums import Contractvorm, Niveau
from uitstroommatch.domain.gebied import Gebied
from uitstroommatch.domain.row import Rij
from uitstroommatch.domain.voorstel import BeleidVerwijzing, Gebiedslast, Terugleiding, Toewijzing, Voorstel
from uitstroommatch.maps.drawing import parts
from uitstroommatch.maps.layer import Drawn
from uitstroommatch.maps.scene import Scene
from uitstroommatch.maps.tables import Table
from uitstroommatch.situation import Situatie
from uitstroommatch.spread.beeld import Beeld, beeld
from uitstroommatch.spread.blik import REGISSEUR, Blik

NAMEN = {STAD: "Stad", DORP: "Dorp", CENTRUM: "Centrum", RIVIER: "Rivierenwijk", KERN: "Kern"}
_WEST = {CENTRUM: 6.0, RIVIER: 6.1, KERN: 6.2}


def vierkant(west: float, zuid: float = 52.0, maat: float = 0.1) -> dict[str, Any]:
    """A square as a GeoJSON geometry."""
    oost, noord = west + maat, zuid + maat
    return {
        "type": "Polygon",
        "coordinates": [[[west, zuid], [oost, zuid], [oost, noord], [west, noord], [west, zuid]]],
    }


GRENZEN = {code: vierkant(west) for code, west in _WEST.items()}


def gebied(code: str, punt: tuple[float, float] | None = None, **anders: Any) -> Gebied:
    """An area of the region; ``punt`` is its centre."""
    niveau = {"GM": Niveau.GEMEENTE, "WK": Niveau.WIJK, "BU": Niveau.BUURT}[code[:2]]
    ouder = {CENTRUM: "WK015001", RIVIER: "WK015002", KERN: "WK017701", STAD: None, DORP: None}.get(code)
    lon, lat = punt or (None, None)
    velden = {"naam": NAMEN[code], "ouder": ouder, "lengtegraad": lon, "breedtegraad": lat, **anders}
    return Gebied.model_validate({"code": code, "niveau": niveau, **velden})


def dossier(*rijen: Rij, grenzen: Mapping[str, Any] | None = None, punten: bool = True) -> Dossier:
    """A dossier with these rows; areas have their names, and their centres when ``punten``."""
    anders = {rij.code for rij in rijen if isinstance(rij, Gebied)}
    midden = {code: (west + 0.05, 52.05) for code, west in _WEST.items()} if punten else {}
    namen = [gebied(code, midden.get(code)) for code in NAMEN if code not in anders]
    return replace(bouw.dossier(*namen, *rijen), grenzen=GRENZEN if grenzen is None else grenzen)


def last(code: str, bestaand: int, nieuw: int, grens: int | None) -> Gebiedslast:
    """Load of an area."""
    vorm = {"GM": Niveau.GEMEENTE, "WK": Niveau.WIJK, "BU": Niveau.BUURT}[code[:2]]
    niveau = (vorm, Niveau.STRAAT, Niveau.COMPLEX)[code.count("/")]
    return Gebiedslast(code=code, niveau=niveau, bestaand=bestaand, nieuw=nieuw, grens=grens)


def toewijzing(zin: str, **rest: Any) -> Toewijzing:
    """A placement told in a sentence, ``"c1 in w1"`` or ``"c1 in w1 VWD"``."""
    ((sleutel, woning_id, vorm),) = bouw.plan(zin)
    return Toewijzing(client_sleutel=sleutel, woning_id=woning_id, contractvorm=Contractvorm(vorm), **rest)


def voorstel(
    voor: Dossier, *plaatsingen: Toewijzing | str, lasten: Iterable[Gebiedslast] = (), **rest: Any
) -> Voorstel:
    """A proposal for a dossier."""
    velden: dict[str, Any] = {
        "status": "optimaal",
        "peildatum": bouw.PEILDATUM,
        "beleid": BeleidVerwijzing(naam="Proefbeleid", sha256="0" * 64),
        "dossier_sha256": voor.sha256,
        "zaad": 0,
        "versies": {},
        "plaatsingen": tuple(toewijzing(p) if isinstance(p, str) else p for p in plaatsingen),
        "gebieden": tuple(lasten),
    }
    return Voorstel(**(velden | rest))


def terugleiding(sleutel: str) -> Terugleiding:
    """Somebody who goes back to a municipality outside the region."""
    return Terugleiding(client_sleutel=sleutel, gemeente=bouw.BUITEN)


def uitzicht(voor: Dossier, *plaatsingen: Toewijzing | str, blik: Blik = REGISSEUR, **rest: Any) -> Beeld:
    """What an officer, or another, may see of a dossier with a proposal."""
    return beeld(Situatie(voor, bouw.beleid()), voorstel(voor, *plaatsingen, **rest), blik)


def scene(voor: Dossier, *plaatsingen: Toewijzing | str, **rest: Any) -> Scene:
    """A scene of a dossier with a proposal."""
    return Scene.of(uitzicht(voor, *plaatsingen, **rest))


def features(drawn: Drawn | None) -> dict[str, dict[str, Any]]:
    """Everything in a layer that can be chosen, by code."""
    assert drawn is not None
    return {f["code"]: f for f in shapes(drawn) if "kop" in f}


def shapes(drawn: Drawn) -> list[dict[str, Any]]:
    """All features of a layer."""
    return [feature for part in parts(drawn.layer) for feature in part.features]


def tabel(drawn: Drawn | None) -> Table:
    """The table of a layer."""
    assert drawn is not None
    assert drawn.tabel is not None
    return drawn.tabel
