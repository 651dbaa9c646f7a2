"""What goes to a contestant's process and what comes back: plain data, as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from time import perf_counter
from typing import Any, Literal, Self

Status = Literal["proven", "open", "no plan", "linear", "failed"]
Plan = list[tuple[str, str, str]]


@dataclass(frozen=True)
class Job:
    """One run: a dossier (profile, size and generator seed), a contestant and a solver seed.

    ``cap`` is the seconds a contestant may search, ``goal_cap`` those of one goal in the plain model.
    """

    profile: str
    size: int
    instance: int
    seed: int
    contestant: str
    cap: float
    goal_cap: float

    @property
    def dossier(self) -> tuple[str, int, int]:
        """Which dossier."""
        return self.profile, self.size, self.instance


@dataclass(frozen=True)
class Order:
    """What a process is told: the job, the dossier's folder and the file through which two stages speak."""

    job: Job
    folder: Path
    program: Path


@dataclass(frozen=True)
class Goal:
    """One goal: its value in the plan, the proven bound (``None``: there is none) and whether they meet."""

    id: str
    sense: str
    value: int
    bound: int | None
    proven: bool

    @property
    def sign(self) -> int:
        """1 for max, -1 for min."""
        return 1 if self.sense == "max" else -1

    @property
    def gap(self) -> int | None:
        """Distance between value and bound."""
        return None if self.bound is None else abs(self.bound - self.value)


@dataclass
class Result:
    """What a process reports: seconds per phase, how it ended, goals and plan, and its peak memory in MB."""

    status: Status
    seconds: dict[str, float]
    goals: list[Goal] = field(default_factory=list)
    plan: Plan = field(default_factory=list)
    peak_mb: float = 0.0
    note: str = ""

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """Read it back from JSON."""
        given = {name: data[name] for name in (f.name for f in fields(cls)) if name in data}
        given["goals"] = [Goal(**goal) for goal in data.get("goals", [])]
        given["plan"] = [(client, home, form) for client, home, form in data.get("plan", [])]
        return cls(**given)


@dataclass
class Record:
    """One line of the JSONL: a job with its result (the plan only as a digest), and the sources that it ran."""

    job: Job
    result: Result
    source: str
    digest: str = ""

    @property
    def total(self) -> float:
        """All seconds that count."""
        return sum(self.result.seconds.values())

    def line(self) -> str:
        """Return the line."""
        data = asdict(self)
        del data["result"]["plan"]
        return json.dumps(data, separators=(",", ":"))

    @classmethod
    def of(cls, line: str) -> Self:
        """Read a line."""
        data = json.loads(line)
        return cls(Job(**data["job"]), Result.of(data["result"]), data["source"], data["digest"])


class Watch:
    """Seconds per phase."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = perf_counter()

    def lap(self, phase: str) -> None:
        """Close a phase: what passed since the last one is its time."""
        now = perf_counter()
        self.seconds[phase] = self.seconds.get(phase, 0.0) + now - self._last
        self._last = now


def status_of(goals: list[Goal]) -> Status:
    """Proven when every goal is."""
    if not goals:
        return "no plan"
    return "proven" if all(goal.proven for goal in goals) else "open"
