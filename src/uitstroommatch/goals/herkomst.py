"""As many clients as possible return to their municipality of origin, or have an approved exception."""

from __future__ import annotations

from uitstroommatch.goal import Goal
from uitstroommatch.situation import Geval


def per_plaatsing(geval: Geval) -> int:
    """1 for a return to origin, and for an approved exception wherever the home is."""
    return int(geval.client.herkomst_afwijken or geval.woning.gemeente == geval.client.gemeente_herkomst)


GOAL = Goal(
    id="herkomst",
    zin="Zoveel mogelijk cliënten keren terug naar de gemeente van herkomst.",
    bron="Regionaal actieplan 2017-2022, 2.1; R03, R04",
    richting="max",
    per_plaatsing=per_plaatsing,
)
