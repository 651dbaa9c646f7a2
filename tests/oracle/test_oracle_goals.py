"""Goals and best vectors against cases that were worked out by hand."""

import json
from datetime import date
from pathlib import Path

from tests.oracle.conftest import Make
from tests.oracle.facts import Plan
from tests.oracle.model import Oracle
from tests.oracle.writing import Rows, order, policy, write_dossier

PEILDATUM = date(2026, 11, 23)
C1: Plan = [("c1", "w1", "OMK")]
BOTH: Plan = [("c1", "w1", "OMK"), ("c2", "w2", "OMK")]
FAR = {"buurtcode": "BU00020101"}


def test_counting_goals(make: Make) -> None:
    """spoed, herkomst, geplaatst, wachttijd, omklap of a plan of three."""
    clients: Rows = [
        {"urgentie": "Spoed", "wacht_sinds": "2026-11-09"},
        {"gemeente_herkomst": "GM0002", "wacht_sinds": "2026-11-10", "contractvormen": "VWD"},
        {"gemeente_herkomst": "GM0002", "herkomst_afwijken": "ja", "wacht_sinds": "2026-12-01", "urgentie": "spoed"},
    ]
    oracle = make(clients, [{}, {}, {}])
    values = oracle.goal_values([("c1", "w1", "OMK"), ("c2", "w2", "VWD"), ("c3", "w3", "OMK")])
    goals = ("spoed", "herkomst", "geplaatst", "wachttijd", "omklap")
    assert [values[goal] for goal in goals] == [2, 2, 3, 2 + 1, 2]
    assert "stabiliteit" not in values


def test_shortage_of_agreements(make: Make) -> None:
    """What is over in one agreement does not help another; another year does not count."""
    deals = [
        {"gemeente": "GM0001", "minimum": "3"},
        {"gemeente": "GM0002", "minimum": "1"},
        {"contractvorm": "VWD", "minimum": "1"},
        {"jaar": "2025", "minimum": "9"},
        {"maximum": "9"},
    ]
    oracle = make(
        [{}, {}], [{}, {}], agreements=deals, past=[{}, {"buurtcode": "BU00020102"}, {"buurtcode": "BU00020102"}]
    )
    assert [oracle.goal_value("afspraken", plan) for plan in ([], C1, BOTH)] == [2 + 0 + 1, 1 + 0 + 1, 0 + 0 + 1]


def test_exchange(make: Make) -> None:
    """Three municipalities; two moved 1 to 2 before, one from outside and one too old do not count."""
    region = {"beleid": {"peildatum": PEILDATUM, "regio": ["GM0001", "GM0002", "GM0003"]}}
    past = [
        {**FAR, "datum": "2024-01-01", "einddatum": "2025-01-01"},
        FAR,
        {**FAR, "gemeente_herkomst": "GM0009"},
        {**FAR, "datum": "2023-11-23"},
        {},
    ]
    clients: Rows = [{"gemeente_herkomst": "GM0002"}, {"gemeente_herkomst": "GM0003"}, {}]
    oracle = make(clients, [{}, {}, FAR], past=past, policy=policy(region))
    plans: list[Plan] = [[], C1, BOTH, [*BOTH, ("c3", "w3", "OMK")]]
    # nets of 1, 2, 3: -2 2 0; -1 1 0; 0 1 -1; -1 2 -1
    assert [oracle.goal_value("uitwisseling", plan) for plan in plans] == [4, 2, 2, 4]


def test_wishes(make: Make) -> None:
    """3, 2, 1 by first position, 2 more for the buurt, also without its municipality."""
    clients: Rows = [
        {"voorkeur_gemeenten": "GM0002|GM0001|GM0002"},
        {"voorkeur_gemeenten": "GM0001", "voorkeur_buurten": "BU00010101|BU00020101"},
        {},
    ]
    oracle = make(clients, [{}, FAR])
    wishes = {(c, w): oracle.goal_value("wens", [(c, w, "OMK")]) for c in ("c1", "c2", "c3") for w in ("w1", "w2")}
    assert list(wishes.values()) == [2, 3, 5, 2, 0, 0]
    tables = policy({"beleid": {"peildatum": PEILDATUM, "regio": ["GM0001", "GM0002", "GM0003", "GM0004"]}})
    late: Rows = [{"voorkeur_gemeenten": "GM0003|GM0004|GM0002|GM0001"}]
    oracle = make(late, [{}, FAR], policy=tables)
    assert [oracle.goal_value("wens", [("c1", w, "OMK")]) for w in ("w1", "w2")] == [1, 1]


def test_spreading(make: Make) -> None:
    """Buurt of limit 3 with one point: two points cost 67 + 100, also when draagkracht is off."""
    rows = [
        {"niveau": "buurt", "code": "BU00010101", "grens": "3"},
        {"niveau": "buurt", "code": "BU00020101", "grens": "0"},
    ]
    tables = policy(draagkracht={"modus": "uit"})
    oracle = make(
        [{}, {}, {"zwaarte": "complex"}],
        [{}, {}, FAR, {"buurtcode": "BU00010102"}],
        limits=rows,
        past=[{}],
        policy=tables,
    )
    assert oracle.goal_value("spreiding", []) == 0
    assert oracle.goal_value("spreiding", C1) == 67
    assert oracle.goal_value("spreiding", BOTH) == 167
    assert oracle.goal_value("spreiding", [("c3", "w3", "OMK")]) == 0
    assert oracle.goal_value("spreiding", [("c3", "w4", "OMK")]) == 13 + 25


def test_stability_looks_at_pairs(tmp_path: Path) -> None:
    """Whatever the contract form; a client that is gone counts for nothing."""
    write_dossier(tmp_path, [{}], [{}, {}])
    rows = [{"client_sleutel": c, "woning_id": w, "contractvorm": "VWD"} for c, w in (("c1", "w1"), ("c9", "w2"))]
    (tmp_path / "vorig_voorstel.json").write_text(json.dumps({"plaatsingen": rows}), encoding="utf-8")
    oracle = Oracle(tmp_path)
    assert [oracle.goal_value("stabiliteit", [("c1", w, "OMK")]) for w in ("w1", "w2")] == [1, 0]
    assert (oracle.best_vector() or {})["stabiliteit"] == 1


# ----------------------------------------------------------------- best vector


def test_an_earlier_goal_is_never_paid_for_a_later_one(make: Make) -> None:
    """Home for one: the order decides between the municipality of origin and the wish."""
    clients: Rows = [{"voorkeur_gemeenten": "GM0002"}]
    for goals, vector in {("herkomst", "wens"): (1, 0), ("wens", "herkomst"): (3, 0)}.items():
        oracle = make(clients, [{}, FAR], policy=policy(order(*goals)))
        assert tuple((oracle.best_vector() or {}).values()) == vector


def test_speling_gives_later_goals_room(make: Make) -> None:
    """The optimum of a goal stays; the plan may be worse on it by its slack, and no more."""
    clients: Rows = [{"voorkeur_gemeenten": "GM0002"}] * 2
    homes: Rows = [{}, {}, FAR, FAR]
    for slack, wish in {0: 0, 1: 3, 2: 6}.items():
        oracle = make(clients, homes, policy=policy(order("herkomst", "wens", herkomst=slack)))
        assert oracle.best_vector() == {"herkomst": 2, "wens": wish}
        assert {oracle.goal_value("herkomst", plan) for plan in oracle.final_plans()} == {2 - slack}


def test_speling_of_a_goal_holds_from_the_next_goal_on(make: Make) -> None:
    """Waiting 3 and 1 weeks, one home: geplaatst may lose one, wachttijd then loses two, wens decides."""
    clients: Rows = [
        {"wacht_sinds": "2026-11-02"},
        {"wacht_sinds": "2026-11-16", "voorkeur_gemeenten": "GM0001"},
    ]
    cases = {
        (0, 0): ({"geplaatst": 1, "wachttijd": 3, "wens": 0}, [C1]),
        (1, 1): ({"geplaatst": 1, "wachttijd": 3, "wens": 0}, [C1]),
        (1, 2): ({"geplaatst": 1, "wachttijd": 3, "wens": 3}, [[("c2", "w1", "OMK")]]),
    }
    for (placed, waiting), expected in cases.items():
        goals = order("geplaatst", "wachttijd", "wens", geplaatst=placed, wachttijd=waiting, wens=5)
        oracle = make(clients, [{}], policy=policy(goals))
        assert (oracle.best_vector(), oracle.final_plans()) == expected


def test_speling_of_a_minimised_goal(make: Make) -> None:
    """Moving out costs 2 in the exchange: too much for a slack of 1, not for one of 2."""
    clients: Rows = [{"gemeente_herkomst": "GM0002"}]
    for slack, placed in {0: 0, 1: 0, 2: 1}.items():
        goals = order("uitwisseling", "geplaatst", uitwisseling=slack)
        oracle = make(clients, [{}], policy=policy(goals))
        assert oracle.best_vector() == {"uitwisseling": 0, "geplaatst": placed}


def test_a_goal_that_is_left_out_is_not_pursued(make: Make) -> None:
    """With only a goal to minimise the empty plan is as good as any; without doelen all goals count."""
    oracle = make([{}], [{}], policy=policy(order("spreiding")))
    assert oracle.best_vector() == {"spreiding": 0}
    tables = policy()
    del tables["doelen"]
    assert list(make([{}], [{}], policy=tables).best_vector() or {})[-1] == "spreiding"
