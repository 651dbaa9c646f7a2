"""A folder becomes a dossier."""

from __future__ import annotations

import traceback
from pathlib import Path

import pytest

from tests.io.small import PEILDATUM, SmallDossier
from uitstroommatch.domain.dossier import RIJSOORTEN
from uitstroommatch.errors import InvoerFout
from uitstroommatch.io.dossier_reader import lees_dossier, lees_tabellen
from uitstroommatch.resources import data_map


def test_the_small_dossier_is_read_in_full(small: SmallDossier, tmp_path: Path) -> None:
    """Every row of every file, in the order of the keys."""
    dossier = lees_dossier(small.write_csv(tmp_path), PEILDATUM)
    for bestand, rijen in small.tables.items():
        assert len(getattr(dossier, bestand)) == len(rijen) - 1
    assert [client.client_sleutel for client in dossier.clienten] == ["C-001", "C-002", "C-003"]
    assert dossier.vorig is None
    assert dossier.grenzen == {}
    assert dossier.waarschuwingen == ()


def test_the_tables_are_those_of_the_files(small: SmallDossier, tmp_path: Path) -> None:
    """Tables can be had without judging a cell."""
    small.set("clienten", 2, "voorziening", "?")
    tabellen = lees_tabellen(small.write_csv(tmp_path))
    assert set(tabellen.per_bestand) == set(RIJSOORTEN)
    assert tabellen.fouten == tabellen.waarschuwingen == ()
    assert len(tabellen.per_bestand["clienten"].cellen) == 3


def test_warnings_come_with_the_dossier(small: SmallDossier, tmp_path: Path) -> None:
    """Of files, of columns and of references, each once and in order."""
    small.add_column("woningen", "etage", "3")
    small.add_row("besluiten", client_sleutel="C-900", besluit="afgewezen")
    small.set("woningen", 2, "lengtegraad", "52.27")
    small.set("woningen", 2, "breedtegraad", "6.25")
    small.raw["notities.txt"] = b"x"
    assert [(w.bestand, w.rij, w.kolom) for w in lees_dossier(small.write_csv(tmp_path), PEILDATUM).waarschuwingen] == [
        ("besluiten.csv", 4, "client_sleutel"),
        ("notities.txt", 0, ""),
        ("woningen.csv", 1, "etage"),
        ("woningen.csv", 2, "lengtegraad"),
    ]


@pytest.mark.parametrize("bestand", ["clienten", "woningen", "gebieden", "aanbieders"])
def test_a_file_that_cannot_be_read_is_the_only_fault(small: SmallDossier, tmp_path: Path, bestand: str) -> None:
    """Every row of the other files refers to it, and none of them is wrong."""
    small.raw[f"{bestand}.csv"] = b"\0"
    with pytest.raises(InvoerFout) as caught:
        lees_dossier(small.write_csv(tmp_path), PEILDATUM)
    assert [f.bestand for f in caught.value.fouten] == [f"{bestand}.csv"]


def test_the_level_of_an_unread_area_is_still_checked(small: SmallDossier, tmp_path: Path) -> None:
    """What a code says of itself is known without the file."""
    small.set("woningen", 2, "buurtcode", "BU00000009")
    small.raw["gebieden.csv"] = b""
    with pytest.raises(InvoerFout) as caught:
        lees_dossier(small.write_csv(tmp_path), PEILDATUM)
    assert [f.bestand for f in caught.value.fouten] == ["gebieden.csv"]


def test_a_refused_value_stands_nowhere(small: SmallDossier, tmp_path: Path) -> None:
    """Not in the message, not in the exception, not in what led to it, whatever else is wrong with the row."""
    geheim = ["111222333", "06-12345678", "jan@voorbeeld.nl", "1998-05-17"]
    small.set("clienten", 2, "client_sleutel", geheim[0])
    small.set("besluiten", 2, "client_sleutel", geheim[0])
    small.set("clienten", 2, "aanbieder", geheim[1])
    small.set("clienten", 3, "aanbieder", geheim[2])
    small.set("clienten", 3, "geboortemaand", geheim[3])
    small.set("clienten", 3, "zwaarte", "?")
    small.add_column("clienten", "opmerking", f"bel {geheim[1]}")
    small.add_column("clienten", "achternaam", "Jansen")
    with pytest.raises(InvoerFout) as caught:
        lees_dossier(small.write_csv(tmp_path), PEILDATUM)
    text = "".join(traceback.format_exception(caught.value)) + repr(caught.value) + repr(caught.value.fouten)
    for waarde in [*geheim, "Jansen"]:
        assert waarde not in text
    assert len(caught.value.fouten) == 8


@pytest.mark.parametrize("path", sorted(p.parent for p in data_map().rglob("clienten.csv")), ids=lambda path: path.name)
def test_the_shipped_examples_are_right(path: Path) -> None:
    """Every dossier that comes with the program is read without a fault or a warning."""
    assert lees_dossier(path, PEILDATUM).waarschuwingen == ()
