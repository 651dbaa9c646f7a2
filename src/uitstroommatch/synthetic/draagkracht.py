"""Limits that differ from the default, on all five levels, each with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from uitstroommatch.synthetic.kans import Kans
from uitstroommatch.synthetic.rijen import Draagkracht, Gebied, Woning
from uitstroommatch.synthetic.streek import Streek
from uitstroommatch.synthetic.verleden import plekcodes

STRAAT, COMPLEX = 4, 3
"""Default limits of a street and a complex, as in the shipped policies."""
PER_1000 = Decimal(8)
_HALF, _HEEL = Decimal("0.5"), Decimal(1)
FACTOR: Mapping[int | None, Decimal] = MappingProxyType(
    {1: _HALF, 2: _HALF, 3: _HALF, 4: _HALF, 5: _HEEL, 6: _HEEL, None: _HEEL}
)
"""Factor by Leefbaarometer class, as in the shipped policies; 1.25 for what is not named."""


def standaardgrens(buurt: Gebied, maal: Decimal = Decimal(1)) -> int:
    """Return the limit of a buurt that the shipped policies give, times a factor."""
    factor = FACTOR.get(buurt.leefbaarheid, Decimal("1.25"))
    return max(1, int(PER_1000 * (buurt.huishoudens or 0) / 1000 * factor * maal))


@dataclass(frozen=True)
class Situatie:
    """What the limits of one region depend on; ``maal`` multiplies the default limit of every buurt."""

    streek: Streek
    woningen: Sequence[Woning]
    belasting: Mapping[str, int]
    clienten: int
    maal: Decimal


def maak_draagkracht(situatie: Situatie, kans: Kans) -> list[Draagkracht]:
    """Return the overrides: for every buurt when ``maal`` is not 1, and a handful that people decided."""
    met_de_hand = (
        _gemeente(situatie),
        _wijk(situatie),
        *_buurten(situatie, kans),
        *_straten(situatie, kans),
        *_complexen(situatie, kans),
    )
    rijen = {rij.code: rij for rij in (*_alle_buurten(situatie), *met_de_hand)}
    volgorde = ("gemeente", "wijk", "buurt", "straat", "complex")
    return sorted(rijen.values(), key=lambda rij: (volgorde.index(rij.niveau), rij.code))


def _alle_buurten(situatie: Situatie) -> Iterator[Draagkracht]:
    meer = situatie.maal > 1
    reden = (
        "Meegegroeid met de omvang van dit rekenvoorbeeld" if meer else "Wijkteam vraagt om rust: grens tijdelijk lager"
    )
    for buurt in situatie.streek.buurten:
        grens = standaardgrens(buurt, situatie.maal)
        if grens != standaardgrens(buurt):
            yield Draagkracht("buurt", buurt.code, grens, reden)


def _gemeente(situatie: Situatie) -> Draagkracht:
    """Return a limit for the smallest municipality."""
    streek = situatie.streek
    code = min(streek.gemeenten.values(), key=lambda g: (len(streek.buurten_in(g)), g))
    grens = situatie.belasting.get(code, 0) + max(2, round(0.12 * situatie.clienten))
    return Draagkracht("gemeente", code, grens, "Lokaal team kan dit jaar niet meer aan")


def _wijk(situatie: Situatie) -> Draagkracht:
    """Return a limit for the wijk that bears most."""
    code = max(sorted(situatie.streek.wijk_gemeente), key=lambda wijk: situatie.belasting.get(wijk, 0))
    grens = situatie.belasting.get(code, 0) + max(2, round(0.05 * situatie.clienten))
    return Draagkracht("wijk", code, grens, "Afspraak met het wijkteam: eerst spreiden")


def _buurten(situatie: Situatie, kans: Kans) -> Iterator[Draagkracht]:
    """Give one buurt more room and one less, as far as homes are offered in two."""
    grens = {b.code: standaardgrens(b, situatie.maal) for b in situatie.streek.buurten}
    codes = kans.schud(sorted({w.buurtcode for w in situatie.woningen}))
    for hoog in codes[:1]:
        yield Draagkracht("buurt", hoog, grens[hoog] + 2, "Sterk buurtnetwerk en een inloophuis om de hoek")
    for laag in codes[1:2]:
        yield Draagkracht("buurt", laag, grens[laag] // 2, "Veel verhuizingen in korte tijd, buurt wil rust")


def _straten(situatie: Situatie, kans: Kans) -> Iterator[Draagkracht]:
    """Give one street more room and one less."""
    codes = kans.schud(sorted({plekcodes(w.buurtcode, w.straat, None)[1] for w in situatie.woningen}))
    for ruim in codes[:1]:
        yield Draagkracht("straat", ruim, STRAAT + 2, "Lange straat met gemengd bezit")
    for krap in codes[1:2]:
        yield Draagkracht("straat", krap, STRAAT // 2, "Kort na elkaar verhuisd, straat wil rust")


def _complexen(situatie: Situatie, kans: Kans) -> Iterator[Draagkracht]:
    """Give one complex more room, as far as homes are offered in one."""
    codes = sorted({code for w in situatie.woningen for code in plekcodes(w.buurtcode, w.straat, w.complex)[2:]})
    for code in kans.schud(codes)[:1]:
        yield Draagkracht("complex", code, COMPLEX + 2, "Huismeester aanwezig op werkdagen")
