"""As many clients as possible get a home."""

from __future__ import annotations

from uitstroommatch.goal import Goal
from uitstroommatch.situation import Geval


def per_plaatsing(_: Geval) -> int:
    """1 for every placement."""
    return 1


GOAL = Goal(
    id="geplaatst",
    zin="Zoveel mogelijk cliënten krijgen een woning.",
    bron="Regionaal actieplan 2017-2022, 2.1; R02",
    richting="max",
    per_plaatsing=per_plaatsing,
)
