"""The tally holds what each rule and goal says about each triple, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.bouw import KERN, STAD, aanbieder, afspraak, beleid, client, situatie, vast, woning
from tests.model.test_reduce import full_tally
from tests.oracle.tiny import write_tiny
from uitstroommatch import service
from uitstroommatch.check.plan import tel
from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.model.tally import Tally, columns_by_client
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Geval

Leden = Callable[[Geval], Iterable[tuple[str, int]]]


def _told(leden: Leden, cases: list[Geval]) -> dict[str, dict[int, int]]:
    """Ask about one case at a time, and put the answers in order of group."""
    told: dict[str, dict[int, int]] = {}
    for column, case in enumerate(cases):
        for key, units in tel(leden, [case]).items():
            if units:
                told.setdefault(key, {})[column] = units
    return told


@pytest.mark.parametrize("first", range(0, 120, 40))
def test_every_number_is_what_a_rule_or_goal_says_about_that_triple(first: int, tmp_path: Path) -> None:
    for seed in range(first, first + 40):
        write_tiny(tmp_path / str(seed), seed)
        opdracht = service.lees(tmp_path / str(seed))
        rulebook, situatie_ = opdracht.rulebook, opdracht.situatie
        tallied = full_tally(rulebook, situatie_)
        cases = [situatie_.geval(*triple) for triple in tallied.triples]
        limits = {
            (rule.id, key): terms
            for rule in rulebook.harde_groepsregels
            if not rule.regel.minstens
            for key, terms in _told(rule.leden, cases).items()
        }
        assert {(limit.rule, limit.key): limit.terms for limit in tallied.limits} == limits, f"seed {seed}"
        for doel, goal in zip(rulebook.doelen_in(situatie_), tallied.goals, strict=True):
            brings = [doel.goal.per_plaatsing(case) for case in cases]
            assert goal.terms == {column: units for column, units in enumerate(brings) if units}, f"seed {seed}"
            costs = {cost.key: cost.terms for cost in goal.costs if cost.terms}
            assert costs == _told(doel.goal.leden, cases), f"seed {seed}"


def _tallied(*rijen: object, **kwargs: object) -> Tally:
    situatie_ = situatie(*rijen, **kwargs)  # type: ignore[arg-type]
    return full_tally(Rulebook.van(situatie_.beleid), situatie_)


def test_hours_are_tenths_and_load_is_points() -> None:
    tallied = _tallied(client(uren_per_week="2.5", zwaarte="complex"), woning(), aanbieder(uren_beschikbaar="8.0"))
    limits = {(limit.rule, limit.key): (limit.upper, limit.terms) for limit in tallied.limits}
    assert limits["begeleidingsuren", f"Zorg|{STAD}"] == (80, {0: 25})
    assert limits["draagkracht", "BU01500101"] == (8, {0: 2})


def test_a_group_that_no_triple_adds_to_is_no_limit_but_keeps_its_cost() -> None:
    tallied = _tallied(client(), woning(), afspraak("a1", gemeente="GM0177", minimum=3, maximum=9))
    assert "afspraak_maximum" not in {limit.rule for limit in tallied.limits}
    (missing,) = next(goal.costs for goal in tallied.goals if goal.id == "afspraken")
    assert (missing.key, missing.terms, missing.cost(0)) == ("a1", {}, 3)


def test_fixed_placements_are_fixed_columns_and_no_limit() -> None:
    tallied = _tallied(client(), woning(), vast("c1 in w1 OMK"))
    assert tallied.fixed == {("c1", "w1", Contractvorm.OMK)}
    assert "besluit_vast" not in {limit.rule for limit in tallied.limits}


def test_a_rule_in_mode_zacht_is_a_goal_and_no_limit() -> None:
    onder = beleid({"draagkracht": "zacht", "budget": "zacht"})
    tallied = _tallied(client(max_huur="300.00"), woning(), woning("w2", buurtcode=KERN), onder=onder)
    assert "draagkracht" not in {limit.rule for limit in tallied.limits}
    goals = {goal.id: goal for goal in tallied.goals}
    assert goals["regel:budget"].terms == {0: 1, 1: 1}
    assert {cost.key for cost in goals["regel:draagkracht"].costs if 1 in cost.terms} >= {KERN}


def test_columns_come_per_client_and_per_column_with_its_limits() -> None:
    tallied = _tallied(client("c1"), client("c2"), woning("w1"), woning("w2"))
    columns = columns_by_client(tallied.triples)
    assert columns == {"c1": [0, 1], "c2": [2, 3]}
    per_column = [Counter(tallied.limits[number].rule for number, _ in limits) for limits in tallied.of_column()]
    assert all(rules["een_woning_per_client"] == rules["plaatsen"] == 1 for rules in per_column)
