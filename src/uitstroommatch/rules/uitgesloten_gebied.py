"""The home lies in no area where the client must not live, at any of the five levels."""

from __future__ import annotations

from uitstroommatch.domain.reason import Oordeel, oordeel
from uitstroommatch.rule import PairRule, Parameters
from uitstroommatch.situation import Geval


def toets(geval: Geval, _: Parameters) -> Oordeel:
    """Look for an area of the home among the excluded ones."""
    geraakt = tuple(code for code in geval.client.uitgesloten_gebieden if code in geval.woning.gebieden)
    return oordeel(not geraakt, gebied=geraakt)


RULE = PairRule(
    id="uitgesloten_gebied",
    zin="De woning ligt niet in een gebied dat voor de cliënt is uitgesloten.",
    bron="Regionaal actieplan 2017-2022, 1.1 ad 1; R14, R25",
    leest=("client.uitgesloten_gebieden", "woning.gebieden"),
    toets=toets,
    kort="in een gebied dat voor de cliënt is uitgesloten",
    nee="de woning ligt in {gebied}, uitgesloten voor deze cliënt",
    ja="de woning ligt niet in een gebied dat voor de cliënt is uitgesloten",
)
