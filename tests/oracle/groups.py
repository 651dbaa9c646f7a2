"""The group rules: for every id, its groups with the room in each and what a triple uses of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.oracle.facts import Facts, Plan, Triple

GROUP_RULES = (
    "een_woning_per_client",
    "plaatsen",
    "draagkracht",
    "begeleidingsuren",
    "omklap_capaciteit",
    "afspraak_maximum",
)


@dataclass(frozen=True)
class Group:
    """One group of a group rule; a group without a limit is not made."""

    rule: str
    where: str
    room: int
    units: dict[Triple, int]

    def over(self, plan: Plan) -> int:
        """The units of a plan above the room."""
        return max(0, sum(self.units[triple] for triple in plan) - self.room)


def all_groups(facts: Facts) -> list[Group]:
    """The groups of every group rule, whatever its mode, that some triple uses."""
    found = [*_homes_of(facts), *_places(facts), *_areas(facts)]
    found += [*_providers(facts), *_agreements(facts)]
    return [group for group in found if any(group.units.values())]


def _homes_of(facts: Facts) -> Iterator[Group]:
    for c in facts.clients:
        units = {t: int(t[0] == c) for t in facts.triples}
        yield Group("een_woning_per_client", c, 1, units)


def _places(facts: Facts) -> Iterator[Group]:
    for w, home in facts.homes.items():
        units = {t: int(t[1] == w) for t in facts.triples}
        yield Group("plaatsen", w, home.plaatsen, units)


def _areas(facts: Facts) -> Iterator[Group]:
    for area, limit in facts.limits.items():
        if limit is not None:
            there = {w for w, home in facts.homes.items() if area in home.plek.gebieden.values()}
            units = {t: facts.points(t) if t[1] in there else 0 for t in facts.triples}
            yield Group("draagkracht", area, max(0, limit - facts.load[area]), units)


def _providers(facts: Facts) -> Iterator[Group]:
    for key in sorted({facts.provider_at(t) for t in facts.triples}):
        here = {t: facts.provider_at(t) == key for t in facts.triples}
        hours = {t: facts.clients[t[0]].uren if here[t] else 0 for t in facts.triples}
        leases = {t: int(here[t] and t[2] == "OMK") for t in facts.triples}
        steun = facts.support.get(key)
        most = steun.omklap_max if steun else 0
        yield Group("begeleidingsuren", "/".join(key), steun.uren if steun else 0, hours)
        if most is not None:
            yield Group("omklap_capaciteit", "/".join(key), most, leases)


def _agreements(facts: Facts) -> Iterator[Group]:
    for deal in facts.current:
        if deal.maximum is not None:
            room = max(0, deal.maximum - facts.realised(deal))
            units = {t: int(facts.counts(deal, t)) for t in facts.triples}
            yield Group("afspraak_maximum", deal.sleutel, room, units)
