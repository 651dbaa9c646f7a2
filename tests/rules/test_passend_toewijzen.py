"""Low income, 2026: up to EUR 713.02 for one or two persons, up to EUR 764.14 for three and more."""

from datetime import date

import pytest

from tests.bouw import client, woning
from tests.vragen import leest_alleen_wat_er_staat, mag, weigering

REGEL = "passend_toewijzen"


@pytest.mark.parametrize(
    "personen,rekenhuur,verwacht",
    [
        (1, "713.02", True),
        (1, "713.03", False),
        (2, "713.02", True),
        (2, "713.03", False),
        (3, "713.03", True),
        (3, "764.14", True),
        (3, "764.15", False),
        (8, "764.14", True),
        (8, "764.15", False),
    ],
)
def test_the_limit_depends_on_the_size_of_the_household(personen, rekenhuur, verwacht):
    assert mag(REGEL, client(huishoudgrootte=personen), woning(rekenhuur=rekenhuur)) is verwacht


def test_a_higher_income_has_no_limit():
    assert mag(REGEL, client(inkomensklasse="hoger"), woning(rekenhuur="2000.00"))


def test_an_income_that_is_not_given_is_low():
    assert not mag(REGEL, client(), woning(rekenhuur="713.03"))


@pytest.mark.parametrize(
    "personen,rekenhuur,verwacht",
    [(2, "682.96", True), (2, "682.97", False), (3, "731.93", True), (3, "731.94", False)],
)
def test_the_norms_are_those_of_the_year_of_the_peildatum(personen, rekenhuur, verwacht):
    wie, waar = client(huishoudgrootte=personen), woning(rekenhuur=rekenhuur, beschikbaar_vanaf="2026-02-01")
    assert mag(REGEL, wie, waar, peildatum=date(2025, 12, 31)) is verwacht


@pytest.mark.parametrize("woonvorm", ["zelfstandig", "kamer", "groepswonen", "skaeve_huse"])
def test_without_restriction_every_woonvorm_falls_under_it(woonvorm):
    assert not mag(REGEL, client(), woning(woonvorm=woonvorm, rekenhuur="713.03"))


@pytest.mark.parametrize("woonvorm,verwacht", [("zelfstandig", False), ("kamer", True), ("groepswonen", True)])
def test_the_policy_may_restrict_it_to_independent_homes(woonvorm, verwacht):
    parameters = {"woonvormen": ["zelfstandig"]}
    assert mag(REGEL, client(), woning(woonvorm=woonvorm, rekenhuur="713.03"), met=parameters) is verwacht


def test_the_refusal_names_rent_norm_year_and_persons():
    zin = weigering(REGEL, client(huishoudgrootte=3), woning(rekenhuur="764.15"))
    assert zin == "rekenhuur 764,15 is hoger dan 764,14, de aftoppingsgrens van 2026 bij 3 personen"


def test_it_reads_only_household_income_woonvorm_and_rent():
    clienten = [client(), client(huishoudgrootte=3), client(inkomensklasse="hoger")]
    woningen = [woning(rekenhuur=huur) for huur in ("713.02", "713.03", "764.15")]
    woningen.append(woning(woonvorm="kamer", rekenhuur="900.00"))
    assert leest_alleen_wat_er_staat(REGEL, clienten, woningen, met={"woonvormen": ["zelfstandig"]})
