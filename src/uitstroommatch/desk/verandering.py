"""What changes from one version of a dossier to the next, file by file and row by row."""

from __future__ import annotations

from collections.abc import Mapping

from uitstroommatch.desk.models import Verandering, Wijziging
from uitstroommatch.domain.dossier import RIJSOORTEN, Dossier
from uitstroommatch.domain.row import Rij

MEEST = 200
"""Rows that are named per file."""


def veranderingen(oud: Dossier, nieuw: Dossier) -> tuple[Verandering, ...]:
    """Return what changes in each file; a file in which nothing changes is among them."""
    return tuple(_in(bestand, _op_sleutel(oud, bestand), _op_sleutel(nieuw, bestand)) for bestand in RIJSOORTEN)


def _op_sleutel(dossier: Dossier, bestand: str) -> dict[str, Rij]:
    """Return the rows by key; rows that share one, which few files have, are told apart by their number."""
    rijen: dict[str, Rij] = {}
    for rij in getattr(dossier, bestand):
        sleutel = " + ".join(map(str, rij.sleutel))
        rijen[sleutel if sleutel not in rijen else f"{sleutel} ({len(rijen)})"] = rij
    return rijen


def _in(bestand: str, oud: Mapping[str, Rij], nieuw: Mapping[str, Rij]) -> Verandering:
    erbij = [Wijziging(sleutel=een, soort="nieuw") for een in nieuw if een not in oud]
    weg = [Wijziging(sleutel=een, soort="weg") for een in oud if een not in nieuw]
    anders = [
        Wijziging(sleutel=een, soort="gewijzigd", kolommen=kolommen)
        for een, rij in nieuw.items()
        if een in oud and (kolommen := _anders(oud[een], rij))
    ]
    return Verandering(
        bestand=bestand,
        nieuw=len(erbij),
        weg=len(weg),
        gewijzigd=len(anders),
        gelijk=len(nieuw) - len(erbij) - len(anders),
        rijen=tuple([*erbij, *weg, *anders][:MEEST]),
    )


def _anders(oud: Rij, nieuw: Rij) -> tuple[str, ...]:
    een, ander = oud.model_dump(exclude={"rij"}), nieuw.model_dump(exclude={"rij"})
    return tuple(kolom for kolom, waarde in ander.items() if een[kolom] != waarde)
