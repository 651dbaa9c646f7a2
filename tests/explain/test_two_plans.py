"""Two plans beside each other, ready to be shown."""

from __future__ import annotations

from tests.bouw import client, plan, situatie, woning
from uitstroommatch.explain.two_plans import TweePlannen, naast_elkaar
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie


def naast(sit: Situatie, een: tuple[str, ...], ander: tuple[str, ...]) -> TweePlannen:
    return naast_elkaar(Rulebook.van(sit.beleid), sit, plan(*een), plan(*ander))


def test_equal_plans_have_every_goal_and_no_difference() -> None:
    gevonden = naast(situatie(), ("c1 in w1",), ("c1 in w1",))
    assert gevonden.doelen
    assert {een.verschil for een in gevonden.doelen} == {""}
    assert (gevonden.clienten, gevonden.gebieden, gevonden.beslissend, gevonden.gelijk) == ((), (), None, 1)


def test_who_comes_goes_and_moves_is_said_with_names() -> None:
    sit = situatie(client("c1"), client("c2"), client("c3"), woning("w1"), woning("w2"))
    gevonden = naast(sit, ("c1 in w1", "c2 in w2"), ("c1 in w2", "c3 in w1"))
    assert [(een.client, een.soort, een.een, een.ander) for een in gevonden.clienten] == [
        ("c1", "anders", "w1", "w2"), ("c2", "eraf", "w2", None), ("c3", "erbij", None, "w1"),
    ]  # fmt: skip
    assert gevonden.clienten[1].ander_voluit == "geen woning"
    assert gevonden.clienten[1].zin.startswith("Raakt w2 (")
    assert gevonden.beslissend is None
    assert gevonden.gelijk == 0


def test_one_more_is_better_and_the_area_carries_more() -> None:
    sit = situatie(client("c1"), client("c2"), woning("w1"), woning("w2"))
    gevonden = naast(sit, ("c1 in w1",), ("c1 in w1", "c2 in w2"))
    geplaatst = next(een for een in gevonden.doelen if een.id == "geplaatst")
    assert (geplaatst.een, geplaatst.ander, geplaatst.winst) == (1, 2, 1)
    assert geplaatst.verschil == "1 cliënt meer met een woning."
    assert gevonden.beslissend is not None
    assert any(een.ander == een.een + 1 for een in gevonden.gebieden)


def test_what_breaks_is_told_on_its_own_side() -> None:
    sit = situatie(client("c1", max_huur="300.00"), woning())
    gevonden = naast(sit, (), ("c1 in w1",))
    assert gevonden.breuken_een == ()
    assert gevonden.breuken_ander[0].startswith("Cliënt c1 in woning w1: rekenhuur 400,00")
