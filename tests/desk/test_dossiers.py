"""Files and rows come in: faults are told, names are names, and a version stays as it came."""

from __future__ import annotations

import csv
from typing import Any
from uuid import uuid4

import pytest

from tests.desk.wereld import VOORBEELD, Wereld
from uitstroommatch.desk.models import Blad
from uitstroommatch.errors import Conflict, InvoerFout, NietGevonden


def test_three_faults_are_told_and_nothing_is_kept(wereld: Wereld) -> None:
    d, regio = wereld.desk.dossiers, wereld.wie["regio"]
    bestanden = wereld.bestanden()
    kapot = {
        **bestanden,
        "clienten.csv": bestanden["clienten.csv"].replace(b";licht;", b";zwaar;", 1).replace(b"2000-10", b"oktober", 1),
        "woningen.csv": bestanden["woningen.csv"].replace(b";739.34;", b";veel;", 1),
    }
    controle = d.controleer(regio, kapot)
    assert not controle.goed
    assert {fout.kolom for fout in controle.fouten} == {"zwaarte", "geboortemaand", "rekenhuur"}
    with pytest.raises(InvoerFout) as gevangen:
        d.voeg_toe(regio, "kapot", kapot)
    assert len(gevangen.value.fouten) == 3
    assert d.lijst(regio, Blad()).totaal == 0
    goed = d.controleer(regio, bestanden)
    assert (goed.goed, goed.aantallen["clienten"]) == (True, 60)
    versie = d.voeg_toe(regio, "  november ", bestanden)
    assert (versie.dossier_naam, versie.nummer, versie.sha256) == ("november", 1, goed.sha256)
    assert d.bestand(regio, versie.id, "clienten.csv") == bestanden["clienten.csv"]
    with pytest.raises(Conflict, match="met die naam"):
        d.voeg_toe(regio, "november", bestanden)


@pytest.mark.parametrize(
    "naam", ["../clienten.csv", "/etc/passwd", "map/clienten.csv", "clienten.csv\x00", "kaart.html", "", "c\n.csv"]
)
def test_a_name_is_a_name_of_a_dossier(wereld: Wereld, naam: str) -> None:
    with pytest.raises(InvoerFout, match="hoort niet bij een dossier"):
        wereld.desk.dossiers.voeg_toe(wereld.wie["regio"], "x", {**wereld.bestanden(), naam: b"x"})


def test_a_file_that_comes_twice_or_none_at_all(wereld: Wereld) -> None:
    d, regio = wereld.desk.dossiers, wereld.wie["regio"]
    with pytest.raises(InvoerFout, match="twee keer"):
        d.voeg_toe(regio, "x", {"clienten.csv": b"", "Clienten.CSV": b""})
    with pytest.raises(InvoerFout, match="geen bestanden"):
        d.voeg_toe(regio, "x", {})
    with pytest.raises(InvoerFout, match="naam"):
        d.voeg_toe(regio, " \t", wereld.bestanden())


def test_the_policy_that_comes_along_is_a_draft_and_kept_once(wereld: Wereld) -> None:
    d, regio = wereld.desk, wereld.wie["regio"]
    eerste = wereld.dossier()
    assert eerste.beleid_id is not None
    tweede = d.dossiers.nieuwe_versie(regio, eerste.dossier_id, wereld.bestanden())
    assert (tweede.nummer, tweede.beleid_id) == (2, eerste.beleid_id)
    assert [rij.id for rij in d.dossiers.versies(regio, eerste.dossier_id)] == [tweede.id, eerste.id]
    stuk = d.beleid.haal(regio, eerste.beleid_id)
    assert not stuk.goedgekeurd
    assert d.beleid.inhoud(regio, stuk.id) == (VOORBEELD / "beleid.toml").read_bytes()
    assert d.beleid.keur_goed(wereld.wie["beheerder"], stuk.id).goedgekeurd_door == "beheerder"
    with pytest.raises(Conflict, match="al goedgekeurd"):
        d.beleid.keur_goed(wereld.wie["beheerder"], stuk.id)
    with pytest.raises(InvoerFout):
        d.beleid.voeg_toe(regio, b"[beleid]\nnaam = 1")
    anders = d.beleid.inhoud(regio, stuk.id).replace(b"Regio Deventer 2026", b"Proef")
    nieuw = d.beleid.voeg_toe(wereld.wie["planner"], anders, stuk.id)
    assert (nieuw.naam, nieuw.gebaseerd_op, nieuw.goedgekeurd) == ("Proef", stuk.id, False)
    with pytest.raises(NietGevonden):
        d.beleid.voeg_toe(regio, anders, uuid4())


def test_rows_as_json_are_the_same_dossier(wereld: Wereld) -> None:
    rijen: dict[str, list[dict[str, Any]]] = {}
    for pad in VOORBEELD.glob("*.csv"):
        with pad.open(encoding="utf-8", newline="") as bestand:
            rijen[pad.stem] = [
                {naam: _waarde(naam, cel) for naam, cel in rij.items()}
                for rij in csv.DictReader(bestand, delimiter=";")
            ]
    d, regio = wereld.desk.dossiers, wereld.wie["regio"]
    als_bestanden = d.rijen_als_bestanden(rijen)
    assert d.controleer(regio, als_bestanden).sha256 == d.controleer(regio, wereld.bestanden()).sha256


def _waarde(naam: str, cel: str) -> Any:
    """As a system would say it in JSON."""
    if not cel:
        return None
    if cel in ("ja", "nee"):
        return cel == "ja"
    if naam == "rekenhuur":
        return float(cel)
    return cel.split("|") if "|" in cel else cel


@pytest.mark.parametrize(
    "rijen",
    [{"../x": []}, {"clienten": [{"a": {"b": 1}}]}, {"clienten": [{"a": ["x|y"]}]}, {"clienten": [{"a": [None]}]}],
)
def test_what_has_no_place_in_a_cell_is_told(wereld: Wereld, rijen: Any) -> None:
    with pytest.raises(InvoerFout):
        wereld.desk.dossiers.rijen_als_bestanden(rijen)


def test_what_is_not_there(wereld: Wereld) -> None:
    d, regio = wereld.desk, wereld.wie["regio"]
    versie = wereld.dossier()
    beleid_id = versie.beleid_id
    assert beleid_id is not None
    for doe in (
        lambda: d.dossiers.versie(regio, uuid4()),
        lambda: d.dossiers.versies(regio, uuid4()),
        lambda: d.dossiers.nieuwe_versie(regio, uuid4(), wereld.bestanden()),
        lambda: d.dossiers.bestand(regio, versie.id, "geheim.csv"),
        lambda: d.dossiers.clienten(regio, uuid4(), Blad()),
        lambda: d.beleid.haal(regio, uuid4()),
        lambda: d.voorstellen.haal(regio, uuid4()),
        lambda: d.voorstellen.vraag_aan(regio, uuid4(), beleid_id),
        lambda: d.voorstellen.vraag_aan(regio, versie.id, uuid4()),
        lambda: d.voorstellen.vraag_aan(regio, versie.id, beleid_id, vorig_id=uuid4()),
        lambda: d.uitleg.haal(regio, uuid4()),
        lambda: d.besluiten.lijst(regio, uuid4(), Blad()),
    ):
        with pytest.raises(NietGevonden, match="of is niet voor u"):
            doe()


@pytest.mark.parametrize(
    "gegevens", [{"zaad": -1}, {"tijd": 0.0}, {"tijd": float("nan")}, {"rekenwerk": -1.0}, {"tijd": 1e9}]
)
def test_limits_of_a_proposal_make_sense(wereld: Wereld, gegevens: dict[str, Any]) -> None:
    versie = wereld.dossier()
    assert versie.beleid_id is not None
    with pytest.raises(InvoerFout, match="buiten de grenzen"):
        wereld.desk.voorstellen.vraag_aan(wereld.wie["regio"], versie.id, versie.beleid_id, **gegevens)
