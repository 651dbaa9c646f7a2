"""The arithmetic of concentration, exact until the very last step. ``None``: there is nothing to measure.

All measures look at numbers per buurt and count every buurt once, however large. A buurt with nothing counts as 0: that
it bears nothing is what they measure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction


def deel_boven(lasten: Iterable[tuple[int, int]], procent: int) -> Fraction | None:
    """Return the part of (load, limit) with a load above so many percent of the limit; exactly on it is not above.

    A limit of 0 is passed by any load.
    """
    boven = [100 * last > procent * grens for last, grens in lasten]
    return Fraction(sum(boven), len(boven)) if boven else None


def gini(waarden: Sequence[Fraction]) -> Fraction | None:
    """Return the Gini coefficient: half the mean distance between two values, as part of their mean.

    Gini, *Variabilita e mutabilita* (1912), in the form for sorted values x(1) <= ... <= x(n):
    sum of (2 i - n - 1) x(i), divided by n times the sum of x. 0 when all are equal, (n - 1) / n when one has all.
    """
    totaal = sum(waarden)
    if not totaal:
        return None
    n = len(waarden)
    return sum((2 * i - n - 1) * waarde for i, waarde in enumerate(sorted(waarden), 1)) / (n * totaal)


def theil(waarden: Sequence[Fraction]) -> Decimal | None:
    """Return Theil's T: the mean of x / m * ln(x / m), with m the mean; a value of 0 adds nothing, as x ln x goes to 0.

    Theil, *Economics and Information Theory* (1967). 0 when all are equal, ln n when one has all. The logarithm is
    taken last, to 30 digits.
    """
    totaal = sum(waarden)
    if not totaal:
        return None
    n = len(waarden)
    delen = Counter(waarde * n / totaal for waarde in waarden if waarde)
    with localcontext() as rekenwijze:
        rekenwijze.prec = 30
        termen = (keer * _decimaal(deel) * _decimaal(deel).ln() for deel, keer in sorted(delen.items()))
        return sum(termen, Decimal(0)) / n


def dissimilariteit(een: Mapping[str, int], ander: Mapping[str, int]) -> Fraction | None:
    """Return the dissimilarity index of two groups over areas: half the sum of |p(i) - h(i)|, each a part of its group.

    Duncan and Duncan, "A Methodological Analysis of Segregation Indexes", *American Sociological Review* 20 (1955).
    The part of the one group that would have to live in another area to be spread as the other group is. Only areas
    of which the second is known count; 0 of it is known.
    """
    totaal, van_ander = sum(een.get(code, 0) for code in ander), sum(ander.values())
    if not totaal or not van_ander:
        return None
    afstanden = (abs(Fraction(een.get(code, 0), totaal) - Fraction(n, van_ander)) for code, n in ander.items())
    return sum(afstanden, Fraction(0)) / 2


def rond(waarde: Fraction, cijfers: int) -> Decimal:
    """Return a number to so many decimals, halves away from zero."""
    teken, keer = (-1 if waarde < 0 else 1), 10**cijfers
    heel = (2 * abs(waarde.numerator) * keer + waarde.denominator) // (2 * waarde.denominator)
    return Decimal(teken * heel).scaleb(-cijfers)


def _decimaal(waarde: Fraction) -> Decimal:
    return Decimal(waarde.numerator) / Decimal(waarde.denominator)
