"""The command line explains, compares and plans again, as an officer runs it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.opdracht import run
from uitstroommatch.resources import data_map

VOORBEELD = data_map() / "voorbeeld"


@pytest.fixture(scope="module")
def voorstel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The proposal of the example."""
    pad = tmp_path_factory.mktemp("verklaar") / "voorstel.json"
    answer = run("voorstel", VOORBEELD, "--uit", pad)
    assert answer.returncode == 0, answer.stderr
    return pad


def _plan(pad: Path) -> dict[str, str]:
    plaatsingen = json.loads(pad.read_text(encoding="utf-8"))["plaatsingen"]
    return {een["client_sleutel"]: een["woning_id"] for een in plaatsingen}


def test_a_client_with_a_home(voorstel: Path) -> None:
    client, woning = next(iter(_plan(voorstel).items()))
    answer = run("verklaar", VOORBEELD, voorstel, client)
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.startswith(f"Cliënt {client} krijgt woning {woning}: ")
    assert run("verklaar", VOORBEELD, voorstel, client, woning).stdout == answer.stdout


def test_a_client_without_a_home_and_what_would_help(voorstel: Path) -> None:
    zonder = json.loads(voorstel.read_text(encoding="utf-8"))["niet_geplaatst"][0]["client_sleutel"]
    answer = run("verklaar", VOORBEELD, voorstel, zonder)
    assert answer.returncode == 0, answer.stderr
    assert f"Cliënt {zonder} krijgt in dit voorstel geen woning." in answer.stdout
    assert "wijziging" in answer.stdout


def test_a_pair_that_people_rejected(voorstel: Path) -> None:
    answer = run("verklaar", VOORBEELD, voorstel, "C0018", "W0052")
    assert answer.returncode == 0, answer.stderr
    assert "Deze combinatie kan in geen enkel voorstel, want:" in answer.stdout
    assert "als combinatie afgewezen" in answer.stdout


def test_json_holds_sentences_and_reasons(voorstel: Path) -> None:
    answer = run("verklaar", VOORBEELD, voorstel, "C0018", "W0052", "--json")
    inhoud = json.loads(answer.stdout)
    assert inhoud["redenen"]["verboden"][0]["regel"] == "besluit_afgewezen"
    assert inhoud["zinnen"][0].startswith("Cliënt C0018")


@pytest.mark.parametrize("client, woning", [("X1", None), ("C0001", "X2"), ("X1", "X2")])
def test_an_unknown_client_or_home_is_exit_code_2(client: str, woning: str | None, voorstel: Path) -> None:
    answer = run("verklaar", VOORBEELD, voorstel, client, *([woning] if woning else []))
    assert answer.returncode == 2
    assert "staat er niet in" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_proposal_of_another_dossier_is_exit_code_2(voorstel: Path, tmp_path: Path) -> None:
    shutil.copytree(VOORBEELD, tmp_path / "d")
    clienten = tmp_path / "d" / "clienten.csv"
    clienten.write_text("\n".join(clienten.read_text(encoding="utf-8").splitlines()[:-1]) + "\n", encoding="utf-8")
    answer = run("verklaar", tmp_path / "d", voorstel)
    assert answer.returncode == 2
    assert "is gemaakt met een ander dossier" in answer.stderr
    # To compare, such a proposal is a plan like any other.
    answer = run("vergelijk", tmp_path / "d", voorstel, voorstel)
    assert answer.returncode == 0
    assert "let op: voorstel.json: is gemaakt met een ander dossier" in answer.stderr


def test_a_plan_made_by_hand_gets_the_same_checks(voorstel: Path, tmp_path: Path) -> None:
    rijen = [f"{client};{woning}" for client, woning in _plan(voorstel).items()]
    hand = tmp_path / "met-de-hand.csv"
    hand.write_text("\n".join(["client_sleutel;woning_id", *rijen[1:], "C0001;W0010"]) + "\n", encoding="utf-8")
    answer = run("vergelijk", VOORBEELD, voorstel, hand)
    assert answer.returncode == 0, answer.stderr
    assert "Het tweede plan houdt zich niet aan de regels:" in answer.stdout
    assert "Woning W0010 krijgt 2 cliënten, hooguit 1." in answer.stdout
    assert "Cliënt C0001 gaat van" in answer.stdout


def test_a_plan_does_not_differ_from_itself(voorstel: Path) -> None:
    answer = run("vergelijk", VOORBEELD, voorstel, voorstel)
    assert (answer.returncode, answer.stdout) == (0, "De twee plannen zijn gelijk.\n")


def test_a_broken_plan_made_by_hand_is_exit_code_2(voorstel: Path, tmp_path: Path) -> None:
    hand = tmp_path / "hand.csv"
    hand.write_text("client_sleutel;woning_id;contractvorm\nC0001;W0040;KOOP\n", encoding="utf-8")
    answer = run("vergelijk", VOORBEELD, voorstel, hand)
    assert answer.returncode == 2
    assert "contractvorm" in answer.stderr


def test_decisions_are_followed_and_the_difference_is_told(voorstel: Path, tmp_path: Path) -> None:
    plan = _plan(voorstel)
    (weg, woning), (blijft, elders) = list(plan.items())[:2]
    rijen = f"{weg};{woning};;afgewezen;\n{blijft};{elders};OMK;vast;\n"
    besluiten, uit = tmp_path / "nieuwe-besluiten.csv", tmp_path / "nieuw.json"
    besluiten.write_text(f"client_sleutel;woning_id;contractvorm;besluit;reden\n{rijen}", encoding="utf-8")
    answer = run("herplan", VOORBEELD, voorstel, "--besluiten", besluiten, "--uit", uit)
    assert answer.returncode == 0, answer.stderr
    assert f"Cliënt {weg} " in answer.stdout
    nieuw = _plan(uit)
    assert (nieuw.get(weg) != woning, nieuw[blijft]) == (True, elders)
    # With the decisions in the dossier and the previous proposal beside it, the new one passes the check.
    shutil.copytree(VOORBEELD, tmp_path / "d")
    tabel = tmp_path / "d" / "besluiten.csv"
    tabel.write_text(tabel.read_text(encoding="utf-8") + rijen, encoding="utf-8")
    controle = run("controleer", tmp_path / "d", uit, "--vorig", voorstel)
    assert controle.returncode == 0, controle.stderr


def test_decisions_that_cannot_be_followed_are_exit_code_2(voorstel: Path, tmp_path: Path) -> None:
    besluiten = tmp_path / "besluiten.csv"
    besluiten.write_text("client_sleutel;woning_id;besluit\nC0018;W0052;vast\n", encoding="utf-8")
    answer = run("herplan", VOORBEELD, voorstel, "--besluiten", besluiten, "--uit", tmp_path / "n.json")
    assert answer.returncode == 2
    assert "Traceback" not in answer.stderr
    assert not (tmp_path / "n.json").exists()
