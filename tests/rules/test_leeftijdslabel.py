import pytest

from tests.bouw import client, woning
from tests.vragen import leest_alleen_wat_er_staat, mag, weigering

REGEL = "leeftijdslabel"


@pytest.mark.parametrize("leeftijd,verwacht", [(17, False), (18, True), (22, True), (27, True), (28, False)])
def test_the_age_lies_within_the_label_limits_included(leeftijd, verwacht):
    assert mag(REGEL, client(leeftijd=leeftijd), woning(leeftijd_min=18, leeftijd_max=27)) is verwacht


@pytest.mark.parametrize("leeftijd,verwacht", [(54, False), (55, True), (90, True)])
def test_a_label_may_have_only_a_lowest_age(leeftijd, verwacht):
    assert mag(REGEL, client(leeftijd=leeftijd), woning(leeftijd_min=55)) is verwacht


@pytest.mark.parametrize("leeftijd,verwacht", [(18, True), (27, True), (28, False)])
def test_a_label_may_have_only_a_highest_age(leeftijd, verwacht):
    assert mag(REGEL, client(leeftijd=leeftijd), woning(leeftijd_max=27)) is verwacht


@pytest.mark.parametrize("leeftijd", [0, 17, 99])
def test_without_a_label_every_age_is_allowed(leeftijd):
    assert mag(REGEL, client(leeftijd=leeftijd), woning())


@pytest.mark.parametrize("geboren,verwacht", [("1971-10", True), ("1971-11", False)])
def test_in_the_month_of_birth_the_birthday_has_not_come_yet(geboren, verwacht):
    """On 23 November 2026 someone of November 1971 may still be 54."""
    assert mag(REGEL, client(geboortemaand=geboren), woning(leeftijd_min=55)) is verwacht


def test_the_refusal_names_the_age_and_the_label():
    zin = weigering(REGEL, client(leeftijd=28), woning(leeftijd_min=18, leeftijd_max=27))
    assert zin == "leeftijd 28 valt buiten het label van de woning: vanaf 18, tot en met 27"


def test_the_refusal_of_a_label_with_one_end_is_dutch_as_well():
    assert "niets" not in weigering(REGEL, client(leeftijd=54), woning(leeftijd_min=55))
    assert "niets" not in weigering(REGEL, client(leeftijd=28), woning(leeftijd_max=27))


def test_it_reads_only_age_and_label():
    clienten = [client(leeftijd=leeftijd) for leeftijd in (17, 18, 54, 55)]
    woningen = [woning(), woning(leeftijd_min=18), woning(leeftijd_max=54), woning(leeftijd_min=18, leeftijd_max=54)]
    assert leest_alleen_wat_er_staat(REGEL, clienten, woningen)
