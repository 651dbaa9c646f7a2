"""A client gets at most one home."""

from __future__ import annotations

from collections.abc import Iterator

from uitstroommatch.rule import Groep, GroupRule, Parameters
from uitstroommatch.situation import Geval, Situatie


def groepen(situatie: Situatie, _: Parameters) -> Iterator[Groep]:
    """One group per client, limit 1."""
    for sleutel in situatie.kandidaten:
        yield Groep(sleutel, 1, f"cliënt {sleutel}")


def leden(geval: Geval, _: Parameters) -> Iterator[tuple[str, int]]:
    """A placement counts once for its client."""
    yield geval.client.client_sleutel, 1


RULE = GroupRule(
    id="een_woning_per_client",
    zin="Een cliënt krijgt hooguit een woning.",
    bron="afspraak van dit project (docs/model.md)",
    groepen=groepen,
    leden=leden,
    kort="een tweede woning voor deze cliënt",
    nee="{naam} krijgt {som} woningen, hooguit {grens}",
    eenheid="woning",
    altijd_hard=True,
)
