"""What is possible for a pair as the plan stands, in a few words."""

from __future__ import annotations

from uitstroommatch.explain.choices import Optie
from uitstroommatch.explain.wording.goals import verschil
from uitstroommatch.explain.wording.names import Namen, clienten, hoofdletter
from uitstroommatch.explain.wording.pair import nee


def reden(namen: Namen, optie: Optie) -> str:
    """Say why a pair may not be; nothing when it may."""
    return "" if optie.verbod is None else hoofdletter(f"{nee(namen, optie.verbod.regel, optie.verbod)}.")


def grenzen(namen: Namen, optie: Optie) -> tuple[str, ...]:
    """Name the limits that would break, each as a sentence."""
    return tuple(hoofdletter(f"{namen.vol(ruimte)}.") for ruimte in optie.vol)


def gevolg(optie: Optie) -> str:
    """Say what would change for the goals, as far as the first that differs."""
    if not optie.past or optie.hier:
        return ""
    beslissend = optie.beslissend
    return "Voor de doelen maakt het niets uit." if beslissend is None else hoofdletter(f"{verschil(beslissend)}.")


def woning_nu(optie: Optie) -> str:
    """Say where the home stands in the plan: ``Gaat naar C0031.``"""
    if optie.hier:
        return "Is voor deze cliënt."
    if optie.weg is None and not optie.bewoners:
        return "Blijft leeg."
    nog = " Er is nog plaats." if optie.bewoners and optie.weg is None and optie.mag else ""
    return f"Gaat naar {clienten(optie.bewoners)}.{nog}"


def client_nu(namen: Namen, optie: Optie) -> str:
    """Say where the client stands in the plan: ``Krijgt W0012 (Borgele, Deventer).``"""
    if optie.hier:
        return "Krijgt deze woning."
    return "Heeft geen woning." if optie.nu is None else f"Krijgt {namen.woning(optie.nu[1])}."


def oordeel(namen: Namen, optie: Optie) -> str:
    """Say whether it can be, as the plan stands."""
    if optie.hier:
        return "Zo staat het in het voorstel."
    if not optie.mag:
        return f"Kan niet. {reden(namen, optie)}"
    if optie.vast:
        return f"Kan nu niet: het ligt vast dat {_vast(namen, optie)} krijgt."
    if not optie.vol:
        return f"Kan{_als(optie)}."
    ook = "" if optie.weg is None else f", ook niet{_als(optie)}"
    return f"Past niet{ook}. {' '.join(grenzen(namen, optie))}"


def _als(optie: Optie) -> str:
    """Say what another would have to do for it."""
    if optie.weg is None:
        return ""
    return f" als {optie.weg[0]} weg zou gaan" if optie.ruil is None else f" in ruil met {optie.weg[0]}"


def _vast(namen: Namen, optie: Optie) -> str:
    vast = namen.situatie.vaste_drietallen
    wie = next(een for een in (optie.nu, optie.weg) if een is not None and een in vast)
    return f"{wie[0]} {namen.woning(wie[1])}"
