"""Decisions that cannot hold together: the fewest changes after which there is a plan again.

Whether decisions can hold is known without a solver (:mod:`~uitstroommatch.check.decisions`), so every set of changes
is judged exactly: for each conflict one of its decisions is dropped, or its limit raised by what is over it, until no
conflict is left. The smallest number of changes comes first, because the search goes on one change at a time.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from uitstroommatch.check.decisions import kleinste_strijd, vast_plan
from uitstroommatch.check.plan import tel
from uitstroommatch.domain.voorstel import Strijdigheid
from uitstroommatch.errors import WijzigingFout
from uitstroommatch.explain.changes import (
    Loslaten,
    MeerAfspraak,
    MeerDraagkracht,
    MeerOmklap,
    MeerUren,
    Wijziging,
    pas_toe,
)
from uitstroommatch.explain.compare import vergelijk
from uitstroommatch.explain.repairs import Herstel, Wijzigingen
from uitstroommatch.explain.room import PLAATSEN, Grens, groepsregel, verruiming
from uitstroommatch.explain.side_by_side import naast_elkaar
from uitstroommatch.explain.whatif import WatAls, wat_als
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

MEESTE = 2_000  # sets of changes that are looked at in one round


def maak_mogelijk(
    rulebook: Rulebook,
    situatie: Situatie,
    *,
    zaad: int = 0,
    tijd: float | None = None,
    hoeveel: int = 5,
    stop: threading.Event | None = None,
) -> tuple[Herstel, ...]:
    """Return the smallest sets of changes that make a plan possible, each solved; empty when there is one already."""
    vragen = (
        partial(_hersteld, rulebook, situatie, wijzigingen, zaad=zaad, tijd=tijd, stop=stop)
        for wijzigingen in oplossingen(rulebook, situatie)[:hoeveel]
    )
    return tuple(herstel for herstel in naast_elkaar(vragen) if herstel is not None)


def oplossingen(rulebook: Rulebook, situatie: Situatie) -> list[Wijzigingen]:
    """Return all sets of the fewest changes after which fixed decisions can hold together."""
    if kleinste_strijd(rulebook, situatie) is None:
        return []
    ronde: list[Wijzigingen] = [()]
    while ronde:
        verder = {frozenset(een): een for deel in ronde[:MEESTE] for een in _verder(rulebook, situatie, deel)}
        ronde = list(verder.values())
        if klaar := [een for een in ronde if _mogelijk(rulebook, situatie, een)]:
            zuinig = [een for een in klaar if not any(_mogelijk(rulebook, situatie, minder) for minder in _minder(een))]
            return zuinig or klaar
    return []


def _verder(rulebook: Rulebook, situatie: Situatie, gedaan: Wijzigingen) -> Iterator[Wijzigingen]:
    """Yield the changes so far with one more, which takes away the smallest conflict that is left."""
    regels, nu = pas_toe(rulebook, situatie, gedaan)
    strijd = kleinste_strijd(regels, nu)
    if strijd is None:
        return
    for paar in dict.fromkeys((besluit.client_sleutel, besluit.woning_id) for besluit in strijd.besluiten):
        yield (*gedaan, Loslaten(*paar))
    for wijziging in _verhoogd(regels, nu, strijd):
        yield (*gedaan, wijziging)


def _verhoogd(rulebook: Rulebook, situatie: Situatie, strijd: Strijdigheid) -> tuple[Wijziging, ...]:
    """Raise the limit by all that is over it; another home is no help to a decision about this one."""
    if strijd.regel == PLAATSEN:
        return ()
    grens = Grens(strijd.regel, strijd.groep)
    gevallen = [situatie.geval(*drietal) for drietal in vast_plan(rulebook, situatie)]
    som = tel(groepsregel(rulebook, grens).leden, gevallen)[strijd.groep]
    return verruiming(situatie, grens, som - strijd.grens)


def _mogelijk(rulebook: Rulebook, situatie: Situatie, wijzigingen: Sequence[Wijziging]) -> bool:
    try:
        return kleinste_strijd(*pas_toe(rulebook, situatie, wijzigingen)) is None
    except WijzigingFout:
        return False


def _minder(wijzigingen: Wijzigingen) -> Iterator[Wijzigingen]:
    """Yield the same changes with one of the limits raised by a unit less."""
    for nummer, wijziging in enumerate(wijzigingen):
        match wijziging:
            case MeerUren(tienden=meer) if meer > 1:
                minder: Wijziging = replace(wijziging, tienden=meer - 1)
            case MeerDraagkracht(punten=meer) if meer > 1:
                minder = replace(wijziging, punten=meer - 1)
            case MeerOmklap(aantal=meer) | MeerAfspraak(aantal=meer) if meer > 1:
                minder = replace(wijziging, aantal=meer - 1)
            case _:
                continue
        yield (*wijzigingen[:nummer], minder, *wijzigingen[nummer + 1 :])


def _hersteld(
    rulebook: Rulebook,
    situatie: Situatie,
    wijzigingen: Wijzigingen,
    *,
    zaad: int,
    tijd: float | None,
    stop: threading.Event | None,
) -> Herstel | None:
    gevonden = wat_als(rulebook, situatie, wijzigingen, zaad=zaad, tijd=tijd, stop=stop)
    if not isinstance(gevonden, WatAls):
        return None
    return Herstel(wijzigingen, gevonden, vergelijk(gevonden.rulebook, gevonden.situatie, (), gevonden.plan))
