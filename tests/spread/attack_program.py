"""The attack: an integer program over everything that an asker is told, knows, and knows of the rules.

A variable is the number of people in a buurt (existing, or new) or of an origin in a gemeente that the asker does not
know himself: of the large landlord ``D``, or of nobody in particular. Versions share their variables, since they differ
only by people that he knows. A number is found out when all solutions agree on it, or leave fewer than three values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any, TypeAlias

from ortools.sat.python import cp_model

from tests.spread.attack_world import Mens, Rol
from uitstroommatch.spread import told

MEEST = 150
"""More people than there are in any number here."""
WAARDEN = 3
"""A number that may still be this many different ones is not found out."""

KORT, LANG = 0.002, 100.0
"""Deterministic seconds: to find other worlds, and to be sure that there are none."""

Partijen = tuple[str | None, str | None]
Som: TypeAlias = Any
Eis: TypeAlias = Any
"""A sum of variables, and a comparison of one."""
ROND = {verteld: [n for n in range(MEEST + 1) if told.rond(n) == verteld] for verteld in range(0, MEEST + 5, 5)}


def kent(rol: Rol, een: Mens) -> bool:
    """Does this asker know of this placement?"""
    eigen = (rol != "gedeeld" and een.verhuurder == "C") or (rol == "corporatie en aanbieder" and een.aanbieder == "P")
    return eigen or een.bekend


@dataclass
class Getal:
    """A number in the world: what is unknown of it, and who is known to be in it."""

    los: Som
    groot: Som
    bekend: Counter[Partijen] = field(default_factory=Counter)

    @property
    def n(self) -> Som:
        """All of it."""
        return self.los + self.groot + self.bekend.total()

    def resten(self) -> list[Som]:
        """What is left for each who takes off his own; the same ones once."""
        gevonden: dict[tuple[int, bool], Som] = {}
        for verhuurder, aanbieder in product((None, "C", "D"), (None, "P", "Q")):
            vast = sum(
                aantal
                for (v, a), aantal in self.bekend.items()
                if (verhuurder is None or v != verhuurder) and (aanbieder is None or a != aanbieder)
            )
            met = verhuurder != "D" and aanbieder != "Q"
            gevonden[vast, met] = self.los + vast + (self.groot if met else 0)
        return list(gevonden.values())


@dataclass
class Doelwit:
    """A number to find out, and the least and the most that it has been in a world that is told in the same way."""

    naam: str
    som: Som
    echt: int
    laag: int = 0
    hoog: int = 0

    def __post_init__(self) -> None:
        self.laag = self.hoog = self.echt

    @property
    def open(self) -> bool:
        """Whether it may still be that this is found out."""
        return self.hoog - self.laag < WAARDEN - 1


class Aanval:
    """The program of one asker."""

    def __init__(self, rol: Rol, drempel: int, *, groot: bool) -> None:
        self.rol, self.drempel, self.groot = rol, drempel, groot
        self.model = cp_model.CpModel()
        self.klein = cp_model.Domain(1, drempel + told.BEKEND)
        self.veilig = self.klein.complement().intersection_with(cp_model.Domain(0, MEEST))
        self._vars: dict[tuple[str, ...], cp_model.IntVar] = {}
        self.doelwitten: list[Doelwit] = []

    # --- variables -----------------------------------------------------------------------------------------------

    def var(self, *naam: str) -> cp_model.IntVar:
        """Return the variable of this name."""
        if naam not in self._vars:
            hoogste = MEEST if self.groot or naam[-1] != "groot" else 0
            self._vars[naam] = self.model.new_int_var(0, hoogste, " ".join(naam))
        return self._vars[naam]

    def getallen(self, soort: str, mensen: Iterable[Mens], knopen: Mapping[str, Sequence[str]]) -> dict[str, Getal]:
        """Return the number of every node: the sum of its buurten."""
        bekend: dict[str, Counter[Partijen]] = {}
        for een in mensen:
            if kent(self.rol, een):
                bekend.setdefault(een.buurt, Counter())[een.verhuurder, een.aanbieder] += 1
        return {
            code: Getal(
                sum(self.var(soort, buurt, "los") for buurt in buurten),
                sum(self.var(soort, buurt, "groot") for buurt in buurten),
                sum((bekend.get(buurt, Counter()) for buurt in buurten), Counter()),
            )
            for code, buurten in knopen.items()
        }

    # --- facts ---------------------------------------------------------------------------------------------------

    def is_verteld(self, getal: Getal, verteld: int) -> None:
        """The number rounds to what is told, and is safe."""
        self.model.add_linear_expression_in_domain(getal.n, cp_model.Domain.from_values(ROND[verteld]))
        for rest in getal.resten():
            self.model.add_linear_expression_in_domain(rest, self.veilig)

    def gevaar(self, getal: Getal) -> list[cp_model.IntVar]:
        """Return reasons why a number is not safe, as literals that imply it."""
        return [self.als_binnen(rest, self.klein) for rest in getal.resten()]

    def als_binnen(self, som: Som, waarden: cp_model.Domain) -> cp_model.IntVar:
        """Return a literal that implies that a sum lies in a range."""
        literal = self.model.new_bool_var("")
        self.model.add_linear_expression_in_domain(som, waarden).only_enforce_if(literal)
        return literal

    def doelwit(self, naam: str, getal: Getal, echt: int) -> None:
        """Add a number to find out when it is small: what is not known of it."""
        if 1 <= echt <= self.drempel:
            self.doelwitten.append(Doelwit(naam, getal.los + getal.groot, echt))

    # --- solving -------------------------------------------------------------------------------------------------

    def gevonden(self) -> list[Doelwit]:
        """Return the numbers that are found out. First many at once, then what is left one by one."""
        for som in (sum(een.som for een in self._open()), -sum(een.som for een in self._open())):
            self._zoek(som, KORT)
        for een, kant in product(self.doelwitten, (1, -1)):
            if een.open:
                self._zoek(kant * een.som, KORT)
        return [een for een in self.doelwitten if een.open and not self._wijkt(een)]

    def _wijkt(self, een: Doelwit) -> bool:
        """Say for sure whether there are worlds enough in which a number is another."""
        while een.open and (self._ligt(een, een.som > een.hoog) or self._ligt(een, een.som < een.laag)):
            pass
        return not een.open

    def _ligt(self, een: Doelwit, waar: Eis) -> bool:
        """Find a world in which this holds of a number, if there is one."""
        eis = self.model.new_bool_var("")
        self.model.add(waar).only_enforce_if(eis)
        was = een.laag, een.hoog
        self._zoek(eis, LANG)
        return (een.laag, een.hoog) != was

    def _open(self) -> list[Doelwit]:
        return [een for een in self.doelwitten if een.open]

    def _zoek(self, som: Som, tijd: float) -> None:
        """Find a world that is told in the same way, with this sum as high as can be."""
        if not self._open():
            return
        self.model.maximize(som)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_deterministic_time = tijd
        solver.parameters.cp_model_presolve = False  # takes longer than to solve without
        solver.parameters.linearization_level = 0 if tijd == KORT else 1
        status = solver.solve(self.model)
        if tijd == KORT and status == cp_model.UNKNOWN:
            return
        assert status == cp_model.OPTIMAL or (status == cp_model.FEASIBLE and tijd == KORT), solver.status_name(status)
        for een in self._open():
            waarde = solver.value(een.som)
            een.laag, een.hoog = min(een.laag, waarde), max(een.hoog, waarde)
