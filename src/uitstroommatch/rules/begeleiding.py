"""The client's provider delivers the needed support in the municipality of the home."""

from __future__ import annotations

from uitstroommatch.domain.reason import Oordeel, oordeel
from uitstroommatch.rule import PairRule, Parameters
from uitstroommatch.situation import Geval


def toets(geval: Geval, _: Parameters) -> Oordeel:
    """Look the provider up in the municipality, then the intensity, then day-and-night reach."""
    client = geval.client
    rij = geval.situatie.steun.get((client.aanbieder, geval.woning.gemeente))
    levert = rij is not None and client.zwaarte in rij.zwaartes
    bereikbaar = rij is not None and (rij.bereikbaar_24u or not client.bereikbaarheid_24u)
    return oordeel(
        levert and bereikbaar,
        aanbieder=client.aanbieder,
        gemeente=geval.woning.gemeente,
        zwaarte=client.zwaarte,
        levert=() if rij is None else rij.zwaartes,
        nodig_24u=client.bereikbaarheid_24u,
        bereikbaar_24u=rij is not None and rij.bereikbaar_24u,
    )


RULE = PairRule(
    id="begeleiding",
    zin="De aanbieder van de cliënt levert de nodige begeleiding in de gemeente van de woning.",
    bron="Regionaal actieplan 2017-2022, 1.1 en 1.2; R15, R16",
    leest=("client.aanbieder", "client.zwaarte", "client.bereikbaarheid_24u", "woning.gemeente"),
    toets=toets,
    kort="waar de aanbieder de nodige begeleiding niet levert",
    nee="{aanbieder} levert in {gemeente}: {levert} (nodig {zwaarte}); dag en nacht bereikbaar: {bereikbaar_24u} "
    "(nodig {nodig_24u})",
    ja="{aanbieder} levert in {gemeente} de begeleiding die nodig is ({zwaarte}); dag en nacht bereikbaar: "
    "{bereikbaar_24u} (nodig: {nodig_24u})",
)
