"""A proposal that was written is read back, and a broken one says where."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.io.small import PEILDATUM, SmallDossier
from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.domain.voorstel import Toewijzing, Voorstel
from uitstroommatch.errors import InvoerFout
from uitstroommatch.io.dossier_reader import lees_dossier
from uitstroommatch.io.export import schrijf_json
from uitstroommatch.io.proposal_reader import lees_voorstel, lees_vorig

VOORSTEL = {
    "status": "optimaal",
    "peildatum": "2026-11-23",
    "beleid": {"naam": "Regio", "sha256": "ab"},
    "dossier_sha256": "cd",
    "zaad": 0,
    "versies": {"uitstroommatch": "0.1.0"},
    "doelen": [{"id": "spoed", "richting": "max", "waarde": 1, "optimum": 1, "grens": 1, "bewezen": True}],
    "plaatsingen": [{"client_sleutel": "C-001", "woning_id": "W-1", "contractvorm": "OMK"}],
    "niet_geplaatst": [{"client_sleutel": "C-2", "redenen": [{"regel": "budget", "woningen": 3, "tekst": "te duur"}]}],
    "terugleiden": [{"client_sleutel": "C-3", "gemeente": "GM0200"}],
    "gebieden": [{"code": "GM0150", "niveau": "gemeente", "bestaand": 3, "nieuw": 2, "grens": None}],
    "strijdig": [],
}


def _write(folder: Path, inhoud: object) -> Path:
    path = folder / "voorstel.json"
    path.write_text(inhoud if isinstance(inhoud, str) else json.dumps(inhoud), encoding="utf-8")
    return path


def _changed(*plek: str | int, waarde: object) -> Any:
    inhoud = json.loads(json.dumps(VOORSTEL))
    deel = inhoud
    for stap in plek[:-1]:
        deel = deel[stap]
    deel[plek[-1]] = waarde
    return inhoud


def _faults(path: Path) -> list[tuple[str, str]]:
    with pytest.raises(InvoerFout) as caught:
        lees_voorstel(path)
    assert caught.value.__cause__ is None
    assert all(f.toegestaan for f in caught.value.fouten)
    return [(f.kolom, f.wat) for f in caught.value.fouten]


def test_a_proposal_is_read(tmp_path: Path) -> None:
    """Every part has its type."""
    voorstel = lees_voorstel(_write(tmp_path, VOORSTEL))
    assert voorstel.peildatum == date(2026, 11, 23)
    assert voorstel.plaatsingen == (Toewijzing(client_sleutel="C-001", woning_id="W-1", contractvorm=Contractvorm.OMK),)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    """The same proposal, and the same bytes when it is written again."""
    voorstel = Voorstel.model_validate(VOORSTEL)
    schrijf_json(voorstel, tmp_path / "a.json")
    assert lees_voorstel(tmp_path / "a.json") == voorstel
    schrijf_json(lees_voorstel(tmp_path / "a.json"), tmp_path / "b.json")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


@pytest.mark.parametrize(
    "inhoud, kolom, wat",
    [
        (_changed("extra", waarde=1), "extra", "is hier niet bekend"),
        (_changed("status", waarde="klaar"), "status", "is geen bekende waarde"),
        (_changed("peildatum", waarde="23-11-2026"), "peildatum", "is geen datum"),
        (_changed("peildatum", waarde=20261123), "peildatum", "is geen datum"),
        (_changed("zaad", waarde="0"), "zaad", "is geen geheel getal"),
        (_changed("zaad", waarde=0.5), "zaad", "is geen geheel getal"),
        (_changed("doelen", waarde={}), "doelen", "is geen lijst"),
        (_changed("doelen", 0, "bewezen", waarde="ja"), "doelen.0.bewezen", "is geen true of false"),
        (_changed("doelen", 0, waarde=1), "doelen.0", "is geen object"),
        (_changed("versies", waarde=[]), "versies", "is geen object"),
        (_changed("plaatsingen", 0, "contractvorm", waarde="X"), "plaatsingen.0.contractvorm", "is geen bekende"),
        (_changed("plaatsingen", 0, "woning_id", waarde=None), "plaatsingen.0.woning_id", "is geen tekst"),
        (_changed("plaatsingen", 0, "naam", waarde="x"), "plaatsingen.0.naam", "is hier niet bekend"),
        ({k: v for k, v in VOORSTEL.items() if k != "zaad"}, "zaad", "is verplicht, maar leeg"),
        ([], "", "is geen object"),
        ("{", "", "is geen geldige JSON (regel 1, teken 2)"),
        ("", "", "is leeg"),
        ('{"zaad": NaN}', "", "is geen geldige JSON (een getal dat niet bestaat, of te diep genest)"),
    ],
)  # fmt: skip
def test_a_broken_proposal_says_where(tmp_path: Path, inhoud: object, kolom: str, wat: str) -> None:
    """Nothing is converted and nothing is passed over."""
    ((found, text),) = _faults(_write(tmp_path, inhoud))
    assert found == kolom
    assert text.startswith(wat)


def test_every_fault_of_a_proposal_at_once(tmp_path: Path) -> None:
    """As with tables."""
    assert len(_faults(_write(tmp_path, {"status": 1, "peildatum": "x", "zaad": 0}))) == 5


def test_a_proposal_that_is_not_there(tmp_path: Path) -> None:
    """Missing, a folder, or not UTF-8."""
    assert _faults(tmp_path / "weg.json") == [("", "bestaat niet")]
    assert _faults(tmp_path) == [("", "is een map of geen gewoon bestand")]
    (tmp_path / "x.json").write_bytes(b'{"a": "\xe9"}')
    assert _faults(tmp_path / "x.json") == [("", "is geen tekst in UTF-8")]


def test_of_the_previous_proposal_only_the_pairs_count(tmp_path: Path) -> None:
    """So that one of an older version, with other parts, is still of use."""
    inhoud = {"plaatsingen": [{"client_sleutel": " C-1 ", "woning_id": "W-1", "nieuw": 1}], "onbekend": True}
    assert lees_vorig(_write(tmp_path, inhoud)) == {("C-1", "W-1")}
    assert lees_vorig(_write(tmp_path, VOORSTEL)) == {("C-001", "W-1")}
    assert lees_vorig(_write(tmp_path, {"plaatsingen": []})) == frozenset()


@pytest.mark.parametrize("inhoud", [{}, [], {"plaatsingen": None}, {"plaatsingen": [{"client_sleutel": "C"}]}])
def test_a_previous_proposal_without_pairs(tmp_path: Path, inhoud: object) -> None:
    """It is broken; no pairs at all is said with an empty list."""
    with pytest.raises(InvoerFout):
        lees_vorig(_write(tmp_path, inhoud))


@pytest.mark.parametrize("sleutel", ["111222333", "10000008", "a@b.nl", "0612345678"])
def test_personal_data_in_a_previous_proposal(tmp_path: Path, sleutel: str) -> None:
    """Refused there as in clienten."""
    inhoud = {"plaatsingen": [{"client_sleutel": sleutel, "woning_id": "W-1"}]}
    with pytest.raises(InvoerFout, match="persoonsgegevens worden geweigerd") as caught:
        lees_vorig(_write(tmp_path, inhoud))
    assert sleutel not in str(caught.value)


def test_the_previous_proposal_is_part_of_a_dossier(small: SmallDossier, tmp_path: Path) -> None:
    """It is content: the hash changes with it."""
    plain = lees_dossier(small.write_csv(tmp_path / "plain"), PEILDATUM)
    small.raw["vorig_voorstel.json"] = json.dumps(VOORSTEL).encode()
    dossier = lees_dossier(small.write_csv(tmp_path / "x"), PEILDATUM)
    assert (plain.vorig, dossier.vorig) == (None, frozenset({("C-001", "W-1")}))
    assert plain.sha256 != dossier.sha256
