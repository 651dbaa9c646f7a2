"""On 23 November 2026 the horizon of 120 days ends on 23 March 2027."""

import pytest

from tests.bouw import client, woning
from tests.vragen import leest_alleen_wat_er_staat, mag, weigering

REGEL = "beschikbaarheid"


@pytest.mark.parametrize(
    "vrij,verwacht",
    [("2026-01-01", True), ("2026-11-23", True), ("2027-03-23", True), ("2027-03-24", False)],
)
def test_a_home_comes_free_up_to_and_including_the_last_day_of_the_horizon(vrij, verwacht):
    assert mag(REGEL, client(uitstroom_vanaf="2026-11-01"), woning(beschikbaar_vanaf=vrij)) is verwacht


@pytest.mark.parametrize(
    "vrij,verhuist,verwacht",
    [
        ("2026-12-01", "2027-01-30", True),  # 60 days after it came free
        ("2026-12-01", "2027-01-31", False),
        ("2026-11-24", "2027-01-23", True),
        ("2026-11-23", "2027-01-22", True),
        ("2026-11-23", "2027-01-23", False),
    ],
)
def test_a_home_waits_sixty_days_for_the_client(vrij, verhuist, verwacht):
    assert mag(REGEL, client(uitstroom_vanaf=verhuist), woning(beschikbaar_vanaf=vrij)) is verwacht


@pytest.mark.parametrize("verhuist,verwacht", [("2027-01-22", True), ("2027-01-23", False)])
def test_the_days_of_a_home_that_stands_empty_already_start_on_the_peildatum(verhuist, verwacht):
    assert mag(REGEL, client(uitstroom_vanaf=verhuist), woning(beschikbaar_vanaf="2024-06-01")) is verwacht


def test_a_client_who_can_move_long_before_the_home_is_free_may_wait_for_it():
    assert mag(REGEL, client(uitstroom_vanaf="2020-01-01"), woning(beschikbaar_vanaf="2027-03-23"))


@pytest.mark.parametrize("vrij,verwacht", [("2026-11-23", True), ("2026-11-24", False)])
def test_the_policy_may_shorten_the_horizon_to_nothing(vrij, verwacht):
    assert mag(REGEL, woning(beschikbaar_vanaf=vrij), met={"horizon_dagen": 0}) is verwacht


@pytest.mark.parametrize("verhuist,verwacht", [("2026-12-01", True), ("2026-12-02", False)])
def test_the_policy_may_forbid_any_vacancy(verhuist, verwacht):
    huis = woning(beschikbaar_vanaf="2026-12-01")
    assert mag(REGEL, client(uitstroom_vanaf=verhuist), huis, met={"max_leegstand_dagen": 0}) is verwacht


def test_the_refusal_names_all_four_days():
    zin = weigering(REGEL, client(uitstroom_vanaf="2027-06-01"), woning(beschikbaar_vanaf="2027-03-24"))
    assert zin == (
        "de woning is vrij vanaf 24-03-2027 (uiterlijk 23-03-2027) en de cliënt kan verhuizen vanaf 01-06-2027 "
        "(uiterlijk 23-05-2027)"
    )


def test_it_reads_only_the_dates():
    clienten = [client(uitstroom_vanaf=dag) for dag in ("2026-10-01", "2027-01-30", "2027-02-01")]
    woningen = [woning(beschikbaar_vanaf=dag) for dag in ("2026-01-01", "2026-12-01", "2027-05-01")]
    assert leest_alleen_wat_er_staat(REGEL, clienten, woningen)
