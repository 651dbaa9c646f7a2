"""As many urgent clients as possible get a home."""

from __future__ import annotations

from uitstroommatch.domain.enums import Urgentie
from uitstroommatch.goal import Goal
from uitstroommatch.situation import Geval


def per_plaatsing(geval: Geval) -> int:
    """1 for an urgent client."""
    return int(geval.client.urgentie is Urgentie.SPOED)


GOAL = Goal(
    id="spoed",
    zin="Zoveel mogelijk cliënten met spoed krijgen een woning.",
    bron="Regionaal actieplan 2017-2022, 2.1; R02",
    richting="max",
    per_plaatsing=per_plaatsing,
)
