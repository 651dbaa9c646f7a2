"""The matching model once more, in plain loops, to catch errors in the product's definitions.

Everything here is written from the specification alone. Where its text leaves room, this is the
reading that was chosen:

1.  Contract forms of a triple are always OMK, VWD and OBE, so a soft or absent rule contractvorm
    lets a form through that nobody offered.
2.  Units over the limit of a soft group rule: load points for draagkracht, TENTHS of an hour for
    begeleidingsuren, placements for the others. Every area of the five levels is a group of its
    own, so one placement can be over in several. What was over before the plan is not counted,
    because the room left is never less than zero.
3.  Profile wettelijk takes the kwaliteitskortingsgrens as the youth limit; kind_heft_op is still
    read there, with default true.
4.  A municipality twice in voorkeur_gemeenten keeps its first position, and it also keeps the
    second position occupied: in A, A, B the B is third. A voorkeur_buurt counts 2 whether or not
    its municipality is preferred, and once.
5.  Two fixed decisions are the same when client, home and contract form are, after an empty
    form was filled in.
6.  Two different fixed decisions for one client count as a conflict of een_woning_per_client
    (one sentence of the formats calls it an input error); too many on one home as a conflict of
    plaatsen. One fixed decision alone can be a conflict too, where no room is left.
7.  Fixed decisions bind in mode hard only. In mode zacht one is followed when exactly its triple
    stands in the plan; another form on the same pair does not follow it.
8.  A conflict is counted in decisions, the limits are not counted with them, and only group rules
    in mode hard can make one.
9.  The window reaches into the future without end: a placement after the peildatum counts for
    load and exchange. It counts for an agreement by its year alone, inside the window or not.
10. A past placement in a known area outside the region counts for load, for agreements and for
    the limit of its area, but not for the exchange. A home outside the region would be treated
    the same way.
11. An empty street or complex of a past placement means no load on that level. A complex without
    a street is not counted.
12. An empty list of zwaartes means that no intensity is delivered.
13. The last goal is met exactly in the plan that is returned; its own speling has no effect.
14. Goal stabiliteit is kept when the previous proposal is there but empty, and pairs of clients or
    homes that are gone count for nothing.
15. Goal spreiding takes every buurt in gebieden.csv, inside the region or not.
16. Without a row an area of any level has its default; the default of a street or complex holds
    for every street or complex that has a home, a past placement or a row.
17. A fixed pair that breaks a soft pair rule is legal and counted; only a hard one is a fault.
18. realised() is only for agreements of the year of the peildatum; others are never looked at.
"""

from collections.abc import Iterable
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from tests.oracle.facts import Facts, Plan, Triple
from tests.oracle.goals import GOALS, MAXIMISED
from tests.oracle.groups import GROUP_RULES, Group, all_groups
from tests.oracle.pairs import PAIR_RULES


class Breach(NamedTuple):
    """One hard rule that a plan breaks: the rule, where, and by how many units."""

    rule: str
    where: str
    units: int


class Oracle:
    """The rules and goals of one dossier, and its best plans by trying them all."""

    def __init__(self, folder: Path, peildatum: date | None = None, off: Iterable[str] = ()) -> None:
        """Read a well-formed dossier; `off` switches rules off whatever the policy says."""
        self.facts = Facts(folder, peildatum)
        self.off = set(off)
        self._groups = all_groups(self.facts)

    def mode(self, rule: str) -> str:
        """The mode of a rule: hard, zacht or uit."""
        return "uit" if rule in self.off else self.facts.policy.mode(rule)

    def limits(self) -> dict[str, int | None]:
        """The limit by area code, None where there is none."""
        return dict(self.facts.limits)

    def existing_load(self) -> dict[str, int]:
        """Load points by area code that are there before the plan."""
        return dict(self.facts.load)

    def realised(self, agreement: str) -> int:
        """The past placements that count for an agreement of the year of the peildatum."""
        return self.facts.realised(self.facts.agreements[agreement])

    # ----------------------------------------------------------------- rules

    def pair_breaches(self, triple: Triple) -> set[str]:
        """The ids of the pair rules, hard or soft, that a triple breaks."""
        return {rule for rule in self.facts.broken[triple] if self.mode(rule) != "uit"}

    def _hard_breaches(self, triple: Triple) -> list[str]:
        return sorted(rule for rule in self.facts.broken[triple] if self.mode(rule) == "hard")

    def allowed_triples(self) -> list[Triple]:
        """The triples that no hard pair rule forbids."""
        return [triple for triple in self.facts.triples if not self._hard_breaches(triple)]

    def sent_back(self) -> dict[str, str]:
        """The municipality of every client that must return to outside the region."""
        if self.mode("herkomst_buiten_regio") != "hard":
            return {}
        region = self.facts.policy.region
        clients = self.facts.clients.values()
        return {c.sleutel: c.herkomst for c in clients if c.herkomst not in region and not c.afwijken}

    def groups(self, rule: str) -> list[Group]:
        """The groups of a group rule, whatever its mode."""
        return [group for group in self._groups if group.rule == rule]

    def hard_groups(self) -> list[Group]:
        """The groups that a plan may not be over."""
        return [group for group in self._groups if self.mode(group.rule) == "hard"]

    def _hard_fixed(self) -> list[Triple]:
        return self.facts.fixed if self.mode("besluit_vast") == "hard" else []

    def breaches(self, plan: Plan) -> list[Breach]:
        """Every hard rule that a plan breaks."""
        pairs = [Breach(r, "/".join(t), 1) for t in plan for r in self._hard_breaches(t)]
        over = [(group, group.over(plan)) for group in self.hard_groups()]
        groups = [Breach(group.rule, group.where, units) for group, units in over if units > 0]
        unfollowed = [triple for triple in self._hard_fixed() if triple not in plan]
        return pairs + groups + [Breach("besluit_vast", "/".join(t), 1) for t in unfollowed]

    def conflict_size(self) -> int | None:
        """The fewest fixed decisions that break a hard group rule together; None when none do."""
        fixed = self._hard_fixed()
        for size in range(1, len(fixed) + 1):
            for some in combinations(fixed, size):
                if any(group.over(list(some)) for group in self.hard_groups()):
                    return size
        return None

    # ----------------------------------------------------------------- goals

    def goals(self) -> list[str]:
        """The goals that are pursued, in policy order."""
        order = self.facts.policy.order
        return [g for g in order if g != "stabiliteit" or self.facts.previous is not None]

    def goal_values(self, plan: Plan) -> dict[str, int]:
        """The value of every goal, in policy order."""
        return {goal: self.goal_value(goal, plan) for goal in self.goals()}

    def goal_value(self, goal: str, plan: Plan) -> int:
        """The value of one goal, or of the goal `regel:<id>` of a soft rule."""
        if goal in GOALS:
            return GOALS[goal](self.facts, plan)
        rule = goal.removeprefix("regel:")
        if rule in PAIR_RULES:
            return sum(rule in self.facts.broken[triple] for triple in plan)
        if rule in GROUP_RULES:
            return sum(group.over(plan) for group in self.groups(rule))
        assert rule == "besluit_vast", goal
        return sum(triple not in plan for triple in self.facts.fixed)

    # ------------------------------------------------------------ every plan

    def plans(self) -> list[Plan]:
        """Every plan without a breach, made client by client."""
        options = [self.options(client) for client in self.facts.clients]
        groups = [group for group in self.hard_groups() if _can_run_full(group, options)]
        rooms = [group.room for group in groups]
        found: list[tuple[Plan, list[int]]] = [([], [0 for _ in groups])]
        for triples in options:
            longer = []
            for triple in triples:
                units = [group.units[triple] if triple else 0 for group in groups]
                for plan, used in found:
                    after = [a + b for a, b in zip(used, units, strict=True)]
                    if all(a <= b for a, b in zip(after, rooms, strict=True)):
                        longer.append(([*plan, triple] if triple else plan, after))
            found = longer
        return [plan for plan, _ in found]

    def options(self, client: str) -> list[Triple | None]:
        """The triples that a client can get; None stands for no home."""
        allowed = [triple for triple in self.allowed_triples() if triple[0] == client]
        fixed = [triple for triple in self._hard_fixed() if triple[0] == client]
        if not fixed:
            return [None, *allowed]
        return [triple for triple in allowed if fixed == [triple]]

    def best_vector(self) -> dict[str, int] | None:
        """The optimum of every goal under the rows of the goals before it; None without a plan.

        Without speling this is the one vector that every best plan has.
        """
        plans = self.plans()
        return self._optimise(plans)[0] if plans else None

    def final_plans(self) -> list[Plan]:
        """Every plan that may be returned: within the row of each goal, the last goal exact."""
        return self._optimise(self.plans())[1]

    def _optimise(self, plans: list[Plan]) -> tuple[dict[str, int], list[Plan]]:
        optimum: dict[str, int] = {}
        goals = self.goals() if plans else []
        for goal in goals:
            sign = -1 if goal in MAXIMISED else 1
            costs = [sign * self.goal_value(goal, plan) for plan in plans]
            slack = 0 if goal == goals[-1] else self.facts.policy.slack.get(goal, 0)
            optimum[goal] = sign * min(costs)
            worst = min(costs) + slack
            plans = [p for p, cost in zip(plans, costs, strict=True) if cost <= worst]
        return optimum, plans


def _can_run_full(group: Group, options: list[list[Triple | None]]) -> bool:
    """Would the group be over its room if every client took the most of it?"""
    most = sum(max((group.units[t] for t in triples if t), default=0) for triples in options)
    return most > group.room
