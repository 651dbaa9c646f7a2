"""What is written: the map, where it comes from, and a table of areas. The same input gives the same bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from uitstroommatch.borders import projection
from uitstroommatch.borders.collect import Verzameling, Vlak
from uitstroommatch.borders.columns import NIVEAUS
from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.gebied import Gebied
from uitstroommatch.io.export import tabel_als_tekst

LICENTIE = "CC BY 4.0"
LICENTIE_ADRES = "https://creativecommons.org/licenses/by/4.0/deed.nl"
_KOLOMMEN = ("code", "naam", "niveau", "ouder", "huishoudens", "leefbaarheid", "lengtegraad", "breedtegraad")


@dataclass(frozen=True, slots=True)
class Naamsvermelding:
    """Who must be named on a map, of which year, and under which licence."""

    jaar: int
    bron: str
    licentie: str = LICENTIE

    @classmethod
    def cbs(cls, jaar: int) -> Naamsvermelding:
        """Return what CBS and Kadaster ask for."""
        return cls(jaar, f"CBS / Kadaster, wijk- en buurtkaart {jaar}")

    @property
    def tekst(self) -> str:
        """What a map says."""
        return f"{self.bron} ({self.licentie})"


def kaart_als_tekst(vormen: Mapping[str, BaseGeometry], namen: Mapping[str, str], wie: Naamsvermelding) -> str:
    """Return ``gebieden.geojson``: an area per line, from gemeente to buurt, in order of code."""
    kop = {"type": "FeatureCollection", "bron": wie.bron, "licentie": wie.licentie, "jaar": wie.jaar}
    volgorde = sorted(vormen, key=lambda code: (("GM", "WK", "BU").index(code[:2]), code))
    regels = ",\n".join(_regel(code, namen.get(code, code), vormen[code]) for code in volgorde)
    return f'{_json(kop)[:-1]},"features":[\n{regels}\n]}}\n'


def _regel(code: str, naam: str, shape: BaseGeometry) -> str:
    # The outer ring runs against the clock, as the standard of GeoJSON has it.
    geometry = json.loads(shapely.to_geojson(shapely.orient_polygons(shape)))
    return _json({"type": "Feature", "properties": {"code": code, "naam": naam}, "geometry": geometry})


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def herkomst_als_tekst(
    wie: Naamsvermelding, ontvangen: Mapping[str, Any], bewerking: Mapping[str, Any], geschreven: Mapping[str, str]
) -> str:
    """Return ``gebieden.herkomst.json``: all that is needed to name the source and to see that a map is of it."""
    inhoud = {
        "naamsvermelding": wie.tekst,
        "bron": wie.bron,
        "licentie": wie.licentie,
        **({"licentie_adres": LICENTIE_ADRES} if wie.licentie == LICENTIE else {}),
        "jaar": wie.jaar,
        **ontvangen,
        "bewerking": dict(bewerking),
        "geschreven": [{"naam": naam, **_som(tekst)} for naam, tekst in geschreven.items()],
    }
    return f"{json.dumps(inhoud, ensure_ascii=False, indent=2, allow_nan=False)}\n"


def _som(tekst: str) -> dict[str, Any]:
    inhoud = tekst.encode()
    return {"bytes": len(inhoud), "sha256": hashlib.sha256(inhoud).hexdigest()}


def gebieden_als_tekst(gelezen: Verzameling, eerder: Mapping[str, Gebied]) -> str:
    """Return ``gebieden.csv``; the class of leefbaarheid is of another source, and stays what it was before."""
    return tabel_als_tekst(_rijen(gelezen, eerder), _KOLOMMEN)


def _rijen(gelezen: Verzameling, eerder: Mapping[str, Gebied]) -> Iterator[dict[str, object]]:
    buurten = gelezen.per_niveau(Niveau.BUURT)
    for niveau in NIVEAUS:
        for code in sorted({_code(buurt, niveau) for buurt in buurten}):
            binnen = [buurt for buurt in buurten if _code(buurt, niveau) == code]
            eigen = gelezen.vlakken.get(code)
            yield {
                "code": code,
                "naam": gelezen.namen.get(code, code),
                "niveau": niveau.value,
                "ouder": None if niveau is Niveau.GEMEENTE else _code(binnen[0], _BOVEN[niveau]),
                "leefbaarheid": eerder[code].leefbaarheid if code in eerder else None,
                "huishoudens": _huishoudens(eigen, binnen),
                **_midden(shapely.union_all([buurt.shape for buurt in binnen])),
            }


_BOVEN = {Niveau.BUURT: Niveau.WIJK, Niveau.WIJK: Niveau.GEMEENTE}


def _code(buurt: Vlak, niveau: Niveau) -> str:
    """Return the code of the area of this level around a buurt, or of the buurt itself."""
    kenmerk = buurt.kenmerk
    return {Niveau.BUURT: kenmerk.code, Niveau.WIJK: kenmerk.wijk or "", Niveau.GEMEENTE: kenmerk.gemeente}[niveau]


def _huishoudens(eigen: Vlak | None, binnen: list[Vlak]) -> int | None:
    """Return what the source says of the area itself, else the sum of its buurten when each of them has a number."""
    if eigen is not None and eigen.kenmerk.huishoudens is not None:
        return eigen.kenmerk.huishoudens
    aantallen = [buurt.kenmerk.huishoudens for buurt in binnen]
    bekend = [aantal for aantal in aantallen if aantal is not None]
    return sum(bekend) if len(bekend) == len(aantallen) else None


def _midden(shape: BaseGeometry) -> dict[str, object]:
    """Return the centre of an area, or else a point that lies in it."""
    midden = shape.centroid
    punt = midden if shape.contains(midden) else shape.representative_point()
    ((lengte, breedte),) = shapely.get_coordinates(projection.naar_graden(punt, 6))
    return {"lengtegraad": f"{lengte:.6f}", "breedtegraad": f"{breedte:.6f}"}
