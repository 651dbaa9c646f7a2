"""Files that someone has: GeoPackage in RD, GeoJSON, and what is wrong with them."""

from __future__ import annotations

import gzip
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from tests.borders.pakje import cel, schrijf
from uitstroommatch.borders import files, projection
from uitstroommatch.borders.collect import Verzameling
from uitstroommatch.errors import Fout, InvoerFout

TOREN = shapely.box(155_000, 463_000, 156_000, 464_000)
NAAST = shapely.box(156_000, 463_000, 157_000, 464_000)
RIJ = {
    "buurtcode": "BU03070101",
    "buurtnaam": "Toren",
    "wijkcode": "WK030701",
    "gemeentecode": "GM0307",
    "gemeentenaam": "Amersfoort",
    "aantal_huishoudens": 1200,
    "water": "NEE",
}


def _lees(*paden: Path, gemeenten: frozenset[str] = frozenset({"GM0307"})) -> Verzameling:
    uit = Verzameling(gemeenten)
    files.lees(paden, uit)
    return uit


def _fouten(*paden: Path, jaar: int = 2024) -> list[Fout]:
    with pytest.raises(InvoerFout) as gevangen:
        _lees(*paden).controleer("kaart", jaar)
    return list(gevangen.value.fouten)


def _json(pad: Path, *features: object, **rest: object) -> Path:
    pad.write_text(json.dumps({"type": "FeatureCollection", "features": features, **rest}))
    return pad


def _feature(shape: BaseGeometry | None, **eigenschappen: object) -> dict[str, Any]:
    geometry = None if shape is None else json.loads(shapely.to_geojson(shape))
    return {"type": "Feature", "properties": eigenschappen, "geometry": geometry}


def _zelfde(een: BaseGeometry, ander: BaseGeometry) -> bool:
    return bool(een.hausdorff_distance(ander) < 0.01)


def test_the_wijk_en_buurtkaart_as_a_geopackage(tmp_path: Path) -> None:
    """In RD, with the columns of CBS: the region only, land only, and the figure that is not told is not there."""
    rijen = [
        RIJ,
        {**RIJ, "buurtcode": "BU03070102", "buurtnaam": "Naast", "aantal_huishoudens": -99997},
        {**RIJ, "buurtcode": "BU03079998", "water": "JA"},
        {**RIJ, "buurtcode": "BU01500101", "gemeentecode": "GM0150", "wijkcode": "WK015001"},
    ]
    cellen = [cel(shapely.MultiPolygon([TOREN]), 28992), cel(NAAST, 28992, 0), cel(TOREN, 28992), b"not looked at"]
    pad = schrijf(tmp_path / "wijkenbuurten_2024.gpkg", "buurten", rijen, cellen)
    schrijf(
        pad, "wijken", [{"wijkcode": "WK030701", "wijknaam": "Stad", "gemeentecode": "GM0307"}], [cel(TOREN, 28992)]
    )
    schrijf(pad, "punten", [{"buurtcode": "BU03070101"}], [cel(TOREN.centroid, 28992)], soort="POINT")
    uit = _lees(pad)
    assert uit.aantallen() == {"gemeente": 0, "wijk": 1, "buurt": 2}
    assert (uit.gezien, uit.water, uit.fouten) == (4, 1, [])
    assert uit.namen == {
        "BU03070101": "Toren", "BU03070102": "Naast", "WK030701": "Stad", "GM0307": "Amersfoort"
    }  # fmt: skip
    een, twee = uit.vlakken["BU03070101"], uit.vlakken["BU03070102"]
    assert (een.kenmerk.huishoudens, twee.kenmerk.huishoudens) == (1200, None)
    assert een.shape.equals(TOREN)
    assert twee.shape.equals(NAAST)


def test_a_geopackage_that_gdal_wrote(tmp_path: Path) -> None:
    """With heights, envelopes, indexes and triggers; made by GDAL 3.12, of made-up squares."""
    pad = tmp_path / "gdal.gpkg"
    pad.write_bytes(gzip.decompress((Path(__file__).parent / "gdal.gpkg.gz").read_bytes()))
    with closing(sqlite3.connect(pad)) as db:
        db.execute("PRAGMA journal_mode = WAL")  # as a program leaves it that writes much
    uit = _lees(pad)
    assert uit.aantallen() == {"gemeente": 1, "wijk": 0, "buurt": 3}
    assert uit.vlakken["BU03070102"].shape.equals(NAAST)
    assert uit.vlakken["BU03070201"].kenmerk.huishoudens is None
    assert not list(tmp_path.glob("gdal.gpkg?*"))  # nothing was written beside it


def test_other_coordinates_end_up_in_the_same_place(tmp_path: Path) -> None:
    """GeoPackage and GeoJSON in degrees, in RD and in UTM."""
    graden = projection.naar_graden(TOREN, 12)
    from pyproj import Transformer

    utm = Transformer.from_crs(4326, 32631, always_xy=True)
    in_utm = shapely.transform(graden, lambda xy: shapely.get_coordinates(shapely.points(*utm.transform(*xy.T))))
    rd = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}
    crs84 = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    paden = [
        schrijf(tmp_path / "wgs.gpkg", "b", [RIJ], [cel(graden, 4326)], 4326),
        schrijf(tmp_path / "utm.gpkg", "b", [RIJ], [cel(in_utm, 32631)], 32631),
        _json(tmp_path / "wgs.geojson", _feature(graden, **RIJ)),
        _json(tmp_path / "84.geojson", _feature(graden, **RIJ), crs=crs84),
        _json(tmp_path / "rd.geojson", _feature(TOREN, **RIJ), crs=rd),
    ]
    for pad in paden:
        assert _zelfde(_lees(pad).vlakken["BU03070101"].shape, TOREN), pad.name


@pytest.mark.parametrize(
    "rij",
    [
        {"statcode": "BU03070101 ", "statnaam": "Toren", "wk_code": "WK030701", "gm_code": "GM0307", "H2O": "NEE"},
        {"BU_CODE": "BU03070101", "BU_NAAM": "Toren", "AANT_HH": 1200.0},
        {"code": "BU03070101", "naam": "Toren", "huishoudens": "1200"},
    ],
)
def test_the_names_that_columns_have(tmp_path: Path, rij: dict[str, object]) -> None:
    """Of CBS now, of CBS before, and of this program; what a code says itself need not be in a column."""
    kenmerk = _lees(_json(tmp_path / "a.json", _feature(projection.naar_graden(TOREN, 9), **rij))).vlakken["BU03070101"]
    assert (kenmerk.kenmerk.naam, kenmerk.kenmerk.wijk, kenmerk.kenmerk.gemeente) == ("Toren", "WK030701", "GM0307")
    assert kenmerk.kenmerk.huishoudens == (None if "statcode" in rij else 1200)


def test_files_together(tmp_path: Path) -> None:
    """One has the shapes, the other the names; parts of one area are one area; a country is passed over."""
    graden = [projection.naar_graden(shape, 9) for shape in (TOREN, NAAST)]
    een = _json(tmp_path / "b.json", *(_feature(shape, statcode="BU03070101") for shape in graden))
    ander = _json(
        tmp_path / "w.json", _feature(graden[0], statcode="WK030701", statnaam="Stad"), _feature(None, statcode="NL00")
    )
    uit = _lees(een, ander)
    assert uit.namen["WK030701"] == "Stad"
    assert uit.vlakken["BU03070101"].shape.area == pytest.approx(2_000_000, rel=1e-6)
    uit.controleer("kaart", 2024)


_GRADEN = projection.naar_graden(TOREN, 9)
_OM = shapely.transform(_GRADEN, lambda xy: xy[:, ::-1])


@pytest.mark.parametrize(
    "shape, wat",
    [
        (None, "heeft geen vlak"),
        (_GRADEN.centroid, "heeft geen vlak"),
        (_GRADEN.boundary, "heeft geen vlak"),
        (TOREN, "lijkt in RD-coördinaten (meters) te staan, maar het bestand zegt dat niet"),
        (_OM, "heeft breedtegraad en lengtegraad verwisseld"),
        (shapely.box(10, 40, 11, 41), "ligt niet in Nederland"),
    ],
)
def test_a_shape_that_cannot_be_used(tmp_path: Path, shape: BaseGeometry | None, wat: str) -> None:
    """The fault names file, feature and area."""
    (fout,) = _fouten(_json(tmp_path / "kaart.geojson", _feature(shape, **RIJ)))
    assert (fout.bestand, fout.kolom, fout.wat, fout.waarde) == (
        "kaart.geojson",
        "features, nummer 1",
        wat,
        "BU03070101",
    )
    assert fout.toegestaan


def test_a_broken_cell_names_its_layer_and_row(tmp_path: Path) -> None:
    """Nothing, something else, half a shape, and a kind that the standard does not have."""
    heel = cel(TOREN, 28992) or b""
    cellen = [None, b"x", heel[:60], heel[:3] + b"\x21" + heel[4:], heel]
    rijen = [{**RIJ, "buurtcode": f"BU0307010{nummer}"} for nummer in range(5)]
    fouten = _fouten(schrijf(tmp_path / "k.gpkg", "buurten", rijen, cellen))
    assert [(f.kolom, f.wat) for f in fouten] == [
        (f"laag buurten, nummer {nummer}", "heeft geen vlak") for nummer in range(1, 5)
    ]


def test_columns_without_a_code(tmp_path: Path) -> None:
    """The layers and columns that are there are named, and those that are wanted."""
    pakje = schrijf(tmp_path / "k.gpkg", "vlakken", [{"nummer": 1, "omschrijving": "x"}], [cel(TOREN, 28992)])
    (fout,) = _fouten(pakje)
    assert fout.wat == "heeft geen laag met codes van gebieden (wel: vlakken (fid, nummer, omschrijving))"
    assert "buurtcode" in fout.toegestaan
    (fout,) = _fouten(_json(tmp_path / "k.json", _feature(_GRADEN, nummer=1, omschrijving="x")))
    assert fout.wat == "heeft geen kolom met de code van een gebied (wel: nummer, omschrijving)"
    assert (fout.kolom, "statcode" in fout.toegestaan) == ("features, nummer 1", True)


def test_many_faults_of_one_kind_do_not_drown_the_reader(tmp_path: Path) -> None:
    """Twenty say what a thousand would."""
    assert len(_fouten(_json(tmp_path / "k.json", *([_feature(_GRADEN, x=1)] * 1000)))) <= 20


def test_an_area_in_two_layers(tmp_path: Path) -> None:
    """Two drawings of one area would be laid over each other."""
    pad = schrijf(tmp_path / "k.gpkg", "buurten", [RIJ], [cel(TOREN, 28992)])
    schrijf(pad, "grof", [RIJ], [cel(TOREN, 28992)])
    (fout,) = _fouten(pad)
    assert (fout.kolom, fout.wat) == ("laag grof, nummer 1", "staat ook in k.gpkg, laag buurten")


def test_a_system_that_is_not_known(tmp_path: Path) -> None:
    """Layer and column are named."""
    (fout,) = _fouten(schrijf(tmp_path / "k.gpkg", "buurten", [RIJ], [cel(TOREN, 900001)], 900001))
    assert fout.wat == "laag buurten staat in een coördinatenstelsel dat niet bekend is"
    crs = {"type": "name", "properties": {"name": "EPSG:99999"}}
    (fout,) = _fouten(_json(tmp_path / "k.json", _feature(TOREN, **RIJ), crs=crs))
    assert (fout.kolom, fout.waarde) == ("crs", "EPSG:99999")


def test_the_year_in_the_file(tmp_path: Path) -> None:
    """A map of another year than was asked for is refused."""
    (fout,) = _fouten(_json(tmp_path / "k.json", _feature(_GRADEN, **RIJ, jaar=2023)))
    assert (fout.wat, fout.toegestaan) == ("is van 2023, en gevraagd is 2024", "de kaart van 2024, of --jaar 2023")


@pytest.mark.parametrize(
    "inhoud, wat",
    [
        (b"", "is leeg"),
        (b"PK\x03\x04rest", "is een zip-bestand"),
        (b"{", "is geen geldige JSON, of is niet af"),
        (b'{"type": "FeatureCollection", "features": [NaN]}', "is geen geldige JSON, of is niet af"),
        (b"[]", "is geen verzameling van kaartvlakken (FeatureCollection)"),
        (b'{"type": "FeatureCollection", "features": [1]}', "heeft kaartvlakken zonder eigenschappen"),
        (b"SQLite format 3\0" + b"\0" * 200, "is geen GeoPackage, of is beschadigd"),
    ],
)
def test_what_is_no_map(tmp_path: Path, inhoud: bytes, wat: str) -> None:
    """Each says what the file is and what is wanted."""
    pad = tmp_path / "kaart.gpkg"
    pad.write_bytes(inhoud)
    (fout,) = _fouten(pad)
    assert (fout.bestand, fout.wat) == ("kaart.gpkg", wat)
    assert fout.toegestaan


def test_files_that_are_not_there(tmp_path: Path) -> None:
    """All of them are named together."""
    fouten = _fouten(tmp_path, tmp_path / "weg.gpkg")
    assert [(f.bestand, f.wat) for f in fouten] == [
        (tmp_path.name, "is een map of geen gewoon bestand"),
        ("weg.gpkg", "bestaat niet"),
    ]


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """GeoJSON is read as a whole, so it has a largest size."""
    monkeypatch.setattr(files, "GROOTSTE_GEOJSON", 10)
    (fout,) = _fouten(_json(tmp_path / "k.json"))
    assert fout.wat.startswith("is te groot")
