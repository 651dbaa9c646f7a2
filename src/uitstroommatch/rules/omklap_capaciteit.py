"""A provider holds no more omklap leases in a municipality than it still can."""

from __future__ import annotations

from collections.abc import Iterator

from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.rule import Groep, GroupRule, Parameters
from uitstroommatch.situation import Geval, Situatie


def groepen(situatie: Situatie, _: Parameters) -> Iterator[Groep]:
    """One group per provider and municipality with a limit; without a row no lease can be held."""
    for aanbieder, gemeente in situatie.steunplekken:
        rij = situatie.steun.get((aanbieder, gemeente))
        grens = 0 if rij is None else rij.omklap_max
        if grens is not None:
            yield Groep(f"{aanbieder}|{gemeente}", grens, f"{aanbieder} in {gemeente}")


def leden(geval: Geval, _: Parameters) -> Iterator[tuple[str, int]]:
    """A placement on form OMK takes one lease of the client's provider, where the home is."""
    plek = (geval.client.aanbieder, geval.woning.gemeente)
    rij = geval.situatie.steun.get(plek)
    if geval.vorm is Contractvorm.OMK and (rij is None or rij.omklap_max is not None):
        yield "|".join(plek), 1


RULE = GroupRule(
    id="omklap_capaciteit",
    zin="Een aanbieder houdt in een gemeente niet meer omklapcontracten dan zij nog kan.",
    bron="Regionaal actieplan 2017-2022, 2.1 en voetnoot 2; R09",
    groepen=groepen,
    leden=leden,
    kort="waar de aanbieder geen omklapcontract meer kan houden",
    nee="{naam} houdt {som} nieuwe omklapcontracten, er kunnen er {grens} bij",
    eenheid="omklapcontract",
)
