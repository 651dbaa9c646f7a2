"""What was done, in words, for an entry of the trail."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

HANDELINGEN: Mapping[str, str] = MappingProxyType(
    {
        "dossier.lezen": "dossier bekeken",
        "dossier.toevoegen": "gegevens ingeleverd",
        "dossier.bestanden": "bestand opgehaald",
        "client.lezen": "cliënten bekeken",
        "woning.lezen": "woningen bekeken",
        "beleid.lezen": "beleid bekeken",
        "beleid.voorstellen": "beleid ontworpen",
        "beleid.goedkeuren": "beleid goedgekeurd",
        "voorstel.aanvragen": "voorstel aangevraagd",
        "voorstel.lezen": "voorstel bekeken",
        "voorstel.annuleren": "voorstel gestopt",
        "voorstel.berekend": "voorstel berekend",
        "voorstel.vergelijken": "voorstellen vergeleken",
        "overleg.voeren": "voorstel besproken",
        "uitleg.vragen": "uitleg gevraagd",
        "besluit.nemen": "besluit genomen",
        "besluit.lezen": "besluiten bekeken",
        "besluit.intrekken": "besluit ingetrokken",
        "beoordeling.voorleggen": "voorstel voorgelegd",
        "beoordeling.lezen": "beoordeling bekeken",
        "beoordeling.antwoorden": "plaatsingen beoordeeld",
        "beoordeling.geescaleerd": "beoordeling te laat",
        "grens.voorstellen": "tijdelijke grens voorgesteld",
        "grens.lezen": "tijdelijke grenzen bekeken",
        "grens.beslissen": "over tijdelijke grens beslist",
        "grens.intrekken": "tijdelijke grens ingetrokken",
        "spreiding.lezen": "spreiding bekeken",
        "kaart.lezen": "kaart bekeken",
        "uitvoer.maken": "uitvoer gemaakt",
        "spoor.lezen": "spoor bekeken",
        "account.beheren": "accounts beheerd",
        "account.zelf": "eigen account bekeken",
        "account.aanmelden": "aangemeld",
        "token.beheren": "sleutels beheerd",
    }
)
"""Right -> what was done with it."""


def handeling_in_woorden(handeling: str, gegevens: Mapping[str, object]) -> str:
    """Return what was done, in words; what has no words yet is shown by its name."""
    if handeling == "account.aanmelden" and gegevens.get("gelukt") is False:
        return "aanmelden mislukt"
    return HANDELINGEN.get(handeling, handeling)
