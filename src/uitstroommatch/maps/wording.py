"""Dutch for on the map: numbers, lists and the sentences about the load of an area."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from uitstroommatch.domain.enums import Contractvorm, Woonvorm
from uitstroommatch.domain.voorstel import Gebiedslast, Status

_MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_MEEST_GENOEMD = 10
KLASSEGRENZEN = (0, 50, 80, 100)
"""Percentages at which an area gets another colour."""

STATUS: dict[Status, str] = {
    "optimaal": "optimaal: bewezen dat geen plan beter is op deze doelen, in deze volgorde",
    "haalbaar": "haalbaar: het plan houdt zich aan alle regels, maar niet bewezen is dat het niet beter kan",
    "onmogelijk": "onmogelijk: geen enkel plan voldoet aan alle regels en besluiten",
    "tijd_op": "tijd op: er is binnen de tijd geen plan gevonden",
}
CONTRACTVORM = {
    Contractvorm.OMK: "omklap (OMK)",
    Contractvorm.VWD: "onder voorwaarden (VWD)",
    Contractvorm.OBE: "onbepaalde tijd (OBE)",
}
WOONVORM = {
    Woonvorm.ZELFSTANDIG: "zelfstandig",
    Woonvorm.KAMER: "kamer",
    Woonvorm.GROEPSWONEN: "groepswonen",
    Woonvorm.SKAEVE_HUSE: "skaeve huse",
}


def datum(dag: date) -> str:
    """Return a date as 23 november 2026."""
    return f"{dag.day} {_MAANDEN[dag.month - 1]} {dag.year}"


def bedrag(euro: Decimal) -> str:
    """Return an amount as € 1.412,35."""
    return "€ " + f"{euro:,.2f}".translate(str.maketrans(",.", ".,"))


def aantal(n: int, een: str, meer: str) -> str:
    """Return 1 buurt, or 2 buurten."""
    return f"{n} {een if n == 1 else meer}"


def punten(n: int) -> str:
    """Return 1 punt, or 2 punten."""
    return aantal(n, "punt", "punten")


def van_de(n: int, totaal: int, een: str, meer: str) -> str:
    """Return 1 van de 5 buurten."""
    return f"{n} van de {aantal(totaal, een, meer)}"


def opsomming(namen: Iterable[str]) -> str:
    """Return the names with commas, the first ten of them when there are more."""
    alle = list(namen)
    rest = len(alle) - _MEEST_GENOEMD
    eerste = ", ".join(alle[:_MEEST_GENOEMD])
    return eerste if rest <= 0 else f"{eerste} en nog {rest} andere"


def procent(last: Gebiedslast) -> str:
    """Return how full an area is; never rounded to a boundary of a class that it is not on."""
    if last.grens is None:
        return "geen grens"
    totaal = last.bestaand + last.nieuw
    if last.grens == 0:
        return "grens 0"
    heel = (200 * totaal + last.grens) // (2 * last.grens)
    rest = 100 * totaal - heel * last.grens
    if rest == 0 or heel not in KLASSEGRENZEN:
        return f"{heel} %"
    return f"{'ruim' if rest > 0 else 'bijna'} {heel} %"


def ruimte(last: Gebiedslast) -> str:
    """Return what is left after this proposal."""
    if last.grens is None:
        return "geen grens"
    over = last.grens - last.bestaand - last.nieuw
    if over > 0:
        return f"nog ruimte voor {punten(over)}"
    return "vol" if over == 0 else f"{punten(-over)} boven de grens"


def belasting(last: Gebiedslast) -> str:
    """Return 5 van 6 punten belast, 2 daarvan nieuw; nog ruimte voor 1 punt."""
    totaal = last.bestaand + last.nieuw
    maat = punten(totaal) if last.grens is None else f"{totaal} van {punten(last.grens)}"
    nieuw = "" if totaal == 0 else f", {last.nieuw or 'geen'} daarvan nieuw"
    return f"{maat} belast{nieuw}; {ruimte(last)}{_vooraf(last)}"


def _vooraf(last: Gebiedslast) -> str:
    al_zo = last.grens is not None and last.nieuw == 0 and last.bestaand > last.grens
    return ", ook al zonder dit voorstel" if al_zo else ""
