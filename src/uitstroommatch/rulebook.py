"""Joins the rules and goals that exist with the policy that says which of them count, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Self

from pydantic import BaseModel, ValidationError

from uitstroommatch import goals, rules
from uitstroommatch.discover import members
from uitstroommatch.domain.reason import Oordeel
from uitstroommatch.errors import Fout, InvoerFout, OpbouwFout
from uitstroommatch.goal import Goal, Kostengroep, Richting, overschot, tekort
from uitstroommatch.policy.load import als_fout
from uitstroommatch.policy.schema import Beleid, Modus, Regeltabel
from uitstroommatch.rule import Groep, GroupRule, PairRule, Rule
from uitstroommatch.situation import Geval, Situatie

REGELS = members(rules, "RULE")
DOELEN = members(goals, "GOAL")
ZACHT = "regel:"


@dataclass(frozen=True, slots=True)
class Paarregel:
    """A pair rule with the mode and parameters of the policy."""

    regel: PairRule
    modus: Modus
    parameters: BaseModel

    @property
    def id(self) -> str:
        """Id of the rule."""
        return self.regel.id

    def oordeel(self, geval: Geval) -> Oordeel:
        """Return the verdict on one case."""
        return self.regel.toets(geval, self.parameters)


@dataclass(frozen=True, slots=True)
class Groepsregel:
    """A group rule with the mode and parameters of the policy."""

    regel: GroupRule
    modus: Modus
    parameters: BaseModel

    @property
    def id(self) -> str:
        """Id of the rule."""
        return self.regel.id

    def groepen(self, situatie: Situatie) -> dict[str, Groep]:
        """Return the groups by key.

        Raises:
            OpbouwFout: the rule gives one key twice.
        """
        groepen: dict[str, Groep] = {}
        for groep in self.regel.groepen(situatie, self.parameters):
            if groep.sleutel in groepen:
                raise OpbouwFout(f"regel {self.id} geeft groep {groep.sleutel} twee keer")
            groepen[groep.sleutel] = groep
        return groepen

    def leden(self, geval: Geval) -> Iterable[tuple[str, int]]:
        """Return the groups that a placement adds to, with the units."""
        return self.regel.leden(geval, self.parameters)


@dataclass(frozen=True, slots=True)
class Doel:
    """A goal at its place in the order. ``speling``: how much the later goals may cost it, in its own units."""

    goal: Goal
    speling: int

    @property
    def id(self) -> str:
        """Id of the goal."""
        return self.goal.id

    @property
    def richting(self) -> Richting:
        """max or min."""
        return self.goal.richting


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules that count (modes hard and zacht) in a fixed order, and the goals in the order of the policy."""

    paarregels: tuple[Paarregel, ...]
    groepsregels: tuple[Groepsregel, ...]
    doelen: tuple[Doel, ...]

    @classmethod
    def van(cls, beleid: Beleid) -> Self:
        """Join the policy with the rules and goals that exist.

        Raises:
            InvoerFout: a rule that the policy does not name or names wrongly, a wrong parameter, a goal that does not
                exist; all of them at once.
        """
        fouten: list[Fout] = []
        actief = dict(_regels(beleid, fouten))
        doelen = tuple(_doelen(beleid, actief, fouten))
        if fouten:
            raise InvoerFout(fouten)
        return cls(
            tuple(regel for regel in actief.values() if isinstance(regel, Paarregel)),
            tuple(regel for regel in actief.values() if isinstance(regel, Groepsregel)),
            doelen,
        )

    @property
    def harde_paarregels(self) -> tuple[Paarregel, ...]:
        """Pair rules that forbid."""
        return tuple(regel for regel in self.paarregels if regel.modus is Modus.HARD)

    @property
    def harde_groepsregels(self) -> tuple[Groepsregel, ...]:
        """Group rules that forbid."""
        return tuple(regel for regel in self.groepsregels if regel.modus is Modus.HARD)

    def doelen_in(self, situatie: Situatie) -> tuple[Doel, ...]:
        """Return the goals that exist in this situation, in order."""
        return tuple(doel for doel in self.doelen if doel.goal.doet_mee(situatie))

    def modus(self, regel: str) -> Modus:
        """Return the mode of a rule by its id."""
        actief: tuple[Paarregel | Groepsregel, ...] = (*self.paarregels, *self.groepsregels)
        return next((een.modus for een in actief if een.id == regel), Modus.UIT)


def _regels(beleid: Beleid, fouten: list[Fout]) -> Iterator[tuple[str, Paarregel | Groepsregel]]:
    bekend = ", ".join(REGELS)
    vreemd = [naam for naam in beleid.regels if naam not in REGELS]
    fouten.extend(Fout(beleid.bestand, 0, f"regels.{naam}", "deze regel bestaat niet", bekend) for naam in vreemd)
    for naam in REGELS:
        tabel = beleid.regels.get(naam)
        if tabel is None:
            wat = 'deze regel ontbreekt in het beleid; zet hem er in, desnoods met modus = "uit"'
            fouten.append(Fout(beleid.bestand, 0, f"regels.{naam}", wat, "hard, zacht, uit"))
        elif (regel := _regel(beleid, REGELS[naam], tabel, fouten)) is not None:
            yield naam, regel


def _regel(beleid: Beleid, regel: Rule, tabel: Regeltabel, fouten: list[Fout]) -> Paarregel | Groepsregel | None:
    plek = f"regels.{regel.id}"
    try:
        parameters = regel.Parameters.model_validate(tabel.parameters)
    except ValidationError as gevonden:
        sleutels = ", ".join(["modus", "bron", *regel.Parameters.model_fields])
        for een in gevonden.errors(include_url=False):
            fout = als_fout(beleid.bestand, een, plek)
            toegestaan = sleutels if een["type"] == "extra_forbidden" else fout.toegestaan
            fouten.append(Fout(fout.bestand, 0, fout.kolom, fout.wat, toegestaan, fout.waarde))
        return None
    if isinstance(regel, PairRule):
        return None if tabel.modus is Modus.UIT else Paarregel(regel, tabel.modus, parameters)
    if regel.altijd_hard and tabel.modus is not Modus.HARD:
        fouten.append(Fout(beleid.bestand, 0, f"{plek}.modus", "deze regel geldt altijd", "hard", tabel.modus.value))
    return None if tabel.modus is Modus.UIT else Groepsregel(regel, tabel.modus, parameters)


def _doelen(beleid: Beleid, actief: dict[str, Paarregel | Groepsregel], fouten: list[Fout]) -> Iterator[Doel]:
    zacht = {f"{ZACHT}{naam}": _zacht_doel(regel) for naam, regel in actief.items() if regel.modus is Modus.ZACHT}
    bestaat: dict[str, Goal] = {**DOELEN, **zacht}
    volgorde, speling = beleid.doelen.volgorde, beleid.doelen.speling
    bekend = ", ".join(bestaat)
    for naam in zacht:
        if naam not in volgorde:
            wat = f"{naam} ontbreekt, terwijl die regel modus zacht heeft"
            fouten.append(Fout(beleid.bestand, 0, "doelen.volgorde", wat, f"een plek voor {naam} in de volgorde"))
    for naam in speling:
        if naam not in volgorde:
            wat = f"speling voor een doel dat niet in de volgorde staat: {naam}"
            fouten.append(Fout(beleid.bestand, 0, f"doelen.speling.{naam}", wat, ", ".join(volgorde)))
    for plek, naam in enumerate(volgorde):
        if naam in volgorde[:plek]:
            fouten.append(Fout(beleid.bestand, 0, "doelen.volgorde", f"{naam} staat er twee keer", "elk doel een keer"))
        elif naam in bestaat:
            yield Doel(bestaat[naam], speling.get(naam, 0))
        elif naam.removeprefix(ZACHT) in REGELS and naam.startswith(ZACHT):
            wat = f"{naam} telt alleen mee als die regel modus zacht heeft"
            fouten.append(Fout(beleid.bestand, 0, "doelen.volgorde", wat, bekend))
        else:
            fouten.append(Fout(beleid.bestand, 0, "doelen.volgorde", f"het doel {naam} bestaat niet", bekend))


def _zacht_doel(regel: Paarregel | Groepsregel) -> Goal:
    """Make the goal that counts the breaches of a rule in mode zacht."""
    if isinstance(regel, Paarregel):
        return _breuken_per_paar(regel)
    return _breuken_per_groep(regel)


def _breuken_per_paar(regel: Paarregel) -> Goal:
    return Goal(
        id=f"{ZACHT}{regel.id}",
        zin=f"Zo weinig mogelijk plaatsingen wijken af van: {regel.regel.zin}",
        bron=regel.regel.bron,
        richting="min",
        per_plaatsing=lambda geval: int(not regel.oordeel(geval).mag),
    )


def _breuken_per_groep(regel: Groepsregel) -> Goal:
    kosten: Callable[[int], Callable[[int], int]] = tekort if regel.regel.minstens else overschot
    return Goal(
        id=f"{ZACHT}{regel.id}",
        zin=f"Zo min mogelijk ({regel.regel.eenheid}) gaat voorbij aan: {regel.regel.zin}",
        bron=regel.regel.bron,
        richting="min",
        groepen=lambda situatie: [
            Kostengroep(groep.sleutel, kosten(groep.grens)) for groep in regel.groepen(situatie).values()
        ],
        leden=regel.leden,
    )
