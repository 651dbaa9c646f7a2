"""The contract of a format: numbered records become a table."""

from __future__ import annotations

from types import ModuleType

import pytest

from uitstroommatch.discover import members
from uitstroommatch.domain.dossier import RIJSOORTEN
from uitstroommatch.errors import InvoerFout, OpbouwFout
from uitstroommatch.io import formats
from uitstroommatch.io.folder import formats_by_ending
from uitstroommatch.io.format import Format, Onleesbaar, is_blank, known_columns, make_table, unread_table


def test_every_format_is_found() -> None:
    """A new file in the folder is a new format; no list has to be kept."""
    found = members(formats, "FORMAT")
    assert list(found) == ["csv", "xlsx"]
    assert all(isinstance(form, Format) for form in found.values())


def test_no_ending_belongs_to_two_formats() -> None:
    """Which format reads a file must be clear from its name."""
    endings = [ending for form in members(formats, "FORMAT").values() for ending in form.endings]
    assert sorted(endings) == sorted(formats_by_ending())
    assert all(ending == ending.casefold() and ending.startswith(".") for ending in endings)


def test_a_module_that_is_no_format_names_itself() -> None:
    """A member can never be dropped in silence."""
    package = ModuleType("uitstroommatch.io.formats")
    package.__path__ = list(formats.__path__)
    with pytest.raises(OpbouwFout, match="definieert geen ANDERS"):
        members(package, "ANDERS")


@pytest.mark.parametrize("bestand", list(RIJSOORTEN))
def test_known_columns(bestand: str) -> None:
    """The columns are the fields of the row, in order, without the row number."""
    kolommen = known_columns(bestand)
    assert "rij" not in kolommen
    assert set(RIJSOORTEN[bestand].SLEUTEL) <= set(kolommen)


@pytest.mark.parametrize(
    "cel, blank", [(None, True), ("", True), (" \u00a0\t", True), ("x", False), (0, False), (False, False)]
)
def test_blank(cel: str | int | None, blank: bool) -> None:
    """Zero and no are values."""
    assert is_blank(cel) is blank


def test_make_table() -> None:
    """Blank rows go, short rows are filled, long rows are a fault, numbers stay."""
    tabel = make_table("x", "x.csv", [(1, ["a ", None, "c", " "]), (2, ["", " "]), (3, ["1"]), (5, [1, 2, 3, None, 5])])
    assert tabel.kop == ("a", "", "c")
    assert [list(cellen) for cellen in tabel.cellen.to_numpy()] == [["1", None, None], [1, 2, 3]]
    assert list(tabel.cellen.index) == [3, 5]
    assert [(f.bestand, f.rij) for f in tabel.fouten] == [("x.csv", 5)]


def test_a_table_without_rows() -> None:
    """A header is enough."""
    tabel = make_table("x", "x.csv", [(1, ["a", "b"])])
    assert (tabel.kop, len(tabel.cellen)) == (("a", "b"), 0)


@pytest.mark.parametrize("header", [[], [None, " "], [Onleesbaar("x", "y"), "a"]])
def test_a_table_without_header(header: list[str | Onleesbaar | None]) -> None:
    """Without names no cell means anything."""
    with pytest.raises(InvoerFout) as caught:
        make_table("x", "x.csv", [(1, header), (2, ["a"])])
    assert [(f.bestand, f.rij) for f in caught.value.fouten] == [("x.csv", 1)]
    with pytest.raises(InvoerFout):
        make_table("x", "x.csv", [])


def test_a_table_that_was_not_read() -> None:
    """It is known by its empty header."""
    assert unread_table("x", "x.csv").kop == ()
