"""The limits that are in the way of a placement, and the change to the agreements that gives one more room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from math import gcd

from uitstroommatch.domain.outcome import Drietal
from uitstroommatch.explain.changes import ExtraWoning, MeerAfspraak, MeerDraagkracht, MeerOmklap, MeerUren, Wijziging
from uitstroommatch.explain.stand import Stand
from uitstroommatch.rulebook import Groepsregel, Rulebook
from uitstroommatch.situation import Situatie

PLAATSEN = "plaatsen"


@dataclass(frozen=True, slots=True, order=True)
class Grens:
    """One limit: the group rule and the key of its group."""

    regel: str
    groep: str


def tekorten(stand: Stand, drietal: Drietal) -> dict[Grens, int]:
    """Return the units that are missing, per limit, for one more placement."""
    return {Grens(een.regel, een.groep): een.gebruikt - een.grens for een in stand.vol(erbij=[drietal])}


def groepsregel(rulebook: Rulebook, grens: Grens) -> Groepsregel:
    """Return the rule that sets a limit."""
    return next(regel for regel in rulebook.harde_groepsregels if regel.id == grens.regel)


def stap(rulebook: Rulebook, situatie: Situatie, grens: Grens, drietallen: Iterable[Drietal]) -> int:
    """Return the size of the steps in which the sum under a limit can grow."""
    regel = groepsregel(rulebook, grens)
    gevallen = (situatie.geval(*drietal) for drietal in drietallen)
    return gcd(*(eenheden for geval in gevallen for groep, eenheden in regel.leden(geval) if groep == grens.groep)) or 1


def verruiming(situatie: Situatie, grens: Grens, eenheden: int) -> tuple[Wijziging, ...]:
    """Return the change that gives a limit that many units more; empty when nothing in the agreements can."""
    maak = _MAAK.get(grens.regel)
    return () if maak is None else tuple(maak(situatie, grens.groep, eenheden))


def _draagkracht(situatie: Situatie, code: str, eenheden: int) -> Iterator[Wijziging]:
    # Load above the limit comes first: only what is raised beyond it makes room.
    tekort = max(0, situatie.bestaande_last.get(code, 0) - situatie.grenzen[code])
    yield MeerDraagkracht(situatie.niveaus[code], code, tekort + eenheden)


def _uren(situatie: Situatie, groep: str, eenheden: int) -> Iterator[Wijziging]:
    aanbieder, _, gemeente = groep.rpartition("|")
    if (aanbieder, gemeente) in situatie.steun:
        yield MeerUren(aanbieder, gemeente, eenheden)


def _omklap(situatie: Situatie, groep: str, eenheden: int) -> Iterator[Wijziging]:
    aanbieder, _, gemeente = groep.rpartition("|")
    rij = situatie.steun.get((aanbieder, gemeente))
    if rij is not None and rij.omklap_max is not None:
        yield MeerOmklap(aanbieder, gemeente, eenheden)


def _afspraak(situatie: Situatie, afspraak_id: str, eenheden: int) -> Iterator[Wijziging]:
    maximum = next(a.maximum for a in situatie.afspraken if a.afspraak_id == afspraak_id)
    if maximum is not None:
        yield MeerAfspraak(afspraak_id, max(0, situatie.gerealiseerd[afspraak_id] - maximum) + eenheden)


def _woning(situatie: Situatie, woning_id: str, eenheden: int) -> Iterator[Wijziging]:
    yield ExtraWoning(woning_id, -(-eenheden // situatie.aanbod[woning_id].plaatsen))


_MAAK: dict[str, Callable[[Situatie, str, int], Iterator[Wijziging]]] = {
    "draagkracht": _draagkracht,
    "begeleidingsuren": _uren,
    "omklap_capaciteit": _omklap,
    "afspraak_maximum": _afspraak,
    PLAATSEN: _woning,
}
