"""Every plan of a tiny dossier, and which of them may be proposed: by trying them all, without a solver.

It asks the rules and goals themselves about each placement and adds up with matrices; it shares nothing with the model,
the eligibility of pairs or the explanations.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from itertools import product

import numpy as np
import numpy.typing as npt

from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.domain.outcome import Drietal, Plan
from uitstroommatch.policy.schema import Modus
from uitstroommatch.rulebook import Doel, Rulebook
from uitstroommatch.situation import Situatie

Getallen = npt.NDArray[np.int64]
Keuze = npt.NDArray[np.bool_]


class EveryPlan:
    """All plans under these rules; ``rows`` has a plan per row and a triple per column."""

    def __init__(self, rulebook: Rulebook, situatie: Situatie) -> None:
        self.rulebook, self.situatie = rulebook, situatie
        self.triples: list[Drietal] = [
            (client, home, form)
            for client, home, form in product(situatie.kandidaten, situatie.aanbod, Contractvorm)
            if all(regel.oordeel(situatie.geval(client, home, form)).mag for regel in rulebook.harde_paarregels)
        ]
        self.cases = [situatie.geval(*triple) for triple in self.triples]

    @cached_property
    def rows(self) -> Keuze:
        """Every plan that keeps all limits and follows what is fixed."""
        per_client = [[-1] for _ in self.situatie.kandidaten]
        number = {client: n for n, client in enumerate(self.situatie.kandidaten)}
        for column, (client, _, _) in enumerate(self.triples):
            per_client[number[client]].append(column)
        rows = np.zeros((1, len(self.triples)), dtype=bool)
        for columns in per_client:
            rows = self._keeps(np.vstack([self._with(rows, column) for column in columns]))
        if self.rulebook.modus("besluit_vast") is Modus.HARD:
            for triple in self.situatie.vaste_drietallen:
                rows = rows[rows[:, self.triples.index(triple)]] if triple in self.triples else rows[:0]
        return rows

    @staticmethod
    def _with(rows: Keuze, column: int) -> Keuze:
        longer = rows.copy()
        if column >= 0:
            longer[:, column] = True
        return longer

    def _keeps(self, rows: Keuze) -> Keuze:
        for units, limit in self._limits:
            rows = rows[rows @ units <= limit]
        return rows

    @cached_property
    def _limits(self) -> list[tuple[Getallen, int]]:
        limits = []
        for regel in self.rulebook.harde_groepsregels:
            if not regel.regel.minstens:
                asked = [Counter(dict(regel.leden(case))) for case in self.cases]
                for key, groep in regel.groepen(self.situatie).items():
                    limits.append((np.array([units[key] for units in asked], dtype=np.int64), groep.grens))
        return [(units, limit) for units, limit in limits if units.sum() > limit]

    def values(self, doel: Doel, rows: Keuze) -> Getallen:
        """The value of a goal in each plan."""
        goal = doel.goal
        value = rows.astype(np.int64) @ np.array([goal.per_plaatsing(case) for case in self.cases], dtype=np.int64)
        asked = [Counter(dict(goal.leden(case))) for case in self.cases]
        for groep in goal.groepen(self.situatie):
            sums = rows @ np.array([units[groep.sleutel] for units in asked], dtype=np.int64)
            cost = {int(n): groep.kosten(int(n)) for n in np.unique(sums)}
            value = value + np.array([cost[int(n)] for n in sums], dtype=np.int64)
        return value

    def best(self, rows: Keuze) -> Keuze:
        """The plans among these that may be proposed: within the speling of each goal, and the last goal exact."""
        doelen = self.rulebook.doelen_in(self.situatie)
        for doel in doelen:
            if not len(rows):
                break
            signed = self.values(doel, rows) * (1 if doel.richting == "max" else -1)
            rows = rows[signed >= signed.max() - (0 if doel is doelen[-1] else doel.speling)]
        return rows

    def with_pair(self, client: str, home: str) -> Keuze:
        """The plans that hold a pair, on whichever form."""
        return self.rows[self.rows[:, [triple[:2] == (client, home) for triple in self.triples]].any(axis=1)]

    def brings(self, rows: Keuze, client: str | None, number: int) -> bool:
        """Does one of these plans place so many clients, this one among them?"""
        rows = rows[rows.sum(axis=1) >= number]
        if client is not None:
            rows = rows[rows[:, [triple[0] == client for triple in self.triples]].any(axis=1)]
        return bool(len(rows))

    def row(self, plan: Plan) -> Keuze:
        """A plan as a row."""
        return np.array([triple in plan for triple in self.triples], dtype=bool)
