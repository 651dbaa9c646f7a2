"""The command line within this process: what comes out is the same, without the second that a new Python takes.

That the program starts by itself, and how it dies, is tested with real processes (``tests/test_cli.py``).
"""

from __future__ import annotations

import traceback
from pathlib import Path
from subprocess import CompletedProcess

from typer.testing import CliRunner

from uitstroommatch.cli.commands import app


def run(*woorden: str | Path) -> CompletedProcess[str]:
    """Run a command; what would end in a traceback ends in one here."""
    args = [str(woord) for woord in woorden]
    gedaan = CliRunner().invoke(app, args)
    fout = gedaan.exception
    spoor = "" if fout is None or isinstance(fout, SystemExit) else "".join(traceback.format_exception(fout))
    return CompletedProcess(args, gedaan.exit_code, gedaan.stdout, gedaan.stderr + spoor)
