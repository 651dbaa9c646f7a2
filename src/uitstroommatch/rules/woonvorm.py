"""The home is of a kind that suits the client."""

from __future__ import annotations

from uitstroommatch.domain.reason import Oordeel, oordeel
from uitstroommatch.rule import PairRule, Parameters
from uitstroommatch.situation import Geval


def toets(geval: Geval, _: Parameters) -> Oordeel:
    """Look the kind of home up in the client's list."""
    return oordeel(
        geval.woning.woonvorm in geval.client.woonvormen,
        woonvorm=geval.woning.woonvorm,
        passend=geval.client.woonvormen,
    )


RULE = PairRule(
    id="woonvorm",
    zin="De woonvorm van de woning is er een die bij de cliënt past.",
    bron="Regionaal actieplan 2017-2022, 1.1 en 3.3.3; R13",
    leest=("client.woonvormen", "woning.woonvorm"),
    toets=toets,
    kort="met een woonvorm die niet past",
    nee="de woonvorm is {woonvorm}, passend is {passend}",
    ja="de woonvorm is {woonvorm}; bij de cliënt past: {passend}",
)
