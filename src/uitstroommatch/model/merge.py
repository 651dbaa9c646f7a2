"""Take identical homes together: one set of columns with all their places. It changes no value of any plan.

**Identical** are homes without a fixed placement that have columns for the same clients and contract forms, each adding
the same to every limit but the places of its own home, to every goal and to every group with a cost. (What tells homes
apart for any rule or goal shows in these numbers, so nothing else about a home needs to be compared.) One home of each
class, the first, keeps its columns; its limit of places becomes the sum over the class.

**Why it is exact.** Read a plan as the pairs (client, contract form) that it places in each class.

* *From a plan of all homes to one of classes.* Swap every home for the first of its class. A client has at most one
  home, so no column is chosen twice. Each swap is between columns that add the same everywhere, so every limit keeps
  its sum and every goal its value; only places differ, and those of the class are the sum of those of its homes.
* *From a plan of classes to one of all homes.* A class holds no more clients than its homes have places, so its clients
  can be given out such that no home gets more than its own; every column this needs exists, because the homes are
  identical. Again all sums and values stay the same. This is what :meth:`Unmerge.plan` does.

So both sides have plans with exactly the same vectors of goal values. Whatever is decided by those vectors alone comes
out the same: any order of goals, any ``speling``, and rules in mode zacht, which are goals here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from uitstroommatch.domain.outcome import Drietal, Plan
from uitstroommatch.model.reduce import restrict
from uitstroommatch.model.tally import Tally

PLACES = "plaatsen"

Columns = list[int]


@dataclass(frozen=True, slots=True)
class Unmerge:
    """How to give the clients of a merged home to its members.

    Attributes:
        members: for each home that stands for others, the homes of its class with their places, in order of id.
    """

    members: Mapping[str, tuple[tuple[str, int], ...]]

    def plan(self, triples: Iterable[Drietal]) -> Plan:
        """Return the plan in which each client lives in a real home.

        The clients of a class, in order of key, fill its homes in order of id.
        """
        plan: list[Drietal] = []
        free = {home: self._places(home) for home in self.members}
        for client, home, form in sorted(triples):
            plan.append((client, next(free[home]) if home in free else home, form))
        return tuple(sorted(plan))

    def merged(self, plan: Iterable[Drietal]) -> Plan:
        """Return a plan of real homes with each home that was taken together replaced by the one that stands for it."""
        stands_in = {member: first for first, members in self.members.items() for member, _ in members}
        return tuple((client, stands_in.get(home, home), form) for client, home, form in plan)

    def _places(self, home: str) -> Iterator[str]:
        return (member for member, places in self.members[home] for _ in range(places))


def merge(tally: Tally) -> tuple[Tally, Unmerge]:
    """Return the tally with identical homes taken together, and how to split a plan of it over the real homes."""
    places = {limit.key: limit.upper for limit in tally.limits if limit.rule == PLACES}
    members: dict[str, tuple[tuple[str, int], ...]] = {}
    gone: set[int] = set()
    for homes in _classes(tally):
        first, *others = sorted(homes)
        members[first] = tuple((home, places[home]) for home in (first, *others))
        gone.update(column for home in others for column in homes[home])
    if not gone:
        return tally, Unmerge({})
    merged = restrict(tally, [column for column in range(len(tally.triples)) if column not in gone])
    limits = [
        replace(limit, upper=sum(room for _, room in members[limit.key]))
        if limit.rule == PLACES and limit.key in members
        else limit
        for limit in merged.limits
    ]
    return replace(merged, limits=limits), Unmerge(members)


def _classes(tally: Tally) -> Iterator[dict[str, Columns]]:
    """Yield the classes of two or more identical homes, each home with its columns."""
    groups = list(_same_clients(tally))
    profiles = _profiles(tally, {column for homes in groups for columns in homes.values() for column in columns})
    for homes in groups:
        classes: dict[tuple[object, ...], dict[str, Columns]] = defaultdict(dict)
        for home, columns in homes.items():
            classes[tuple(tuple(profiles[column]) for column in columns)][home] = columns
        yield from (alike for alike in classes.values() if len(alike) > 1)


def _same_clients(tally: Tally) -> Iterator[dict[str, Columns]]:
    """Yield homes with columns for the same clients and forms; the columns stand in order of client and form."""
    decided = {home for _, home, _ in tally.fixed}
    of_home: dict[str, list[tuple[str, str, int]]] = defaultdict(list)
    for column, (client, home, form) in enumerate(tally.triples):
        if home not in decided:
            of_home[home].append((client, form, column))
    groups: dict[tuple[tuple[str, str], ...], dict[str, Columns]] = defaultdict(dict)
    for home, cells in of_home.items():
        cells.sort()
        groups[tuple((client, form) for client, form, _ in cells)][home] = [column for _, _, column in cells]
    yield from (homes for homes in groups.values() if len(homes) > 1)


def _profiles(tally: Tally, columns: set[int]) -> dict[int, list[tuple[int, int]]]:
    """Return what each column adds, as (number of the limit, goal or group, units), places left out."""
    limits = [limit.terms for limit in tally.limits if limit.rule != PLACES]
    goals = [terms for goal in tally.goals for terms in (goal.terms, *(cost.terms for cost in goal.costs))]
    profiles: dict[int, list[tuple[int, int]]] = {column: [] for column in columns}
    for number, terms in enumerate((*limits, *goals)):
        for column in terms.keys() & columns:
            profiles[column].append((number, terms[column]))
    return profiles
