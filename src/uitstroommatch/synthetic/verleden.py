"""Past placements: four years, more of them in Deventer and in the weaker buurten than is fair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

from uitstroommatch.synthetic import namen
from uitstroommatch.synthetic.clienten import VOORZIENINGEN, ZWAARTES
from uitstroommatch.synthetic.kans import Kans
from uitstroommatch.synthetic.rijen import Plaatsing
from uitstroommatch.synthetic.streek import Plek, Streek
from uitstroommatch.synthetic.woningen import HUREN, buurtloterijen, kies_plek

PUNTEN = {"licht": 1, "medium": 1, "complex": 2, "gespecialiseerd": 3}
"""Load points per intensity, as in the shipped policies."""
VENSTER_JAREN = 3
"""A placement counts for load so many years, as in the shipped policies."""
DAGEN = 1461
"""Four years."""
CONCENTRATIE = {3: 7.0, 4: 6.0, 5: 5.0, 6: 2.6, 7: 1.0, 8: 0.5, 9: 0.25, None: 0.2}
"""Where people were placed before, by Leefbaarometer class."""
WOONVORMEN = {"zelfstandig": 0.82, "kamer": 0.08, "groepswonen": 0.08, "skaeve_huse": 0.02}
EIGEN_GEMEENTE = {namen.DEVENTER: 0.6, namen.ZUTPHEN: 0.72, namen.RAALTE: 0.74}
"""Share of the placements that are of clients of the municipality itself; elsewhere 0.7."""


def maak_verleden(streek: Streek, aantal: int, sleutels: Iterator[str], peildatum: date, kans: Kans) -> list[Plaatsing]:
    """Return the past placements of one region, oldest first."""
    buurten = buurtloterijen(streek, CONCENTRATIE)
    gemeenten = kans.verdeel(aantal, namen.VERLEDEN)
    data = sorted(peildatum - timedelta(days=_geleden(kans)) for _ in range(aantal))
    rijen = []
    for datum, bron in zip(data, gemeenten, strict=True):
        plek = kies_plek(streek, buurten[bron].trek(kans), kans)
        herkomst = _herkomst(streek, bron, kans)
        rijen.append(_plaatsing(streek, plek, herkomst, datum, next(sleutels), peildatum, kans))
    return rijen


def _geleden(kans: Kans) -> int:
    """Return days ago; a few contracts are signed and start after the reference date."""
    return -kans.geheel(1, 30) if kans.ja(0.02) else kans.geheel(1, DAGEN)


def _herkomst(streek: Streek, bron: str, kans: Kans) -> str:
    eigen = EIGEN_GEMEENTE.get(bron, 0.7)
    soort = kans.weeg({"eigen": eigen, "streek": 0.93 - eigen, "buiten": 0.07})
    if soort == "eigen":
        return streek.gemeenten[bron]
    if soort == "buiten":
        return kans.weeg(namen.BUITEN)
    elders = kans.weeg({g: w for g, w in namen.HERKOMST.items() if g != bron})
    return streek.gemeenten[elders]


def _plaatsing(
    streek: Streek, plek: Plek, herkomst: str, datum: date, sleutel: str, peildatum: date, kans: Kans
) -> Plaatsing:
    volledig = kans.ja(0.95)
    woonvorm = kans.weeg(WOONVORMEN)
    return Plaatsing(
        plaatsing_id=sleutel,
        datum=datum,
        gemeente_herkomst=herkomst,
        buurtcode=plek.buurt.code,
        straat=plek.straat,
        complex=plek.complex if kans.ja(0.6) else None,
        corporatie=plek.corporatie,
        aanbieder=streek.naam(_aanbieder(streek, plek.gemeente, kans)),
        zwaarte=kans.weeg(ZWAARTES),
        woonvorm=woonvorm if volledig else None,
        rekenhuur=_huur(woonvorm, kans) if volledig else None,
        contractvorm=kans.weeg({"OMK": 0.75, "VWD": 0.15, "OBE": 0.1}) if volledig else None,
        einddatum=_einde(datum, peildatum, kans),
    )


def _aanbieder(streek: Streek, gemeente: str, kans: Kans) -> str:
    """Return one of the providers that work there; beschermd wonen and opvang place most."""
    gewichten: Counter[str] = Counter()
    for voorziening, deel in VOORZIENINGEN.items():
        for naam, gewicht in namen.PER_VOORZIENING[voorziening].items():
            if gemeente in (streek.gemeenten[bron] for bron in namen.WERKGEBIED[naam]):
                gewichten[naam] += round(1000 * deel * gewicht)
    return kans.weeg(gewichten)


def _huur(woonvorm: str, kans: Kans) -> Decimal:
    laag, hoog = HUREN.get(woonvorm, (380, 710))
    return Decimal(kans.geheel(100 * laag, 100 * hoog)) / 100


def _einde(datum: date, peildatum: date, kans: Kans) -> date | None:
    """Return when the client moved on; an end after next spring is not known yet."""
    einde = datum + timedelta(days=kans.geheel(120, 1000))
    return einde if kans.ja(0.28) and einde < peildatum + timedelta(days=60) else None


def belasting(plaatsingen: Iterable[Plaatsing], streek: Streek, peildatum: date) -> Mapping[str, int]:
    """Return the existing load in points of every area, of all five levels."""
    punten: Counter[str] = Counter()
    ouders = {b.code: b.ouder or "" for b in streek.gebieden if b.niveau == "buurt"}
    vanaf = jaren_eerder(peildatum, VENSTER_JAREN)
    for p in plaatsingen:
        if p.datum > vanaf and (p.einddatum is None or p.einddatum > peildatum):
            wijk = ouders[p.buurtcode]
            for code in (*plekcodes(p.buurtcode, p.straat, p.complex), wijk, streek.wijk_gemeente[wijk]):
                punten[code] += PUNTEN[p.zwaarte]
    return punten


def plekcodes(buurtcode: str, straat: str, complex_: str | None) -> tuple[str, ...]:
    """Return the codes of buurt, street and, if any, complex."""
    codes = (buurtcode, f"{buurtcode}/{straat}")
    return (*codes, f"{codes[1]}/{complex_}") if complex_ else codes


def jaren_eerder(dag: date, jaren: int) -> date:
    """Return the same day some years earlier; 29 February becomes 28 where the year has none."""
    try:
        return dag.replace(year=dag.year - jaren)
    except ValueError:
        return dag.replace(year=dag.year - jaren, day=28)
