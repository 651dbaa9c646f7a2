"""What would it take to place this client, or one more client: the smallest changes that do, each one solved again.

A change works when, with it, some best plan under the policy places the client and one client more than now: nobody
pays for it with a home. Where to look follows from the limits that are in the way of each home that suits the client;
what works is decided by solving. Single changes come first. Only when none works, two are tried together: room under
two limits, or room under one limit and a decision that it goes to this client; and only then room under two or three
limits with such a decision.

An amount is the smallest with which any plan at all could do it, whatever the goals say, so no smaller one can work,
and of changes together none can be spared. Whether the goals then let it happen is what the solve decides: when they
give the room to another client, it takes a decision of people as well.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain

from uitstroommatch.check.decisions import vast_plan
from uitstroommatch.domain.outcome import Drietal, Plan
from uitstroommatch.errors import WijzigingFout
from uitstroommatch.explain.changes import Loslaten, Vastleggen, Wijziging, ZonderRegel, pas_toe
from uitstroommatch.explain.compare import Verschil, vergelijk
from uitstroommatch.explain.obstacles import Beletsels, Missend
from uitstroommatch.explain.room import PLAATSEN, Grens, groepsregel, stap, verruiming
from uitstroommatch.explain.side_by_side import naast_elkaar
from uitstroommatch.explain.whatif import WatAls
from uitstroommatch.explain.wishes import Wens, Zoekopdracht, beste_plan, minste_over
from uitstroommatch.policy.schema import Modus
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

AFGEWEZEN = "besluit_afgewezen"

Wijzigingen = tuple[Wijziging, ...]


@dataclass(frozen=True, slots=True)
class Herstel:
    """Changes that together bring what was asked, the best plan with them, and how it differs from the plan now."""

    wijzigingen: tuple[Wijziging, ...]
    resultaat: WatAls
    verschil: Verschil


def wat_is_nodig(
    rulebook: Rulebook,
    situatie: Situatie,
    plan: Plan,
    client: str,
    *,
    zaad: int = 0,
    tijd: float | None = None,
    hoeveel: int = 5,
    stop: threading.Event | None = None,
) -> tuple[Herstel, ...]:
    """Return the smallest changes that place a client who has no home in this plan, at most ``hoeveel``.

    A repair without any change in it says that the plan was not the best: as good a plan does it as things are.
    ``tijd`` holds for each solve; when it cuts one off, less may do. A client that has a home needs nothing.
    """
    if any(deel[0] == client for deel in plan):
        return ()
    opdracht = Zoekopdracht(plan, zaad, tijd, stop)
    return _Zoeker(rulebook, situatie, Wens(client, len(plan) + 1), opdracht).zoek(hoeveel)


def een_meer(
    rulebook: Rulebook,
    situatie: Situatie,
    plan: Plan,
    *,
    zaad: int = 0,
    tijd: float | None = None,
    hoeveel: int = 5,
    stop: threading.Event | None = None,
) -> tuple[Herstel, ...]:
    """Return the smallest changes that place one client more, whoever it is."""
    opdracht = Zoekopdracht(plan, zaad, tijd, stop)
    return _Zoeker(rulebook, situatie, Wens(None, len(plan) + 1), opdracht).zoek(hoeveel)


Poging = Callable[[], Herstel | None]


@dataclass(frozen=True)
class _Zoeker(Beletsels):
    """Tries changes where the obstacles are."""

    def zoek(self, hoeveel: int) -> tuple[Herstel, ...]:
        """Try nothing at all, then single changes, then more together."""
        er_al = self.hersteld(()) if self._zonder_ruimte else None
        if er_al is not None:
            return (er_al,)
        return (
            self._eerste(hoeveel, self._enkele())
            or self._eerste(hoeveel, self._dubbele())
            or self._eerste(hoeveel, self._meervoudige())
        )

    # --- what to try -------------------------------------------------------------------------------------------------

    def _enkele(self) -> Iterator[Poging]:
        if self.wens.client is not None:
            yield self._alleen_besluit
        for missend in self.enkele_grenzen:
            yield partial(self._met_ruimte, missend)
        anders: Iterator[Wijziging] = chain(self._besluiten(), self._regels())
        for wijziging in anders:
            yield partial(self.hersteld, (wijziging,))

    def _dubbele(self) -> Iterator[Poging]:
        if self.wens.client is not None:
            for missend in self.enkele_grenzen:
                yield partial(self._met_ruimte, missend, besluit=True)
        for missend in self.meer_grenzen(2):
            yield partial(self._met_ruimte, missend)

    def _meervoudige(self) -> Iterator[Poging]:
        if self.wens.client is not None:
            for missend in (*self.meer_grenzen(2), *self.meer_grenzen(3)):
                yield partial(self._met_ruimte, missend, besluit=True)

    @cached_property
    def _zonder_ruimte(self) -> Plan:
        """A plan that brings the wish as things are, whatever the goals say; empty when there is none."""
        gevonden = minste_over(self.rulebook, self.situatie, self.wens, (), self.opdracht) if self.in_de_weg else None
        return () if gevonden is None else gevonden.plan

    def _alleen_besluit(self) -> Herstel | None:
        """Nothing is missing but a decision: the goals go another way."""
        drietal = next((een for een in self._zonder_ruimte if een[0] == self.wens.client), None)
        return None if drietal is None else self.hersteld((Vastleggen(*drietal),))

    def _besluiten(self) -> Iterator[Loslaten]:
        """Decisions in the way: this client rejected for a home, and what is fixed under a limit that is full."""
        if self.rulebook.modus(AFGEWEZEN) is Modus.HARD:
            for client, woning in sorted(self.situatie.afgewezen):
                if client in self.wachtend and AFGEWEZEN in self._verboden(client, woning):
                    yield Loslaten(client, woning)
        vol = {grens for missend in self.in_de_weg.values() for grens in missend}
        for vast in vast_plan(self.rulebook, self.situatie):
            if any(Grens(een.regel, een.groep) in vol for een in self.stand.ruimten(vast)):
                yield Loslaten(vast[0], vast[1])

    def _regels(self) -> Iterator[ZonderRegel]:
        """Rules that alone keep a client from a home, only for a client that no home suits; the widest first."""
        client = self.wens.client
        if client is None or self.in_de_weg:
            return
        geteld: dict[str, int] = defaultdict(int)
        for woning in self.situatie.aanbod:
            for regel in self._verboden(client, woning) - {AFGEWEZEN}:
                geteld[regel] += 1
        yield from (ZonderRegel(regel) for regel in sorted(geteld, key=lambda regel: (-geteld[regel], regel)))

    def _verboden(self, client: str, woning: str) -> set[str]:
        """Return the rules that each by themselves forbid a pair on some contract form."""
        alleen: set[str] = set()
        for vorm in self.situatie.kandidaten[client].contractvormen:
            geval = self.situatie.geval(client, woning, vorm)
            nee = [regel.id for regel in self.rulebook.harde_paarregels if not regel.oordeel(geval).mag]
            alleen |= set(nee) if len(nee) == 1 else set()
        return alleen

    # --- room --------------------------------------------------------------------------------------------------------

    def _met_ruimte(self, missend: Missend, besluit: bool = False) -> Herstel | None:
        """Give some limits as little room as can do; with ``besluit`` people decide that this client gets it."""
        plek = next(een for een, tekort in self.in_de_weg.items() if tekort == missend) if besluit else None
        if self._zonder_ruimte:
            return self._verklein(missend, plek)
        if sum(missend.values()) == 1:
            return self._spaar_besluit(missend, plek)  # there is no less than one, and none is not enough
        gevonden = self._minste(missend)
        if gevonden is None:
            return None
        nodig, plan = gevonden
        return self._spaar_besluit(nodig, next(een for een in plan if een[0] == plek[0]) if plek else None)

    def _spaar_besluit(self, missend: Missend, plek: Drietal | None) -> Herstel | None:
        """Leave the decision out when it works without."""
        return (plek and self._hersteld_met(missend, None)) or self._hersteld_met(missend, plek)

    def _verklein(self, missend: Missend, plek: Drietal | None) -> Herstel | None:
        """Start with what surely makes room, and take less for as long as it works."""
        herstel = self._hersteld_met(missend, plek)
        if herstel is None:
            return None
        pogingen = (self._verklein(minder, plek) for minder in self._kleiner(missend))
        kleinere = next((een for een in pogingen if een is not None), None)
        return kleinere or (plek and self._verklein(missend, None)) or herstel

    def _kleiner(self, missend: Missend) -> Iterator[Missend]:
        """Yield the same room without one of the limits, or one step less of it."""
        for grens in missend:
            yield {een: eenheden for een, eenheden in missend.items() if een != grens}
        for grens, eenheden in missend.items():
            per = 1 if grens.regel == PLAATSEN else stap(self.rulebook, self.situatie, grens, self.drietallen)
            minder = eenheden - ((self._grens(grens) + eenheden) % per or per)
            if minder > 0:
                yield {**missend, grens: minder}

    def _hersteld_met(self, missend: Missend, plek: Drietal | None) -> Herstel | None:
        """Solve again with room under some limits and, if one is given, the decision that a placement is made."""
        meer = self._verruimd(missend)
        if plek is None:
            return self.hersteld(meer)
        client, woning, vorm = plek
        if Grens(PLAATSEN, woning) in missend:
            woning = self._erbij(pas_toe(self.rulebook, self.situatie, meer)[1])
        return self.hersteld((*meer, Vastleggen(client, woning, vorm)))

    def _erbij(self, ruimer: Situatie) -> str:
        """Return the first home that was not there before."""
        return min(ruimer.aanbod.keys() - self.situatie.aanbod.keys())

    def _minste(self, missend: Missend) -> tuple[Missend, Plan] | None:
        """Return the fewest units with which any plan brings the wish, none of which can be spared, and that plan."""
        regels, ruimer = pas_toe(self.rulebook, self.situatie, self._verruimd(missend))
        vraag = [
            (groepsregel(regels, grens), self._erbij(ruimer), 0)
            if grens.regel == PLAATSEN
            else (groepsregel(regels, grens), grens.groep, self._grens(grens))
            for grens in missend
        ]
        gevonden = minste_over(regels, ruimer, self.wens, vraag, self.opdracht)
        if gevonden is None or not all(doel.bewezen for doel in gevonden.doelen):
            return None
        over = [doel.waarde for doel in gevonden.doelen]
        return {grens: hoeveel for grens, hoeveel in zip(missend, over, strict=True) if hoeveel}, gevonden.plan

    def _verruimd(self, missend: Missend) -> Wijzigingen:
        return tuple(chain(*(verruiming(self.situatie, grens, eenheden) for grens, eenheden in missend.items())))

    def _grens(self, grens: Grens) -> int:
        return groepsregel(self.rulebook, grens).groepen(self.situatie)[grens.groep].grens

    # --- solving -----------------------------------------------------------------------------------------------------

    def hersteld(self, wijzigingen: Wijzigingen) -> Herstel | None:
        """Solve again with some changes; ``None`` when that does not bring the wish, or cannot be done."""
        if wijzigingen not in self._geprobeerd:
            self._geprobeerd[wijzigingen] = self._hersteld(wijzigingen)
        return self._geprobeerd[wijzigingen]

    @cached_property
    def _geprobeerd(self) -> dict[Wijzigingen, Herstel | None]:
        """What was solved before."""
        return {}

    def _hersteld(self, wijzigingen: Wijzigingen) -> Herstel | None:
        try:
            gevonden = beste_plan(self.rulebook, self.situatie, wijzigingen, self.wens, self.opdracht)
        except WijzigingFout:
            return None
        if gevonden is None:
            return None
        verschil = vergelijk(gevonden.rulebook, gevonden.situatie, self.opdracht.plan, gevonden.plan)
        return Herstel(wijzigingen, gevonden, verschil)

    def _eerste(self, hoeveel: int, pogingen: Iterable[Poging]) -> tuple[Herstel, ...]:
        """Return the first repairs in the order of the attempts, which run side by side."""
        gevonden: dict[Wijzigingen, Herstel] = {}
        for herstel in naast_elkaar(pogingen):
            if herstel is not None:
                gevonden.setdefault(herstel.wijzigingen, herstel)
            if len(gevonden) == hoeveel:
                break
        return tuple(gevonden.values())
