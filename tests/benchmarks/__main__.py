"""``python -m tests.benchmarks``: run what is missing, then make the table."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import machine, processes
from tests.benchmarks.matrix import CONTESTANTS, PROFILES, SIZES, Matrix
from tests.benchmarks.record import Job, Record, Result
from tests.benchmarks.store import Store
from tests.benchmarks.summary import summarise
from tests.benchmarks.table import render
from tests.benchmarks.verify import Judge, digest, disagreements
from uitstroommatch.synthetic import schrijf_voorbeeld

QUICK = {"sizes": "60,150", "instances": 2, "seeds": 1, "cap": 30.0, "phases": 150, "profiles": "regio,krap"}


def main() -> int:
    """Run, verify, write."""
    args = _arguments()
    matrix = Matrix(
        args.profiles.split(","),
        [int(size) for size in args.sizes.split(",")],
        args.instances,
        args.seeds,
        args.contestants.split(","),
        args.cap,
        args.goal_cap or args.cap / 4,
        args.phases,
    )
    if unknown := {*matrix.profiles} - {*PROFILES} | {*matrix.contestants} - {*CONTESTANTS}:
        print(f"unknown: {', '.join(sorted(unknown))}; profiles {PROFILES}, contestants {CONTESTANTS}", file=sys.stderr)
        return 2
    store = Store(args.out.with_suffix(".jsonl"))
    with TemporaryDirectory(prefix="bench-") as scratch:
        tree = processes.copy_tree(Path(scratch) / "tree")
        source = machine.source(tree)
        jobs = store.missing(matrix.jobs(), None if args.any_source else source)
        right = args.table or _run(store, jobs, source, Path(scratch), args)
    if args.table and store.records:
        source = store.records[-1].source
    left = store.missing(matrix.jobs(), None if args.any_source else source)
    records = store.of(None if args.any_source else source)
    summary = summarise(records, machine.describe(), _by_cell(left))
    text = render(summary)
    args.out.with_suffix(".md").write_text(text, encoding="utf-8")
    args.out.with_suffix(".json").write_text(json.dumps(summary, indent=1), encoding="utf-8")
    print(text)
    return 0 if right else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"a small set: {QUICK}")
    parser.add_argument("--profiles", default=",".join(PROFILES))
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="5000 and up are for landelijk only")
    parser.add_argument("--instances", type=int, default=5, help="generator seeds 1 to N")
    parser.add_argument("--seeds", type=int, default=3, help="solver seeds 1 to N")
    parser.add_argument("--contestants", default=",".join(CONTESTANTS))
    parser.add_argument("--cap", type=float, default=120.0, help="seconds of search per run")
    parser.add_argument("--goal-cap", type=float, help="seconds per goal of the plain model; a quarter of the cap")
    parser.add_argument("--phases", type=int, default=300, help="size of the dossier whose phases are shown")
    parser.add_argument("--budget", type=float, help="seconds after which no new run starts")
    parser.add_argument("--out", type=Path, default=Path("build/benchmarks"), help="FILE.jsonl, FILE.json and FILE.md")
    parser.add_argument("--table", action="store_true", help="only make the table of what is there")
    parser.add_argument("--any-source", action="store_true", help="count results of other sources as well")
    first, _ = parser.parse_known_args()
    parser.set_defaults(**(QUICK if first.quick else {}))
    return parser.parse_args()


def _run(store: Store, jobs: list[Job], source: str, scratch: Path, args: argparse.Namespace) -> bool:
    """Run the jobs that are missing; ``False`` when something was wrong, and then nothing more is started."""
    start = time.monotonic()
    dossier, judge, folder = None, None, Path()
    for number, job in enumerate(jobs, start=1):
        if args.budget is not None and time.monotonic() - start >= args.budget:
            print(f"budget of {args.budget:.0f} s reached", file=sys.stderr)
            return True
        if judge is None or job.dossier != dossier:
            dossier, folder = job.dossier, scratch / "-".join(map(str, job.dossier))
            schrijf_voorbeeld(folder, job.size, job.instance, job.profile)  # type: ignore[arg-type]
            judge = Judge(folder)
        result = processes.run(job, folder, scratch / "tree")
        record, faults = _verified(job, result, judge, store, source)
        _say(number, len(jobs), record)
        if faults:
            _dump(record, faults, args.out)
            return False
        store.add(record)
    return True


def _verified(job: Job, result: Result, judge: Judge, store: Store, source: str) -> tuple[Record, list[str]]:
    before = time.perf_counter()
    faults = judge.faults(result)
    if "check" not in result.seconds and job.contestant.startswith("highs"):
        result.seconds["check"] = time.perf_counter() - before
    record = Record(job, result, source, digest(result))
    if result.status == "failed" and job.contestant in ("ours", "greedy", "phases"):
        faults.append(result.note)
    return record, [*faults, *disagreements(record, store.records)]


def _dump(record: Record, faults: list[str], out: Path) -> None:
    path = out.with_suffix(".fault.json")
    data = {"faults": faults, "plan": record.result.plan, **json.loads(record.line())}
    path.write_text(json.dumps(data, indent=1), encoding="utf-8")
    print("\n".join(["WRONG", *faults, f"see {path}"]), file=sys.stderr)


def _say(number: int, total: int, record: Record) -> None:
    job = record.job
    name = f"{job.profile} {job.size} instance {job.instance} seed {job.seed} {job.contestant}"
    ended = f"{record.result.status} {record.result.note if record.result.status == 'failed' else ''}"
    print(f"[{number}/{total}] {name}: {record.total:.2f} s, {record.result.peak_mb:.0f} MB, {ended}", file=sys.stderr)


def _by_cell(jobs: list[Job]) -> dict[str, int]:
    return dict(Counter(f"{job.profile} {job.size} {job.contestant}" for job in jobs))


if __name__ == "__main__":
    sys.exit(main())
