"""Two searches side by side: whose answer counts is decided by work and never by the clock."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable

import pytest

from uitstroommatch import service
from uitstroommatch.model import portfolio as module
from uitstroommatch.model.portfolio import Portfolio
from uitstroommatch.model.program import Program
from uitstroommatch.model.session import Allowance, Answer
from uitstroommatch.resources import data_map

TERMS = {0: 1}
NOTHING = Answer(None, math.inf, proven=False)


def _silent(values: list[int] | None, bound: float) -> None:
    """Hear nothing."""


class _Search:
    """Answers from a list, one per round, after some seconds; remembers what it was asked."""

    def __init__(self, *answers: Answer, seconds: float = 0.0) -> None:
        self._answers, self._seconds = list(answers), seconds
        self.asked: list[tuple[list[int], float]] = []
        self.luck: list[int] = []

    def maximise(
        self,
        _: dict[int, int],
        hint: list[int],
        allowance: Allowance,
        seen: Callable[[list[int] | None, float], None],
        *,
        luck: int,
        enough: threading.Event | None = None,
    ) -> Answer:
        self.asked.append((hint, allowance.work))
        self.luck.append(luck)
        answer = self._answers.pop(0)
        if enough is None:
            time.sleep(self._seconds)
        elif enough.wait(self._seconds):
            return NOTHING
        seen(answer.values, answer.bound)
        return answer


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "HEAD_START", 0.0)


def _both(lead: _Search, second: _Search) -> Portfolio:
    portfolio = Portfolio(Program(), 0, threading.Event())
    portfolio._lead, portfolio._second = lead, second  # type: ignore[assignment]
    return portfolio


def _answer(value: int, *, bound: int = 9, proven: bool = False, work: float = 1.0) -> Answer:
    return Answer([value], bound, proven, work)


def test_a_proof_of_the_lead_counts_although_the_second_had_one_sooner() -> None:
    lead, second = _Search(_answer(5, bound=5, proven=True), seconds=0.2), _Search(_answer(5, bound=5, proven=True))
    second._answers[0] = Answer([5, 1], 5, proven=True)
    assert _both(lead, second).maximise(TERMS, [0], Allowance(), _silent).values == [5]


def test_a_proof_of_the_second_counts_when_the_lead_used_up_its_round() -> None:
    lead, second = _Search(_answer(4), seconds=0.0), _Search(Answer([5, 1], 5, proven=True), seconds=0.2)
    answer = _both(lead, second).maximise(TERMS, [0], Allowance(), _silent)
    assert (answer.values, answer.proven, answer.bound) == ([5, 1], True, 5)


def test_a_proof_of_the_lead_ends_the_second() -> None:
    lead, second = _Search(_answer(5, bound=5, proven=True), seconds=0.05), _Search(_answer(1), seconds=60.0)
    started = time.monotonic()
    _both(lead, second).maximise(TERMS, [0], Allowance(), _silent)
    assert time.monotonic() - started < 30


def test_without_a_proof_the_next_round_is_longer_and_starts_from_the_better_plan() -> None:
    lead = _Search(_answer(3, work=6.0), _answer(8, bound=8, proven=True, work=2.0))
    second = _Search(_answer(7), NOTHING)
    answer = _both(lead, second).maximise(TERMS, [0], Allowance(), _silent)
    assert lead.asked == [([0], module.FIRST_ROUND), ([7], module.FIRST_ROUND * module.GROWTH)]
    assert second.asked[0] == lead.asked[0]
    assert lead.luck == [0, 1]
    assert (answer.values, answer.work) == ([8], 8.0)


def test_a_limit_on_work_holds_over_all_rounds_together() -> None:
    lead = _Search(_answer(3, bound=9), _answer(4, bound=8))
    second = _Search(_answer(4, bound=7), NOTHING)
    work = module.FIRST_ROUND * 2.5
    answer = _both(lead, second).maximise(TERMS, [0], Allowance(work=work), _silent)
    assert [limit for _, limit in lead.asked] == [module.FIRST_ROUND, module.FIRST_ROUND * 1.5]
    assert (answer.values, answer.bound, answer.proven) == ([4], 7, False)


def test_of_equally_good_plans_without_a_proof_that_of_the_lead_counts() -> None:
    lead, second = _Search(Answer([4, 0], 9, proven=False)), _Search(Answer([4, 1], 9, proven=False))
    assert _both(lead, second).maximise(TERMS, [0], Allowance(work=1.0), _silent).values == [4, 0]


def test_progress_of_both_together_only_improves() -> None:
    heard: list[tuple[list[int] | None, float]] = []
    lead = _Search(_answer(3, bound=8), _answer(6, bound=6, proven=True), seconds=0.15)
    second = _Search(_answer(5, bound=9), _answer(2, bound=20))
    _both(lead, second).maximise(TERMS, [0], Allowance(), lambda values, bound: heard.append((values, bound)))
    bounds = [bound for _, bound in heard]
    plans = [values[0] for values, _ in heard if values is not None]
    assert bounds == sorted(bounds, reverse=True)
    assert plans == sorted(plans)
    assert (plans[0], plans[-1], bounds[-1]) == (5, 6, 6)


def test_a_stop_ends_the_rounds() -> None:
    portfolio = _both(_Search(_answer(3)), _Search(NOTHING))
    portfolio._stop.set()
    answer = portfolio.maximise(TERMS, [0], Allowance(), _silent)
    assert (answer.values, answer.proven) == ([3], False)


def test_a_failure_of_the_second_is_not_swallowed() -> None:
    class Broken(_Search):
        def maximise(self, *_: object, **__: object) -> Answer:
            raise RuntimeError("defect")

    with pytest.raises(RuntimeError, match="defect"):
        _both(_Search(_answer(3)), Broken()).maximise(TERMS, [0], Allowance(), _silent)


def test_rounds_that_are_used_up_give_the_same_proposal_whatever_the_clock_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """With tiny rounds every group needs several; the second starts at once, or too late to matter by the clock."""
    opdracht = service.lees(data_map() / "voorbeeld")
    monkeypatch.setattr(module, "FIRST_ROUND", 0.02)
    made = []
    for head_start in (0.0, 0.02, 0.0):
        monkeypatch.setattr(module, "HEAD_START", head_start)
        made.append(service.maak_voorstel(opdracht, zaad=3).model_dump_json())
    assert made[0] == made[1] == made[2]
