"""The landlord offers the contract form and the client accepts it."""

from __future__ import annotations

from uitstroommatch.domain.reason import Oordeel, oordeel
from uitstroommatch.rule import PairRule, Parameters
from uitstroommatch.situation import Geval


def toets(geval: Geval, _: Parameters) -> Oordeel:
    """Look the form up in both lists."""
    return oordeel(
        geval.vorm in geval.woning.contractvormen and geval.vorm in geval.client.contractvormen,
        vorm=geval.vorm,
        geboden=geval.woning.contractvormen,
        aanvaard=geval.client.contractvormen,
    )


RULE = PairRule(
    id="contractvorm",
    zin="De verhuurder biedt de contractvorm en de cliënt aanvaardt die.",
    bron="Regionaal actieplan 2017-2022, 1.1 ad 2 en 2.1; R09, R10",
    leest=("client.contractvormen", "woning.contractvormen", "vorm"),
    toets=toets,
    kort="zonder contractvorm die beide kanten willen",
    nee="contractvorm {vorm}: de verhuurder biedt {geboden}, de cliënt aanvaardt {aanvaard}",
    ja="contractvorm {vorm}: de verhuurder biedt {geboden}, de cliënt aanvaardt {aanvaard}",
)
