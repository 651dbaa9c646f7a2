"""A program as arrays in a file, so that a process without OR-Tools can read it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from uitstroommatch.domain.outcome import Drietal
    from uitstroommatch.model.program import Program

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int32]
Terms = dict[int, int]


@dataclass(frozen=True)
class Target:
    """One goal of the program."""

    id: str
    sense: str
    slack: int
    constant: int
    terms: Terms
    span: int

    @property
    def sign(self) -> int:
        """1 for max, -1 for min."""
        return 1 if self.sense == "max" else -1

    def value(self, values: Sequence[int]) -> int:
        """Value for given columns."""
        return self.constant + sum(coefficient * values[column] for column, coefficient in self.terms.items())


@dataclass(frozen=True)
class Arrays:
    """The program: column bounds, rows one after the other, goals, what the defined columns are, and a first hint."""

    lower: Floats
    upper: Floats
    row_lower: Floats
    row_upper: Floats
    start: Ints
    index: Ints
    value: Floats
    hint: list[int]
    triples: list[tuple[str, str, str]]
    targets: list[Target]
    sums: list[tuple[int, list[int]]]
    steps: list[tuple[list[tuple[int, int]], int, list[int]]]

    def complete(self, chosen: Sequence[int]) -> list[int]:
        """Return every column for the triples that are chosen, each cost at its lowest."""
        values = [0] * len(self.lower)
        for column in chosen:
            values[column] = 1
        for column, parts in self.sums:
            values[column] = sum(values[part] for part in parts)
        for terms, base, columns in self.steps:
            left = sum(units * values[column] for column, units in terms) - base
            for column in columns:
                values[column] = min(left, int(self.upper[column]))
                left -= values[column]
        return values


def write(path: Path, program: Program, triples: Sequence[Drietal], hint: Sequence[int]) -> None:
    """Write a program."""
    rows = [row for row in program.rows if row.terms]
    meta = {
        "hint": list(hint),
        "triples": [[client, home, str(form)] for client, home, form in triples],
        "targets": [
            [o.id, o.sense, o.slack, o.constant, [list(pair) for pair in o.terms.items()], o.span]
            for o in program.objectives
        ],
        "sums": [[column, list(parts)] for column, parts in program.sums],
        "steps": [[[list(t) for t in step.terms.items()], step.base, list(step.columns)] for step in program.steps],
    }
    np.savez(
        path,
        lower=np.array(program.lower, dtype=np.float64),
        upper=np.array(program.upper, dtype=np.float64),
        row_lower=np.array([-np.inf if row.lower is None else row.lower for row in rows], dtype=np.float64),
        row_upper=np.array([np.inf if row.upper is None else row.upper for row in rows], dtype=np.float64),
        start=np.cumsum([0, *(len(row.terms) for row in rows)], dtype=np.int32),
        index=np.array([column for row in rows for column in row.terms], dtype=np.int32),
        value=np.array([units for row in rows for units in row.terms.values()], dtype=np.float64),
        meta=np.frombuffer(json.dumps(meta).encode(), dtype=np.uint8),
    )


def read(path: Path) -> Arrays:
    """Read a program."""
    with np.load(path) as given:
        arrays: dict[str, Any] = {name: given[name] for name in given.files if name != "meta"}
        meta = json.loads(given["meta"].tobytes())
    return Arrays(
        **arrays,
        hint=meta["hint"],
        triples=[(client, home, form) for client, home, form in meta["triples"]],
        targets=[Target(i, sense, slack, c, dict(terms), span) for i, sense, slack, c, terms, span in meta["targets"]],
        sums=[(column, parts) for column, parts in meta["sums"]],
        steps=[([(c, u) for c, u in terms], base, columns) for terms, base, columns in meta["steps"]],
    )
