"""One stage of one contestant in a process of its own: ``python -m tests.benchmarks.child MODULE ORDER RESULT``.

Imports come before the watch starts, so no figure holds them.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from tests.benchmarks.record import Job, Order, Result

SOLVERS = {"ortools", "highspy"}


def peak_mb() -> float:
    """Return the peak resident memory of this process (``ru_maxrss`` would start at the parent's)."""
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0


def main(module: str, order: str, result: str) -> None:
    """Run the stage and write its result."""
    data = json.loads(Path(order).read_text(encoding="utf-8"))
    run = import_module(f"tests.benchmarks.contestants.{module}").run
    given = Order(Job(**data["job"]), Path(data["folder"]), Path(data["program"]))
    outcome: Result = run(given)
    if sys.modules.keys() >= SOLVERS:
        raise RuntimeError("highspy and ortools in one process")
    outcome.peak_mb = peak_mb()
    Path(result).write_text(json.dumps(asdict(outcome)), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
