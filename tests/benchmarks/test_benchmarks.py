"""The harness itself, on a dossier of twelve clients; run by ``make bench``, not with the other tests."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.benchmarks.contestants import STAGES, greedy
from tests.benchmarks.matrix import Matrix
from tests.benchmarks.processes import ROOT
from tests.benchmarks.record import Goal, Job, Order, Record, Result
from tests.benchmarks.verify import Judge, disagreements
from uitstroommatch.synthetic import schrijf_voorbeeld

SMALL = ["--profiles", "krap", "--sizes", "12", "--instances", "1", "--seeds", "1", "--cap", "60", "--phases", "12"]


def bench(out: Path, *options: str) -> str:
    command = [sys.executable, "-m", "tests.benchmarks", *SMALL, "--out", str(out), *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stderr


def test_all_contestants_agree_on_a_tiny_dossier_and_a_second_run_has_nothing_left(tmp_path: Path) -> None:
    out = tmp_path / "tiny"
    bench(out)
    records = [Record.of(line) for line in out.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()]
    assert {record.job.contestant for record in records} == set(STAGES)
    proven = [r for r in records if r.result.status == "proven"]
    assert {r.job.contestant for r in proven} >= {"ours", "repeatable", "plain", "highs-groups", "highs-single"}
    assert len({tuple(goal.value for goal in r.result.goals) for r in proven}) == 1
    assert all(record.result.peak_mb > 10 and record.total > 0 for record in records)
    (cell,) = json.loads(out.with_suffix(".json").read_text(encoding="utf-8"))["cells"]
    assert set(cell["ratios"]) == {"highs", "plain", "chain", "repeatable"}
    assert not cell["phases"][0]["note"], "a public function that the phases are measured by is gone"
    lines = len(out.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines())
    bench(out, "--any-source")
    assert len(out.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()) == lines


def test_a_spent_budget_says_what_is_missing(tmp_path: Path) -> None:
    assert "budget" in bench(tmp_path / "none", "--budget", "0")
    assert "krap 12 ours: 1" in (tmp_path / "none.md").read_text(encoding="utf-8")


def test_contestants_take_turns() -> None:
    matrix = Matrix(["regio"], [60], instances=2, seeds=2, contestants=["ours", "plain", "highs-single"])
    jobs = list(matrix.jobs())
    assert len(jobs) == len(set(jobs)) == 12
    assert {job.contestant for job in jobs[::3]} == {"ours", "plain", "highs-single"}


def test_a_plan_that_breaks_a_rule_or_says_other_values_is_seen(tmp_path: Path) -> None:
    schrijf_voorbeeld(tmp_path / "dossier", 12, 1, "krap")
    judge = Judge(tmp_path / "dossier")
    result = greedy.run(Order(JOB, tmp_path / "dossier", tmp_path))
    assert judge.faults(result) == []
    other = [replace(goal, value=goal.value + 1) for goal in result.goals]
    assert judge.faults(replace(result, goals=other))
    assert any("breach" in fault for fault in judge.faults(replace(result, plan=result.plan * 2)))


JOB = Job("krap", 12, 1, 1, "ours", 60.0, 15.0)


@pytest.mark.parametrize(
    "value, bound, proven, wrong",
    [(7, 7, True, False), (6, 6, True, True), (6, 8, False, False), (8, 9, False, True), (6, None, False, False)],
)
def test_a_result_that_contradicts_another_is_seen(value: int, bound: int | None, proven: bool, wrong: bool) -> None:
    one = Record(JOB, Result("proven", {}, [Goal("geplaatst", "max", 7, 7, True)]), "s")
    goal = Goal("geplaatst", "max", value, bound, proven)
    other = Record(replace(JOB, contestant="plain"), Result("open", {}, [goal]), "s")
    assert bool(list(disagreements(other, [one]))) is wrong
