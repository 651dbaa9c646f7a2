"""What more or less of a goal means for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from uitstroommatch.explain.compare import Doelverschil
from uitstroommatch.explain.wording.names import enkelvoud
from uitstroommatch.rulebook import DOELEN, REGELS, ZACHT

_ZINNEN: Mapping[str, str] = {
    "spoed": "{n} cliënten met spoed {m} met een woning",
    "herkomst": "{n} cliënten {m} terug naar de gemeente van herkomst",
    "geplaatst": "{n} cliënten {m} met een woning",
    "afspraken": "het tekort op de prestatieafspraken wordt {n} plaatsingen {g}",
    "uitwisseling": "het verschil in uitwisseling tussen gemeenten wordt {n} cliënten {g}",
    "wachttijd": "{n} wachtweken {m} opgelost",
    "omklap": "{n} plaatsingen {m} met omklap",
    "wens": "{n} punten {m} voor de woonwensen",
    "spreiding": "de buurten worden {n} punten {z} belast",
    "stabiliteit": "{n} plaatsingen {m} zoals in het vorige voorstel",
}


def verschil(een: Doelverschil) -> str:
    """Say what changes for one goal: ``2 cliënten minder terug naar de gemeente van herkomst``."""
    meer = een.nieuw > een.oud
    woorden = {
        "n": abs(een.nieuw - een.oud),
        "m": "meer" if meer else "minder",
        "g": "groter" if meer else "kleiner",
        "z": "zwaarder" if meer else "lichter",
    }
    return enkelvoud((_ZINNEN.get(een.id) or _zin(een.id)).format(**woorden))


def _zin(doel: str) -> str:
    """Make the words for the goal of a soft rule, or for a goal that has none here."""
    if doel.startswith(ZACHT):
        return f"{{n}} keer {{m}} tegen de regel: {REGELS[doel.removeprefix(ZACHT)].zin.rstrip('.')}"
    return f"{{n}} {{m}} voor het doel: {DOELEN[doel].zin.rstrip('.') if doel in DOELEN else doel}"


def gevolgen(doelen: Iterable[Doelverschil]) -> list[str]:
    """Say what a change costs and brings; what weighs most comes first."""
    slechter, winst = kosten(doelen), opbrengst(doelen)
    if not slechter and not winst:
        return ["Voor geen enkel doel maakt het verschil."]
    regels = [f"Dat kost: {slechter}."] if slechter else ["Geen enkel doel wordt er slechter van."]
    if winst:
        regels.append(f"{'Daar staat tegenover' if slechter else 'Het levert op'}: {winst}.")
    return regels


def kosten(doelen: Iterable[Doelverschil]) -> str:
    """List what gets worse."""
    return "; ".join(verschil(een) for een in doelen if een.winst < 0)


def opbrengst(doelen: Iterable[Doelverschil]) -> str:
    """List what gets better."""
    return "; ".join(verschil(een) for een in doelen if een.winst > 0)
