"""Simplified, and still one whole: on random stretches of land, neat ones and ones that were drawn carelessly."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry.base import BaseGeometry

from tests.borders.streek import als_vlakken, slordig, vormen
from uitstroommatch.borders import projection
from uitstroommatch.borders.simplify import Vereenvoudigd, vereenvoudig
from uitstroommatch.errors import BronFout

_STREEK = {"zaad": st.integers(0, 10_000), "aantal": st.integers(2, 30), "netjes": st.booleans()}


def _maak(shapes: list[BaseGeometry], fijnste: float) -> Vereenvoudigd:
    return vereenvoudig(als_vlakken(shapes), lambda _: True, fijnste)


def _niveau(vormen_: Vereenvoudigd, voor: str) -> dict[str, BaseGeometry]:
    return {code: shape for code, shape in vormen_.vormen.items() if code.startswith(voor)}


@settings(max_examples=40, deadline=None)
@given(**_STREEK, fijnste=st.sampled_from([1.0, 5.0, 20.0, 60.0]))
def test_no_gap_no_overlap_on_any_level(zaad: int, aantal: int, netjes: bool, fijnste: float) -> None:
    """Also not where the source has them; wijken and gemeenten are made of the very points of their buurten."""
    land = list(vormen(zaad, aantal))
    klein = _maak(land if netjes else slordig(land), fijnste)
    heel = shapely.union_all(list(_niveau(klein, "BU").values()))
    assert not [ring for part in shapely.get_parts(heel) for ring in part.interiors]
    for voor in ("BU", "WK", "GM"):
        shapes = list(_niveau(klein, voor).values())
        assert shapely.is_valid(shapes).all()
        assert shapely.coverage_is_valid(shapes)
        assert sum(shapely.area(shapes)) == pytest.approx(heel.area, rel=1e-9)
        assert shapely.union_all(shapes).symmetric_difference(heel).area == pytest.approx(0, abs=heel.area * 1e-9)
    punten = {tuple(xy) for xy in shapely.get_coordinates(list(_niveau(klein, "BU").values()))}
    assert {tuple(xy) for xy in shapely.get_coordinates(list(klein.vormen.values()))} <= punten


@settings(max_examples=15, deadline=None)
@given(**_STREEK)
def test_every_buurt_stays_what_it_was(zaad: int, aantal: int, netjes: bool) -> None:
    """None disappears, and of none more changes than what is said."""
    land = list(vormen(zaad, aantal))
    bron = land if netjes else slordig(land)
    klein = _maak(bron, 5.0)
    assert list(_niveau(klein, "BU")) == [vlak.code for vlak in als_vlakken(bron)]
    for oud, nieuw in zip(bron, _niveau(klein, "BU").values(), strict=True):
        terug = projection.naar_rd(nieuw, projection.GRADEN)
        anders = terug.symmetric_difference(oud).area / oud.area
        assert anders <= klein.grootste_verandering + 1e-9
        assert anders < (0.02 if netjes else 0.2)
    dubbel = sum(shapely.area(bron)) - shapely.union_all(bron).area
    assert klein.dubbel_ha == pytest.approx(dubbel / 10_000, abs=1e-6)


def test_coarser_until_it_fits() -> None:
    """And not coarser than that; what can never fit is said."""
    vlakken = als_vlakken(vormen(4, 25))

    def punten(shapes: object) -> int:
        return len(shapely.get_coordinates(list(shapes.values())))  # type: ignore[attr-defined]

    fijn = vereenvoudig(vlakken, lambda _: True)
    grof = vereenvoudig(vlakken, lambda shapes: punten(shapes) * 2 < punten(fijn.vormen))
    assert punten(grof.vormen) * 2 < punten(fijn.vormen)
    assert grof.tolerantie > fijn.tolerantie
    with pytest.raises(BronFout, match="past niet in de gevraagde grootte"):
        vereenvoudig(vlakken, lambda _: False)


def test_finer_where_rounding_would_break_it() -> None:
    """A strip of a few centimetres does not fold over in a map that is rounded to metres."""
    randen = [474_000, 474_300, 474_300.05, 474_600]
    klein = _maak([shapely.box(207_000, zuid, 208_000, noord) for zuid, noord in pairwise(randen)], 5.0)
    assert klein.decimalen > 5
    assert shapely.is_valid(list(klein.vormen.values())).all()
    assert not shapely.is_empty(list(klein.vormen.values())).any()


def test_a_real_hole_stays_a_hole() -> None:
    """A lake within the region is no flaw of the drawing."""
    meer = shapely.box(206_000, 471_000, 206_800, 471_500)
    land = [shape.difference(meer) for shape in vormen(5, 12)]
    klein = _maak([shape for shape in land if not shape.is_empty], 5.0)
    heel = shapely.union_all([projection.naar_rd(s, projection.GRADEN) for s in _niveau(klein, "BU").values()])
    gaten = [shapely.Polygon(ring) for part in shapely.get_parts(heel) for ring in part.interiors]
    assert len(gaten) == 1
    assert gaten[0].area == pytest.approx(meer.area, rel=0.02)


def test_the_tower_of_amersfoort() -> None:
    """A known point of RD, to less than a metre, there and back."""
    toren = shapely.Point(155_000, 463_000)
    ((lengte, breedte),) = shapely.get_coordinates(projection.naar_graden(toren, 9))
    noord, oost = (breedte - 52.15517440) * 111_250, (lengte - 5.38720621) * 68_300  # metres there
    assert np.hypot(noord, oost) < 0.5
    terug = projection.naar_rd(shapely.Point(lengte, breedte), projection.GRADEN)
    assert terug.distance(toren) < 0.001
