"""A provider gives no more hours of support in a municipality than it has free there."""

from __future__ import annotations

from collections.abc import Iterator

from uitstroommatch.domain.units import tenths
from uitstroommatch.rule import Groep, GroupRule, Parameters
from uitstroommatch.situation import Geval, Situatie


def groepen(situatie: Situatie, _: Parameters) -> Iterator[Groep]:
    """One group per provider and municipality, in tenths of an hour; without a row there are no hours."""
    for aanbieder, gemeente in situatie.steunplekken:
        rij = situatie.steun.get((aanbieder, gemeente))
        yield Groep(
            f"{aanbieder}|{gemeente}", 0 if rij is None else tenths(rij.uren_beschikbaar), f"{aanbieder} in {gemeente}"
        )


def leden(geval: Geval, _: Parameters) -> Iterator[tuple[str, int]]:
    """A placement takes the client's hours from its provider, where the home is."""
    yield f"{geval.client.aanbieder}|{geval.woning.gemeente}", tenths(geval.client.uren_per_week)


RULE = GroupRule(
    id="begeleidingsuren",
    zin="Een aanbieder geeft in een gemeente niet meer uren begeleiding dan daar vrij zijn.",
    bron="Regionaal actieplan 2017-2022, 1.1 en 1.2; R15",
    groepen=groepen,
    leden=leden,
    kort="waar de uren van de aanbieder op zijn",
    nee="{naam} geeft {som} uur per week, beschikbaar is {grens}",
    eenheid="uur per week",
    deler=10,
)
