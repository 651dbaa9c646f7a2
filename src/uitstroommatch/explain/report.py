"""A proposal explained as a whole, a client at a time, or a pair at a time: the questions of an officer."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from uitstroommatch.check.decisions import kleinste_strijd
from uitstroommatch.domain.outcome import Plan
from uitstroommatch.domain.voorstel import Strijdigheid
from uitstroommatch.explain.bottlenecks import (
    GeenWoning,
    Knelpunt,
    LegeWoning,
    geen_woningen,
    knelpunten,
    lege_woningen,
)
from uitstroommatch.explain.fairness import Groepskans, eerlijkheid
from uitstroommatch.explain.placed import Waarom, waarom_in
from uitstroommatch.explain.refused import WaaromNiet, waarom_niet
from uitstroommatch.explain.stand import Stand
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

if TYPE_CHECKING:
    from uitstroommatch.explain.marginal import Marginaal
    from uitstroommatch.explain.prices import Beleidsprijs
    from uitstroommatch.explain.repairs import Herstel


@dataclass(frozen=True, slots=True)
class Zonder:
    """A client without a home: why, and what would help."""

    reden: GeenWoning
    herstel: tuple[Herstel, ...]


@dataclass(frozen=True, slots=True)
class Geheel:
    """A proposal as a whole."""

    geplaatst: tuple[Waarom, ...]
    zonder: tuple[GeenWoning, ...]
    leeg: tuple[LegeWoning, ...]
    knelpunten: tuple[Knelpunt, ...]
    een_meer: tuple[Herstel, ...]
    marginaal: tuple[Marginaal, ...]
    prijzen: tuple[Beleidsprijs, ...]
    eerlijkheid: tuple[Groepskans, ...]


@dataclass(frozen=True, slots=True)
class Onmogelijkheid:
    """No plan is possible: the decisions that cannot hold together, and the smallest changes that would help."""

    strijdig: Strijdigheid
    herstel: tuple[Herstel, ...]


Uitleg = Waarom | WaaromNiet | Zonder | Geheel | Onmogelijkheid


@dataclass(frozen=True, slots=True)
class Vraag:
    """What is asked about a plan, under which rules, and how the search may work on it."""

    rulebook: Rulebook
    situatie: Situatie
    plan: Plan
    zaad: int = 0
    tijd: float | None = None
    stop: threading.Event | None = None

    def over(self, client: str | None, woning: str | None) -> Uitleg:
        """Explain the whole plan, a client in it, or a client and a home."""
        if (strijd := kleinste_strijd(self.rulebook, self.situatie)) is not None:
            return self.onmogelijk(strijd)
        if client is None:
            return self.geheel()
        huidig = next((een for een in self.plan if een[0] == client), None)
        if huidig is not None and woning in (None, huidig[1]):
            return waarom_in(self._stand(), client)
        return self.zonder(client) if woning is None else self.paar(client, woning)

    def onmogelijk(self, strijd: Strijdigheid) -> Onmogelijkheid:
        """Explain why there is no plan, whoever is asked about."""
        from uitstroommatch.explain.possible import maak_mogelijk  # brings the solver along

        regels, situatie = self.rulebook, self.situatie
        return Onmogelijkheid(strijd, maak_mogelijk(regels, situatie, zaad=self.zaad, tijd=self.tijd, stop=self.stop))

    def paar(self, client: str, woning: str) -> WaaromNiet:
        """Explain why a pair is not in the plan."""
        regels, situatie, plan = self.rulebook, self.situatie, self.plan
        return waarom_niet(regels, situatie, plan, client, woning, zaad=self.zaad, tijd=self.tijd, stop=self.stop)

    def zonder(self, client: str) -> Zonder:
        """Explain why a client has no home, and what would help; who is led back elsewhere needs no home here."""
        from uitstroommatch.explain.repairs import wat_is_nodig  # brings the solver along

        reden = next(geen_woningen(self._stand(), client))
        if reden.terug is not None:
            return Zonder(reden, ())
        regels, situatie, plan = self.rulebook, self.situatie, self.plan
        return Zonder(
            reden, wat_is_nodig(regels, situatie, plan, client, zaad=self.zaad, tijd=self.tijd, stop=self.stop)
        )

    def geheel(self) -> Geheel:
        """Explain everything."""
        from uitstroommatch.explain.marginal import marginale_waarde  # these bring the solver along
        from uitstroommatch.explain.prices import prijzen
        from uitstroommatch.explain.repairs import een_meer

        stand, regels, situatie, plan = self._stand(), self.rulebook, self.situatie, self.plan
        return Geheel(
            geplaatst=tuple(waarom_in(stand, client) for client in sorted(stand.van_client)),
            zonder=tuple(geen_woningen(stand)),
            leeg=lege_woningen(regels, situatie, plan),
            knelpunten=knelpunten(regels, situatie, plan),
            een_meer=een_meer(regels, situatie, plan, zaad=self.zaad, tijd=self.tijd, stop=self.stop),
            marginaal=marginale_waarde(regels, situatie, plan, zaad=self.zaad, tijd=self.tijd, stop=self.stop),
            prijzen=prijzen(regels, situatie, plan, zaad=self.zaad, tijd=self.tijd, stop=self.stop),
            eerlijkheid=eerlijkheid(situatie, plan),
        )

    def _stand(self) -> Stand:
        return Stand(self.rulebook, self.situatie, self.plan)
