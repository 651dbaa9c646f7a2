"""What stands in the menu. Whoever may not do something does not see it there."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from uitstroommatch.desk.access import Asker, heeft


class Punt(NamedTuple):
    """An entry of the menu."""

    titel: str
    pad: str
    recht: str


WERK = (
    Punt("Overzicht", "/overzicht", "dossier.lezen"),
    Punt("Invoer", "/invoer", "dossier.toevoegen"),
    Punt("Voorstellen", "/voorstellen", "voorstel.lezen"),
    Punt("Beoordelen", "/beoordelen", "beoordeling.lezen"),
    Punt("Kaarten", "/kaarten", "kaart.lezen"),
    Punt("Vergelijken", "/vergelijken", "voorstel.vergelijken"),
    Punt("Beleid", "/beleid", "beleid.lezen"),
    Punt("Overdracht", "/overdracht", "uitvoer.maken"),
)
BEHEER = (
    Punt("Accounts", "/accounts", "account.beheren"),
    Punt("Spoor", "/spoor", "spoor.lezen"),
)


def menu(asker: Asker | None) -> tuple[Punt, ...]:
    """Return the entries for this asker."""
    if asker is None:
        return ()
    return tuple(punt for punt in _there() if heeft(asker, punt.recht))


@cache
def _there() -> tuple[Punt, ...]:
    """Return the entries that have a page."""
    from uitstroommatch_api.routing import all_routes  # which has the pages, which have this menu

    paden = {route.path for routes in all_routes() for route in routes.each()}
    return tuple(punt for punt in (*WERK, *BEHEER) if punt.pad in paden)
