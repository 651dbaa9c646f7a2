"""The measures of the spread as a piece of a page: a table and bars, for the map and for the pages of the service.

It needs no script and no style sheet: colours stand in the drawing itself, and each bar has its name, its value and its
own pattern beside its colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from uitstroommatch.spread.figures import Spreidingscijfer, Spreidingscijfers

Stand = Literal["nu", "plan", "gretig"]
STANDEN: dict[Stand, str] = {"nu": "nu", "plan": "voorstel", "gretig": "op volgorde"}

BEGIN, LANGST = 92, 200  # of the bars, in a drawing of 360 wide
KOP, RIJ, TUSSEN = 22, 18, 12  # heights of a name, of a bar with room around it, and of the space before the next name


@dataclass(frozen=True, slots=True)
class Balk:
    """A bar: whose it is, its height and length in the drawing, and its value in words."""

    stand: Stand
    naam: str
    y: int
    lengte: int
    tekst: str


@dataclass(frozen=True, slots=True)
class Staven:
    """The bars of one measure; the longest is as long as can be."""

    naam: str
    beter: str
    y: int
    balken: tuple[Balk, ...]


def spreidingsblok(cijfers: Spreidingscijfers, plek: str = "spreiding") -> Markup:
    """Return table and bars as HTML; ``plek`` begins the ids in it, for a page with more than one."""
    standen = [een for een in STANDEN if any(getattr(rij, een) is not None for rij in cijfers.rijen)]
    staven = tuple(_staven(cijfers.rijen, standen))
    hoog = max((balk.y + RIJ for groep in staven for balk in groep.balken), default=0)
    return Markup(  # noqa: S704  # the template escapes what it is given
        _template().render(cijfers=cijfers, standen=standen, staven=staven, hoog=hoog, plek=plek, begin=BEGIN)
    )


def _staven(rijen: Sequence[Spreidingscijfer], standen: Sequence[Stand]) -> Iterator[Staven]:
    y = 0
    for rij in rijen:
        bekend = {een: waarde for een in standen if (waarde := getattr(rij, een)) is not None}
        if not bekend:
            continue
        hoogste = max(bekend.values())
        balken = tuple(
            Balk(een, STANDEN[een], y + KOP + nr * RIJ, _lengte(waarde, hoogste), getal(waarde, rij))
            for nr, (een, waarde) in enumerate(bekend.items())
        )
        yield Staven(rij.naam, f"{rij.beter} is beter", y, balken)
        y += KOP + len(balken) * RIJ + TUSSEN


def _lengte(waarde: Decimal, hoogste: Decimal) -> int:
    return round(LANGST * waarde / hoogste) if hoogste else 0


def getal(waarde: Decimal | None, rij: Spreidingscijfer) -> str:
    """Return a value as it is read: 4,6 %, 0,796, +9; a dash when there is none."""
    if waarde is None:
        return "–"
    teken = "+" if rij.beter == "dichter bij 0" and waarde > 0 else ""
    tekst = f"{teken}{waarde:,}".translate(str.maketrans(",.-", ".,−"))
    return f"{tekst}\u00a0%" if rij.eenheid == "%" else tekst


@cache
def _template() -> Template:
    env = Environment(
        loader=PackageLoader("uitstroommatch.spread"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(getal=getal, namen=STANDEN)
    return env.get_template("spreiding.html")
