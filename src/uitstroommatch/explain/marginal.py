"""What one more unit would bring: a point of load, an hour, a lease, a place under an agreement, a home of a kind.

Only limits that are in somebody's way now are looked at: of a client without a home, or of a client who could move to a
place that is better for the goals. For each of those the best plan with one unit more is made; the difference is its
value. One unit more of several limits together can bring more than they do one by one.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from uitstroommatch.domain.outcome import Drietal, Plan
from uitstroommatch.eligibility import drietallen
from uitstroommatch.explain.changes import Wijziging
from uitstroommatch.explain.compare import Doelverschil, vergelijk
from uitstroommatch.explain.room import PLAATSEN, Grens, groepsregel, verruiming
from uitstroommatch.explain.side_by_side import naast_elkaar
from uitstroommatch.explain.stand import Stand, rang
from uitstroommatch.explain.whatif import WatAls, wat_als
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie


@dataclass(frozen=True, slots=True)
class Marginaal:
    """One unit more under one limit: the change, every goal before and after, and the clients placed."""

    wijziging: Wijziging
    doelen: tuple[Doelverschil, ...]
    geplaatst_oud: int
    geplaatst_nieuw: int
    bewezen: bool

    @property
    def beslissend(self) -> Doelverschil | None:
        """The first goal, in the order of the policy, that changes."""
        return next((doel for doel in self.doelen if doel.winst), None)


def marginale_waarde(
    rulebook: Rulebook,
    situatie: Situatie,
    plan: Plan,
    *,
    zaad: int = 0,
    tijd: float | None = None,
    stop: threading.Event | None = None,
) -> tuple[Marginaal, ...]:
    """Return what one unit more of each limit brings, the most valuable first; what brings nothing is left out.

    ``tijd`` holds for each solve.
    """
    stand = Stand(rulebook, situatie, plan)
    vragen = (
        partial(_waarde, stand, wijziging, zaad=zaad, tijd=tijd, stop=stop)
        for grens in knellende_grenzen(stand)
        for wijziging in verruiming(situatie, grens, groepsregel(rulebook, grens).regel.deler)
    )
    waarden = [waarde for waarde in naast_elkaar(vragen) if waarde is not None and waarde.beslissend is not None]
    return tuple(sorted(waarden, key=lambda waarde: rang(waarde.doelen)))


def knellende_grenzen(stand: Stand) -> list[Grens]:
    """Return the limits that are in somebody's way, in order; of homes that are alike only the first."""
    grenzen = {
        Grens(ruimte.regel, ruimte.groep)
        for drietal in drietallen(stand.rulebook, stand.situatie)
        if _beter(stand, drietal)
        for ruimte in stand.vol(_nu(stand, drietal), [drietal])
    }
    soorten: dict[object, Grens] = {}
    for grens in sorted(grenzen):
        soorten.setdefault(_soort(stand.situatie, grens), grens)
    return list(soorten.values())


def _beter(stand: Stand, drietal: Drietal) -> bool:
    """Would a placement be better for the goals than what its client has now, if there were room?"""
    nu = list(_nu(stand, drietal))
    return nu != [drietal] and rang(stand.verschil(nu, [drietal])) < tuple(0 for _ in stand.waarden)


def _nu(stand: Stand, drietal: Drietal) -> Iterator[Drietal]:
    if (nu := stand.van_client.get(drietal[0])) is not None:
        yield nu


def _soort(situatie: Situatie, grens: Grens) -> object:
    if grens.regel != PLAATSEN:
        return grens
    woning = situatie.dossier.woning[grens.groep]
    return woning.model_dump_json(exclude={"woning_id", "postcode", "lengtegraad", "breedtegraad"})


def _waarde(
    stand: Stand, wijziging: Wijziging, *, zaad: int, tijd: float | None, stop: threading.Event | None
) -> Marginaal | None:
    plan = stand.plan
    straks = wat_als(stand.rulebook, stand.situatie, (wijziging,), plan=plan, zaad=zaad, tijd=tijd, stop=stop)
    if not isinstance(straks, WatAls):
        return None  # decisions that cannot hold together, with or without this unit
    verschil = vergelijk(straks.rulebook, straks.situatie, plan, straks.plan)
    return Marginaal(wijziging, verschil.doelen, len(plan), len(straks.plan), straks.bewezen)
