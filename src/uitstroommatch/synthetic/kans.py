"""Chance that gives the same answer on every machine and in every version of Python.

Only ``Random.random`` is used: of all methods it is the one whose sequence is promised never to change. Weights are
added with ``fsum``, because the rounding of ``sum`` differs between versions. Every table has a source of its own, so
that one more column in one table changes nothing in another.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import fsum
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Kans:
    """A source of chance, fixed by its key."""

    def __init__(self, *sleutel: object) -> None:
        self._bron = Random("|".join(str(deel) for deel in sleutel))

    def deel(self, laag: float = 0.0, hoog: float = 1.0) -> float:
        """Return a number from ``laag`` up to ``hoog``."""
        return laag + (hoog - laag) * self._bron.random()

    def ja(self, kans: float) -> bool:
        """Return True with this probability."""
        return self._bron.random() < kans

    def geheel(self, laag: int, hoog: int) -> int:
        """Return a whole number, both ends included."""
        return laag + int(self._bron.random() * (hoog - laag + 1))

    def kies(self, reeks: Sequence[T]) -> T:
        """Return one of the members, all equally likely."""
        return reeks[int(self._bron.random() * len(reeks))]

    def schud(self, reeks: Sequence[T]) -> list[T]:
        """Return the members in another order."""
        lijst = list(reeks)
        for i in range(len(lijst) - 1, 0, -1):
            j = int(self._bron.random() * (i + 1))
            lijst[i], lijst[j] = lijst[j], lijst[i]
        return lijst

    def weeg(self, gewichten: Mapping[T, float]) -> T:
        """Return one of the keys, as likely as its weight."""
        return Loterij(gewichten).trek(self)

    def verdeel(self, aantal: int, gewichten: Mapping[T, float]) -> list[T]:
        """Return ``aantal`` keys in random order, each as often as its weight says (largest remainder)."""
        som = fsum(gewichten.values())
        deel = {sleutel: aantal * gewicht / som for sleutel, gewicht in gewichten.items()}
        telling = {sleutel: int(waarde) for sleutel, waarde in deel.items()}
        op_rest = sorted(deel, key=lambda sleutel: telling[sleutel] - deel[sleutel])
        for sleutel in op_rest[: aantal - sum(telling.values())]:
            telling[sleutel] += 1
        return self.schud([sleutel for sleutel, keer in telling.items() for _ in range(keer)])


class Loterij(Generic[T]):
    """Weights that are drawn from many times."""

    def __init__(self, gewichten: Mapping[T, float]) -> None:
        self._loten = [lot for lot, gewicht in gewichten.items() if gewicht > 0]
        self._trap = list(accumulate(gewichten[lot] for lot in self._loten))

    def trek(self, kans: Kans) -> T:
        """Return one of the keys, as likely as its weight."""
        plek = bisect_right(self._trap, kans.deel(0.0, self._trap[-1]))
        return self._loten[min(plek, len(self._loten) - 1)]
