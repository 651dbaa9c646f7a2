"""The verbs of the product. The command line and the API are thin shells over these."""

from __future__ import annotations

from uitstroommatch.service.opdracht import BELEID, Opdracht, inlezen, lees, met_besluiten, met_grenzen
from uitstroommatch.service.plannen import handplan, lees_plan, naast_elkaar, vergelijk
from uitstroommatch.service.rapport import bladen, overzicht, pakket, schrijf_kaart
from uitstroommatch.service.uitleg import hindernissen, in_het_kort, keuzes, verklaar
from uitstroommatch.service.voorstel import controleer, herplan, los_onderdeel_op, maak_voorstel, onderdelen, voeg_samen
from uitstroommatch.service.woorden import beleid_in_zinnen, beleidswijzigingen, bewijs_in_woorden

__all__ = [
    "BELEID",
    "Opdracht",
    "beleid_in_zinnen",
    "beleidswijzigingen",
    "bewijs_in_woorden",
    "bladen",
    "controleer",
    "handplan",
    "herplan",
    "hindernissen",
    "in_het_kort",
    "inlezen",
    "keuzes",
    "lees",
    "lees_plan",
    "los_onderdeel_op",
    "maak_voorstel",
    "met_besluiten",
    "met_grenzen",
    "naast_elkaar",
    "onderdelen",
    "overzicht",
    "pakket",
    "schrijf_kaart",
    "vergelijk",
    "verklaar",
    "voeg_samen",
]
