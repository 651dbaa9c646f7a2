"""What people fixed stands."""

from __future__ import annotations

from collections.abc import Iterator

from uitstroommatch.rule import Groep, GroupRule, Parameters
from uitstroommatch.situation import Geval, Situatie


def groepen(situatie: Situatie, _: Parameters) -> Iterator[Groep]:
    """One group per fixed placement, which must be in the plan."""
    for client, woning, vorm, _besluit in situatie.vast:
        yield Groep(f"{client}|{woning}|{vorm}", 1, f"het vaste besluit {client} in {woning} ({vorm})")


def leden(geval: Geval, _: Parameters) -> Iterator[tuple[str, int]]:
    """A placement counts for the decision that fixed it."""
    drietal = (geval.client.client_sleutel, geval.woning.woning_id, geval.vorm)
    if drietal in geval.situatie.vaste_drietallen:
        yield "|".join(drietal), 1


RULE = GroupRule(
    id="besluit_vast",
    zin="Wat mensen vast hebben besloten, blijft staan.",
    bron="Mensen beslissen: regionaal actieplan 2017-2022, 3.3.1; R20",
    groepen=groepen,
    leden=leden,
    kort="vast voor een ander",
    nee="{naam} is niet gevolgd",
    eenheid="besluit",
    minstens=True,
)
