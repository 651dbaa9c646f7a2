"""Decisions: a few placements that stand, together possible, and a few pairs that were rejected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice

from uitstroommatch.synthetic.afspraken import gerealiseerd, huurklasse, lees_normen, past
from uitstroommatch.synthetic.draagkracht import COMPLEX, STRAAT, standaardgrens
from uitstroommatch.synthetic.kans import Kans
from uitstroommatch.synthetic.passen import past_plek, past_woning, past_zorg
from uitstroommatch.synthetic.rijen import Besluit, Client, Woning
from uitstroommatch.synthetic.streekdossier import Streekdossier
from uitstroommatch.synthetic.verleden import PUNTEN, belasting, plekcodes

VAST, AFGEWEZEN = 0.03, 0.07
"""Share of the clients with such a decision."""
VAST_REDENEN = (
    "Huurcontract is getekend",
    "Toegezegd aan client en corporatie",
    "Woning is bezichtigd en geaccepteerd",
)
AFGEWEZEN_REDENEN = (
    "Client heeft de woning bekeken en geweigerd",
    "Te dicht bij het oude netwerk",
    "Woning past niet bij de client: te gehorig",
    "Verhuurder ziet geen goede combinatie met de buren",
)

Vraag = dict[tuple[str, ...], float]
"""What a placement uses: areas, hours, leases, places, agreements."""


def maak_besluiten(dossier: Streekdossier, kans: Kans) -> list[Besluit]:
    """Return the decisions of one region."""
    aantal = len(dossier.clienten)
    paren = list(islice(_paren(dossier, kans), 5 + aantal // 3))
    vast = _vaste(dossier, paren, round(VAST * aantal))
    bezet = {client.client_sleutel for client, _ in vast}
    over = [paar for paar in paren if paar[0].client_sleutel not in bezet]
    rijen = [Besluit(c.client_sleutel, w.woning_id, _vorm(c, w), "vast", kans.kies(VAST_REDENEN)) for c, w in vast]
    for c, w in over[: max(1, round(AFGEWEZEN * aantal))]:
        reden = kans.kies(AFGEWEZEN_REDENEN)
        rijen.append(Besluit(c.client_sleutel, w.woning_id, None, "afgewezen", reden))
    return rijen


def _paren(dossier: Streekdossier, kans: Kans) -> Iterator[tuple[Client, Woning]]:
    """Give for every client, in random order, one home that fits in the municipality of origin."""
    normen = lees_normen(dossier.peildatum.year)
    aanbod = {(a.aanbieder, a.gemeente): a for a in dossier.aanbieders}
    per_gemeente = _per_gemeente(dossier)
    for client in kans.schud(dossier.clienten):
        thuis = client.gemeente_herkomst
        if past_zorg(client, aanbod.get((client.aanbieder, thuis))):
            for woning in _vanaf_ergens(per_gemeente.get(thuis, []), kans):
                wijk = dossier.wijk[woning.buurtcode]
                if past_woning(client, woning, dossier.peildatum, normen) and past_plek(client, woning, wijk, thuis):
                    yield client, woning
                    break


def _vanaf_ergens(woningen: list[Woning], kans: Kans) -> list[Woning]:
    """Return all homes, from a random one on and then from the first."""
    start = kans.geheel(0, max(0, len(woningen) - 1))
    return woningen[start:] + woningen[:start]


def _per_gemeente(dossier: Streekdossier) -> Mapping[str, list[Woning]]:
    woningen = defaultdict(list)
    for woning in dossier.woningen:
        woningen[dossier.gemeente(woning)].append(woning)
    return woningen


def _vorm(client: Client, woning: Woning) -> str:
    """Return the first contract form of the client that the landlord offers."""
    return next(vorm for vorm in client.contractvormen if vorm in woning.contractvormen)


def _vaste(dossier: Streekdossier, paren: list[tuple[Client, Woning]], aantal: int) -> list[tuple[Client, Woning]]:
    """Return the first pairs that are possible together."""
    rest = _ruimte(dossier)
    gekozen: list[tuple[Client, Woning]] = []
    for client, woning in paren:
        vraag = _vraag(dossier, client, woning)
        if len(gekozen) < aantal and all(rest.get(k, n) >= n for k, n in vraag.items()):
            gekozen.append((client, woning))
            for sleutel, nodig in vraag.items():
                rest[sleutel] = rest.get(sleutel, float("inf")) - nodig
    return gekozen


def _vraag(dossier: Streekdossier, client: Client, woning: Woning) -> Vraag:
    gemeente, vorm = dossier.gemeente(woning), _vorm(client, woning)
    normen = lees_normen(dossier.peildatum.year)
    klasse = huurklasse(woning.rekenhuur, normen)
    codes = plekcodes(woning.buurtcode, woning.straat, woning.complex)
    vraag: Vraag = {
        ("gebied", code): PUNTEN[client.zwaarte] for code in (*codes, dossier.wijk[woning.buurtcode], gemeente)
    }
    vraag["uren", client.aanbieder, gemeente] = float(client.uren_per_week)
    vraag["leases", client.aanbieder, gemeente] = float(vorm == "OMK")
    vraag["plaatsen", woning.woning_id] = 1
    for afspraak in dossier.afspraken:
        if afspraak.jaar == dossier.peildatum.year and past(afspraak, woning, gemeente, vorm, klasse):
            vraag["afspraak", afspraak.afspraak_id] = 1
    return vraag


def _ruimte(dossier: Streekdossier) -> Vraag:
    """Return what is left of everything that has a limit."""
    rest = _gebiedsruimte(dossier)
    for a in dossier.aanbieders:
        rest["uren", a.aanbieder, a.gemeente] = float(a.uren_beschikbaar)
        if a.omklap_max is not None:
            rest["leases", a.aanbieder, a.gemeente] = a.omklap_max
    for woning in dossier.woningen:
        rest["plaatsen", woning.woning_id] = woning.plaatsen
    for afspraak in dossier.afspraken:
        if afspraak.maximum is not None:
            klaar = gerealiseerd(afspraak, dossier.plaatsingen, dossier.streek)
            rest["afspraak", afspraak.afspraak_id] = afspraak.maximum - klaar
    return rest


def _gebiedsruimte(dossier: Streekdossier) -> Vraag:
    grenzen = {b.code: standaardgrens(b) for b in dossier.streek.buurten}
    for woning in dossier.woningen:
        codes = plekcodes(woning.buurtcode, woning.straat, woning.complex)[1:]
        grenzen |= dict(zip(codes, (STRAAT, COMPLEX), strict=False))
    grenzen |= {rij.code: rij.grens for rij in dossier.draagkracht}
    bestaand = belasting(dossier.plaatsingen, dossier.streek, dossier.peildatum)
    return {("gebied", code): grens - bestaand.get(code, 0) for code, grens in grenzen.items()}
