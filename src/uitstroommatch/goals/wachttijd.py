"""Those who wait longest go first: as many weeks of waiting as possible come to an end."""

from __future__ import annotations

from uitstroommatch.goal import Goal
from uitstroommatch.situation import Geval


def per_plaatsing(geval: Geval) -> int:
    """Whole weeks that the client has waited at the reference date."""
    return geval.client.weken


GOAL = Goal(
    id="wachttijd",
    zin="Wie het langst wacht gaat voor: samen eindigen zoveel mogelijk wachtweken.",
    bron="Regionaal actieplan 2017-2022, 6.4; R36",
    richting="max",
    per_plaatsing=per_plaatsing,
)
