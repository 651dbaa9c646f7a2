"""A client from outside the region goes back there, unless an exception was approved.

A policy may ask the same of every client: then a home is only found in the municipality of origin.
"""

from __future__ import annotations

from uitstroommatch.domain.reason import Oordeel, oordeel
from uitstroommatch.domain.units import JaNee
from uitstroommatch.rule import PairRule, Parameters
from uitstroommatch.situation import Geval


class Reikwijdte(Parameters):
    """``ook_binnen_regio``: clients from the region too, and then only their own municipality is allowed."""

    ook_binnen_regio: JaNee = False


def toets(geval: Geval, p: Reikwijdte) -> Oordeel:
    """An exception always allows; else origin decides."""
    client = geval.client
    thuis = client.gemeente_herkomst == geval.woning.gemeente
    return oordeel(
        client.herkomst_afwijken or (client.uit_regio and (thuis or not p.ook_binnen_regio)),
        herkomst=client.gemeente_herkomst,
        gemeente=geval.woning.gemeente,
    )


RULE = PairRule(
    id="herkomst_buiten_regio",
    zin="Een cliënt van buiten de regio keert daarheen terug, tenzij een uitzondering is toegestaan.",
    bron="Regionaal actieplan 2017-2022, 2.1 en 1.1 ad 3; R03, R04",
    leest=("client.gemeente_herkomst", "client.herkomst_afwijken", "client.uit_regio", "woning.gemeente"),
    toets=toets,
    kort="niet in de gemeente van herkomst",
    nee="de cliënt komt uit {herkomst}, de woning staat in {gemeente}, en er is geen toegestane uitzondering",
    ja="de cliënt komt uit {herkomst} en de woning staat in {gemeente}; dat mag",
    Parameters=Reikwijdte,
)
