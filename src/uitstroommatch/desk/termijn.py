"""Terms in working days: not on a Saturday, a Sunday or a day that the Algemene termijnenwet names."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

WERKDAGEN = 10
"""What a corporation gets to answer, unless said otherwise: two weeks hold two of its weekly meetings."""
LANGSTE = 60
"""Working days that a term may take at most: what is older than a quarter is about homes that are let already."""

_DAG = timedelta(days=1)


def na_werkdagen(dag: date, aantal: int) -> date:
    """Return the day on which so many working days have passed; the day itself does not count."""
    while aantal:
        dag += _DAG
        aantal -= is_werkdag(dag)
    return dag


def is_werkdag(dag: date) -> bool:
    """Say whether it is a working day."""
    return dag.isoweekday() < 6 and dag not in feestdagen(dag.year)


@cache
def feestdagen(jaar: int) -> frozenset[date]:
    """Return the days of article 3 of the Algemene termijnenwet; Good Friday counts as one of them."""
    pasen = _eerste_paasdag(jaar)
    koning = date(jaar, 4, 27)
    vast = {date(jaar, 1, 1), date(jaar, 5, 5), date(jaar, 12, 25), date(jaar, 12, 26)}
    los = {pasen + timedelta(days=dagen) for dagen in (-2, 0, 1, 39, 49, 50)}
    return frozenset({*vast, *los, koning - _DAG if koning.isoweekday() == 7 else koning})


def _eerste_paasdag(jaar: int) -> date:
    """Return Easter Sunday, by the rule of the Gregorian calendar (Meeus, Jones and Butcher)."""
    a, (b, c) = jaar % 19, divmod(jaar, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    rest = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * rest) // 451
    maand, dag = divmod(h + rest - 7 * m + 114, 31)
    return date(jaar, maand, dag + 1)
