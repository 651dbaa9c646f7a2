import pytest

from tests.bouw import client, woning
from tests.vragen import leest_alleen_wat_er_staat, mag, weigering

REGEL = "budget"


@pytest.mark.parametrize("rekenhuur,verwacht", [("549.99", True), ("550.00", True), ("550.01", False)])
def test_the_rent_stays_within_the_budget_to_the_cent(rekenhuur, verwacht):
    assert mag(REGEL, client(max_huur="550.00"), woning(rekenhuur=rekenhuur)) is verwacht


def test_without_a_budget_plan_any_rent_is_allowed():
    assert mag(REGEL, client(max_huur=None), woning(rekenhuur="2500.00"))


@pytest.mark.parametrize("rekenhuur,verwacht", [("0.00", True), ("0.01", False)])
def test_a_budget_of_nothing_is_not_the_same_as_no_budget_plan(rekenhuur, verwacht):
    assert mag(REGEL, client(max_huur="0.00"), woning(rekenhuur=rekenhuur)) is verwacht


def test_the_refusal_names_both_amounts():
    zin = weigering(REGEL, client(max_huur="512.3"), woning(rekenhuur="600"))
    assert zin == "rekenhuur 600,00 is hoger dan 512,30, het hoogste in het budgetplan"


def test_it_reads_only_the_budget_and_the_rent():
    clienten = [client(), client(max_huur="400.00"), client(max_huur="399.99")]
    assert leest_alleen_wat_er_staat(REGEL, clienten, [woning(), woning(rekenhuur="399.99")])
