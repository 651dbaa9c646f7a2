"""XLSX: typed cells arrive as they are, formulas never, and a hostile file is not unpacked."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.formula import ArrayFormula

from tests.io.small import PEILDATUM, SmallDossier
from uitstroommatch.errors import Fout, InvoerFout
from uitstroommatch.io.dossier_reader import lees_dossier
from uitstroommatch.io.format import Onleesbaar, Tabel
from uitstroommatch.io.formats import xlsx
from uitstroommatch.io.formats.xlsx import FORMAT

_moment = datetime.fromisoformat

KOP = ["client_sleutel", "woning_id", "contractvorm", "besluit", "reden"]


@pytest.fixture
def book() -> Workbook:
    """Return a workbook with one decision in its only sheet."""
    book = Workbook()
    sheet: Any = book.active
    sheet.append(KOP)
    sheet.append(["C-1", "W-1", None, "vast", "goed"])
    return book


def _read(book: Workbook, folder: Path, naam: str = "besluiten.xlsx") -> Tabel:
    book.save(folder / naam)
    (tabel,) = FORMAT.read(folder / naam)
    return tabel


def _fault(path: Path) -> Fout:
    with pytest.raises(InvoerFout) as caught:
        FORMAT.read(path)
    assert caught.value.__cause__ is None
    (fout,) = caught.value.fouten
    assert fout.toegestaan
    return fout


def _refused(book: Workbook, folder: Path, naam: str = "besluiten.xlsx") -> Fout:
    book.save(folder / naam)
    return _fault(folder / naam)


def _rewrite(path: Path, part: str, change: Callable[[bytes], bytes]) -> None:
    """Change one part of a workbook on disk."""
    with zipfile.ZipFile(path) as package:
        parts = {info.filename: package.read(info) for info in package.infolist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w") as package:
        for naam, inhoud in parts.items():
            package.writestr(naam, inhoud)


def _sheet(book: Workbook) -> Any:
    return book.worksheets[0]


def _cell(tabel: Tabel, rij: int, positie: int) -> Any:
    return tabel.cellen.loc[rij, positie]


# --- cells -------------------------------------------------------------------------------------------------------


def test_the_contract() -> None:
    """The member says which files it reads."""
    assert (FORMAT.id, FORMAT.endings) == ("xlsx", (".xlsx",))


def test_cells_keep_their_type(book: Workbook, tmp_path: Path) -> None:
    """Numbers, switches, dates and text arrive as such; every date is a datetime."""
    _sheet(book).append([1001, 1.5, True, date(2026, 1, 2), _moment("2026-01-02 13:30")])
    tabel = _read(book, tmp_path)
    assert list(tabel.cellen.loc[3]) == [1001, 1.5, True, _moment("2026-01-02"), _moment("2026-01-02 13:30")]
    assert [type(cel) for cel in tabel.cellen.loc[3]][:3] == [int, float, bool]


def test_row_numbers_are_those_of_the_sheet(book: Workbook, tmp_path: Path) -> None:
    """Blank rows are skipped but counted."""
    _sheet(book)["A9"] = "C-9"
    assert list(_read(book, tmp_path).cellen.index) == [2, 9]


@pytest.mark.parametrize("formula", ["=1+1", "=A1", ArrayFormula("E2:E2", "=SUM(A1:A2)")], ids=["sum", "cell", "array"])
def test_a_formula_is_not_computed(book: Workbook, tmp_path: Path, formula: object) -> None:
    """Not even when the last result stands in the file: it may be stale."""
    _sheet(book)["E2"] = formula
    assert _cell(_read(book, tmp_path), 2, 4) == Onleesbaar("bevat een formule", "de waarde zelf (plak als waarden)")


def test_a_formula_names_its_cell(small: SmallDossier, tmp_path: Path) -> None:
    """Row and column of the formula are in the fault, its text is not."""
    small.set("clienten", 3, "max_huur", "=600+50")
    with pytest.raises(InvoerFout) as caught:
        lees_dossier(small.write_workbook(tmp_path, typed=False), PEILDATUM)
    (fout,) = caught.value.fouten
    assert (fout.bestand, fout.rij, fout.kolom) == ("dossier.xlsx, blad clienten", 3, "max_huur")
    assert (fout.wat, fout.waarde) == ("bevat een formule", None)


def test_text_that_starts_with_an_equals_sign(small: SmallDossier, tmp_path: Path) -> None:
    """Text with an apostrophe in front is no formula, but becomes one as soon as it is saved as CSV."""
    folder = small.write_workbook(tmp_path)
    book = load_workbook(folder / "dossier.xlsx")
    book["besluiten"]["E2"].value = "=1"
    book["besluiten"]["E2"].data_type = "s"
    book.save(folder / "dossier.xlsx")
    with pytest.raises(InvoerFout, match="begint met = en is dus een formule"):
        lees_dossier(folder, PEILDATUM)


@pytest.mark.parametrize("value", ["#REF!", "#N/A", "#DIV/0!", "#VALUE!"])
def test_an_error_of_excel_is_a_fault(book: Workbook, tmp_path: Path, value: str) -> None:
    """A cell that shows an error has no value."""
    _sheet(book)["E2"] = value
    assert _cell(_read(book, tmp_path), 2, 4).wat == "bevat een foutwaarde van Excel"


def test_a_time_is_a_fault(book: Workbook, tmp_path: Path) -> None:
    """No column holds a time of day."""
    _sheet(book)["E2"] = time(12, 30)
    assert _cell(_read(book, tmp_path), 2, 4).wat == "is een tijdsduur of tijdstip"


TYPED_FAULTS = [
    ("clienten", "geboortemaand", _moment("1998-05-17"), "bevat een volledige geboortedatum", None),
    ("clienten", "geboortemaand", date(1998, 5, 1), "bevat een volledige geboortedatum", None),
    ("clienten", "geboortemaand", 35932, "is geen maand", None),
    ("clienten", "client_sleutel", 111222333, "burgerservicenummer", None),
    ("clienten", "client_sleutel", 1.5, "is een getal met decimalen", "1.5"),
    ("clienten", "max_huur", 650.001, "heeft meer dan 2 decimalen", "650.001"),
    ("clienten", "max_huur", True, "is geen getal", "WAAR"),
    ("clienten", "huishoudgrootte", 0, "is te laag", "0"),
    ("clienten", "huishoudgrootte", _moment("2026-01-02"), "is geen getal", "2026-01-02"),
    ("clienten", "uitstroom_vanaf", _moment("2026-01-02 13:30"), "heeft een tijdstip", "2026-01-02 13:30:00"),
    ("clienten", "uitstroom_vanaf", 46357, "is geen datum", "46357"),
    ("clienten", "herkomst_afwijken", 2, "is geen ja of nee", "2"),
    ("woningen", "complex", _moment("2026-02-01"), "is geen tekst", "2026-02-01"),
    ("woningen", "straat", False, "is geen tekst", "ONWAAR"),
]


@pytest.mark.parametrize("bestand, kolom, waarde, wat, echo", TYPED_FAULTS)
def test_typed_cells_that_are_wrong(
    small: SmallDossier, tmp_path: Path, bestand: str, kolom: str, waarde: object, wat: str, echo: str | None
) -> None:
    """A real date, number or switch in the wrong column is as wrong as text."""
    small.remove("besluiten")
    small.set(bestand, 2, kolom, waarde)
    with pytest.raises(InvoerFout) as caught:
        lees_dossier(small.write_workbook(tmp_path), PEILDATUM)
    (fout,) = caught.value.fouten
    assert (fout.bestand, fout.rij, fout.kolom) == (f"dossier.xlsx, blad {bestand}", 2, kolom)
    assert wat in fout.wat
    assert fout.waarde == echo


def test_numbers_as_keys(small: SmallDossier, tmp_path: Path) -> None:
    """A key that the spreadsheet keeps as a number is that number as text, in every file."""
    small.set("clienten", 2, "client_sleutel", 1001)
    small.set("besluiten", 2, "client_sleutel", 1001.0)
    dossier = lees_dossier(small.write_workbook(tmp_path), PEILDATUM)
    assert "1001" in dossier.client
    assert dossier.besluiten[0].client_sleutel == "1001"


# --- sheets ------------------------------------------------------------------------------------------------------


def test_the_sheet_with_the_name_of_the_file_is_read(book: Workbook, tmp_path: Path) -> None:
    """Other sheets may then hold what they like."""
    book.create_sheet(" Besluiten ").append([*KOP[:4]])
    assert _read(book, tmp_path).kop == tuple(KOP[:4])


def test_the_only_filled_sheet_is_read(book: Workbook, tmp_path: Path) -> None:
    """Empty sheets and hidden lists of allowed values do not count."""
    book.create_sheet("Blad2")
    hidden = book.create_sheet("lijsten")
    hidden.append(["vast", "afgewezen"])
    hidden.sheet_state = "hidden"
    assert _read(book, tmp_path).kop == tuple(KOP)


def test_two_filled_sheets(book: Workbook, tmp_path: Path) -> None:
    """Which of the two is meant cannot be known."""
    book.create_sheet("Blad2").append(["x"])
    assert _refused(book, tmp_path).wat == "heeft meer gevulde bladen (Sheet, Blad2)"


def test_a_workbook_without_anything(tmp_path: Path) -> None:
    """An empty sheet has no header."""
    assert _refused(Workbook(), tmp_path).wat == "is leeg"


def test_a_header_that_is_not_in_row_1(book: Workbook, tmp_path: Path) -> None:
    """Rows above the header would shift every row number."""
    _sheet(book).insert_rows(1)
    assert (_refused(book, tmp_path).rij, _fault(tmp_path / "besluiten.xlsx").wat) == (1, "de eerste rij is leeg")


def test_a_formula_in_the_header(book: Workbook, tmp_path: Path) -> None:
    """A column name is text."""
    _sheet(book)["E1"] = "=A1"
    assert _refused(book, tmp_path).wat == "in rij 1 staat een formule of foutwaarde"


def test_merged_cells(book: Workbook, tmp_path: Path) -> None:
    """Only the first cell of a merged range holds the value, so the others would silently be empty."""
    _sheet(book).append(["C-2", "W-2", None, "vast", None])
    _sheet(book).merge_cells("D2:D3")
    assert "samengevoegde cellen (D2:D3)" in _refused(book, tmp_path).wat


def test_cells_beyond_the_header(book: Workbook, tmp_path: Path) -> None:
    """A value without a column name above it is a fault, blanks are not."""
    _sheet(book)["F2"] = " "
    assert _read(book, tmp_path).fouten == ()
    _sheet(book)["G2"] = "x"
    assert [f.rij for f in _read(book, tmp_path).fouten] == [2]


def test_a_fault_in_one_sheet_hides_no_other(small: SmallDossier, tmp_path: Path) -> None:
    """Every sheet of the collection is judged by itself."""
    folder = small.write_workbook(tmp_path)
    book = load_workbook(folder / "dossier.xlsx")
    book["besluiten"].merge_cells("A2:A3")
    book["afspraken"]["B2"] = "morgen"
    book.save(folder / "dossier.xlsx")
    with pytest.raises(InvoerFout) as caught:
        lees_dossier(folder, PEILDATUM)
    assert [f.bestand for f in caught.value.fouten] == ["dossier.xlsx, blad afspraken", "dossier.xlsx, blad besluiten"]


def test_hidden_and_unknown_sheets_are_named(small: SmallDossier, tmp_path: Path) -> None:
    """What is read unseen, or seen and not read, deserves a look."""
    folder = small.write_workbook(tmp_path)
    book = load_workbook(folder / "dossier.xlsx")
    book["besluiten"].sheet_state = "hidden"
    book.create_sheet("Kladblok").append(["iets"])
    book.create_sheet("Leeg")
    book.save(folder / "dossier.xlsx")
    dossier = lees_dossier(folder, PEILDATUM)
    assert [(w.bestand, w.wat) for w in dossier.waarschuwingen] == [
        ("dossier.xlsx, blad Kladblok", "dit blad hoort niet bij een dossier en wordt niet gelezen"),
        ("dossier.xlsx, blad besluiten", "dit blad is verborgen; het is wel gelezen"),
    ]
    assert len(dossier.besluiten) == 2


# --- files that may not be opened --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "inhoud, wat",
    [
        (b"", "is leeg"),
        (b"client_sleutel;woning_id\n", "is beschadigd of geen Excel-werkmap"),
        (b"PK\x03\x04 and then nothing", "is beschadigd of geen Excel-werkmap"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is een oud Excel-bestand (.xls) met een andere naam"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "is beveiligd met een wachtwoord",
        ),
    ],
)
def test_what_is_no_workbook(tmp_path: Path, inhoud: bytes, wat: str) -> None:
    """The name says workbook, the bytes do not."""
    path = tmp_path / "besluiten.xlsx"
    path.write_bytes(inhoud)
    assert _fault(path).wat == wat


def test_a_broken_collection_is_the_only_fault(small: SmallDossier, tmp_path: Path) -> None:
    """Every required file may be in it, so none of them is called missing."""
    folder = small.write_workbook(tmp_path)
    (folder / "dossier.xlsx").write_bytes((folder / "dossier.xlsx").read_bytes()[:2000])
    with pytest.raises(InvoerFout) as caught:
        lees_dossier(folder, PEILDATUM)
    assert [(f.bestand, f.wat) for f in caught.value.fouten] == [
        ("dossier.xlsx", "is beschadigd of geen Excel-werkmap")
    ]


def test_a_zip_file_that_is_no_workbook(tmp_path: Path) -> None:
    """Nor does every package hold a workbook."""
    path = tmp_path / "besluiten.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("hello.txt", "x")
    assert _fault(path).wat == "is beschadigd of geen Excel-werkmap"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
@pytest.mark.parametrize("change", [lambda xml: xml[: len(xml) // 2], lambda _: b""], ids=["half", "empty"])
def test_a_damaged_part(book: Workbook, tmp_path: Path, part: str, change: Callable[[bytes], bytes]) -> None:
    """A part that was cut off damages the whole; half a file is never imported."""
    _read(book, tmp_path)
    _rewrite(tmp_path / "besluiten.xlsx", part, change)
    assert _fault(tmp_path / "besluiten.xlsx").wat == "is beschadigd of geen Excel-werkmap"


def test_a_value_that_cannot_be_read_is_not_repeated(book: Workbook, tmp_path: Path) -> None:
    """The error of the library names the value; ours does not."""
    _sheet(book)["A2"] = 5
    _read(book, tmp_path)
    _rewrite(tmp_path / "besluiten.xlsx", "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"<v>5<", b"<v>geheim<"))
    assert "geheim" not in _fault(tmp_path / "besluiten.xlsx").regel()


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    """A small file that grows beyond all measure is refused by what it says of itself."""
    path = tmp_path / "besluiten.xlsx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package,
        package.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        for _ in range(xlsx.MAX_UITGEPAKT // 1024**2 + 1):
            part.write(bytes(1024**2))
    assert path.stat().st_size < 2 * 1024**2
    assert _fault(path).wat == "is uitgepakt te groot"


def test_too_many_parts(book: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor may a package hold parts without end."""
    monkeypatch.setattr(xlsx, "MAX_DELEN", 3)
    assert _refused(book, tmp_path).wat == "is uitgepakt te groot"


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml"])
def test_entities_are_not_expanded(book: Workbook, tmp_path: Path, part: str) -> None:
    """The billion laughs stay untold; the same file without them is read."""
    path = tmp_path / "besluiten.xlsx"
    for prologue, wat in [(b"<!-- haha -->", None), (b'<!DOCTYPE x [<!ENTITY a "haha">]>', "is beschadigd")]:
        _read(book, tmp_path)
        _rewrite(path, part, lambda xml, extra=prologue: extra + xml.removeprefix(b'<?xml version="1.0"?>\n'))  # type: ignore[misc]
        if wat is None:
            assert FORMAT.read(path)[0].kop == tuple(KOP)
        else:
            assert wat in _fault(path).wat


def test_a_row_number_beyond_every_sheet(book: Workbook, tmp_path: Path) -> None:
    """A row that claims to be the trillionth is not counted up to."""
    _read(book, tmp_path)
    change = lambda xml: xml.replace(b'<row r="2"', b'<row r="999999999999"')  # noqa: E731
    _rewrite(tmp_path / "besluiten.xlsx", "xl/worksheets/sheet1.xml", change)
    assert _fault(tmp_path / "besluiten.xlsx").wat == "heeft te veel rijen, kolommen of cellen"


def test_a_sheet_full_of_nothing(book: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Empty cells that have a place and no value are counted too."""
    monkeypatch.setattr(xlsx, "MAX_CELLEN", 5000)
    _sheet(book)["XFD3"].number_format = "0.00"
    assert _refused(book, tmp_path).wat == "heeft te veel rijen, kolommen of cellen"


def test_a_wrong_size_in_the_file_hides_no_row(book: Workbook, tmp_path: Path) -> None:
    """Some programs write the size of an earlier version of the sheet."""
    _sheet(book).append(["C-2", "W-2", None, "vast", "ook"])
    _read(book, tmp_path)
    change = lambda xml: xml.replace(b'ref="A1:E3"', b'ref="A1:B2"')  # noqa: E731
    _rewrite(tmp_path / "besluiten.xlsx", "xl/worksheets/sheet1.xml", change)
    (tabel,) = FORMAT.read(tmp_path / "besluiten.xlsx")
    assert (len(tabel.kop), list(tabel.cellen.index)) == (5, [2, 3])


def test_the_old_calendar_of_the_mac(tmp_path: Path) -> None:
    """A workbook that counts days from 1904 gives the same dates."""
    book = Workbook()
    book.epoch = _moment("1904-01-01")
    _sheet(book).append(KOP)
    _sheet(book).append(["C-1", "W-1", None, "vast", date(2026, 11, 23)])
    assert _cell(_read(book, tmp_path), 2, 4) == _moment("2026-11-23")
