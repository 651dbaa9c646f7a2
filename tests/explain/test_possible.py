"""Decisions that cannot hold together, and the fewest changes after which they can."""

from __future__ import annotations

from tests.bouw import CENTRUM, client, grens, situatie, vast, woning
from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.row import Rij
from uitstroommatch.explain.changes import Loslaten, MeerDraagkracht, Wijziging
from uitstroommatch.explain.possible import maak_mogelijk
from uitstroommatch.rulebook import Rulebook

TWEE = (client("c1"), client("c2"), woning("w1"), woning("w2"))


def mogelijk(*rijen: Rij) -> set[tuple[Wijziging, ...]]:
    nu = situatie(*rijen)
    return {herstel.wijzigingen for herstel in maak_mogelijk(Rulebook.van(nu.beleid), nu)}


def test_a_limit_is_raised_or_a_decision_dropped() -> None:
    assert mogelijk(*TWEE, grens(CENTRUM, 1), vast("c1 in w1"), vast("c2 in w2")) == {
        (Loslaten("c1", "w1"),),
        (Loslaten("c2", "w2"),),
        (MeerDraagkracht(Niveau.BUURT, CENTRUM, 1),),
    }


def test_two_clients_in_one_home_takes_dropping_one() -> None:
    assert mogelijk(*TWEE, vast("c1 in w1"), vast("c2 in w1")) == {(Loslaten("c1", "w1"),), (Loslaten("c2", "w1"),)}


def test_one_change_for_two_conflicts_goes_before_two() -> None:
    alle = [*TWEE, woning("w3"), vast("c1 in w1"), vast("c1 in w2"), vast("c2 in w2")]
    assert mogelijk(*alle) == {(Loslaten("c1", "w2"),)}


def test_nothing_when_there_is_a_plan() -> None:
    assert mogelijk(*TWEE, vast("c1 in w1")) == set()
