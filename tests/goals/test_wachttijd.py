import pytest

from tests.bouw import client, situatie, woning
from tests.vragen import waarde

DOEL = "wachttijd"


@pytest.mark.parametrize(
    "sinds,weken",
    [
        ("2026-11-23", 0),
        ("2026-11-17", 0),  # six days
        ("2026-11-16", 1),  # seven days
        ("2026-11-10", 1),
        ("2026-11-09", 2),
        ("2025-11-23", 52),
        ("2025-11-24", 52),
        ("2025-11-25", 51),
        ("2026-12-31", 0),
    ],
)
def test_whole_weeks_of_waiting_count_and_never_less_than_none(sinds, weken):
    assert waarde(DOEL, situatie(client(wacht_sinds=sinds)), "c1 in w1") == weken


def test_only_placed_clients_count_and_they_add_up():
    s = situatie(
        client("c1", wacht_sinds="2026-11-09"), client("c2", wacht_sinds="2026-10-26"), woning("w1"), woning("w2")
    )
    assert waarde(DOEL, s) == 0
    assert waarde(DOEL, s, "c2 in w1") == 4
    assert waarde(DOEL, s, "c1 in w1", "c2 in w2") == 6
