"""The arithmetic of concentration: by hand at the boundaries, and against the definitions on random numbers."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from uitstroommatch.spread.measures import deel_boven, dissimilariteit, gini, rond, theil

DELEN = st.lists(st.fractions(0, 2, max_denominator=40), min_size=1, max_size=8).filter(any)


def breuken(*waarden: int) -> list[Fraction]:
    return [Fraction(een) for een in waarden]


def test_exactly_eighty_percent_is_not_above() -> None:
    assert deel_boven([(4, 5), (8, 10), (5, 6), (0, 3)], 80) == Fraction(1, 4)


def test_a_limit_of_nothing_is_passed_by_any_load() -> None:
    assert deel_boven([(0, 0), (1, 0)], 80) == Fraction(1, 2)


def test_nothing_to_measure() -> None:
    assert deel_boven([], 80) is None
    for leeg in ([], breuken(0), breuken(0, 0, 0)):
        assert gini(leeg) is None
        assert theil(leeg) is None
    assert dissimilariteit({}, {}) is None
    assert dissimilariteit({}, {"a": 5}) is None
    assert dissimilariteit({"a": 1}, {"a": 0}) is None


def test_equal_is_zero() -> None:
    gelijk = [Fraction(1, 3)] * 7
    assert gini(gelijk) == 0
    assert theil(gelijk) == 0
    assert dissimilariteit({"a": 2, "b": 4}, {"a": 500, "b": 1000}) == 0


@pytest.mark.parametrize("n", [1, 2, 5, 40])
def test_all_in_one_is_the_most_there_can_be(n: int) -> None:
    een = breuken(*[0] * (n - 1), 3)
    assert gini(een) == Fraction(n - 1, n)
    found = theil(een)
    assert found is not None
    assert math.isclose(found, math.log(n), abs_tol=1e-25)


def test_by_hand() -> None:
    assert gini(breuken(1, 3)) == Fraction(1, 4)
    # Shares 1/2 and 3/2 of the mean: (0.5 ln 0.5 + 1.5 ln 1.5) / 2.
    assert rond(Fraction(theil(breuken(1, 3)) or 0), 6) == Decimal("0.130812")
    # People 3/4 and 1/4, households 1/2 and 1/2: a quarter has to move.
    assert dissimilariteit({"a": 3, "b": 1}, {"a": 10, "b": 10}) == Fraction(1, 4)


def test_people_where_no_households_are_known_do_not_count() -> None:
    assert dissimilariteit({"a": 1, "b": 1, "elders": 9}, {"a": 10, "b": 10}) == 0


@settings(max_examples=25, deadline=None)
@given(DELEN)
def test_gini_is_half_the_mean_distance_as_part_of_the_mean(waarden: list[Fraction]) -> None:
    n = len(waarden)
    afstand = sum((abs(a - b) for a, b in product(waarden, waarden)), Fraction(0)) / n**2
    assert gini(waarden) == afstand / 2 / (sum(waarden) / n)


@settings(max_examples=25, deadline=None)
@given(DELEN)
def test_theil_follows_its_definition_and_stays_within_bounds(waarden: list[Fraction]) -> None:
    gemiddeld = float(sum(waarden) / len(waarden))
    termen = [x / gemiddeld * math.log(x / gemiddeld) for x in map(float, waarden) if x]
    found = theil(waarden)
    assert found is not None
    assert math.isclose(found, sum(termen) / len(waarden), abs_tol=1e-9)
    assert -1e-12 <= float(found) <= math.log(len(waarden)) + 1e-12


@settings(max_examples=25, deadline=None)
@given(DELEN, st.fractions(Fraction(1, 9), 9, max_denominator=9))
def test_how_full_all_are_together_makes_no_difference(waarden: list[Fraction], keer: Fraction) -> None:
    maal = [waarde * keer for waarde in waarden]
    assert gini(maal) == gini(waarden)
    assert theil(maal) == theil(waarden)


@pytest.mark.parametrize(
    "waarde, cijfers, tekst",
    [(Fraction(1, 8), 2, "0.13"), (Fraction(-1, 8), 2, "-0.13"), (Fraction(1, 3), 3, "0.333"), (Fraction(5), 1, "5.0"),
     (Fraction(1, 2), 0, "1"), (Fraction(0), 1, "0.0")],
)  # fmt: skip
def test_halves_are_rounded_away_from_zero(waarde: Fraction, cijfers: int, tekst: str) -> None:
    assert str(rond(waarde, cijfers)) == tekst
