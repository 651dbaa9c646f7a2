"""The oracle against cases that were worked out by hand."""

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.oracle.arithmetic import age, buurt_limit, spread_cost, weeks, years_before
from tests.oracle.conftest import Make
from tests.oracle.facts import Plan
from tests.oracle.model import Breach
from tests.oracle.policy import Norms
from tests.oracle.writing import Rows, policy

PEILDATUM = date(2026, 11, 23)
CW: Plan = [("c1", "w1", "OMK")]


# ---------------------------------------------------------------- arithmetic


@pytest.mark.parametrize(
    "born, years",
    [((2003, 11), 22), ((2003, 10), 23), ((2003, 12), 22), ((2002, 11), 23), ((2026, 11), -1), ((1950, 1), 76)],
)
def test_age_turns_in_the_month_after_the_birthday(born: tuple[int, int], years: int) -> None:
    """Born in the month of the peildatum counts as not yet a year older."""
    assert age(PEILDATUM, born) == years


def test_weeks_are_whole_and_never_negative() -> None:
    """Thirteen days are one week; a date ahead is none."""
    assert [weeks(PEILDATUM, date(2026, 11, day)) for day in (9, 10, 16, 17, 30)] == [2, 1, 1, 0, 0]


def test_years_before_a_leap_day() -> None:
    """29 February becomes 28 where the year has none."""
    assert years_before(date(2028, 2, 29), 3) == date(2025, 2, 28)
    assert years_before(date(2028, 2, 29), 4) == date(2024, 2, 29)
    assert years_before(PEILDATUM, 3) == date(2023, 11, 23)


@pytest.mark.parametrize(
    "per_1000, households, factor, limit",
    [
        (8, 1000, "1", 8),
        (8, 374, "1.25", 3),
        (8, 400, "1.25", 4),
        (8, 499, "0.5", 1),
        (8, 500, "0.5", 2),
        (8, 0, "1", 1),
        (8, 100, "0.5", 1),
        ("0.29", 100_000, "1", 29),
        ("8.5", 2000, "0.7", 11),
    ],
)
def test_buurt_limit(per_1000: str, households: int, factor: str, limit: int) -> None:
    """Rounded down exactly (0.29 * 100 is 29), and at least one."""
    assert buurt_limit(Decimal(per_1000), households, Decimal(factor)) == limit


def test_spread_cost() -> None:
    """Limit 3, load 1, two more points: 200/3 up to 67, and 100."""
    assert spread_cost(3, 1, 2) == 167
    assert spread_cost(4, 0, 5) == 25 + 50 + 75 + 100 + 125
    assert spread_cost(3, 2, 0) == 0
    assert spread_cost(0, 0, 2) == 0


def test_rent_classes_include_their_upper_bound() -> None:
    """GOE up to and including the kwaliteitskortingsgrens, and so on."""
    norms = Norms(49820, 71302, 76414, 93293, 21)
    rents = (49820, 49821, 71303, 76414, 76415, 93293, 93294)
    assert [norms.rent_class(rent) for rent in rents] == ["GOE", "BET", "BET", "BET", "DUU", "DUU", "BOV"]


# ---------------------------------------------------------------- pair rules

YOUNG = {"geboortemaand": "2003-11"}
PARENT = {**YOUNG, "huishoudgrootte": "2", "kinderen": "1"}
LEGAL = policy(huurgrens_jongeren={"profiel": "wettelijk"})
STRICT = policy(huurgrens_jongeren={"profiel": "wettelijk", "kind_heft_op": False})
MILD = policy(huurgrens_jongeren={"kind_heft_op": True, "woonvormen": ["zelfstandig"]})
INSIDE = policy(herkomst_buiten_regio={"ook_binnen_regio": True})


@pytest.mark.parametrize(
    "rule, client, home, tables, broken",
    [
        ("beschikbaarheid", {}, {"beschikbaar_vanaf": "2027-03-23"}, None, False),
        ("beschikbaarheid", {}, {"beschikbaar_vanaf": "24-03-2027"}, None, True),
        ("beschikbaarheid", {"uitstroom_vanaf": "2027-01-22"}, {"beschikbaar_vanaf": "2026-01-01"}, None, False),
        ("beschikbaarheid", {"uitstroom_vanaf": "2027-01-23"}, {"beschikbaar_vanaf": "2026-01-01"}, None, True),
        ("beschikbaarheid", {"uitstroom_vanaf": "2027-01-23"}, {"beschikbaar_vanaf": "2026-11-24"}, None, False),
        ("woonvorm", {"woonvormen": "kamer|groepswonen"}, {}, None, True),
        ("woonvorm", {"woonvormen": "kamer|Zelfstandig"}, {}, None, False),
        ("contractvorm", {"contractvormen": "VWD"}, {}, None, True),
        ("contractvorm", {}, {"contractvormen": "VWD|OBE"}, None, True),
        ("contractvorm", {"contractvormen": "OBE|OMK"}, {}, None, False),
        ("huurgrens_jongeren", YOUNG, {"rekenhuur": "410,00"}, None, False),
        ("huurgrens_jongeren", YOUNG, {"rekenhuur": "410,01"}, None, True),
        ("huurgrens_jongeren", {"geboortemaand": "2003-10"}, {"rekenhuur": "410.01"}, None, False),
        ("huurgrens_jongeren", PARENT, {"rekenhuur": "410.01"}, None, True),
        ("huurgrens_jongeren", PARENT, {"rekenhuur": "410.01"}, MILD, False),
        ("huurgrens_jongeren", YOUNG, {"rekenhuur": "500", "woonvorm": "kamer"}, MILD, False),
        ("huurgrens_jongeren", YOUNG, {"rekenhuur": "600"}, LEGAL, False),
        ("huurgrens_jongeren", {"geboortemaand": "2005-11"}, {"rekenhuur": "498.20"}, LEGAL, False),
        ("huurgrens_jongeren", {"geboortemaand": "2005-11"}, {"rekenhuur": "498.21"}, LEGAL, True),
        ("huurgrens_jongeren", {**PARENT, "geboortemaand": "2005-11"}, {"rekenhuur": "600"}, LEGAL, False),
        ("huurgrens_jongeren", {**PARENT, "geboortemaand": "2005-11"}, {"rekenhuur": "600"}, STRICT, True),
        ("passend_toewijzen", {}, {"rekenhuur": "713.02"}, None, False),
        ("passend_toewijzen", {}, {"rekenhuur": "713.03"}, None, True),
        ("passend_toewijzen", {"inkomensklasse": "hoger"}, {"rekenhuur": "900"}, None, False),
        ("passend_toewijzen", {"huishoudgrootte": "2"}, {"rekenhuur": "713.03"}, None, True),
        ("passend_toewijzen", {"huishoudgrootte": "3"}, {"rekenhuur": "764.14"}, None, False),
        ("passend_toewijzen", {"huishoudgrootte": "3"}, {"rekenhuur": "764.15"}, None, True),
        ("budget", {"max_huur": "400"}, {}, None, False),
        ("budget", {"max_huur": "399,99"}, {}, None, True),
        ("huishouden_past", {"huishoudgrootte": "2"}, {"kamers": "4"}, None, False),
        ("huishouden_past", {"huishoudgrootte": "2"}, {"kamers": "5"}, None, True),
        ("huishouden_past", {"huishoudgrootte": "3"}, {}, None, True),
        ("huishouden_past", {}, {"kamers": "2"}, policy(huishouden_past={"extra_kamers": 0}), True),
        ("toegankelijkheid", {"toegankelijkheid": "gelijkvloers"}, {}, None, True),
        ("toegankelijkheid", {"toegankelijkheid": "gelijkvloers"}, {"toegankelijkheid": "rolstoel"}, None, False),
        ("toegankelijkheid", {"toegankelijkheid": "rolstoel"}, {"toegankelijkheid": "gelijkvloers"}, None, True),
        ("leeftijdslabel", {"geboortemaand": "1971-11"}, {"leeftijd_min": "55"}, None, True),
        ("leeftijdslabel", {"geboortemaand": "1971-10"}, {"leeftijd_min": "55"}, None, False),
        ("leeftijdslabel", {"geboortemaand": "1998-10"}, {"leeftijd_max": "27"}, None, True),
        ("leeftijdslabel", {"geboortemaand": "1998-11"}, {"leeftijd_max": "27"}, None, False),
        ("uitgesloten_gebied", {"uitgesloten_gebieden": "GM0002|BU00010102"}, {}, None, False),
        ("uitgesloten_gebied", {"uitgesloten_gebieden": "GM0001"}, {}, None, True),
        ("uitgesloten_gebied", {"uitgesloten_gebieden": "GM0002|WK000101"}, {}, None, True),
        ("uitgesloten_gebied", {"uitgesloten_gebieden": "BU00010101"}, {}, None, True),
        ("uitgesloten_gebied", {"uitgesloten_gebieden": "BU00010101/Laan"}, {}, None, True),
        ("uitgesloten_gebied", {"uitgesloten_gebieden": "BU00010101/Laan/A"}, {"complex": "A"}, None, True),
        ("uitgesloten_gebied", {"uitgesloten_gebieden": "BU00010101/Laan/A"}, {"complex": "B"}, None, False),
        ("herkomst_buiten_regio", {"gemeente_herkomst": "GM0003"}, {}, None, True),
        ("herkomst_buiten_regio", {"gemeente_herkomst": "GM0003", "herkomst_afwijken": "j"}, {}, None, False),
        ("herkomst_buiten_regio", {"gemeente_herkomst": "GM0002"}, {}, None, False),
        ("herkomst_buiten_regio", {"gemeente_herkomst": "GM0002"}, {}, INSIDE, True),
        ("herkomst_buiten_regio", {"gemeente_herkomst": "GM0002", "herkomst_afwijken": "1"}, {}, INSIDE, False),
    ],
)
def test_pair_rule(make: Make, rule: str, client: Any, home: Any, tables: Any, broken: bool) -> None:
    """On the edge and one step over it."""
    oracle = make([client], [home], policy=tables)
    assert (rule in oracle.pair_breaches(CW[0])) == broken
    assert (CW[0] in oracle.allowed_triples()) == (oracle.pair_breaches(CW[0]) == set())


@pytest.mark.parametrize(
    "client, support, broken",
    [
        ({}, {"gemeente": "GM0001"}, False),
        ({}, {"gemeente": "GM0002"}, True),
        ({"zwaarte": "complex"}, {"gemeente": "GM0001", "zwaartes": "licht|medium"}, True),
        ({"zwaarte": "Medium"}, {"gemeente": "GM0001", "zwaartes": "licht|medium"}, False),
        ({"bereikbaarheid_24u": "ja"}, {"gemeente": "GM0001", "bereikbaar_24u": "nee"}, True),
        ({}, {"gemeente": "GM0001", "bereikbaar_24u": "nee"}, False),
    ],
)
def test_begeleiding(make: Make, client: Any, support: Any, broken: bool) -> None:
    """A row for the municipality, the intensity, and day and night when needed."""
    assert ("begeleiding" in make([client], [{}], support=[support]).pair_breaches(CW[0])) == broken


def test_rejected_pairs_and_modes(make: Make) -> None:
    """Any contract form of the pair; soft is counted and not forbidden, off is neither."""
    rejected = [{"client_sleutel": "c1", "woning_id": "w1", "besluit": "afgewezen"}]
    client = {"contractvormen": "OMK|VWD"}
    oracle = make([client], [{}, {}], decisions=rejected)
    assert oracle.allowed_triples() == [("c1", "w2", "OMK"), ("c1", "w2", "VWD")]
    assert oracle.breaches(CW) == [Breach("besluit_afgewezen", "c1/w1/OMK", 1)]
    soft = policy(
        {"doelen": {"volgorde": ["geplaatst", "regel:besluit_afgewezen"]}}, besluit_afgewezen={"modus": "zacht"}
    )
    oracle = make([client], [{}, {}], decisions=rejected, policy=soft)
    assert oracle.pair_breaches(CW[0]) == {"besluit_afgewezen"}
    assert oracle.breaches(CW) == []
    assert oracle.goal_values(CW) == {"geplaatst": 1, "regel:besluit_afgewezen": 1}
    assert oracle.best_vector() == {"geplaatst": 1, "regel:besluit_afgewezen": 0}
    oracle = make([client], [{}, {}], decisions=rejected, policy=policy(besluit_afgewezen={"modus": "uit"}))
    assert oracle.pair_breaches(CW[0]) == set()


def test_clients_from_outside_are_sent_back(make: Make) -> None:
    """Unless an exception was approved or the rule is not hard."""
    outside = {"gemeente_herkomst": "GM0003"}
    clients: Rows = [outside, {**outside, "herkomst_afwijken": "ja"}, {"gemeente_herkomst": "GM0002"}]
    assert make(clients, [{}]).sent_back() == {"c1": "GM0003"}
    assert make(clients, [{}], policy=policy(herkomst_buiten_regio={"modus": "uit"})).sent_back() == {}


def test_the_oracle_stands_alone() -> None:
    """Nothing of the product is imported; an error there cannot be an error here as well."""
    for path in Path(__file__).parent.glob("*.py"):
        lines = path.read_text(encoding="utf-8").splitlines()
        imports = [line.split()[1].split(".")[0] for line in lines if line.startswith(("import ", "from "))]
        assert set(imports) <= {*sys.stdlib_module_names, "pytest", "tests"}, path.name
