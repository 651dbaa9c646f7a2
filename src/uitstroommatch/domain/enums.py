"""The enumerations of the trade. The value is the word that stands in the files (formats.md)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator

from uitstroommatch.domain.units import list_of, one_of


class Niveau(StrEnum):
    """The five levels at which an area can bear a load, from small to large."""

    COMPLEX = "complex"
    STRAAT = "straat"
    BUURT = "buurt"
    WIJK = "wijk"
    GEMEENTE = "gemeente"


class Zwaarte(StrEnum):
    """Intensity of ambulatory support."""

    LICHT = "licht"
    MEDIUM = "medium"
    COMPLEX = "complex"
    GESPECIALISEERD = "gespecialiseerd"


class Woonvorm(StrEnum):
    """Kind of housing."""

    ZELFSTANDIG = "zelfstandig"
    KAMER = "kamer"
    GROEPSWONEN = "groepswonen"
    SKAEVE_HUSE = "skaeve_huse"


class Contractvorm(StrEnum):
    """Contract form: omklap (first in the name of the provider), onder voorwaarden, onbepaald."""

    OMK = "OMK"
    VWD = "VWD"
    OBE = "OBE"


class Toegankelijkheid(StrEnum):
    """What a home offers or a client needs, from little to much."""

    GEEN = "geen"
    GELIJKVLOERS = "gelijkvloers"
    ROLSTOEL = "rolstoel"

    @property
    def rang(self) -> int:
        """Rank: 0 (geen) to 2 (rolstoel)."""
        return list(Toegankelijkheid).index(self)


class Inkomensklasse(StrEnum):
    """laag: the household falls under passend toewijzen."""

    LAAG = "laag"
    HOGER = "hoger"


class Voorziening(StrEnum):
    """Kind of facility that the client leaves."""

    BW = "BW"
    MO = "MO"
    VZ = "VZ"
    OGGZ = "OGGZ"


class WettelijkKader(StrEnum):
    """Law that pays for the support."""

    WMO = "Wmo"
    ZVW = "Zvw"
    WLZ = "Wlz"
    FORENSISCH = "forensisch"
    JEUGDWET = "Jeugdwet"


class Afwijkreden(StrEnum):
    """Approved reason for not returning to the municipality of origin."""

    VEILIGHEID = "veiligheid"
    NETWERK = "netwerk"
    WERK_OPLEIDING = "werk_opleiding"
    ZORG = "zorg"
    EIGEN_WENS = "eigen_wens"
    NIET_UITVOERBAAR = "niet_uitvoerbaar"
    ANDERS = "anders"


class Urgentie(StrEnum):
    """Urgency of the move."""

    NORMAAL = "normaal"
    SPOED = "spoed"


class Huurklasse(StrEnum):
    """VERA class of the rent: goedkoop, betaalbaar, duur, bovengrens."""

    GOE = "GOE"
    BET = "BET"
    DUU = "DUU"
    BOV = "BOV"


class Uitspraak(StrEnum):
    """What people decided about a pair: this placement stands, or it must not come back."""

    VAST = "vast"
    AFGEWEZEN = "afgewezen"


EenNiveau = Annotated[Niveau, BeforeValidator(one_of(Niveau))]
EenZwaarte = Annotated[Zwaarte, BeforeValidator(one_of(Zwaarte))]
EenWoonvorm = Annotated[Woonvorm, BeforeValidator(one_of(Woonvorm))]
EenContractvorm = Annotated[Contractvorm, BeforeValidator(one_of(Contractvorm))]
EenToegankelijkheid = Annotated[Toegankelijkheid, BeforeValidator(one_of(Toegankelijkheid))]
EenInkomensklasse = Annotated[Inkomensklasse, BeforeValidator(one_of(Inkomensklasse))]
EenVoorziening = Annotated[Voorziening, BeforeValidator(one_of(Voorziening))]
EenWettelijkKader = Annotated[WettelijkKader, BeforeValidator(one_of(WettelijkKader))]
EenAfwijkreden = Annotated[Afwijkreden, BeforeValidator(one_of(Afwijkreden))]
EenUrgentie = Annotated[Urgentie, BeforeValidator(one_of(Urgentie))]
EenHuurklasse = Annotated[Huurklasse, BeforeValidator(one_of(Huurklasse))]
EenUitspraak = Annotated[Uitspraak, BeforeValidator(one_of(Uitspraak))]
Zwaartes = Annotated[tuple[Zwaarte, ...], BeforeValidator(list_of(one_of(Zwaarte)))]
Woonvormen = Annotated[tuple[Woonvorm, ...], BeforeValidator(list_of(one_of(Woonvorm)))]
Contractvormen = Annotated[tuple[Contractvorm, ...], BeforeValidator(list_of(one_of(Contractvorm)))]
