"""Which runs there are, in which order: contestants in alternation, another one first each time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.benchmarks.contestants import NATIONAL, STAGES, WITHOUT_SEED
from tests.benchmarks.record import Job

PROFILES = ("regio", "krap", "landelijk")
SIZES = (60, 150, 300, 600, 1200, 5000, 20000)
FROM_NATIONAL = 5000
"""Sizes from here on are for the national profile only, the others for the regional ones."""

CONTESTANTS = tuple(STAGES)


@dataclass(frozen=True)
class Matrix:
    """What is asked."""

    profiles: Sequence[str] = PROFILES
    sizes: Sequence[int] = SIZES
    instances: int = 5
    seeds: int = 3
    contestants: Sequence[str] = CONTESTANTS
    cap: float = 120.0
    goal_cap: float = 30.0
    phases: int = 300

    def jobs(self) -> Iterator[Job]:
        """Yield every run, small dossiers first."""
        turn = 0
        for size in sorted(self.sizes):
            for profile in self.profiles:
                if not self._fits(profile, size):
                    continue
                for instance in range(1, self.instances + 1):
                    for seed in range(1, self.seeds + 1):
                        turn += 1
                        yield from self._round(profile, size, instance, seed, turn)

    def _fits(self, profile: str, size: int) -> bool:
        """A single profile takes every size."""
        return len(self.profiles) == 1 or (profile == "landelijk") == (size >= FROM_NATIONAL)

    def _round(self, profile: str, size: int, instance: int, seed: int, turn: int) -> Iterator[Job]:
        names = [name for name in self.contestants if self._takes(name, profile, size, instance, seed)]
        for place in range(len(names)):
            name = names[(place + turn) % len(names)]
            yield Job(profile, size, instance, seed, name, self.cap, self.goal_cap)

    def _takes(self, name: str, profile: str, size: int, instance: int, seed: int) -> bool:
        if profile == "landelijk" and name not in NATIONAL:
            return False
        if name == "phases" and (instance > 1 or size != self.phases):
            return False
        return seed == 1 or name not in WITHOUT_SEED
