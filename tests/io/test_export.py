"""What is written is whole, the same every time, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.io.test_proposal_reader import VOORSTEL
from uitstroommatch.domain.enums import Zwaarte
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.errors import DoelFout
from uitstroommatch.io.export import schrijf_json, schrijf_samen, schrijf_tabel


def _rows(path: Path) -> list[list[str]]:
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline=""), delimiter=";", strict=True))


@pytest.fixture
def voorstel() -> Voorstel:
    """Return a proposal with a name that is not plain ASCII."""
    return Voorstel.model_validate({**VOORSTEL, "beleid": {"naam": "Salland é", "sha256": "ab"}})


def test_json_is_the_same_every_time(voorstel: Voorstel, tmp_path: Path) -> None:
    """UTF-8, two blanks, a line end, the order of the format."""
    schrijf_json(voorstel, tmp_path / "a.json")
    schrijf_json(voorstel, tmp_path / "b.json")
    inhoud = (tmp_path / "a.json").read_bytes()
    assert inhoud == (tmp_path / "b.json").read_bytes()
    assert inhoud.startswith(b'{\n  "status": "optimaal",\n  "peildatum": "2026-11-23",\n')
    assert "Salland é".encode() in inhoud
    assert inhoud.endswith(b"\n}\n")


def test_an_old_file_is_replaced(voorstel: Voorstel, tmp_path: Path) -> None:
    """And nothing is left beside it."""
    path = tmp_path / "voorstel.json"
    path.write_text("old")
    schrijf_json(voorstel, path)
    assert path.read_text().startswith("{")
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_keeps_pointing(voorstel: Voorstel, tmp_path: Path) -> None:
    """The file behind the link is written."""
    (tmp_path / "link.json").symlink_to(tmp_path / "echt.json")
    schrijf_json(voorstel, tmp_path / "link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "echt.json").read_text().startswith("{")


def test_half_a_file_is_never_seen(voorstel: Voorstel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full the old file stands, and no rest is left."""

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "voorstel.json"
    path.write_text("old")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(DoelFout, match="de schijf is vol"):
        schrijf_json(voorstel, path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    "naam, wat",
    [
        ("", "is een map of geen gewoon bestand"),
        ("nergens/voorstel.json", "de map bestaat niet"),
        ("bestand/voorstel.json", "een deel van het pad is geen map"),
        ("x" * 300, "de naam is te lang"),
    ],
)
def test_a_place_that_cannot_be_written(voorstel: Voorstel, tmp_path: Path, naam: str, wat: str) -> None:
    """Each says what is in the way."""
    (tmp_path / "bestand").touch()
    with pytest.raises(DoelFout, match=wat):
        schrijf_json(voorstel, tmp_path / naam)


def test_a_device_is_not_replaced(voorstel: Voorstel) -> None:
    """Putting a file in the place of a device would break the machine."""
    with pytest.raises(DoelFout, match="geen gewoon bestand"):
        schrijf_json(voorstel, Path("/dev/null"))


def test_a_circle_of_links(voorstel: Voorstel, tmp_path: Path) -> None:
    """A circle has no file behind it."""
    path = tmp_path / "kring"
    path.symlink_to(path)
    with pytest.raises(DoelFout):
        schrijf_json(voorstel, path)


def test_files_that_belong_together_are_written_together(tmp_path: Path) -> None:
    """When one cannot be, the others stay what they were, and nothing is left behind."""
    een, twee = tmp_path / "een", tmp_path / "twee"
    schrijf_samen({een: "1", twee: "2"})
    with pytest.raises(DoelFout, match="drie: kan niet worden geschreven"):
        schrijf_samen({een: "nieuw", tmp_path / "weg" / "drie": "3"})
    assert {pad.name: pad.read_text() for pad in tmp_path.iterdir()} == {"een": "1", "twee": "2"}


def test_a_table_as_a_dutch_spreadsheet_reads_it(tmp_path: Path) -> None:
    """Decimal comma, ja and nee, lists with a bar, nothing for nothing."""
    rij = {
        "a": Decimal("1234.50"),
        "b": -0.5,
        "c": -3,
        "d": True,
        "e": date(2026, 1, 2),
        "f": ("x", "y"),
        "g": None,
        "h": Zwaarte.LICHT,
        "i": 'zeg "é";',
    }
    schrijf_tabel([rij, {"a": 1}], tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_bytes().startswith(b"\xef\xbb\xbfa;b;")
    assert _rows(tmp_path / "x.csv") == [
        list("abcdefghi"),
        ["1234,50", "-0,5", "-3", "ja", "2026-01-02", "x|y", "", "licht", 'zeg "é";'],
        ["1", *[""] * 8],
    ]


def test_columns_can_be_chosen(tmp_path: Path) -> None:
    """Also when there are no rows."""
    schrijf_tabel([], tmp_path / "x.csv", ["a", "b"])
    assert _rows(tmp_path / "x.csv") == [["a", "b"]]
    schrijf_tabel([{"a": 1, "b": 2}], tmp_path / "x.csv", ["b"])
    assert _rows(tmp_path / "x.csv") == [["b"], ["2"]]


@pytest.mark.parametrize("text", ["=1+1", "+31", "-x", "@SUM(A1)", "\tx", "\rx", "\n=x", "=HYPERLINK(1)"])
def test_text_is_no_formula(tmp_path: Path, text: str) -> None:
    """Neither as cell nor as column name nor in a list."""
    schrijf_tabel([{text: text, "b": (text, "x")}], tmp_path / "x.csv")
    assert _rows(tmp_path / "x.csv") == [[f"'{text}", "b"], [f"'{text}", f"'{text}|x"]]


@given(st.lists(st.tuples(st.text(max_size=9), st.decimals(-999, 999, places=2)), max_size=5))
def test_no_cell_becomes_a_formula(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, Decimal]]) -> None:
    """Text comes back as it was, perhaps with an apostrophe; only numbers start with a minus."""
    path = tmp_path_factory.mktemp("export") / "x.csv"
    schrijf_tabel([{"tekst": tekst, "getal": getal} for tekst, getal in rows], path, ["tekst", "getal"])
    for (tekst, getal), (cel, cijfers) in zip(rows, _rows(path)[1:], strict=True):
        assert cel in (tekst, f"'{tekst}")
        assert not cel.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
        assert Decimal(cijfers.replace(",", ".")) == getal
