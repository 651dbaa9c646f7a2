"""What a goal is. The members live in ``goals/``, one file each.

The value of a goal in a plan is a sum over placements, plus a sum over groups of a cost that depends on how many units
the placements add to that group. Such a cost is convex (each further unit costs at least as much as the one before),
which is what lets the solver treat it exactly with straight lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from uitstroommatch.situation import Geval, Situatie

Richting = Literal["max", "min"]
Leden = Callable[[Geval], Iterable[tuple[str, int]]]


@dataclass(frozen=True, slots=True)
class Kostengroep:
    """A group and its cost: ``kosten(n)`` for n units in it, whole and convex."""

    sleutel: str
    kosten: Callable[[int], int]


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal.

    Attributes:
        id: name in the policy, equal to the file name.
        zin: the goal as one plain Dutch sentence.
        bron: where it comes from (domain.md).
        richting: ``max`` (more is better) or ``min``. A goal with groups is always ``min``.
        per_plaatsing: what one placement brings, 0 or more.
        groepen, leden: the groups with their cost, and what a placement adds to which group.
        doet_mee: whether the goal exists in this situation.
    """

    id: str
    zin: str
    bron: str
    richting: Richting
    per_plaatsing: Callable[[Geval], int] = lambda _: 0
    groepen: Callable[[Situatie], Iterable[Kostengroep]] = lambda _: ()
    leden: Leden = lambda _: ()
    doet_mee: Callable[[Situatie], bool] = lambda _: True


def tekort(doel: int) -> Callable[[int], int]:
    """Cost of missing a target: how many units are short."""
    return lambda n: max(0, doel - n)


def overschot(grens: int) -> Callable[[int], int]:
    """Cost of passing a limit: how many units are too many."""
    return lambda n: max(0, n - grens)


def afstand(basis: int) -> Callable[[int], int]:
    """Cost of imbalance: distance of base plus units from zero."""
    return lambda n: abs(basis + n)
