"""How lines of a proposal are picked and put in order, as asked in the address of the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import BaseModel, StringConstraints

from uitstroommatch.desk.inzage import Plaatsingsregel, Zonderregel

Kort = Annotated[str, StringConstraints(max_length=200, strip_whitespace=True)]

AANDACHT: Mapping[str, str] = MappingProxyType(
    {
        "open": "nog niets over besloten",
        "akkoord": "akkoord, nog niet vastgelegd",
        "besloten": "al over besloten",
        "spoed": "heeft spoed",
        "uitzondering": "uitzondering te bevestigen",
        "waarschuwing": "met een waarschuwing",
        "elders": "niet terug naar eigen gemeente",
    }
)
"""What placements can be picked by, and what it is called."""


VAAK = 3
"""Placements with the same warning."""


class Keus(BaseModel):
    """What someone looks for; what is empty or unknown picks everything."""

    zoek: Kort = ""
    gemeente: Kort = ""
    corporatie: Kort = ""
    aanbieder: Kort = ""
    aandacht: Kort = ""
    sorteer: Kort = ""

    @property
    def zeeft(self) -> bool:
        """Whether anything is left out."""
        return any((self.zoek, self.gemeente, self.corporatie, self.aanbieder, self.aandacht in AANDACHT))


_AANDACHT: Mapping[str, Callable[[Plaatsingsregel], bool]] = {
    "open": lambda een: not een.besluiten,
    "akkoord": lambda een: set(een.besluiten) == {"akkoord"},
    "besloten": lambda een: bool(een.besluiten),
    "spoed": lambda een: een.spoed is True,
    "uitzondering": lambda een: een.uitzondering,
    "waarschuwing": lambda een: bool(een.waarschuwingen),
    "elders": lambda een: een.terug is False,
}

_VOLGORDE: Mapping[str, Callable[[Plaatsingsregel], Any]] = {
    "client": lambda een: een.client,
    "wacht": lambda een: (een.weken or 0, een.client),
    "woning": lambda een: (een.gemeente, een.buurt, een.straat, een.woning),
    "huur": lambda een: (een.huur, een.woning),
    "besluit": lambda een: (sorted(een.besluiten), een.client),
}

_VOLGORDE_ZONDER: Mapping[str, Callable[[Zonderregel], Any]] = {
    "client": lambda een: een.client,
    "wacht": lambda een: (een.weken, een.client),
    "herkomst": lambda een: (een.herkomst, een.client),
    "aanbieder": lambda een: (een.aanbieder, een.client),
}


def plaatsingen(alle: Iterable[Plaatsingsregel], keus: Keus) -> list[Plaatsingsregel]:
    """Return the placements that were asked for; by default urgent ones first, then who waits longest."""
    past = _AANDACHT.get(keus.aandacht)
    gekozen = [
        een
        for een in alle
        if (past is None or past(een))
        and keus.gemeente in ("", een.gemeente)
        and keus.corporatie in ("", een.corporatie)
        and keus.aanbieder in ("", een.aanbieder)
        and _bevat(keus.zoek, een.client, een.woning, een.straat, een.buurt)
    ]
    gekozen.sort(key=lambda een: (not een.spoed, -(een.weken or 0), een.client))
    return _op_volgorde(gekozen, keus.sorteer, _VOLGORDE)


def zonder(alle: Iterable[Zonderregel], keus: Keus) -> list[Zonderregel]:
    """Return the clients without a home that were asked for, in the same way."""
    gekozen = [
        een
        for een in alle
        if (keus.aandacht != "spoed" or een.spoed)
        and keus.gemeente in ("", een.herkomst)
        and keus.aanbieder in ("", een.aanbieder)
        and _bevat(keus.zoek, een.client)
    ]
    gekozen.sort(key=lambda een: (not een.spoed, -een.weken, een.client))
    return _op_volgorde(gekozen, keus.sorteer, _VOLGORDE_ZONDER)


def waarden(alle: Iterable[Any], veld: str) -> list[tuple[str, str]]:
    """Return the values that occur, to choose from."""
    return [(waarde, waarde) for waarde in sorted({str(getattr(een, veld)) for een in alle if getattr(een, veld)})]


def herhaald(alle: Iterable[Plaatsingsregel]) -> list[str]:
    """Return the warnings that stand with several placements: said once, and pointed at from each."""
    tel = Counter(tekst for een in alle for tekst in een.waarschuwingen)
    return [tekst for tekst, hoeveel in tel.most_common() if hoeveel >= VAAK]


def _bevat(zoek: str, *teksten: str) -> bool:
    return not zoek or any(zoek.casefold() in tekst.casefold() for tekst in teksten)


def _op_volgorde(rijen: Sequence[Any], sorteer: str, volgorde: Mapping[str, Callable[[Any], Any]]) -> list[Any]:
    naam = sorteer.removeprefix("-")
    return sorted(rijen, key=volgorde[naam], reverse=sorteer.startswith("-")) if naam in volgorde else list(rijen)
