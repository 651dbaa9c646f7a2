"""Small enough for a map, and still one whole: no gaps, no overlaps, neighbours share every point of their border.

The buurten are simplified together; wijken and gemeenten are the unions of the simplified buurten, so that their
borders are the same lines. That it is so is looked at each time (:func:`_gaaf`), not assumed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from uitstroommatch.borders import projection
from uitstroommatch.borders.collect import Vlak
from uitstroommatch.errors import BronFout

FIJNSTE = 5.0  # metres; the square root of the area of the corners that go
_STAP = 1.5
_GROFSTE = 500.0
_KIER = 75.0  # metres, a dot on a map of a region: narrower gaps are flaws of the drawing, and go to a neighbour
_DECIMALEN = (5, 6, 7)  # a metre, and finer where rounding would make neighbours cross

Vormen = NDArray[np.object_]


@dataclass(frozen=True, slots=True)
class Vereenvoudigd:
    """Shapes in degrees by code, and what was done to get them.

    ``dubbel_ha`` is the ground that two areas claimed, and one has now; ``grootste_verandering`` the part of a buurt
    that came or went, of the buurt where that is most.
    """

    vormen: Mapping[str, BaseGeometry]
    tolerantie: float
    decimalen: int
    dubbel_ha: float
    grootste_verandering: float


def vereenvoudig(
    buurten: Sequence[Vlak], past: Callable[[Mapping[str, BaseGeometry]], bool], fijnste: float = FIJNSTE
) -> Vereenvoudigd:
    """Return the finest shapes that ``past`` accepts.

    Raises:
        BronFout: no shape is small enough, or none can be drawn without faults.
    """
    ruw = np.array([buurt.shape for buurt in buurten])
    heel = shapely.coverage_clean(ruw, gap_width=_KIER)  # type: ignore[attr-defined]
    tolerantie = fijnste
    while tolerantie <= _GROFSTE:
        gevonden = _rond(shapely.coverage_simplify(heel, tolerantie))
        if gevonden is not None:
            graden, decimalen = gevonden
            vormen = _niveaus(buurten, graden)
            if past(vormen):
                return Vereenvoudigd(vormen, tolerantie, decimalen, _dubbel(ruw), _verandering(ruw, graden))
        tolerantie *= _STAP
    raise BronFout(
        "De kaart past niet in de gevraagde grootte. Geef meer ruimte met --hooguit, of kies minder gemeenten."
    )


def _rond(metres: Vormen) -> tuple[Vormen, int] | None:
    """Return the shapes in degrees with as few decimals as keep them whole."""
    for decimalen in _DECIMALEN:
        graden = np.array([projection.naar_graden(shape, decimalen) for shape in metres])
        if _gaaf(graden):
            return graden, decimalen
    return None


def _gaaf(vormen: Vormen) -> bool:
    """Return whether every shape is right by itself, and all together lie side by side."""
    return bool(
        shapely.is_valid(vormen).all() and not shapely.is_empty(vormen).any() and shapely.coverage_is_valid(vormen)
    )


def _niveaus(buurten: Sequence[Vlak], graden: Vormen) -> dict[str, BaseGeometry]:
    """Return the buurten with the wijken and gemeenten that they make up."""
    groepen: dict[str, list[BaseGeometry]] = defaultdict(list)
    for buurt, shape in zip(buurten, graden, strict=True):
        groepen[buurt.kenmerk.wijk or ""].append(shape)
        groepen[buurt.kenmerk.gemeente].append(shape)
    samen = {code: _samen(shapes) for code, shapes in groepen.items()}
    return {**{buurt.code: shape for buurt, shape in zip(buurten, graden, strict=True)}, **samen}


def _samen(shapes: Sequence[BaseGeometry]) -> BaseGeometry:
    """Return the union of neighbours, whose points all stay."""
    whole = shapely.coverage_union_all(shapes)
    return whole if whole.is_valid else shapely.union_all(shapes)


def _dubbel(shapes: Vormen) -> float:
    """Return the hectares that more than one shape claims."""
    return float(shapely.area(shapes).sum() - shapely.union_all(shapes).area) / 10_000


def _verandering(ruw: Vormen, graden: Vormen) -> float:
    terug = np.array([projection.naar_rd(shape, projection.GRADEN) for shape in graden])
    anders = shapely.area(shapely.symmetric_difference(ruw, terug))
    return float((anders / shapely.area(ruw)).max())
