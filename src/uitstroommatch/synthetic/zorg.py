"""Support: what each provider can still deliver in each municipality."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from math import fsum

from uitstroommatch.synthetic import namen
from uitstroommatch.synthetic.kans import Kans
from uitstroommatch.synthetic.profiel import Profiel
from uitstroommatch.synthetic.rijen import Aanbieder, Client
from uitstroommatch.synthetic.streek import Streek

THUIS = 0.65
"""Share of the capacity that follows where clients come from; the rest follows where homes are."""


def maak_aanbieders(streek: Streek, clienten: Sequence[Client], profiel: Profiel, kans: Kans) -> list[Aanbieder]:
    """Return one row per provider and municipality, with capacity that fits the demand of the clients."""
    uren = _vraag(clienten, lambda c: float(c.uren_per_week))
    leases = _vraag(clienten, lambda c: float("OMK" in c.contractvormen))
    rijen = []
    for naam, werkgebied in namen.WERKGEBIED.items():
        som = fsum(namen.AANBOD[bron] for bron in werkgebied)
        for bron in werkgebied:
            sleutel = (streek.naam(naam), streek.gemeenten[bron])
            aandeel = namen.AANBOD[bron] / som
            ruis = kans.deel(0.8, 1.25)
            rijen.append(
                Aanbieder(
                    aanbieder=sleutel[0],
                    gemeente=sleutel[1],
                    uren_beschikbaar=_halven(profiel.uren * ruis * _deel(uren, sleutel, aandeel)),
                    omklap_max=_leases(profiel.leases * ruis * _deel(leases, sleutel, aandeel), kans),
                    zwaartes=_zwaartes(naam, bron, kans),
                    bereikbaar_24u=_dag_en_nacht(naam, bron, kans),
                )
            )
    return rijen


def _vraag(clienten: Sequence[Client], maat: Callable[[Client], float]) -> Mapping[tuple[str, str], float]:
    """Return the demand per provider and municipality of origin, and per provider under ``""``."""
    vraag: defaultdict[tuple[str, str], float] = defaultdict(float)
    for client in clienten:
        vraag[client.aanbieder, client.gemeente_herkomst] += maat(client)
        vraag[client.aanbieder, ""] += maat(client)
    return vraag


def _deel(vraag: Mapping[tuple[str, str], float], sleutel: tuple[str, str], aandeel: float) -> float:
    thuis, totaal = vraag.get(sleutel, 0.0), vraag.get((sleutel[0], ""), 0.0)
    return THUIS * thuis + (1 - THUIS) * totaal * aandeel


def _halven(uren: float) -> Decimal:
    """Return hours in halves, at least enough for one light client."""
    return max(Decimal(4), Decimal(round(uren * 2)) / 2)


def _leases(aantal: float, kans: Kans) -> int | None:
    """Return the number of leases; one in five providers has no limit of its own."""
    return None if kans.ja(0.2) else max(1, round(aantal))


def _zwaartes(naam: str, bron: str, kans: Kans) -> tuple[str, ...]:
    if naam == "Tactus":
        return ("licht", "medium", "complex")
    if bron in namen.GROOT:
        return ("licht", "medium", "complex", "gespecialiseerd")
    return ("licht", "medium", "complex") if kans.ja(0.65) else ("licht", "medium")


def _dag_en_nacht(naam: str, bron: str, kans: Kans) -> bool:
    if bron == namen.DEVENTER:
        return naam != "Limor"
    return kans.ja(0.6 if bron in namen.GROOT else 0.3)
