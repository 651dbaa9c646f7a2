"""The data that is shipped: areas, rent norms and policies are complete and agree with each other."""

import csv
import tomllib
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from uitstroommatch import resources
from uitstroommatch.errors import OntbrekendeGegevens
from uitstroommatch.resources import data_map

POLICIES = ("actieplan", "wettelijk-2026")
RULES = (
    "beschikbaarheid",
    "woonvorm",
    "contractvorm",
    "huurgrens_jongeren",
    "passend_toewijzen",
    "budget",
    "huishouden_past",
    "toegankelijkheid",
    "leeftijdslabel",
    "uitgesloten_gebied",
    "begeleiding",
    "herkomst_buiten_regio",
    "besluit_afgewezen",
    "een_woning_per_client",
    "plaatsen",
    "draagkracht",
    "begeleidingsuren",
    "omklap_capaciteit",
    "afspraak_maximum",
    "besluit_vast",
)


def read_toml(*parts: str) -> dict[str, Any]:
    """Read a shipped TOML file with exact amounts."""
    text = data_map().joinpath(*parts).read_text(encoding="utf-8")
    return tomllib.loads(text, parse_float=Decimal)


@pytest.fixture(scope="module")
def areas() -> list[dict[str, str]]:
    """The rows of the shipped areas."""
    with (data_map() / "gebieden" / "regio-deventer.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter=";"))


def test_areas_are_complete(areas: list[dict[str, str]]) -> None:
    """Five municipalities, 48 wijken and 197 buurten, each under the right one."""
    assert Counter(a["niveau"] for a in areas) == {"gemeente": 5, "wijk": 48, "buurt": 197}
    level = {a["code"]: a["niveau"] for a in areas}
    above = {"gemeente": None, "wijk": "gemeente", "buurt": "wijk"}
    assert all(level.get(a["ouder"]) == above[a["niveau"]] for a in areas)
    assert len(level) == len(areas)


def test_areas_have_the_published_facts(areas: list[dict[str, str]]) -> None:
    """Households add up, a score is a class, and only what has no figure is empty."""
    households = {a["code"]: int(a["huishoudens"] or 0) for a in areas}
    assert sum(households[a["code"]] for a in areas if a["niveau"] == "gemeente") == 111_199
    buurten = [a for a in areas if a["niveau"] == "buurt"]
    scores = Counter(a["leefbaarheid"] for a in buurten)
    assert scores == {"": 12, "3": 1, "4": 4, "5": 4, "6": 30, "7": 53, "8": 52, "9": 41}
    assert sum(not a["huishoudens"] for a in buurten) == 2
    assert all(5.9 < float(a["lengtegraad"]) < 6.6 and 52.0 < float(a["breedtegraad"]) < 52.5 for a in areas)


def test_every_norm_says_where_it_comes_from() -> None:
    """Twelve years of five numbers, each with a source and a mark."""
    norms = read_toml("normen", "huurnormen.toml")["normen"]
    assert sorted(norms) == [str(year) for year in range(2015, 2027)]
    for year in norms.values():
        assert len(year) == 5
        for number in year.values():
            assert number["bron"]
            assert isinstance(number["geverifieerd"], bool)
            assert number.keys() - {"opmerking"} in (
                {"bedrag", "geverifieerd", "bron"},
                {"leeftijd", "geverifieerd", "bron"},
            )


def test_norms_rise_and_stand_in_order() -> None:
    """Within a year the four amounts rise, and no amount is lower than the year before."""
    norms = read_toml("normen", "huurnormen.toml")["normen"]
    names = ("kwaliteitskortingsgrens", "lage_aftoppingsgrens", "hoge_aftoppingsgrens", "maximale_huurgrens")
    table = [[norms[year][name]["bedrag"] for name in names] for year in sorted(norms)]
    assert all(row == sorted(row) for row in table)
    assert all(column == tuple(sorted(column)) for column in zip(*table, strict=True))


@pytest.mark.parametrize("name", POLICIES)
def test_policy_names_every_rule_and_goal(name: str) -> None:
    """Each rule has a mode and a source, and the ten goals stand in order."""
    policy = read_toml("beleid", f"{name}.toml")
    assert tuple(policy["regels"]) == RULES
    assert all(rule["modus"] == "hard" and rule["bron"] for rule in policy["regels"].values())
    assert policy["doelen"]["volgorde"][0] == "spoed"
    assert len(policy["doelen"]["volgorde"]) == 10


@pytest.mark.parametrize("name", POLICIES)
def test_policy_uses_the_shipped_norms(name: str) -> None:
    """The norms that a policy writes out are those of the dated table."""
    norms = read_toml("normen", "huurnormen.toml")["normen"]
    policy = read_toml("beleid", f"{name}.toml")
    for year, written in policy["normen"].items():
        assert written == {key: number.get("bedrag", number.get("leeftijd")) for key, number in norms[year].items()}


def test_policies_differ_in_one_rule_only() -> None:
    """The legal policy differs from the action plan in the limit for young people, and in its name and source."""
    plan, legal = (read_toml("beleid", f"{name}.toml") for name in POLICIES)
    assert {rule for rule in RULES if plan["regels"][rule] != legal["regels"][rule]} == {"huurgrens_jongeren"}
    assert {key for key in plan["beleid"] if plan["beleid"][key] != legal["beleid"][key]} == {"naam", "bron"}
    rest = plan.keys() - {"regels", "beleid"}
    assert all(plan[section] == legal[section] for section in rest)


def test_missing_data_is_a_clear_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without shipped data the error says what to do."""
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "a" / "b" / "resources.py"))
    with pytest.raises(OntbrekendeGegevens, match="Installeer uitstroommatch opnieuw"):
        data_map()


def test_data_inside_the_package_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed package uses its own data."""
    own = tmp_path / "pakket" / "data"
    (own / "gebieden").mkdir(parents=True)
    (own / "gebieden" / "regio-deventer.csv").write_text("code\n", encoding="utf-8")
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "pakket" / "resources.py"))
    assert data_map() == own
