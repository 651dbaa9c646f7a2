"""Groups of goals, their weights, and the bound that a weighted solve gives on its first goal."""

from __future__ import annotations

from itertools import product

from uitstroommatch.model.lexicographic import Group, groups
from uitstroommatch.model.program import Objective


def _objective(id_: str, span: int, sense: str = "max", slack: int = 0, lowest: int = 0) -> Objective:
    return Objective(id_, sense, slack, 0, {}, lowest, lowest + span)  # type: ignore[arg-type]


def test_a_weight_outweighs_all_that_the_later_goals_can_add_up_to() -> None:
    goals = [_objective("a", 2), _objective("b", 3, "min"), _objective("c", 4)]
    group = Group.of(goals)
    scores = {
        (a, -b, c): sum(w * o.sign * v for w, o, v in zip(group.weights, goals, (a, b, c), strict=True))
        for a, b, c in product(range(3), range(4), range(5))
    }
    assert sorted(scores, key=lambda vector: scores[vector]) == sorted(scores)


def test_a_goal_with_speling_ends_its_group() -> None:
    cut = groups([_objective("a", 1), _objective("b", 1, slack=1), _objective("c", 1)])
    assert [[o.id for o in group.objectives] for group in cut] == [["a", "b"], ["c"]]


def test_a_group_ends_before_its_first_weight_grows_too_large() -> None:
    cut = groups([_objective("a", 5), _objective("b", 9), _objective("c", 9)], largest=10)
    assert [[o.id for o in group.objectives] for group in cut] == [["a", "b"], ["c"]]


def test_one_goal_always_makes_a_group_however_wide_its_range() -> None:
    assert [group.weights for group in groups([_objective("a", 10**9)], largest=10)] == [(1,)]


def test_the_bound_on_the_first_goal_allows_for_the_worst_of_the_others() -> None:
    # 12 a - b with b in 0..11: a bound of 24 on the sum leaves room for a = 2 with b = 0, and also with b = 11.
    group = Group.of([_objective("a", 9), _objective("b", 11, "min")])
    assert group.weights == (12, 1)
    assert group.first_bound(24.0) == 2
    assert group.first_bound(24.0 - 11) == 2
    assert group.first_bound(24.0 - 12) == 1


def test_no_bound_on_the_sum_leaves_the_best_possible_value() -> None:
    assert Group.of([_objective("a", 9), _objective("b", 3)]).first_bound(float("inf")) == 9
    assert Group.of([_objective("a", 9, "min", lowest=4)]).first_bound(float("inf")) == 4
