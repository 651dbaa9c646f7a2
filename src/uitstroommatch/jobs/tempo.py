"""How often a worker looks at what; all in seconds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tempo:
    """The rhythm of a worker.

    Attributes:
        hartslag: between two signs of life.
        verlopen: without a sign of life a worker is taken for dead, and its work goes to another. Several times
            ``hartslag``.
        redding: between two looks for work that was left behind.
        ronde: between two looks whether the term of a review is over.
        kijk: between two looks whether a search has to stop.
        voortgang: between two notes of progress, at least.
        vraag: between two looks for new work, for when a notice got lost.
        geduld: that a stopped search gets to hand in its best plan.
        vertraging: that work waits for a database that is out of reach before it tries again.
    """

    hartslag: float = 3.0
    verlopen: float = 15.0
    redding: float = 5.0
    ronde: float = 300.0
    kijk: float = 0.5
    voortgang: float = 0.25
    vraag: float = 5.0
    geduld: float = 60.0
    vertraging: float = 1.0


GEWOON = Tempo()
