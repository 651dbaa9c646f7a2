"""Homes: real buurten, invented streets, rents of which few stay under the limit for young people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from uitstroommatch.synthetic import namen
from uitstroommatch.synthetic.kans import Kans, Loterij
from uitstroommatch.synthetic.rijen import Gebied, Woning
from uitstroommatch.synthetic.streek import Plek, Streek

SOORTEN = {
    "gewoon": 0.71,
    "klein en oud": 0.08,
    "kamer": 0.1,
    "groepswonen": 0.075,
    "skaeve_huse": 0.035,
}
"""Kinds of homes; the first two are zelfstandig."""
KAMERS = {
    "gewoon": {1: 0.08, 2: 0.37, 3: 0.34, 4: 0.15, 5: 0.06},
    "klein en oud": {1: 0.6, 2: 0.4},
}
BASISHUUR = {1: 450, 2: 560, 3: 625, 4: 690, 5: 750}
"""Rent in EUR of an ordinary home with so many rooms."""
HUREN = {
    "klein en oud": (325, 409),
    "kamer": (335, 465),
    "groepswonen": (350, 520),
    "skaeve_huse": (395, 560),
}
"""Rents in EUR; the old, small homes are the ones that a young person can pay."""
CONTRACTEN: dict[tuple[str, ...], float] = {
    ("OMK", "VWD", "OBE"): 0.24,
    ("OMK",): 0.3,
    ("OMK", "VWD"): 0.2,
    ("OMK", "OBE"): 0.08,
    ("VWD", "OBE"): 0.1,
    ("OBE",): 0.08,
}
BUURTFACTOR = {3: 2.0, 4: 1.9, 5: 1.8, 6: 1.4, 7: 1.1, 8: 0.9, 9: 0.7, None: 0.5}
"""Where rented homes stand, by Leefbaarometer class: more in the weaker buurten."""


def buurtloterijen(streek: Streek, factor: dict[int | None, float]) -> dict[str, Loterij[Gebied]]:
    """Return per municipality a draw of buurten, by households and Leefbaarometer class."""
    return {
        bron: Loterij({b: (b.huishoudens or 0) * factor.get(b.leefbaarheid, 1.0) for b in streek.buurten_in(code)})
        for bron, code in streek.gemeenten.items()
    }


def kies_plek(streek: Streek, buurt: Gebied, kans: Kans) -> Plek:
    """Return a street of the buurt; the first streets come up most."""
    plekken = streek.plekken[buurt.code]
    return plekken[min(int(kans.deel() * kans.deel() * len(plekken)), len(plekken) - 1)]


def maak_woningen(streek: Streek, aantal: int, sleutels: Iterator[str], peildatum: date, kans: Kans) -> list[Woning]:
    """Return the homes offered in one region."""
    buurten = buurtloterijen(streek, BUURTFACTOR)
    gemeenten = kans.verdeel(aantal, namen.AANBOD)
    soorten = kans.verdeel(aantal, SOORTEN)
    return [
        _woning(_plek(streek, buurten[g].trek(kans), soort, kans), soort, next(sleutels), peildatum, kans)
        for g, soort in zip(gemeenten, soorten, strict=True)
    ]


def _plek(streek: Streek, buurt: Gebied, soort: str, kans: Kans) -> Plek:
    """Return a street; a skaeve huse stands apart, not in an ordinary street or complex."""
    plek = kies_plek(streek, buurt, kans)
    return replace(plek, straat=namen.ACHTERAF, complex=None) if soort == "skaeve_huse" else plek


def _woning(plek: Plek, soort: str, sleutel: str, peildatum: date, kans: Kans) -> Woning:
    woonvorm = "zelfstandig" if soort in KAMERS else soort
    kamers, personen, plaatsen = _omvang(soort, kans)
    toegankelijk = kans.weeg({"geen": 0.68, "gelijkvloers": 0.25, "rolstoel": 0.07})
    jongst, oudst = _label(woonvorm, kamers, toegankelijk, kans)
    return Woning(
        woning_id=sleutel,
        corporatie=plek.corporatie,
        buurtcode=plek.buurt.code,
        straat=plek.straat,
        complex=plek.complex if kans.ja(0.6) else None,
        postcode=_postcode(plek),
        woonvorm=woonvorm,
        rekenhuur=_huur(soort, kamers, kans),
        kamers=kamers,
        max_personen=personen,
        toegankelijkheid=toegankelijk,
        leeftijd_min=jongst,
        leeftijd_max=oudst,
        contractvormen=_contracten(plek, woonvorm, kans),
        plaatsen=plaatsen,
        beschikbaar_vanaf=peildatum + timedelta(days=_vrij_over(kans)),
        lengtegraad=round(plek.buurt.lengtegraad + kans.deel(-0.0028, 0.0028), 6),
        breedtegraad=round(plek.buurt.breedtegraad + kans.deel(-0.0017, 0.0017), 6),
    )


def _omvang(soort: str, kans: Kans) -> tuple[int, int, int]:
    """Return rooms and persons per place, and places."""
    if soort == "groepswonen":
        return 1, 1, kans.weeg({2: 0.3, 3: 0.35, 4: 0.25, 5: 0.1})
    if soort not in KAMERS:
        return (1, 1, 1) if soort == "kamer" else (2, 2, 1)
    kamers = kans.weeg(KAMERS[soort])
    return kamers, {1: 1, 2: 2, 3: 4, 4: 5, 5: 6}[kamers], 1


def _huur(soort: str, kamers: int, kans: Kans) -> Decimal:
    gewoon = BASISHUUR[kamers] - 100, BASISHUUR[kamers] + 145
    laag, hoog = HUREN.get(soort, gewoon)
    # the sum of two draws: rents near the middle are the most common
    euro = laag + int((kans.deel() + kans.deel()) / 2 * (hoog - laag))
    return Decimal(min(euro, 899) * 100 + kans.geheel(0, 99)) / 100


def _label(woonvorm: str, kamers: int, toegankelijk: str, kans: Kans) -> tuple[int | None, int | None]:
    """Return the age label: some accessible homes are for older people, some small ones for the young."""
    if woonvorm == "zelfstandig" and toegankelijk != "geen" and kans.ja(0.45):
        return 55, None
    if kamers == 1 and kans.ja(0.2):
        return 18, 27
    return None, None


def _contracten(plek: Plek, woonvorm: str, kans: Kans) -> tuple[str, ...]:
    if plek.corporatie.startswith("Particuliere"):
        return ("OMK", "OBE") if kans.ja(0.6) else ("OMK",)
    if woonvorm == "skaeve_huse":
        return ("OMK", "VWD")
    return kans.weeg(CONTRACTEN)


def _vrij_over(kans: Kans) -> int:
    """Return days from the reference date: empty already, soon, or beyond what a month looks at."""
    laag, hoog = kans.weeg({(-28, 0): 0.22, (1, 45): 0.4, (46, 100): 0.3, (101, 150): 0.08})
    return kans.geheel(laag, hoog)


def _postcode(plek: Plek) -> str | None:
    cijfers = namen.POSTCODES.get(plek.buurt.ouder or "")
    return f"{cijfers}{Kans('postcode', plek.straat).kies(namen.POSTLETTERS)}" if cijfers else None
