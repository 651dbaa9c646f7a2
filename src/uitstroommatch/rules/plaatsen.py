"""A home gets no more clients than it has places."""

from __future__ import annotations

from collections.abc import Iterator

from uitstroommatch.rule import Groep, GroupRule, Parameters
from uitstroommatch.situation import Geval, Situatie


def groepen(situatie: Situatie, _: Parameters) -> Iterator[Groep]:
    """One group per home, limit its places."""
    for sleutel, woning in situatie.aanbod.items():
        yield Groep(sleutel, woning.plaatsen, f"woning {sleutel}")


def leden(geval: Geval, _: Parameters) -> Iterator[tuple[str, int]]:
    """A placement takes one place."""
    yield geval.woning.woning_id, 1


RULE = GroupRule(
    id="plaatsen",
    zin="Een woning krijgt hooguit zoveel cliënten als zij plaatsen heeft.",
    bron="afspraak van dit project (docs/model.md)",
    groepen=groepen,
    leden=leden,
    kort="al aan een ander toegewezen",
    nee="{naam} krijgt {som} cliënten, hooguit {grens}",
    eenheid="plaats",
    altijd_hard=True,
)
