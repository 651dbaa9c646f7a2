"""Two plans side by side, computed or made by hand."""

from __future__ import annotations

from tests.bouw import (
    CENTRUM,
    DORP,
    KERN,
    STAD,
    beleid,
    client,
    grens,
    plaatsing,
    plan,
    situatie,
    woning,
)
from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.outcome import Plan
from uitstroommatch.explain.compare import Doelverschil, Gebiedsverschil, Verplaatst, Verschil, vergelijk
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

LANG, KORT = "2020-01-01", "2026-05-25"


def _vergelijk(voor: Situatie, oud: Plan, nieuw: Plan) -> Verschil:
    return vergelijk(Rulebook.van(voor.beleid), voor, oud, nieuw)


def _twee() -> Situatie:
    return situatie(
        client("c1", wacht_sinds=LANG), client("c2", wacht_sinds=KORT), woning("w1"),
        woning("w2", buurtcode=KERN, straat="Dorpsweg"),
    )  # fmt: skip


def test_a_plan_does_not_differ_from_itself() -> None:
    zelfde = _vergelijk(_twee(), plan("c1 in w1"), plan("c1 in w1"))
    assert zelfde.beslissend is None
    assert (zelfde.clienten, zelfde.gebieden, zelfde.breuken_oud, zelfde.breuken_nieuw) == ((), (), (), ())
    assert all(doel.oud == doel.nieuw for doel in zelfde.doelen)


def test_every_goal_is_there_in_the_order_of_the_policy() -> None:
    voor = _twee()
    verschil = _vergelijk(voor, plan("c1 in w1"), plan("c2 in w1"))
    assert [doel.id for doel in verschil.doelen] == [d.id for d in Rulebook.van(voor.beleid).doelen_in(voor)]


def test_the_first_goal_that_differs_decides() -> None:
    verschil = _vergelijk(_twee(), plan("c1 in w1"), plan("c2 in w1"))
    assert verschil.beslissend is not None
    assert (verschil.beslissend.id, verschil.beslissend.winst) == ("wachttijd", 26 - 359)


def test_less_is_a_gain_for_a_goal_that_should_be_small() -> None:
    assert Doelverschil("omklap", "min", oud=3, nieuw=1).winst == 2
    assert Doelverschil("wens", "max", oud=3, nieuw=1).winst == -2


def test_clients_who_move_or_win_or_lose_a_home_stand_in_order() -> None:
    voor = situatie(*(client(f"c{n}") for n in range(1, 5)), woning("w1"), woning("w2"), woning("w3"))
    oud, nieuw = plan("c1 in w1", "c2 in w2", "c4 in w3"), plan("c1 in w1 VWD", "c2 in w3", "c3 in w2")
    verschil = _vergelijk(voor, oud, nieuw)
    assert verschil.clienten == (
        Verplaatst("c1", oud[0], nieuw[0]),
        Verplaatst("c2", oud[1], nieuw[1]),
        Verplaatst("c3", None, nieuw[2]),
        Verplaatst("c4", oud[2], None),
    )


def test_only_areas_whose_load_changes_are_there_with_all_their_load() -> None:
    voor = situatie(
        client("c1"), client("c2", zwaarte="gespecialiseerd"), woning("w1"),
        woning("w2", buurtcode=KERN, straat="Dorpsweg"), plaatsing(), grens(KERN, 6),
    )  # fmt: skip
    verschil = _vergelijk(voor, plan("c1 in w1"), plan("c1 in w1", "c2 in w2"))
    per_code = {gebied.code: gebied for gebied in verschil.gebieden}
    assert per_code[KERN] == Gebiedsverschil(Niveau.BUURT, KERN, oud=0, nieuw=3, grens=6)
    assert per_code[DORP] == Gebiedsverschil(Niveau.GEMEENTE, DORP, oud=0, nieuw=3, grens=None)
    assert not {CENTRUM, STAD} & per_code.keys()
    weg = _vergelijk(voor, plan("c1 in w1"), ())
    assert {g.code: (g.oud, g.nieuw) for g in weg.gebieden}[CENTRUM] == (2, 1)


def test_a_plan_by_hand_gets_its_breaches_and_its_goal_values() -> None:
    voor = situatie(client("c1", max_huur="300"), client("c2"), woning())
    verschil = _vergelijk(voor, plan("c2 in w1"), plan("c1 in w1", "c2 in w1"))
    assert not verschil.breuken_oud
    assert [breuk.regel for breuk in verschil.breuken_nieuw] == ["budget", "plaatsen"]
    assert {doel.id: doel.nieuw for doel in verschil.doelen}["geplaatst"] == 2


def test_an_unknown_client_or_home_counts_for_nothing_and_is_a_breach() -> None:
    voor = _twee()
    verschil = _vergelijk(voor, plan("c1 in w1"), plan("c1 in w1", "c9 in w2", "c2 in w9"))
    assert [breuk.regel for breuk in verschil.breuken_nieuw] == ["onbekend", "onbekend"]
    assert verschil.beslissend is None
    assert (verschil.clienten, verschil.gebieden) == ((), ())


def test_a_client_with_two_homes_has_two_differences() -> None:
    verschil = _vergelijk(_twee(), (), plan("c1 in w1", "c1 in w2"))
    assert [(een.oud, een.nieuw) for een in verschil.clienten] == [(None, een) for een in plan("c1 in w1", "c1 in w2")]
    assert "een_woning_per_client" in [breuk.regel for breuk in verschil.breuken_nieuw]


def test_a_placement_that_is_in_a_plan_twice_is_a_breach() -> None:
    assert _vergelijk(_twee(), (), plan("c1 in w1", "c1 in w1")).breuken_nieuw


def test_breaches_of_a_soft_rule_are_a_goal() -> None:
    onder = beleid({"budget": "zacht"}, volgorde=["regel:budget", "geplaatst"])
    voor = situatie(client(max_huur="300"), woning(), onder=onder)
    verschil = _vergelijk(voor, (), plan("c1 in w1"))
    assert verschil.beslissend == Doelverschil("regel:budget", "min", oud=0, nieuw=1)
    assert not verschil.breuken_nieuw


def test_an_empty_plan_can_be_compared() -> None:
    verschil = _vergelijk(_twee(), (), plan("c1 in w1"))
    assert verschil.beslissend is not None
    assert verschil.beslissend.id == "herkomst"
