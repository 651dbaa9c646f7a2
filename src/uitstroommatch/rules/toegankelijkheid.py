"""The home offers at least the accessibility that the client needs."""

from __future__ import annotations

from uitstroommatch.domain.enums import Toegankelijkheid
from uitstroommatch.domain.reason import Oordeel, oordeel
from uitstroommatch.rule import PairRule, Parameters
from uitstroommatch.situation import Geval


def toets(geval: Geval, _: Parameters) -> Oordeel:
    """Compare on the scale geen < gelijkvloers < rolstoel."""
    biedt, nodig = geval.woning.toegankelijkheid, geval.client.toegankelijkheid
    genoemd = "niet toegankelijk" if biedt is Toegankelijkheid.GEEN else biedt
    return oordeel(biedt.rang >= nodig.rang, biedt=genoemd, nodig=nodig)


RULE = PairRule(
    id="toegankelijkheid",
    zin="De woning is ten minste zo toegankelijk als de cliënt nodig heeft.",
    bron="Regionaal actieplan 2017-2022, 1.1 ad 1; R11, R14",
    leest=("client.toegankelijkheid", "woning.toegankelijkheid"),
    toets=toets,
    kort="niet toegankelijk genoeg",
    nee="de woning is {biedt}, nodig is {nodig}",
    ja="toegankelijkheid: de woning is {biedt}, nodig is {nodig}",
)
