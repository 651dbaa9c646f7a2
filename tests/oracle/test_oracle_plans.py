"""Loads, limits, agreements and group rules against cases that were worked out by hand."""

from datetime import date
from typing import Any

import pytest

from tests.oracle.conftest import Make
from tests.oracle.facts import Plan
from tests.oracle.model import Breach
from tests.oracle.writing import Rows, base_areas, fixed, order, policy

PEILDATUM = date(2026, 11, 23)
C1: Plan = [("c1", "w1", "OMK")]
BOTH: Plan = [("c1", "w1", "OMK"), ("c2", "w2", "OMK")]
FAR = {"buurtcode": "BU00020101"}


# ------------------------------------------------------ loads and agreements


@pytest.mark.parametrize(
    "peildatum, past, load",
    [
        (PEILDATUM, {"datum": "2023-11-23"}, 0),
        (PEILDATUM, {"datum": "24-11-2023"}, 1),
        (PEILDATUM, {"datum": "2023-11-24", "einddatum": "2026-11-23"}, 0),
        (PEILDATUM, {"datum": "2023-11-24", "einddatum": "2026-11-24"}, 1),
        (PEILDATUM, {"datum": "2027-02-01"}, 1),
        (PEILDATUM, {"zwaarte": "Gespecialiseerd"}, 3),
        (date(2028, 2, 29), {"datum": "2025-02-28"}, 0),
        (date(2028, 2, 29), {"datum": "2025-03-01"}, 1),
    ],
)
def test_existing_load(make: Make, peildatum: date, past: Any, load: int) -> None:
    """Inside the window and not ended on or before the peildatum."""
    tables = policy()
    tables["normen"]["2028"] = tables["normen"]["2026"]
    oracle = make([{}], [{}], past=[{**past, "complex": "A"}], policy=tables, peildatum=peildatum)
    codes = ("GM0001", "WK000101", "BU00010101", "BU00010101/Laan", "BU00010101/Laan/A")
    assert [oracle.existing_load()[code] for code in codes] == [load] * 5
    assert oracle.existing_load()["BU00010102"] == 0


def test_limits_by_default_and_by_row(make: Make) -> None:
    """A row goes before the default; wijk and gemeente have none of themselves."""
    rows = [
        {"niveau": "wijk", "code": "WK000101", "grens": "5"},
        {"niveau": "straat", "code": "BU00010101/ Weg", "grens": "0"},
    ]
    oracle = make([{}], [{"complex": "A"}], limits=rows, areas=base_areas("374", "7"))
    limits = oracle.limits()
    assert {code: limits[code] for code in ("GM0001", "WK000101", "WK000201", "BU00010101")} == {
        "GM0001": None,
        "WK000101": 5,
        "WK000201": None,
        "BU00010101": 3,
    }
    assert limits["BU00010101/Laan"] == 4
    assert limits["BU00010101/Laan/A"] == 3
    assert limits["BU00010101/Weg"] == 0
    tables = policy({"draagkracht": {"straat": 2, "complex": 1, "gemeente": 9, "factor": {"7": 2}}})
    limits = make([{}], [{"complex": "A"}], policy=tables, areas=base_areas("374", "7")).limits()
    assert limits["GM0001"] == 9
    assert limits["BU00010101"] == 5
    assert limits["BU00010101/Laan"] == 2
    assert limits["BU00010101/Laan/A"] == 1


def test_realised_part_of_an_agreement(make: Make) -> None:
    """By the year alone; an ended or later placement counts, an unknown value matches no name."""
    past = [
        {"datum": "2026-01-01", "einddatum": "2026-02-01"},
        {"datum": "2025-12-31"},
        {"datum": "2026-12-31", "rekenhuur": "498.21"},
        {"datum": "2026-05-05", "rekenhuur": "", "corporatie": ""},
        {"datum": "2026-05-06", "buurtcode": "BU00020101", "woonvorm": "", "contractvorm": ""},
    ]
    deals = [
        {},
        {"corporatie": "Baak"},
        {"gemeente": "GM0001"},
        {"huurklasse": "GOE"},
        {"woonvorm": "zelfstandig"},
        {"contractvorm": "OMK", "huurklasse": "BET"},
    ]
    oracle = make([{}], [{}], past=past, agreements=deals)
    assert [oracle.realised(f"a{n}") for n in range(1, 7)] == [4, 3, 3, 2, 3, 1]


# ---------------------------------------------------------------- group rules


def test_one_home_per_client_and_places(make: Make) -> None:
    """Always hard."""
    oracle = make([{}, {}], [{}, FAR])
    assert oracle.breaches([("c1", "w1", "OMK"), ("c1", "w2", "OMK")]) == [Breach("een_woning_per_client", "c1", 1)]
    assert oracle.breaches([("c1", "w1", "OMK"), ("c2", "w1", "OMK")]) == [Breach("plaatsen", "w1", 1)]
    assert make([{}, {}], [{"plaatsen": "2"}]).breaches([("c1", "w1", "OMK"), ("c2", "w1", "OMK")]) == []


@pytest.mark.parametrize(
    "level, code",
    [
        ("gemeente", "GM0001"),
        ("wijk", "WK000101"),
        ("buurt", "BU00010101"),
        ("straat", "BU00010101/Laan"),
        ("complex", "BU00010101/Laan/A"),
    ],
)
def test_draagkracht_on_each_level(make: Make, level: str, code: str) -> None:
    """Limit 4, one point there: a complex client of two points fits, with another of two it does not."""
    rows = [{"niveau": level, "code": code, "grens": "4"}]
    homes = [{"complex": "A"}, {"complex": "A"}]
    files: dict[str, Any] = {"limits": rows, "past": [{"complex": "A"}]}
    tables = policy({"draagkracht": {"straat": 9, "complex": 9}})
    oracle = make([{"zwaarte": "complex"}] * 2, homes, policy=tables, **files)
    assert oracle.breaches(C1) == []
    assert oracle.breaches(BOTH) == [Breach("draagkracht", code, 1)]
    tables = policy({"draagkracht": {"straat": 9, "complex": 9}, "gewicht": {"complex": 1}})
    assert make([{"zwaarte": "complex"}] * 2, homes, policy=tables, **files).breaches(BOTH) == []


def test_an_area_that_is_full_already_has_no_room(make: Make) -> None:
    """What was over before the plan is not held against it."""
    soft = policy(order("regel:draagkracht"), draagkracht={"modus": "zacht"})
    past: Rows = [{}, {}, {}]
    rows = [{"niveau": "buurt", "code": "BU00010101", "grens": "1"}]
    oracle = make([{}], [{}], past=past, limits=rows)
    assert oracle.breaches([]) == []
    assert oracle.breaches(C1) == [Breach("draagkracht", "BU00010101", 1)]
    oracle = make([{}, {}], [{}, {}], past=past, limits=rows, policy=soft)
    assert oracle.goal_values([]) == {"regel:draagkracht": 0}
    assert oracle.goal_values(C1) == {"regel:draagkracht": 1}
    assert oracle.goal_values(BOTH) == {"regel:draagkracht": 2 + 1}  # buurt over by 2, street by 1


def test_hours_are_tenths_per_provider_and_municipality(make: Make) -> None:
    """3,5 and 4 hours in 7 are five tenths too many; elsewhere there is other room, or none."""
    clients: Rows = [{"uren_per_week": "3,5"}, {"uren_per_week": "4"}]
    rows = [{"gemeente": "GM0001", "uren_beschikbaar": "7.0"}]
    off = {"begeleiding": {"modus": "uit"}}
    oracle = make(clients, [{}, {}, FAR], support=rows, policy=policy(**off))
    assert oracle.breaches(BOTH) == [Breach("begeleidingsuren", "P/GM0001", 5)]
    assert oracle.breaches([("c1", "w3", "VWD")]) == [
        Breach("contractvorm", "c1/w3/VWD", 1),
        Breach("begeleidingsuren", "P/GM0002", 35),
    ]
    tables = policy(order("regel:begeleidingsuren"), **off, begeleidingsuren={"modus": "zacht"})
    assert make(clients, [{}, {}], support=rows, policy=tables).goal_values(BOTH) == {"regel:begeleidingsuren": 5}


def test_leases_count_only_omklap(make: Make) -> None:
    """One lease left: one OMK and any other form; no row means no lease."""
    rows = [{"gemeente": "GM0001", "omklap_max": "1"}]
    tables = policy(begeleiding={"modus": "uit"})
    oracle = make([{"contractvormen": "OMK|VWD"}] * 2, [{}, {}, FAR], support=rows, policy=tables)
    assert oracle.breaches(BOTH) == [Breach("omklap_capaciteit", "P/GM0001", 1)]
    assert oracle.breaches([("c1", "w1", "OMK"), ("c2", "w2", "VWD")]) == []
    assert oracle.breaches([("c1", "w3", "OMK")]) == [Breach("omklap_capaciteit", "P/GM0002", 1)]
    assert oracle.breaches([("c1", "w3", "VWD")]) == []


def test_maximum_of_an_agreement(make: Make) -> None:
    """Two of GOE at Baak, one realised; an agreement of another year does not bind."""
    deals = [{"corporatie": "Baak", "huurklasse": "GOE", "maximum": "2"}, {"jaar": "2027", "maximum": "0"}]
    homes = [{}, {"rekenhuur": "498.20"}, {"rekenhuur": "498.21"}, {"corporatie": "Ander"}]
    oracle = make([{}, {}], homes, agreements=deals, past=[{}])
    assert oracle.breaches(BOTH) == [Breach("afspraak_maximum", "a1", 1)]
    assert oracle.breaches([("c1", "w1", "OMK"), ("c2", "w3", "OMK")]) == []
    assert oracle.breaches([("c1", "w1", "OMK"), ("c2", "w4", "OMK")]) == []


def test_fixed_decisions(make: Make) -> None:
    """Exactly the triple; an empty form is the first of the client that the landlord offers."""
    clients: Rows = [{"contractvormen": "OBE|VWD|OMK"}, {}]
    homes: Rows = [{"contractvormen": "OMK|VWD"}, {}]
    oracle = make(clients, homes, decisions=fixed("c1 w1", "c1 w1 VWD"))
    assert oracle.facts.fixed == [("c1", "w1", "VWD")]
    assert oracle.breaches(C1) == [Breach("besluit_vast", "c1/w1/VWD", 1)]
    assert all(("c1", "w1", "VWD") in plan for plan in oracle.plans())
    tables = policy(order("omklap", "regel:besluit_vast"), besluit_vast={"modus": "zacht"})
    oracle = make(clients, homes, decisions=fixed("c1 w1"), policy=tables)
    assert oracle.breaches(C1) == []
    assert oracle.goal_values(C1) == {"omklap": 1, "regel:besluit_vast": 1}
    assert oracle.best_vector() == {"omklap": 2, "regel:besluit_vast": 1}


@pytest.mark.parametrize(
    "limit, decisions, size",
    [
        ("3", ("c1 w1", "c2 w2", "c3 w3"), None),
        ("2", ("c1 w1", "c2 w2", "c3 w3"), 3),
        ("1", ("c1 w1", "c2 w2", "c3 w3"), 2),
        ("0", ("c1 w1", "c2 w2", "c3 w3"), 1),
        ("3", ("c1 w1", "c2 w1"), 2),
        ("3", ("c1 w1 OMK", "c1 w1 VWD"), 2),
        ("0", (), None),
    ],
)
def test_conflicts(make: Make, limit: str, decisions: tuple[str, ...], size: int | None) -> None:
    """The fewest decisions that cannot hold together; then there is no plan."""
    rows = [{"niveau": "buurt", "code": "BU00010101", "grens": limit}]
    clients = [{"contractvormen": "OMK|VWD"}] * 3
    oracle = make(clients, [{}, {}, {}], limits=rows, decisions=fixed(*decisions))
    assert oracle.conflict_size() == size
    assert (oracle.best_vector() is None) == (size is not None)
    tables = policy(besluit_vast={"modus": "uit"})
    assert make(clients, [{}, {}, {}], limits=rows, decisions=fixed(*decisions), policy=tables).best_vector()
