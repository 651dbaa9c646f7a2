"""The funnel: of all pairs of a client without a home and a home, what falls off on what, and what is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from uitstroommatch.domain.voorstel import NietGeplaatst
from uitstroommatch.explain.funnel import DOELVOLGORDE
from uitstroommatch.rule import PairRule
from uitstroommatch.rulebook import REGELS


@dataclass(frozen=True, slots=True)
class Trechterstap:
    """How many pairs fall off here, of how many clients, and how many are left after it."""

    regel: str
    wat: str
    clienten: int
    valt_af: int
    over: int


@dataclass(frozen=True, slots=True)
class Trechter:
    """``past_niet``: what keeps a pair from fitting, most first. ``past_wel``: why a pair that fits is no placement.

    ``nergens`` is how many of the clients fit in no home at all.
    """

    clienten: int
    nergens: int
    paren: int
    past_niet: tuple[Trechterstap, ...]
    past_wel: tuple[Trechterstap, ...]

    @property
    def passend(self) -> int:
        """Pairs that fit."""
        return sum(stap.valt_af for stap in self.past_wel)


def trechter(alle: Iterable[NietGeplaatst]) -> Trechter:
    """Add up why clients have no home. The reasons of one client count every home once."""
    valt_af: Counter[str] = Counter()
    bij: Counter[str] = Counter()
    clienten = nergens = 0
    for een in alle:
        clienten += 1
        nergens += not any(reden.woningen for reden in een.redenen if not _paarregel(reden.regel))
        for reden in een.redenen:
            valt_af[reden.regel] += reden.woningen
            bij[reden.regel] += 1 if reden.woningen else 0
    over = paren = sum(valt_af.values())
    stappen: list[Trechterstap] = []
    for regel, hoeveel in sorted(valt_af.items(), key=lambda x: (not _paarregel(x[0]), -x[1], x[0])):
        if hoeveel:
            over -= hoeveel
            stappen.append(Trechterstap(regel, _kort(regel), bij[regel], hoeveel, over))
    return Trechter(
        clienten,
        nergens,
        paren,
        tuple(stap for stap in stappen if _paarregel(stap.regel)),
        tuple(stap for stap in stappen if not _paarregel(stap.regel)),
    )


def _paarregel(regel: str) -> bool:
    return isinstance(REGELS.get(regel), PairRule)


def _kort(regel: str) -> str:
    if regel == DOELVOLGORDE:
        return "kan alleen ten koste van een doel dat voorgaat"
    return REGELS[regel].kort if regel in REGELS else regel
