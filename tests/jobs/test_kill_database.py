"""kill -9 of the database in the middle of a solve: what it confirmed is there, once."""

from __future__ import annotations

import random

from tests.benchmarks.kills import scenario
from tests.databank import SNEL
from uitstroommatch.resources import data_map


def test_a_killed_database_loses_and_doubles_nothing() -> None:
    vlug = {**SNEL, "synchronous_commit": "on"}  # what is confirmed is written; the machine itself does not fall over
    assert scenario("database", 1, 2, random.Random(3), data_map() / "voorbeeld", vlug) == 0
