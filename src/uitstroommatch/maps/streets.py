"""Homes told by street: one place for all homes of a street, from which no address can be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from shapely import Point

from uitstroommatch.domain.gebied import straatcode
from uitstroommatch.domain.woning import Woning
from uitstroommatch.maps import geometry
from uitstroommatch.maps.borders import Borders
from uitstroommatch.maps.places import Place

_GRID = (200.0 / 68_000.0, 200.0 / geometry.METRES_PER_DEGREE)  # about 200 metres in each direction, in the Netherlands
_APART = 70.0  # metres between streets with the same place


def by_street(woningen: Sequence[Woning]) -> Mapping[str, list[Woning]]:
    """Return homes by code of their street."""
    found: dict[str, list[Woning]] = {}
    for woning in woningen:
        found.setdefault(straatcode(woning.buurtcode, woning.straat), []).append(woning)
    return found


def street_spots(
    borders: Borders, places: Mapping[str, Place], straten: Mapping[str, Sequence[Woning]]
) -> Mapping[str, tuple[float, float]]:
    """Return a place for each street that has one; streets of one place stand around it."""
    found: dict[str, tuple[float, float]] = {}
    taken: Counter[tuple[float, float]] = Counter()
    for code, woningen in sorted(straten.items()):
        spot = _spot(borders, places, woningen)
        if spot is not None:
            found[code] = geometry.shift(*spot, geometry.spiral(taken[spot], _APART))
            taken[spot] += 1
    return found


def _spot(borders: Borders, places: Mapping[str, Place], woningen: Sequence[Woning]) -> tuple[float, float] | None:
    """Return a place for the homes of one street; ``None`` when no place of them is known.

    Where the street itself runs is not known, only some homes in it. Their middle would tell the address of a home
    that is alone in its street, so it is put on a coarse grid, the same for every version of the map.
    """
    known = [places[w.woning_id] for w in woningen if w.woning_id in places]
    if not known:
        return None
    middle = sum(p.lon for p in known) / len(known), sum(p.lat for p in known) / len(known)
    coarse = _on_grid(middle[0], _GRID[0]), _on_grid(middle[1], _GRID[1])
    shape = borders.shapes.get(woningen[0].buurtcode)
    if shape is None or shape.intersects(Point(coarse)):
        return coarse
    inside = shape.representative_point()
    return inside.x, inside.y


def _on_grid(degrees: float, step: float) -> float:
    return round((round(degrees / step - 0.5) + 0.5) * step, 6)
