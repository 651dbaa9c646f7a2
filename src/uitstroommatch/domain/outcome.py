"""How a solve ended is a type; how good its plan is, is a number in it.

::

    Uitkomst = Optimaal      a plan, every goal proven
             | Haalbaar      a plan, at least one goal with a gap between value and bound
             | Onmogelijk    no plan can exist; carries the smallest conflict
             | TijdOp        stopped before there was any plan
"""

from __future__ import annotations

from dataclasses import dataclass

from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.domain.voorstel import Doelwaarde, Strijdigheid

Drietal = tuple[str, str, Contractvorm]
Plan = tuple[Drietal, ...]
"""A plan: client, home and contract form per placement, in order of client."""


@dataclass(frozen=True, slots=True)
class Optimaal:
    """The best plan, with its proof: every goal has ``bewezen``."""

    plan: Plan
    doelen: tuple[Doelwaarde, ...]


@dataclass(frozen=True, slots=True)
class Haalbaar:
    """The best plan found; some goal is not proven."""

    plan: Plan
    doelen: tuple[Doelwaarde, ...]

    @property
    def open_doelen(self) -> dict[str, int]:
        """Distance between the best value found and the bound, for each goal that is not proven."""
        return {d.id: abs(d.optimum - d.grens) for d in self.doelen if not d.bewezen}


@dataclass(frozen=True, slots=True)
class Onmogelijk:
    """Decisions and a limit that cannot hold together."""

    strijdig: Strijdigheid


@dataclass(frozen=True, slots=True)
class TijdOp:
    """The solve was stopped before any plan was there."""


@dataclass(frozen=True, slots=True)
class Deelplan:
    """The plan of one part of a large dossier that was solved by itself, and the goals of each component in it.

    Identical homes are one home here; only joined with the other parts it becomes a plan.
    """

    plan: Plan
    doelen: tuple[tuple[Doelwaarde, ...], ...]


Uitkomst = Optimaal | Haalbaar | Onmogelijk | TijdOp


@dataclass(frozen=True, slots=True)
class Voortgang:
    """Progress of one goal: the best value found so far, the proven bound, and seconds since the start."""

    doel: str
    waarde: int
    grens: int
    seconden: float
