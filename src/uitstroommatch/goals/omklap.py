"""As many placements as possible are on an omklap contract."""

from __future__ import annotations

from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.goal import Goal
from uitstroommatch.situation import Geval


def per_plaatsing(geval: Geval) -> int:
    """1 for contract form OMK."""
    return int(geval.vorm is Contractvorm.OMK)


GOAL = Goal(
    id="omklap",
    zin="Zoveel mogelijk plaatsingen zijn omklap.",
    bron="Regionaal actieplan 2017-2022, 2.1; R09",
    richting="max",
    per_plaatsing=per_plaatsing,
)
