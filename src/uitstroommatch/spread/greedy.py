"""The greedy rule, to compare a proposal with: who waits longest gets the first home that is allowed.

It is what one would do without a computer and without goals. Fixed decisions come first. Then the clients in order of
``wacht_sinds`` (of equals the ``client_sleutel``); each gets the first home by ``woning_id``, on the first contract
form of the client (of those that the client does not name the first in the order of the policy language), of which the
pair is allowed and every hard limit still holds. Who finds nothing gets nothing; nobody is moved for another.

No solver and no goals: the rules are asked about what is tried only, so that it is done in a moment.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from uitstroommatch.check.decisions import vast_plan
from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.domain.outcome import Drietal, Plan
from uitstroommatch.eligibility import drietallen
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie


def gretig(rulebook: Rulebook, situatie: Situatie) -> Plan | None:
    """Return the plan of the greedy rule; ``None`` when the fixed decisions cannot all be followed."""
    ruimte = _Ruimte(rulebook, situatie)
    gekozen = {een[0]: een for een in vast_plan(rulebook, situatie) if ruimte.neem(een)}
    if len(gekozen) < len(vast_plan(rulebook, situatie)):
        return None
    kansen = {client: list(rij) for client, rij in groupby(drietallen(rulebook, situatie), key=lambda een: een[0])}
    for client in sorted(kansen.keys() - gekozen.keys(), key=lambda een: _beurt(situatie, een)):
        eerste = next((een for een in _op_volgorde(situatie, kansen[client]) if ruimte.neem(een)), None)
        if eerste is not None:
            gekozen[client] = eerste
    return tuple(gekozen[client] for client in sorted(gekozen))


def _beurt(situatie: Situatie, client: str) -> tuple[object, str]:
    return situatie.kandidaten[client].wacht_sinds, client


def _op_volgorde(situatie: Situatie, kansen: list[Drietal]) -> list[Drietal]:
    """Put homes in order of id, and the forms of each as the client names them."""
    genoemd = situatie.kandidaten[kansen[0][0]].contractvormen
    rang = {vorm: plek for plek, vorm in enumerate(dict.fromkeys((*genoemd, *Contractvorm)))}
    return sorted(kansen, key=lambda een: (een[1], rang[een[2]]))


class _Ruimte:
    """What is left under every hard limit."""

    def __init__(self, rulebook: Rulebook, situatie: Situatie) -> None:
        self._situatie = situatie
        self._regels = [regel for regel in rulebook.harde_groepsregels if not regel.regel.minstens]
        self._regels.sort(key=lambda regel: regel.id != "plaatsen")  # most that is tried is a home that is taken
        self._over = [{sleutel: g.grens for sleutel, g in r.groepen(situatie).items()} for r in self._regels]

    def neem(self, drietal: Drietal) -> bool:
        """Take the room that a placement needs, if all of it is there."""
        geval = self._situatie.geval(*drietal)
        nodig: list[Counter[str]] = []
        for regel, over in zip(self._regels, self._over, strict=True):
            vraagt: Counter[str] = Counter()
            for sleutel, eenheden in regel.leden(geval):
                vraagt[sleutel] += eenheden
            if any(eenheden > over[sleutel] for sleutel, eenheden in vraagt.items() if eenheden):
                return False
            nodig.append(vraagt)
        for over, vraagt in zip(self._over, nodig, strict=True):
            for sleutel, eenheden in vraagt.items():
                over[sleutel] -= eenheden
        return True
