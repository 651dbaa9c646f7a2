"""Outlines of areas: right, or refused with a reason."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.io.small import PEILDATUM, SmallDossier
from uitstroommatch.errors import InvoerFout
from uitstroommatch.io.borders import read_borders, read_map
from uitstroommatch.io.dossier_reader import lees_dossier

RING = [[6.1, 52.2], [6.2, 52.2], [6.2, 52.3], [6.1, 52.2]]


def _feature(code: object = "BU01500101", soort: str = "Polygon", coordinates: object = None, **rest: Any) -> Any:
    geometry = {"type": soort, "coordinates": [RING] if coordinates is None else coordinates}
    return {"type": "Feature", "properties": {"code": code}, "geometry": geometry, **rest}


def _write(folder: Path, *features: object, **rest: object) -> Path:
    path = folder / "gebieden.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features, **rest}))
    return path


def _faults(path: Path) -> list[tuple[str, str]]:
    with pytest.raises(InvoerFout) as caught:
        read_borders(path)
    assert all(f.bestand == "gebieden.geojson" and f.toegestaan for f in caught.value.fouten)
    return [(f.kolom, f.wat) for f in caught.value.fouten]


def test_outlines_come_back_as_they_stand(tmp_path: Path) -> None:
    """Polygons and multipolygons, with height or without, by either name of the code."""
    hoog = [[*point, 3] for point in RING]
    other = _feature(soort="MultiPolygon", coordinates=[[RING], [hoog]])
    other["properties"] = {"statcode": " GM0150 ", "statnaam": "Deventer"}
    found = read_borders(_write(tmp_path, _feature(), other))
    assert set(found) == {"BU01500101", "GM0150"}
    assert json.loads(json.dumps(found["GM0150"]["coordinates"])) == [[RING], [hoog]]
    assert found["BU01500101"]["type"] == "Polygon"


def test_outlines_cannot_be_changed(tmp_path: Path) -> None:
    """They are shared by every map of a dossier."""
    found = read_borders(_write(tmp_path, _feature()))
    assert isinstance(found, Mapping)
    with pytest.raises(TypeError):
        found["BU01500101"]["type"] = "x"  # type: ignore[index]
    assert isinstance(found["BU01500101"]["coordinates"][0][0], tuple)


def test_an_empty_collection(tmp_path: Path) -> None:
    """No outlines is no fault."""
    assert read_borders(_write(tmp_path)) == {}


@pytest.mark.parametrize(
    "feature, wat",
    [
        (_feature(coordinates=[[[207000, 474000]] * 4]), "lijkt in RD-coördinaten (meters) te staan"),
        (_feature(coordinates=[[[6.1, 152.2]] * 4]), "heeft punten die op aarde niet bestaan"),
        (_feature(coordinates=[[[181, 52.2]] * 4]), "heeft punten die op aarde niet bestaan"),
        (_feature(soort="Point", coordinates=[6.1, 52.2]), "is geen vlak"),
        (_feature(soort="GeometryCollection"), "is geen vlak"),
        (_feature(geometry=None), "is geen vlak"),
        (_feature(geometry={"type": ["Polygon"]}), "is geen vlak"),
        (_feature(coordinates=[]), "heeft een rand die geen gesloten rij punten is"),
        (_feature(coordinates=[[]]), "heeft een rand die geen gesloten rij punten is"),
        (_feature(coordinates=[RING[:3]]), "heeft een rand die geen gesloten rij punten is"),
        (_feature(coordinates=[[*RING[:3], [6, 52]]]), "heeft een rand die geen gesloten rij punten is"),
        (_feature(coordinates=[[["6", "52"]] * 4]), "heeft een rand die geen gesloten rij punten is"),
        (_feature(coordinates=[[[True, 52]] * 4]), "heeft een rand die geen gesloten rij punten is"),
        (_feature(coordinates=RING), "heeft een rand die geen gesloten rij punten is"),
        (_feature(soort="MultiPolygon"), "heeft een rand die geen gesloten rij punten is"),
        (_feature(coordinates="RING"), "heeft een rand die geen gesloten rij punten is"),
        (_feature(code=None), "heeft geen code van een gebied"),
        (_feature(code=150), "heeft geen code van een gebied"),
        (_feature(properties=None), "heeft geen code van een gebied"),
        ("feature", "heeft geen code van een gebied"),
        (None, "heeft geen code van een gebied"),
    ],
)
def test_a_bad_feature_names_its_number(tmp_path: Path, feature: object, wat: str) -> None:
    """The good ones beside it are not named."""
    assert _faults(_write(tmp_path, _feature("GM0150"), feature)) == [("features, nummer 2", wat)]


def test_a_code_twice(tmp_path: Path) -> None:
    """Which outline counts cannot be known."""
    assert _faults(_write(tmp_path, _feature(), _feature())) == [
        ("features, nummer 2", "deze code komt al eerder voor")
    ]


def test_every_bad_feature_is_named(tmp_path: Path) -> None:
    """One does not hide the next."""
    assert len(_faults(_write(tmp_path, _feature(coordinates=[]), _feature(code=""), _feature(soort="Point")))) == 3


def test_the_coordinate_system_that_the_file_names(tmp_path: Path) -> None:
    """RD is refused by name as well."""
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}
    assert _faults(_write(tmp_path, _feature(), crs=crs)) == [("crs", "staat in RD-coördinaten (meters)")]


@pytest.mark.parametrize(
    "text, wat",
    [
        ("", "is leeg"),
        ("{", "is geen geldige JSON (regel 1, teken 2)"),
        ("[]", "is geen verzameling van kaartvlakken"),
        ("{}", "is geen verzameling van kaartvlakken"),
        ('{"type": "Feature", "features": []}', "is geen verzameling van kaartvlakken"),
        ('{"type": "FeatureCollection", "features": {}}', "is geen verzameling van kaartvlakken"),
        ('{"type": "FeatureCollection", "features": [NaN]}', "is geen geldige JSON"),
        ("[" * 100_000, "is geen geldige JSON"),
    ],
)
def test_what_is_no_geojson(tmp_path: Path, text: str, wat: str) -> None:
    """Broken text, another kind of JSON, numbers that JSON does not know, nesting without end."""
    path = tmp_path / "gebieden.geojson"
    path.write_text(text)
    ((kolom, found),) = _faults(path)
    assert kolom == ""
    assert found.startswith(wat)


def test_outlines_of_a_dossier(small: SmallDossier, tmp_path: Path) -> None:
    """An outline of an area that is not in the dossier is a warning; content and hash do not change."""
    plain = lees_dossier(small.write_csv(tmp_path / "plain"), PEILDATUM)
    folder = small.write_csv(tmp_path / "x")
    _write(folder, _feature(), _feature("BU09999999"))
    dossier = lees_dossier(folder, PEILDATUM)
    assert set(dossier.grenzen) == {"BU01500101", "BU09999999"}
    assert [(w.wat, w.waarde) for w in dossier.waarschuwingen] == [("dit gebied staat niet in gebieden", "BU09999999")]
    assert dossier == plain
    assert dossier.sha256 == plain.sha256


@pytest.mark.parametrize(
    "rest, bron",
    [
        ({"bron": "CBS / Kadaster, kaart 2024", "licentie": "CC BY 4.0"}, "CBS / Kadaster, kaart 2024 (CC BY 4.0)"),
        ({"bron": "Gemeente"}, "Gemeente"),
        ({"licentie": "CC BY 4.0"}, ""),
        ({"bron": 2024, "licentie": "CC BY 4.0"}, ""),
        ({"bron": "x" * 201}, ""),
        ({"bron": "regel\nregel"}, ""),
        ({}, ""),
    ],
)
def test_who_made_the_outlines(tmp_path: Path, rest: dict[str, Any], bron: str) -> None:
    """Named as the file says, unless that is no plain line of text."""
    assert read_map(_write(tmp_path, _feature(), **rest)).bron == bron
