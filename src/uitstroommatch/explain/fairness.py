"""Who gets a home and who waits: chance and waiting time by kind of client, before and after the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from uitstroommatch.domain.outcome import Plan
from uitstroommatch.situation import Kandidaat, Situatie

JONG, VOLWASSEN = "jong", "volwassen"
BUITEN = "buiten_regio"


@dataclass(frozen=True, slots=True)
class Wachttijd:
    """Whole weeks of waiting of some clients; without clients there is nothing to say."""

    gemiddeld: Decimal | None
    midden: Decimal | None


@dataclass(frozen=True, slots=True)
class Groepskans:
    """Clients of one kind: how many, how many get a home, how long all waited and how long those without still wait.

    ``kenmerk`` is what divides the clients, ``waarde`` which of them these are.
    """

    kenmerk: str
    waarde: str
    clienten: int
    geplaatst: int
    vooraf: Wachttijd
    achteraf: Wachttijd

    @property
    def procent(self) -> int:
        """Part of the clients that gets a home, in whole percents."""
        return (200 * self.geplaatst + self.clienten) // (2 * self.clienten)


def eerlijkheid(situatie: Situatie, plan: Plan) -> tuple[Groepskans, ...]:
    """Return the chance and the waiting time of every kind of client; a client can be of several kinds of home."""
    geplaatst = {client for client, _, _ in plan}
    clienten = tuple(situatie.kandidaten.values())
    return tuple(
        _kans(kenmerk, waarde, [c for c in clienten if waarde in soorten(c)], geplaatst)
        for kenmerk, soorten in _kenmerken(situatie).items()
        for waarde in sorted({waarde for client in clienten for waarde in soorten(client)})
    )


def _kenmerken(situatie: Situatie) -> dict[str, Callable[[Kandidaat], tuple[str, ...]]]:
    jong = situatie.normen.jongerenleeftijd
    return {
        "allen": lambda _: ("allen",),
        "gemeente_herkomst": lambda c: (c.gemeente_herkomst if c.uit_regio else BUITEN,),
        "leeftijd": lambda c: (JONG if c.leeftijd < jong else VOLWASSEN,),
        "aanbieder": lambda c: (c.aanbieder,),
        "zwaarte": lambda c: (c.zwaarte,),
        "woonvorm": lambda c: tuple(c.woonvormen),
    }


def _kans(kenmerk: str, waarde: str, clienten: list[Kandidaat], geplaatst: set[str]) -> Groepskans:
    zonder = [client for client in clienten if client.client_sleutel not in geplaatst]
    return Groepskans(
        kenmerk=kenmerk,
        waarde=str(waarde),
        clienten=len(clienten),
        geplaatst=len(clienten) - len(zonder),
        vooraf=_wachttijd(client.weken for client in clienten),
        achteraf=_wachttijd(client.weken for client in zonder),
    )


def _wachttijd(weken: Iterable[int]) -> Wachttijd:
    alle = [Decimal(een) for een in weken]
    return Wachttijd(_rond(sum(alle, Decimal()) / len(alle)), _rond(median(alle))) if alle else Wachttijd(None, None)


def _rond(weken: Decimal) -> Decimal:
    return weken.quantize(Decimal("0.1"), ROUND_HALF_UP)
