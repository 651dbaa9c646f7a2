"""What people wrote down, a plan or decisions, in the terms of this room."""

from __future__ import annotations

from collections.abc import Iterable

from uitstroommatch.domain.besluit import Besluit
from uitstroommatch.domain.enums import Contractvorm, Uitspraak
from uitstroommatch.domain.outcome import Drietal, Plan
from uitstroommatch.explain.changes import Afwijzen, Vastleggen
from uitstroommatch.situation import Situatie


def plan_van(situatie: Situatie, rijen: Iterable[Besluit]) -> Plan:
    """Return the plan; a row without a contract form gets the first that both sides accept."""
    return tuple(drietal(situatie, rij.client_sleutel, rij.woning_id, rij.contractvorm) for rij in rijen)


def drietal(situatie: Situatie, client: str, woning: str, vorm: Contractvorm | None) -> Drietal:
    """Return a placement; without a contract form it gets the first that both sides accept."""
    if vorm is None and client in situatie.dossier.client and woning in situatie.dossier.woning:
        vorm = situatie.gedeelde_vorm(client, woning)
    # Without a shared form any will do: the check says that the pair has none, or that it does not exist.
    return client, woning, vorm or Contractvorm.OMK


def wijzigingen_van(rijen: Iterable[Besluit]) -> list[Vastleggen | Afwijzen]:
    """Return the decisions as changes."""
    return [
        Vastleggen(rij.client_sleutel, rij.woning_id, rij.contractvorm)
        if rij.besluit is Uitspraak.VAST
        else Afwijzen(rij.client_sleutel, rij.woning_id)
        for rij in rijen
    ]
