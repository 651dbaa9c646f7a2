"""``gebieden.geojson``: the outlines of areas, for the map only. Coordinates stay as they stand in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from uitstroommatch.errors import Fout, InvoerFout
from uitstroommatch.io.json_file import read_json
from uitstroommatch.io.wording import echo, printable

_DEPTH = {"Polygon": 2, "MultiPolygon": 3}
"""Lists around a ring of points: a polygon is a list of rings, a multipolygon a list of those."""
_LONGEST = 200  # characters of a source
_WGS84 = "lengtegraad en breedtegraad in WGS84 (EPSG:4326), lengtegraad eerst"

Geometry = Mapping[str, Any]


class Kaart(NamedTuple):
    """The outlines by area code, and who must be named for them: empty when the file does not say."""

    grenzen: Mapping[str, Geometry]
    bron: str


def read_borders(path: Path) -> Mapping[str, Geometry]:
    """Return the geometry per area code, deeply immutable.

    Raises:
        InvoerFout: the file is broken, or a feature is; it carries every fault.
    """
    return read_map(path).grenzen


def read_map(path: Path) -> Kaart:
    """Return the geometries with their source.

    Raises:
        InvoerFout: as :func:`read_borders`.
    """
    naam = printable(path.name)
    content = read_json(path)
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list) or content.get("type") != "FeatureCollection":
        raise InvoerFout([Fout(naam, 0, "", "is geen verzameling van kaartvlakken", "een GeoJSON FeatureCollection")])
    fouten: list[Fout] = []
    if "28992" in str(content.get("crs", "")):
        fouten.append(Fout(naam, 0, "crs", "staat in RD-coördinaten (meters)", _WGS84))
    found: dict[str, Geometry] = {}
    for nummer, feature in enumerate(features, start=1):
        _read_feature(naam, f"features, nummer {nummer}", feature, found, fouten)
    if fouten:
        raise InvoerFout(fouten)
    return Kaart(MappingProxyType(found), _source(content))


def _source(content: Mapping[str, Any]) -> str:
    """Return who made the map, with the licence, when both are short and plain."""
    bron, licentie = (content.get(naam, "") for naam in ("bron", "licentie"))
    if not all(isinstance(text, str) and len(text) <= _LONGEST and text.isprintable() for text in (bron, licentie)):
        return ""
    return f"{bron} ({licentie})" if bron and licentie else bron


def check_codes(grenzen: Mapping[str, Geometry], gebieden: Sequence[Any]) -> Iterator[Fout]:
    """Yield a warning for every outline of an area that is not in the dossier."""
    known = {gebied.code for gebied in gebieden}
    for code in sorted(grenzen.keys() - known):
        yield Fout("gebieden.geojson", 0, "code", "dit gebied staat niet in gebieden", "", echo(code))


def _read_feature(naam: str, plek: str, feature: Any, found: dict[str, Geometry], fouten: list[Fout]) -> None:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    code = _code(properties if isinstance(properties, dict) else {})
    if not code:
        fouten.append(Fout(naam, 0, plek, "heeft geen code van een gebied", "een eigenschap code of statcode"))
        return
    if code in found:
        fouten.append(Fout(naam, 0, plek, "deze code komt al eerder voor", "elke code een keer", echo(code)))
    geometry = feature.get("geometry")
    wat = _wrong(geometry)
    if wat:
        fouten.append(Fout(naam, 0, plek, wat[0], wat[1], echo(code)))
    else:
        coordinates = _freeze(geometry["coordinates"])
        found.setdefault(code, MappingProxyType({"type": geometry["type"], "coordinates": coordinates}))


def _code(properties: Mapping[str, Any]) -> str:
    value = properties.get("code", properties.get("statcode"))
    return value.strip() if isinstance(value, str) else ""


def _wrong(geometry: Any) -> tuple[str, str] | None:
    """Return what is wrong with a geometry and what is allowed, ``None`` when it is right."""
    depth = _DEPTH.get(str(geometry.get("type"))) if isinstance(geometry, dict) else None
    if depth is None:
        return "is geen vlak", "Polygon of MultiPolygon"
    rings = list(_rings(geometry.get("coordinates"), depth))
    if not rings or not all(map(_is_ring, rings)):
        return (
            "heeft een rand die geen gesloten rij punten is",
            "ringen van minstens vier punten, het laatste als het eerste",
        )
    if any(abs(point[0]) > 1000 or abs(point[1]) > 1000 for ring in rings for point in ring):
        return "lijkt in RD-coördinaten (meters) te staan", _WGS84
    if any(abs(point[0]) > 180 or abs(point[1]) > 90 for ring in rings for point in ring):
        return "heeft punten die op aarde niet bestaan", _WGS84
    return None


def _rings(coordinates: Any, depth: int) -> Iterator[Any]:
    if depth == 1:
        yield coordinates
    elif isinstance(coordinates, list) and coordinates:
        for part in coordinates:
            yield from _rings(part, depth - 1)
    else:
        yield None


def _is_ring(ring: Any) -> bool:
    return isinstance(ring, list) and len(ring) >= 4 and all(map(_is_point, ring)) and bool(ring[0] == ring[-1])


def _is_point(point: Any) -> bool:
    numbers = isinstance(point, list) and 2 <= len(point) <= 4
    return numbers and all(isinstance(value, int | float) and not isinstance(value, bool) for value in point)


def _freeze(value: Any) -> Any:
    return tuple(_freeze(part) for part in value) if isinstance(value, list) else value
