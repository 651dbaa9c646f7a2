"""Start the stages of a contestant, each in a fresh process, and watch their memory."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.contestants import STAGES
from tests.benchmarks.record import Job, Result

ROOT = Path(__file__).parents[2]
GRACE = 900.0  # seconds beyond the cap for reading, building and checking before a process counts as hanging


def copy_tree(to: Path) -> Path:
    """Copy what the processes run, so that nobody can change it under a run."""
    for part in ("src", "data", "tests/benchmarks"):
        shutil.copytree(ROOT / part, to / part, ignore=shutil.ignore_patterns("__pycache__"))
    return to


def run(job: Job, folder: Path, tree: Path) -> Result:
    """Run all stages of a contestant; their seconds together count, and the largest of their peaks."""
    outcome = Result("failed", {})
    with TemporaryDirectory(prefix="bench-") as scratch:
        seconds: dict[str, float] = {}
        peak = 0.0
        for stage in STAGES[job.contestant]:
            outcome = _stage(stage, job, folder, tree, Path(scratch))
            for phase, more in outcome.seconds.items():
                seconds[phase] = seconds.get(phase, 0.0) + more
            peak = max(peak, outcome.peak_mb)
            if outcome.status in ("failed", "no plan"):
                break
    outcome.seconds, outcome.peak_mb = seconds, peak
    return outcome


def _stage(stage: str, job: Job, folder: Path, tree: Path, scratch: Path) -> Result:
    order, result, errors = scratch / "order.json", scratch / f"{stage}.json", scratch / "errors.txt"
    given = {"job": asdict(job), "folder": str(folder), "program": str(scratch / "program.npz")}
    order.write_text(json.dumps(given), encoding="utf-8")
    command = [sys.executable, "-m", "tests.benchmarks.child", stage, str(order), str(result)]
    paths = {"PYTHONPATH": os.pathsep.join([str(tree / "src"), str(tree)])}
    with errors.open("w", encoding="utf-8") as stderr:
        process = subprocess.Popen(
            command,
            cwd=tree,
            env=os.environ | paths,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            start_new_session=True,
        )
        try:
            peak, hung = _watch(process, job.cap + GRACE)
        finally:
            if process.poll() is None:
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()
    if hung:
        return Result("failed", {}, peak_mb=peak, note=f"{stage}: no end {GRACE:.0f} s after the cap")
    if process.returncode or not result.exists():
        said = errors.read_text(encoding="utf-8").strip().splitlines()
        return Result("failed", {}, peak_mb=peak, note=f"{stage}: {' | '.join(said[-3:])}"[:600])
    outcome = Result.of(json.loads(result.read_text(encoding="utf-8")))
    outcome.peak_mb = max(outcome.peak_mb, peak)
    return outcome


def _watch(process: subprocess.Popen[bytes], seconds: float) -> tuple[float, bool]:
    """Wait for the end; return the peak of the process and its children together, and whether it hung."""
    end = time.monotonic() + seconds
    peak = 0.0
    while process.poll() is None:
        children = [memory for pid in _children(process.pid) if (memory := _resident(pid))]
        if children:  # without any, the process knows its own peak better than a sample does
            peak = max(peak, _resident(process.pid) + sum(children))
        if time.monotonic() > end:
            return peak, True
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.1)
    return peak, False


def _children(pid: int) -> Iterator[int]:
    for listing in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in listing.read_text(encoding="utf-8").split():
                yield int(child)
                yield from _children(int(child))


def _resident(pid: int) -> float:
    with suppress(OSError, IndexError, ValueError):
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="utf-8").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
    return 0.0
