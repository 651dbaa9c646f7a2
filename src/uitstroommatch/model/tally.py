"""What each allowed triple adds to every limit and every goal: the rules and goals, asked once, as numbers.

Columns are numbered 0, 1, ... in the order of the triples. Everything is a whole number: hours are tenths here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from uitstroommatch.domain.outcome import Drietal
from uitstroommatch.goal import Richting
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Geval, Situatie

Terms = dict[int, int]
"""Coefficient per column."""


@dataclass(slots=True)
class Limit:
    """One group of a hard group rule: the columns that add to it and what they may add up to together."""

    rule: str
    key: str
    upper: int
    terms: Terms = field(default_factory=dict)


@dataclass(slots=True)
class Cost:
    """One group of a goal: the columns that add to it, and the convex cost of their sum."""

    key: str
    cost: Callable[[int], int]
    terms: Terms = field(default_factory=dict)


@dataclass(slots=True)
class GoalTally:
    """One goal: what each column brings by itself, and the groups with a cost."""

    id: str
    sense: Richting
    slack: int
    terms: Terms
    costs: list[Cost]


@dataclass(slots=True)
class Tally:
    """All triples of a dossier with what they add, and the ones that must be in every plan."""

    triples: tuple[Drietal, ...]
    limits: list[Limit]
    goals: list[GoalTally]
    fixed: frozenset[Drietal]

    def of_column(self) -> list[list[tuple[int, int]]]:
        """Return per column the limits it adds to, as (number of the limit, units)."""
        per_column: list[list[tuple[int, int]]] = [[] for _ in self.triples]
        for number, limit in enumerate(self.limits):
            for column, units in limit.terms.items():
                per_column[column].append((number, units))
        return per_column


def tally(rulebook: Rulebook, situatie: Situatie, triples: Sequence[Drietal], fixed: frozenset[Drietal]) -> Tally:
    """Ask every hard group rule and every goal about every triple."""
    cases = [situatie.geval(*triple) for triple in triples]
    limits: list[Limit] = []
    for rule in rulebook.harde_groepsregels:
        if rule.regel.minstens:
            continue  # fixed placements are fixed columns
        groups = {key: Limit(rule.id, key, group.grens) for key, group in rule.groepen(situatie).items()}
        _ask(rule.leden, cases, {key: limit.terms for key, limit in groups.items()})
        limits.extend(limit for limit in groups.values() if limit.terms)
    goals: list[GoalTally] = []
    for doel in rulebook.doelen_in(situatie):
        goal, bring = doel.goal, doel.goal.per_plaatsing
        costs = {group.sleutel: Cost(group.sleutel, group.kosten) for group in goal.groepen(situatie)}
        if costs:  # without groups there is nothing to add to
            _ask(goal.leden, cases, {key: cost.terms for key, cost in costs.items()})
        terms = {column: units for column, case in enumerate(cases) if (units := bring(case))}
        goals.append(GoalTally(goal.id, goal.richting, doel.speling, terms, list(costs.values())))
    return Tally(tuple(triples), limits, goals, fixed)


def _ask(members: Callable[[Geval], Iterable[tuple[str, int]]], cases: list[Geval], terms: dict[str, Terms]) -> None:
    """Add what each case adds to each group to the terms of that group."""
    for column, case in enumerate(cases):
        for key, units in members(case):
            if units:
                of_group = terms[key]
                of_group[column] = of_group.get(column, 0) + units


def columns_by_client(triples: Sequence[Drietal]) -> dict[str, list[int]]:
    """Return the columns of each client."""
    columns: dict[str, list[int]] = defaultdict(list)
    for column, (client, _, _) in enumerate(triples):
        columns[client].append(column)
    return dict(columns)
