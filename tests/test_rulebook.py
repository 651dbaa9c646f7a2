"""The joining of rules and goals with a policy: modes, soft rules as goals, and the goals of a situation."""

from dataclasses import replace

import pytest

from tests.bouw import (
    CENTRUM,
    DOELEN,
    GROEPSREGELS,
    PAARREGELS,
    aanbieder,
    afspraak,
    beleid,
    client,
    grens,
    plaatsing,
    situatie,
    vast,
    woning,
)
from tests.vragen import houdt, paarregel, waarde
from uitstroommatch.errors import OpbouwFout
from uitstroommatch.policy.schema import Modus
from uitstroommatch.rule import Groep, GroupRule, PairRule, Parameters
from uitstroommatch.rulebook import DOELEN as DOELEN_IN_CODE
from uitstroommatch.rulebook import REGELS, Groepsregel, Rulebook

DRIE = (client("c1"), client("c2"), client("c3"))


def zacht(regel, *rijen):
    return situatie(*rijen, onder=beleid({regel: "zacht"}))


# --- what is in the book -----------------------------------------------------------------------------------------


def test_a_policy_with_every_rule_hard_gives_every_rule_of_its_kind():
    rulebook = Rulebook.van(beleid())
    assert {regel.id for regel in rulebook.harde_paarregels} == set(PAARREGELS)
    assert {regel.id for regel in rulebook.harde_groepsregels} == set(GROEPSREGELS)


@pytest.mark.parametrize("naam", PAARREGELS)
def test_a_pair_rule_is_a_pair_rule(naam):
    assert isinstance(REGELS[naam], PairRule)


@pytest.mark.parametrize("naam", GROEPSREGELS)
def test_a_group_rule_is_a_group_rule(naam):
    assert isinstance(REGELS[naam], GroupRule)


def test_only_what_people_fixed_must_be_reached_the_other_rules_are_limits():
    assert [naam for naam in GROEPSREGELS if REGELS[naam].minstens] == ["besluit_vast"]


def test_only_one_home_per_client_and_the_places_are_always_hard():
    assert [naam for naam in GROEPSREGELS if REGELS[naam].altijd_hard] == ["een_woning_per_client", "plaatsen"]


@pytest.mark.parametrize("lid", [*REGELS.values(), *DOELEN_IN_CODE.values()], ids=lambda lid: lid.id)
def test_every_rule_and_goal_opens_with_a_sentence_and_a_source(lid):
    assert lid.zin[0].isupper()
    assert lid.zin.endswith(".")
    assert lid.bron


@pytest.mark.parametrize("modus", ["hard", "zacht", "uit"])
def test_the_mode_is_that_of_the_policy(modus):
    rulebook = Rulebook.van(beleid({"budget": modus, "draagkracht": modus}))
    assert rulebook.modus("budget") == rulebook.modus("draagkracht") == modus
    assert ("budget" in {regel.id for regel in rulebook.harde_paarregels}) is (modus == "hard")
    assert ("draagkracht" in {regel.id for regel in rulebook.harde_groepsregels}) is (modus == "hard")


def test_a_rule_that_is_off_is_not_built():
    rulebook = Rulebook.van(beleid({"budget": "uit", "draagkracht": "uit"}))
    assert {regel.id for regel in rulebook.paarregels} == set(PAARREGELS) - {"budget"}
    assert {regel.id for regel in rulebook.groepsregels} == set(GROEPSREGELS) - {"draagkracht"}


def test_parameters_come_from_the_policy():
    assert paarregel("huishouden_past", beleid({"huishouden_past": {"extra_kamers": 5}})).parameters.model_dump() == {
        "extra_kamers": 5
    }


def test_goals_stand_in_the_order_of_the_policy_with_their_speling():
    rulebook = Rulebook.van(beleid(volgorde=["wens", "geplaatst"], speling={"geplaatst": 2}))
    assert [(doel.id, doel.richting, doel.speling) for doel in rulebook.doelen] == [
        ("wens", "max", 0),
        ("geplaatst", "max", 2),
    ]


def test_the_direction_of_every_goal_is_that_of_the_model():
    omlaag = {doel.id for doel in Rulebook.van(beleid()).doelen if doel.richting == "min"}
    assert omlaag == {"afspraken", "uitwisseling", "spreiding"}


def test_only_stability_depends_on_the_situation():
    rulebook = Rulebook.van(beleid())
    assert tuple(doel.id for doel in rulebook.doelen_in(situatie(vorig=[]))) == DOELEN
    assert tuple(doel.id for doel in rulebook.doelen_in(situatie())) == DOELEN[:-1]


# --- soft rules --------------------------------------------------------------------------------------------------


def test_a_soft_pair_rule_forbids_nothing_and_counts_the_placements_that_break_it():
    arm = [c.model_copy(update={"max_huur": woning().rekenhuur - 1}) for c in DRIE[:2]]
    s = zacht("budget", *arm, DRIE[2], woning("w1", plaatsen=3))
    assert houdt("budget", s, "c1 in w1")
    assert [waarde("regel:budget", s, *zinnen) for zinnen in ((), ("c1 in w1",), ("c1 in w1", "c2 in w1"))] == [0, 1, 2]
    assert waarde("regel:budget", s, "c3 in w1") == 0


@pytest.mark.parametrize("naam", PAARREGELS)
def test_every_pair_rule_can_be_soft_and_then_is_a_goal_to_minimise(naam):
    rulebook = Rulebook.van(beleid({naam: "zacht"}))
    assert (rulebook.doelen[-1].id, rulebook.doelen[-1].richting) == (f"regel:{naam}", "min")


def test_soft_draagkracht_counts_points_over_the_room_of_every_area():
    """One over in the neighbourhood and two over in the street."""
    s = zacht("draagkracht", *DRIE, woning(plaatsen=3), grens(CENTRUM, 2), grens(f"{CENTRUM}/Kade", 1))
    assert houdt("draagkracht", s, "c1 in w1", "c2 in w1", "c3 in w1")
    assert waarde("regel:draagkracht", s, "c1 in w1", "c2 in w1", "c3 in w1") == 3
    assert waarde("regel:draagkracht", s, "c1 in w1") == 0


def test_soft_draagkracht_does_not_count_what_was_over_before():
    s = zacht("draagkracht", plaatsing(zwaarte="gespecialiseerd", straat="Markt"), grens(CENTRUM, 1))
    assert waarde("regel:draagkracht", s) == 0
    assert waarde("regel:draagkracht", s, "c1 in w1") == 1


def test_soft_hours_count_in_tenths():
    s = zacht("begeleidingsuren", client(uren_per_week="2.5"), aanbieder(uren_beschikbaar="1.2"))
    assert waarde("regel:begeleidingsuren", s, "c1 in w1") == 13


def test_soft_omklap_and_maximums_count_placements_over_the_limit():
    huis = woning(plaatsen=3)
    alle = ("c1 in w1", "c2 in w1", "c3 in w1")
    assert (
        waarde("regel:omklap_capaciteit", zacht("omklap_capaciteit", *DRIE, huis, aanbieder(omklap_max=1)), *alle) == 2
    )
    assert waarde("regel:afspraak_maximum", zacht("afspraak_maximum", *DRIE, huis, afspraak(maximum=2)), *alle) == 1


def test_soft_decisions_count_those_that_are_not_followed():
    alles = client("c1", contractvormen=["OMK", "VWD"])
    s = zacht("besluit_vast", alles, DRIE[1], woning("w1"), woning("w2"), vast("c1 in w1"), vast("c2 in w2"),
              vast("c2 in w2"))  # fmt: skip
    assert waarde("regel:besluit_vast", s) == 2
    assert waarde("regel:besluit_vast", s, "c2 in w2") == 1
    assert waarde("regel:besluit_vast", s, "c1 in w1 VWD", "c2 in w2") == 1
    assert waarde("regel:besluit_vast", s, "c1 in w1 OMK", "c2 in w2") == 0


# --- the program itself ------------------------------------------------------------------------------------------


def test_a_group_that_a_rule_gives_twice_is_an_error_that_names_it():
    dubbel = replace(REGELS["plaatsen"], groepen=lambda _s, _p: [Groep("w1", 1, "w1"), Groep("w1", 2, "w1")])
    with pytest.raises(OpbouwFout, match=r"plaatsen.*w1"):
        Groepsregel(dubbel, Modus.HARD, Parameters()).groepen(situatie())
