"""The same facts without a map."""

from tests.bouw import CENTRUM, DORP, KERN, RIVIER, STAD, client, woning
from tests.maps.klein import dossier, last, scene
from uitstroommatch.maps.tables import tables


def test_gemeenten_come_with_their_numbers_and_a_button_for_the_map():
    voor = dossier(client("c1"), woning())
    gemeenten = tables(scene(voor, "c1 in w1"))[0]
    assert [(rij.naam, rij.toon, rij.cellen) for rij in gemeenten.rijen] == [
        ("Stad", f"gemeenten:{STAD}", ("1", "1", "0", "0")),
        ("Dorp", f"gemeenten:{DORP}", ("0", "0", "0", "0")),
    ]


def test_the_fullest_buurten_come_first_and_those_not_in_use_stay_out():
    lasten = [last(CENTRUM, 3, 1, 8), last(RIVIER, 3, 2, 6), last(KERN, 0, 0, 6)]
    buurten = tables(scene(dossier(), lasten=lasten))[1]
    assert [(rij.naam, rij.cellen) for rij in buurten.rijen] == [
        ("Rivierenwijk", ("Stad", "3", "2", "6", "83 %", "nog ruimte voor 1 punt")),
        ("Centrum", ("Stad", "3", "1", "8", "50 %", "nog ruimte voor 4 punten")),
    ]


def test_a_load_over_a_limit_of_zero_is_the_fullest_of_all():
    lasten = [last(CENTRUM, 99, 0, 1), last(RIVIER, 1, 0, 0)]
    assert [rij.naam for rij in tables(scene(dossier(), lasten=lasten))[1].rijen] == ["Rivierenwijk", "Centrum"]


def test_other_areas_are_told_only_when_they_are_full():
    straat = f"{CENTRUM}/Kade"
    lasten = [last(straat, 3, 1, 4), last(f"{straat}/A", 1, 1, 3), last("WK015001", 2, 0, 9)]
    overige = tables(scene(dossier(), lasten=lasten))[-1]
    assert [(rij.naam, rij.cellen[0]) for rij in overige.rijen] == [("Kade (Centrum)", "straat")]
