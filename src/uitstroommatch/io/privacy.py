"""Personal data is refused on sight: by the name of a column, and by what a value looks like.

The file format asks for pseudonyms. What still slips in (a citizen service number as key, a telephone number in a
remark) is found here, in known and unknown columns alike. A refused value is never repeated: not in a message, not in
a log and not in the chain of an exception.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

import pandas as pd

# --- names of columns --------------------------------------------------------------------------------------------

_PERSOONSBESTANDEN = frozenset({"clienten", "plaatsingen", "besluiten"})
_GEEN_PERSOON = re.compile(
    r"(straat|gemeente|buurt|wijk|plaats|complex|gebied|corporatie|verhuurder|aanbieder|organisatie|instelling|bestand"
    r"|afspraak|project|gebouw)s?naam$"
)
_KOLOMMEN: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "een burgerservicenummer": re.compile(r"bsn|burgerservice|sofi(nr|num)|^sofi$|(persoons|identiteits)nummer"),
        "een e-mailadres": re.compile(r"^e?mail|mailadres|emailaddress"),
        "een telefoonnummer": re.compile(r"^tel$|^tel(nr|num)|telefoon|phone|^mobiel|^gsm|06nummer"),
        "een geboortedatum": re.compile(r"geboorte(?!maand$|jaar$)|^geb(oren)?$|^gebdat|birth|^dob$|verjaardag"),
        "een diagnose": re.compile(
            r"diagnos|^dsm|^icd|stoornis|ziekte|aandoening|medicatie|medicijn|^medisch|problematiek|verslaving|delict"
        ),
        "de naam van een persoon": re.compile(
            r"naam|voorletter|initialen|tussenvoegsel|^name$|(first|last|sur|full|family)name|^contact"
            r"|(begeleider|behandelaar|casemanager|bewindvoerder|mentor)$"
        ),
    }
)
# A street tells where a past placement is; only together with a number or postcode does it tell who lives there.
_ADRES = re.compile(r"adres|huisn(r|um)|huisletter|postcode|woonplaats")
_STRAAT = re.compile(r"straat")

# --- values ------------------------------------------------------------------------------------------------------

# All repetitions are bounded: a cell of a hundred thousand signs must not cost minutes.
_EMAIL = re.compile(r"[^\s@|;,<>()]{1,64}@[^\s@|;,<>()]{1,255}\.[A-Za-z]{2,}")
# +31, 0031 or a leading zero, then nine digits; separators in between, but never a line end: columns are searched as
# one text with a line per value. 316 is a mobile number of which a spreadsheet has eaten the plus sign.
_TELEFOON = re.compile(
    r"(?<![\w+])(?<!\d[.,])"
    r"(?:(?:\+|00)31[ .\-\u00a0]?(?:\(0\))?[ .\-\u00a0]?[1-9]|\(?0[1-9]|316(?=\d{8}\b))"
    r"(?:[ .\-/()\u00a0]{0,3}\d){8}(?!\w)"
)
_DATUM = re.compile(r"\b(?:\d{1,2}-\d{1,2}-(?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2})\b")
_NEGEN = re.compile(r"(?<![\w.,/-])(\d{9}|\d{4}[. ]\d{2}[. ]\d{3}|\d{3}[. ]\d{3}[. ]\d{3})(?![\w/-]|[.,]\d)")
_ACHT_OF_NEGEN = re.compile(r"\s*(\d{8,9}|\d{4}[. ]\d{2}[. ]\d{3}|\d{3}[. ]\d{3}[. ]\d{3})(?:\.0)?\s*")
_VOLLE_DATUM = re.compile(
    r"\s*(?:\d{4}([-/. ])\d{1,2}\1\d{1,2}|\d{8}|\d{1,2}[-/. ](?:\d{1,2}|[a-zA-Z]{3,9})[-/. ]\d{2,4})\b.*", re.DOTALL
)
_GEWICHTEN = (9, 8, 7, 6, 5, 4, 3, 2, -1)

_OVER_PERSOON = re.compile(r"client|cliënt|persoon|burger|bewoner|huurder|sleutel")
_OVER_NUMMER = re.compile(r"nummer|nr$|(^|_)id$|code$|kenmerk")
# Codes of homes, agreements and placements: ten digits without any separator are no telephone number there.
_CODES = frozenset({"woning_id", "complex", "afspraak_id", "plaatsing_id"})
# Nine digits are no person there either: the same code is legal in woningen.
_WONINGCODES = frozenset({"woning_id", "complex"})

EMAIL = "bevat een e-mailadres"
TELEFOON = "bevat een telefoonnummer"
BSN = "bevat een getal dat een burgerservicenummer kan zijn (het doorstaat de elfproef)"
GEBOORTEDATUM = "bevat een volledige geboortedatum"


def column_reason(bestand: str, kolom: str) -> str | None:
    """Return which personal data the name of an unknown column promises, ``None`` when it promises none."""
    kaal = re.sub(r"[^a-z0-9]", "", unicodedata.normalize("NFKD", kolom.casefold()).encode("ascii", "ignore").decode())
    if not _GEEN_PERSOON.match(kaal):
        for soort, name in _KOLOMMEN.items():
            if name.search(kaal):
                return soort
    if bestand in _PERSOONSBESTANDEN and (_ADRES.search(kaal) or (bestand != "plaatsingen" and _STRAAT.search(kaal))):
        return "een adres"
    return None


def refused_values(bestand: str, kolom: str, values: pd.Series, *, known: bool) -> Iterator[tuple[int, str]]:
    """Yield the row number and the reason for every refused value of a column.

    The column is searched as one text first: nearly every column is clean, and then one search per kind is enough.
    """
    texts = [_text(kolom, value) for value in values]
    everything = "\n".join(dict.fromkeys(texts))
    if not _reasons(bestand, kolom, everything, known=known, whole=False):
        return
    for row, text in zip(values.index, texts, strict=True):
        for reason in _reasons(bestand, kolom, text, known=known, whole=True):
            yield int(row), reason


def looks_personal(value: object) -> bool:
    """Say whether a value, wherever it stands, looks like personal data that may not be repeated."""
    text = str(value)
    return bool(_EMAIL.search(text) or _has_phone(text, bare=True) or any(map(is_bsn, _NEGEN.findall(text))))


def is_personal_key(key: str) -> bool:
    """Say whether a key that should be a pseudonym is personal data itself."""
    match = _ACHT_OF_NEGEN.fullmatch(key)
    return looks_personal(key) or bool(match and is_bsn(match[1]))


def is_bsn(number: str) -> bool:
    """Say whether eight or nine digits pass the eleven-test. Numbers with two leading zeros were never given out."""
    digits = re.sub(r"\D", "", number).zfill(9)
    if len(digits) != 9 or digits.startswith("00"):
        return False
    return sum(weight * int(digit) for weight, digit in zip(_GEWICHTEN, digits, strict=True)) % 11 == 0


def _text(kolom: str, value: object) -> str:
    """Return what of a cell is searched. A number typed in a sheet loses its zeros, but stays a number."""
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.strftime("%Y-%m-%d") if "geboorte" in kolom.casefold() else ""
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else ""
    return str(value) if isinstance(value, int) else ""


def _reasons(bestand: str, kolom: str, text: str, *, known: bool, whole: bool) -> list[str]:
    """Return why a text is refused. Without ``whole`` it is many values, and the answer may be too wide."""
    naam = kolom.strip().casefold()
    found = []
    if "@" in text and _EMAIL.search(text):
        found.append(EMAIL)
    if _has_phone(text, bare=naam not in _CODES):
        found.append(TELEFOON)
    if _has_bsn(bestand, naam, text, known=known, whole=whole):
        found.append(BSN)
    if "geboorte" in naam and (not whole or _VOLLE_DATUM.fullmatch(text)):
        found.append(GEBOORTEDATUM)
    return found


def _has_phone(text: str, *, bare: bool) -> bool:
    return any(bare or not match[0].isdigit() for match in _TELEFOON.finditer(_DATUM.sub("datum", text)))


def _has_bsn(bestand: str, naam: str, text: str, *, known: bool, whole: bool) -> bool:
    if _is_person_number(bestand, naam, known=known):
        if not whole:
            return True
        if match := _ACHT_OF_NEGEN.fullmatch(text):
            return is_bsn(match[1])
    elif bestand not in _PERSOONSBESTANDEN or naam in _WONINGCODES:
        return False
    return any(map(is_bsn, _NEGEN.findall(text)))


def _is_person_number(bestand: str, naam: str, *, known: bool) -> bool:
    """Say whether a column holds the number of a person, so that eight digits are enough to look at."""
    if known:
        return naam == "client_sleutel"
    number = bestand in _PERSOONSBESTANDEN and bool(_OVER_NUMMER.search(naam))
    return number or bool(_OVER_PERSOON.search(naam))
