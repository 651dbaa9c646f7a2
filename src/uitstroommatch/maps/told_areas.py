"""Which areas share a told number: per municipality the smallest areas for which a number is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import shapely

from uitstroommatch.domain.enums import Niveau
from uitstroommatch.maps.geometry import Shape, merge
from uitstroommatch.maps.wording import opsomming

if TYPE_CHECKING:
    from uitstroommatch.maps.scene import Scene

Soort = Literal["bestaand", "nieuw"]
SOORTEN: tuple[Soort, ...] = ("bestaand", "nieuw")


@dataclass(frozen=True, slots=True)
class Eenheid:
    """What one number is about: an area, or wijken together. ``n`` is ``None`` when nothing is told of it."""

    code: str
    naam: str
    buurten: tuple[str, ...]
    n: int | None


@dataclass(frozen=True)
class Told:
    """The told numbers of a scene, at the finest level."""

    scene: Scene

    @cached_property
    def kinderen(self) -> Mapping[str, list[str]]:
        """Codes of the areas in each area."""
        found: dict[str, list[str]] = {}
        for gebied in self.scene.dossier.gebieden:
            found.setdefault(gebied.ouder or "", []).append(gebied.code)
        return found

    def buurten(self, code: str) -> tuple[str, ...]:
        """Return the buurten in an area, or the buurt itself."""
        if self.scene.dossier.gebied[code].niveau is Niveau.BUURT:
            return (code,)
        return tuple(buurt for kind in self.kinderen.get(code, ()) for buurt in self.buurten(kind))

    @cached_property
    def eenheden(self) -> Mapping[Soort, Mapping[str, Eenheid]]:
        """What the number of each buurt is about, for the people there are and those of the proposal."""
        return {soort: {b: e for e in self._van(soort) for b in e.buurten} for soort in SOORTEN}

    def _van(self, soort: Soort) -> Iterator[Eenheid]:
        for gemeente in self.scene.areas(Niveau.GEMEENTE):
            delen = list(self._in_gemeente(soort, gemeente.code))
            if delen and all(deel.n is not None for deel in delen):
                yield from delen
            else:
                yield self._gebied(soort, gemeente.code)

    def _in_gemeente(self, soort: Soort, gemeente: str) -> Iterator[Eenheid]:
        """Return the blocks of wijken, and what is told inside those of a single wijk."""
        samen = [een for een in self.scene.beeld.telling.samen if een.gemeente == gemeente]
        vast = {wijk: een for een in samen for wijk in een.wijken}
        gedaan: set[str] = set()
        for wijk in self.kinderen.get(gemeente, ()):
            if wijk in gedaan:
                continue
            blok = vast.get(wijk)
            wijken = (wijk,) if blok is None else blok.wijken
            gedaan.update(wijken)
            delen = [deel for een in wijken for deel in self._in_wijk(soort, een)]
            if blok is not None and any(deel.n is None for deel in delen):
                buurten = tuple(buurt for een in wijken for buurt in self.buurten(een))
                naam = f"{opsomming(self.scene.naam(een) for een in wijken)} samen"
                delen = [Eenheid("+".join(wijken), naam, buurten, getattr(blok, soort))]
            yield from delen

    def _in_wijk(self, soort: Soort, wijk: str) -> list[Eenheid]:
        delen = [self._gebied(soort, buurt) for buurt in self.kinderen.get(wijk, ())]
        return delen if delen and all(deel.n is not None for deel in delen) else [self._gebied(soort, wijk)]

    def _gebied(self, soort: Soort, code: str) -> Eenheid:
        n = getattr(self.scene.beeld.telling, soort).get(code)
        return Eenheid(code, self.scene.naam(code), self.buurten(code), n)

    def vlakken(self) -> Iterator[tuple[str, str]]:
        """Yield the areas to draw, as large as the numbers allow, each with a buurt in it."""
        for gemeente in self.scene.areas(Niveau.GEMEENTE):
            yield from self._vlakken(gemeente.code)

    def _vlakken(self, code: str) -> Iterator[tuple[str, str]]:
        buurten = self.buurten(code)
        if not buurten:
            return
        heel = all(len({per[b].code for b in buurten}) == 1 for per in self.eenheden.values())
        if heel and code in self.scene.borders.shapes:
            yield code, buurten[0]
        elif not heel:
            for kind in self.kinderen.get(code, ()):
                yield from self._vlakken(kind)

    def vorm(self, eenheid: Eenheid) -> Shape | None:
        """Return the outline of a unit."""
        shapes = self.scene.borders.shapes
        if "+" not in eenheid.code:
            return shapes.get(eenheid.code)
        delen = [shapes[wijk] for wijk in eenheid.code.split("+") if wijk in shapes]
        metres = self.scene.borders.projection
        return metres.degrees(merge([metres.metres(deel) for deel in delen])) if delen else None

    def huishoudens(self, eenheid: Eenheid) -> int:
        """Return the households in a unit, as far as they are known."""
        return sum(self.scene.dossier.gebied[buurt].huishoudens or 0 for buurt in eenheid.buurten)


def midden(vorm: Shape) -> tuple[float, float]:
    """Return a point that surely lies in an outline."""
    punt = max(shapely.get_parts(vorm), key=lambda deel: float(deel.area)).representative_point()
    return punt.x, punt.y


def told_spots(scene: Scene) -> list[tuple[float, float]]:
    """Return where the told numbers stand; there are none in a version in which every number is told."""
    if scene.beeld.blik.precies:
        return []
    told = Told(scene)
    eenheden = {een.code: een for stand in told.eenheden.values() for een in stand.values() if een.n}
    return [midden(vorm) for een in eenheden.values() if (vorm := told.vorm(een)) is not None]
