"""``gebieden.csv`` and ``draagkracht.csv``: the areas and the load each may bear."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Self

from pydantic import BeforeValidator, model_validator

from uitstroommatch.domain.enums import EenNiveau, Niveau
from uitstroommatch.domain.row import Rij
from uitstroommatch.domain.units import Aantal, Breedtegraad, GebiedCode, Lengtegraad, Tekst, fout, whole

Leefbaarheid = Annotated[int, BeforeValidator(whole(1, 9, "een Leefbaarometer-klasse"))]

_VORM = {
    Niveau.GEMEENTE: (re.compile(r"GM\d{4}", re.ASCII), "GM0150"),
    Niveau.WIJK: (re.compile(r"WK[0-9A-Z]{1,6}", re.ASCII), "WK015001"),
    Niveau.BUURT: (re.compile(r"BU[0-9A-Z]{1,8}", re.ASCII), "BU01500101"),
    Niveau.STRAAT: (re.compile(r"BU[0-9A-Z]{1,8}/[^/|]+", re.ASCII), "BU01500101/Straat"),
    Niveau.COMPLEX: (re.compile(r"BU[0-9A-Z]{1,8}/[^/|]+/[^/|]+", re.ASCII), "BU01500101/Straat/Complex"),
}


def straatcode(buurtcode: str, straat: str) -> str:
    """Return the code of a street."""
    return f"{buurtcode}/{straat}"


def complexcode(buurtcode: str, straat: str, complex_: str) -> str:
    """Return the code of a complex."""
    return f"{buurtcode}/{straat}/{complex_}"


def _check_vorm(niveau: Niveau, code: str) -> None:
    vorm, voorbeeld = _VORM[niveau]
    if not vorm.fullmatch(code):
        raise fout("niveau", f"past niet bij niveau {niveau}", f"een code als {voorbeeld}", kolom="code")


class Gebied(Rij):
    """A gemeente, wijk or buurt. ``leefbaarheid`` is the Leefbaarometer class, 1 (very weak) to 9 (excellent)."""

    BESTAND: ClassVar[str] = "gebieden"
    SLEUTEL: ClassVar[tuple[str, ...]] = ("code",)

    code: GebiedCode
    naam: Tekst
    niveau: EenNiveau
    ouder: GebiedCode | None = None
    huishoudens: Aantal | None = None
    leefbaarheid: Leefbaarheid | None = None
    lengtegraad: Lengtegraad | None = None
    breedtegraad: Breedtegraad | None = None

    @model_validator(mode="after")
    def _samenhang(self) -> Self:
        if self.niveau in (Niveau.STRAAT, Niveau.COMPLEX):
            raise fout("niveau", "hoort niet in dit bestand", "gemeente, wijk of buurt", kolom="niveau")
        _check_vorm(self.niveau, self.code)
        if self.niveau is Niveau.GEMEENTE and self.ouder is not None:
            raise fout("ouder", "een gemeente heeft geen ouder", "een lege cel", kolom="ouder")
        if self.niveau is not Niveau.GEMEENTE and self.ouder is None:
            nodig = "een gemeentecode" if self.niveau is Niveau.WIJK else "een wijkcode"
            raise fout("ouder", f"ontbreekt bij niveau {self.niveau}", nodig, kolom="ouder")
        if (self.lengtegraad is None) != (self.breedtegraad is None):
            leeg = "lengtegraad" if self.lengtegraad is None else "breedtegraad"
            raise fout("graden", "ontbreekt naast de andere graad", "beide graden, of geen van beide", kolom=leeg)
        return self


class Draagkracht(Rij):
    """A limit in load points for one area; it overrides the default of the policy."""

    BESTAND: ClassVar[str] = "draagkracht"
    SLEUTEL: ClassVar[tuple[str, ...]] = ("code",)

    niveau: EenNiveau
    code: GebiedCode
    grens: Aantal
    reden: Tekst | None = None

    @model_validator(mode="after")
    def _samenhang(self) -> Self:
        _check_vorm(self.niveau, self.code)
        return self
