"""What lies in a dossier folder, and what of it may be opened."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.io.small import PEILDATUM, SmallDossier
from uitstroommatch.errors import InvoerFout
from uitstroommatch.io.dossier_reader import lees_dossier
from uitstroommatch.io.folder import check_file, read_folder
from uitstroommatch.io.format import MAX_BYTES


def _faults(folder: Path) -> list[tuple[str, str]]:
    with pytest.raises(InvoerFout) as caught:
        lees_dossier(folder, PEILDATUM)
    assert caught.value.__cause__ is None
    return [(f.bestand, f.wat) for f in caught.value.fouten]


@pytest.mark.parametrize(
    "naam",
    [
        *(
            "beleid.toml",
            "gebieden.herkomst.json",
            "voorstel.json",
            "kaart.html",
            "LEESMIJ.md",
            "leesmij",
            "README.txt",
            "readme.md",
        ),
        *(".DS_Store", "~$clienten.xlsx", ".~lock.clienten.csv#", "Thumbs.db", "desktop.ini"),
    ],
)
def test_known_extras_are_passed_over(small: SmallDossier, tmp_path: Path, naam: str) -> None:
    """They belong in a folder, or a program put them there."""
    small.raw[naam] = b"anything"
    assert lees_dossier(small.write_csv(tmp_path), PEILDATUM).waarschuwingen == ()


@pytest.mark.parametrize("naam", ["clienten.bak", "clienten (1).csv", "notities.docx", "clienten", "dossier.csv"])
def test_unknown_files_are_named(small: SmallDossier, tmp_path: Path, naam: str) -> None:
    """A file that is not read may have been meant to be."""
    small.raw[naam] = b"anything"
    (waarschuwing,) = lees_dossier(small.write_csv(tmp_path), PEILDATUM).waarschuwingen
    assert (waarschuwing.bestand, waarschuwing.wat) == (naam, "dit hoort niet bij een dossier en wordt niet gelezen")


def test_a_folder_in_the_folder_is_named(small: SmallDossier, tmp_path: Path) -> None:
    """Only the folder itself is read."""
    (tmp_path / "archief").mkdir()
    (waarschuwing,) = lees_dossier(small.write_csv(tmp_path), PEILDATUM).waarschuwingen
    assert waarschuwing.bestand == "archief"


def test_no_folder(tmp_path: Path) -> None:
    """A path that leads nowhere, or to a file."""
    assert _faults(tmp_path / "nergens") == [("nergens", "deze map bestaat niet")]
    (tmp_path / "bestand").write_text("x")
    assert _faults(tmp_path / "bestand") == [("bestand", "is een bestand, geen map")]
    assert _faults(tmp_path / "bestand" / "x") == [("x", "is een bestand, geen map")]


def test_an_empty_folder(tmp_path: Path) -> None:
    """Each required file is asked for by name."""
    assert [naam for naam, _ in _faults(tmp_path)] == [
        "aanbieders.csv",
        "clienten.csv",
        "gebieden.csv",
        "woningen.csv",
    ]


def test_a_link_in_circles(small: SmallDossier, tmp_path: Path) -> None:
    """A circle ends nowhere, as folder and as file."""
    kring = tmp_path / "kring"
    kring.symlink_to(kring)
    assert _faults(kring) == [("kring", "deze map is niet te lezen (geen leesrecht of een kringverwijzing)")]
    folder = small.write_csv(tmp_path / "x")
    (folder / "clienten.csv").unlink()
    (folder / "clienten.csv").symlink_to(folder / "clienten.csv")
    assert _faults(folder) == [("clienten.csv", "is niet bereikbaar (een kringverwijzing of geen leesrecht)")]


def test_a_link_to_nothing(small: SmallDossier, tmp_path: Path) -> None:
    """The link is there, the file is not."""
    folder = small.write_csv(tmp_path)
    (folder / "clienten.csv").unlink()
    (folder / "clienten.csv").symlink_to(folder / "weg.csv")
    assert _faults(folder) == [("clienten.csv", "bestaat niet")]


def test_a_link_to_a_file_is_followed(small: SmallDossier, tmp_path: Path) -> None:
    """Where a file stands does not matter."""
    folder = small.write_csv(tmp_path / "x")
    (folder / "clienten.csv").rename(tmp_path / "elders.csv")
    (folder / "clienten.csv").symlink_to(tmp_path / "elders.csv")
    assert len(lees_dossier(folder, PEILDATUM).clienten) == 3


def test_what_is_no_plain_file_is_not_opened(small: SmallDossier, tmp_path: Path) -> None:
    """A pipe would be waited for without end."""
    folder = small.write_csv(tmp_path)
    (folder / "clienten.csv").unlink()
    os.mkfifo(folder / "clienten.csv")
    (folder / "woningen.csv").unlink()
    (folder / "woningen.csv").mkdir()
    assert _faults(folder) == [
        ("clienten.csv", "is een map of geen gewoon bestand"),
        ("woningen.csv", "is een map of geen gewoon bestand"),
    ]


def test_a_file_without_permission(small: SmallDossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are still judged."""
    small.set("woningen", 2, "kamers", "?")

    def refuse(path: Path) -> bytes:
        if path.name == "clienten.csv":
            raise PermissionError
        with path.open("rb") as handle:
            return handle.read()

    folder = small.write_csv(tmp_path)
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert _faults(folder) == [("clienten.csv", "dit bestand is niet te lezen"), ("woningen.csv", "is geen getal")]


@pytest.mark.parametrize("naam", ["clienten.csv", "clienten.xlsx", "gebieden.geojson", "vorig_voorstel.json"])
def test_size_is_looked_at_first(tmp_path: Path, naam: str) -> None:
    """Of every kind of file, without reading it."""
    path = tmp_path / naam
    path.touch()
    os.truncate(path, MAX_BYTES)
    assert check_file(path) == []
    os.truncate(path, MAX_BYTES + 1)
    assert read_folder(tmp_path).fouten == check_file(path)
    assert check_file(path)[0].wat == "is te groot (50 MB)"


def test_a_name_that_cannot_be_printed(small: SmallDossier, tmp_path: Path) -> None:
    """Bytes that are no text do not break the message."""
    folder = small.write_csv(tmp_path)
    (folder / os.fsdecode(b"caf\xe9\n.csv")).touch()
    (waarschuwing,) = lees_dossier(folder, PEILDATUM).waarschuwingen
    assert waarschuwing.bestand == "caf\ufffd\ufffd.csv"
