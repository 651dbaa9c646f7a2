"""With two municipalities every move tips both balances: one client to the other side makes 2."""

import pytest

from tests.bouw import BUITEN, DORP, KERN, RIVIER, STAD, beleid, client, plaatsing, situatie, woning
from tests.vragen import waarde

DOEL = "uitwisseling"
STADSE, DORPSE, VREEMDE = client("s"), client("d", gemeente_herkomst=DORP), client("v", gemeente_herkomst=BUITEN)
WIE_EN_WAAR = (STADSE, DORPSE, VREEMDE, woning("w1"), woning("w2", buurtcode=RIVIER), woning("w3", buurtcode=KERN))
S = situatie(*WIE_EN_WAAR)


def test_who_stays_in_the_municipality_of_origin_exchanges_nothing():
    assert waarde(DOEL, S) == 0
    assert waarde(DOEL, S, "s in w2", "d in w3") == 0


def test_a_move_counts_for_the_municipality_that_takes_in_and_the_one_that_sends_out():
    assert waarde(DOEL, S, "s in w3") == 2
    assert waarde(DOEL, S, "d in w1") == 2


def test_moves_to_and_fro_cancel_out():
    assert waarde(DOEL, S, "s in w3", "d in w1") == 0


@pytest.mark.parametrize("huis", ["w1", "w3"])
def test_an_origin_outside_the_region_counts_for_neither(huis):
    assert waarde(DOEL, S, f"v in {huis}") == 0


def test_moves_in_one_direction_add_up():
    s = situatie(client("c1"), client("c2"), client("c3"), woning("w1", buurtcode=KERN, plaatsen=3))
    assert waarde(DOEL, s, "c1 in w1", "c2 in w1", "c3 in w1") == 6


@pytest.mark.parametrize(
    "zin,verwacht",
    [("s in w3", 4), ("d in w1", 0), ("s in w1", 2), ("v in w3", 2)],
)
def test_past_placements_are_part_of_the_balance(zin, verwacht):
    """One went from town to village before: the other way back is even, another one there makes it worse."""
    s = situatie(*WIE_EN_WAAR, plaatsing(gemeente_herkomst=STAD, buurtcode=KERN))
    assert waarde(DOEL, s, zin) == verwacht


def test_the_balance_of_the_past_alone_has_a_value():
    heen = [plaatsing(f"p{nr}", gemeente_herkomst=DORP, buurtcode=RIVIER) for nr in range(2)]
    assert waarde(DOEL, situatie(*heen)) == 4
    assert waarde(DOEL, situatie(*heen, plaatsing("p9", gemeente_herkomst=STAD, buurtcode=KERN))) == 2


def test_an_ended_placement_still_counts_for_the_exchange():
    weg = plaatsing(gemeente_herkomst=STAD, buurtcode=KERN, datum="2025-01-01", einddatum="2025-06-01")
    assert waarde(DOEL, situatie(weg)) == 2


@pytest.mark.parametrize("datum,verwacht", [("2023-11-23", 0), ("2023-11-24", 2), ("2027-02-01", 2)])
def test_only_placements_within_the_window_count_a_signed_contract_included(datum, verwacht):
    assert waarde(DOEL, situatie(plaatsing(gemeente_herkomst=STAD, buurtcode=KERN, datum=datum))) == verwacht


@pytest.mark.parametrize("herkomst,buurtcode", [(BUITEN, KERN), (STAD, RIVIER), (DORP, KERN)])
def test_past_placements_from_outside_or_within_one_municipality_count_for_none(herkomst, buurtcode):
    assert waarde(DOEL, situatie(plaatsing(gemeente_herkomst=herkomst, buurtcode=buurtcode))) == 0


def test_a_destination_outside_the_region_counts_for_neither():
    alleen_stad = beleid(regio=[STAD])
    s = situatie(*WIE_EN_WAAR, plaatsing(gemeente_herkomst=STAD, buurtcode=KERN), onder=alleen_stad)
    assert waarde(DOEL, s, "s in w3") == 0
