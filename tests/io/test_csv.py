"""CSV: text becomes cells with the row numbers of a spreadsheet, and nothing is guessed."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uitstroommatch.errors import InvoerFout
from uitstroommatch.io.format import Tabel
from uitstroommatch.io.formats.csv import FORMAT

KOP = "client_sleutel;woning_id;contractvorm;besluit;reden"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the file under test is written."""
    return tmp_path / "besluiten.csv"


def _read(path: Path, text: str) -> Tabel:
    path.write_bytes(text.encode())
    (tabel,) = FORMAT.read(path)
    return tabel


def _rows(tabel: Tabel) -> dict[int, list[object]]:
    return {int(nummer): list(cellen) for nummer, cellen in zip(tabel.cellen.index, tabel.cellen.values, strict=True)}


def test_the_contract() -> None:
    """The member says which files it reads."""
    assert (FORMAT.id, FORMAT.endings) == ("csv", (".csv",))


def test_a_table(path: Path) -> None:
    """Header, cells and row numbers; empty cells are None, text keeps its blanks."""
    tabel = _read(path, f"{KOP}\n C-1 ;W-1;;vast;\n")
    assert (tabel.naam, tabel.weergave, tabel.kop) == ("besluiten", "besluiten.csv", tuple(KOP.split(";")))
    assert _rows(tabel) == {2: [" C-1 ", "W-1", None, "vast", None]}
    assert tabel.fouten == tabel.waarschuwingen == ()


def test_a_line_end_in_quotes_is_one_row(path: Path) -> None:
    """A spreadsheet counts records, not lines."""
    tabel = _read(path, f'{KOP}\nC-1;W-1;;vast;"een\ntwee\ndrie"\nC-2;W-2;;vast;\n')
    assert _rows(tabel)[2][4] == "een\ntwee\ndrie"
    assert list(tabel.cellen.index) == [2, 3]


def test_blank_rows_keep_their_number(path: Path) -> None:
    """With separators, with blanks or with nothing at all."""
    tabel = _read(path, f"{KOP}\n\n;;;;\n  ;\n\nC-1;W-1;;vast;\n")
    assert list(tabel.cellen.index) == [6]


def test_nothing_is_guessed(path: Path) -> None:
    """No cell becomes a number, a date, a switch or a missing value."""
    cellen = ["NA", "1e5", "True", "2026-01-01", "007"]
    assert _rows(_read(path, f"{KOP}\n{';'.join(cellen)}\n"))[2] == cellen


def test_a_quoted_separator_and_quote(path: Path) -> None:
    """Quotes protect, and two quotes are one."""
    assert _rows(_read(path, f'{KOP}\nC-1;W-1;;vast;"a;""b"""\n'))[2][4] == 'a;"b"'


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_other_separators_in_the_values(path: Path, separator: str) -> None:
    """The header decides, however many other separators stand below it."""
    kop = KOP.replace(";", separator)
    rest = "".join(other for other in ";,\t" if other != separator) * 9
    assert _rows(_read(path, f"{kop}\na{separator}b{separator}{separator}vast{separator}{rest}x\n"))[2][4] == f"{rest}x"


def test_extra_blank_cells_are_no_fault(path: Path) -> None:
    """Only what holds something can stand in the wrong place."""
    assert _read(path, f"{KOP}\nC-1;W-1;;vast;;; ;\n").fouten == ()


def test_rows_of_another_length(path: Path) -> None:
    """Each gives its own fault; the other rows are still there."""
    tabel = _read(path, f"{KOP}\na;b;;vast;x;y\nc;d\ne;f;;vast;\n")
    assert [(f.rij, f.wat) for f in tabel.fouten] == [
        (2, "heeft meer cellen dan er kolomnamen zijn"),
        (3, "heeft minder cellen dan er kolomnamen zijn"),
    ]
    assert list(tabel.cellen.index) == [2, 3, 4]


@pytest.mark.parametrize("rij", [2, 3, 50])
def test_a_broken_quote_is_never_passed_over(path: Path, rij: int) -> None:
    """A record that cannot be read names its row; it does not vanish."""
    lines = [KOP, *["a;b;;vast;x"] * 60]
    lines[rij - 1] = 'a;b;;vast;"x" y'
    with pytest.raises(InvoerFout) as caught:
        _read(path, "\n".join(lines))
    assert [f.rij for f in caught.value.fouten] == [rij]
    assert caught.value.__cause__ is None


CELLS = st.lists(
    st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8), min_size=5, max_size=5)
)


@given(rows=CELLS, separator=st.sampled_from(";,\t"), line_end=st.sampled_from(["\n", "\r\n"]))
def test_round_trip(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], separator: str, line_end: str
) -> None:
    """What a spreadsheet writes comes back, cell by cell and row by row."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator=line_end, quoting=csv.QUOTE_ALL)
    writer.writerows([KOP.split(";"), *rows])
    tabel = _read(tmp_path_factory.mktemp("csv") / "besluiten.csv", out.getvalue())
    expected = {
        nummer: [cel if cel.strip() else None for cel in cellen]
        for nummer, cellen in enumerate(rows, start=2)
        if any(cel.strip() for cel in cellen)
    }
    assert _rows(tabel) == expected
