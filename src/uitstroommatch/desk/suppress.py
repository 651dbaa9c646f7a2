"""Totals for those who may not see placements: nothing that leads back to a few people.

Areas are put together into blocks by public figures alone (households), so that the blocks are the same for every
proposal, version and asker: two tables can never be subtracted to less than a block. The number of a block is told
only when neither the number itself, nor what is left after someone takes off the placements in its own homes, of its
own clients, or both, is from 1 to the threshold; and then rounded to fives. A municipality is told only when all its
blocks are: no sum holds a block that is not told. So whatever can be added up or taken off is zero or above the
threshold.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

HUISHOUDENS_PER_BLOK = 40_000
"""A block has at least this many households, or is the whole municipality."""
AFRONDING = 5
KLEINSTE_DREMPEL = 3
"""With a threshold of 1 or 2, to be told that a number is small would be to be told the number."""

Partijen = tuple[str | None, str | None]
"""Who knows of a placement by itself: its corporation and its provider."""


@dataclass(frozen=True, slots=True)
class Blok:
    """Areas of one municipality that are told together."""

    gemeente: str
    wijken: tuple[str, ...]


def blokken(huishoudens: Mapping[str, int], gemeente_van: Mapping[str, str]) -> tuple[Blok, ...]:
    """Divide the wijken of each municipality into blocks, in order of code. The rest joins the last block."""
    gevonden: list[Blok] = []
    for gemeente in sorted(set(gemeente_van.values())):
        wijken = sorted(wijk for wijk, hoort_bij in gemeente_van.items() if hoort_bij == gemeente)
        gevonden += [Blok(gemeente, deel) for deel in _verdeel(wijken, huishoudens)]
    return tuple(gevonden)


def _verdeel(wijken: Sequence[str], huishoudens: Mapping[str, int]) -> list[tuple[str, ...]]:
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


def veilig(plaatsingen: Iterable[Partijen], drempel: int) -> bool:
    """Say whether a number, or what is left of it for who takes off its own, is never from 1 to the threshold.

    One who has homes and delivers support as well takes off both.
    """
    geteld = Counter(plaatsingen)
    verhuurders = {None, *(verhuurder for verhuurder, _ in geteld)}
    aanbieders = {None, *(aanbieder for _, aanbieder in geteld)}
    return all(
        rest == 0 or rest > drempel
        for verhuurder in verhuurders
        for aanbieder in aanbieders
        for rest in (_zonder(geteld, verhuurder, aanbieder),)
    )


def _zonder(geteld: Counter[Partijen], verhuurder: str | None, aanbieder: str | None) -> int:
    return sum(
        aantal
        for (van_verhuurder, van_aanbieder), aantal in geteld.items()
        if (verhuurder is None or van_verhuurder != verhuurder) and (aanbieder is None or van_aanbieder != aanbieder)
    )


def vertel(
    indeling: Sequence[Blok], plaatsingen: Iterable[tuple[str, Partijen]], drempel: int
) -> tuple[dict[Blok, int | None], dict[str, int | None]]:
    """Return the number to tell per block and per municipality, ``None`` where nothing is told.

    ``plaatsingen`` gives a wijk and the parties of each placement.
    """
    per_wijk: dict[str, list[Partijen]] = {}
    for wijk, partijen in plaatsingen:
        per_wijk.setdefault(wijk, []).append(partijen)
    precies: dict[Blok, int | None] = {}
    for blok in indeling:
        inhoud = [een for wijk in blok.wijken for een in per_wijk.get(wijk, [])]
        precies[blok] = len(inhoud) if veilig(inhoud, drempel) else None
    per_gemeente: dict[str, int | None] = {}
    for gemeente in sorted({blok.gemeente for blok in indeling}):
        delen = [aantal for blok, aantal in precies.items() if blok.gemeente == gemeente]
        per_gemeente[gemeente] = None if None in delen else _rond(sum(deel or 0 for deel in delen))
    return {blok: None if n is None else _rond(n) for blok, n in precies.items()}, per_gemeente


def _rond(aantal: int) -> int:
    return (aantal + AFRONDING // 2) // AFRONDING * AFRONDING
