"""The roles, as the pages name and explain them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from uitstroommatch.desk.access import Rol


class Uitleg(NamedTuple):
    """What a role is called, and what it lets someone see and do."""

    naam: str
    ziet: str


ROLLEN: Mapping[Rol, Uitleg] = MappingProxyType(
    {
        Rol.REGISSEUR: Uitleg(
            "Regisseur",
            "Ziet de cliënten en woningen van de eigen gemeenten of de hele regio, en neemt besluiten. Wie er voor de "
            "hele regio is, levert ook gegevens in en vraagt voorstellen aan.",
        ),
        Rol.AANBIEDER: Uitleg("Zorgaanbieder", "Ziet de eigen cliënten, en de woning die voor hen is voorgesteld."),
        Rol.CORPORATIE: Uitleg(
            "Corporatie",
            "Ziet de eigen woningen en wie daarvoor is voorgesteld, en gaat daarmee akkoord of maakt bezwaar. Kan voor "
            "een straat of complex een tijdelijke grens voorstellen.",
        ),
        Rol.PLANNER: Uitleg("Planner", "Ziet hoe plaatsingen over de gebieden zijn gespreid, niet wie het zijn."),
        Rol.AUDITOR: Uitleg("Auditor", "Ziet het spoor: wie wat wanneer zag of veranderde."),
        Rol.BEHEERDER: Uitleg("Beheerder", "Beheert accounts en keurt beleid goed; ziet geen cliënten."),
    }
)
