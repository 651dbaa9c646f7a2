"""Whether a client and a home fit, strictly read.

Only meant to choose decisions that are possible: a pair that fits here fits under every shipped policy, but not every
pair that a policy allows fits here. The rules themselves live elsewhere.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from uitstroommatch.synthetic.afspraken import Normen
from uitstroommatch.synthetic.rijen import Aanbieder, Client, Woning
from uitstroommatch.synthetic.verleden import plekcodes

JONG, JONGERENHUUR = 23, Decimal(410)
"""The strictest of the shipped policies: no home above this rent under this age."""
HORIZON, LEEGSTAND, EXTRA_KAMERS = 120, 60, 2
_STAPPEN = ("geen", "gelijkvloers", "rolstoel")


def leeftijd(client: Client, peildatum: date) -> int:
    """Return the age on the first day of the month, carefully read from the month of birth."""
    jaar, maand = map(int, client.geboortemaand.split("-"))
    return (12 * (peildatum.year - jaar) + peildatum.month - maand - 1) // 12


def past_woning(client: Client, woning: Woning, peildatum: date, normen: Normen) -> bool:
    """Return whether person and home fit, apart from where it is and who supports."""
    return (
        _past_tijd(client, woning, peildatum)
        and _past_huur(client, woning, peildatum, normen)
        and woning.woonvorm in client.woonvormen
        and not set(client.contractvormen).isdisjoint(woning.contractvormen)
        and client.huishoudgrootte <= woning.max_personen
        and woning.kamers <= client.huishoudgrootte + EXTRA_KAMERS
        and _STAPPEN.index(client.toegankelijkheid) <= _STAPPEN.index(woning.toegankelijkheid)
        and (woning.leeftijd_min or 0) <= leeftijd(client, peildatum) <= (woning.leeftijd_max or 999)
    )


def past_plek(client: Client, woning: Woning, wijk: str, gemeente: str) -> bool:
    """Return whether the home stands nowhere that is ruled out."""
    codes = (*plekcodes(woning.buurtcode, woning.straat, woning.complex), wijk, gemeente)
    return not set(codes) & set(client.uitgesloten_gebieden)


def past_zorg(client: Client, aanbieder: Aanbieder | None) -> bool:
    """Return whether the provider delivers there what the client needs."""
    return (
        aanbieder is not None
        and client.zwaarte in aanbieder.zwaartes
        and (aanbieder.bereikbaar_24u or not client.bereikbaarheid_24u)
    )


def _past_tijd(client: Client, woning: Woning, peildatum: date) -> bool:
    leeg_vanaf = max(woning.beschikbaar_vanaf, peildatum)
    op_tijd = (woning.beschikbaar_vanaf - peildatum).days <= HORIZON
    return op_tijd and (client.uitstroom_vanaf - leeg_vanaf).days <= LEEGSTAND


def _past_huur(client: Client, woning: Woning, peildatum: date, normen: Normen) -> bool:
    passend = "lage_aftoppingsgrens" if client.huishoudgrootte < 3 else "hoge_aftoppingsgrens"
    grenzen = [Decimal(normen[passend])] if client.inkomensklasse == "laag" else []
    if leeftijd(client, peildatum) < JONG:
        grenzen.append(JONGERENHUUR)
    if client.max_huur is not None:
        grenzen.append(client.max_huur)
    return all(woning.rekenhuur <= grens for grens in grenzen)
