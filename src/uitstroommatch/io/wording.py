"""Dutch words for what pydantic finds, and how a value that was read is repeated in a message."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from types import MappingProxyType
from typing import Any

from uitstroommatch.io import privacy

MAX_ECHO = 60
"""Characters of a value that a message repeats; enough to find the cell, too few to carry a document."""

CATALOGUE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "missing": ("is verplicht, maar leeg", "een waarde"),
        "none_required": ("hoort leeg te zijn", "null"),
        "extra_forbidden": ("is hier niet bekend", "alleen de namen uit de beschrijving van dit bestand"),
        "enum": ("is geen bekende waarde", "{expected}"),
        "literal_error": ("is geen bekende waarde", "{expected}"),
        "string_type": ("is geen tekst", "tekst tussen aanhalingstekens"),
        "string_unicode": ("bevat tekens die niet bestaan", "gewone tekst"),
        "string_too_long": ("is te lang", "hooguit {max_length} tekens"),
        "string_too_short": ("is te kort", "minstens {min_length} tekens"),
        "int_type": ("is geen geheel getal", "een geheel getal"),
        "int_parsing": ("is geen geheel getal", "een geheel getal"),
        "int_parsing_size": ("is een te groot getal", "een kleiner geheel getal"),
        "int_from_float": ("is geen geheel getal", "een geheel getal"),
        "float_type": ("is geen getal", "een getal"),
        "float_parsing": ("is geen getal", "een getal"),
        "finite_number": ("is geen eindig getal", "een eindig getal"),
        "bool_type": ("is geen true of false", "true, false"),
        "bool_parsing": ("is geen true of false", "true, false"),
        "date_type": ("is geen datum", "JJJJ-MM-DD"),
        "date_parsing": ("is geen datum", "JJJJ-MM-DD"),
        "date_from_datetime_parsing": ("is geen datum", "JJJJ-MM-DD"),
        "date_from_datetime_inexact": ("heeft een tijdstip; er hoort alleen een datum te staan", "JJJJ-MM-DD"),
        "tuple_type": ("is geen lijst", "een lijst tussen [ en ]"),
        "list_type": ("is geen lijst", "een lijst tussen [ en ]"),
        "dict_type": ("is geen object", "namen met waarden tussen { en }"),
        "model_type": ("is geen object", "namen met waarden tussen { en }"),
        "model_attributes_type": ("is geen object", "namen met waarden tussen { en }"),
        "json_invalid": ("is geen geldige JSON", "een bestand dat dit programma zelf heeft geschreven"),
        "json_type": ("is geen geldige JSON", "een bestand dat dit programma zelf heeft geschreven"),
        "recursion_loop": ("is te diep genest", "een bestand dat dit programma zelf heeft geschreven"),
    }
)
"""What each error type of pydantic means to the reader, and the remedy; ``{name}`` is filled from its context."""

_ONBEKEND = ("is geen geldige waarde", "een waarde zoals beschreven voor deze kolom")


def describe(error: Mapping[str, Any]) -> tuple[str, str]:
    """Return what is wrong and what is allowed, for one entry of ``ValidationError.errors()``."""
    context = error.get("ctx", {})
    if "toegestaan" in context:
        return str(error["msg"]), str(context["toegestaan"])
    wat, toegestaan = CATALOGUE.get(error["type"], _ONBEKEND)
    for name, value in context.items():
        toegestaan = toegestaan.replace(f"{{{name}}}", str(value).replace(" or ", " of "))
    return wat, toegestaan


def echo(value: object) -> str | None:
    """Return a value as a message repeats it: on one line, short, and not at all when it holds personal data."""
    if value is None or privacy.looks_personal(value):
        return None
    if isinstance(value, bool):
        return "WAAR" if value else "ONWAAR"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, float) and value.is_integer():
        value = f"{value:.0f}"  # a spreadsheet keeps 1001 as 1001.0
    return printable(str(value))


def printable(text: str) -> str:
    """Return ``text`` cut to :data:`MAX_ECHO` characters, with a mark for every character that cannot be seen."""
    seen = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text[: MAX_ECHO + 1])
    return seen if len(seen) <= MAX_ECHO else f"{seen[: MAX_ECHO - 1]}…"
