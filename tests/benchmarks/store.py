"""The JSONL with results: one line per run, added to as long as it takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmarks.record import Job, Record


@dataclass
class Store:
    """Results of this run and of earlier ones."""

    path: Path
    records: list[Record] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read what is there."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if self.path.exists():
            lines = self.path.read_text(encoding="utf-8").splitlines()
            self.records = [Record.of(line) for line in lines if line.strip()]

    def add(self, record: Record) -> None:
        """Append a result, at once."""
        self.records.append(record)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(f"{record.line()}\n")

    def missing(self, jobs: Iterable[Job], source: str | None) -> list[Job]:
        """Return the jobs that have no result yet from these sources (``None``: from any)."""
        done = {record.job for record in self.records if source is None or record.source == source}
        return [job for job in jobs if job not in done]

    def of(self, source: str | None) -> list[Record]:
        """Return the results of these sources, of each job the last."""
        last = {record.job: record for record in self.records if source is None or record.source == source}
        return list(last.values())
