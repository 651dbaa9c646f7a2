"""The action plan: EUR 410 under 23. The law of 2026: EUR 498.20 under 21, and a child lifts the limit."""

from datetime import date

import pytest

from tests.bouw import NORMEN_2026, client, woning
from tests.vragen import leest_alleen_wat_er_staat, mag, weigering

REGEL = "huurgrens_jongeren"
WETTELIJK = {"profiel": "wettelijk"}


@pytest.mark.parametrize(
    "leeftijd,rekenhuur,verwacht",
    [(22, "410.00", True), (22, "410.01", False), (23, "410.01", True), (18, "410.01", False), (60, "900.00", True)],
)
def test_the_action_plan_holds_under_23_up_to_and_including_410_euro(leeftijd, rekenhuur, verwacht):
    assert mag(REGEL, client(leeftijd=leeftijd), woning(rekenhuur=rekenhuur)) is verwacht


@pytest.mark.parametrize(
    "leeftijd,rekenhuur,verwacht",
    [(20, "498.20", True), (20, "498.21", False), (21, "498.21", True), (20, "410.01", True), (22, "900.00", True)],
)
def test_the_law_of_2026_holds_under_21_up_to_and_including_the_kwaliteitskortingsgrens(leeftijd, rekenhuur, verwacht):
    assert mag(REGEL, client(leeftijd=leeftijd), woning(rekenhuur=rekenhuur), met=WETTELIJK) is verwacht


@pytest.mark.parametrize("geboren,rekenhuur,verwacht", [("2002-12", "477.20", True), ("2002-12", "477.21", False)])
def test_the_law_of_2025_held_under_23_with_the_limit_of_that_year(geboren, rekenhuur, verwacht):
    """On 23 November 2025 someone born in December 2002 is 22."""
    jong = client(geboortemaand=geboren)
    assert mag(REGEL, jong, woning(rekenhuur=rekenhuur), met=WETTELIJK, peildatum=date(2025, 11, 23)) is verwacht


@pytest.mark.parametrize(
    "parameters,heft_op",
    [
        ({}, False),
        ({"kind_heft_op": True}, True),
        ({"profiel": "wettelijk"}, True),
        ({"profiel": "wettelijk", "kind_heft_op": False}, False),
    ],
)
def test_whether_a_child_lifts_the_limit_is_for_the_policy_and_differs_by_profile(parameters, heft_op):
    moeder = client(leeftijd=20, huishoudgrootte=2, kinderen=1)
    assert mag(REGEL, moeder, woning(rekenhuur="498.21"), met=parameters) is heft_op


def test_another_adult_lifts_nothing():
    paar = client(leeftijd=20, huishoudgrootte=2)
    assert not mag(REGEL, paar, woning(rekenhuur="498.21"), met=WETTELIJK)


def test_the_law_does_not_read_the_age_and_limit_of_the_policy():
    parameters = WETTELIJK | {"leeftijdsgrens": 27, "grens": "600.00"}
    assert not mag(REGEL, client(leeftijd=20), woning(rekenhuur="498.21"), met=parameters)
    assert mag(REGEL, client(leeftijd=26), woning(rekenhuur="900.00"), met=parameters)


def test_the_action_plan_does_not_read_the_norms():
    hoog = NORMEN_2026 | {"kwaliteitskortingsgrens": "700.00", "jongerenleeftijd": 18}
    assert not mag(REGEL, client(leeftijd=22), woning(rekenhuur="410.01"), normen={2026: hoog})


@pytest.mark.parametrize(
    "leeftijd,rekenhuur,verwacht", [(26, "450.50", True), (26, "450.51", False), (27, "451", True)]
)
def test_the_policy_may_set_another_age_and_limit(leeftijd, rekenhuur, verwacht):
    parameters = {"leeftijdsgrens": 27, "grens": "450.50"}
    assert mag(REGEL, client(leeftijd=leeftijd), woning(rekenhuur=rekenhuur), met=parameters) is verwacht


@pytest.mark.parametrize("woonvorm", ["zelfstandig", "kamer", "groepswonen", "skaeve_huse"])
def test_without_restriction_every_woonvorm_falls_under_it(woonvorm):
    assert not mag(REGEL, client(leeftijd=22), woning(woonvorm=woonvorm, rekenhuur="410.01"))


@pytest.mark.parametrize("woonvorm,verwacht", [("zelfstandig", False), ("kamer", True), ("skaeve_huse", False)])
def test_the_policy_may_restrict_it_to_some_woonvormen(woonvorm, verwacht):
    parameters = {"woonvormen": ["zelfstandig", "skaeve_huse"]}
    assert mag(REGEL, client(leeftijd=22), woning(woonvorm=woonvorm, rekenhuur="900"), met=parameters) is verwacht


def test_the_refusal_names_rent_limit_year_and_age():
    zin = weigering(REGEL, client(leeftijd=20), woning(rekenhuur="498.21"), met=WETTELIJK)
    assert zin == "rekenhuur 498,21 is hoger dan 498,20, de grens van 2026 voor onder 21 (leeftijd 20)"


@pytest.mark.parametrize("parameters", [{}, WETTELIJK])
def test_it_reads_only_age_children_woonvorm_and_rent(parameters):
    clienten = [client(leeftijd=20), client(leeftijd=20, huishoudgrootte=2, kinderen=1), client(leeftijd=23)]
    woningen = [woning(rekenhuur="410.00"), woning(rekenhuur="498.21"), woning(rekenhuur="600", woonvorm="kamer")]
    assert leest_alleen_wat_er_staat(REGEL, clienten, woningen, met=parameters)
