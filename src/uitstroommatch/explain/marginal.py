"""What one more unit would bring: a point of load, an hour, a lease, a place under an agreement, a home of a kind.

Only limits that are in somebody's way now are looked at: of a client without a home, or of a client who could move to a
place that is better for the goals. For each of those the best plan with one unit more is made; the difference is its
value. Most limits that are not homes bring nothing by themselves, so those are tried together first: what brings
nothing together brings nothing apart.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from uitstroommatch.domain.outcome import Drietal, Plan
from uitstroommatch.eligibility import drietallen
from uitstroommatch.explain.changes import Wijziging
from uitstroommatch.explain.compare import Doelverschil, vergelijk
from uitstroommatch.explain.room import PLAATSEN, Grens, groepsregel, verruiming
from uitstroommatch.explain.side_by_side import naast_elkaar
from uitstroommatch.explain.stand import Stand, rang
from uitstroommatch.explain.whatif import WatAls, wat_als
from uitstroommatch.explain.wishes import Zoekopdracht
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
    stand, opdracht = Stand(rulebook, situatie, plan), Zoekopdracht(plan, zaad, tijd, stop)
    samen: list[Wijziging] = []
    apart: list[list[Wijziging]] = [samen]
    for grens in knellende_grenzen(stand):
        meer = verruiming(situatie, grens, groepsregel(rulebook, grens).regel.deler)
        if grens.regel == PLAATSEN:
            apart.append(list(meer))
        else:
            samen.extend(meer)
    vragen = (partial(_waarden, stand, wijzigingen, opdracht) for wijzigingen in apart)
    return tuple(sorted(chain(*naast_elkaar(vragen)), key=lambda waarde: rang(waarde.doelen)))


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


def _waarden(stand: Stand, wijzigingen: Sequence[Wijziging], opdracht: Zoekopdracht) -> list[Marginaal]:
    """Return what each of some changes brings by itself, halving them for as long as they bring something together."""
    if not wijzigingen:
        return []
    # With speling more room can make a goal worse, so that nothing follows from what changes bring together.
    if len(wijzigingen) == 1 or not any(doel.speling for doel in stand.rulebook.doelen):
        samen = _waarde(stand, wijzigingen, opdracht)
        if samen is None or samen.beslissend is None:
            return []
        if len(wijzigingen) == 1:
            return [samen]
    helft = len(wijzigingen) // 2
    return [*_waarden(stand, wijzigingen[:helft], opdracht), *_waarden(stand, wijzigingen[helft:], opdracht)]


def _waarde(stand: Stand, wijzigingen: Sequence[Wijziging], opdracht: Zoekopdracht) -> Marginaal | None:
    straks = wat_als(
        stand.rulebook,
        stand.situatie,
        wijzigingen,
        plan=stand.plan,
        zaad=opdracht.zaad,
        tijd=opdracht.tijd,
        stop=opdracht.stop,
    )
    if not isinstance(straks, WatAls):
        return None  # decisions that cannot hold together, with or without this unit
    verschil = vergelijk(straks.rulebook, straks.situatie, stand.plan, straks.plan)
    return Marginaal(wijzigingen[0], verschil.doelen, len(stand.plan), len(straks.plan), straks.bewezen)
