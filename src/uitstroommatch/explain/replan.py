"""The plan again after people decided about it, with as little change as the goals allow.

What is accepted stands, what is rejected does not come back, and the previous plan is what ``stabiliteit`` keeps to: a
goal at its place in the order of the policy, or after all others when the policy does not name it.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace

from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.domain.outcome import Onmogelijk, Plan
from uitstroommatch.errors import WijzigingFout
from uitstroommatch.explain.changes import Afwijzen, Vastleggen, ander_beleid, pas_toe
from uitstroommatch.explain.compare import Verschil, vergelijk
from uitstroommatch.explain.whatif import WatAls, wat_als
from uitstroommatch.policy.schema import Doelen
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

STABILITEIT = "stabiliteit"


def herplan(
    rulebook: Rulebook,
    situatie: Situatie,
    vorig: Plan,
    besluiten: Sequence[Vastleggen | Afwijzen],
    *,
    zaad: int = 0,
    tijd: float | None = None,
    stop: threading.Event | None = None,
) -> tuple[WatAls, Verschil]:
    """Return the best plan after the decisions, and how it differs from the previous one.

    A pair that is accepted without a contract form keeps the form of the previous plan.

    Raises:
        WijzigingFout: a decision is about something unknown, breaks a rule, or the decisions cannot hold together.
        Gestopt: ``stop`` was set before there was any plan.
    """
    regels, uitgangspunt = _met_vorig(rulebook, situatie, vorig)
    vormen = {drietal[:2]: drietal[2] for drietal in vorig}
    genomen = [_met_vorm(besluit, vormen) for besluit in besluiten]
    antwoord = wat_als(regels, uitgangspunt, genomen, plan=vorig, zaad=zaad, tijd=tijd, stop=stop)
    if isinstance(antwoord, Onmogelijk):
        raise WijzigingFout(antwoord.strijdig.tekst)
    return antwoord, vergelijk(antwoord.rulebook, antwoord.situatie, vorig, antwoord.plan)


def met_besluiten(
    rulebook: Rulebook, situatie: Situatie, vorig: Plan | None, besluiten: Sequence[Vastleggen | Afwijzen]
) -> tuple[Rulebook, Situatie]:
    """Return rules and situation after the decisions, in which a previous plan counts as for :func:`herplan`.

    Raises:
        WijzigingFout: a decision is about something unknown, or breaks a rule.
    """
    regels, uitgangspunt = (rulebook, situatie) if vorig is None else _met_vorig(rulebook, situatie, vorig)
    vormen = {drietal[:2]: drietal[2] for drietal in vorig or ()}
    return pas_toe(regels, uitgangspunt, [_met_vorm(besluit, vormen) for besluit in besluiten])


def _met_vorig(rulebook: Rulebook, situatie: Situatie, vorig: Plan) -> tuple[Rulebook, Situatie]:
    """Return rules and situation in which the previous plan counts."""
    dossier = replace(situatie.dossier, vorig=frozenset(drietal[:2] for drietal in vorig))
    doelen = situatie.beleid.doelen
    if STABILITEIT in doelen.volgorde:
        return rulebook, Situatie(dossier, situatie.beleid)
    aangevuld = Doelen(volgorde=(*doelen.volgorde, STABILITEIT), speling=doelen.speling)
    beleid = ander_beleid(situatie.beleid, doelen=aangevuld)
    return Rulebook.van(beleid), Situatie(dossier, beleid)


def _met_vorm(besluit: Vastleggen | Afwijzen, vormen: Mapping[tuple[str, str], Contractvorm]) -> Vastleggen | Afwijzen:
    if isinstance(besluit, Afwijzen) or besluit.contractvorm is not None:
        return besluit
    return replace(besluit, contractvorm=vormen.get((besluit.client_sleutel, besluit.woning_id)))
