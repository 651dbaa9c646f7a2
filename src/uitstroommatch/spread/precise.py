"""Every number of a proposal as it is: what an officer gets, and what the numbers for others are made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from uitstroommatch.domain.enums import Contractvorm, Niveau
from uitstroommatch.domain.plaatsing import Plaatsing
from uitstroommatch.domain.units import tenths
from uitstroommatch.domain.voorstel import Toewijzing, Voorstel
from uitstroommatch.domain.woning import Woning
from uitstroommatch.situation import Geval, Situatie
from uitstroommatch.spread.facts import Afspraakstand, Steunstand, Telling


def telling(situatie: Situatie, voorstel: Voorstel) -> Telling:
    """Count the placements that weigh on each area, and those of the plan."""
    woning = situatie.dossier.woning
    bestaand = _per_gebied(situatie, (een for een in situatie.dossier.plaatsingen if situatie.telt_als_last(een)))
    nieuw = _per_gebied(situatie, (woning[t.woning_id] for t in voorstel.plaatsingen))
    codes = [gebied.code for gebied in situatie.dossier.gebieden]
    return Telling({code: bestaand[code] for code in codes}, {code: nieuw[code] for code in codes})


def _per_gebied(situatie: Situatie, plekken: Iterable[Woning | Plaatsing]) -> Counter[str]:
    return Counter(code for plek in plekken for code in situatie.dossier.gebieden_van(plek).values())


def stromen(situatie: Situatie, voorstel: Voorstel) -> Mapping[tuple[str, str], int]:
    """Count the placements of the plan by gemeente of origin and gemeente of the home."""
    gevallen = (geval(situatie, t) for t in voorstel.plaatsingen)
    return dict(sorted(Counter((g.client.gemeente_herkomst, g.woning.gemeente) for g in gevallen).items()))


def saldo(situatie: Situatie, stromen: Mapping[tuple[str, str], int]) -> Mapping[str, tuple[int, int]]:
    """Return the exchange balance of each gemeente of the region: so far, and with the plan."""
    met = Counter(situatie.saldo)
    for (herkomst, bestemming), aantal in stromen.items():
        for gemeente, verschil in situatie.uitwisseling(herkomst, bestemming):
            met[gemeente] += verschil * aantal
    return {gemeente: (zo_ver, met[gemeente]) for gemeente, zo_ver in situatie.saldo.items()}


def onvervuld(situatie: Situatie, voorstel: Voorstel) -> Mapping[str, int]:
    """Count the clients without a home by gemeente of origin."""
    clienten = (situatie.dossier.client[een.client_sleutel] for een in voorstel.niet_geplaatst)
    return dict(sorted(Counter(client.gemeente_herkomst for client in clienten).items()))


def afspraken(situatie: Situatie, voorstel: Voorstel) -> tuple[Afspraakstand, ...]:
    """Return the agreements of the year with what counts for them."""
    gepland: Counter[str] = Counter()
    for toewijzing in voorstel.plaatsingen:
        van = situatie.afspraken_van(situatie.aanbod[toewijzing.woning_id], toewijzing.contractvorm)
        gepland.update(afspraak.afspraak_id for afspraak in van)
    return tuple(
        Afspraakstand(een, situatie.gerealiseerd[een.afspraak_id], gepland[een.afspraak_id])
        for een in situatie.afspraken
    )


def steun(situatie: Situatie, voorstel: Voorstel) -> tuple[Steunstand, ...]:
    """Return what every provider has in every gemeente, and what the plan uses of it."""
    uren: Counter[tuple[str, str]] = Counter()
    omklap: Counter[tuple[str, str]] = Counter()
    for toewijzing in voorstel.plaatsingen:
        client, woning, vorm, _ = geval(situatie, toewijzing)
        uren[client.aanbieder, woning.gemeente] += tenths(client.uren_per_week)
        omklap[client.aanbieder, woning.gemeente] += vorm is Contractvorm.OMK
    return tuple(
        Steunstand(
            aanbieder=een.aanbieder,
            gemeente=een.gemeente,
            uren=tenths(een.uren_beschikbaar),
            omklap_max=een.omklap_max,
            zwaartes=een.zwaartes,
            bereikbaar_24u=een.bereikbaar_24u,
            uren_gebruikt=uren[een.aanbieder, een.gemeente],
            omklap_gebruikt=omklap[een.aanbieder, een.gemeente],
        )
        for een in situatie.dossier.aanbieders
    )


def geval(situatie: Situatie, toewijzing: Toewijzing) -> Geval:
    """Return the case of a placement of the plan."""
    return situatie.geval(*toewijzing.drietal)


def gemeente_van(situatie: Situatie, code: str) -> str:
    """Return the gemeente that an area of any level lies in."""
    gebied = situatie.dossier.gebied[code.split("/", maxsplit=1)[0]]
    while gebied.niveau is not Niveau.GEMEENTE:
        gebied = situatie.dossier.gebied[gebied.ouder or ""]
    return gebied.code
