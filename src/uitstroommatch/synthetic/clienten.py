"""Clients: who they are, what they need, what they wish."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from uitstroommatch.synthetic import namen
from uitstroommatch.synthetic.kans import Kans
from uitstroommatch.synthetic.rijen import Client
from uitstroommatch.synthetic.streek import Streek
from uitstroommatch.synthetic.wensen import Persoon, kies_wensen

VOORZIENINGEN = {"BW": 0.44, "MO": 0.32, "VZ": 0.12, "OGGZ": 0.12}
ZWAARTES = {"licht": 0.44, "medium": 0.35, "complex": 0.15, "gespecialiseerd": 0.06}
LEEFTIJDEN = {(18, 22): 0.25, (23, 29): 0.2, (30, 44): 0.3, (45, 59): 0.18, (60, 70): 0.07}
UREN = {"licht": (3, 8), "medium": (6, 14), "complex": (10, 19), "gespecialiseerd": (14, 24)}
"""Hours per week, in halves."""
VIERENTWINTIG_UUR = {"licht": 0.0, "medium": 0.04, "complex": 0.3, "gespecialiseerd": 0.65}
AFWIJKREDENEN = {
    "veiligheid": 0.3,
    "netwerk": 0.25,
    "werk_opleiding": 0.15,
    "zorg": 0.12,
    "eigen_wens": 0.08,
    "niet_uitvoerbaar": 0.07,
    "anders": 0.03,
}
KADERS = {"Wmo": 0.8, "Zvw": 0.1, "forensisch": 0.08, "Wlz": 0.02}
BUITEN_DE_STREEK = 0.065
"""Share of clients that come from outside the region."""


@dataclass(frozen=True, slots=True)
class Kern:
    """What is spread evenly over all clients, so that a small dossier looks like a big one."""

    herkomst: str
    voorziening: str
    zwaarte: str
    leeftijd: int
    spoed: bool


def maak_clienten(streek: Streek, aantal: int, sleutels: Iterator[str], peildatum: date, kans: Kans) -> list[Client]:
    """Return the clients of one region; those from inside the region come from all its municipalities."""
    kernen = _kernen(streek, aantal, kans)
    return [_client(streek, kern, next(sleutels), peildatum, kans) for kern in kernen]


def _kernen(streek: Streek, aantal: int, kans: Kans) -> list[Kern]:
    binnen = {streek.gemeenten[bron]: gewicht for bron, gewicht in namen.HERKOMST.items()}
    buiten = round(BUITEN_DE_STREEK * aantal)
    elders = {**namen.BUITEN, **dict.fromkeys(streek.buren, 0.1)}
    herkomst = kans.verdeel(aantal - buiten, binnen) + kans.verdeel(buiten, elders)
    leeftijden = kans.verdeel(aantal, LEEFTIJDEN)
    spoed = kans.verdeel(aantal, {True: 0.1, False: 0.9})
    kolommen = zip(
        kans.schud(herkomst),
        kans.verdeel(aantal, VOORZIENINGEN),
        kans.verdeel(aantal, ZWAARTES),
        [kans.geheel(laag, hoog) for laag, hoog in leeftijden],
        spoed,
        strict=True,
    )
    return [Kern(*waarden) for waarden in kolommen]


def _client(streek: Streek, kern: Kern, sleutel: str, peildatum: date, kans: Kans) -> Client:
    personen, kinderen = _huishouden(kern.leeftijd, kans)
    laag = kans.ja(0.94)
    reden = _afwijkreden(streek, kern.herkomst, kans)
    persoon = Persoon(kern.herkomst, kern.leeftijd, kern.zwaarte, personen, reden)
    wensen = kies_wensen(streek, persoon, kans)
    wacht_sinds = peildatum - timedelta(days=_wachtdagen(kern.spoed, kans))
    return Client(
        client_sleutel=sleutel,
        aanbieder=streek.naam(_aanbieder(streek, kern, kans)),
        gemeente_herkomst=kern.herkomst,
        herkomst_afwijken=reden is not None,
        afwijkreden=reden,
        geboortemaand=_geboortemaand(kern.leeftijd, peildatum, kans),
        huishoudgrootte=personen,
        kinderen=kinderen,
        inkomensklasse="laag" if laag else "hoger",
        max_huur=_max_huur(kern.leeftijd, personen, kans) if laag else None,
        voorziening=kern.voorziening,
        wettelijk_kader=_kader(kern, kans),
        zwaarte=kern.zwaarte,
        uren_per_week=Decimal(kans.geheel(*UREN[kern.zwaarte])) / 2,
        bereikbaarheid_24u=kans.ja(VIERENTWINTIG_UUR[kern.zwaarte]),
        woonvormen=wensen.woonvormen,
        contractvormen=wensen.contractvormen,
        toegankelijkheid=wensen.toegankelijkheid,
        voorkeur_gemeenten=wensen.gemeenten,
        voorkeur_buurten=wensen.buurten,
        uitgesloten_gebieden=wensen.uitgesloten,
        uitstroom_vanaf=max(wacht_sinds, peildatum + timedelta(days=kans.geheel(-90, 75))),
        wacht_sinds=wacht_sinds,
        urgentie="spoed" if kern.spoed else "normaal",
    )


def _huishouden(leeftijd: int, kans: Kans) -> tuple[int, int]:
    """Return persons and children. Most people come alone; some bring a partner, children or both."""
    gezin = 0.08 if leeftijd < 23 else 0.24 if leeftijd < 45 else 0.12
    if not kans.ja(gezin):
        return 1, 0
    personen = kans.weeg({2: 0.5, 3: 0.27, 4: 0.16, 5: 0.07} if leeftijd >= 23 else {2: 0.9, 3: 0.1})
    volwassenen = 1 if personen == 1 or kans.ja(0.62) else 2
    return personen, personen - volwassenen


def _geboortemaand(leeftijd: int, peildatum: date, kans: Kans) -> str:
    maanden = peildatum.year * 12 + peildatum.month - 1 - (12 * leeftijd + 1 + kans.geheel(0, 11))
    return f"{maanden // 12:04d}-{maanden % 12 + 1:02d}"


def _wachtdagen(spoed: bool, kans: Kans) -> int:
    """Return days of waiting, up to 70 weeks; most people wait less than half a year."""
    diepte = kans.deel() * kans.deel()
    return kans.geheel(7, 30) + int(diepte * (180 if spoed else 455))


def _aanbieder(streek: Streek, kern: Kern, kans: Kans) -> str:
    """Return a provider for this facility, mostly one that also works where the client comes from."""
    mogelijk = namen.PER_VOORZIENING[kern.voorziening]
    thuis = next((bron for bron, code in streek.gemeenten.items() if code == kern.herkomst), None)
    dichtbij = {naam: w for naam, w in mogelijk.items() if thuis in namen.WERKGEBIED[naam]}
    return kans.weeg(dichtbij if dichtbij and kans.ja(0.9) else mogelijk)


def _kader(kern: Kern, kans: Kans) -> str:
    if kern.leeftijd < 20 and kans.ja(0.25):
        return "Jeugdwet"
    return kans.weeg(KADERS)


def _max_huur(leeftijd: int, personen: int, kans: Kans) -> Decimal | None:
    """Return what the budget plan allows, in steps of five euro; not every client has such a plan yet."""
    if not kans.ja(0.65):
        return None
    laag, hoog = (400, 520) if leeftijd < 23 else (480, 700) if personen < 3 else (600, 780)
    return Decimal(5 * kans.geheel(laag // 5, hoog // 5))


def _afwijkreden(streek: Streek, herkomst: str, kans: Kans) -> str | None:
    """Return the reason of an approved exception to returning; few have one."""
    binnen = herkomst in streek.gemeenten.values()
    return kans.weeg(AFWIJKREDENEN) if kans.ja(0.08 if binnen else 0.4) else None
