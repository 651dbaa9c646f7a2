"""Several solves at a time, with the answers in the order of the questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

NAAST_ELKAAR = 2  # each search uses one core, and another only when it takes longer than a second


def naast_elkaar(vragen: Iterable[Callable[[], T]]) -> Iterator[T]:
    """Answer questions a few at a time; what is not asked for any more is not begun."""
    rij = iter(vragen)
    with ThreadPoolExecutor(NAAST_ELKAAR) as pool:
        while samen := list(islice(rij, NAAST_ELKAAR)):
            yield from pool.map(lambda vraag: vraag(), samen)
