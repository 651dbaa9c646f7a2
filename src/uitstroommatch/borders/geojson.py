"""GeoJSON: one kind of thing in a file and in a page of a map service."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import partial
from typing import Any, NoReturn

import shapely
from shapely.geometry.base import BaseGeometry

from uitstroommatch.borders import projection
from uitstroommatch.borders.collect import Plek, Verzameling
from uitstroommatch.errors import Fout, InvoerFout
from uitstroommatch.io.wording import printable


class GeenGeojson(Exception):
    """It is no collection of features; the text says in Dutch what it is instead."""


def ontleed(inhoud: bytes) -> Mapping[str, Any]:
    """Return a feature collection.

    Raises:
        GeenGeojson: it is something else.
    """
    try:
        gelezen = json.loads(inhoud.decode("utf-8-sig"), parse_constant=_weiger)
    except (ValueError, RecursionError):
        raise GeenGeojson("is geen geldige JSON, of is niet af") from None
    features = gelezen.get("features") if isinstance(gelezen, dict) else None
    if not isinstance(features, list) or gelezen.get("type") != "FeatureCollection":
        raise GeenGeojson("is geen verzameling van kaartvlakken (FeatureCollection)")
    if not all(isinstance(feature, dict) for feature in features):
        raise GeenGeojson("heeft kaartvlakken zonder eigenschappen")
    result: Mapping[str, Any] = gelezen
    return result


def _weiger(_: str) -> NoReturn:
    raise ValueError


def lees(inhoud: bytes, naam: str, uit: Verzameling) -> None:
    """Read a file; faults in features are collected.

    Raises:
        InvoerFout: it is no GeoJSON, or its coordinates cannot be read.
    """
    try:
        collectie = ontleed(inhoud)
    except GeenGeojson as exc:
        wat = "een GeoJSON FeatureCollection in UTF-8, of een GeoPackage (.gpkg)"
        raise InvoerFout([Fout(naam, 0, "", str(exc), wat)]) from None
    epsg = _stelsel(naam, collectie.get("crs"))
    for nummer, feature in enumerate(collectie["features"], start=1):
        voeg_toe(feature, Plek(naam, "features", f"nummer {nummer}"), uit, epsg)


def voeg_toe(feature: Mapping[str, Any], plek: Plek, uit: Verzameling, epsg: int) -> None:
    """Look at one feature."""
    rij = feature.get("properties")
    uit.voeg_toe(plek, rij if isinstance(rij, dict) else {}, partial(_vorm, feature.get("geometry")), epsg)


def _vorm(geometry: Any) -> BaseGeometry | None:
    return None if geometry is None else shapely.from_geojson(json.dumps(geometry))


def _stelsel(bestand: str, crs: Any) -> int:
    """Return the system that an old kind of GeoJSON names; without one it is in degrees, as the standard says.

    Raises:
        InvoerFout: it is one that cannot be read.
    """
    if crs is None:
        return projection.GRADEN
    naam = str((crs.get("properties") or {}).get("name", "")) if isinstance(crs, dict) else ""
    if naam.upper().rstrip("/").endswith("CRS84"):
        return projection.GRADEN
    gevonden = re.search(r"EPSG\D.*?(\d{4,6})/?$", naam, re.IGNORECASE | re.ASCII)
    epsg = int(gevonden[1]) if gevonden else 0
    if not projection.bekend(epsg):
        wat = "staat in een coördinatenstelsel dat niet bekend is"
        raise InvoerFout([Fout(bestand, 0, "crs", wat, "RD (EPSG:28992) of WGS84 (EPSG:4326)", printable(naam))])
    return epsg
