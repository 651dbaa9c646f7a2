"""``plaatsingen.csv``: what was placed before. It makes the existing load, the realised agreements, the exchange."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import model_validator

from uitstroommatch.domain.enums import EenContractvorm, EenWoonvorm, EenZwaarte
from uitstroommatch.domain.row import Rij
from uitstroommatch.domain.units import BuurtCode, Datum, Euro, GemeenteCode, Straat, Tekst, fout


class Plaatsing(Rij):
    """A past placement, or a signed contract that starts later. Without a street it weighs from its buurt upward."""

    BESTAND: ClassVar[str] = "plaatsingen"
    SLEUTEL: ClassVar[tuple[str, ...]] = ("plaatsing_id",)

    plaatsing_id: Tekst
    datum: Datum
    gemeente_herkomst: GemeenteCode
    buurtcode: BuurtCode
    straat: Straat | None = None
    complex: Straat | None = None
    corporatie: Tekst | None = None
    aanbieder: Tekst | None = None
    zwaarte: EenZwaarte
    woonvorm: EenWoonvorm | None = None
    rekenhuur: Euro | None = None
    contractvorm: EenContractvorm | None = None
    einddatum: Datum | None = None

    @model_validator(mode="after")
    def _samenhang(self) -> Self:
        if self.einddatum is not None and self.einddatum < self.datum:
            raise fout("einddatum", "ligt voor de datum", "een dag op of na de datum", kolom="einddatum")
        if self.complex is not None and self.straat is None:
            raise fout("straat", "ontbreekt naast het complex", "de straat waarin het complex ligt", kolom="straat")
        return self
