"""Agreements on numbers of homes: what is agreed, what is realised already, what is left."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from uitstroommatch.errors import OntbrekendeGegevens
from uitstroommatch.resources import data_map
from uitstroommatch.synthetic import namen
from uitstroommatch.synthetic.rijen import Afspraak, Plaatsing, Woning
from uitstroommatch.synthetic.streek import Streek


@dataclass(frozen=True, slots=True)
class Vorm:
    """An agreement before it has numbers: what is still asked and allowed, as a share of the clients."""

    corporatie: str | None = None
    gemeente: str | None = None
    woonvorm: str | None = None
    huurklasse: str | None = None
    contractvorm: str | None = None
    nog: float | None = None
    hooguit: float | None = None


VORMEN = (
    Vorm(gemeente=namen.DEVENTER, nog=0.28),
    Vorm(gemeente=namen.ZUTPHEN, nog=0.17),
    Vorm(gemeente=namen.RAALTE, nog=0.1),
    Vorm(gemeente=namen.LOCHEM, nog=0.09),
    Vorm(gemeente=namen.OLST_WIJHE, nog=0.06),
    Vorm("Rentree", namen.DEVENTER, nog=0.1),
    Vorm("Woonbedrijf ieder1", namen.DEVENTER, nog=0.05, hooguit=0.12),
    Vorm("De Marken", namen.DEVENTER, contractvorm="OMK", nog=0.05),
    Vorm("Woonbedrijf ieder1", namen.ZUTPHEN, contractvorm="OMK", hooguit=0.09),
    Vorm("Woningstichting Ons Huis", namen.ZUTPHEN, nog=0.04),
    Vorm("SallandWonen", namen.RAALTE, hooguit=0.1),
    Vorm("SallandWonen", huurklasse="GOE", nog=0.03),
    Vorm("Viverion", namen.LOCHEM, huurklasse="BET", nog=0.04, hooguit=0.09),
    Vorm(gemeente=namen.DEVENTER, huurklasse="GOE", nog=0.08),
    Vorm(gemeente=namen.ZUTPHEN, woonvorm="groepswonen", hooguit=0.03),
    Vorm(woonvorm="skaeve_huse", nog=0.02),
)

Normen = Mapping[str, Decimal | int]
"""The five norms of a year by name."""


@cache
def lees_normen(jaar: int) -> Normen:
    """Return the norms of a year as they are shipped, by name.

    Raises:
        OntbrekendeGegevens: the year is not in the table.
    """
    with (data_map() / "normen" / "huurnormen.toml").open("rb") as invoer:
        normen = tomllib.load(invoer, parse_float=Decimal)["normen"]
    if str(jaar) not in normen:
        raise OntbrekendeGegevens(
            f"Er zijn geen huurnormen voor {jaar}. Kies een peildatum in {min(normen)} tot en met {max(normen)}."
        )
    return MappingProxyType(
        {naam: getal.get("bedrag", getal.get("leeftijd")) for naam, getal in normen[str(jaar)].items()}
    )


def huurklasse(huur: Decimal, normen: Normen) -> str:
    """Return the VERA class of a rent; a class includes its upper bound."""
    for klasse, grens in (
        ("GOE", "kwaliteitskortingsgrens"),
        ("BET", "hoge_aftoppingsgrens"),
        ("DUU", "maximale_huurgrens"),
    ):
        if huur <= normen[grens]:
            return klasse
    return "BOV"


def past(afspraak: Afspraak, rij: Plaatsing | Woning, gemeente: str, contractvorm: str | None, klasse: str) -> bool:
    """Return whether a placement or home is what the agreement is about."""
    paren = (
        (afspraak.corporatie, rij.corporatie),
        (afspraak.gemeente, gemeente),
        (afspraak.woonvorm, rij.woonvorm),
        (afspraak.contractvorm, contractvorm),
        (afspraak.huurklasse, klasse),
    )
    return all(gevraagd in (None, waarde) for gevraagd, waarde in paren)


def gerealiseerd(afspraak: Afspraak, plaatsingen: Iterable[Plaatsing], streek: Streek) -> int:
    """Return how many past placements count for the agreement."""
    normen = lees_normen(afspraak.jaar) if afspraak.huurklasse else None
    gemeenten = {b.code: streek.wijk_gemeente[b.ouder or ""] for b in streek.buurten}
    return sum(
        p.datum.year == afspraak.jaar
        and past(
            afspraak,
            p,
            gemeenten[p.buurtcode],
            p.contractvorm,
            huurklasse(p.rekenhuur, normen) if normen and p.rekenhuur is not None else "",
        )
        for p in plaatsingen
    )


def maak_afspraken(
    streek: Streek, clienten: int, plaatsingen: Sequence[Plaatsing], sleutels: Iterator[str], jaar: int
) -> list[Afspraak]:
    """Return the agreements of the year, and one of the year before that is history."""
    kaal = [_kaal(streek, vorm, next(sleutels), jaar) for vorm in VORMEN]
    kaal.append(_kaal(streek, VORMEN[0], next(sleutels), jaar - 1))
    return [
        _met_aantallen(afspraak, vorm, clienten, gerealiseerd(afspraak, plaatsingen, streek))
        for afspraak, vorm in zip(kaal, (*VORMEN, VORMEN[0]), strict=True)
    ]


def _kaal(streek: Streek, vorm: Vorm, sleutel: str, jaar: int) -> Afspraak:
    return Afspraak(
        afspraak_id=sleutel,
        jaar=jaar,
        corporatie=streek.naam(vorm.corporatie) if vorm.corporatie else None,
        gemeente=streek.gemeenten[vorm.gemeente] if vorm.gemeente else None,
        woonvorm=vorm.woonvorm,
        huurklasse=vorm.huurklasse,
        contractvorm=vorm.contractvorm,
        minimum=None,
        maximum=None,
    )


def _met_aantallen(afspraak: Afspraak, vorm: Vorm, clienten: int, klaar: int) -> Afspraak:
    """Return the agreement with numbers: what is realised plus what is still asked or allowed."""
    return replace(
        afspraak,
        minimum=None if vorm.nog is None else klaar + round(vorm.nog * clienten),
        maximum=None if vorm.hooguit is None else klaar + max(1, round(vorm.hooguit * clienten)),
    )
