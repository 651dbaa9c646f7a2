"""The command line as its user runs it: names, files written, exit codes, and what is said where."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.opdracht import run
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.resources import data_map
from uitstroommatch.synthetic import schrijf_voorbeeld

VOORBEELD = data_map() / "voorbeeld"


def apart(*args: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, as its user does."""
    opdracht = [sys.executable, "-m", "uitstroommatch", *map(str, args)]
    return subprocess.run(opdracht, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def gemaakt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the example and its proposal."""
    folder = tmp_path_factory.mktemp("cli")
    shutil.copytree(VOORBEELD, folder / "dossier")
    answer = apart("voorstel", folder / "dossier", "--uit", folder / "voorstel.json", "--zaad", "3")
    assert answer.returncode == 0, answer.stderr
    (folder / "uitvoer.txt").write_text(answer.stdout)
    return folder


def _copy(gemaakt: Path, tmp_path: Path) -> Path:
    shutil.copytree(gemaakt / "dossier", tmp_path / "dossier")
    return tmp_path / "dossier"


def test_voorstel_writes_what_formats_describes(gemaakt: Path) -> None:
    ruw = json.loads((gemaakt / "voorstel.json").read_text(encoding="utf-8"))
    assert ruw["status"] == "optimaal"
    assert list(ruw)[:7] == ["status", "peildatum", "beleid", "dossier_sha256", "zaad", "versies", "doelen"]
    assert (ruw["peildatum"], ruw["zaad"]) == ("2026-11-23", 3)
    assert all(doel["bewezen"] for doel in ruw["doelen"])
    samen = [*ruw["plaatsingen"], *ruw["niet_geplaatst"], *ruw["terugleiden"]]
    clienten = (VOORBEELD / "clienten.csv").read_text().splitlines()[1:]
    assert sorted(een["client_sleutel"] for een in samen) == sorted(rij.split(";")[0] for rij in clienten)
    assert Voorstel.model_validate(ruw).model_dump(mode="json") == ruw


def test_the_summary_shows_goals_municipalities_neighbourhoods_and_the_unplaced(gemaakt: Path) -> None:
    uitvoer = (gemaakt / "uitvoer.txt").read_text()
    for woord in ("bewezen", "geplaatst", "Per gemeente", "Deventer", "Volste buurten", "Zonder woning", "woningen"):
        assert woord in uitvoer


def test_controleer_passes_a_right_proposal(gemaakt: Path) -> None:
    answer = run("controleer", gemaakt / "dossier", gemaakt / "voorstel.json")
    assert (answer.returncode, "klopt" in answer.stdout) == (0, True)


def test_controleer_finds_a_moved_client(gemaakt: Path, tmp_path: Path) -> None:
    ruw = json.loads((gemaakt / "voorstel.json").read_text())
    ruw["plaatsingen"][0]["woning_id"], ruw["plaatsingen"][1]["woning_id"] = (
        ruw["plaatsingen"][1]["woning_id"],
        ruw["plaatsingen"][0]["woning_id"],
    )
    (tmp_path / "ander.json").write_text(json.dumps(ruw))
    answer = apart("controleer", gemaakt / "dossier", tmp_path / "ander.json")
    assert answer.returncode == 1
    assert "breuk van" in answer.stderr


def test_controleer_finds_another_dossier(gemaakt: Path, tmp_path: Path) -> None:
    dossier = _copy(gemaakt, tmp_path)
    path = dossier / "clienten.csv"
    path.write_text("\n".join(path.read_text().splitlines()[:-1]) + "\n")
    answer = run("controleer", dossier, gemaakt / "voorstel.json")
    assert answer.returncode == 1
    assert "ander dossier" in answer.stderr


def test_kaart_writes_one_page_below_three_megabytes(gemaakt: Path, tmp_path: Path) -> None:
    answer = run("kaart", gemaakt / "dossier", gemaakt / "voorstel.json", "--uit", tmp_path / "kaart.html")
    assert answer.returncode == 0, answer.stderr
    assert 50_000 < (tmp_path / "kaart.html").stat().st_size < 3_000_000


def test_inlezen_counts_what_it_read(gemaakt: Path) -> None:
    answer = run("inlezen", gemaakt / "dossier")
    assert answer.returncode == 0
    assert "clienten" in answer.stdout


def test_another_reference_date_needs_the_norms_of_its_year(gemaakt: Path) -> None:
    answer = run("inlezen", gemaakt / "dossier", "--peildatum", "2031-01-01")
    assert answer.returncode == 2
    assert "normen van 2031" in answer.stderr


def test_another_policy_goes_before_the_one_in_the_folder(gemaakt: Path, tmp_path: Path) -> None:
    wettelijk = data_map() / "beleid" / "wettelijk-2026.toml"
    uit = tmp_path / "voorstel.json"
    answer = run("voorstel", gemaakt / "dossier", "--uit", uit, "--beleid", wettelijk)
    assert answer.returncode == 0, answer.stderr
    eerste = json.loads((gemaakt / "voorstel.json").read_text())
    assert json.loads(uit.read_text())["beleid"]["sha256"] != eerste["beleid"]["sha256"]


def test_a_previous_proposal_adds_the_goal_stabiliteit(gemaakt: Path, tmp_path: Path) -> None:
    uit = tmp_path / "voorstel.json"
    args = ("--uit", uit, "--vorig", gemaakt / "voorstel.json")
    assert run("voorstel", gemaakt / "dossier", *args).returncode == 0
    ruw = json.loads(uit.read_text())
    stabiel = {doel["id"]: doel["waarde"] for doel in ruw["doelen"]}["stabiliteit"]
    # The values of the earlier goals are the same, so the previous plan itself is the most stable one.
    assert stabiel == len(ruw["plaatsingen"])


def test_decisions_that_cannot_hold_together_are_exit_code_3(gemaakt: Path, tmp_path: Path) -> None:
    dossier = _copy(gemaakt, tmp_path)
    voorstel = json.loads((gemaakt / "voorstel.json").read_text())
    een, ander = voorstel["plaatsingen"][:2]
    kop = "client_sleutel;woning_id;contractvorm;besluit;reden\n"
    rijen = [f"{een['client_sleutel']};{een['woning_id']};{een['contractvorm']};vast;\n"]
    # The same client fixed in a second home that every pair rule allows: the one it gets when the first is rejected.
    (dossier / "besluiten.csv").write_text(kop + f"{een['client_sleutel']};{een['woning_id']};;afgewezen;\n")
    elders = tmp_path / "elders.json"
    assert run("voorstel", dossier, "--uit", elders).returncode == 0
    tweede = [p for p in json.loads(elders.read_text())["plaatsingen"] if p["client_sleutel"] == een["client_sleutel"]]
    keuze = tweede[0] if tweede else ander
    rijen.append(f"{keuze['client_sleutel']};{keuze['woning_id']};{keuze['contractvorm']};vast;\n")
    if not tweede:
        pytest.fail("the first client of the example has one home only; choose another")
    (dossier / "besluiten.csv").write_text(kop + "".join(rijen))
    answer = run("voorstel", dossier, "--uit", tmp_path / "uit.json")
    assert answer.returncode == 3
    ruw = json.loads((tmp_path / "uit.json").read_text())
    assert (ruw["status"], ruw["strijdig"][0]["regel"]) == ("onmogelijk", "een_woning_per_client")
    assert len(ruw["strijdig"][0]["besluiten"]) == 2
    assert run("inlezen", dossier).returncode == 2


BAD: dict[str, Callable[[Path], object]] = {
    "no folder": shutil.rmtree,
    "no clients": lambda d: (d / "clienten.csv").unlink(),
    "no policy": lambda d: (d / "beleid.toml").unlink(),
    "broken policy": lambda d: _write(d / "beleid.toml", "[beleid\n"),
    "unknown rule": lambda d: _append(d / "beleid.toml", '\n[regels.huurdersvereniging]\nmodus = "hard"\n'),
    "empty clients": lambda d: _write(d / "clienten.csv", ""),
    "binary homes": lambda d: (d / "woningen.csv").write_bytes(bytes(range(256)) * 4),
    "unknown provider": lambda d: _swap(d / "clienten.csv", "IrisZorg", "Onbekend"),
    "an e-mail address": lambda d: _swap(d / "clienten.csv", "C0001;", "iemand@example.org;"),
    "a broken map file": lambda d: _write(d / "gebieden.geojson", "{"),
    "a broken previous proposal": lambda d: _write(d / "vorig_voorstel.json", "[1, 2]"),
}


def _write(path: Path, text: str) -> None:
    path.write_text(text)


def _append(path: Path, text: str) -> None:
    path.write_text(path.read_text() + text)


def _swap(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


@pytest.mark.parametrize("what", BAD)
def test_wrong_input_is_exit_code_2_without_a_traceback_and_writes_nothing(
    what: str, gemaakt: Path, tmp_path: Path
) -> None:
    dossier = _copy(gemaakt, tmp_path)
    BAD[what](dossier)
    answer = run("voorstel", dossier, "--uit", tmp_path / "uit.json")
    assert answer.returncode == 2, answer.stdout
    assert "Traceback" not in answer.stderr
    assert "fout" in answer.stderr
    assert "iemand@example.org" not in answer.stderr
    assert not (tmp_path / "uit.json").exists()


def test_faults_in_several_files_and_the_policy_come_together(gemaakt: Path, tmp_path: Path) -> None:
    dossier = _copy(gemaakt, tmp_path)
    for what in ("unknown rule", "unknown provider", "a broken map file"):
        BAD[what](dossier)
    answer = apart("inlezen", dossier)
    assert answer.returncode == 2
    for naam in ("beleid.toml", "clienten.csv", "gebieden.geojson"):
        assert naam in answer.stderr


def test_a_broken_proposal_is_exit_code_2(gemaakt: Path, tmp_path: Path) -> None:
    _write(tmp_path / "kapot.json", '{"status": "prima"}')
    for command in (("controleer",), ("kaart", "--uit", str(tmp_path / "k.html"))):
        answer = run(command[0], gemaakt / "dossier", tmp_path / "kapot.json", *command[1:])
        assert answer.returncode == 2
        assert "Traceback" not in answer.stderr


def test_a_place_that_cannot_be_written_is_said_and_not_traced(gemaakt: Path, tmp_path: Path) -> None:
    answer = run("voorstel", gemaakt / "dossier", "--uit", tmp_path / "bestaat" / "niet" / "v.json", "--tijd", "0")
    assert answer.returncode == 2
    assert "Traceback" not in answer.stderr


def test_ctrl_c_while_solving_gives_the_best_plan_so_far(tmp_path: Path) -> None:
    schrijf_voorbeeld(tmp_path / "groot", 320, 3, "regio")
    uit = tmp_path / "voorstel.json"
    opdracht = [sys.executable, "-m", "uitstroommatch", "voorstel", str(tmp_path / "groot"), "--uit", str(uit)]
    # PYTHONUNBUFFERED makes the progress table arrive; a value of its first goal says that the search is on.
    with subprocess.Popen(opdracht, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=_terminal()) as werk:
        assert werk.stderr is not None
        while not re.search(r"spoed .*\d", regel := werk.stderr.readline()):
            assert regel, "ended before the search began"
        werk.send_signal(signal.SIGINT)
        uitvoer, fouten = werk.communicate(timeout=60)
    assert werk.returncode == 0, fouten
    assert "Voorstel: haalbaar" in uitvoer
    assert run("controleer", tmp_path / "groot", uit).returncode == 0


def _terminal() -> dict[str, str]:
    """Make rich draw its live table although nobody looks."""
    return {**os.environ, "FORCE_COLOR": "1", "TTY_COMPATIBLE": "1", "PYTHONUNBUFFERED": "1"}


def test_voorbeeld_writes_a_dossier_that_reads_and_refuses_a_full_folder(tmp_path: Path) -> None:
    assert run("voorbeeld", "--clienten", "12", "--zaad", "5", tmp_path / "nieuw").returncode == 0
    assert run("inlezen", tmp_path / "nieuw").returncode == 0
    opnieuw = run("voorbeeld", "--clienten", "12", "--zaad", "5", tmp_path / "nieuw")
    assert opnieuw.returncode == 2
    assert "Traceback" not in opnieuw.stderr
