"""What would it take: each repair on a dossier that is small enough to know the answer."""

from __future__ import annotations

import pytest

from tests.bouw import (
    CENTRUM,
    KERN,
    STAD,
    aanbieder,
    afgewezen,
    afspraak,
    beleid,
    client,
    grens,
    plaatsing,
    situatie,
    vast,
    woning,
)
from uitstroommatch.domain.enums import Contractvorm, Niveau
from uitstroommatch.domain.outcome import Haalbaar, Optimaal, Plan
from uitstroommatch.domain.row import Rij
from uitstroommatch.explain.changes import (
    ExtraWoning,
    Loslaten,
    MeerAfspraak,
    MeerDraagkracht,
    MeerOmklap,
    MeerUren,
    Vastleggen,
    Wijziging,
    ZonderRegel,
)
from uitstroommatch.explain.repairs import Herstel, een_meer, wat_is_nodig
from uitstroommatch.model import los_op
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

LANG, KORT, KORTER = "2026-01-01", "2026-06-01", "2026-09-01"
EERST = client("c1", wacht_sinds=LANG)
TWEEDE = client("c2", wacht_sinds=KORT)
DERDE = client("c3", wacht_sinds=KORTER)


def beste(rulebook: Rulebook, situatie_: Situatie) -> Plan:
    uitkomst = los_op(rulebook, situatie_, zaad=0)
    assert isinstance(uitkomst, Optimaal | Haalbaar)
    return uitkomst.plan


def nodig(voor: str | None, *rijen: Rij, hoeveel: int = 5) -> list[Herstel]:
    nu = situatie(*rijen)
    rulebook = Rulebook.van(nu.beleid)
    plan = beste(rulebook, nu)
    if voor is None:
        return list(een_meer(rulebook, nu, plan, hoeveel=hoeveel))
    return list(wat_is_nodig(rulebook, nu, plan, voor, hoeveel=hoeveel))


def wijzigingen(gevonden: list[Herstel]) -> list[tuple[Wijziging, ...]]:
    return [herstel.wijzigingen for herstel in gevonden]


def test_a_home_more() -> None:
    (herstel,) = nodig("c2", EERST, TWEEDE, woning())
    assert herstel.wijzigingen == (ExtraWoning("w1", 1),)
    assert {deel[0] for deel in herstel.resultaat.plan} == {"c1", "c2"}
    assert [een.client for een in herstel.verschil.clienten if een.nieuw] == ["c2"]
    assert all(not doel.id.startswith("vraag") for doel in herstel.resultaat.doelen)


@pytest.mark.parametrize(
    "rijen, wijziging",
    [
        ([grens(CENTRUM, 1)], MeerDraagkracht(Niveau.BUURT, CENTRUM, 1)),
        ([aanbieder(omklap_max=1)], MeerOmklap("Zorg", STAD, 1)),
        ([afspraak(maximum=1)], MeerAfspraak("a1", 1)),
    ],
)
def test_a_limit_one_unit_higher(rijen: list[Rij], wijziging: Wijziging) -> None:
    alle = [EERST, TWEEDE, woning("w1"), woning("w2"), *rijen]
    assert (wijziging,) in wijzigingen(nodig("c2", *alle))


def test_load_above_the_limit_has_to_be_made_up_for_first() -> None:
    er_al = [plaatsing(f"p{n}") for n in range(3)]
    alle = [EERST, woning(), grens(CENTRUM, 1), *er_al]
    assert wijzigingen(nodig("c1", *alle)) == [(MeerDraagkracht(Niveau.BUURT, CENTRUM, 3),)]


def test_hours_are_as_few_as_can_do_after_others_have_moved() -> None:
    # 3,0 hours are free and c1 takes 2,5 of them: c2 misses 1,5.
    alle = [
        client("c1", wacht_sinds=LANG, uren_per_week="2.5"),
        client("c2", wacht_sinds=KORT, uren_per_week="2.0"),
        *(woning("w1"), woning("w2")),
        aanbieder(uren_beschikbaar="3.0"),
    ]
    assert (MeerUren("Zorg", STAD, 15),) in wijzigingen(nodig("c2", *alle))


def test_room_that_would_go_to_another_takes_a_decision() -> None:
    (herstel,) = nodig("c3", EERST, TWEEDE, DERDE, woning())
    assert herstel.wijzigingen == (ExtraWoning("w1", 1), Vastleggen("c3", "w1+1", Contractvorm.OMK))


def test_two_limits_at_a_time_when_one_is_not_enough() -> None:
    alle = [EERST, TWEEDE, woning(), grens(CENTRUM, 1)]
    assert wijzigingen(nodig("c2", *alle)) == [
        (MeerDraagkracht(Niveau.BUURT, CENTRUM, 1), ExtraWoning("w1", 1)),
    ]


def test_a_rejected_pair_is_dropped() -> None:
    assert wijzigingen(nodig("c1", EERST, woning(), afgewezen("c1 in w1"))) == [(Loslaten("c1", "w1"),)]


def test_a_fixed_pair_in_the_way_is_dropped() -> None:
    # c1 could live in the village as well; fixed in the only home in town that takes c2.
    alle = [
        client("c1", herkomst_afwijken=True),
        client("c2", uitgesloten_gebieden=("GM0177",)),
        *(woning("w1"), woning("w2", buurtcode=KERN), vast("c1 in w1")),
    ]
    assert (Loslaten("c1", "w1"),) in wijzigingen(nodig("c2", *alle))


def test_a_rule_only_for_whom_no_home_suits() -> None:
    assert wijzigingen(nodig("c1", client(max_huur="300.00"), woning())) == [(ZonderRegel("budget"),)]


def test_a_plan_that_was_not_the_best_takes_no_change() -> None:
    nu = situatie(client("c1"), client("c2"), woning())
    rulebook = Rulebook.van(nu.beleid)
    plan = beste(rulebook, nu)
    ander = "c2" if plan[0][0] == "c1" else "c1"
    # An equally good plan would place this client, but at the cost of the one who has the home now.
    assert wijzigingen(list(wat_is_nodig(rulebook, nu, plan, ander))) == [(ExtraWoning("w1", 1),)]
    assert wijzigingen(list(wat_is_nodig(rulebook, nu, (), ander))) == [()]


def test_who_has_a_home_needs_nothing() -> None:
    assert nodig("c1", EERST, woning()) == []


def test_a_decision_when_only_the_goals_stand_in_the_way() -> None:
    nu = situatie(EERST, woning(buurtcode=KERN), onder=beleid(volgorde=["uitwisseling", "geplaatst"]))
    rulebook = Rulebook.van(nu.beleid)
    assert beste(rulebook, nu) == ()
    (herstel,) = wat_is_nodig(rulebook, nu, (), "c1")
    assert herstel.wijzigingen == (Vastleggen("c1", "w1", Contractvorm.OMK),)
    assert herstel.verschil.beslissend is not None
    assert herstel.verschil.beslissend.id == "uitwisseling"


def test_one_more_whoever_it_is() -> None:
    (herstel,) = nodig(None, EERST, TWEEDE, DERDE, woning())
    assert herstel.wijzigingen == (ExtraWoning("w1", 1),)
    assert {deel[0] for deel in herstel.resultaat.plan} == {"c1", "c2"}


def test_no_more_alternatives_than_asked() -> None:
    alle = [EERST, TWEEDE, DERDE, woning("w1"), woning("w2", rekenhuur="401.00")]
    assert len(nodig("c3", *alle)) == 2
    assert len(nodig("c3", *alle, hoeveel=1)) == 1
