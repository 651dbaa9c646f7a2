"""The shape of ``beleid.toml`` (beleid.md). Amounts are exact decimals in EUR, load points whole numbers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from uitstroommatch.domain.enums import Huurklasse, Zwaarte
from uitstroommatch.domain.units import Aantal, Datum, Euro, GemeenteCodes, Tekst, fout, number, one_of, whole

Leeftijd = Annotated[int, BeforeValidator(whole(0, 120, "een leeftijd in jaren"))]
Factor = Annotated[Decimal, BeforeValidator(number(6, 0, 1_000, ""))]


class Modus(StrEnum):
    """hard forbids, zacht counts and comes back as a goal of its own, uit is not built."""

    HARD = "hard"
    ZACHT = "zacht"
    UIT = "uit"


class _Tabel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Kop(_Tabel):
    """``[beleid]``."""

    naam: Tekst = "zonder naam"
    peildatum: Datum
    regio: GemeenteCodes = Field(min_length=1)
    venster_jaren: Annotated[int, BeforeValidator(whole(0, 100, "een aantal jaren"))] = 3
    geldig_vanaf: Datum | None = None
    geldig_tot: Datum | None = None
    bron: Tekst | None = None

    @model_validator(mode="after")
    def _geldigheid(self) -> Self:
        if self.geldig_vanaf and self.geldig_tot and self.geldig_tot < self.geldig_vanaf:
            raise fout("geldig", "geldig_tot ligt voor geldig_vanaf", "een einde na het begin", kolom="geldig_tot")
        return self


class Normen(_Tabel):
    """``[normen.YYYY]``: the rent norms of one year in EUR per month, limits included."""

    kwaliteitskortingsgrens: Euro
    lage_aftoppingsgrens: Euro
    hoge_aftoppingsgrens: Euro
    maximale_huurgrens: Euro
    jongerenleeftijd: Leeftijd

    @model_validator(mode="after")
    def _oplopend(self) -> Self:
        bedragen = (
            self.kwaliteitskortingsgrens,
            self.lage_aftoppingsgrens,
            self.hoge_aftoppingsgrens,
            self.maximale_huurgrens,
        )
        if list(bedragen) != sorted(bedragen):
            raise fout("normen", "de vier grenzen lopen niet op", "kwaliteitskorting, laag, hoog, maximaal oplopend")
        return self

    def huurklasse(self, rekenhuur: Decimal) -> Huurklasse:
        """Return the VERA class of a rent; each class includes its upper bound."""
        if rekenhuur <= self.kwaliteitskortingsgrens:
            return Huurklasse.GOE
        if rekenhuur <= self.hoge_aftoppingsgrens:
            return Huurklasse.BET
        return Huurklasse.DUU if rekenhuur <= self.maximale_huurgrens else Huurklasse.BOV

    def aftoppingsgrens(self, personen: int) -> Decimal:
        """Return the limit of passend toewijzen for a household of this size."""
        return self.lage_aftoppingsgrens if personen <= 2 else self.hoge_aftoppingsgrens


class Gewicht(_Tabel):
    """``[gewicht]``: load points of a placement, by intensity of support."""

    licht: Aantal = 1
    medium: Aantal = 1
    complex: Aantal = 2
    gespecialiseerd: Aantal = 3

    def van(self, zwaarte: Zwaarte) -> int:
        """Return the load points of an intensity."""
        return int(getattr(self, zwaarte.value))


_FACTOR = {**{str(k): "0.5" for k in (1, 2, 3, 4)}, "5": "1", "6": "1", "7": "1.25", "8": "1.25", "9": "1.25"}


def _factoren(value: Any) -> Any:
    """Fill the classes that the policy leaves out; refuse classes that do not exist."""
    if not isinstance(value, Mapping):
        raise fout("tabel", "is geen tabel", "een tabel met de klassen 1 tot en met 9 en leeg")
    standaard = {**_FACTOR, "leeg": "1"}
    if vreemd := sorted(set(value) - set(standaard)):
        raise fout("klasse", f"onbekende klasse {', '.join(vreemd)}", ", ".join(standaard))
    return {**standaard, **value}


class Draagkrachtnorm(_Tabel):
    """``[draagkracht]``: default limits in load points; a row in draagkracht.csv goes before them."""

    per_1000: Factor = Decimal(8)
    straat: Aantal | None = 4
    complex: Aantal | None = 3
    wijk: Aantal | None = None
    gemeente: Aantal | None = None
    factor: Annotated[dict[str, Factor], BeforeValidator(_factoren)] = Field(
        default_factory=dict, validate_default=True
    )

    def buurtgrens(self, huishoudens: int | None, leefbaarheid: int | None) -> int:
        """Return the default limit of a neighbourhood, by exact decimal arithmetic (model.md, draagkracht)."""
        factor = self.factor["leeg" if leefbaarheid is None else str(leefbaarheid)]
        punten = self.per_1000 * (huishoudens or 0) * factor / 1000
        return max(1, int(punten.to_integral_value(ROUND_FLOOR)))


class Regeltabel(_Tabel):
    """``[regels.<id>]``: the mode, the source, and the parameters that the rule itself checks."""

    model_config = ConfigDict(frozen=True, extra="allow")

    modus: Annotated[Modus, BeforeValidator(one_of(Modus))]
    bron: Tekst | None = None

    @property
    def parameters(self) -> dict[str, Any]:
        """The keys of the rule itself, as they stand in the file."""
        return dict(self.__pydantic_extra__ or {})


STANDAARDVOLGORDE = (
    "spoed", "herkomst", "geplaatst", "afspraken", "uitwisseling", "wachttijd", "omklap", "wens", "spreiding",
    "stabiliteit",
)  # fmt: skip


class Doelen(_Tabel):
    """``[doelen]``: the goals from most to least important, and how much each may give way to the later ones."""

    volgorde: tuple[str, ...] = STANDAARDVOLGORDE
    speling: dict[str, Annotated[int, BeforeValidator(whole(0, 1_000_000_000))]] = Field(default_factory=dict)


class Beleid(_Tabel):
    """The whole policy. ``sha256`` is the hash of the file, ``bestand`` its name for messages."""

    beleid: Kop
    normen: dict[int, Normen]
    regels: dict[str, Regeltabel] = Field(default_factory=dict)
    gewicht: Gewicht = Gewicht()
    draagkracht: Draagkrachtnorm = Field(default_factory=Draagkrachtnorm)
    doelen: Doelen = Doelen()
    sha256: str = ""
    bestand: str = "beleid.toml"

    @property
    def peildatum(self) -> date:
        """Reference date of the run."""
        return self.beleid.peildatum

    @property
    def normen_van_het_jaar(self) -> Normen:
        """Norms of the year of the reference date."""
        return self.normen[self.peildatum.year]
