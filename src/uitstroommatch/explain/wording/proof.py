"""How good a plan is for each goal, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping

from uitstroommatch.domain.voorstel import Doelwaarde
from uitstroommatch.explain.wording.names import enkelvoud, hoofdletter
from uitstroommatch.goal import Richting
from uitstroommatch.rulebook import DOELEN, REGELS, ZACHT

_ZINNEN: Mapping[str, str] = {
    "spoed": "met spoed aan een woning: {n} cliënten",
    "herkomst": "terug naar de gemeente van herkomst, of met een reden elders: {n} cliënten",
    "geplaatst": "aan een woning: {n} cliënten",
    "afspraken": "tekort op de prestatieafspraken: {n} plaatsingen",
    "uitwisseling": "scheef in de uitwisseling tussen gemeenten: {n} cliënten",
    "wachttijd": "einde aan het wachten: {n} weken",
    "omklap": "omklap: {n} plaatsingen",
    "wens": "woonwensen: {n} punten",
    "spreiding": "belasting van de buurten: {n} punten",
    "stabiliteit": "gelijk aan het vorige voorstel: {n} plaatsingen",
}


def waarde(doel: str, hoeveel: int) -> str:
    """Say what the value of a goal means: ``aan een woning: 12 cliënten``."""
    zin = _ZINNEN.get(doel)
    if zin is None and doel.startswith(ZACHT):
        zin = f"tegen de regel '{REGELS[doel.removeprefix(ZACHT)].zin.rstrip('.')}': {{n}} keer"
    if zin is None:
        zin = f"{DOELEN[doel].zin.rstrip('.') if doel in DOELEN else doel}: {{n}}"
    return enkelvoud(zin.format(n=hoeveel))


def bewijs(doel: Doelwaarde) -> str:
    """Say how sure it is that the value cannot be better, and whether the later goals took of it."""
    zin = "bewezen: beter kan niet binnen deze afspraken" if doel.bewezen else _niet_bewezen(doel)
    ingeleverd = abs(doel.optimum - doel.waarde)
    if ingeleverd:
        zin += f"; de beste waarde was {doel.optimum}, en {ingeleverd} is ingeleverd voor latere doelen (speling)"
    return f"{zin}."


def tot_nu_toe(richting: Richting, hoeveel: int, grens: int) -> str:
    """Say how far the search for a goal is: ``beter kan niet``, ``hooguit nog 2 hoger``."""
    verschil = abs(grens - hoeveel)
    return f"hooguit nog {verschil} {'hoger' if richting == 'max' else 'lager'}" if verschil else "beter kan niet"


def waarde_en_bewijs(doel: Doelwaarde) -> str:
    """Say both, as sentences."""
    return f"{hoofdletter(waarde(doel.id, doel.waarde))}. {hoofdletter(bewijs(doel))}"


def _niet_bewezen(doel: Doelwaarde) -> str:
    verschil = abs(doel.grens - doel.optimum)
    meer = "meer" if doel.richting == "max" else "minder"
    zin = f"nog niet bewezen: {meer} dan {doel.grens} kan zeker niet"
    beter = "hoger" if doel.richting == "max" else "lager"
    return f"{zin}, dus het kan hooguit nog {verschil} {beter}"
