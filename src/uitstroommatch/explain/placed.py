"""Why this client gets this home: the rules it met, the room it takes, what it brings, and who and what came next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from uitstroommatch.domain.outcome import Drietal, Plan
from uitstroommatch.domain.reason import Oordeel
from uitstroommatch.explain.compare import Doelverschil
from uitstroommatch.explain.stand import Ruimte, Stand, rang
from uitstroommatch.policy.schema import Modus
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

HOEVEEL = 3


@dataclass(frozen=True, slots=True)
class Getoetst:
    """What one pair rule says of the placement; a rule in mode zacht may say no."""

    regel: str
    modus: Modus
    oordeel: Oordeel


@dataclass(frozen=True, slots=True)
class Alternatief:
    """Another plan: ``weg`` goes, ``erbij`` comes, the rest stays. ``doelen`` are the goals before and after."""

    weg: tuple[Drietal, ...]
    erbij: tuple[Drietal, ...]
    doelen: tuple[Doelverschil, ...]

    @property
    def beslissend(self) -> Doelverschil | None:
        """The first goal, in the order of the policy, that differs."""
        return next((een for een in self.doelen if een.winst), None)


@dataclass(frozen=True, slots=True)
class Waarom:
    """Why a placement stands in the plan.

    ``brengt`` has every goal without and with the placement. ``woningen`` are the next best homes for this client,
    free or in exchange; ``clienten`` the next best clients for this home, who have none. A placement that people fixed
    (``vast``) has no alternatives.
    """

    plaatsing: Drietal
    vast: bool
    getoetst: tuple[Getoetst, ...]
    ruimten: tuple[Ruimte, ...]
    brengt: tuple[Doelverschil, ...]
    woningen: tuple[Alternatief, ...]
    clienten: tuple[Alternatief, ...]


def waarom(rulebook: Rulebook, situatie: Situatie, plan: Plan, client: str) -> Waarom:
    """Explain the home of a client who has one in the plan."""
    return waarom_in(Stand(rulebook, situatie, plan), client)


def waarom_in(stand: Stand, client: str) -> Waarom:
    """Explain the home of a client, with the sums of the plan at hand."""
    een = stand.van_client[client]
    vast = een in stand.situatie.vaste_drietallen
    geval = stand.situatie.geval(*een)
    getoetst = (Getoetst(regel.id, regel.modus, regel.oordeel(geval)) for regel in stand.rulebook.paarregels)
    zonder = stand.verschil(weg=[een])
    return Waarom(
        plaatsing=een,
        vast=vast,
        getoetst=tuple(getoetst),
        ruimten=stand.ruimten(een),
        brengt=tuple(Doelverschil(d.id, d.richting, d.nieuw, d.oud) for d in zonder),
        woningen=() if vast else _beste(_andere_woningen(stand, een)),
        clienten=() if vast else _beste(_andere_clienten(stand, een)),
    )


def _beste(alternatieven: Iterable[Alternatief]) -> tuple[Alternatief, ...]:
    return tuple(sorted(alternatieven, key=lambda a: (rang(a.doelen), len(a.weg), a.erbij))[:HOEVEEL])


def _andere_woningen(stand: Stand, een: Drietal) -> Iterator[Alternatief]:
    """Yield per other home the best change that brings the client there: it is free, or its client moves here."""
    for woning in stand.situatie.aanbod:
        if woning != een[1]:
            yield from _beste(_naar(stand, een, woning))[:1]


def _naar(stand: Stand, een: Drietal, woning: str) -> Iterator[Alternatief]:
    for vorm in stand.vormen(een[0], woning):
        daar = (een[0], woning, vorm)
        yield from _mits_ruimte(stand, (een,), (daar,))
        for ander in stand.in_woning.get(woning, ()):
            for hier in stand.vormen(ander[0], een[1]):
                yield from _mits_ruimte(stand, (een, ander), (daar, (ander[0], een[1], hier)))


def _andere_clienten(stand: Stand, een: Drietal) -> Iterator[Alternatief]:
    """Yield per client without a home the best way to take this home instead."""
    for client in stand.situatie.kandidaten:
        if client not in stand.van_client:
            vormen = stand.vormen(client, een[1])
            yield from _beste(a for v in vormen for a in _mits_ruimte(stand, (een,), ((client, een[1], v),)))[:1]


def _mits_ruimte(stand: Stand, weg: tuple[Drietal, ...], erbij: tuple[Drietal, ...]) -> Iterator[Alternatief]:
    if not stand.vol(weg, erbij):
        yield Alternatief(weg, erbij, stand.verschil(weg, erbij))
