"""Which numbers are told to those who may not see placements: nothing that leads back to a few people.

A number is *safe* when it is zero or above the threshold, and stays so after anyone takes off the placements in its own
homes and of its own clients, and one more that it happens to know of. A gemeente is told when it is safe. What a told
number is cut into (``tree``) is told only when every part is safe: so no part that is not told is what is left of a
told number. No sum above a gemeente is told. What is told is rounded to fives.

The limits of areas are known as well, so a number is safe only when they say nothing about what is not told
(``room``). Whatever lies outside the parts of a node (an area that came later) counts as a part of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from uitstroommatch.spread.tree import Indeling, Knoop

AFRONDING = 5
BEKEND = 1
"""Placements of others that somebody may know of: without this, a number that is told once somebody comes in, of whom
one knows, was the threshold before."""

Partijen = tuple[str | None, str | None]
"""Who knows of a placement by itself: its corporation and its provider."""

S = TypeVar("S", bound=Hashable)


class Vrij(Protocol):
    """Whether the limits leave a number of a node free to be told."""

    def __call__(self, knoop: Knoop, aantal: int, /) -> bool: ...


def veilig(plaatsingen: Iterable[Partijen], drempel: int) -> bool:
    """Say whether a number, or what is left of it for who takes off what he knows, is never from 1 to the threshold.

    One who has homes and delivers support as well takes off both.
    """
    geteld = Counter(plaatsingen)
    verhuurders = {None, *(verhuurder for verhuurder, _ in geteld)}
    aanbieders = {None, *(aanbieder for _, aanbieder in geteld)}
    return all(
        rest == 0 or rest > drempel + BEKEND
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


def rond(aantal: int) -> int:
    """Round to fives, halves (of a number below zero as well) away from zero."""
    naast = (abs(aantal) + AFRONDING // 2) // AFRONDING * AFRONDING
    return naast if aantal >= 0 else -naast


def samen_veilig(delen: Mapping[S, Sequence[Partijen]], drempel: int) -> dict[S, int] | None:
    """Return the number to tell of each part of a told whole, ``None`` when one of them is not safe."""
    if not all(veilig(deel, drempel) for deel in delen.values()):
        return None
    return {naam: rond(len(deel)) for naam, deel in delen.items()}


def vertel(
    indeling: Indeling, plaatsingen: Iterable[tuple[Sequence[str], Partijen]], drempel: int, vrij: Vrij
) -> dict[str, int | None]:
    """Return the number to tell of each node by its code, ``None`` where nothing is told.

    A placement has the codes of its areas, the smallest first: the first that the tree knows says where it counts.
    """
    per_gemeente: dict[str, list[_Plek]] = {}
    for codes, partijen in plaatsingen:
        pad = next((indeling.pad[code] for code in codes if code in indeling.pad), None)
        if pad is not None:
            per_gemeente.setdefault(pad[0], []).append((pad, partijen))
    verteller = _Verteller(drempel, vrij)
    verteld: dict[str, int | None] = {}
    for gemeente in indeling.gemeenten:
        verteld.update(verteller.tak(gemeente, per_gemeente.get(gemeente.code, [])))
    return verteld


_Plek = tuple[tuple[str, ...], Partijen]


class _Verteller:
    """Tells a tree from the top down."""

    def __init__(self, drempel: int, vrij: Vrij) -> None:
        self._drempel = drempel
        self._vrij = vrij

    def tak(self, knoop: Knoop, inhoud: Sequence[_Plek]) -> Iterator[tuple[str, int | None]]:
        """Yield a node and all below it, as far as it is told."""
        if self._mag(knoop, inhoud):
            yield knoop.code, rond(len(inhoud))
            yield from self._delen(knoop, inhoud)
        else:
            yield from ((onder.code, None) for onder in knoop.alle())

    def _mag(self, knoop: Knoop, inhoud: Sequence[_Plek]) -> bool:
        return veilig((partijen for _, partijen in inhoud), self._drempel) and self._vrij(knoop, len(inhoud))

    def _delen(self, knoop: Knoop, inhoud: Sequence[_Plek]) -> Iterator[tuple[str, int | None]]:
        """Yield what is below a told node: the parts when all of them may be told, and otherwise nothing of it."""
        if not inhoud:
            yield from ((onder.code, 0) for kind in knoop.kinderen for onder in kind.alle())
            return
        delen = [(kind, [een for een in inhoud if kind.code in een[0]]) for kind in knoop.kinderen]
        rest = [partijen for pad, partijen in inhoud if pad[-1] == knoop.code]
        mag = veilig(rest, self._drempel) and all(self._mag(kind, deel) for kind, deel in delen)
        for kind, deel in delen:
            if mag:
                yield kind.code, rond(len(deel))
                yield from self._delen(kind, deel)
            else:
                yield from ((onder.code, None) for onder in kind.alle())
