"""The arithmetic of the model, one small function per formula."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor


def age(peildatum: date, born: tuple[int, int]) -> int:
    """The age on the first day of the month, the day of birth taken as the last of its month."""
    year, month = born
    return (12 * (peildatum.year - year) + (peildatum.month - month) - 1) // 12


def weeks(peildatum: date, since: date) -> int:
    """Whole weeks of waiting, never negative."""
    return max(0, (peildatum - since).days // 7)


def years_before(day: date, years: int) -> date:
    """The same day some years earlier; 29 February becomes 28 where the year has none."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return date(day.year - years, 2, 28)


def buurt_limit(per_1000: Decimal | int, households: int, factor: Decimal | int) -> int:
    """The default limit of a buurt in load points."""
    return max(1, floor(Fraction(per_1000) * households / 1000 * Fraction(factor)))


def spread_cost(limit: int, existing: int, new: int) -> int:
    """The sum over u = existing + 1 .. existing + new of 100 * u / limit, each rounded up."""
    if limit <= 0:
        return 0
    return sum(-(-100 * u // limit) for u in range(existing + 1, existing + new + 1))
