"""Columns that the first goals decide: no plan that is as good on them can have such a column otherwise.

After the first group every later plan must reach at least what was found. The linear program of that group says how
much a plan loses when a column leaves its better end; when that is more than there is to lose, the column is fixed
for all goals that follow (reduced cost fixing). Exact whatever the order of the goals, with ``speling`` and with soft
rules, because it only uses the rows that the later solves must keep anyway.

The linear program is solved beside the first search, on the core that is free then.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from uitstroommatch.model.linear import SCALE, LinearBound, linear_bound
from uitstroommatch.model.program import Program, Row
from uitstroommatch.model.tally import Terms

WORTH_IT = 2_000  # triples; below, the linear program takes about as long as it saves


class Fixing:
    """The linear program of the first group, solved in the background."""

    def __init__(self, program: Program, terms: Terms, seconds: float, stop: threading.Event) -> None:
        self._program = program
        self._coming: Future[LinearBound | None] | None = None
        if program.triples >= WORTH_IT:
            pool = ThreadPoolExecutor(1)
            self._coming = pool.submit(linear_bound, program, (), terms, seconds, stop)
            pool.shutdown(wait=False)  # it takes nothing more, and its thread ends with this one

    def found(self) -> LinearBound | None:
        """Wait for the linear program; ``None`` when it was not worth it or there was no time."""
        return None if self._coming is None else self._coming.result()

    def rows(self, reached: int) -> Iterator[Row]:
        """Yield the rows that fix columns, when every plan from now on reaches at least this weighted sum."""
        found = self.found()
        if found is not None:
            yield from fixed(self._program, found, reached)


def fixed(program: Program, found: LinearBound, reached: int) -> Iterator[Row]:
    """Yield the rows that hold for every plan whose weighted sum is at least ``reached``."""
    spare = found.bound - reached * SCALE
    open_columns = [
        column for column, (low, high) in enumerate(zip(program.lower, program.upper, strict=True)) if low < high
    ]
    bottom = [column for column in open_columns if found.losses[column] > spare]
    top = [column for column in open_columns if -found.losses[column] > spare]
    if bottom:
        yield Row(dict.fromkeys(bottom, 1), None, sum(program.lower[column] for column in bottom))
    if top:
        yield Row(dict.fromkeys(top, 1), sum(program.upper[column] for column in top), None)
