"""Which day it is here: the one place where a term is measured against the calendar."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

_HIER = ZoneInfo("Europe/Amsterdam")


def vandaag() -> date:
    """Return the day, as the calendar on the wall has it."""
    return datetime.now(_HIER).date()
