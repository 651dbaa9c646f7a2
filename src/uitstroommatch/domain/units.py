"""Kinds of value: what a cell of a spreadsheet may hold and what it becomes.

Each kind takes text as people type it (``1.5`` or ``1,5``, ``31-12-2026`` or ``2026-12-31``, ``ja`` or ``1``) as
well as the value a spreadsheet program or JSON gives, and refuses everything else with a Dutch message and the remedy.
Nothing is rounded and nothing is guessed. Money is EUR with at most two decimals and hours have at most one, both
exact :class:`~decimal.Decimal`; the solver gets them as whole cents and tenths.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Annotated, Any, TypeVar
from unicodedata import normalize

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

E = TypeVar("E", bound=StrEnum)

_GETAL = re.compile(r"[+-]?\d+(?:[.,]\d+)?", re.ASCII)
_ISO_DATUM = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_NL_DATUM = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})", re.ASCII)
_MAAND = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_JA = frozenset({"ja", "j", "true", "1"})
_NEE = frozenset({"nee", "n", "false", "0"})
_JAREN = range(1900, 2201)


def fout(code: str, wat: str, toegestaan: str, **context: Any) -> PydanticCustomError:
    """Make a validation error that carries its remedy in ``ctx['toegestaan']``."""
    # The message is a template for pydantic: braces that come from a value must not be read as fields.
    veilig = wat.replace("{", "(").replace("}", ")")
    return PydanticCustomError(code, veilig, {"toegestaan": toegestaan, **context})


# --- numbers -----------------------------------------------------------------------------------------------------


def _decimal(value: Any, toegestaan: str) -> Decimal:
    if isinstance(value, bool):
        raise fout("getal", "is geen getal", toegestaan)
    if isinstance(value, float):
        value = repr(value)  # the shortest text that gives this float back: what the spreadsheet shows
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, str):
        text = value.strip()
        if not _GETAL.fullmatch(text):
            raise fout("getal", "is geen getal", toegestaan)
        value = text.replace(",", ".")
    try:
        number = Decimal(value)
    except (InvalidOperation, TypeError, ValueError):
        raise fout("getal", "is geen getal", toegestaan) from None
    if not number.is_finite():
        raise fout("getal", "is geen eindig getal", toegestaan)
    return number


def number(places: int, low: int, high: int, unit: str) -> Callable[[Any], Decimal]:
    """Make a reader of exact numbers with at most ``places`` decimals between ``low`` and ``high``, both included."""
    toegestaan = f"een getal van {low} tot en met {high}" + (f" {unit}" if unit else "")
    decimalen = f"{places} decima{'al' if places == 1 else 'len'}"
    toegestaan += f" met hooguit {decimalen}, zonder scheiding van duizendtallen"

    def read(value: Any) -> Decimal:
        exact = _decimal(value, toegestaan)
        if exact < low or exact > high:
            raise fout("bereik", "is te laag" if exact < low else "is te hoog", toegestaan)
        scaled = exact.scaleb(places)
        if scaled != scaled.to_integral_value():
            raise fout("decimalen", f"heeft meer dan {decimalen}", toegestaan)
        return Decimal(int(scaled)).scaleb(-places)

    return read


def whole(low: int, high: int, what: str = "een geheel getal") -> Callable[[Any], int]:
    """Make a reader of whole numbers between ``low`` and ``high``, both included."""
    toegestaan = f"{what} van {low} tot en met {high}"

    def read(value: Any) -> int:
        exact = _decimal(value, toegestaan)
        if exact != exact.to_integral_value():
            raise fout("geheel", "is geen geheel getal", toegestaan)
        if exact < low or exact > high:
            raise fout("bereik", "is te laag" if exact < low else "is te hoog", toegestaan)
        return int(exact)

    return read


def _degrees(limit: float) -> Callable[[Any], float]:
    toegestaan = f"graden WGS84 van -{limit:g} tot en met {limit:g}"

    def read(value: Any) -> float:
        degrees = float(_decimal(value, toegestaan))
        if abs(degrees) > limit:
            raise fout("bereik", "is geen bestaande graad", toegestaan)
        return degrees

    return read


def cents(amount: Decimal) -> int:
    """Return an amount in EUR as whole cents."""
    return int(amount.scaleb(2))


def tenths(hours: Decimal) -> int:
    """Return hours as whole tenths of an hour."""
    return int(hours.scaleb(1))


# --- dates and switches ------------------------------------------------------------------------------------------


def _datum(value: Any) -> date:
    toegestaan = "JJJJ-MM-DD of DD-MM-JJJJ"
    if isinstance(value, datetime):
        if value.time() != time() or value.tzinfo is not None:
            raise fout("datum", "heeft een tijdstip; er hoort alleen een datum te staan", toegestaan)
        value = value.date()
    if isinstance(value, str):
        text = value.strip()
        if iso := _ISO_DATUM.fullmatch(text):
            year, month, day = map(int, iso.groups())
        elif dutch := _NL_DATUM.fullmatch(text):
            day, month, year = map(int, dutch.groups())
        else:
            raise fout("datum", "is geen datum", toegestaan)
        try:
            value = date(year, month, day)
        except ValueError:
            raise fout("datum", "bestaat niet op de kalender", toegestaan) from None
    if not isinstance(value, date):
        raise fout("datum", "is geen datum", toegestaan)
    if value.year not in _JAREN:
        raise fout("datum", "ligt te ver van nu", "een jaar van 1900 tot en met 2200")
    return value


def _maand(value: Any) -> date:
    toegestaan = "JJJJ-MM, bijvoorbeeld 1998-05, zonder dag (zet de kolom in Excel op Tekst)"
    if isinstance(value, date) and not isinstance(value, datetime) and value.day == 1:
        return value  # what this function itself returns; a spreadsheet gives datetime or text
    if isinstance(value, str) and (match := _MAAND.fullmatch(value.strip())):
        year, month = map(int, match.groups())
        if year in _JAREN and 1 <= month <= 12:
            return date(year, month, 1)
        raise fout("maand", "bestaat niet op de kalender", toegestaan, geheim=True)
    # A full birth date may stand here: the value is never repeated.
    raise fout("maand", "is geen maand; een volledige geboortedatum wordt geweigerd", toegestaan, geheim=True)


def _ja_nee(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, float) and value in (0.0, 1.0):
        return value == 1.0
    text = str(value).strip().lower()
    if text in _JA:
        return True
    if text in _NEE:
        return False
    raise fout("ja_nee", "is geen ja of nee", "ja, nee (ook j, n, true, false, 1, 0)")


# --- text, codes and lists ---------------------------------------------------------------------------------------


def _tekst(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise fout("tekst", "is geen tekst", "gewone tekst")
    if isinstance(value, float):
        # A spreadsheet stores the key 1001 as the number 1001.0.
        if not value.is_integer():
            raise fout("tekst", "is een getal met decimalen, geen naam of sleutel", "gewone tekst")
        value = int(value)
    # A Mac writes é as two signs, Windows as one: the same street must not become two.
    text = normalize("NFC", str(value).strip())
    if not text or len(text) > 200:
        raise fout("tekst", "is leeg of te lang", "1 tot en met 200 tekens")
    if not text.isprintable():
        raise fout("tekst", "bevat onzichtbare tekens (een regeleinde of tab)", "gewone tekst op een regel")
    return text


def _sleutel(value: str) -> str:
    if "|" in value:
        raise fout("sleutel", "bevat een |, dat tekens scheidt in een lijst", "een sleutel of naam zonder |")
    return value


def _straat(value: str) -> str:
    if "/" in value or "|" in value:
        raise fout("straat", "bevat een / of |", "een naam zonder / en |")
    return value


def pattern(expression: str, toegestaan: str) -> Callable[[str], str]:
    """Make a check that the whole text has the form of ``expression``."""
    compiled = re.compile(expression, re.ASCII)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            raise fout("vorm", "heeft niet de goede vorm", toegestaan)
        return value

    return check


def _postcode(value: Any) -> str:
    text = _tekst(value).upper().replace(" ", "")
    return pattern(r"[1-9]\d{3}[A-Z]{2}", "1234AB")(text)


def one_of(kind: type[E]) -> Callable[[Any], E]:
    """Make a reader of one value of an enumeration, whatever the case of its letters."""
    known = {member.value.lower(): member for member in kind}
    toegestaan = ", ".join(member.value for member in kind)

    def read(value: Any) -> E:
        if isinstance(value, kind):
            return value
        member = known.get(str(value).strip().lower())
        if member is None:
            raise fout("keuze", "is geen bekende waarde", toegestaan)
        return member

    return read


def list_of(read: Callable[[Any], Any]) -> Callable[[Any], tuple[Any, ...]]:
    """Make a reader of a list: text with ``|`` between the items, or a sequence. Order and doubles stay."""

    def read_list(value: Any) -> tuple[Any, ...]:
        items = value.split("|") if isinstance(value, str) else value
        if not isinstance(items, list | tuple):
            items = [items]
        if any(isinstance(item, str) and not item.strip() for item in items):
            raise fout("lijst", "bevat een leeg onderdeel", "waarden met een | ertussen")
        return tuple(read(item) for item in items)

    return read_list


# --- the kinds ---------------------------------------------------------------------------------------------------

Euro = Annotated[Decimal, BeforeValidator(number(2, 0, 100_000, "euro"))]
Uren = Annotated[Decimal, BeforeValidator(number(1, 0, 1_000_000, "uur per week"))]
UrenClient = Annotated[Decimal, BeforeValidator(number(1, 0, 168, "uur per week"))]
Aantal = Annotated[int, BeforeValidator(whole(0, 1_000_000))]
AantalVanaf1 = Annotated[int, BeforeValidator(whole(1, 1_000))]
Jaar = Annotated[int, BeforeValidator(whole(1900, 2200, "een jaartal"))]
Lengtegraad = Annotated[float, BeforeValidator(_degrees(180))]
Breedtegraad = Annotated[float, BeforeValidator(_degrees(90))]
Datum = Annotated[date, BeforeValidator(_datum)]
Maand = Annotated[date, BeforeValidator(_maand)]
JaNee = Annotated[bool, BeforeValidator(_ja_nee)]
Tekst = Annotated[str, BeforeValidator(_tekst)]
Sleutel = Annotated[str, BeforeValidator(_tekst), AfterValidator(_sleutel)]
Straat = Annotated[str, BeforeValidator(_tekst), AfterValidator(_straat)]
Postcode = Annotated[str, BeforeValidator(_postcode)]

_gemeente = pattern(r"GM\d{4}", "een CBS-code als GM0150")
_buurt = pattern(r"BU[0-9A-Z]{1,8}", "een CBS-buurtcode als BU01500101")
_gebied = pattern(
    r"GM\d{4}|WK[0-9A-Z]{1,6}|BU[0-9A-Z]{1,8}(?:/[^/|]+){0,2}",
    "een code als GM0150, WK015001, BU01500101, BU01500101/Straat of BU01500101/Straat/Complex",
)


def _gebiedcode(value: Any) -> str:
    # Street and complex names are compared after trimming, also inside a code.
    return _gebied("/".join(deel.strip() for deel in _tekst(value).split("/")))


GemeenteCode = Annotated[str, BeforeValidator(_tekst), AfterValidator(_gemeente)]
BuurtCode = Annotated[str, BeforeValidator(_tekst), AfterValidator(_buurt)]
GebiedCode = Annotated[str, BeforeValidator(_gebiedcode)]
GemeenteCodes = Annotated[tuple[str, ...], BeforeValidator(list_of(lambda v: _gemeente(_tekst(v))))]
BuurtCodes = Annotated[tuple[str, ...], BeforeValidator(list_of(lambda v: _buurt(_tekst(v))))]
GebiedCodes = Annotated[tuple[str, ...], BeforeValidator(list_of(_gebiedcode))]
