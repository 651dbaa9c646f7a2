"""A pair that people rejected does not come back."""

from __future__ import annotations

from uitstroommatch.domain.reason import Oordeel, oordeel
from uitstroommatch.rule import PairRule, Parameters
from uitstroommatch.situation import Geval


def toets(geval: Geval, _: Parameters) -> Oordeel:
    """Look the pair up among the rejected ones."""
    client, woning = geval.client.client_sleutel, geval.woning.woning_id
    return oordeel((client, woning) not in geval.situatie.afgewezen, client=client, woning=woning)


RULE = PairRule(
    id="besluit_afgewezen",
    zin="Een combinatie die mensen hebben afgewezen, komt niet terug.",
    bron="Mensen beslissen: regionaal actieplan 2017-2022, 3.3.1; R20",
    leest=("client.client_sleutel", "woning.woning_id"),
    toets=toets,
    kort="door mensen afgewezen voor deze cliënt",
    nee="cliënt {client} en woning {woning} zijn als combinatie afgewezen",
    ja="niemand heeft deze combinatie afgewezen",
)
