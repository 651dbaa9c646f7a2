"""Every legal way to write the same dossier gives the same dossier."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.io.small import DATES, NUMBERS, SWITCHES, SmallDossier
from tests.io.small import PEILDATUM as PEIL
from uitstroommatch.domain.dossier import Dossier
from uitstroommatch.io.dossier_reader import lees_dossier

Spelling = Callable[[SmallDossier, str, str], str]


@pytest.fixture
def plain(small: SmallDossier, tmp_path: Path) -> Dossier:
    """Return the small dossier as it stands."""
    return lees_dossier(small.write_csv(tmp_path / "plain"), PEIL)


def _same(plain: Dossier, folder: Path) -> None:
    """Check that a folder holds the same dossier, with nothing odd about it, whatever the numbers of its rows."""
    other = lees_dossier(folder, PEIL)
    assert other.sha256 == plain.sha256
    assert other.waarschuwingen == ()


def _respell(small: SmallDossier, kolommen: frozenset[str], spell: Callable[[str], str]) -> None:
    for rijen in small.tables.values():
        kop, *rest = rijen
        for cellen in rest:
            for positie, kolom in enumerate(kop):
                if kolom in kolommen and cellen[positie]:
                    cellen[positie] = spell(cellen[positie])


# --- the file ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_separators_and_encodings(
    small: SmallDossier, plain: Dossier, tmp_path: Path, separator: str, encoding: str
) -> None:
    """Which of the three separators and encodings a file has is seen from the file."""
    _same(plain, small.write_csv(tmp_path / "x", separator, encoding))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_letters_with_accents(small: SmallDossier, tmp_path: Path, encoding: str) -> None:
    """Accents survive every encoding, and a letter of two signs is the same letter."""
    small.set("woningen", 2, "straat", "Zoutmanstraße é")
    dossier = lees_dossier(small.write_csv(tmp_path, encoding=encoding), PEIL)
    assert dossier.woning["W-1"].straat == "Zoutmanstraße é"
    small.set("woningen", 2, "straat", "Zoutmanstraße e\u0301")
    assert lees_dossier(small.write_csv(tmp_path), PEIL).sha256 == dossier.sha256


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends(small: SmallDossier, plain: Dossier, tmp_path: Path, line_end: str) -> None:
    """Any kind of line end, with or without one at the end of the file."""
    folder = small.write_csv(tmp_path / "x")
    for path in folder.iterdir():
        text = path.read_bytes().decode().replace("\r\n", line_end)
        path.write_bytes(text.rstrip("\r\n").encode())
    _same(plain, folder)


def test_quotes_around_every_cell(small: SmallDossier, plain: Dossier, tmp_path: Path) -> None:
    """Quotes are no part of a value."""
    folder = small.write_csv(tmp_path / "x")
    for path in folder.iterdir():
        lines = path.read_bytes().decode().splitlines()
        path.write_text("\n".join(";".join(f'"{cel}"' for cel in line.split(";")) for line in lines))
    _same(plain, folder)


def test_a_separator_at_the_end_of_every_row(small: SmallDossier, plain: Dossier, tmp_path: Path) -> None:
    """Some programs end each row with a separator."""
    folder = small.write_csv(tmp_path / "x")
    for path in folder.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\r\n", b";\r\n"))
    _same(plain, folder)


def test_blank_rows(small: SmallDossier, plain: Dossier, tmp_path: Path) -> None:
    """Blank rows are no rows, whether they have separators or not."""
    folder = small.write_csv(tmp_path / "x")
    for path in folder.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\r\n\r\n ;;\r\n"))
    _same(plain, folder)


@pytest.mark.parametrize("typed", [False, True], ids=["text", "typed"])
def test_workbooks(small: SmallDossier, plain: Dossier, tmp_path: Path, typed: bool) -> None:
    """A workbook per file or one for all, with real numbers and dates or with text."""
    for folder in (
        small.write_xlsx(tmp_path / "each", typed=typed),
        small.write_workbook(tmp_path / "one", typed=typed),
    ):
        _same(plain, folder)
        assert lees_dossier(folder, PEIL) == plain  # the numbers of the rows as well


def test_a_mix_of_formats(small: SmallDossier, plain: Dossier, tmp_path: Path) -> None:
    """Some files as CSV, others as sheets of one workbook, others as a workbook of their own."""
    tables = dict(small.tables)
    small.raw["clienten.xlsx"] = small.workbook("clienten")
    small.tables = {"woningen": tables.pop("woningen"), "gebieden": tables.pop("gebieden")}
    small.write_workbook(tmp_path / "x")
    small.tables = {bestand: rijen for bestand, rijen in tables.items() if bestand != "clienten"}
    _same(plain, small.write_csv(tmp_path / "x"))


def test_file_names_in_capitals(small: SmallDossier, plain: Dossier, tmp_path: Path) -> None:
    """The case of a file name says nothing."""
    folder = small.write_csv(tmp_path / "x")
    for path in list(folder.iterdir()):
        path.rename(folder / path.name.upper())
    _same(plain, folder)


# --- the columns -------------------------------------------------------------------------------------------------


def test_column_names_in_any_case(small: SmallDossier, plain: Dossier, tmp_path: Path) -> None:
    """Column names are matched without case and without blanks around them."""
    for rijen in small.tables.values():
        rijen[0] = [f" {kolom.upper()} " for kolom in rijen[0]]
    _same(plain, small.write_csv(tmp_path / "x"))


def test_columns_and_rows_in_any_order(small: SmallDossier, plain: Dossier, tmp_path: Path) -> None:
    """Neither the order of the columns nor that of the rows matters."""
    for rijen in small.tables.values():
        volgorde = random.Random(7).sample(range(len(rijen[0])), len(rijen[0]))
        kop, *rest = ([cellen[positie] for positie in volgorde] for cellen in rijen)
        rijen[:] = [kop, *reversed(rest)]
    _same(plain, small.write_csv(tmp_path / "x"))


def test_optional_columns_may_be_absent(small: SmallDossier, tmp_path: Path) -> None:
    """An absent column is the same as empty cells."""
    kolommen = ["max_huur", "uren_per_week", "woonvormen", "contractvormen", "urgentie", "voorkeur_gemeenten"]
    for kolom in kolommen:
        for rij in (2, 3, 4):
            small.set("clienten", rij, kolom, "")
    empty = lees_dossier(small.write_csv(tmp_path / "empty"), PEIL)
    small.drop_column("clienten", *kolommen)
    _same(empty, small.write_csv(tmp_path / "absent"))


def test_optional_files_may_be_absent(small: SmallDossier, tmp_path: Path) -> None:
    """An absent file is the same as one without rows."""
    for bestand in ("draagkracht", "afspraken", "plaatsingen", "besluiten"):
        small.tables[bestand] = small.tables[bestand][:1]
    empty = lees_dossier(small.write_csv(tmp_path / "empty"), PEIL)
    for bestand in ("draagkracht", "afspraken", "plaatsingen", "besluiten"):
        small.remove(bestand)
    _same(empty, small.write_csv(tmp_path / "absent"))


def test_a_dossier_without_rows(small: SmallDossier, tmp_path: Path) -> None:
    """No clients and no homes is legal: there is nothing to plan."""
    for bestand, rijen in small.tables.items():
        small.tables[bestand] = rijen[:1]
    dossier = lees_dossier(small.write_csv(tmp_path / "x"), PEIL)
    assert len(dossier.clienten) == len(dossier.woningen) == len(dossier.gebieden) == 0
    _same(dossier, small.write_workbook(tmp_path / "y"))


# --- the cells ---------------------------------------------------------------------------------------------------


def test_decimal_comma(small: SmallDossier, plain: Dossier, tmp_path: Path) -> None:
    """Comma or point, also between commas when there are quotes around it."""
    _respell(small, NUMBERS, lambda cel: cel.replace(".", ","))
    _same(plain, small.write_csv(tmp_path / "x"))
    _same(plain, small.write_csv(tmp_path / "y", separator=","))


def test_dutch_dates(small: SmallDossier, plain: Dossier, tmp_path: Path) -> None:
    """Day first with a dash is the other spelling of a date."""
    _respell(small, DATES, lambda cel: "-".join(reversed(cel.split("-"))))
    _same(plain, small.write_csv(tmp_path / "x"))


@pytest.mark.parametrize(
    "ja, nee", [("Ja", "NEE"), ("j", "n"), ("J", "N"), ("true", "false"), ("TRUE", "False"), ("1", "0")]
)
def test_switches(small: SmallDossier, plain: Dossier, tmp_path: Path, ja: str, nee: str) -> None:
    """Every spelling of yes and no."""
    _respell(small, SWITCHES, lambda cel: ja if cel == "ja" else nee)
    _same(plain, small.write_csv(tmp_path / "x"))


@pytest.mark.parametrize("case", [str.upper, str.lower, str.title])
def test_enumerations_in_any_case(
    small: SmallDossier, plain: Dossier, tmp_path: Path, case: Callable[[str], str]
) -> None:
    """The words of an enumeration are matched without case, in lists as well."""
    words = frozenset(
        {
            *("afwijkreden", "inkomensklasse", "voorziening", "wettelijk_kader", "zwaarte", "woonvormen", "urgentie"),
            *("contractvormen", "toegankelijkheid", "niveau", "zwaartes", "woonvorm", "huurklasse", "contractvorm"),
            "besluit",
        }
    )
    _respell(small, words, case)
    _same(plain, small.write_csv(tmp_path / "x"))


def test_blanks_around_values_and_in_lists(small: SmallDossier, plain: Dossier, tmp_path: Path) -> None:
    """Blanks around a cell or an item of a list are no part of it."""
    for rijen in small.tables.values():
        for positie, cellen in enumerate(rijen[1:], start=1):
            rijen[positie] = [f"  {cel.replace('|', ' | ')}\u00a0" for cel in cellen]
    _same(plain, small.write_csv(tmp_path / "x"))


def test_blanks_inside_the_code_of_a_street(small: SmallDossier, plain: Dossier, tmp_path: Path) -> None:
    """The names of a street and a complex are compared after trimming."""
    small.set("draagkracht", 2, "code", "BU01500101 / Brink")
    small.set("clienten", 3, "uitgesloten_gebieden", "BU02620101/ Nieuweweg")
    _same(plain, small.write_csv(tmp_path / "x"))


def test_whole_numbers_with_a_decimal_zero(small: SmallDossier, plain: Dossier, tmp_path: Path) -> None:
    """A spreadsheet may keep a whole number as 3.0, and money with one decimal."""
    for kolom in ("huishoudgrootte", "kinderen"):
        small.set("clienten", 3, kolom, small.tables["clienten"][2][small.column("clienten", kolom)] + ".0")
    small.set("clienten", 2, "max_huur", "650.0")
    _same(plain, small.write_csv(tmp_path / "x"))


def test_lists_keep_their_order(small: SmallDossier, tmp_path: Path) -> None:
    """A list is ordered, so that a preference has a place."""
    small.set("clienten", 2, "voorkeur_gemeenten", "GM0262|GM0150")
    dossier = lees_dossier(small.write_csv(tmp_path), PEIL)
    assert dossier.client["C-001"].voorkeur_gemeenten == ("GM0262", "GM0150")


def test_text_that_looks_like_nothing_stays_text(small: SmallDossier, tmp_path: Path) -> None:
    """NA, null, nan and 007 are names like any other."""
    for nummer, sleutel in enumerate(["NA", "null", "007"], start=2):
        small.set("clienten", nummer, "client_sleutel", sleutel)
    small.remove("besluiten")
    small.set("woningen", 2, "straat", "nan")
    dossier = lees_dossier(small.write_csv(tmp_path), PEIL)
    assert sorted(dossier.client) == ["007", "NA", "null"]
    assert dossier.woning["W-1"].straat == "nan"


@pytest.mark.parametrize(
    "bestand, rij, kolom, waarde",
    [
        ("woningen", 2, "woning_id", "111222333"),
        ("woningen", 2, "complex", "0570123456"),
        ("afspraken", 2, "afspraak_id", "0612345678"),
        ("clienten", 4, "client_sleutel", "111222334"),
        ("clienten", 4, "client_sleutel", "00000012"),
        ("clienten", 4, "client_sleutel", "2026-000123"),
        ("clienten", 4, "client_sleutel", "K0612345678"),
        ("besluiten", 2, "reden", "besproken op 01-02-2026 03-04-2026"),
        ("besluiten", 2, "reden", "huur 0712,34 bij 1234567890 punten"),
        ("woningen", 2, "lengtegraad", "6.0123456789"),
        ("gebieden", 6, "naam", "Zuid 0150"),
    ],
)
def test_codes_that_only_look_personal(
    small: SmallDossier, tmp_path: Path, bestand: str, rij: int, kolom: str, waarde: str
) -> None:
    """Codes, dates and coordinates are not refused as numbers of persons."""
    if kolom == "woning_id":
        small.set("besluiten", 2, kolom, waarde)
        small.set("besluiten", 3, kolom, waarde)
    small.set(bestand, rij, kolom, waarde)
    lees_dossier(small.write_csv(tmp_path), PEIL)


@pytest.mark.parametrize("kolom", ["gemeentenaam", "Straatnaam", "geboortejaar", "opmerking", "postcode", "huisnummer"])
def test_columns_that_only_look_personal(small: SmallDossier, tmp_path: Path, kolom: str) -> None:
    """A column about a home or an area is passed over with a warning."""
    small.add_column("woningen", f"{kolom} van de woning" if kolom == "postcode" else kolom, "x")
    (waarschuwing,) = lees_dossier(small.write_csv(tmp_path), PEIL).waarschuwingen
    assert waarschuwing.rij == 1
    assert "wordt niet gelezen" in waarschuwing.wat
