"""What more or less of a goal means for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from uitstroommatch.explain.compare import Doelverschil
from uitstroommatch.rulebook import DOELEN, REGELS, ZACHT

_ZINNEN: Mapping[str, tuple[str, str]] = {
    "spoed": ("{n} cliënt met spoed {m} met een woning", "{n} cliënten met spoed {m} met een woning"),
    "herkomst": (
        "{n} cliënt {m} terug naar de gemeente van herkomst",
        "{n} cliënten {m} terug naar de gemeente van herkomst",
    ),
    "geplaatst": ("{n} cliënt {m} met een woning", "{n} cliënten {m} met een woning"),
    "afspraken": (
        "{n} plaatsing {m} tekort op de prestatieafspraken",
        "{n} plaatsingen {m} tekort op de prestatieafspraken",
    ),
    "uitwisseling": (
        "{n} cliënt {m} uit balans in de uitwisseling tussen gemeenten",
        "{n} cliënten {m} uit balans in de uitwisseling tussen gemeenten",
    ),
    "wachttijd": ("{n} wachtweek {m} opgelost", "{n} wachtweken {m} opgelost"),
    "omklap": ("{n} plaatsing {m} met omklap", "{n} plaatsingen {m} met omklap"),
    "wens": ("{n} punt {m} voor de woonwensen", "{n} punten {m} voor de woonwensen"),
    "spreiding": ("{n} punt {m} belasting voor de buurten", "{n} punten {m} belasting voor de buurten"),
    "stabiliteit": (
        "{n} plaatsing {m} zoals in het vorige voorstel",
        "{n} plaatsingen {m} zoals in het vorige voorstel",
    ),
}


def verschil(een: Doelverschil) -> str:
    """Say what changes for one goal: ``2 cliënten minder terug naar de gemeente van herkomst``."""
    hoeveel = abs(een.nieuw - een.oud)
    enkel, meer = _ZINNEN.get(een.id) or _zin(een.id)
    return (enkel if hoeveel == 1 else meer).format(n=hoeveel, m="meer" if een.nieuw > een.oud else "minder")


def _zin(doel: str) -> tuple[str, str]:
    """Make the words for the goal of a soft rule, or for a goal that has none here."""
    if doel.startswith(ZACHT):
        zin = f"{{n}} keer {{m}} tegen de regel: {REGELS[doel.removeprefix(ZACHT)].zin.rstrip('.')}"
    else:
        zin = f"{{n}} {{m}} voor het doel: {DOELEN[doel].zin.rstrip('.') if doel in DOELEN else doel}"
    return zin, zin


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
