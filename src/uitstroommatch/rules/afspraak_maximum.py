"""No agreement of the year is passed: what was realised before counts."""

from __future__ import annotations

from collections.abc import Iterator

from uitstroommatch.rule import Groep, GroupRule, Parameters
from uitstroommatch.situation import Geval, Situatie


def groepen(situatie: Situatie, _: Parameters) -> Iterator[Groep]:
    """One group per agreement with a maximum; its limit is what is left of it."""
    for afspraak in situatie.afspraken:
        if afspraak.maximum is not None:
            rest = max(0, afspraak.maximum - situatie.gerealiseerd[afspraak.afspraak_id])
            yield Groep(afspraak.afspraak_id, rest, f"afspraak {afspraak.afspraak_id}")


def leden(geval: Geval, _: Parameters) -> Iterator[tuple[str, int]]:
    """A placement counts for every agreement that its home and contract form match."""
    for afspraak in geval.situatie.afspraken_van(geval.woning, geval.vorm):
        if afspraak.maximum is not None:
            yield afspraak.afspraak_id, 1


RULE = GroupRule(
    id="afspraak_maximum",
    zin="Van geen prestatieafspraak wordt het maximum overschreden.",
    bron="Regionaal actieplan 2017-2022, 2.1; R19, R32",
    groepen=groepen,
    leden=leden,
    kort="onder een afspraak die haar maximum heeft bereikt",
    nee="{naam} krijgt {som} plaatsingen erbij, er kunnen er nog {grens} bij",
    eenheid="plaatsing",
)
