"""The land of a region, out of the rows of whatever source: every fault together, nothing filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from uitstroommatch.borders import projection
from uitstroommatch.borders.columns import CODEKOLOMMEN, NIVEAUS, Kenmerk, kolommen_van
from uitstroommatch.domain.enums import Niveau
from uitstroommatch.errors import Fout, InvoerFout
from uitstroommatch.io.wording import printable

_MEESTE = 20  # faults of one kind of file; the rest says the same
_HEEL_NEDERLAND = "coördinaten in Nederland: RD (EPSG:28992), of lengtegraad en breedtegraad (EPSG:4326)"

Vorm = Callable[[], BaseGeometry | None]
"""Gives the shape of a row, only for who needs it. Whatever it raises says that there is no shape."""


@dataclass(frozen=True, slots=True)
class Plek:
    """Where a row stands: in a file or collection, ``soort`` (a layer, or nothing but features) and number of it."""

    bestand: str
    soort: str
    nummer: str

    @property
    def laag(self) -> str:
        """The layer, as a message names it."""
        return f"{self.bestand}, {self.soort}"

    @property
    def kolom(self) -> str:
        """The place in the file, as a message names it."""
        return f"{self.soort}, {self.nummer}"


@dataclass(frozen=True, slots=True)
class Vlak:
    """An area with its shape, in RD metres. ``laag`` is where it was found."""

    kenmerk: Kenmerk
    shape: BaseGeometry
    laag: str = ""

    @property
    def code(self) -> str:
        """The code of the area."""
        return self.kenmerk.code


@dataclass
class Verzameling:
    """What was found so far of the gemeenten that are asked for."""

    gemeenten: frozenset[str]
    vlakken: dict[str, Vlak] = field(default_factory=dict)
    namen: dict[str, str] = field(default_factory=dict)
    jaren: set[int] = field(default_factory=set)
    gezien: int = 0
    water: int = 0
    fouten: list[Fout] = field(default_factory=list)

    def voeg_toe(self, plek: Plek, rij: Mapping[str, Any], vorm: Vorm, epsg: int) -> None:
        """Look at one row of a source; what lies outside the region is passed over before its shape is read."""
        kenmerk = kolommen_van(tuple(rij)).kenmerk(rij)
        if kenmerk is None:
            self._zonder_code(plek, rij)
        elif kenmerk.gemeente in self.gemeenten:
            self.gezien += 1
            self._neem(plek, kenmerk, vorm, epsg)

    def _zonder_code(self, plek: Plek, rij: Mapping[str, Any]) -> None:
        """Only a row without any column of codes is a fault: maps also hold countries and provinces."""
        if kolommen_van(tuple(rij)).code is None:
            kolommen = printable(", ".join(rij)) or "geen"
            wat = f"heeft geen kolom met de code van een gebied (wel: {kolommen})"
            self._fout(plek, wat, CODEKOLOMMEN)

    def _neem(self, plek: Plek, kenmerk: Kenmerk, vorm: Vorm, epsg: int) -> None:
        self.namen.update(kenmerk.boven)
        if kenmerk.jaar is not None:
            self.jaren.add(kenmerk.jaar)
        if kenmerk.water:
            self.water += 1
            return
        shape = self._shape(plek, kenmerk.code, vorm, epsg)
        if shape is None:
            return
        eerder = self.vlakken.get(kenmerk.code)
        if eerder is not None and eerder.laag != plek.laag:
            self._fout(plek, f"staat ook in {eerder.laag}", "elk gebied in een laag", kenmerk.code)
        elif eerder is not None:  # a part of the same area, an exclave for instance
            shape = shapely.union(eerder.shape, shape)
            huishoudens = eerder.kenmerk.huishoudens if kenmerk.huishoudens is None else kenmerk.huishoudens
            kenmerk = replace(kenmerk, huishoudens=huishoudens)
        self.namen[kenmerk.code] = kenmerk.naam
        self.vlakken[kenmerk.code] = Vlak(kenmerk, shape, plek.laag)

    def _shape(self, plek: Plek, code: str, vorm: Vorm, epsg: int) -> BaseGeometry | None:
        try:
            shape = vlakken_van(vorm())
        except (TypeError, ValueError, KeyError, shapely.errors.ShapelyError):
            shape = None
        if shape is None:
            self._fout(plek, "heeft geen vlak", "een Polygon of MultiPolygon", code)
            return None
        metres = projection.naar_rd(shape, epsg)
        if not projection.in_nederland(metres):
            self._fout(plek, _buiten(shape, epsg), _HEEL_NEDERLAND, code)
            return None
        return metres

    def _fout(self, plek: Plek, wat: str, toegestaan: str, waarde: str | None = None) -> None:
        if len(self.fouten) < _MEESTE:
            self.fouten.append(Fout(plek.bestand, 0, plek.kolom, wat, toegestaan, waarde))

    def per_niveau(self, niveau: Niveau) -> list[Vlak]:
        """Return the areas of a level, in order of code."""
        return [vlak for _, vlak in sorted(self.vlakken.items()) if vlak.kenmerk.niveau is niveau]

    def aantallen(self) -> dict[str, int]:
        """Return how many areas there are of each level."""
        return {niveau.value: len(self.per_niveau(niveau)) for niveau in NIVEAUS}

    def controleer(self, bestand: str, jaar: int) -> None:
        """Refuse what is broken, or is not the whole region in that year.

        Raises:
            InvoerFout: with every fault.
        """
        fouten = list(self.fouten)
        if vreemd := sorted(self.jaren - {jaar}):
            wat = f"is van {vreemd[0]}, en gevraagd is {jaar}"
            fouten.append(Fout(bestand, 0, "jaar", wat, f"de kaart van {jaar}, of --jaar {vreemd[0]}"))
        met = {vlak.kenmerk.gemeente for vlak in self.per_niveau(Niveau.BUURT)}
        if not fouten:
            fouten += [_zonder_buurten(bestand, code, jaar) for code in sorted(self.gemeenten - met)]
        if fouten:
            raise InvoerFout(fouten)


def vlakken_van(shape: BaseGeometry | None) -> BaseGeometry | None:
    """Return the valid area of a shape; ``None`` when it has none."""
    if not isinstance(shape, Polygon | MultiPolygon) or not np.isfinite(shapely.get_coordinates(shape)).all():
        return None
    parts = shapely.get_parts(shapely.get_parts(shapely.make_valid(shapely.force_2d(shape))))
    areas = [part for part in parts if isinstance(part, Polygon) and not part.is_empty]
    return shapely.union_all(areas) if areas else None


def _buiten(shape: BaseGeometry, epsg: int) -> str:
    """Say why a shape is not in the Netherlands."""
    west, zuid, oost, noord = shape.bounds
    if epsg != projection.GRADEN:
        return f"ligt niet in Nederland, gelezen als EPSG:{epsg}"
    if west >= projection.NEDERLAND[0] and noord <= projection.NEDERLAND[3] and zuid > 180:
        return "lijkt in RD-coördinaten (meters) te staan, maar het bestand zegt dat niet"
    if west > 50 and oost < 54 and zuid > 3 and noord < 8:
        return "heeft breedtegraad en lengtegraad verwisseld"
    return "ligt niet in Nederland"


def _zonder_buurten(bestand: str, code: str, jaar: int) -> Fout:
    wat = f"er zijn geen buurten van deze gemeente op de kaart van {jaar}"
    hoe = "een gemeente die in dat jaar bestond; de regio staat in beleid.toml (of kies een ander --jaar)"
    return Fout(bestand, 0, "gemeente", wat, hoe, code)
