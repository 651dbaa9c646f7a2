"""What if: the best plan under the changes, checked, and no further from the given plan than the goals ask."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.bouw import (
    aanbieder,
    afgewezen,
    beleid,
    client,
    plan,
    situatie,
    vast,
    woning,
)
from tests.oracle.tiny import write_tiny
from uitstroommatch import service
from uitstroommatch.check.plan import doelwaarden
from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.domain.outcome import Haalbaar, Onmogelijk, Optimaal, Plan
from uitstroommatch.errors import ControleFout, Gestopt, WijzigingFout
from uitstroommatch.explain import whatif
from uitstroommatch.explain.changes import ExtraWoning, Loslaten, MeerOmklap, Vastleggen, Wijziging
from uitstroommatch.explain.whatif import WatAls, doelen_van, toegestane_vormen, wat_als, wat_als_paar
from uitstroommatch.model import los_op
from uitstroommatch.resources import data_map
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie


@pytest.fixture(scope="module")
def voorbeeld() -> service.Opdracht:
    return service.lees(data_map() / "voorbeeld")


@pytest.fixture(scope="module")
def beste(voorbeeld: service.Opdracht) -> Plan:
    uitkomst = los_op(voorbeeld.rulebook, voorbeeld.situatie, zaad=0)
    assert isinstance(uitkomst, Optimaal)
    return uitkomst.plan


def _vraag(voor: Situatie, *wijzigingen: Wijziging, vanaf: Plan = ()) -> WatAls:
    antwoord = wat_als(Rulebook.van(voor.beleid), voor, wijzigingen, plan=vanaf)
    assert isinstance(antwoord, WatAls)
    assert antwoord.bewezen
    return antwoord


def test_a_fixed_pair_is_in_the_answer_and_the_other_loses_the_home() -> None:
    voor = situatie(client("c1", wacht_sinds="2020-01-01"), client("c2"), woning())
    assert _vraag(voor).plan == plan("c1 in w1")
    antwoord = _vraag(voor, Vastleggen("c2", "w1"), vanaf=plan("c1 in w1"))
    assert antwoord.plan == plan("c2 in w1")
    assert antwoord.waarden == doelen_van(antwoord.rulebook, antwoord.situatie, antwoord.plan)


def test_an_extra_home_is_used() -> None:
    voor = situatie(client("c1"), client("c2"), woning())
    antwoord = _vraag(voor, ExtraWoning("w1"))
    assert antwoord.waarden["geplaatst"] == 2
    assert "w1+1" in antwoord.situatie.aanbod


def test_decisions_that_cannot_hold_together_are_impossible_until_one_is_dropped() -> None:
    voor = situatie(client("c1"), client("c2"), woning(), vast("c1 in w1"))
    antwoord = wat_als(Rulebook.van(voor.beleid), voor, [Vastleggen("c2", "w1")])
    assert isinstance(antwoord, Onmogelijk)
    assert antwoord.strijdig.regel == "plaatsen"
    assert _vraag(voor, Loslaten("c1", "w1"), Vastleggen("c2", "w1")).plan == plan("c2 in w1")


@pytest.mark.parametrize("zinnen", [("c1 in w1", "c2 in w2"), ("c1 in w2", "c2 in w1")])
def test_nobody_moves_without_a_reason(zinnen: tuple[str, str]) -> None:
    """The homes are alike: both plans are best, and the one that is there already stays."""
    voor = situatie(client("c1"), client("c2"), client("c3"), woning("w1"), woning("w2"), woning("w3"))
    antwoord = _vraag(voor, vanaf=plan(*zinnen))
    assert set(plan(*zinnen)) <= set(antwoord.plan)
    assert len(antwoord.plan) == 3


def test_closeness_never_costs_a_goal(voorbeeld: service.Opdracht, beste: Plan) -> None:
    slecht = beste[: len(beste) // 2]
    for vanaf in ((), slecht, beste):
        antwoord = _vraag(voorbeeld.situatie, vanaf=vanaf)
        assert antwoord.waarden == doelwaarden(voorbeeld.rulebook, voorbeeld.situatie, beste)
    assert antwoord.plan == beste


def test_closeness_is_no_goal_of_the_answer() -> None:
    antwoord = _vraag(situatie(), vanaf=plan("c1 in w1"))
    assert list(antwoord.waarden) == [doel.id for doel in antwoord.rulebook.doelen_in(antwoord.situatie)]


def test_goals_that_may_give_way_do_not_give_way_to_closeness() -> None:
    """With room to give way, staying near the start must not cost the last goal anything."""
    onder = beleid(volgorde=["geplaatst", "wens"], speling={"wens": 3})
    wens = client(voorkeur_gemeenten="GM0177")
    voor = situatie(wens, woning("w1"), woning("w2", buurtcode="BU01770101"), onder=onder)
    assert _vraag(voor, vanaf=plan("c1 in w1")).waarden == {"geplaatst": 1, "wens": 3}


def test_a_start_that_is_no_longer_possible_does_no_harm() -> None:
    voor = situatie(client("c1"), client("c2"), woning(), afgewezen("c1 in w1"))
    assert _vraag(voor, vanaf=plan("c1 in w1", "c9 in w9", "c2 in w1")).plan == plan("c2 in w1")


def test_a_start_with_more_than_a_limit_allows_is_followed_as_far_as_it_goes() -> None:
    voor = situatie(client("c1"), client("c2"), woning("w1"), aanbieder(uren_beschikbaar="0"))
    assert len(_vraag(voor, vanaf=plan("c1 in w1", "c2 in w1")).plan) == 1


def test_the_answer_is_the_same_every_time(voorbeeld: service.Opdracht, beste: Plan) -> None:
    kiezen = beste[3]
    vraag = [ExtraWoning(kiezen[1])]
    een, twee = (wat_als(voorbeeld.rulebook, voorbeeld.situatie, vraag, plan=beste) for _ in range(2))
    assert isinstance(een, WatAls)
    assert isinstance(twee, WatAls)
    assert (een.plan, een.doelen) == (twee.plan, twee.doelen)


def test_a_pair_is_fixed_on_the_form_that_costs_least() -> None:
    """OMK comes first but no lease is left; of the other two the goal omklap makes no difference."""
    voor = situatie(client(contractvormen="OMK|VWD"), woning(), aanbieder(omklap_max=0))
    rulebook = Rulebook.van(voor.beleid)
    assert isinstance(wat_als(rulebook, voor, [Vastleggen("c1", "w1")]), Onmogelijk)
    antwoord = wat_als_paar(rulebook, voor, "c1", "w1")
    assert isinstance(antwoord, WatAls)
    assert antwoord.plan == plan("c1 in w1 VWD")
    erbij = _vraag(voor, MeerOmklap("Zorg", "GM0150", 1))
    assert erbij.plan == plan("c1 in w1 OMK")


def test_a_pair_that_no_form_allows_cannot_be_fixed() -> None:
    voor = situatie(client(contractvormen="OMK"), woning(contractvormen="OBE"))
    rulebook = Rulebook.van(voor.beleid)
    assert toegestane_vormen(rulebook, voor, "c1", "w1") == ()
    with pytest.raises(WijzigingFout, match="geen enkele contractvorm"):
        wat_als_paar(rulebook, voor, "c1", "w1")


def test_a_pair_that_breaks_a_limit_on_every_form_is_impossible() -> None:
    voor = situatie(client(uren_per_week="9.0"), woning(), aanbieder(uren_beschikbaar="8.5"))
    antwoord = wat_als_paar(Rulebook.van(voor.beleid), voor, "c1", "w1")
    assert isinstance(antwoord, Onmogelijk)
    assert (antwoord.strijdig.regel, antwoord.strijdig.grens, antwoord.strijdig.nodig) == ("begeleidingsuren", 85, 90)


@pytest.mark.parametrize("modus", ["hard", "zacht", "uit"])
def test_a_pair_can_be_asked_for_whether_decisions_bind_or_not(modus: str) -> None:
    onder = beleid({"besluit_vast": modus})
    voor = situatie(client("c1"), client("c2", uren_per_week="9.0"), woning(), aanbieder(uren_beschikbaar="8.5"),
                    vast("c1 in w1"), onder=onder)  # fmt: skip
    rulebook = Rulebook.van(onder)
    antwoord = wat_als_paar(rulebook, voor, "c1", "w1", plan=plan("c1 in w1"))
    assert isinstance(antwoord, WatAls)
    assert antwoord.plan == plan("c1 in w1")
    assert antwoord.rulebook is rulebook
    onmogelijk = wat_als_paar(rulebook, voor, "c2", "w1", plan=plan("c1 in w1"))
    assert isinstance(onmogelijk, Onmogelijk)
    assert len(onmogelijk.strijdig.besluiten) == 1


def test_a_pair_beside_a_decision_that_does_not_bind_costs_that_decision() -> None:
    onder = beleid({"besluit_vast": "zacht"})
    voor = situatie(client("c1"), client("c2"), woning(), vast("c1 in w1"), onder=onder)
    antwoord = wat_als_paar(Rulebook.van(onder), voor, "c2", "w1", plan=plan("c1 in w1"))
    assert isinstance(antwoord, WatAls)
    assert (antwoord.plan, antwoord.waarden["regel:besluit_vast"]) == (plan("c2 in w1"), 1)


def test_a_pair_of_a_client_who_is_fixed_elsewhere_is_impossible_even_without_time() -> None:
    voor = situatie(client(), woning("w1"), woning("w2"), vast("c1 in w1"))
    for tijd in (None, 0):
        antwoord = wat_als_paar(Rulebook.van(voor.beleid), voor, "c1", "w2", tijd=tijd)
        assert isinstance(antwoord, Onmogelijk)
        assert antwoord.strijdig.regel == "een_woning_per_client"


def test_stopped_before_the_start_there_is_no_answer() -> None:
    stop = threading.Event()
    stop.set()
    with pytest.raises(Gestopt):
        wat_als(Rulebook.van(beleid()), situatie(), [], stop=stop)


def test_a_plan_that_fails_the_check_is_not_handed_out(monkeypatch: pytest.MonkeyPatch) -> None:
    voor = situatie(client("c1"), client("c2"), woning())
    goed = los_op(Rulebook.van(voor.beleid), voor, zaad=0)
    assert isinstance(goed, Optimaal)
    fout = Optimaal(plan("c1 in w1", "c2 in w1"), goed.doelen)
    monkeypatch.setattr(whatif, "los_op", lambda *_, **__: fout)
    with pytest.raises(ControleFout, match="geplaatst"):
        wat_als(Rulebook.van(voor.beleid), voor, [])


def test_where_the_search_starts_changes_no_value_of_tiny_dossiers(tmp_path: Path) -> None:
    for seed in range(40):
        folder = tmp_path / str(seed)
        write_tiny(folder, seed)
        opdracht = service.lees(folder)
        rulebook, voor = opdracht.rulebook, opdracht.situatie
        uitkomst = los_op(rulebook, voor, zaad=0)
        if isinstance(uitkomst, Onmogelijk):
            continue
        assert isinstance(uitkomst, Optimaal)
        starts: list[Plan] = [
            uitkomst.plan[::2],
            tuple((c, w, vorm) for c in voor.kandidaten for w in voor.aanbod for vorm in Contractvorm),
        ]
        for start in starts:
            opnieuw = los_op(rulebook, voor, zaad=0, begin=start)
            assert isinstance(opnieuw, Optimaal)
            assert [d.optimum for d in opnieuw.doelen] == [d.optimum for d in uitkomst.doelen], seed
            antwoord = wat_als(rulebook, voor, [], plan=start)
            assert isinstance(antwoord, WatAls)
            assert [d.optimum for d in antwoord.doelen] == [d.optimum for d in uitkomst.doelen], seed


def test_without_time_a_start_is_never_made_worse(voorbeeld: service.Opdracht, beste: Plan) -> None:
    snel = los_op(voorbeeld.rulebook, voorbeeld.situatie, zaad=0, tijd=0, begin=beste)
    assert isinstance(snel, Haalbaar | Optimaal)
    assert doelwaarden(voorbeeld.rulebook, voorbeeld.situatie, snel.plan) == doelwaarden(
        voorbeeld.rulebook, voorbeeld.situatie, beste
    )
