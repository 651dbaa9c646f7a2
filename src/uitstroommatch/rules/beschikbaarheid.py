"""The home is free within the horizon, and the client can move before it has stood empty too long."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from pydantic import BeforeValidator

from uitstroommatch.domain.reason import Oordeel, oordeel
from uitstroommatch.domain.units import whole
from uitstroommatch.rule import PairRule, Parameters
from uitstroommatch.situation import Geval

Dagen = Annotated[int, BeforeValidator(whole(0, 3_650, "een aantal dagen"))]


class Termijnen(Parameters):
    """Days after the reference date that a home may come free, and days that it may wait for the client."""

    horizon_dagen: Dagen = 120
    max_leegstand_dagen: Dagen = 60


def toets(geval: Geval, p: Termijnen) -> Oordeel:
    """Compare the two dates with the horizon and the longest vacancy."""
    horizon = geval.situatie.peildatum + timedelta(days=p.horizon_dagen)
    uiterlijk = geval.woning.vrij_vanaf + timedelta(days=p.max_leegstand_dagen)
    return oordeel(
        geval.woning.beschikbaar_vanaf <= horizon and geval.client.uitstroom_vanaf <= uiterlijk,
        beschikbaar_vanaf=geval.woning.beschikbaar_vanaf,
        horizon=horizon,
        uitstroom_vanaf=geval.client.uitstroom_vanaf,
        uiterlijk=uiterlijk,
    )


RULE = PairRule(
    id="beschikbaarheid",
    zin="De woning komt op tijd vrij en staat niet te lang leeg voordat de cliënt kan verhuizen.",
    bron="Regionaal actieplan 2017-2022, 2.1; R21, R22",
    leest=("client.uitstroom_vanaf", "woning.beschikbaar_vanaf", "woning.vrij_vanaf"),
    toets=toets,
    kort="niet op tijd vrij, of te lang leeg voor deze cliënt",
    nee="de woning is vrij vanaf {beschikbaar_vanaf} (uiterlijk {horizon}) en de cliënt kan verhuizen vanaf "
    "{uitstroom_vanaf} (uiterlijk {uiterlijk})",
    ja="de woning is vrij vanaf {beschikbaar_vanaf} (dat mag tot en met {horizon}) en de cliënt kan verhuizen vanaf "
    "{uitstroom_vanaf} (dat mag tot en met {uiterlijk})",
    Parameters=Termijnen,
)
