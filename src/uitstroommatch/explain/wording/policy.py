"""A policy as people read it: rules and goals in sentences with their numbers, their source and what can be changed."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from uitstroommatch.domain.reason import woord
from uitstroommatch.explain.wording.names import opsomming
from uitstroommatch.explain.wording.policy_parameters import Parametertekst, factor, invulling, parameter
from uitstroommatch.explain.wording.policy_words import (
    KORT_MODI,
    MODI,
    doelzin,
    eenheid,
    eenheid_van_doel,
    regelzin,
    sleutelnaam,
    titel,
    voluit,
)
from uitstroommatch.policy.edit import Beleidswijziging
from uitstroommatch.policy.norms import landelijke_normen
from uitstroommatch.policy.schema import Beleid, Draagkrachtnorm, Normen
from uitstroommatch.resources import data_map
from uitstroommatch.rule import GroupRule, Rule
from uitstroommatch.rulebook import DOELEN, REGELS, Doel, Rulebook


@dataclass(frozen=True, slots=True)
class Koptekst:
    """What the policy is: its name, for where and when. ``regio`` holds code and name of each municipality."""

    naam: str
    zin: str
    regio: tuple[tuple[str, str], ...]
    peildatum: date
    geldig_vanaf: date | None
    geldig_tot: date | None
    bron: str | None
    parameters: tuple[Parametertekst, ...]


@dataclass(frozen=True, slots=True)
class Regeltekst:
    """One rule. ``soort`` is paar (a client and a home) or groep (a sum); ``modi`` are the modes it may have."""

    id: str
    soort: str
    titel: str
    zin: str
    modus: str
    modus_in_woorden: str
    modi: tuple[str, ...]
    bron: str
    parameters: tuple[Parametertekst, ...]


@dataclass(frozen=True, slots=True)
class Doeltekst:
    """One goal. ``plek`` is its place in the order, from 1; 0: the policy does not pursue it."""

    id: str
    plek: int
    titel: str
    zin: str
    richting: str
    speling: int
    eenheid: str
    bron: str


@dataclass(frozen=True, slots=True)
class Normtekst:
    """One norm of a year, valid from 1 January. ``geldt``: it is of the year of the peildatum.

    ``landelijk`` is the national number, where it is known; ``geverifieerd`` says that the policy has the same and that
    it was looked up at its source.
    """

    jaar: int
    naam: str
    waarde: str
    eenheid: str
    geldig_vanaf: date
    geldt: bool
    landelijk: str | None
    geverifieerd: bool
    bron: str
    opmerking: str | None
    parameter: Parametertekst


@dataclass(frozen=True, slots=True)
class Beleidstekst:
    """A policy in sentences."""

    kop: Koptekst
    regels: tuple[Regeltekst, ...]
    doelen: tuple[Doeltekst, ...]
    niet_nagestreefd: tuple[Doeltekst, ...]
    normen: tuple[Normtekst, ...]

    @property
    def parameters(self) -> tuple[Parametertekst, ...]:
        """Every key that can be filled in."""
        regels = (een for regel in self.regels for een in regel.parameters)
        return (*self.kop.parameters, *regels, *(norm.parameter for norm in self.normen))


def beleid_in_zinnen(beleid: Beleid, namen: Mapping[str, str] | None = None) -> Beleidstekst:
    """Put a policy into words. ``namen`` are names of municipalities by code, besides those that are shipped.

    Raises:
        InvoerFout: the rules and goals do not go with the policy.
    """
    doelen = Rulebook.van(beleid).doelen
    nagestreefd = {doel.id for doel in doelen}
    return Beleidstekst(
        kop=_kop(beleid, {**_gemeentenamen(), **(namen or {})}),
        regels=tuple(_regel(beleid, REGELS[naam]) for naam in beleid.regels),
        doelen=tuple(_doel(beleid, doel, plek) for plek, doel in enumerate(doelen, start=1)),
        niet_nagestreefd=tuple(_doel(beleid, Doel(DOELEN[d], 0), 0) for d in DOELEN if d not in nagestreefd),
        normen=tuple(_normen(beleid)),
    )


def wijzigingen_in_zinnen(wijzigingen: Iterable[Beleidswijziging]) -> tuple[str, ...]:
    """Say what differs between two policies: ``Huurgrens voor jongeren: hoogste huur: van 410,00 naar 430,00.``"""
    return tuple(zin for een in wijzigingen for zin in _zinnen(een))


def _zinnen(een: Beleidswijziging) -> Iterator[str]:
    if een.sleutel == "doelen.volgorde":
        yield from _volgorde(een.voor.split(", ") if een.voor else [], een.na.split(", ") if een.na else [])
    else:
        yield f"{voluit(een.sleutel)}: {_van_naar(een)}."


def _volgorde(voor: list[str], na: list[str]) -> Iterator[str]:
    """Say of each goal that is new, gone or at another place among those that stay, where it comes."""
    if weg := [titel(doel) for doel in voor if doel not in na]:
        yield f"Niet meer nagestreefd: {opsomming(weg)}."
    bleef = [doel for doel in voor if doel in na]
    vast = _langste_rij([bleef.index(doel) for doel in na if doel in voor])
    for plek, doel in enumerate(na, start=1):
        if doel not in voor:
            yield f"Doel {titel(doel)}: komt erbij, op plaats {plek}."
        elif bleef.index(doel) not in vast:
            yield f"Doel {titel(doel)}: van plaats {voor.index(doel) + 1} naar plaats {plek}."


def _langste_rij(getallen: list[int]) -> frozenset[int]:
    """Return the most numbers that already stand in order: what is not among them was moved."""
    rijen: list[tuple[int, ...]] = []
    for getal in getallen:
        ervoor = [rij for rij in rijen if rij[-1] < getal]
        rijen.append((*_langste(ervoor), getal))
    return frozenset(_langste(rijen))


def _langste(rijen: list[tuple[int, ...]]) -> tuple[int, ...]:
    """Return the longest; of two neighbours that changed places the one that went down stays, and the other moved."""
    return max(reversed(rijen), key=len) if rijen else ()


def _van_naar(een: Beleidswijziging) -> str:
    voor, na = _waarde(een.sleutel, een.voor), _waarde(een.sleutel, een.na)
    if een.sleutel == "doelen.volgorde":
        return f"nu {na}"
    if not een.voor:
        return f"nu {na} (was niet ingevuld)"
    return f"van {voor} naar {na}" if een.na else f"niet meer ingevuld (was {voor})"


def _waarde(sleutel: str, waarde: str) -> str:
    if sleutel.endswith(".modus"):
        return f"'{KORT_MODI[waarde]}'" if waarde else ""
    eenheid_ = eenheid(sleutel)
    return f"{waarde} {eenheid_}" if eenheid_ and waarde else waarde


# --- head --------------------------------------------------------------------------------------------------------


def _kop(beleid: Beleid, namen: Mapping[str, str]) -> Koptekst:
    kop = beleid.beleid
    regio = tuple((code, namen.get(code, code)) for code in kop.regio)
    velden = ("peildatum", "geldig_vanaf", "geldig_tot", "venster_jaren", "bron")
    return Koptekst(
        naam=kop.naam,
        zin=f"{kop.naam}, voor {opsomming(naam for _, naam in regio)}. {_geldig(beleid)}",
        regio=regio,
        peildatum=kop.peildatum,
        geldig_vanaf=kop.geldig_vanaf,
        geldig_tot=kop.geldig_tot,
        bron=kop.bron,
        parameters=tuple(parameter("beleid", veld, kop) for veld in velden),
    )


def _geldig(beleid: Beleid) -> str:
    kop = beleid.beleid
    vanaf = f" vanaf {woord(kop.geldig_vanaf)}" if kop.geldig_vanaf else ""
    tot = f" tot en met {woord(kop.geldig_tot)}" if kop.geldig_tot else ""
    geldig = f"Geldig{vanaf}{tot}; er" if vanaf or tot else "Er"
    return f"{geldig} wordt gerekend op {woord(kop.peildatum)}."


@cache
def _gemeentenamen() -> Mapping[str, str]:
    """Return the names of the municipalities that are shipped, by code."""
    tekst = (data_map() / "gebieden" / "regio-deventer.csv").read_text(encoding="utf-8-sig")
    return {
        r["code"]: r["naam"] for r in csv.DictReader(tekst.splitlines(), delimiter=";") if r["niveau"] == "gemeente"
    }


# --- rules and goals ---------------------------------------------------------------------------------------------


def _regel(beleid: Beleid, regel: Rule) -> Regeltekst:
    tabel = beleid.regels[regel.id]
    parameters = regel.Parameters.model_validate(tabel.parameters)
    altijd = isinstance(regel, GroupRule) and regel.altijd_hard
    eigen = (parameter(f"regels.{regel.id}", naam, parameters) for naam in type(parameters).model_fields)
    return Regeltekst(
        id=regel.id,
        soort="groep" if isinstance(regel, GroupRule) else "paar",
        titel=titel(regel.id),
        zin=regelzin(regel.id, parameters, beleid),
        modus=tabel.modus,
        modus_in_woorden=MODI[tabel.modus],
        modi=("hard",) if altijd else tuple(MODI),
        bron=tabel.bron or regel.bron,
        parameters=(*eigen, *(_draagkracht(beleid) if regel.id == "draagkracht" else ())),
    )


def _draagkracht(beleid: Beleid) -> Iterator[Parametertekst]:
    """Yield the keys of the two tables that belong to this rule."""
    gewicht, norm = beleid.gewicht, beleid.draagkracht
    yield from (parameter("gewicht", naam, gewicht) for naam in type(gewicht).model_fields)
    yield from (parameter("draagkracht", naam, norm) for naam in type(norm).model_fields if naam != "factor")
    standaard = Draagkrachtnorm().factor
    toegestaan = parameter("draagkracht", "per_1000", norm).toegestaan
    gegeven = norm.factor if "factor" in norm.model_fields_set else {}
    yield from (
        factor(klasse, waarde, gegeven, standaard[klasse], toegestaan) for klasse, waarde in norm.factor.items()
    )


def _doel(beleid: Beleid, doel: Doel, plek: int) -> Doeltekst:
    goal = doel.goal
    zin = doelzin(goal.id, goal.zin, beleid)
    return Doeltekst(
        goal.id, plek, titel(goal.id), zin, goal.richting, doel.speling, eenheid_van_doel(goal.id), goal.bron
    )


# --- norms -------------------------------------------------------------------------------------------------------


def _normen(beleid: Beleid) -> Iterator[Normtekst]:
    for jaar, normen in sorted(beleid.normen.items(), reverse=True):
        for naam in Normen.model_fields:
            yield _norm(beleid, jaar, normen, naam)


def _norm(beleid: Beleid, jaar: int, normen: Normen, naam: str) -> Normtekst:
    eigen: Decimal | int = getattr(normen, naam)
    landelijk = landelijke_normen().get(jaar, {}).get(naam)
    gelijk = landelijk is not None and landelijk.waarde == eigen
    veld = parameter(f"normen.{jaar}", naam, normen)
    return Normtekst(
        jaar=jaar,
        naam=sleutelnaam(naam),
        waarde=invulling(eigen),
        eenheid=veld.eenheid,
        geldig_vanaf=date(jaar, 1, 1),
        geldt=jaar == beleid.peildatum.year,
        landelijk=None if landelijk is None else invulling(landelijk.waarde),
        geverifieerd=landelijk is not None and gelijk and landelijk.geverifieerd,
        bron=landelijk.bron if landelijk is not None and gelijk else "eigen waarde van dit beleid",
        opmerking=None if landelijk is None else landelijk.opmerking,
        parameter=veld,
    )
