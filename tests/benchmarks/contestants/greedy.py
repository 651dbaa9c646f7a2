"""The rule that an officer uses: urgent first, then by weeks of waiting, each the first home that may and has room.

No solver and no looking ahead. Homes are taken in the order of the dossier, forms in the order that the client names.
"""

from __future__ import annotations

from array import array
from collections import defaultdict

from tests.benchmarks.record import Goal, Order, Plan, Result, Watch
from uitstroommatch import service
from uitstroommatch.check.decisions import vast_plan
from uitstroommatch.check.plan import breuken, doelwaarden
from uitstroommatch.domain.enums import Contractvorm, Urgentie
from uitstroommatch.domain.outcome import Drietal
from uitstroommatch.eligibility import drietallen
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

FORMS = tuple(Contractvorm)


class Rooms:
    """What is left of every limit."""

    def __init__(self, rulebook: Rulebook, situatie: Situatie) -> None:
        self._situatie = situatie
        self._rules = [rule for rule in rulebook.harde_groepsregels if not rule.regel.minstens]
        self._left = [{key: group.grens for key, group in rule.groepen(situatie).items()} for rule in self._rules]

    def take(self, triple: Drietal, *, force: bool = False) -> bool:
        """Take the room for a placement if it is there."""
        case = self._situatie.geval(*triple)
        added: list[tuple[int, str, int]] = []
        for number, rule in enumerate(self._rules):
            units: dict[str, int] = defaultdict(int)
            for key, more in rule.leden(case):
                units[key] += more
            added.extend((number, key, more) for key, more in units.items())
        if not force and any(more > self._left[number][key] for number, key, more in added):
            return False
        for number, key, more in added:
            self._left[number][key] -= more
        return True


def run(order: Order) -> Result:
    """Read, judge pairs, hand out homes, check."""
    watch = Watch()
    opdracht = service.lees(order.folder)
    rulebook, situatie = opdracht.rulebook, opdracht.situatie
    watch.lap("read")
    homes = tuple(situatie.aanbod)
    number = {home: place for place, home in enumerate(homes)}
    allowed: dict[str, array[int]] = defaultdict(lambda: array("i"))
    for client, home, form in drietallen(rulebook, situatie):
        allowed[client].append(number[home] * len(FORMS) + FORMS.index(form))
    watch.lap("eligibility")
    rooms = Rooms(rulebook, situatie)
    plan = list(vast_plan(rulebook, situatie))
    for triple in plan:
        rooms.take(triple, force=True)
    done = {client for client, _, _ in plan}
    for client in sorted(allowed, key=lambda c: _turn(situatie, c)):
        if client not in done:
            choice = (t for t in _in_order(situatie, client, allowed[client], homes) if rooms.take(t))
            plan.extend([first] if (first := next(choice, None)) else [])
    watch.lap("solve")
    values = doelwaarden(rulebook, situatie, plan)
    faults = breuken(rulebook, situatie, plan)
    watch.lap("check")
    goals = [Goal(doel.id, doel.richting, values[doel.id], None, False) for doel in rulebook.doelen_in(situatie)]
    named: Plan = [(client, home, str(form)) for client, home, form in plan]
    return Result("open", watch.seconds, goals, named, note=f"{len(faults)} breaches")


def _turn(situatie: Situatie, client: str) -> tuple[bool, int, str]:
    candidate = situatie.kandidaten[client]
    return candidate.urgentie is not Urgentie.SPOED, -candidate.weken, client


def _in_order(situatie: Situatie, client: str, allowed: array[int], homes: tuple[str, ...]) -> list[Drietal]:
    named = situatie.kandidaten[client].contractvormen
    rank = {form: place for place, form in enumerate(named)}
    pairs = [divmod(code, len(FORMS)) for code in allowed]
    pairs.sort(key=lambda pair: (pair[0], rank.get(FORMS[pair[1]], len(rank))))
    return [(client, homes[home], FORMS[form]) for home, form in pairs]
