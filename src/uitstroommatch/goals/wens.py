"""Homes where clients wish to live."""

from __future__ import annotations

from uitstroommatch.goal import Goal
from uitstroommatch.situation import Geval

_PUNTEN = (3, 2, 1)
_BUURT = 2


def per_plaatsing(geval: Geval) -> int:
    """3, 2, 1 for the first, second, later preferred municipality, plus 2 for a preferred neighbourhood."""
    gemeenten = geval.client.voorkeur_gemeenten
    plek = gemeenten.index(geval.woning.gemeente) if geval.woning.gemeente in gemeenten else None
    punten = 0 if plek is None else _PUNTEN[min(plek, 2)]
    return punten + _BUURT * (geval.woning.buurtcode in geval.client.voorkeur_buurten)


GOAL = Goal(
    id="wens",
    zin="Cliënten wonen zoveel mogelijk waar zij dat wensen.",
    bron="Almelo 2020, oplossing 3; R17",
    richting="max",
    per_plaatsing=per_plaatsing,
)
