"""Merging identical homes changes no value, and the split gives every client a real home."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from tests.bouw import RIVIER, aanbieder, afspraak, beleid, client, situatie, vast, woning
from tests.model.test_reduce import full_tally, optima
from tests.oracle.tiny import write_tiny
from uitstroommatch import service
from uitstroommatch.check.decisions import kleinste_strijd
from uitstroommatch.check.plan import breuken, doelwaarden
from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.domain.outcome import Drietal
from uitstroommatch.model.merge import Unmerge, merge
from uitstroommatch.model.reduce import reduce
from uitstroommatch.model.tally import Tally
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

OMK, VWD, OBE = Contractvorm


def _tiny(folder: Path, seed: int, copies: int) -> tuple[Rulebook, Situatie]:
    """Read a tiny dossier in which each home stands ``copies`` more times, without any decision on the copies."""
    write_tiny(folder, seed)
    opdracht = service.lees(folder)
    homes = [
        home.model_copy(update={"woning_id": f"{home.woning_id}{'x' * copy}"})
        for home in opdracht.dossier.woningen
        for copy in range(1 + copies)
    ]
    dossier = replace(opdracht.dossier, woningen=tuple(sorted(homes, key=lambda home: home.woning_id)))
    return opdracht.rulebook, Situatie(dossier, opdracht.beleid)


def _random_plan(tallied: Tally, dice: random.Random) -> list[int]:
    """Return columns that keep every limit, the fixed ones first."""
    room = [limit.upper for limit in tallied.limits]
    of_column, chosen = tallied.of_column(), []
    order = dice.sample(range(len(tallied.triples)), len(tallied.triples))
    for column in sorted(order, key=lambda c: tallied.triples[c] not in tallied.fixed):
        if all(units <= room[number] for number, units in of_column[column]):
            chosen.append(column)
            for number, units in of_column[column]:
                room[number] -= units
    return chosen


def _values(tallied: Tally, columns: list[int]) -> dict[str, int]:
    return {
        goal.id: sum(goal.terms.get(column, 0) for column in columns)
        + sum(cost.cost(sum(cost.terms.get(column, 0) for column in columns)) for cost in goal.costs)
        for goal in tallied.goals
    }


@pytest.mark.parametrize("first", range(0, 120, 20))
@pytest.mark.parametrize("copies", [0, 1])
def test_the_merged_solve_reaches_what_the_unmerged_one_does(first: int, copies: int, tmp_path: Path) -> None:
    smaller = 0
    for seed in range(first, first + 20):
        rulebook, situatie_ = _tiny(tmp_path / str(seed), seed, copies)
        if kleinste_strijd(rulebook, situatie_):
            continue
        reduced = reduce(full_tally(rulebook, situatie_), situatie_)
        merged, _ = merge(reduced)
        smaller += len(merged.triples) < len(reduced.triples)
        assert optima(merged, situatie_) == optima(reduced, situatie_), f"seed {seed}"
    assert smaller > 0 or not copies


@pytest.mark.parametrize("first", range(0, 200, 50))
def test_every_plan_of_merged_homes_splits_into_a_plan_of_the_same_value(first: int, tmp_path: Path) -> None:
    shared = 0
    for seed in range(first, first + 50):
        rulebook, situatie_ = _tiny(tmp_path / str(seed), seed, 1 + seed % 2)
        if kleinste_strijd(rulebook, situatie_):
            continue
        full = full_tally(rulebook, situatie_)
        merged, split = merge(reduce(full, situatie_) if seed % 3 else full)
        dice = random.Random(seed)
        for _ in range(10):
            columns = _random_plan(merged, dice)
            chosen = [merged.triples[column] for column in columns]
            plan = split.plan(chosen)
            assert not breuken(rulebook, situatie_, plan), f"seed {seed}: {plan}"
            assert doelwaarden(rulebook, situatie_, plan) == _values(merged, columns), f"seed {seed}: {plan}"
            assert plan == split.plan(dice.sample(chosen, len(chosen))), "the order of the triples does not matter"
            shared += plan != tuple(sorted(chosen))
    assert shared > 0, "some plan must use a home that was merged away"


@pytest.mark.parametrize("first", range(0, 100, 50))
def test_every_plan_of_all_homes_is_a_plan_of_merged_homes_of_the_same_value(first: int, tmp_path: Path) -> None:
    for seed in range(first, first + 50):
        rulebook, situatie_ = _tiny(tmp_path / str(seed), seed, 1)
        if kleinste_strijd(rulebook, situatie_):
            continue
        full = full_tally(rulebook, situatie_)
        merged, split = merge(full)
        first_of = {member: home for home, members in split.members.items() for member, _ in members}
        number = {triple: column for column, triple in enumerate(merged.triples)}
        dice = random.Random(seed)
        for _ in range(10):
            columns = _random_plan(full, dice)
            triples = [full.triples[column] for column in columns]
            swapped = [number[client_, first_of.get(home, home), form] for client_, home, form in triples]
            assert all(
                sum(limit.terms.get(column, 0) for column in swapped) <= limit.upper for limit in merged.limits
            ), f"seed {seed}"
            assert _values(merged, swapped) == _values(full, columns), f"seed {seed}"


# --- by hand -----------------------------------------------------------------------------------------------------


def _merged(*rijen: object, **kwargs: object) -> tuple[Tally, Unmerge]:
    situatie_ = situatie(*rijen, **kwargs)  # type: ignore[arg-type]
    return merge(full_tally(Rulebook.van(situatie_.beleid), situatie_))


def _homes(*rijen: object, **kwargs: object) -> set[str]:
    return {home for _, home, _ in _merged(*rijen, **kwargs)[0].triples}


def _places(tallied: Tally) -> dict[str, int]:
    return {limit.key: limit.upper for limit in tallied.limits if limit.rule == "plaatsen"}


def test_homes_in_one_street_become_one_with_all_their_places() -> None:
    tallied, split = _merged(client("c1"), client("c2"), woning("w1"), woning("w2", plaatsen=2), woning("w3"))
    assert {home for _, home, _ in tallied.triples} == {"w1"}
    assert _places(tallied) == {"w1": 4}
    assert split.members == {"w1": (("w1", 1), ("w2", 2), ("w3", 1))}


def test_clients_fill_the_homes_of_a_class_in_order() -> None:
    split = Unmerge({"w1": (("w1", 1), ("w2", 2), ("w3", 1))})
    triples: list[Drietal] = [("c4", "w1", VWD), ("c1", "w1", OMK), ("c3", "w9", OMK), ("c2", "w1", OBE)]
    assert split.plan(triples) == (
        ("c1", "w1", OMK), ("c2", "w2", OBE), ("c3", "w9", OMK), ("c4", "w2", VWD),
    )  # fmt: skip


def test_a_difference_that_no_client_rule_or_goal_sees_does_not_keep_homes_apart() -> None:
    assert _homes(client(), woning("w1"), woning("w2", rekenhuur="401.00", kamers=2)) == {"w1"}


@pytest.mark.parametrize(
    "anders",
    [{"straat": "Markt"}, {"complex": "Hof"}, {"buurtcode": RIVIER}, {"contractvormen": "OMK"}, {"leeftijd_min": 40}],
    ids=lambda anders: next(iter(anders)),
)
def test_a_difference_in_an_area_or_in_who_may_live_there_keeps_homes_apart(anders: dict[str, object]) -> None:
    personen = (client("c1"), client("c2", leeftijd=50, contractvormen="OMK|VWD"))
    assert _homes(*personen, woning("w1"), woning("w2", **anders), aanbieder()) == {"w1", "w2"}


def test_an_agreement_that_only_one_of_them_counts_for_keeps_homes_apart() -> None:
    homes = (woning("w1"), woning("w2", corporatie="Ander"))
    assert _homes(client(), *homes) == {"w1"}
    for deal in (afspraak(corporatie="Ander", minimum=1), afspraak(corporatie="Ander", maximum=1)):
        assert _homes(client(), *homes, deal) == {"w1", "w2"}


def test_a_pair_of_the_previous_proposal_keeps_its_home_apart() -> None:
    homes = (woning("w1"), woning("w2"), woning("w3"))
    assert _homes(client(), *homes, vorig=[("c1", "w2")]) == {"w1", "w2"}


def test_a_fixed_placement_keeps_its_home_apart() -> None:
    personen, homes = (client("c1"), client("c2")), (woning("w1"), woning("w2"), woning("w3"))
    assert _homes(*personen, *homes, vast("c1 in w2 OMK")) == {"w1", "w2"}
    zacht = beleid({"besluit_vast": "zacht"})
    assert _homes(*personen, *homes, vast("c1 in w2 OMK"), onder=zacht) == {"w1", "w2"}


def test_without_identical_homes_nothing_changes() -> None:
    situatie_ = situatie(client(), woning("w1"), woning("w2", straat="Markt"))
    full = full_tally(Rulebook.van(situatie_.beleid), situatie_)
    merged, split = merge(full)
    assert merged is full
    assert split == Unmerge({})
    assert split.plan([("c1", "w2", OMK)]) == (("c1", "w2", OMK),)
