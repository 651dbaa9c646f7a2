"""Two searches on one program, side by side: the proof comes from whichever style suits the instance.

How long a proof takes varies by a factor of three and more between styles of search, either way, and nobody knows which
beforehand (docs/beslissingen/0010-twee-manieren-van-zoeken.md). So there are two, one per core: the **lead** and the
**second**.

**The plan never depends on who was faster by the clock.** The searches work in rounds with the same limit on work,
which is counted by the solver and the same every time; the limit grows from round to round. Within a round the lead
goes first: when it proves, its answer counts, whatever the second found meanwhile. Only when the lead has used up its
round does a proof of the second count. When neither has one, the next round starts from the better of the two plans,
with other luck: a search that runs long mostly began badly, and a fresh one is often done sooner. So the same program,
seed and hint give the same answer on any machine, unless seconds or a stop cut it off.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial

from uitstroommatch.model.program import Program, Row, weighted_sum
from uitstroommatch.model.session import LEAD, SECOND, Allowance, Answer, Seen, Session
from uitstroommatch.model.tally import Terms

FIRST_ROUND = 6.0  # units of work; most groups are proven within it
GROWTH = 2.0
HEAD_START = 1.0  # seconds before the second starts: a group that is proven by then keeps a core free


class Portfolio:
    """A lead and a second search on one program; used as a :class:`~uitstroommatch.model.session.Session`."""

    def __init__(self, program: Program, seed: int, stop: threading.Event) -> None:
        self._lead = Session(program, seed, stop, LEAD)
        self._second: Session | None = None
        self._make_second = partial(Session, program, seed, stop, SECOND)
        self._rows: list[Row] = []  # that the second does not have yet
        self._stop = stop

    def add(self, row: Row) -> None:
        """Add a row for all solves from now on."""
        self._lead.add(row)
        self._rows.append(row)

    def _ready_second(self) -> Session:
        """Return the second; it is only made when it is needed, because most dossiers are proven without it."""
        if self._second is None:
            self._second = self._make_second()
        while self._rows:
            self._second.add(self._rows.pop(0))
        return self._second

    def maximise(self, terms: Terms, hint: list[int], allowance: Allowance, seen: Seen) -> Answer:
        """Maximise a weighted sum, starting from a complete hint, within an allowance; see :class:`Session`."""
        watch = _Improvements(terms, seen)
        end = time.monotonic() + allowance.seconds
        best, spent = Answer(None, math.inf, proven=False), 0.0
        for luck, limit in enumerate(_rounds(allowance.work)):
            left = Allowance(max(0.0, end - time.monotonic()), limit)
            lead, second = self._round(terms, hint, left, watch, luck)
            spent += lead.work
            best = _better(terms, best, lead, second)
            if best.proven or self._stop.is_set() or time.monotonic() >= end:
                break
            hint = best.values or hint
        return Answer(best.values, best.bound, best.proven, spent)

    def _round(
        self, terms: Terms, hint: list[int], left: Allowance, watch: _Improvements, luck: int
    ) -> tuple[Answer, Answer]:
        enough, lead_ended = threading.Event(), threading.Event()

        def second() -> Answer:
            lead_ended.wait(HEAD_START)
            if enough.is_set():
                return Answer(None, math.inf, proven=False)
            return self._ready_second().maximise(terms, hint, left, watch.seen, luck=luck, enough=enough)

        with ThreadPoolExecutor(1) as pool:
            waiting = pool.submit(second)
            try:
                lead = self._lead.maximise(terms, hint, left, watch.seen, luck=luck)
                if lead.proven:
                    enough.set()
            except BaseException:
                enough.set()
                raise
            finally:
                lead_ended.set()
            return lead, waiting.result()


def _rounds(work: float) -> Iterator[float]:
    """Yield the limit of each round; together they stay within ``work``."""
    limit = FIRST_ROUND
    while work > limit:
        yield limit
        work, limit = work - limit, limit * GROWTH
    yield work


def _better(terms: Terms, before: Answer, lead: Answer, second: Answer) -> Answer:
    """Return the answer that counts: a proof of the lead, else of the second, else the best plan, the lead's first."""
    for answer in (lead, second):
        if answer.proven:
            return answer
    found = [answer for answer in (lead, second, before) if answer.values is not None]
    best = max(found, key=lambda answer: _sum(terms, answer.values), default=before)
    return Answer(best.values, min(answer.bound for answer in (lead, second, before)), proven=False)


def _sum(terms: Terms, values: list[int] | None) -> float:
    return -math.inf if values is None else weighted_sum(terms, values)


@dataclass(slots=True)
class _Improvements:
    """Passes on what either search finds, as long as it improves on both."""

    terms: Terms
    tell: Seen
    best: float = -math.inf
    bound: float = math.inf
    lock: threading.Lock = field(default_factory=threading.Lock)

    def seen(self, values: list[int] | None, bound: float) -> None:
        """Note a plan or a bound."""
        with self.lock:
            reached = _sum(self.terms, values)
            if reached <= self.best and bound >= self.bound:
                return
            self.bound = min(self.bound, bound)
            if reached > self.best:
                self.best = reached
                self.tell(values, self.bound)
            else:
                self.tell(None, self.bound)
