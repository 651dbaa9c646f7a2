"""The policy of a synthetic dossier: the shipped action plan, with the reference date and region of the dossier."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from uitstroommatch.resources import data_map
from uitstroommatch.synthetic.afspraken import lees_normen


def beleid_tekst(peildatum: date, regio: Sequence[str]) -> str:
    """Return ``beleid.toml``; without any change it is the shipped file, to the byte."""
    tekst = (data_map() / "beleid" / "actieplan.toml").read_text(encoding="utf-8")
    tekst = _zet(tekst, "peildatum", peildatum.isoformat())
    codes = ", ".join(f'"{code}"' for code in regio)
    tekst = _zet(tekst, "regio", f"[{codes}]")
    tekst = _zet(tekst, "geldig_vanaf", f"{peildatum.year}-01-01")
    tekst = _zet(tekst, "geldig_tot", f"{peildatum.year}-12-31")
    return _met_normen(tekst, peildatum.year)


def _zet(tekst: str, sleutel: str, waarde: str) -> str:
    """Replace the value of one key and keep the comment behind it."""
    patroon = re.compile(rf"^({sleutel} = )(\[[^\]]*\]|\S+)", re.MULTILINE)
    return patroon.sub(lambda m: f"{m[1]}{waarde}", tekst, count=1)


def _met_normen(tekst: str, jaar: int) -> str:
    """Add the table of a year that the shipped policy does not have."""
    if f"[normen.{jaar}]" in tekst:
        return tekst
    regels = [f"[normen.{jaar}]", *(f"{naam} = {waarde}" for naam, waarde in lees_normen(jaar).items())]
    return tekst.replace("[normen.2025]", "\n".join([*regels, "", "[normen.2025]"]), 1)
