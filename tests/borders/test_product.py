"""From a source to files beside a dossier, by the library and by the command line."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
from collections.abc import Sequence
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.geometry.base import BaseGeometry
from typer.testing import CliRunner

from tests.borders.dienst import Kaartdienst, collecties, feature
from tests.borders.pakje import cel, schrijf
from tests.borders.streek import code, slordig, vormen
from tests.io.small import PEILDATUM, SmallDossier
from uitstroommatch.borders import product
from uitstroommatch.borders.ogc import Dienst
from uitstroommatch.borders.product import Opdracht
from uitstroommatch.cli.commands import app
from uitstroommatch.errors import DoelFout, InvoerFout
from uitstroommatch.io.borders import read_borders, read_map
from uitstroommatch.io.dossier_reader import lees_dossier
from uitstroommatch.io.folder import HERKOMST

REGIO = ("GM0150", "GM0151")
BELEID = Path(__file__).parents[2] / "data" / "voorbeeld" / "beleid.toml"


def _kaart(map_: Path, shapes: Sequence[BaseGeometry], *, omgekeerd: bool = False) -> Path:
    """Write the buurten as GeoJSON in degrees."""
    rijen = [{"buurtcode": code(n), "buurtnaam": f"Buurt {n}", "aantal_huishoudens": 50} for n in range(len(shapes))]
    features = [feature(n, shape, **rij) for n, (shape, rij) in enumerate(zip(shapes, rijen, strict=True))]
    pad = map_ / "kaart.geojson"
    pad.write_text(json.dumps({"type": "FeatureCollection", "features": features[:: -1 if omgekeerd else 1]}))
    return pad


def _som(pad: Path) -> str:
    return hashlib.sha256(pad.read_bytes()).hexdigest()


def _herkomst(map_: Path) -> dict[str, Any]:
    inhoud: dict[str, Any] = json.loads((map_ / HERKOMST).read_text(encoding="utf-8"))
    return inhoud


def test_what_a_service_has_becomes_a_map_that_a_dossier_reads(tmp_path: Path) -> None:
    """With every level, the source named on it, and beside it all that is needed to find it again."""
    dienst = Kaartdienst(collecties(vormen(1, 34)))
    with dienst.open() as adres:
        gedaan = product.haal(Opdracht(tmp_path, REGIO, 2026), Dienst(adres=adres))
    grenzen, bron = read_map(tmp_path / "gebieden.geojson")
    assert len(grenzen) == 30 + 6 + 2
    assert bron == "CBS / Kadaster, wijk- en buurtkaart 2026 (CC BY 4.0)"
    delen = shapely.get_parts([shapely.from_geojson(json.dumps(dict(vorm))) for vorm in grenzen.values()])
    assert shapely.is_ccw(shapely.get_exterior_ring(delen)).all()
    assert [(fout.wat, fout.waarde) for fout in gedaan.waarschuwingen] == []
    herkomst = _herkomst(tmp_path)
    assert (herkomst["jaar"], herkomst["licentie"], herkomst["opgehaald"]) == (2026, "CC BY 4.0", "2026-11-25")
    assert herkomst["naamsvermelding"] == bron
    assert herkomst["adres"] == f"{dienst.adres}/kaart-2026"
    assert (herkomst["gemeenten"], herkomst["ontvangen"]["vlakken"]) == (list(REGIO), 38)
    (kaart,) = herkomst["geschreven"]
    assert kaart["sha256"] == _som(tmp_path / "gebieden.geojson")


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """Whatever the order in the file; the file itself has a hash."""
    sommen = []
    for nummer, omgekeerd in enumerate((False, True)):
        map_ = tmp_path / str(nummer)
        map_.mkdir()
        pad = _kaart(map_, slordig(vormen(2, 24)), omgekeerd=omgekeerd)
        product.lees(Opdracht(map_, REGIO, 2024, tabel=True), [pad])
        sommen.append([_som(map_ / naam) for naam in ("gebieden.geojson", "gebieden.csv")])
        assert _herkomst(map_)["ontvangen"]["bestanden"][0]["sha256"] == _som(pad)
        assert _herkomst(map_)["opgehaald"] is None
    assert sommen[0] == sommen[1]


def test_no_larger_than_was_asked(tmp_path: Path) -> None:
    """What it took is said."""
    pad = _kaart(tmp_path, vormen(3, 30, stap=20.0))
    gedaan = product.lees(Opdracht(tmp_path, REGIO, 2024, hooguit=40), [pad])
    assert gedaan.bestanden["gebieden.geojson"] == (tmp_path / "gebieden.geojson").stat().st_size <= 40_000
    assert _herkomst(tmp_path)["bewerking"]["tolerantie_meter"] == round(gedaan.vereenvoudigd.tolerantie, 2) > 5


def test_nothing_is_overwritten_unasked(tmp_path: Path) -> None:
    """And it says so before anything is fetched; by half is never."""
    (tmp_path / "gebieden.csv").write_text("van iemand")
    opdracht = Opdracht(tmp_path, REGIO, 2024, tabel=True)
    with pytest.raises(DoelFout, match=r"gebieden\.csv is er al\. Gebruik --overschrijven"):
        product.haal(opdracht, Dienst(adres="https://nergens.invalid"))
    with pytest.raises(InvoerFout):
        product.lees(Opdracht(tmp_path, (*REGIO, "GM0999"), 2024), [_kaart(tmp_path, vormen(2, 24))])
    assert sorted(p.name for p in tmp_path.iterdir()) == ["gebieden.csv", "kaart.geojson"]
    (tmp_path / HERKOMST).mkdir()
    vol = Opdracht(tmp_path, REGIO, 2024, overschrijven=True)
    with pytest.raises(DoelFout, match="is een map"):
        product.lees(vol, [tmp_path / "kaart.geojson"])
    assert sorted(p.name for p in tmp_path.iterdir()) == ["gebieden.csv", HERKOMST, "kaart.geojson"]
    with pytest.raises(DoelFout, match="deze map bestaat niet"):
        product.lees(Opdracht(tmp_path / "weg", REGIO, 2024), [])


def test_a_table_of_areas_that_a_dossier_reads(tmp_path: Path) -> None:
    """Households of the source, sums of them above, the class of leefbaarheid as it was."""
    map_ = SmallDossier().write_csv(tmp_path / "x")
    voor = lees_dossier(map_, PEILDATUM)
    buurten = [gebied for gebied in voor.gebieden if gebied.niveau == "buurt"]
    shapes = vormen(6, len(buurten))
    rijen = [{"buurtcode": b.code, "buurtnaam": b.naam, "aantal_huishoudens": 70 + n} for n, b in enumerate(buurten)]
    pad = schrijf(tmp_path / "k.gpkg", "buurten", rijen, [cel(shape, 28992) for shape in shapes])
    gemeenten = tuple(sorted({gebied.code for gebied in voor.gebieden if gebied.niveau == "gemeente"}))
    gedaan = product.lees(Opdracht(map_, gemeenten, 2024, tabel=True, overschrijven=True), [pad])
    na = lees_dossier(map_, PEILDATUM)
    assert {g.code for g in na.gebieden} == set(na.grenzen) == {g.code for g in voor.gebieden}
    assert [g.leefbaarheid for g in na.gebieden] == [g.leefbaarheid for g in voor.gebieden]
    assert na.grenzen_bron == gedaan.naamsvermelding
    assert not na.waarschuwingen
    for gemeente in gemeenten:
        wijken = {g.code for g in na.gebieden if g.ouder == gemeente}
        som = sum(g.huishoudens or 0 for g in na.gebieden if g.ouder in wijken)
        assert na.gebied[gemeente].huishoudens == som > 0
    for gebied in na.gebieden:
        punt = shapely.Point(gebied.lengtegraad or 0, gebied.breedtegraad or 0)
        assert shapely.from_geojson(json.dumps(na.grenzen[gebied.code], default=dict)).buffer(1e-5).contains(punt)


def test_what_deserves_a_look(tmp_path: Path) -> None:
    """Another division than that of the dossier, and buurten that do not fill their gemeente."""
    dienst = Kaartdienst(collecties(vormen(1, 15)))
    dienst.collecties["buurten"].pop()
    rijen = [("GM0150", "gemeente", ""), ("WK015001", "wijk", "GM0150"), ("BU01500199", "buurt", "WK015001")]
    tabel = "\n".join(f"{c};Naam;{niveau};{ouder}" for c, niveau, ouder in rijen)
    (tmp_path / "gebieden.csv").write_text(f"code;naam;niveau;ouder\n{tabel}\n")
    with dienst.open() as adres:
        gedaan = product.haal(Opdracht(tmp_path, ["GM0150"], 2026), Dienst(adres=adres))
    een, twee, drie = (fout.regel() for fout in gedaan.waarschuwingen)
    assert een.startswith("gebieden.geojson: de buurten beslaan 9")
    assert een.endswith("van de gemeente (gelezen: 'GM0150')")
    assert "1 buurt zonder grens op de kaart: is de indeling van 2026 de goede?" in twee
    assert "14 buurten niet in gebieden" in drie


# --- the command line --------------------------------------------------------------------------------------------


def _draai(*delen: object) -> tuple[int, str, str]:
    uit = CliRunner().invoke(app, ["gebieden", *map(str, delen)])
    return uit.exit_code, uit.stdout, uit.stderr


def test_the_command_that_reads(tmp_path: Path) -> None:
    """For the region of the policy in the folder, or the gemeenten that are named."""
    shutil.copy(BELEID, tmp_path)
    pad = _kaart(tmp_path, vormen(2, 20))
    einde, _, fout = _draai("lezen", tmp_path, pad, "--jaar", 2024)
    assert einde == 2
    assert "4 fouten in de invoer" in fout  # the rest of the region of the example is not on this map
    delen = ("lezen", tmp_path, pad, "--jaar", 2024, "--gemeente", "GM0150", "--tabel", "--op", "2026-11-25")
    einde, uit, _ = _draai(*delen)
    assert einde == 0
    assert "gebieden.geojson: 15 buurten, 3 wijken, 1 gemeente (" in uit
    assert "Noem als bron: CBS / Kadaster, wijk- en buurtkaart 2024 (CC BY 4.0)." in uit
    assert len(read_borders(tmp_path / "gebieden.geojson")) == 19
    assert _herkomst(tmp_path)["opgehaald"] == date(2026, 11, 25).isoformat()
    tabel = list(csv.DictReader(StringIO((tmp_path / "gebieden.csv").read_text("utf-8-sig")), delimiter=";"))
    assert [rij["huishoudens"] for rij in tabel] == ["750", "250", "250", "250", *["50"] * 15]
    assert _draai(*delen)[0] == 2
    einde, uit, _ = _draai(*delen, "--overschrijven", "--naamsvermelding", "Gemeente", "--licentie", "CC0")
    assert (einde, "Noem als bron: Gemeente (CC0)." in uit) == (0, True)
    einde, _, fout = _draai("lezen", tmp_path, pad, "--jaar", 2024, "--gemeente", "Deventer")
    assert (einde, "is geen code van een gemeente (gelezen: 'Deventer')" in fout) == (2, True)


def test_the_command_that_fetches(tmp_path: Path) -> None:
    """From the service that is named; what goes wrong ends in a sentence and exit code 2."""
    with Kaartdienst(collecties(vormen(1, 15))).open() as adres:
        delen = ("halen", tmp_path, "--gemeente", "GM0150", "--bron", adres)
        einde, uit, _ = _draai(*delen, "--jaar", 2026)
        assert (einde, "15 buurten, 3 wijken, 1 gemeente" in uit) == (0, True)
        einde, _, fout = _draai(*delen, "--jaar", 2027, "--overschrijven")
    assert (einde, "er is geen kaart van 2027 bij deze dienst" in fout) == (2, True)
    einde, _, fout = _draai(*delen[:4], "--jaar", 2026, "--overschrijven", "--bron", "http://pdok.example")
    assert (einde, "geen veilig adres" in fout) == (2, True)
