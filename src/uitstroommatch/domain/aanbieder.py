"""``aanbieders.csv``: the support that a care provider can deliver in a municipality."""

from __future__ import annotations

from typing import ClassVar

from uitstroommatch.domain.enums import Zwaartes
from uitstroommatch.domain.row import Rij
from uitstroommatch.domain.units import Aantal, GemeenteCode, JaNee, Sleutel, Uren


class Aanbieder(Rij):
    """Free capacity of one provider in one municipality; without such a row it delivers nothing there.

    ``omklap_max`` is the number of leases it can still hold, ``None`` for no limit.
    """

    BESTAND: ClassVar[str] = "aanbieders"
    SLEUTEL: ClassVar[tuple[str, ...]] = ("aanbieder", "gemeente")

    aanbieder: Sleutel
    gemeente: GemeenteCode
    uren_beschikbaar: Uren
    omklap_max: Aantal | None = None
    zwaartes: Zwaartes
    bereikbaar_24u: JaNee = False
