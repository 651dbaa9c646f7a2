"""Why this client does not get that home: what forbids it, or else what it would cost, exactly."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from uitstroommatch.check.decisions import vast_plan
from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.domain.outcome import Drietal, Onmogelijk, Plan
from uitstroommatch.domain.reason import Oordeel
from uitstroommatch.errors import OpbouwFout
from uitstroommatch.explain.compare import Verschil, vergelijk
from uitstroommatch.explain.stand import Ruimte, Stand
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

if TYPE_CHECKING:
    from uitstroommatch.explain.whatif import WatAls


@dataclass(frozen=True, slots=True)
class Verbod:
    """A hard pair rule that forbids the pair on these contract forms, with the facts."""

    regel: str
    vormen: tuple[Contractvorm, ...]
    oordeel: Oordeel


@dataclass(frozen=True, slots=True)
class Grensbreuk:
    """A limit that this one placement breaks on its own, or beside what people fixed (``vast``)."""

    vorm: Contractvorm
    ruimte: Ruimte
    vast: tuple[Drietal, ...]


@dataclass(frozen=True, slots=True)
class Prijs:
    """The best plan with the pair fixed, and how it differs from the plan at hand.

    ``op`` are the limits which the placement uses up in that plan. Without ``bewezen`` the search was cut off: the
    difference is then at most as good as shown.
    """

    plaatsing: Drietal
    plan: Plan
    verschil: Verschil
    op: tuple[Ruimte, ...]
    bewezen: bool


@dataclass(frozen=True, slots=True)
class WaaromNiet:
    """Why a pair is not in the plan. ``prijs`` is there only when neither a rule nor a limit excludes the pair."""

    client: str
    woning: str
    verboden: tuple[Verbod, ...]
    breuken: tuple[Grensbreuk, ...]
    prijs: Prijs | None

    @property
    def uitgesloten(self) -> bool:
        """Can the pair be in no plan at all?"""
        return bool(self.verboden or self.breuken)


def waarom_niet(
    rulebook: Rulebook,
    situatie: Situatie,
    plan: Plan,
    client: str,
    woning: str,
    *,
    zaad: int = 0,
    tijd: float | None = None,
    stop: threading.Event | None = None,
) -> WaaromNiet:
    """Explain why a pair is not in the plan; re-solves only when nothing excludes the pair."""
    stand = Stand(rulebook, situatie, plan)
    vormen = stand.vormen(client, woning)
    if not vormen:
        return WaaromNiet(client, woning, tuple(_verboden(stand, client, woning)), (), None)
    vast = Stand(rulebook, situatie, vast_plan(rulebook, situatie))
    breuken = {vorm: tuple(_breuken(vast, (client, woning, vorm))) for vorm in vormen}
    if all(breuken.values()):
        return WaaromNiet(client, woning, (), tuple(een for delen in breuken.values() for een in delen), None)
    from uitstroommatch.explain.whatif import wat_als_paar  # brings the solver along

    anders = wat_als_paar(rulebook, situatie, client, woning, plan=stand.plan, zaad=zaad, tijd=tijd, stop=stop)
    if isinstance(anders, Onmogelijk):
        raise OpbouwFout("een paar dat geen grens breekt naast wat vastligt, hoort een plan te hebben")
    return WaaromNiet(client, woning, (), (), _prijs(stand, anders, client))


# --- excluded --------------------------------------------------------------------------------------------------------


def _verboden(stand: Stand, client: str, woning: str) -> Iterator[Verbod]:
    """Yield every rule that forbids; of the forms only those both sides take, when there are any."""
    geboden, aanvaard = stand.situatie.aanbod[woning].contractvormen, stand.situatie.kandidaten[client].contractvormen
    gedeeld = [vorm for vorm in Contractvorm if vorm in geboden and vorm in aanvaard]
    vormen = gedeeld or [vorm for vorm in Contractvorm if vorm in aanvaard]
    for regel in stand.rulebook.harde_paarregels:
        oordelen = [(vorm, regel.oordeel(stand.situatie.geval(client, woning, vorm))) for vorm in vormen]
        nee = [(vorm, oordeel) for vorm, oordeel in oordelen if not oordeel.mag]
        if nee:
            yield Verbod(regel.id, tuple(vorm for vorm, _ in nee), nee[0][1])


def _breuken(vast: Stand, een: Drietal) -> Iterator[Grensbreuk]:
    """Yield the limits that the placement breaks in the plan of nothing but what people fixed."""
    if een in vast.plan:
        return
    for ruimte in vast.vol(erbij=[een]):
        yield Grensbreuk(een[2], ruimte, tuple(_in_groep(vast, ruimte)))


def _in_groep(stand: Stand, ruimte: Ruimte) -> Iterator[Drietal]:
    for een in stand.plan:
        if any((deel.regel, deel.groep) == (ruimte.regel, ruimte.groep) for deel in stand.ruimten(een)):
            yield een


# --- the price -------------------------------------------------------------------------------------------------------


def _prijs(stand: Stand, anders: WatAls, client: str) -> Prijs:
    een = next(deel for deel in anders.plan if deel[0] == client)
    verschil = vergelijk(stand.rulebook, stand.situatie, stand.plan, anders.plan)
    return Prijs(een, anders.plan, verschil, tuple(_op(stand, anders, een)), anders.bewezen)


def _op(stand: Stand, anders: WatAls, een: Drietal) -> Iterator[Ruimte]:
    """Yield the limits with no room left for another like this, which say more than "one home per client"."""
    vanzelf = {regel.id for regel in stand.rulebook.groepsregels if regel.regel.altijd_hard}
    for ruimte in Stand(stand.rulebook, stand.situatie, anders.plan).ruimten(een):
        if ruimte.regel not in vanzelf and ruimte.over < ruimte.nodig:
            yield ruimte
