"""What the documents say is so."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from docs.maak_regels import PAGINA, pagina
from uitstroommatch.cli.commands import app
from uitstroommatch.domain import enums
from uitstroommatch.rulebook import DOELEN, REGELS

ROOT = Path(__file__).parents[2]
TEKSTEN = sorted(p for p in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("data/*.md")])


def test_the_page_of_rules_and_goals_is_fresh() -> None:
    assert PAGINA.read_text(encoding="utf-8") == pagina(), "run `make docs`"


@pytest.mark.parametrize("tekst", TEKSTEN, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_to_a_file_points_somewhere(tekst: Path) -> None:
    for doel in re.findall(r"\]\(([^)#:]+)\)", tekst.read_text(encoding="utf-8")):
        assert (tekst.parent / doel).exists(), doel


@pytest.mark.parametrize("pagina_", sorted((ROOT / "docs/beslissingen").glob("0*.md")), ids=lambda p: p.stem)
def test_a_decision_says_context_decision_and_consequences(pagina_: Path) -> None:
    koppen = re.findall(r"^## (.*)$", pagina_.read_text(encoding="utf-8"), re.MULTILINE)
    assert koppen == ["Context", "Decision", "Consequences"]
    assert pagina_.name in (pagina_.parent / "README.md").read_text(encoding="utf-8")


def test_the_readme_and_formats_name_exactly_the_commands_that_exist() -> None:
    bestaat = set(get_command(app).commands)  # type: ignore[attr-defined]
    for naam in ("README.md", "docs/formats.md"):
        genoemd = set(re.findall(r"^(?:\.venv/bin/)?uitstroommatch ([a-z]+)", (ROOT / naam).read_text(), re.MULTILINE))
        assert genoemd == bestaat, naam


def test_make_targets_in_the_documents_exist() -> None:
    doelen = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for tekst in TEKSTEN:
        assert set(re.findall(r"`make ([a-z-]+)", tekst.read_text(encoding="utf-8"))) <= doelen, tekst


def test_the_model_document_names_every_rule_and_goal() -> None:
    tekst = (ROOT / "docs/model.md").read_text(encoding="utf-8")
    assert not [naam for naam in (*REGELS, *DOELEN) if naam not in tekst]


def test_the_glossary_has_the_enumerations_and_is_in_order() -> None:
    tekst = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    woorden = re.findall(r"^\| ([a-z][^|]*?) \|", tekst, re.MULTILINE)[1:]
    assert woorden == sorted(woorden, key=str.casefold)
    soorten = (enums.Zwaarte, enums.Woonvorm, enums.Contractvorm, enums.Huurklasse, enums.Uitspraak)
    assert not [waarde for soort in soorten for waarde in soort if waarde.value not in tekst]


def test_the_table_of_rooms_names_every_room() -> None:
    tekst = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    kamers = {p.name for p in (ROOT / "src/uitstroommatch").iterdir() if p.is_dir() and (p / "__init__.py").exists()}
    assert not [kamer for kamer in kamers if f"`{kamer}/`" not in tekst]


def test_the_recipe_for_a_rule_works_to_the_letter(tmp_path: Path) -> None:
    """Three files, written from the blocks of CONTRIBUTING on a copy, and the rule is read, tested, solved, checked."""
    tekst = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    blok = dict(re.findall(r"```\w+ (rule|test|policy)\n(.*?)```", tekst, re.DOTALL))
    for map_ in ("src", "data", "tests"):
        shutil.copytree(ROOT / map_, tmp_path / map_, ignore=shutil.ignore_patterns("__pycache__", "benchmarks"))
    (tmp_path / "src/uitstroommatch/rules/geen_complex.py").write_text(blok["rule"])
    (tmp_path / "tests/rules/test_geen_complex.py").write_text(blok["test"])
    env = {**os.environ, "PYTHONPATH": f"{tmp_path / 'src'}{os.pathsep}{tmp_path}"}

    def run(*args: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *args], cwd=tmp_path, env=env, capture_output=True, text=True, timeout=120, check=False
        )

    voorstel = ("-m", "uitstroommatch", "voorstel", "data/voorbeeld", "--uit", "voorstel.json")
    zonder = run(*voorstel)
    assert zonder.returncode == 2
    assert "regels.geen_complex" in zonder.stderr

    beleid = tmp_path / "data/voorbeeld/beleid.toml"
    beleid.write_text(beleid.read_text() + "\n" + blok["policy"])
    test = run("-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", ".", "tests/rules/test_geen_complex.py")
    assert test.returncode == 0, test.stdout + test.stderr
    met = run(*voorstel)
    assert met.returncode == 0, met.stdout + met.stderr
    assert run("-m", "uitstroommatch", "controleer", "data/voorbeeld", "voorstel.json").returncode == 0
