"""Where a search in a large program should begin, and what it need not look at.

From some 15,000 triples on a search that starts from a plan made by rule of thumb hardly leaves it: of 1,200 clients it
returned 461 to their municipality in four minutes, where 593 can. The linear program of a group takes seconds. It gives
nearly every client a whole home; those stay, and a small search finds a home for the others. From a plan that good,
most columns are ruled out by what they would cost (:mod:`~uitstroommatch.model.fixing`), before the search begins.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Sequence
from dataclasses import replace

from uitstroommatch.model.linear import LinearBound
from uitstroommatch.model.program import Program, Row, weighted_sum
from uitstroommatch.model.session import SECOND, Allowance, Answer, Session
from uitstroommatch.model.tally import Terms

LARGE = 15_000  # triples
WHOLE = 0.999
WORK = 4.0
"""Units of work for the small search; it mostly takes less than one."""


def suggested(
    program: Program,
    rows: Sequence[Row],
    terms: Terms,
    found: LinearBound,
    *,
    hint: list[int],
    seed: int,
    allowance: Allowance,
    stop: threading.Event,
) -> Answer:
    """Return a plan near the linear program; without values when there is none better than the one to begin from.

    First every home that the linear program gives whole stays. When no plan is left then, or none that is better, only
    those stay that the plan to begin from has as well.
    """
    whole = [column for column in range(program.triples) if found.values[column] >= WHOLE]
    work = 0.0
    for kept in (whole, [column for column in whole if hint[column]]):
        lower = list(program.lower)
        for column in kept:
            lower[column] = 1
        session = Session(replace(program, lower=lower), seed, stop, SECOND)
        for row in rows:
            session.add(row)
        least = Allowance(allowance.seconds / 2, min(allowance.work - work, WORK))
        answer = session.maximise(terms, hint, least, _unseen, certain=False)
        work += answer.work
        if answer.values is not None and weighted_sum(terms, answer.values) > weighted_sum(terms, hint):
            return Answer(answer.values, math.inf, proven=False, work=work)
    return Answer(None, math.inf, proven=False, work=work)


def _unseen(_: list[int] | None, __: float) -> None:
    """Tell nobody: what is found here is only a beginning."""
