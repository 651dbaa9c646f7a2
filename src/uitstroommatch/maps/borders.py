"""The outline of every area: the real border, the union of what lies in it, or a schematic cell around its centre."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

import shapely
from shapely import MultiPoint, Point

from uitstroommatch.domain.dossier import Dossier
from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.gebied import Gebied
from uitstroommatch.maps import geometry
from uitstroommatch.maps.geometry import Projection, Shape
from uitstroommatch.maps.wording import opsomming, van_de

_MARGIN = (500.0, 3000.0)  # metres around the outermost centres, at least and at most
_NUDGE = 50.0  # metres between centres that are the same


@dataclass(frozen=True)
class Borders:
    """Shapes in degrees by area code, which of them are schematic, and what to say about them on the map."""

    shapes: Mapping[str, Shape]
    schematic: frozenset[str] = frozenset()
    warnings: tuple[str, ...] = ()
    projection: Projection = field(default=Projection(52.0))

    @property
    def all_schematic(self) -> bool:
        """Whether there is not a single real border of a buurt on the map."""
        return bool(self.schematic) and all(code in self.schematic for code in self.shapes if code[:2] == "BU")

    def centre(self, gebied: Gebied) -> tuple[float, float] | None:
        """Return a point (lon, lat) in the area: its own centre when that lies inside, else one that surely does."""
        own = _own_centre(gebied)
        shape = self.shapes.get(gebied.code)
        if shape is None:
            return None if own is None else (own.x, own.y)
        inside = own if own is not None and shape.intersects(own) else shape.representative_point()
        return inside.x, inside.y


def find_borders(dossier: Dossier) -> Borders:
    """Return the outline of every area that has one, or of which one can be made."""
    projection = Projection(_latitude(dossier))
    real, unreadable = _given(dossier, projection)
    buurten = [g for g in dossier.gebieden if g.niveau is Niveau.BUURT]
    cells, placeless = _Cells(dossier, real, projection).draw(buurten)
    own = {g.code: real.get(g.code) or cells[g.code] for g in buurten if g.code in real or g.code in cells}
    shapes = _levels(dossier, real, geometry.simplify(own))
    return Borders(
        shapes={code: projection.degrees(shape) for code, shape in shapes.items()},
        schematic=frozenset(cells),
        warnings=_warnings(buurten, cells, placeless, unreadable),
        projection=projection,
    )


def _own_centre(gebied: Gebied) -> Point | None:
    if gebied.lengtegraad is None or gebied.breedtegraad is None:
        return None
    return Point(gebied.lengtegraad, gebied.breedtegraad)


def _latitude(dossier: Dossier) -> float:
    known = [g.breedtegraad for g in dossier.gebieden if g.breedtegraad is not None]
    return median(known) if known else 52.0


def _given(dossier: Dossier, projection: Projection) -> tuple[dict[str, Shape], list[Gebied]]:
    """Return the real borders in metres, and the areas whose border cannot be used."""
    real: dict[str, Shape] = {}
    unreadable = []
    for gebied in dossier.gebieden:
        if gebied.code not in dossier.grenzen:
            continue
        shape = geometry.read(dossier.grenzen[gebied.code])
        if shape is None:
            unreadable.append(gebied)
        else:
            real[gebied.code] = projection.metres(shape)
    return real, unreadable


class _Cells:
    """Schematic cells for the buurten without a border: the ground nearest to their centre that is nobody else's."""

    def __init__(self, dossier: Dossier, real: Mapping[str, Shape], projection: Projection) -> None:
        self._dossier, self._real, self._projection = dossier, real, projection

    def draw(self, buurten: Sequence[Gebied]) -> tuple[dict[str, Shape], list[Gebied]]:
        """Return the cells by code, and the buurten for which there is no place."""
        missing = [g for g in buurten if g.code not in self._real]
        if not missing:
            return {}, []
        seeds = self._seeds(buurten)
        taken = shapely.union_all([self._real[g.code] for g in buurten if g.code in self._real])
        frames = {code: self._frame_code(self._dossier.gebied[code]) for code in seeds}
        cells: dict[str, Shape] = {}
        for frame_code in sorted(set(frames.values())):
            group = {code: seed for code, seed in seeds.items() if frames[code] == frame_code}
            ground = self._ground(self._frame(frame_code, frames, group), group, taken)
            wanted = {g.code: group[g.code] for g in missing if g.code in group}
            cells |= _cut(wanted, ground)
        return cells, [g for g in missing if g.code not in cells]

    def _ground(self, frame: Shape, group: Mapping[str, Point], taken: Shape) -> Shape:
        """Return the ground in a frame that no real border covers, without what lies far outside the region."""
        free = frame.difference(taken)
        near = [cell for code, cell in _cut(group, free).items() if code not in self._real]
        reach = _spacing(list(group.values()))
        # Growing and shrinking also takes in the gaps between the real borders.
        closed = geometry.filled(shapely.union_all([taken, *near]).buffer(reach).buffer(-reach))
        return closed.intersection(frame).difference(taken)

    def _seeds(self, buurten: Sequence[Gebied]) -> dict[str, Point]:
        """Return one point in metres per buurt, no two the same."""
        seeds: dict[str, Point] = {}
        seen: Counter[tuple[float, float]] = Counter()
        for buurt in buurten:
            if (spot := self._spot(buurt)) is None:
                continue
            east, north = geometry.spiral(seen[spot], _NUDGE)
            seen[spot] += 1
            seeds[buurt.code] = Point(spot[0] + east, spot[1] + north)
        return seeds

    def _spot(self, buurt: Gebied) -> tuple[float, float] | None:
        """Return a point of the buurt in metres."""
        if buurt.code in self._real:
            inside = self._real[buurt.code].representative_point()
            return inside.x, inside.y
        own = _own_centre(buurt)
        if own is None:
            return None
        x, y = self._projection.metres(own).coords[0]
        return x, y

    def _frame_code(self, buurt: Gebied) -> str:
        """Return the smallest area around the buurt with a real border; empty when there is none."""
        wijk = self._dossier.gebied.get(buurt.ouder or "")
        chain = [wijk.code, wijk.ouder or ""] if wijk is not None else []
        return next((code for code in chain if code in self._real), "")

    def _frame(self, code: str, frames: Mapping[str, str], group: Mapping[str, Point]) -> Shape:
        if code:
            return self._real[code]
        others = [self._real[other] for other in set(frames.values()) if other]
        return _hull(list(group.values())).difference(shapely.union_all(others))


def _spacing(points: Sequence[Point]) -> float:
    """Return about the distance between neighbours, in metres."""
    low, high = _MARGIN
    if len(points) == 1:
        return low
    rest = [MultiPoint([q for q in points if q is not p]) for p in points]
    return min(max(median(p.distance(others) for p, others in zip(points, rest, strict=True)), low), high)


def _hull(points: Sequence[Point]) -> Shape:
    """Return the ground around the points, with a margin."""
    return MultiPoint(points).convex_hull.buffer(_spacing(points))


def _cut(seeds: Mapping[str, Point], ground: Shape) -> dict[str, Shape]:
    """Return per code the part of the ground that lies nearest to its seed, if there is any."""
    cells = {code: geometry.polygonal(cell.intersection(ground)) for code, cell in _voronoi(seeds, ground).items()}
    return {code: cell for code, cell in cells.items() if cell is not None}


def _voronoi(seeds: Mapping[str, Point], around: Shape) -> dict[str, Shape]:
    """Return per code the plane that lies nearest to its seed, at least as far as ``around`` reaches."""
    if len(seeds) < 2:
        return dict.fromkeys(seeds, around)
    cells = shapely.voronoi_polygons(MultiPoint(list(seeds.values())), extend_to=around, ordered=True)
    return dict(zip(seeds, shapely.get_parts(cells), strict=True))


def _levels(dossier: Dossier, real: Mapping[str, Shape], buurten: dict[str, Shape]) -> dict[str, Shape]:
    """Add the wijken and gemeenten: the real border, or else the union of what lies in it."""
    shapes = dict(buurten)
    for niveau in (Niveau.WIJK, Niveau.GEMEENTE):
        level = [g.code for g in dossier.gebieden if g.niveau is niveau]
        shapes |= geometry.simplify({code: real[code] for code in level if code in real})
        for code in level:
            inside = [shapes[g.code] for g in dossier.gebieden if g.ouder == code and g.code in shapes]
            if code not in shapes and inside:
                shapes[code] = geometry.merge(inside)
    return shapes


def _warnings(
    buurten: Sequence[Gebied], cells: Mapping[str, Shape], placeless: list[Gebied], unreadable: list[Gebied]
) -> tuple[str, ...]:
    notes = []
    if cells and len(cells) + len(placeless) == len(buurten):
        notes.append(
            "De grenzen op deze kaart zijn schematisch: ze zijn berekend uit de middelpunten van de buurten, "
            "omdat er geen echte grenzen zijn meegegeven. Ze liggen in werkelijkheid anders."
        )
    elif cells:
        namen = opsomming(g.naam for g in buurten if g.code in cells)
        notes.append(
            f"Van {van_de(len(cells), len(buurten), 'buurt', 'buurten')} ontbreekt de echte grens. "
            f"Die zijn schematisch getekend, met een streepjeslijn: {namen}."
        )
    if unreadable:
        notes.append(f"Deze meegegeven grenzen zijn niet bruikbaar: {opsomming(g.naam for g in unreadable)}.")
    if placeless:
        namen = opsomming(g.naam for g in placeless)
        notes.append(f"Niet op de kaart, omdat een grens en een bruikbaar middelpunt ontbreken: {namen}.")
    return tuple(notes)
