"""Templates to download: the reader takes them back, alone and together, and every column is explained."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from uitstroommatch import service
from uitstroommatch.domain.dossier import RIJSOORTEN, VERPLICHT
from uitstroommatch.errors import InvoerFout, NietGevonden
from uitstroommatch.io.column_words import BESTANDEN, KOLOMMEN
from uitstroommatch.io.dossier_reader import lees_tabellen
from uitstroommatch.io.format import known_columns
from uitstroommatch.io.normalise import normalise
from uitstroommatch.io.templates import als_csv, als_xlsx, dossier_als_xlsx, sjablonen, sjabloon
from uitstroommatch.resources import data_map

DAG = date(2026, 11, 23)
BELEID = data_map() / "voorbeeld" / "beleid.toml"


def schrijf(map_: Path, einde: str) -> Path:
    for bestand in RIJSOORTEN:
        (map_ / f"{bestand}{einde}").write_bytes(als_csv(bestand) if einde == ".csv" else als_xlsx(bestand, DAG))
    return map_


@pytest.mark.parametrize("bestand", RIJSOORTEN)
@pytest.mark.parametrize("einde", [".csv", ".xlsx"])
def test_each_template_is_read_back_with_its_examples(tmp_path: Path, bestand: str, einde: str) -> None:
    (tmp_path / f"{bestand}{einde}").write_bytes(als_csv(bestand) if einde == ".csv" else als_xlsx(bestand, DAG))
    tabel = lees_tabellen(tmp_path).per_bestand[bestand]
    gelezen = normalise(tabel)
    assert (gelezen.fouten, gelezen.waarschuwingen) == ([], [])
    assert tabel.kop == known_columns(bestand)
    assert len(gelezen.rijen) == len(sjabloon(bestand).voorbeelden) >= 2


@pytest.mark.parametrize("einde", [".csv", ".xlsx"])
def test_all_templates_together_are_a_dossier(tmp_path: Path, einde: str) -> None:
    opdracht = service.inlezen(schrijf(tmp_path, einde), beleid=BELEID)
    assert [fout for fout in opdracht.dossier.waarschuwingen if fout.bestand != "beleid.toml"] == []
    assert len(opdracht.situatie.vast) == 1


def test_csv_and_xlsx_say_the_same_and_one_workbook_says_it_too(tmp_path: Path) -> None:
    mappen = [tmp_path / naam for naam in ("csv", "xlsx", "samen")]
    for map_ in mappen:
        map_.mkdir()
    schrijf(mappen[0], ".csv")
    schrijf(mappen[1], ".xlsx")
    (mappen[2] / "dossier.xlsx").write_bytes(dossier_als_xlsx(DAG))
    gelezen = [service.inlezen(map_, beleid=BELEID).dossier for map_ in mappen]
    assert len({dossier.sha256 for dossier in gelezen}) == 1
    assert gelezen[2].waarschuwingen == ()


def test_the_same_template_has_the_same_bytes() -> None:
    assert als_xlsx("clienten", DAG) == als_xlsx("clienten", DAG)


# --- what is explained ---------------------------------------------------------------------------------------------


def test_every_file_and_column_has_words_and_none_is_left_over() -> None:
    assert set(BESTANDEN) == set(KOLOMMEN) == set(RIJSOORTEN)
    for bestand, kolommen in KOLOMMEN.items():
        assert set(kolommen) == set(known_columns(bestand))
    zinnen = [*BESTANDEN.values(), *(wat for kolommen in KOLOMMEN.values() for wat in kolommen.values())]
    assert [zin for zin in zinnen if not zin.endswith((".", "?"))] == []


def test_required_allowed_and_empty_are_told_for_each_column() -> None:
    alle = [(deel, kolom) for deel in sjablonen() for kolom in deel.kolommen]
    assert [kolom.naam for _, kolom in alle if not kolom.toegestaan] == []
    assert [kolom.naam for _, kolom in alle if kolom.verplicht == bool(kolom.als_leeg)] == []
    assert {deel.bestand for deel in sjablonen() if deel.verplicht} == VERPLICHT
    per_kolom = {(deel.bestand, kolom.naam): kolom for deel, kolom in alle}
    assert per_kolom["clienten", "gemeente_herkomst"].toegestaan == "een CBS-code als GM0150"
    assert per_kolom["clienten", "contractvormen"].toegestaan == "OMK, VWD, OBE; meer met een | ertussen"
    assert per_kolom["clienten", "contractvormen"].als_leeg == "dan OMK"
    assert per_kolom["woningen", "max_personen"].als_leeg == "dan 2"
    assert per_kolom["afspraken", "corporatie"].als_leeg == "maakt niet uit"
    assert per_kolom["gebieden", "niveau"].toegestaan == "gemeente, wijk, buurt"


def test_the_workbook_explains_its_columns_on_a_sheet_of_its_own(tmp_path: Path) -> None:
    pad = tmp_path / "clienten.xlsx"
    pad.write_bytes(als_xlsx("clienten", DAG))
    boek = load_workbook(pad)
    assert boek.sheetnames == ["clienten", "uitleg"]
    kolommen = [rij[1] for rij in boek["uitleg"].iter_rows(min_row=2, values_only=True)]
    assert kolommen == list(known_columns("clienten"))


def test_a_sheet_that_explains_hides_no_other_unknown_sheet(tmp_path: Path) -> None:
    pad = tmp_path / "dossier.xlsx"
    pad.write_bytes(dossier_als_xlsx(DAG))
    boek = load_workbook(pad)
    boek.create_sheet("kladblok").append(["iets"])
    boek.save(pad)
    tabellen = lees_tabellen(tmp_path)
    assert [fout.bestand for fout in tabellen.waarschuwingen] == ["dossier.xlsx, blad kladblok"]


def test_a_file_that_no_dossier_has() -> None:
    with pytest.raises(NietGevonden, match="clienten, woningen"):
        als_csv("namen")


def test_an_example_that_is_spoiled_is_still_refused(tmp_path: Path) -> None:
    schrijf(tmp_path, ".csv")
    (tmp_path / "clienten.csv").write_bytes(als_csv("clienten").replace(b"GM0150", b"GM15"))
    with pytest.raises(InvoerFout):
        service.inlezen(tmp_path, beleid=BELEID)
