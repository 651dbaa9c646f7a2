from datetime import date

import pytest

from tests.bouw import DORP, KERN, STAD, afspraak, beleid, client, plaatsing, situatie, woning
from tests.vragen import houdt

REGEL = "afspraak_maximum"
C1, C2 = client("c1"), client("c2")


@pytest.mark.parametrize("maximum,verwacht", [(1, False), (2, True), (None, True)])
def test_no_more_placements_than_the_agreement_allows(maximum, verwacht):
    s = situatie(C1, C2, woning("w1"), woning("w2"), afspraak(maximum=maximum))
    assert houdt(REGEL, s, "c1 in w1", "c2 in w2") is verwacht


@pytest.mark.parametrize("jaar,verwacht", [(2025, True), (2026, False), (2027, True)])
def test_only_agreements_of_the_year_of_the_peildatum_count(jaar, verwacht):
    """Also for a home that comes free in the next year."""
    s = situatie(woning(beschikbaar_vanaf="2027-01-15"), afspraak(jaar=jaar, maximum=0))
    assert houdt(REGEL, s, "c1 in w1") is verwacht


@pytest.mark.parametrize(
    "genoemd,verwacht",
    [
        ({"corporatie": "Woonbelang"}, False),
        ({"corporatie": "Ander"}, True),
        ({"gemeente": STAD}, False),
        ({"gemeente": DORP}, True),
        ({"woonvorm": "kamer"}, False),
        ({"woonvorm": "zelfstandig"}, True),
        ({"huurklasse": "BET"}, False),
        ({"huurklasse": "GOE"}, True),
        ({"contractvorm": "VWD"}, False),
        ({"contractvorm": "OMK"}, True),
        ({"corporatie": "Woonbelang", "gemeente": STAD, "woonvorm": "kamer", "contractvorm": "OMK"}, True),
    ],
)
def test_a_placement_counts_when_all_that_the_agreement_names_matches(genoemd, verwacht):
    s = situatie(woning(woonvorm="kamer", rekenhuur="498.21"), afspraak(maximum=0, **genoemd))
    assert houdt(REGEL, s, "c1 in w1 VWD") is verwacht


@pytest.mark.parametrize(
    "rekenhuur,klasse",
    [
        ("498.20", "GOE"),
        ("498.21", "BET"),
        ("764.14", "BET"),
        ("764.15", "DUU"),
        ("932.93", "DUU"),
        ("932.94", "BOV"),
    ],
)
def test_every_rent_class_includes_its_upper_bound(rekenhuur, klasse):
    for een in ("GOE", "BET", "DUU", "BOV"):
        s = situatie(woning(rekenhuur=rekenhuur), afspraak(maximum=0, huurklasse=een))
        assert houdt(REGEL, s, "c1 in w1") is (een != klasse)


@pytest.mark.parametrize("gerealiseerd,verwacht", [(1, True), (2, False), (3, False)])
def test_what_was_realised_before_is_taken_off(gerealiseerd, verwacht):
    eerder = [plaatsing(f"p{nr}") for nr in range(gerealiseerd)]
    s = situatie(*eerder, afspraak(maximum=2))
    assert houdt(REGEL, s, "c1 in w1") is verwacht


def test_a_maximum_that_was_passed_already_leaves_nothing_but_is_no_breach():
    s = situatie(plaatsing("p1"), plaatsing("p2"), afspraak(maximum=1))
    assert houdt(REGEL, s)


def test_an_ended_placement_counts_for_its_agreement():
    s = situatie(plaatsing(datum="2026-01-01", einddatum="2026-02-01"), afspraak(maximum=1))
    assert not houdt(REGEL, s, "c1 in w1")


@pytest.mark.parametrize("datum,verwacht", [("2025-12-31", True), ("2026-01-01", False), ("2026-12-31", False)])
def test_a_placement_counts_by_the_year_of_its_date(datum, verwacht):
    """The last one is dated after the peildatum: a signed contract."""
    s = situatie(plaatsing(datum=datum), afspraak(maximum=1))
    assert houdt(REGEL, s, "c1 in w1") is verwacht


def test_the_window_of_years_does_not_matter_for_an_agreement():
    s = situatie(plaatsing(datum="2026-01-02"), afspraak(maximum=1), onder=beleid(venster_jaren=0))
    assert not houdt(REGEL, s, "c1 in w1")


@pytest.mark.parametrize(
    "genoemd,kenmerk",
    [
        ({"corporatie": "Woonbelang"}, {"corporatie": "Woonbelang"}),
        ({"woonvorm": "zelfstandig"}, {"woonvorm": "zelfstandig"}),
        ({"huurklasse": "GOE"}, {"rekenhuur": "498.20"}),
        ({"contractvorm": "OMK"}, {"contractvorm": "OMK"}),
    ],
)
def test_an_empty_value_of_a_past_placement_does_not_match_an_agreement_that_names_it(genoemd, kenmerk):
    assert not houdt(REGEL, situatie(plaatsing(**kenmerk), afspraak(maximum=1, **genoemd)), "c1 in w1")
    assert houdt(REGEL, situatie(plaatsing(), afspraak(maximum=1, **genoemd)), "c1 in w1")


@pytest.mark.parametrize("buurtcode,verwacht", [(KERN, False), ("BU01500101", True)])
def test_the_municipality_of_a_past_placement_is_that_of_its_neighbourhood(buurtcode, verwacht):
    s = situatie(plaatsing(buurtcode=buurtcode), woning(buurtcode=KERN), afspraak(maximum=1, gemeente=DORP))
    assert houdt(REGEL, s, "c1 in w1") is verwacht


def test_rent_classes_are_those_of_the_year_of_the_agreement():
    """477.20 was still cheap in 2025, 477.21 was not; in 2026 both are."""
    jaarwisseling = beleid(peildatum=date(2025, 12, 31))
    goedkoop = afspraak(jaar=2025, maximum=1, huurklasse="GOE")
    duurder = plaatsing(datum="2025-03-01", rekenhuur="477.21")
    huis = woning(rekenhuur="477.20", beschikbaar_vanaf="2026-01-01")
    assert houdt(REGEL, situatie(huis, goedkoop, duurder, onder=jaarwisseling), "c1 in w1")
    gelijk = duurder.model_copy(update={"rekenhuur": huis.rekenhuur})
    assert not houdt(REGEL, situatie(huis, goedkoop, gelijk, onder=jaarwisseling), "c1 in w1")


def test_one_placement_counts_for_every_agreement_that_it_matches():
    s = situatie(afspraak("ruim", maximum=5), afspraak("krap", maximum=0, gemeente=STAD))
    assert not houdt(REGEL, s, "c1 in w1")
