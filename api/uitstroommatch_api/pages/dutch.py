"""How dates, times and numbers read on a page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

_MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_LANG_ID = re.compile(r"\b([0-9a-f]{8})-[0-9a-f-]{27}\b")
_HIER = ZoneInfo("Europe/Amsterdam")


def datum(dag: date | None) -> str:
    """Return a date as ``25 november 2026``."""
    if dag is None:
        return ""
    if isinstance(dag, datetime):
        dag = dag.astimezone(_HIER)
    return f"{dag.day} {_MAANDEN[dag.month - 1]} {dag.year}"


def moment(wanneer: datetime | None) -> str:
    """Return a moment as ``25 november 2026, 9.05 uur``."""
    if wanneer is None:
        return ""
    hier = wanneer.astimezone(_HIER)
    return f"{datum(hier)}, {hier.hour}.{hier.minute:02} uur"


def kort(wanneer: datetime | None) -> str:
    """Return a moment as a table has room for: ``25-11-2026 9.05``."""
    if wanneer is None:
        return ""
    hier = wanneer.astimezone(_HIER)
    return f"{hier.day}-{hier.month}-{hier.year} {hier.hour}.{hier.minute:02}"


def verkort(tekst: str, tekens: int = 40) -> str:
    """Return a text for a table: of every long id only its begin, and no longer than fits."""
    tekst = _LANG_ID.sub(r"\1…", tekst)
    return tekst if len(tekst) <= tekens else f"{tekst[: tekens - 1]}…"


def getal(waarde: float | Decimal | None, decimalen: int = 0) -> str:
    """Return a number as Dutch readers write it: ``1.234,5``."""
    if waarde is None:
        return ""
    tekst = f"{waarde:,.{decimalen}f}"
    return tekst.replace(",", " ").replace(".", ",").replace(" ", ".")


def telwoord(hoeveel: int, een: str, meer: str) -> str:
    """Return a number with its noun: ``1 client``, ``12 clienten``."""
    return f"{getal(hoeveel)} {een if hoeveel == 1 else meer}"


def opsomming(delen: Iterable[str]) -> str:
    """Return a list as a sentence has it: ``a, b en c``."""
    *eerste, laatste = list(delen) or [""]
    return f"{', '.join(eerste)} en {laatste}" if eerste else laatste
