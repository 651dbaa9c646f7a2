"""What was worked out and never changes is kept a while, so that a page that is looked at again is there at once."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

S = TypeVar("S", bound=Hashable)
W = TypeVar("W")


class Onthouden(Generic[S, W]):
    """Keeps the last few. Only for what belongs to an id and never changes; who may see it is judged each time."""

    def __init__(self, meest: int) -> None:
        self._meest = meest
        self._bewaard: OrderedDict[S, W] = OrderedDict()
        self._slot = threading.Lock()

    def heeft(self, sleutel: S) -> bool:
        """Say whether it is there."""
        with self._slot:
            return sleutel in self._bewaard

    def of(self, sleutel: S, maak: Callable[[], W]) -> W:
        """Return what was kept, or make it."""
        with self._slot:
            if sleutel in self._bewaard:
                self._bewaard.move_to_end(sleutel)
                return self._bewaard[sleutel]
        gemaakt = maak()
        with self._slot:
            self._bewaard[sleutel] = gemaakt
            while len(self._bewaard) > self._meest:
                self._bewaard.popitem(last=False)
        return gemaakt
