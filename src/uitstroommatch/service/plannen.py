"""Plans beside each other, also those that people made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.domain.outcome import Plan
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.errors import Fout
from uitstroommatch.explain.by_hand import drietal, plan_van
from uitstroommatch.explain.compare import vergelijk as _vergelijk
from uitstroommatch.io.decision_reader import lees_handplan
from uitstroommatch.io.proposal_reader import lees_voorstel
from uitstroommatch.service.belonging import hoort_bij, plan_uit, vreemd
from uitstroommatch.service.opdracht import Opdracht

if TYPE_CHECKING:
    from uitstroommatch.explain.answer import Handplan, Verklaring
    from uitstroommatch.explain.two_plans import TweePlannen


def lees_plan(opdracht: Opdracht, pad: Path) -> tuple[Plan, tuple[Fout, ...]]:
    """Read a plan: of a proposal, or of a CSV file with a row per client that people made.

    A proposal of another dossier or policy, such as one made again after decisions, is a plan like any other; that it
    is judged by this dossier and policy is worth a warning.

    Raises:
        InvoerFout: the file is wrong.
    """
    if pad.suffix.casefold() == ".csv":
        return plan_van(opdracht.situatie, lees_handplan(pad)), ()
    voorstel = lees_voorstel(pad)
    return plan_uit(voorstel), vreemd(opdracht, voorstel, pad.name)


def handplan(
    opdracht: Opdracht,
    paren: Sequence[tuple[str, str, Contractvorm | None]],
    voorstel: Voorstel | None = None,
) -> Handplan:
    """Judge a plan of picked pairs: what it breaks and what it scores, beside a proposal when that is given.

    A pair without a contract form gets the first that both sides accept. The plan may break rules; a client or home
    that does not exist is among what it breaks.

    Raises:
        InvoerFout: the proposal is not of this dossier and policy.
    """
    from uitstroommatch.explain.answer import handplan as _handplan

    if voorstel is not None:
        hoort_bij(opdracht, voorstel)
    plan = tuple(drietal(opdracht.situatie, *paar) for paar in sorted(paren, key=lambda paar: paar[:2]))
    ander = None if voorstel is None else plan_uit(voorstel)
    return _handplan(opdracht.rulebook, opdracht.situatie, plan, ander)


def vergelijk(opdracht: Opdracht, een: Plan, ander: Plan) -> Verklaring:
    """Compare two plans of one dossier, each of which may be made by hand and break rules."""
    from uitstroommatch.explain.answer import vergelijking

    verschil = _vergelijk(opdracht.rulebook, opdracht.situatie, een, ander)
    return vergelijking(opdracht.rulebook, opdracht.situatie, verschil)


def naast_elkaar(opdracht: Opdracht, een: Plan, ander: Plan) -> TweePlannen:
    """Put two plans of one dossier beside each other: goals, clients and areas, each with its words."""
    from uitstroommatch.explain.two_plans import naast_elkaar as _naast_elkaar

    return _naast_elkaar(opdracht.rulebook, opdracht.situatie, een, ander)
