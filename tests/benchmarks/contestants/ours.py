"""The product, through its own door; ``repeatable`` bounds it by work and not by seconds, so that a cut repeats too."""

from __future__ import annotations

import uitstroommatch.model  # noqa: F401  (loaded here, so that the watch does not count it)
from tests.benchmarks.record import Goal, Order, Plan, Result, Watch, status_of
from uitstroommatch import service
from uitstroommatch.domain.voorstel import Voorstel


def run(order: Order) -> Result:
    """Read and propose; the check is part of it."""
    cap, by_work = order.job.cap, order.job.contestant == "repeatable"
    watch = Watch()
    opdracht = service.lees(order.folder)
    watch.lap("read")
    tijd, rekenwerk = (None, cap) if by_work else (cap, None)
    voorstel = service.maak_voorstel(opdracht, zaad=order.job.seed, tijd=tijd, rekenwerk=rekenwerk)
    watch.lap("propose")
    return result(voorstel, watch.seconds)


def result(voorstel: Voorstel, seconds: dict[str, float]) -> Result:
    """Put a proposal in the form of a result."""
    goals = [Goal(d.id, d.richting, d.waarde, d.grens, d.bewezen) for d in voorstel.doelen]
    plan: Plan = [(t.client_sleutel, t.woning_id, str(t.contractvorm)) for t in voorstel.plaatsingen]
    return Result(status_of(goals), seconds, goals, plan)
