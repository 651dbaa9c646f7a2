"""What anyone may get: only what follows from numbers that are told, over the finest areas that are."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.gebied import Gebied
from uitstroommatch.spread.facts import Samen, Telling
from uitstroommatch.spread.figures import Spreidingscijfers
from uitstroommatch.spread.open_figures import openbare_cijfers

Getallen = Mapping[str, tuple[int | None, int | None]]
STIL: dict[str, tuple[int, int] | None] = {"GM0001": None}


def gebied(code: str, ouder: str | None = None, huishoudens: int | None = None) -> Gebied:
    niveau = {"GM": Niveau.GEMEENTE, "WK": Niveau.WIJK, "BU": Niveau.BUURT}[code[:2]]
    return Gebied(code=code, naam=code, niveau=niveau, ouder=ouder, huishoudens=huishoudens)


# A gemeente of six wijken with 1,000 households each, in its buurten; the first has three of them.
GEBIEDEN = [
    gebied("GM0001"),
    *(gebied(f"WK00010{n}", "GM0001", 1000 if n else None) for n in range(6)),
    *(gebied(f"BU0001000{n}", "WK000100", huishoudens) for n, huishoudens in enumerate((500, 300, 200))),
]
WIJKEN = tuple(f"WK00010{n}" for n in range(6))


def cijfers(getallen: Getallen, *samen: Samen) -> Spreidingscijfers | None:
    telling = Telling({c: van for c, (van, _) in getallen.items()}, {c: tot for c, (_, tot) in getallen.items()}, samen)
    return openbare_cijfers(GEBIEDEN, telling, STIL)


def test_nothing_told_nothing_measured() -> None:
    assert cijfers({}) is None
    assert cijfers({"GM0001": (60, 10)}) is None  # one area says nothing about a spread


def test_over_the_wijken_when_all_are_told() -> None:
    gevonden = cijfers({"GM0001": (60, 60), **dict.fromkeys(WIJKEN, (10, 0)), WIJKEN[5]: (10, 60)})
    assert gevonden is not None
    (rij,) = gevonden.rijen
    # Now equal; with the plan 70 of 120 live where 1/6 of the households do: 7/12 - 1/6 = 41.67 %.
    assert (rij.id, rij.nu, rij.plan, rij.gretig) == ("dissimilariteit", Decimal(0), Decimal(42), None)
    assert gevonden.gemeenten == ()
    assert gevonden.over == "Berekend uit de aantallen die verteld mogen worden, van 6 gebieden."


def test_over_buurten_where_all_of_a_wijk_are_told() -> None:
    wijken = {"GM0001": (60, 60), **dict.fromkeys(WIJKEN, (10, 0))}
    fijn = {**wijken, "BU00010000": (0, 0), "BU00010001": (0, 0), "BU00010002": (10, 0)}
    gevonden = cijfers(fijn)
    assert gevonden is not None
    assert gevonden.rijen[0].nu == Decimal(13)  # 1/6 of the people live with 1/30 of the households
    half = cijfers({**fijn, "BU00010001": (None, 0)})
    assert half is not None
    assert half.rijen[0].nu == Decimal(0)
    assert "6 gebieden" in half.over


def test_wijken_that_are_told_together_count_as_one() -> None:
    los: dict[str, tuple[int | None, int | None]] = {"GM0001": (60, 0), **dict.fromkeys(WIJKEN[:4], (10, 0))}
    samen = Samen("GM0001", WIJKEN[4:], 20, 0)
    gevonden = cijfers(los, samen)
    assert gevonden is not None
    assert gevonden.rijen[0].nu == Decimal(0)
    assert "5 gebieden" in gevonden.over
    assert cijfers(los, Samen("GM0001", WIJKEN[4:], 20, None)) is None
    # Told one by one as well: each counts by itself, and nobody twice.
    alles = cijfers({**los, WIJKEN[4]: (10, 0), WIJKEN[5]: (10, 0)}, samen)
    assert alles is not None
    assert "6 gebieden" in alles.over


def test_one_number_of_the_two_is_not_enough() -> None:
    assert cijfers({"GM0001": (60, 60), **dict.fromkeys(WIJKEN, (10, 0)), WIJKEN[0]: (10, None)}) is None


def test_exchange_only_when_every_balance_is_told() -> None:
    leeg = Telling({}, {})
    gevonden = openbare_cijfers(GEBIEDEN, leeg, {"GM0001": (5, -10), "GM0002": (-5, 10)})
    assert gevonden is not None
    (rij,) = gevonden.rijen
    assert (rij.id, rij.nu, rij.plan, gevonden.over) == ("uitwisseling", Decimal(10), Decimal(20), "")
    assert "ongeveer" in rij.uitleg
    assert openbare_cijfers(GEBIEDEN, leeg, {"GM0001": (5, -10), "GM0002": None}) is None
    assert openbare_cijfers(GEBIEDEN, leeg, {}) is None
