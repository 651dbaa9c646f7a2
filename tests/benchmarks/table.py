"""The table, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

NAMES = {
    "ours": "ours",
    "repeatable": "ours, bounded by work",
    "plain": "plain CP-SAT",
    "highs-groups": "HiGHS, goals in groups",
    "highs-single": "HiGHS, goal by goal",
    "greedy": "greedy rule",
    "chain": "linear chain",
}
SOLVING = "bounds and solving"
SHORT = ("ours", "repeatable", "highs", "plain", "chain", "greedy")
HEADS = ("ours", "bounded by work", "fair HiGHS", "plain CP-SAT", "linear chain", "greedy rule")


def render(summary: dict[str, Any]) -> str:
    """Return the whole page."""
    about = ", ".join(f"{name} {value}" for name, value in summary["machine"].items())
    parts = [
        f"{about}; sources {', '.join(summary['sources']) or '-'}.",
        "Seconds: median (min-max) over instances and seeds, of reading, eligibility, building, solving and checking "
        "together, without the start of the interpreter and imports. `≥`: in some runs its time was up before every "
        "goal was proven. `*`: ours was not done on every instance.",
        *_sections(summary),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _sections(summary: dict[str, Any]) -> Iterator[str]:
    cells = summary["cells"]
    yield "## Seconds"
    yield _table(("profile", "clients", "cap", *HEADS), [_seconds(cell) for cell in cells])
    yield "## Ratios\n\nPer instance, medians over seeds: geometric mean, then the worst single instance."
    heads: tuple[str, ...] = (
        "profile",
        "clients",
        "HiGHS / ours",
        "plain / ours",
        "ours / linear chain",
        "by work / ours",
    )
    rows = [(cell["profile"], str(cell["size"]), *_ratio_cells(cell["ratios"])) for cell in cells if cell["ratios"]]
    if summary["overall"]:
        rows.append(("**all**", "60-300", *_ratio_cells(summary["overall"])))
    yield _table(heads, rows)
    yield "## Proven runs and peak memory"
    yield _table(
        ("profile", "clients", "contestant", "runs", "all goals proven", "failed", "peak MB", "median s"),
        [row for cell in cells for row in _proofs(cell)],
    )
    yield "## Open goals\n\nRuns in which the goal was not proven, the largest gap, and that as a share of the bound."
    yield _table(
        ("profile", "clients", "contestant", "goal", "runs", "without a bound", "gap", "share"),
        [row for cell in cells for row in _open(cell)],
    )
    yield (
        "## The greedy rule against the optimum\n\nSums over instances: greedy / best (percent). "
        "`≈`: the best one known, not proven on every instance."
    )
    goals = list(dict.fromkeys(goal for cell in cells for goal in cell["greedy"]))
    senses = {goal: row["sense"] for cell in cells for goal, row in cell["greedy"].items()}
    heads = ("profile", "clients", *(f"{goal} ({senses[goal]})" for goal in goals))
    yield _table(heads, [_greedy(cell, goals) for cell in cells if cell["greedy"]])
    yield "## Where the time of one solve goes"
    yield _phases(cells)
    if summary["missing"]:
        yield "## Not run yet\n\n" + "\n".join(f"* {name}: {count}" for name, count in summary["missing"].items())


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return "-"
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _seconds(cell: dict[str, Any]) -> list[str]:
    found = cell["contestants"]
    shown = []
    for name in SHORT:
        figures = found.get(cell["highs"] if name == "highs" else name)
        if figures is None:
            shown.append("-")
            continue
        mark = "≥ " if name not in ("greedy", "chain") and figures["proven"] < figures["runs"] else ""
        way = " (groups)" if name == "highs" and cell["highs"] == "highs-groups" else ""
        shown.append(f"{mark}{_s(figures['median'])} ({_s(figures['min'])}-{_s(figures['max'])}){way}")
    return [cell["profile"], str(cell["size"]), f"{cell['cap']:.0f}", *shown]


def _ratio_cells(ratios: dict[str, dict[str, Any]]) -> list[str]:
    names = ("highs", "plain", "chain", "repeatable")
    return [_ratio(ratios.get(name), upside_down=name == "chain") for name in names]


def _ratio(ratio: dict[str, Any] | None, *, upside_down: bool) -> str:
    if ratio is None or not ratio["geomean"]:
        return "-"
    mean, worst = ratio["geomean"], ratio["worst"]
    if upside_down:
        mean, worst = 1 / mean, 1 / worst
    mark = "≥ " if ratio["capped"] and not upside_down else ""
    return f"{mark}{mean:.2f} ({worst:.2f}){'*' if ratio['ours open'] else ''}"


def _proofs(cell: dict[str, Any]) -> Iterator[list[str]]:
    for name, title in NAMES.items():
        if figures := cell["contestants"].get(name):
            proven = "-" if name in ("greedy", "chain") else str(figures["proven"])
            numbers = [str(figures["runs"]), proven, str(figures["failed"]), f"{figures['peak_mb']:.0f}"]
            yield [cell["profile"], str(cell["size"]), title, *numbers, _s(figures["median"])]


def _open(cell: dict[str, Any]) -> Iterator[list[str]]:
    for name, figures in cell["contestants"].items():
        if name in ("greedy", "chain"):
            continue
        for goal, row in figures["open"].items():
            share = "-" if row["share"] is None else f"{100 * row['share']:.2f} %"
            gap = "-" if row["gap"] is None else str(row["gap"])
            numbers = [str(row["runs"]), str(row["without bound"]), gap, share]
            yield [cell["profile"], str(cell["size"]), NAMES.get(name, name), goal, *numbers]


def _greedy(cell: dict[str, Any], goals: Sequence[str]) -> list[str]:
    shown = []
    for goal in goals:
        row = cell["greedy"].get(goal)
        if row is None:
            shown.append("-")
            continue
        percent = f" ({100 * row['greedy'] / row['best']:.0f} %)" if row["best"] else ""
        shown.append(f"{'' if row['proven'] else '≈ '}{row['greedy']} / {row['best']}{percent}")
    return [cell["profile"], str(cell["size"]), *shown]


def _phases(cells: Sequence[dict[str, Any]]) -> str:
    runs = [(cell, run) for cell in cells for run in cell["phases"]]
    names = list(dict.fromkeys(name for _, run in runs for name in run["seconds"]))
    rows = []
    for cell, run in runs:
        total = sum(run["seconds"].values())
        seconds = [*(run["seconds"].get(name, 0.0) for name in names), total - run["seconds"].get(SOLVING, 0.0)]
        shares = [f"{100 * some / total:.1f} %" for some in seconds]
        rows.append([cell["profile"], str(cell["size"]), _s(total), *shares, run["note"] or "-"])
    return _table(("profile", "clients", "seconds", *names, f"all but {SOLVING}", "remarks"), rows)


def _s(seconds: float) -> str:
    return f"{seconds:.2f}" if seconds < 10 else f"{seconds:.1f}" if seconds < 100 else f"{seconds:.0f}"
