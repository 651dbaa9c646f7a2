"""Municipalities of the region exchange clients equally: what each takes in and sends out balances."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from uitstroommatch.goal import Goal, Kostengroep, afstand
from uitstroommatch.situation import Geval, Situatie


def groepen(situatie: Situatie) -> Iterator[Kostengroep]:
    """One group per municipality; the cost is the distance of its balance from zero, the past counted in."""
    for gemeente, saldo in situatie.saldo.items():
        yield Kostengroep(gemeente, afstand(saldo))


def leden(geval: Geval) -> Iterable[tuple[str, int]]:
    """A move within the region adds one to the destination and takes one from the origin."""
    return geval.situatie.uitwisseling(geval.client.gemeente_herkomst, geval.woning.gemeente)


GOAL = Goal(
    id="uitwisseling",
    zin="De gemeenten wisselen cliënten zo gelijkwaardig mogelijk uit.",
    bron="Regionaal actieplan 2017-2022, 1.1 ad 3; R05",
    richting="min",
    groepen=groepen,
    leden=leden,
)
