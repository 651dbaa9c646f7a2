"""What makes a dossier easy or tight, and the size to which one region stays believable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Profielnaam = Literal["regio", "krap", "landelijk"]

CLIENTEN_PER_STREEK = 150
"""A nationwide dossier gets one copy of the region for so many clients."""

GEWONE_MAAND = 120
"""Up to so many clients the default limits of the areas fit; above it the limits grow with the dossier."""

PLAATSINGEN_PER_CLIENT = 2.5
"""Placements of the last four years: 150 for 60 clients."""


@dataclass(frozen=True, slots=True)
class Profiel:
    """Supply, as a share of what a normal month needs.

    ``uren`` and ``leases`` are capacity per unit of demand, ``ruimte`` multiplies the default limit of a buurt.
    """

    naam: Profielnaam
    woningen_per_client: float
    uren: float
    leases: float
    ruimte: float


PROFIELEN: Mapping[Profielnaam, Profiel] = MappingProxyType(
    {
        "regio": Profiel("regio", 7 / 6, uren=1.1, leases=1.15, ruimte=1.0),
        "krap": Profiel("krap", 0.8, uren=0.75, leases=0.75, ruimte=0.75),
        "landelijk": Profiel("landelijk", 7 / 6, uren=1.1, leases=1.15, ruimte=1.0),
    }
)


def gewone_ruimte(clienten: int) -> float:
    """Return the factor by which limits grow, so that a big dossier in one region is not full before it starts."""
    return max(1.0, clienten / GEWONE_MAAND)
