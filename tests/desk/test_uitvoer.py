"""Exports, opened with another library than the one that writes them."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import get_args

import pytest
from openpyxl import load_workbook

from tests.desk.conftest import Voorbeeld
from uitstroommatch.desk.models import Tabel
from uitstroommatch.errors import GeenToegang
from uitstroommatch.io.workbook import Werkblad, werkmap


def bladen(inhoud: bytes) -> dict[str, list[tuple[object, ...]]]:
    boek = load_workbook(BytesIO(inhoud))
    return {vel.title: list(vel.iter_rows(values_only=True)) for vel in boek}


def test_an_officer_gets_all_sheets(voorbeeld: Voorbeeld) -> None:
    w = voorbeeld.wereld
    gevonden = bladen(w.desk.uitvoer.excel(w.wie["regio"], voorbeeld.voorstel))
    assert tuple(gevonden) == get_args(Tabel)
    inhoud = w.desk.voorstellen.resultaat(w.wie["regio"], voorbeeld.voorstel)
    kop, *rijen = gevonden["plaatsingen"]
    assert [rij[kop.index("woning_id")] for rij in rijen] == [een.woning_id for een in inhoud.plaatsingen]
    assert all(rij[kop.index("gemeente_herkomst")] for rij in rijen)
    assert len(gevonden["doelen"]) == len(inhoud.doelen) + 1
    assert len(gevonden["niet_geplaatst"]) >= len(inhoud.niet_geplaatst) + 1


def test_a_corporation_gets_its_own_homes(voorbeeld: Voorbeeld) -> None:
    w, asker = voorbeeld.wereld, voorbeeld.wereld.wie["rentree"]
    gevonden = bladen(w.desk.uitvoer.excel(asker, voorbeeld.voorstel))
    assert tuple(gevonden) == ("plaatsingen", "besluiten")
    kop, *rijen = gevonden["plaatsingen"]
    assert {rij[kop.index("corporatie")] for rij in rijen} == {"Rentree"}
    assert {rij[kop.index("gemeente_herkomst")] for rij in rijen} == {None}
    with pytest.raises(GeenToegang, match="plaatsingen en besluiten"):
        w.desk.uitvoer.csv(asker, voorbeeld.voorstel, "doelen")


def test_an_officer_of_a_municipality_gets_its_part(voorbeeld: Voorbeeld) -> None:
    w, asker = voorbeeld.wereld, voorbeeld.wereld.wie["raalte"]
    inhoud = w.desk.voorstellen.resultaat(asker, voorbeeld.voorstel)
    for tabel, verwacht in (("plaatsingen", len(inhoud.plaatsingen)), ("gebieden", len(inhoud.gebieden))):
        tekst = w.desk.uitvoer.csv(asker, voorbeeld.voorstel, tabel).decode("utf-8-sig")  # type: ignore[arg-type]
        assert len(list(csv.DictReader(StringIO(tekst), delimiter=";"))) == verwacht


def test_the_same_proposal_gives_the_same_workbook(voorbeeld: Voorbeeld) -> None:
    w, asker = voorbeeld.wereld, voorbeeld.wereld.wie["regio"]
    een, ander = (w.desk.uitvoer.excel(asker, voorbeeld.voorstel) for _ in range(2))
    assert een == ander


@pytest.mark.parametrize("tekst", ["=1+1", "+1", "-1", "@som", "\t=1", "\r=1", '=HYPERLINK("http://x")', "{=1}"])
def test_no_text_becomes_a_formula_a_number_or_a_link(tekst: str) -> None:
    inhoud = werkmap([Werkblad("blad", ("a",), [{"a": tekst}])], date(2026, 11, 23))
    cel = load_workbook(BytesIO(inhoud))["blad"]["A2"]
    assert (cel.data_type, cel.hyperlink) == ("s", None)
    assert not str(cel.value).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_cell_keeps_its_kind() -> None:
    rij = {"a": 3, "b": Decimal("1.5"), "c": date(2026, 1, 2), "d": True, "e": ("x", "y"), "f": None, "g": "0012"}
    inhoud = werkmap([Werkblad("blad", tuple(rij), [rij])], date(2026, 11, 23))
    waarden = [cel.value for cel in load_workbook(BytesIO(inhoud))["blad"][2]]
    assert waarden[:2] == [3, 1.5]
    assert str(waarden[2]).startswith("2026-01-02")
    assert waarden[3:] == ["ja", "x|y", None, "0012"]
