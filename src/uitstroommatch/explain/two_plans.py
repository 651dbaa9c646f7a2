"""Two plans beside each other for people: per goal, client and area what is different, ready to be shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.outcome import Drietal, Plan
from uitstroommatch.explain.compare import Doelverschil, Verplaatst, Verschil, vergelijk
from uitstroommatch.explain.wording import hand
from uitstroommatch.explain.wording.difference import beweging
from uitstroommatch.explain.wording.goals import verschil as doel_in_woorden
from uitstroommatch.explain.wording.names import Namen, hoofdletter
from uitstroommatch.goal import Richting
from uitstroommatch.rulebook import DOELEN, REGELS, ZACHT, Rulebook
from uitstroommatch.situation import Situatie

Soort = Literal["erbij", "eraf", "anders", "contract"]


@dataclass(frozen=True, slots=True)
class DoelNaast:
    """One goal in both plans; ``winst`` above 0: the second is better, and ``verschil`` says so in words."""

    id: str
    zin: str
    richting: Richting
    een: int
    ander: int
    winst: int
    verschil: str


@dataclass(frozen=True, slots=True)
class ClientNaast:
    """A client who gets something else; homes by id, ``None``: no home in that plan."""

    client: str
    soort: Soort
    een: str | None
    ander: str | None
    een_voluit: str
    ander_voluit: str
    zin: str


@dataclass(frozen=True, slots=True)
class GebiedNaast:
    """An area whose load differs."""

    naam: str
    een: int
    ander: int
    grens: int | None


@dataclass(frozen=True, slots=True)
class TweePlannen:
    """All that differs; goals are there when they are equal as well. ``gelijk``: clients who keep what they had."""

    doelen: tuple[DoelNaast, ...]
    clienten: tuple[ClientNaast, ...]
    gebieden: tuple[GebiedNaast, ...]
    breuken_een: tuple[str, ...]
    breuken_ander: tuple[str, ...]
    gelijk: int

    @property
    def beslissend(self) -> DoelNaast | None:
        """The first goal, in the order of the policy, on which they differ."""
        return next((doel for doel in self.doelen if doel.winst), None)


def naast_elkaar(rulebook: Rulebook, situatie: Situatie, een: Plan, ander: Plan) -> TweePlannen:
    """Put two plans beside each other, both judged under the same rules."""
    namen = Namen(rulebook, situatie)
    gevonden = vergelijk(rulebook, situatie, een, ander)
    return TweePlannen(
        doelen=doelen_naast(gevonden.doelen),
        clienten=tuple(_client(namen, wie) for wie in gevonden.clienten),
        gebieden=tuple(_gebieden(namen, gevonden)),
        breuken_een=hand.breuken(namen, gevonden.breuken_oud),
        breuken_ander=hand.breuken(namen, gevonden.breuken_nieuw),
        gelijk=len(set(een) & set(ander)),
    )


def doelen_naast(doelen: tuple[Doelverschil, ...]) -> tuple[DoelNaast, ...]:
    """Return the goals with their words."""
    return tuple(
        DoelNaast(
            een.id, _zin(een.id), een.richting, een.oud, een.nieuw, een.winst,
            hoofdletter(f"{doel_in_woorden(een)}.") if een.winst else "",
        )
        for een in doelen
    )  # fmt: skip


def _zin(doel: str) -> str:
    """Return what a goal is about; that of a soft rule is the rule itself."""
    zin: str = DOELEN[doel].zin if doel in DOELEN else REGELS[doel.removeprefix(ZACHT)].zin
    return zin


def _client(namen: Namen, wie: Verplaatst) -> ClientNaast:
    return ClientNaast(
        client=wie.client,
        soort=_soort(wie),
        een=None if wie.oud is None else wie.oud[1],
        ander=None if wie.nieuw is None else wie.nieuw[1],
        een_voluit=_voluit(namen, wie.oud),
        ander_voluit=_voluit(namen, wie.nieuw),
        zin=hoofdletter(f"{beweging(namen, wie)}."),
    )


def _soort(wie: Verplaatst) -> Soort:
    if wie.oud is None:
        return "erbij"
    if wie.nieuw is None:
        return "eraf"
    return "contract" if wie.oud[1] == wie.nieuw[1] else "anders"


def _voluit(namen: Namen, een: Drietal | None) -> str:
    return "geen woning" if een is None else namen.plaatsing(een)


def _gebieden(namen: Namen, v: Verschil) -> Iterator[GebiedNaast]:
    """Yield neighbourhoods and larger; streets say the same at a smaller scale."""
    for een in v.gebieden:
        if een.niveau in (Niveau.BUURT, Niveau.WIJK, Niveau.GEMEENTE):
            naam = hoofdletter(namen.gebied_met_soort(een.niveau, een.code))
            yield GebiedNaast(naam, een.oud, een.nieuw, een.grens)
