"""Nothing is believed: every plan is checked without a solver, and results on one dossier must agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from tests.benchmarks.record import Goal, Record, Result
from uitstroommatch import service
from uitstroommatch.check.plan import breuken, doelwaarden
from uitstroommatch.domain.enums import Contractvorm


class Judge:
    """Checks plans of one dossier."""

    def __init__(self, folder: Path) -> None:
        self._opdracht = service.lees(folder)

    def faults(self, result: Result) -> list[str]:
        """Return what is wrong with a result by itself: breaches, goals that are not what it says, false proofs."""
        if result.status in ("linear", "no plan", "failed"):
            return []
        rulebook, situatie = self._opdracht.rulebook, self._opdracht.situatie
        plan = tuple((client, home, Contractvorm(form)) for client, home, form in result.plan)
        found = [f"breach of {breuk.regel}: {breuk.tekst}" for breuk in breuken(rulebook, situatie, plan)]
        values = doelwaarden(rulebook, situatie, plan)
        said = {goal.id: goal.value for goal in result.goals}
        if said != values:
            found.append(f"the plan has goals {values}, the contestant says {said}")
        false = (goal for goal in result.goals if goal.proven and goal.bound != goal.value)
        return found + [f"{goal.id} is called proven at {goal.value} with bound {goal.bound}" for goal in false]


def digest(result: Result) -> str:
    """Return a fingerprint of a plan."""
    return sha256(repr(sorted(result.plan)).encode()).hexdigest()[:12] if result.plan else ""


def disagreements(record: Record, others: Iterable[Record]) -> Iterator[str]:
    """Yield every contradiction with other results on the same dossier and the same sources."""
    for other in others:
        if other.job.dossier == record.job.dossier and other.source == record.source:
            for one, two in ((record, other), (other, record)):
                if contradiction := _contradiction(one.result.goals, two.result.goals):
                    yield f"{one.job.contestant} against {two.job.contestant}: {contradiction}"


def _contradiction(goals: list[Goal], others: list[Goal]) -> str | None:
    """Compare goal by goal as long as the goals before have the same values.

    Two proven values must be equal, and no value may pass a proven bound of the other.
    """
    for goal, other in zip(goals, others, strict=False):
        if goal.id != other.id:
            return f"the goals stand in another order: {goal.id}, {other.id}"
        if goal.proven and other.proven and goal.value != other.value:
            return f"{goal.id} proven at {goal.value} and at {other.value}"
        if other.bound is not None and goal.sign * goal.value > goal.sign * other.bound:
            return f"{goal.id} is {goal.value}, beyond the bound {other.bound}"
        if goal.value != other.value:
            return None
    return None
