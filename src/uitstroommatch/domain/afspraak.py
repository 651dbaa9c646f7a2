"""``afspraken.csv``: the prestatieafspraken, how many homes of which kind are agreed for a year."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import model_validator

from uitstroommatch.domain.enums import EenContractvorm, EenHuurklasse, EenWoonvorm
from uitstroommatch.domain.row import Rij
from uitstroommatch.domain.units import Aantal, GemeenteCode, Jaar, Tekst, fout


class Afspraak(Rij):
    """An agreed minimum and maximum of placements in a year. What is not named (``None``) may be anything."""

    BESTAND: ClassVar[str] = "afspraken"
    SLEUTEL: ClassVar[tuple[str, ...]] = ("afspraak_id",)

    afspraak_id: Tekst
    jaar: Jaar
    corporatie: Tekst | None = None
    gemeente: GemeenteCode | None = None
    woonvorm: EenWoonvorm | None = None
    huurklasse: EenHuurklasse | None = None
    contractvorm: EenContractvorm | None = None
    minimum: Aantal | None = None
    maximum: Aantal | None = None

    @model_validator(mode="after")
    def _samenhang(self) -> Self:
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise fout(
                "minimum",
                f"minimum {self.minimum} is hoger dan maximum {self.maximum}",
                "een minimum dat niet hoger is dan het maximum",
                kolom="minimum",
            )
        return self
