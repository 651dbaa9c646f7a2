"""The goals: for every id, its value in a plan (without the goals of soft rules)."""

from collections import Counter
from collections.abc import Callable

from tests.oracle.arithmetic import spread_cost, weeks
from tests.oracle.facts import Facts, Plan
from tests.oracle.reading import Client, Woning


def spoed(facts: Facts, plan: Plan) -> int:
    """Placed clients in a hurry."""
    return sum(facts.clients[c].spoed for c, _, _ in plan)


def herkomst(facts: Facts, plan: Plan) -> int:
    """Placed clients in their municipality of origin, or with an approved exception."""
    return sum(
        facts.clients[c].afwijken or facts.homes[w].plek.gemeente == facts.clients[c].herkomst for c, w, _ in plan
    )


def geplaatst(_: Facts, plan: Plan) -> int:
    """Placed clients."""
    return len(plan)


def afspraken(facts: Facts, plan: Plan) -> int:
    """What is short of the minimum, over the agreements of the year."""
    short = 0
    for deal in facts.current:
        if deal.minimum is not None:
            matching = sum(facts.counts(deal, triple) for triple in plan)
            short += max(0, deal.minimum - facts.realised(deal) - matching)
    return short


def uitwisseling(facts: Facts, plan: Plan) -> int:
    """The sum over the municipalities of the region of | in - out |."""
    moves = [(facts.clients[c].herkomst, facts.homes[w].plek.gemeente) for c, w, _ in plan]
    net = dict.fromkeys(facts.policy.region, 0)
    for origin, municipality in facts.moves + moves:
        if origin != municipality and origin in net and municipality in net:
            net[municipality] += 1
            net[origin] -= 1
    return sum(abs(difference) for difference in net.values())


def wachttijd(facts: Facts, plan: Plan) -> int:
    """Weeks of waiting of the placed clients."""
    peildatum = facts.policy.peildatum
    return sum(weeks(peildatum, facts.clients[c].wacht_sinds) for c, _, _ in plan)


def omklap(_: Facts, plan: Plan) -> int:
    """Placements on contract form OMK."""
    return sum(form == "OMK" for _, _, form in plan)


def wens(facts: Facts, plan: Plan) -> int:
    """The points of the wishes."""
    return sum(wish(facts.clients[c], facts.homes[w]) for c, w, _ in plan)


def wish(client: Client, home: Woning) -> int:
    """3, 2 or 1 for the first, second or later municipality, and 2 for the buurt."""
    points = 2 if home.plek.buurt in client.voorkeur_buurten else 0
    if home.plek.gemeente in client.voorkeur_gemeenten:
        points += max(1, 3 - client.voorkeur_gemeenten.index(home.plek.gemeente))
    return points


def spreiding(facts: Facts, plan: Plan) -> int:
    """The rising cost of load per buurt."""
    new: Counter[str] = Counter()
    for triple in plan:
        new[facts.homes[triple[1]].plek.buurt] += facts.points(triple)
    return sum(spread_cost(facts.limits[b] or 0, facts.load[b], n) for b, n in new.items())


def stabiliteit(facts: Facts, plan: Plan) -> int:
    """Pairs that also stood in the previous proposal."""
    return sum((c, w) in (facts.previous or set()) for c, w, _ in plan)


GOALS: dict[str, Callable[[Facts, Plan], int]] = {
    goal.__name__: goal
    for goal in (
        spoed,
        herkomst,
        geplaatst,
        afspraken,
        uitwisseling,
        wachttijd,
        omklap,
        wens,
        spreiding,
        stabiliteit,
    )
}
MAXIMISED = ("spoed", "herkomst", "geplaatst", "wachttijd", "omklap", "wens", "stabiliteit")
