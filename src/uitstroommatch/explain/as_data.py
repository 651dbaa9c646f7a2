"""Reasons for machines: the typed objects as plain values, every field by its own name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from uitstroommatch.explain.changes import Wijziging
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

SOORT = "soort"


def als_data(iets: Any) -> Any:
    """Return objects, lists, text and numbers only; amounts are text, so that none is rounded.

    Rules and situation are left out: whoever asks has them. A change says by ``soort`` what it is.
    """
    if isinstance(iets, BaseModel):
        return iets.model_dump(mode="json")
    if is_dataclass(iets) and not isinstance(iets, type):
        velden = {veld.name: getattr(iets, veld.name) for veld in fields(iets)}
        kop = {SOORT: type(iets).__name__} if isinstance(iets, Wijziging) else {}
        return kop | {n: als_data(w) for n, w in velden.items() if not isinstance(w, Rulebook | Situatie)}
    if isinstance(iets, Mapping):
        return {str(naam): als_data(waarde) for naam, waarde in iets.items()}
    if isinstance(iets, tuple | list):
        return [als_data(een) for een in iets]
    if isinstance(iets, Decimal):
        return f"{iets:f}"
    return iets.isoformat() if isinstance(iets, date) else iets
