"""Makes the reduced program, exactly the one that ours solves, for a process that has another solver."""

from __future__ import annotations

from tests.benchmarks.record import Order, Result, Watch
from tests.benchmarks.transport import write
from uitstroommatch import service
from uitstroommatch.check.decisions import kleinste_strijd, vast_plan
from uitstroommatch.eligibility import drietallen
from uitstroommatch.model.build import build
from uitstroommatch.model.reduce import reduce
from uitstroommatch.model.starter import starter
from uitstroommatch.model.tally import tally


def run(order: Order) -> Result:
    """Read, judge pairs, reduce, build and find the first hint; writing it down is not counted."""
    watch = Watch()
    opdracht = service.lees(order.folder)
    rulebook, situatie = opdracht.rulebook, opdracht.situatie
    if kleinste_strijd(rulebook, situatie) is not None:
        return Result("no plan", watch.seconds, note="decisions that cannot hold together")
    watch.lap("read")
    triples = list(drietallen(rulebook, situatie))
    watch.lap("eligibility")
    tallied = reduce(tally(rulebook, situatie, triples, frozenset(vast_plan(rulebook, situatie))), situatie)
    program = build(tallied, situatie)
    hint = program.complete(starter(tallied, situatie))
    watch.lap("build")
    write(order.program, program, tallied.triples, hint)
    return Result("open", watch.seconds)
