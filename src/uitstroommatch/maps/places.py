"""Where each home stands on the map."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from uitstroommatch.domain.dossier import Dossier
from uitstroommatch.domain.woning import Woning
from uitstroommatch.maps import geometry
from uitstroommatch.maps.borders import Borders

_SAME_ADDRESS = 12.0  # metres between homes with the same coordinates
_STEP = (15.0, 120.0)  # metres between homes around the centre of a buurt, at least and at most
_SHARE = 0.25  # of the ground that each of them has in the buurt


@dataclass(frozen=True, slots=True)
class Place:
    """A point in degrees; ``approximate`` when the real place of the home is not known."""

    lon: float
    lat: float
    approximate: bool


def find_places(dossier: Dossier, borders: Borders) -> Mapping[str, Place]:
    """Return the place of every home that has one: its own, or near the centre of its buurt."""
    found: dict[str, Place] = {}
    taken: Counter[tuple[float, float]] = Counter()
    homes = Counter(w.buurtcode for w in dossier.woningen if w.lengtegraad is None)
    for woning in dossier.woningen:
        start, step = _start(dossier, borders, woning, homes[woning.buurtcode])
        if start is None:
            continue
        index = taken[start]
        taken[start] += 1
        lon, lat = geometry.shift(*start, geometry.spiral(index, step))
        found[woning.woning_id] = Place(lon, lat, approximate=woning.lengtegraad is None)
    return found


def _start(dossier: Dossier, borders: Borders, woning: Woning, homes: int) -> tuple[tuple[float, float] | None, float]:
    """Return the point to start from, and how far apart the ``homes`` with that same start must stand."""
    if woning.lengtegraad is not None and woning.breedtegraad is not None:
        return (round(woning.lengtegraad, 6), round(woning.breedtegraad, 6)), _SAME_ADDRESS
    buurt = dossier.gebied[woning.buurtcode]
    shape = borders.shapes.get(buurt.code)
    low, high = _STEP
    if shape is None:
        return borders.centre(buurt), high
    ground = borders.projection.metres(shape).area
    return borders.centre(buurt), min(max(_SHARE * math.sqrt(ground / homes), low), high)
