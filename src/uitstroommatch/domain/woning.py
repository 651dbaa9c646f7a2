"""``woningen.csv``: what is offered, by a corporation or another landlord."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import model_validator

from uitstroommatch.domain.enums import (
    Contractvorm,
    Contractvormen,
    EenToegankelijkheid,
    EenWoonvorm,
    Toegankelijkheid,
    Woonvorm,
)
from uitstroommatch.domain.row import Rij
from uitstroommatch.domain.units import (
    Aantal,
    AantalVanaf1,
    Breedtegraad,
    BuurtCode,
    Datum,
    Euro,
    Lengtegraad,
    Postcode,
    Sleutel,
    Straat,
    Tekst,
    fout,
)


class Woning(Rij):
    """A home. ``rekenhuur``, ``kamers`` and ``max_personen`` are per place when it has several ``plaatsen``."""

    BESTAND: ClassVar[str] = "woningen"
    SLEUTEL: ClassVar[tuple[str, ...]] = ("woning_id",)

    woning_id: Sleutel
    corporatie: Tekst
    buurtcode: BuurtCode
    straat: Straat
    complex: Straat | None = None
    postcode: Postcode | None = None
    woonvorm: EenWoonvorm = Woonvorm.ZELFSTANDIG
    rekenhuur: Euro
    kamers: AantalVanaf1 = 1
    max_personen: AantalVanaf1 = 2
    toegankelijkheid: EenToegankelijkheid = Toegankelijkheid.GEEN
    leeftijd_min: Aantal | None = None
    leeftijd_max: Aantal | None = None
    contractvormen: Contractvormen = tuple(Contractvorm)
    plaatsen: AantalVanaf1 = 1
    beschikbaar_vanaf: Datum
    lengtegraad: Lengtegraad | None = None
    breedtegraad: Breedtegraad | None = None

    @model_validator(mode="after")
    def _samenhang(self) -> Self:
        laag, hoog = self.leeftijd_min, self.leeftijd_max
        if laag is not None and hoog is not None and laag > hoog:
            raise fout(
                "leeftijd",
                f"leeftijd_min {laag} is hoger dan leeftijd_max {hoog}",
                "een minimum dat niet hoger is dan het maximum",
                kolom="leeftijd_min",
            )
        if (self.lengtegraad is None) != (self.breedtegraad is None):
            leeg = "lengtegraad" if self.lengtegraad is None else "breedtegraad"
            raise fout("graden", "ontbreekt naast de andere graad", "beide graden, of geen van beide", kolom=leeg)
        return self
