"""Load by quarter: three years back, and with the plan a year ahead."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from uitstroommatch.domain.voorstel import Toewijzing, Voorstel
from uitstroommatch.situation import Situatie, jaren_eerder

TERUG = 12
"""Quarters before the one of the reference date: three years."""
VOORUIT = 4


@dataclass(frozen=True)
class Kwartalen:
    """Load points per area code (all five levels) in each quarter; ``nu``: the quarter of the reference date.

    A quarter is counted on its last day, that of the reference date on the reference date itself: there the load is
    ``situatie.bestaande_last`` with the plan. Before it only placements that had begun by then count, from it on also
    those that are signed for later, as everywhere. ``oudste`` is the day of the oldest placement in the dossier: what
    was placed before it is not known, so quarters whose window reaches further back may have borne more.
    """

    namen: tuple[str, ...]
    nu: int
    last: Mapping[str, tuple[int, ...]]
    oudste: date | None = None


def kwartalen(situatie: Situatie, voorstel: Voorstel) -> Kwartalen:
    """Return the load of every area per quarter."""
    dagen = _dagen(situatie.peildatum)
    verschil = {code: [0] * (len(dagen) + 1) for code in situatie.niveaus}
    for codes, punten, van, tot in (*_bestaand(situatie, dagen), *_nieuw(situatie, voorstel, dagen)):
        for code in codes if van < tot else ():
            verschil[code][van] += punten
            verschil[code][tot] -= punten
    return Kwartalen(
        namen=tuple(f"{dag.year} K{_kwartaal(dag)}" for dag in dagen),
        nu=TERUG,
        last={code: tuple(accumulate(stappen[:-1])) for code, stappen in verschil.items()},
        oudste=min((een.datum for een in situatie.dossier.plaatsingen), default=None),
    )


Stuk = tuple[Iterable[str], int, int, int]
"""Areas, load points, the first quarter in which they weigh and the first in which they no longer do."""


def _bestaand(situatie: Situatie, dagen: list[date]) -> Iterator[Stuk]:
    for een in situatie.dossier.plaatsingen:
        van = min(bisect_left(dagen, een.datum), TERUG)
        tot = _uit_het_venster(situatie, een.datum, dagen)
        if een.einddatum is not None:
            tot = min(tot, bisect_left(dagen, een.einddatum))
        yield situatie.dossier.gebieden_van(een).values(), situatie.beleid.gewicht.van(een.zwaarte), van, tot


def _nieuw(situatie: Situatie, voorstel: Voorstel, dagen: list[date]) -> Iterator[Stuk]:
    for een in voorstel.plaatsingen:
        client, woning, _, _ = situatie.geval(*een.drietal)
        tot = _uit_het_venster(situatie, _verhuisdag(situatie, een), dagen)
        yield woning.gebieden, client.gewicht, TERUG, max(tot, TERUG + 1)


def _verhuisdag(situatie: Situatie, een: Toewijzing) -> date:
    """Return the day from which the window of a placement of the plan runs; it weighs from the reference date on."""
    client, woning, _, _ = situatie.geval(*een.drietal)
    return max(woning.vrij_vanaf, client.uitstroom_vanaf)


def _uit_het_venster(situatie: Situatie, datum: date, dagen: list[date]) -> int:
    """Return the first quarter on whose day a placement of this date no longer weighs (``Situatie.in_venster``)."""
    jaren = situatie.beleid.beleid.venster_jaren
    return bisect_left(dagen, datum, key=lambda dag: jaren_eerder(dag, jaren))


# --- days --------------------------------------------------------------------------------------------------------


def _dagen(peildatum: date) -> list[date]:
    """Return the day on which each quarter is counted, in order."""
    nu = 4 * peildatum.year + _kwartaal(peildatum) - 1
    dagen = [_laatste_dag(nummer) for nummer in range(nu - TERUG, nu + VOORUIT + 1)]
    dagen[TERUG] = peildatum
    return dagen


def _kwartaal(dag: date) -> int:
    return (dag.month + 2) // 3


def _laatste_dag(nummer: int) -> date:
    """Return the last day of a quarter, counted from the year 0."""
    jaar, kwartaal = divmod(nummer + 1, 4)
    return date(jaar, 3 * kwartaal + 1, 1) - timedelta(days=1)
