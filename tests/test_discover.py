"""A member of a plural folder can never be dropped in silence."""

import sys
from importlib import import_module
from types import ModuleType

import pytest

from tests.bouw import DOELEN, GROEPSREGELS, PAARREGELS
from uitstroommatch import goals, rules
from uitstroommatch.discover import members
from uitstroommatch.errors import OpbouwFout

LID = "class Ding:\n    id = {id!r}\n\n\nDING = Ding()\n"


@pytest.fixture
def map_met(tmp_path, monkeypatch):
    """Makes a package of these files and imports it."""

    def _map_met(**bestanden: str) -> ModuleType:
        pakket = tmp_path / "dingen"
        pakket.mkdir()
        (pakket / "__init__.py").write_text("")
        for naam, inhoud in bestanden.items():
            (pakket / f"{naam}.py").write_text(inhoud)
        monkeypatch.syspath_prepend(tmp_path)
        for naam in [naam for naam in sys.modules if naam.split(".")[0] == "dingen"]:
            monkeypatch.delitem(sys.modules, naam)
        return import_module("dingen")

    return _map_met


def test_every_file_is_a_member_under_its_own_name_in_alphabetical_order(map_met):
    gevonden = members(map_met(noot=LID.format(id="noot"), aap=LID.format(id="aap")), "DING")
    assert {naam: lid.id for naam, lid in gevonden.items()} == {"aap": "aap", "noot": "noot"}
    assert list(gevonden) == ["aap", "noot"]


def test_an_empty_folder_has_no_members(map_met):
    assert dict(members(map_met(), "DING")) == {}


def test_a_file_that_starts_with_an_underscore_is_no_member(map_met):
    assert list(members(map_met(_hulp="x = 1\n", aap=LID.format(id="aap")), "DING")) == ["aap"]


def test_a_file_that_defines_nothing_is_an_error_that_names_it(map_met):
    with pytest.raises(OpbouwFout, match=r"dingen\.mies.*DING"):
        members(map_met(aap=LID.format(id="aap"), mies="X = 1\n"), "DING")


def test_an_id_that_is_not_the_file_name_is_an_error_that_names_both(map_met):
    with pytest.raises(OpbouwFout, match=r"aapje.*aap"):
        members(map_met(aap=LID.format(id="aapje")), "DING")


def test_what_was_found_cannot_be_changed(map_met):
    gevonden = members(map_met(aap=LID.format(id="aap")), "DING")
    with pytest.raises(TypeError):
        gevonden["noot"] = None  # type: ignore[index]


def test_the_rules_are_the_twenty_of_the_model():
    assert set(members(rules, "RULE")) == {*PAARREGELS, *GROEPSREGELS}


def test_the_goals_are_the_ten_of_the_model():
    assert set(members(goals, "GOAL")) == set(DOELEN)
