"""The fixed tree along which numbers are told: gemeente, block of wijken, wijk, buurt.

It follows from public figures of the first version of a dossier alone (codes and households), so that it is the same
for every proposal, later version and asker: two tables can never be subtracted to less than what one of them tells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from uitstroommatch.domain.dossier import Dossier
from uitstroommatch.domain.enums import Niveau

HUISHOUDENS_PER_BLOK = 10_000
"""A block has at least this many households, or is the whole gemeente."""


@dataclass(frozen=True)
class Knoop:
    """An area and what it is cut into, or a block: ``wijken``, with their codes joined by ``+`` for a code."""

    code: str
    kinderen: tuple[Knoop, ...] = ()
    wijken: tuple[str, ...] = ()

    def alle(self) -> Iterator[Knoop]:
        """Yield this node and everything below it."""
        yield self
        for kind in self.kinderen:
            yield from kind.alle()


@dataclass(frozen=True)
class Indeling:
    """The tree of a region, a node per gemeente."""

    gemeenten: tuple[Knoop, ...]

    @cached_property
    def pad(self) -> Mapping[str, tuple[str, ...]]:
        """Codes from the gemeente down to each area."""
        return dict(paden for gemeente in self.gemeenten for paden in _paden(gemeente, ()))

    def blokken(self) -> Iterator[tuple[str, Knoop]]:
        """Yield every block of wijken with the code of its gemeente."""
        for gemeente in self.gemeenten:
            yield from ((gemeente.code, knoop) for knoop in gemeente.kinderen if knoop.wijken)


def _paden(knoop: Knoop, boven: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    pad = (*boven, knoop.code)
    yield knoop.code, pad
    for kind in knoop.kinderen:
        yield from _paden(kind, pad)


def indeling(dossier: Dossier) -> Indeling:
    """Divide the region of a dossier, which must be the first of its versions."""
    kinderen: dict[str, list[str]] = {}
    for gebied in dossier.gebieden:
        kinderen.setdefault(gebied.ouder or "", []).append(gebied.code)
    huishoudens = _per_wijk(dossier)
    return Indeling(tuple(_gemeente(code, kinderen, huishoudens) for code in sorted(kinderen.get("", ()))))


def _per_wijk(dossier: Dossier) -> Mapping[str, int]:
    """Return the households of each wijk: as given, else those of its buurten."""
    gevonden: Counter[str] = Counter()
    for gebied in dossier.gebieden:
        if gebied.niveau is Niveau.BUURT and gebied.ouder and dossier.gebied[gebied.ouder].huishoudens is None:
            gevonden[gebied.ouder] += gebied.huishoudens or 0
        elif gebied.niveau is Niveau.WIJK:
            gevonden[gebied.code] += gebied.huishoudens or 0
    return gevonden


def _gemeente(code: str, kinderen: Mapping[str, Sequence[str]], huishoudens: Mapping[str, int]) -> Knoop:
    wijken = {
        wijk: Knoop(wijk, tuple(Knoop(buurt) for buurt in sorted(kinderen.get(wijk, ()))))
        for wijk in sorted(kinderen.get(code, ()))
    }
    delen = verdeel(tuple(wijken), huishoudens)
    return Knoop(code, tuple(_blok([wijken[wijk] for wijk in deel]) for deel in delen))


def _blok(wijken: Sequence[Knoop]) -> Knoop:
    codes = tuple(wijk.code for wijk in wijken)
    return wijken[0] if len(wijken) == 1 else Knoop("+".join(codes), tuple(wijken), codes)


def verdeel(wijken: Sequence[str], huishoudens: Mapping[str, int]) -> list[tuple[str, ...]]:
    """Divide the wijken of a gemeente into blocks, in order of code; the rest joins the last block."""
    delen: list[tuple[str, ...]] = []
    deel: list[str] = []
    for wijk in wijken:
        deel.append(wijk)
        if sum(huishoudens.get(een, 0) for een in deel) >= HUISHOUDENS_PER_BLOK:
            delen.append(tuple(deel))
            deel = []
    if deel:
        delen = [*delen[:-1], (*(delen[-1] if delen else ()), *deel)]
    return delen
