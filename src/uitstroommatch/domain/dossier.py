"""The dossier: all rows of one month, immutable, in one fixed order."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any, Self

from uitstroommatch.domain.aanbieder import Aanbieder
from uitstroommatch.domain.afspraak import Afspraak
from uitstroommatch.domain.besluit import Besluit
from uitstroommatch.domain.client import Client
from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.gebied import Draagkracht, Gebied, complexcode, straatcode
from uitstroommatch.domain.plaatsing import Plaatsing
from uitstroommatch.domain.row import Rij
from uitstroommatch.domain.woning import Woning
from uitstroommatch.errors import Fout

RIJSOORTEN: Mapping[str, type[Rij]] = MappingProxyType(
    {soort.BESTAND: soort for soort in (Client, Woning, Gebied, Draagkracht, Aanbieder, Afspraak, Plaatsing, Besluit)}
)
"""Kind of row per file name without ending."""

VERPLICHT = frozenset({"clienten", "woningen", "gebieden", "aanbieders"})
"""Files that must be in every dossier, beside ``beleid.toml``."""


@dataclass(frozen=True)
class Dossier:
    """Everything one run reads, apart from the policy.

    Rows stand in the order of their keys, so that the order of the rows in a file never changes a result.
    ``vorig`` holds the pairs (client, home) of the previous proposal, ``None`` without one.
    ``namen`` holds the name of the file (or sheet) that each kind of row came from, for messages.
    ``grenzen`` holds GeoJSON geometries per area code, for maps only; they are not part of the content.
    ``grenzen_bron`` says who must be named for them, empty when that is not known.
    """

    clienten: tuple[Client, ...]
    woningen: tuple[Woning, ...]
    gebieden: tuple[Gebied, ...]
    aanbieders: tuple[Aanbieder, ...]
    draagkracht: tuple[Draagkracht, ...] = ()
    afspraken: tuple[Afspraak, ...] = ()
    plaatsingen: tuple[Plaatsing, ...] = ()
    besluiten: tuple[Besluit, ...] = ()
    vorig: frozenset[tuple[str, str]] | None = None
    grenzen: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: MappingProxyType({}), compare=False)
    grenzen_bron: str = field(default="", compare=False)
    waarschuwingen: tuple[Fout, ...] = field(default=(), compare=False)
    namen: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), compare=False)

    @classmethod
    def van_rijen(cls, rijen: Mapping[str, list[Rij]], **rest: Any) -> Self:
        """Make a dossier of rows per file name; the rows must have passed :mod:`~uitstroommatch.domain.references`."""
        tabellen: dict[str, Any] = {bestand: _op_volgorde(rijen.get(bestand, [])) for bestand in RIJSOORTEN}
        return cls(**tabellen, **rest)

    def met(self, bestand: str, rijen: Iterable[Rij]) -> Self:
        """Return the same dossier with other rows in one table, put in order."""
        tabel: dict[str, Any] = {bestand: _op_volgorde(list(rijen))}
        return replace(self, **tabel)

    def bestandsnaam(self, bestand: str) -> str:
        """Return the name to show for a file."""
        return self.namen.get(bestand, f"{bestand}.csv")

    @cached_property
    def client(self) -> Mapping[str, Client]:
        """Clients by key."""
        return MappingProxyType({c.client_sleutel: c for c in self.clienten})

    @cached_property
    def woning(self) -> Mapping[str, Woning]:
        """Homes by id."""
        return MappingProxyType({w.woning_id: w for w in self.woningen})

    @cached_property
    def gebied(self) -> Mapping[str, Gebied]:
        """Areas by code."""
        return MappingProxyType({g.code: g for g in self.gebieden})

    def gebieden_van(self, plek: Woning | Plaatsing) -> dict[Niveau, str]:
        """Return the code of each area that a home or placement lies in, five or fewer."""
        buurt = self.gebied[plek.buurtcode]
        wijk = self.gebied[buurt.ouder or ""]
        codes = {Niveau.BUURT: buurt.code, Niveau.WIJK: wijk.code, Niveau.GEMEENTE: wijk.ouder or ""}
        if plek.straat is not None:
            codes[Niveau.STRAAT] = straatcode(plek.buurtcode, plek.straat)
            if plek.complex is not None:
                codes[Niveau.COMPLEX] = complexcode(plek.buurtcode, plek.straat, plek.complex)
        return codes

    @cached_property
    def sha256(self) -> str:
        """Hash of the content: the same for the same rows, whatever their order or file format."""
        content: dict[str, Any] = {
            bestand: [rij.model_dump(mode="json") for rij in getattr(self, bestand)] for bestand in RIJSOORTEN
        }
        content["vorig"] = None if self.vorig is None else sorted(self.vorig)
        text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


def _op_volgorde(rijen: list[Rij]) -> tuple[Rij, ...]:
    """Put rows in order of key; rows with the same key, which few tables have, in order of content."""
    geordend = sorted(rijen, key=lambda rij: rij.sleutel)
    if len({rij.sleutel for rij in geordend}) < len(geordend):
        geordend.sort(key=lambda rij: (rij.sleutel, rij.model_dump_json()))
    return tuple(geordend)
