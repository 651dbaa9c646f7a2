"""Working days, by hand against the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from uitstroommatch.desk.termijn import feestdagen, is_werkdag, na_werkdagen


@pytest.mark.parametrize(
    "begin, dagen, einde",
    [
        (date(2026, 11, 23), 1, date(2026, 11, 24)),
        (date(2026, 11, 27), 1, date(2026, 11, 30)),  # over a weekend
        (date(2026, 11, 28), 1, date(2026, 11, 30)),  # begun on a Saturday
        (date(2026, 11, 25), 10, date(2026, 12, 9)),
        (date(2026, 12, 18), 10, date(2027, 1, 5)),  # Christmas, New Year
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # Good Friday and Easter Monday
        (date(2026, 4, 24), 1, date(2026, 4, 28)),  # the King's day
        (date(2026, 5, 4), 1, date(2026, 5, 6)),  # Liberation Day
        (date(2026, 5, 13), 1, date(2026, 5, 15)),  # Ascension Day
        (date(2026, 5, 22), 1, date(2026, 5, 26)),  # Whit Monday
    ],
)
def test_days_are_counted_as_the_law_does(begin: date, dagen: int, einde: date) -> None:
    assert na_werkdagen(begin, dagen) == einde


def test_the_day_of_the_king_is_a_day_earlier_when_it_is_a_sunday() -> None:
    assert date(2031, 4, 27).isoweekday() == 7
    assert date(2031, 4, 26) in feestdagen(2031)
    assert date(2031, 4, 27) not in feestdagen(2031)
    assert is_werkdag(date(2031, 4, 28))


@pytest.mark.parametrize("paasmaandag", [date(2019, 4, 22), date(2024, 4, 1), date(2027, 3, 29), date(2038, 4, 26)])
def test_easter_is_where_it_is(paasmaandag: date) -> None:
    assert not is_werkdag(paasmaandag)
