"""As many pairs as possible of the previous proposal come back, whatever the contract form."""

from __future__ import annotations

from uitstroommatch.goal import Goal
from uitstroommatch.situation import Geval, Situatie


def per_plaatsing(geval: Geval) -> int:
    """1 when the pair also stood in the previous proposal."""
    return int((geval.client.client_sleutel, geval.woning.woning_id) in (geval.situatie.dossier.vorig or ()))


def doet_mee(situatie: Situatie) -> bool:
    """Without a previous proposal there is nothing to keep."""
    return situatie.dossier.vorig is not None


GOAL = Goal(
    id="stabiliteit",
    zin="Het voorstel wijkt zo min mogelijk af van het vorige.",
    bron="afspraak van dit project (docs/model.md)",
    richting="max",
    per_plaatsing=per_plaatsing,
    doet_mee=doet_mee,
)
