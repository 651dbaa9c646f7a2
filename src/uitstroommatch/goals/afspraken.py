"""As little as possible is missing from the agreed minimums of the year."""

from __future__ import annotations

from collections.abc import Iterator

from uitstroommatch.goal import Goal, Kostengroep, tekort
from uitstroommatch.situation import Geval, Situatie


def groepen(situatie: Situatie) -> Iterator[Kostengroep]:
    """One group per agreement with a minimum; the cost is what is still missing."""
    for afspraak in situatie.afspraken:
        if afspraak.minimum is not None:
            nog = afspraak.minimum - situatie.gerealiseerd[afspraak.afspraak_id]
            yield Kostengroep(afspraak.afspraak_id, tekort(nog))


def leden(geval: Geval) -> Iterator[tuple[str, int]]:
    """A placement counts for every agreement that its home and contract form match."""
    for afspraak in geval.situatie.afspraken_van(geval.woning, geval.vorm):
        if afspraak.minimum is not None:
            yield afspraak.afspraak_id, 1


GOAL = Goal(
    id="afspraken",
    zin="Aan de afgesproken minima van de prestatieafspraken ontbreekt zo weinig mogelijk.",
    bron="Regionaal actieplan 2017-2022, 2.1; R19, R32",
    richting="min",
    groepen=groepen,
    leden=leden,
)
