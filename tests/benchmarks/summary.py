"""Numbers of the table: per profile and size, over instances and seeds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import geometric_mean, median
from typing import Any

from tests.benchmarks.record import Record

HIGHS = ("highs-groups", "highs-single")
OVERALL = range(60, 301)
"""Sizes that the ratios over everything are taken of."""


@dataclass(frozen=True)
class Ratio:
    """Time of another over time of ours, on one instance: medians over seeds.

    ``capped``: the other was not done when its time was up, so the ratio is at least this. ``open``: ours was not.
    """

    value: float
    capped: bool
    open: bool


def summarise(records: Sequence[Record], machine: dict[str, str], missing: dict[str, int]) -> dict[str, Any]:
    """Return everything that the table shows."""
    cells: dict[tuple[int, str], list[Record]] = defaultdict(list)
    for record in records:
        cells[record.job.size, record.job.profile].append(record)
    ratios: dict[str, list[Ratio]] = defaultdict(list)
    rows = []
    for (size, profile), found in sorted(cells.items()):
        cap = max(record.job.cap for record in found)
        row, per_instance = _cell([record for record in found if record.job.cap == cap])
        rows.append({"profile": profile, "size": size, "cap": cap, **row})
        if size in OVERALL and profile != "landelijk":
            for name, some in per_instance.items():
                ratios[name].extend(some)
    return {
        "machine": machine,
        "sources": sorted({record.source for record in records}),
        "cells": rows,
        "overall": {name: _ratio(some) for name, some in ratios.items()},
        "missing": missing,
    }


def _cell(records: Sequence[Record]) -> tuple[dict[str, Any], dict[str, list[Ratio]]]:
    by_name: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        by_name[record.job.contestant].append(record)
    highs = min((n for n in HIGHS if n in by_name), key=lambda n: _pace(by_name[n], by_name), default=None)
    others = {"highs": highs, "plain": "plain", "chain": "chain", "repeatable": "repeatable"}
    ratios = {
        name: _ratios(by_name["ours"], by_name[whose]) for name, whose in others.items() if whose and whose in by_name
    }
    done = {
        name: found
        for name, found in by_name.items()
        if name != "phases" and any(record.result.status != "failed" for record in found)
    }
    cell = {
        "contestants": {name: _figures(found) for name, found in done.items()},
        "highs": highs,
        "ratios": {name: _ratio(some) for name, some in ratios.items() if some},
        "greedy": _greedy(by_name),
        "phases": [{"seconds": record.result.seconds, "note": record.result.note} for record in by_name["phases"]],
    }
    return cell, ratios


def _pace(records: Sequence[Record], by_name: dict[str, list[Record]]) -> tuple[float, float]:
    """Which of the two ways of HiGHS is the better one: on the dossiers that both had, most proven, then fastest."""
    both = set.intersection(*({(r.job.dossier, r.job.seed) for r in by_name[n]} for n in HIGHS if n in by_name))
    shared = [record for record in records if (record.job.dossier, record.job.seed) in both] or records
    done = sum(record.result.status == "proven" for record in shared) / len(shared)
    return -done, geometric_mean([max(record.total, 1e-3) for record in shared])


def _figures(records: Sequence[Record]) -> dict[str, Any]:
    seconds = [record.total for record in records]
    return {
        "runs": len(records),
        "median": median(seconds),
        "min": min(seconds),
        "max": max(seconds),
        "peak_mb": max(record.result.peak_mb for record in records),
        "proven": sum(record.result.status == "proven" for record in records),
        "failed": sum(record.result.status in ("failed", "no plan") for record in records),
        "open": _open(records),
    }


def _open(records: Iterable[Record]) -> dict[str, dict[str, float | int | None]]:
    """Goals that are not proven in some run: in how many, the largest gap, and that as a share of the bound."""
    found: dict[str, list[tuple[int | None, float | None]]] = defaultdict(list)
    for record in records:
        for goal in record.result.goals:
            if not goal.proven:
                share = goal.gap / abs(goal.bound) if goal.gap is not None and goal.bound else None
                found[goal.id].append((goal.gap, share))
    return {
        name: {
            "runs": len(gaps),
            "without bound": sum(gap is None for gap, _ in gaps),
            "gap": max((gap for gap, _ in gaps if gap is not None), default=None),
            "share": max((share for _, share in gaps if share is not None), default=None),
        }
        for name, gaps in found.items()
    }


def _by_instance(records: Iterable[Record]) -> dict[int, list[Record]]:
    found: dict[int, list[Record]] = defaultdict(list)
    for record in records:
        found[record.job.instance].append(record)
    return found


def _ratios(ours: Sequence[Record], others: Sequence[Record]) -> list[Ratio]:
    """One ratio per instance that both had; a failure has no time to compare."""
    mine, theirs = _by_instance(ours), _by_instance(r for r in others if r.result.status != "failed")
    return [
        Ratio(
            median(record.total for record in theirs[instance]) / median(record.total for record in mine[instance]),
            any(record.result.status in ("open", "no plan") for record in theirs[instance]),
            any(record.result.status != "proven" for record in mine[instance]),
        )
        for instance in sorted(mine.keys() & theirs.keys())
    ]


def _ratio(ratios: Sequence[Ratio]) -> dict[str, Any]:
    values = [ratio.value for ratio in ratios]
    return {
        "instances": len(values),
        "geomean": geometric_mean(values) if values else None,
        "worst": min(values, default=None),
        "best": max(values, default=None),
        "capped": sum(ratio.capped for ratio in ratios),
        "ours open": sum(ratio.open for ratio in ratios),
    }


def _greedy(by_name: dict[str, list[Record]]) -> dict[str, dict[str, Any]]:
    """Per goal the values of greedy and of ours, added up over the instances that both had."""
    mine, theirs = _by_instance(by_name["ours"]), _by_instance(by_name["greedy"])
    sums: dict[str, dict[str, Any]] = {}
    for instance in sorted(mine.keys() & theirs.keys()):
        for goal, best in zip(theirs[instance][0].result.goals, mine[instance][0].result.goals, strict=False):
            row = sums.setdefault(goal.id, {"sense": goal.sense, "greedy": 0, "best": 0, "proven": True})
            row["greedy"] += goal.value
            row["best"] += best.value
            row["proven"] = row["proven"] and best.proven
    return sums
