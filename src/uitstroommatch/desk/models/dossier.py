"""Dossiers, their versions and files, and what is wrong with them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from uitstroommatch.desk.models.model import Model
from uitstroommatch.errors import Fout


class FoutRij(Model):
    """One fault or warning in the input; ``rij`` as a spreadsheet shows it, 0 for the whole file."""

    bestand: str
    rij: int
    kolom: str
    wat: str
    toegestaan: str
    waarde: str | None
    regel: str

    @classmethod
    def van(cls, fout: Fout) -> FoutRij:
        """Make the row of a fault."""
        return cls(
            bestand=fout.bestand,
            rij=fout.rij,
            kolom=fout.kolom,
            wat=fout.wat,
            toegestaan=fout.toegestaan,
            waarde=fout.waarde,
            regel=fout.regel(),
        )


class Controle(Model):
    """What was found in files that were only checked. ``goed``: they could become a version."""

    goed: bool
    fouten: tuple[FoutRij, ...]
    waarschuwingen: tuple[FoutRij, ...]
    aantallen: dict[str, int]
    sha256: str | None


class Wijziging(Model):
    """One row that is new, gone or changed, with the columns that changed."""

    sleutel: str
    soort: Literal["nieuw", "weg", "gewijzigd"]
    kolommen: tuple[str, ...] = ()


class Verandering(Model):
    """What changes in one file against the version that counts now. ``rijen`` are the first of them."""

    bestand: str
    nieuw: int
    weg: int
    gewijzigd: int
    gelijk: int
    rijen: tuple[Wijziging, ...]


class InzendingRij(Model):
    """Files that were laid down to look at before they count. ``dossier_id`` empty: they make a new dossier.

    ``fouten`` are the first of ``aantal_fouten``. ``beleid``: whether the policy comes along, and is another.
    """

    id: UUID
    dossier_id: UUID | None
    dossier_naam: str | None
    gemaakt_op: datetime
    bestanden: tuple[str, ...]
    overgenomen: tuple[str, ...]
    goed: bool
    fouten: tuple[FoutRij, ...]
    aantal_fouten: int
    waarschuwingen: tuple[FoutRij, ...]
    aantallen: dict[str, int]
    veranderingen: tuple[Verandering, ...]
    beleid: Literal["geen", "gelijk", "nieuw", "anders"]


class DossierRij(Model):
    """A dossier and its newest version."""

    id: UUID
    naam: str
    gemaakt_op: datetime
    versies: int
    laatste_versie_id: UUID | None


class Versie(Model):
    """A version of a dossier. Counts, warnings, hash and files are for officers; ``beleid_id`` came with the files."""

    id: UUID
    dossier_id: UUID
    dossier_naam: str
    nummer: int
    gemaakt_op: datetime
    beleid_id: UUID | None
    sha256: str | None
    aantallen: dict[str, int] | None
    waarschuwingen: tuple[FoutRij, ...] | None
    bestanden: tuple[str, ...] | None


class ClientRij(Model):
    """A client; ``gegevens`` is the row of ``clienten``."""

    client_sleutel: str
    aanbieder: str
    gemeente_herkomst: str
    gegevens: dict[str, Any]


class WoningRij(Model):
    """A home; ``gegevens`` is the row of ``woningen``."""

    woning_id: str
    corporatie: str
    gemeente: str
    gegevens: dict[str, Any]
