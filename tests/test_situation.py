"""The derived values of the model: age, waiting, windows, existing load, limits, realised agreements, balances."""

from datetime import date

import pytest

from tests.bouw import (
    BUITEN,
    CENTRUM,
    DORP,
    KERN,
    PEILDATUM,
    RIVIER,
    STAD,
    afspraak,
    beleid,
    client,
    dossier,
    grens,
    plaatsing,
    situatie,
    woning,
)
from uitstroommatch.domain.dossier import RIJSOORTEN
from uitstroommatch.domain.references import References
from uitstroommatch.situation import Situatie, jaren_eerder, leeftijd


def op(dag: date, **rest):
    return beleid(peildatum=dag, **rest)


def test_the_tiny_dossier_of_the_tests_has_no_faults():
    klein = dossier(plaatsing(), afspraak(), grens(f"{CENTRUM}/Kade", 3))
    rijen = {bestand: list(getattr(klein, bestand)) for bestand in RIJSOORTEN}
    assert References(rijen, PEILDATUM).fouten() == []


# --- clients -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "peildatum,geboren,jaren",
    [
        (date(2026, 11, 23), date(2003, 12, 1), 22),
        (date(2026, 11, 23), date(2003, 11, 1), 22),  # the month itself: the birthday may still come
        (date(2026, 11, 23), date(2003, 10, 1), 23),
        (date(2026, 11, 1), date(2003, 10, 1), 23),  # the day of the month does not matter
        (date(2026, 11, 30), date(2003, 11, 1), 22),
        (date(2027, 1, 4), date(2003, 12, 1), 23),
        (date(2027, 1, 4), date(2004, 1, 1), 22),
        (date(2026, 12, 31), date(2003, 12, 1), 22),
        (date(2026, 11, 23), date(2026, 10, 1), 0),
        (date(2026, 11, 23), date(2025, 10, 1), 1),
        (date(2028, 2, 29), date(1928, 2, 1), 99),
    ],
)
def test_age_is_read_carefully_from_the_month_of_birth(peildatum, geboren, jaren):
    assert leeftijd(peildatum, geboren) == jaren


@pytest.mark.parametrize("wie", range(18, 31))
def test_the_builder_of_the_tests_gives_the_age_that_it_says(wie):
    assert situatie(client(leeftijd=wie)).kandidaten["c1"].leeftijd == wie


@pytest.mark.parametrize("herkomst,verwacht", [(STAD, True), (DORP, True), (BUITEN, False)])
def test_who_is_from_the_region_is_for_the_policy(herkomst, verwacht):
    assert situatie(client(gemeente_herkomst=herkomst)).kandidaten["c1"].uit_regio is verwacht


# --- windows -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "dag,jaren,eerder",
    [
        (date(2026, 11, 23), 3, date(2023, 11, 23)),
        (date(2028, 2, 29), 3, date(2025, 2, 28)),
        (date(2028, 2, 29), 4, date(2024, 2, 29)),
        (date(2027, 2, 28), 3, date(2024, 2, 28)),
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
    ],
)
def test_years_before_a_day_are_the_same_day_and_29_february_becomes_28(dag, jaren, eerder):
    assert jaren_eerder(dag, jaren) == eerder


@pytest.mark.parametrize(
    "peildatum,jaren,datum,telt",
    [
        (date(2026, 11, 23), 3, "2023-11-23", False),
        (date(2026, 11, 23), 3, "2023-11-24", True),
        (date(2026, 11, 23), 1, "2025-11-23", False),
        (date(2026, 11, 23), 1, "2025-11-24", True),
        (date(2026, 11, 23), 0, "2026-11-23", False),
        (date(2026, 11, 23), 0, "2026-11-24", True),
        (date(2026, 11, 23), 3, "2026-11-23", True),
        (date(2026, 11, 23), 3, "2027-06-01", True),  # a signed contract
        (date(2028, 2, 29), 3, "2025-02-28", False),
        (date(2028, 2, 29), 3, "2025-03-01", True),
        (date(2028, 2, 29), 4, "2024-02-29", False),
        (date(2027, 2, 28), 3, "2024-02-28", False),
        (date(2027, 2, 28), 3, "2024-02-29", True),
    ],
)
def test_a_past_placement_counts_less_than_so_many_years_before_the_peildatum(peildatum, jaren, datum, telt):
    s = situatie(plaatsing(datum=datum), onder=op(peildatum, venster_jaren=jaren))
    assert s.bestaande_last.get(CENTRUM, 0) == int(telt)


@pytest.mark.parametrize(
    "einddatum,telt", [(None, True), ("2026-11-24", True), ("2026-11-23", False), ("2026-11-22", False)]
)
def test_a_placement_that_has_ended_on_or_before_the_peildatum_is_no_load(einddatum, telt):
    s = situatie(plaatsing(einddatum=einddatum))
    assert s.bestaande_last.get(CENTRUM, 0) == int(telt)


def test_load_counts_on_every_area_that_a_placement_lies_in():
    s = situatie(
        plaatsing("p1", zwaarte="gespecialiseerd", straat="Kade", complex="Toren"),
        plaatsing("p2", zwaarte="complex", straat="Kade"),
        plaatsing("p3", buurtcode=RIVIER),
        plaatsing("p4", buurtcode=KERN, gemeente_herkomst=BUITEN),
    )
    verwacht = {
        f"{CENTRUM}/Kade/Toren": 3, f"{CENTRUM}/Kade": 5, CENTRUM: 5, "WK015001": 5, STAD: 6,
        f"{RIVIER}/Kade": 1, RIVIER: 1, "WK015002": 1, f"{KERN}/Kade": 1, KERN: 1, "WK017701": 1, DORP: 1,
    }  # fmt: skip
    assert {code: last for code, last in s.bestaande_last.items() if last} == verwacht


# --- room ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("grens_,ruimte", [(5, 2), (4, 1), (3, 0), (2, 0), (0, 0)])
def test_the_room_is_the_limit_less_the_existing_load_and_never_less_than_none(grens_, ruimte):
    s = situatie(plaatsing(zwaarte="gespecialiseerd"), grens(CENTRUM, grens_))
    assert s.ruimte(CENTRUM) == ruimte


def test_without_a_limit_there_is_no_room_to_count():
    assert situatie().ruimte(STAD) is None


# --- agreements and exchange -------------------------------------------------------------------------------------


def test_realised_is_counted_per_agreement_of_the_year():
    s = situatie(
        afspraak("alle"), afspraak("dorp", gemeente=DORP), afspraak("vorig", jaar=2025),
        plaatsing("p1"), plaatsing("p2", buurtcode=KERN), plaatsing("p3", datum="2025-12-31"),
        plaatsing("p4", datum="2026-12-31"),
    )  # fmt: skip
    assert s.gerealiseerd == {"alle": 3, "dorp": 1}


def test_the_balance_is_what_came_in_less_what_went_out():
    heen = [plaatsing(f"p{nr}", gemeente_herkomst=STAD, buurtcode=KERN) for nr in range(3)]
    terug = plaatsing("p9", gemeente_herkomst=DORP, buurtcode=RIVIER)
    vreemd = plaatsing("p10", gemeente_herkomst=BUITEN)
    assert situatie(*heen, terug, vreemd).saldo == {STAD: -2, DORP: 2}


def test_the_order_of_the_rows_changes_nothing():
    rijen = [client("c2"), client("c1"), woning("w2"), woning("w1"), plaatsing("p2"), plaatsing("p1", buurtcode=KERN)]
    heen, terug = situatie(*rijen), situatie(*reversed(rijen))
    assert isinstance(heen, Situatie)
    assert heen.dossier == terug.dossier
    assert heen.dossier.sha256 == terug.dossier.sha256
    assert list(heen.kandidaten) == ["c1", "c2"]
