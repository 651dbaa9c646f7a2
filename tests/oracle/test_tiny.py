"""The tiny dossiers have no faults, and between them they put every rule and goal to work."""

from collections import Counter
from itertools import product
from pathlib import Path

import pytest

from tests.oracle.goals import GOALS, MAXIMISED
from tests.oracle.groups import GROUP_RULES
from tests.oracle.model import Oracle
from tests.oracle.pairs import PAIR_RULES
from tests.oracle.reading import Plaatsing, read_besluiten, read_rows
from tests.oracle.tiny import make_tiny, write_tiny
from tests.oracle.tiny_policy import ALWAYS_HARD
from tests.oracle.writing import RULES

Names = tuple[str, ...]
Vectors = list[dict[str, int] | None]

SEEDS = range(300)
LEVELS = {"GM": "gemeente", "WK": "wijk", 0: "buurt", 1: "straat", 2: "complex"}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """One folder per seed."""
    top = tmp_path_factory.mktemp("tiny")
    for seed in SEEDS:
        write_tiny(top / str(seed), seed)
    return [top / str(seed) for seed in SEEDS]


@pytest.fixture(scope="module")
def oracles(folders: list[Path]) -> list[Oracle]:
    """One oracle per seed."""
    return [Oracle(folder) for folder in folders]


@pytest.fixture(scope="module")
def vectors(oracles: list[Oracle]) -> Vectors:
    """The best vector per seed."""
    return [oracle.best_vector() for oracle in oracles]


def often_enough(seen: Counter[str], names: Names, least: int) -> None:
    """Every name was seen in at least so many dossiers."""
    assert {name: seen[name] for name in names if seen[name] < least} == {}


# ------------------------------------------------------------------ validity


def test_the_same_seed_writes_the_same_dossier(tmp_path: Path) -> None:
    """Byte for byte, also over the files of another seed."""
    (tmp_path / "a").mkdir()
    for seed in (12, 3, 7):
        make_tiny(tmp_path / "a", seed)
        write_tiny(tmp_path / "b", seed)
    write_tiny(tmp_path / "c", 7)
    first, second, third = ({p.name: p.read_bytes() for p in (tmp_path / name).iterdir()} for name in "abc")
    assert first == second == third


def test_sizes_stay_within_what_can_be_tried(oracles: list[Oracle]) -> None:
    """At most five clients and homes, at most six placements of before, three agreements and decisions."""
    for oracle in oracles:
        facts = oracle.facts
        assert 1 <= len(facts.clients) <= 5
        assert 1 <= len(facts.homes) <= 5
        assert len(facts.past) <= 6
        assert len(facts.agreements) <= 3
        assert len(facts.fixed) + len(facts.rejected) <= 3


def test_decisions_are_legal(folders: list[Path], oracles: list[Oracle]) -> None:
    """A fixed triple breaks no hard pair rule, its pair is not rejected, a client has at most one."""
    for folder, oracle in zip(folders, oracles, strict=True):
        decided = set(read_besluiten(folder))
        fixed = {(c, w) for c, w, decision, _ in decided if decision == "vast"}
        assert set(oracle.facts.fixed) <= set(oracle.allowed_triples())
        assert not fixed & oracle.facts.rejected
        assert len({c for c, _ in fixed}) == len(fixed) == len(oracle.facts.fixed)


def test_references_and_values_are_legal(folders: list[Path], oracles: list[Oracle]) -> None:
    """What the formats call an error does not occur."""
    for folder, oracle in zip(folders, oracles, strict=True):
        facts = oracle.facts
        providers = {provider for provider, _ in facts.support}
        used = {row["aanbieder"] for name in ("clienten", "plaatsingen") for row in read_rows(folder, name)}
        assert used <= providers
        places = [home.plek.gebieden for home in facts.homes.values()]
        for client in facts.clients.values():
            assert client.kinderen < client.grootte
            assert client.geboren <= (facts.policy.peildatum.year, facts.policy.peildatum.month)
            assert set(client.voorkeur_gemeenten) | set(client.voorkeur_buurten) <= set(facts.areas)
            assert {code.split("/")[0] for code in client.uitgesloten} <= set(facts.areas)
            assert set(client.uitgesloten) <= set(facts.areas) | {code for place in places for code in place.values()}
        for home in facts.homes.values():
            assert home.leeftijd_min is None or home.leeftijd_max is None or home.leeftijd_min <= home.leeftijd_max
            assert home.plek.gemeente in facts.policy.region
        assert all(past.einddatum is None or past.datum <= past.einddatum for past in facts.past)
        for deal in facts.agreements.values():
            assert deal.minimum is None or deal.maximum is None or deal.minimum <= deal.maximum
        codes = [row["code"] for row in read_rows(folder, "draagkracht")]
        assert len(codes) == len(set(codes))


def test_every_soft_rule_has_its_goal(oracles: list[Oracle]) -> None:
    """And no other rule has one."""
    for oracle in oracles:
        soft = {f"regel:{rule}" for rule in RULES if oracle.mode(rule) == "zacht"}
        assert {goal for goal in oracle.goals() if goal not in GOALS} == soft
        assert len(set(oracle.goals())) == len(oracle.goals())
        assert set(oracle.facts.policy.slack) <= set(oracle.facts.policy.order)


# ---------------------------------------------------------------- the oracle


def test_plans_are_all_plans_without_a_breach(oracles: list[Oracle]) -> None:
    """Made client by client, or by throwing everything together and asking for breaches."""
    tried = 0
    for oracle in oracles:
        allowed = oracle.allowed_triples()
        options = [[None, *(t for t in allowed if t[0] == client)] for client in oracle.facts.clients]
        if len(list(product(*options))) <= 300:
            every = [[triple for triple in choice if triple] for choice in product(*options)]
            right = [plan for plan in every if not oracle.breaches(plan)]
            assert sorted(right) == sorted(oracle.plans())
            tried += 1
    assert tried >= 80


def test_no_plan_exactly_when_decisions_conflict(oracles: list[Oracle], vectors: Vectors) -> None:
    """A plan with only the fixed decisions exists whenever any plan exists."""
    for oracle, best in zip(oracles, vectors, strict=True):
        assert (best is None) == (oracle.conflict_size() is not None)
        if best is not None and oracle.mode("besluit_vast") == "hard":
            assert oracle.breaches(oracle.facts.fixed) == []


def test_final_plans_have_the_best_vector(oracles: list[Oracle], vectors: Vectors) -> None:
    """Without speling all of it, with speling no goal is worse than it may be, the last one exact."""
    for oracle, best in zip(oracles, vectors, strict=True):
        slack = oracle.facts.policy.slack
        for plan in oracle.final_plans():
            values = oracle.goal_values(plan)
            assert best is not None
            assert values == best or any(slack.values())
            worse = {g: best[g] - v if g in MAXIMISED else v - best[g] for g, v in values.items()}
            assert all(cost <= slack.get(goal, 0) for goal, cost in worse.items())
            assert list(worse.values())[-1] == 0


# ------------------------------------------------------------------ coverage


def test_every_mode_of_every_rule_occurs(oracles: list[Oracle]) -> None:
    """Hard, zacht and uit."""
    seen = Counter(f"{rule} {oracle.mode(rule)}" for oracle in oracles for rule in RULES)
    free = [rule for rule in RULES if rule not in ALWAYS_HARD]
    often_enough(seen, tuple(f"{rule} {mode}" for rule in free for mode in ("hard", "zacht", "uit")), 10)


def test_every_pair_rule_alone_forbids_something(oracles: list[Oracle]) -> None:
    """Some triple would be allowed if it were not for this rule."""
    seen: Counter[str] = Counter()
    for oracle in oracles:
        hard = [[r for r in oracle.pair_breaches(t) if oracle.mode(r) == "hard"] for t in oracle.facts.triples]
        seen.update({rules[0] for rules in hard if len(rules) == 1})
    often_enough(seen, tuple(PAIR_RULES), 20)


def test_every_pair_rule_changes_the_best_vector(folders: list[Path], oracles: list[Oracle], vectors: Vectors) -> None:
    """Without it a better plan would be possible."""
    _often_binding(folders, oracles, vectors, tuple(PAIR_RULES))


def test_every_group_rule_changes_the_best_vector(folders: list[Path], oracles: list[Oracle], vectors: Vectors) -> None:
    """Without it a better plan would be possible."""
    _often_binding(folders, oracles, vectors, (*GROUP_RULES[1:], "besluit_vast"))


def _often_binding(folders: list[Path], oracles: list[Oracle], vectors: Vectors, rules: Names) -> None:
    """Each hard rule changes the best vector of so many dossiers when it is switched off."""
    seen: Counter[str] = Counter()
    least = 5
    for folder, oracle, best in zip(folders, oracles, vectors, strict=True):
        for rule in [rule for rule in rules if oracle.mode(rule) == "hard" and seen[rule] < least]:
            seen[rule] += best is not None and Oracle(folder, off=[rule]).best_vector() != best
    often_enough(seen, rules, least)


def test_one_home_per_client_is_sometimes_the_only_breach(oracles: list[Oracle]) -> None:
    """Two allowed triples of one client, and room for both."""
    seen: Counter[str] = Counter()
    for oracle in oracles:
        pairs = [list(pair) for pair in product(oracle.allowed_triples(), repeat=2) if pair[0] < pair[1]]
        rules = [{breach.rule for breach in oracle.breaches(pair)} for pair in pairs]
        seen["een_woning_per_client"] += {"een_woning_per_client"} in rules
    often_enough(seen, ("een_woning_per_client",), 30)


def test_every_level_alone_forbids_something(folders: list[Path], oracles: list[Oracle]) -> None:
    """Some plan is over the limit of areas of this level only."""
    seen: Counter[str] = Counter()
    for folder, oracle in zip(folders, oracles, strict=True):
        if oracle.mode("draagkracht") == "hard":
            loose = Oracle(folder, off=["draagkracht"])
            areas = oracle.groups("draagkracht")
            over = [{_level(g.where) for g in areas if g.over(plan)} for plan in loose.plans()]
            seen.update({next(iter(levels)) for levels in over if len(levels) == 1})
    often_enough(seen, tuple(LEVELS.values()), 5)


def _level(code: str) -> str:
    return LEVELS.get(code[:2]) or LEVELS[code.count("/")]


def test_every_goal_decides_sometimes(oracles: list[Oracle], vectors: Vectors) -> None:
    """Plans that the earlier goals allow differ in this goal."""
    differs: Counter[str] = Counter()
    decides: Counter[str] = Counter()
    for oracle, best in zip(oracles, vectors, strict=True):
        every = plans = oracle.plans()
        for goal in best or {}:
            differs[goal] += len({oracle.goal_value(goal, plan) for plan in every}) > 1
            values = [oracle.goal_value(goal, plan) for plan in plans]
            decides[goal] += len(set(values)) > 1
            plans = [plan for plan, value in zip(plans, values, strict=True) if best and value == best[goal]]
    soft = tuple(f"regel:{rule}" for rule in RULES if rule not in ALWAYS_HARD)
    often_enough(differs, tuple(GOALS), 40)
    often_enough(decides, tuple(GOALS), 20)
    often_enough(differs, soft, 4)


def test_speling_changes_an_optimum_sometimes(oracles: list[Oracle], vectors: Vectors) -> None:
    """A later goal profits from what an earlier one may give up."""
    seen: Counter[str] = Counter()
    for oracle, best in zip(oracles, vectors, strict=True):
        slack = oracle.facts.policy.slack
        oracle.facts.policy.slack = {}
        seen["speling"] += best != oracle.best_vector()
        oracle.facts.policy.slack = slack
    often_enough(seen, ("speling",), 10)


def test_the_corners_of_the_specification_occur(folders: list[Path], oracles: list[Oracle]) -> None:
    """Profiles, previous proposals, conflicts, windows, agreements, homes with several places."""
    seen: Counter[str] = Counter()
    for folder, oracle in zip(folders, oracles, strict=True):
        facts, policy = oracle.facts, oracle.facts.policy
        peildatum, region = policy.peildatum, policy.region
        young = policy.rules["huurgrens_jongeren"]
        names = {
            "wettelijk": young.get("profiel") == "wettelijk",
            "actieplan": young.get("profiel") == "actieplan",
            "profiel weg": "profiel" not in young,
            "kind_heft_op": "kind_heft_op" in young,
            "ook_binnen_regio": policy.get("herkomst_buiten_regio", "ook_binnen_regio", False),
            "vorig voorstel": facts.previous is not None,
            "vorig leeg": facts.previous == set(),
            "geen vorig": facts.previous is None,
            "geen plan": oracle.conflict_size() is not None,
            "strijd van een": oracle.conflict_size() == 1,
            "strijd van twee": oracle.conflict_size() == 2,
            "29 februari": (peildatum.month, peildatum.day) == (2, 29),
            "op de grens": any(not _inside(oracle, p, 0) and _inside(oracle, p, 1) for p in facts.past),
            "net binnen": any(_inside(oracle, p, 0) and not _inside(oracle, p, -1) for p in facts.past),
            "getekend": any(p.datum > peildatum for p in facts.past),
            "beeindigd": any(p.einddatum == peildatum for p in facts.past),
            "gerealiseerd": any(facts.realised(deal) for deal in facts.current),
            "ander jaar": len(facts.current) < len(facts.agreements),
            "terug": bool(oracle.sent_back()),
            "meer plaatsen": any(home.plaatsen > 1 for home in facts.homes.values()),
            "van buiten": any(p.herkomst not in region for p in facts.past),
            "buiten geplaatst": any(p.plek.gemeente not in region for p in facts.past),
            "gewicht nul": 0 in policy.weights.values(),
            "draagkracht.csv": (folder / "draagkracht.csv").exists(),
            "zonder plaatsingen": not (folder / "plaatsingen.csv").exists(),
            "doel weg": not set(GOALS) <= set(policy.order),
            "volgorde weg": "volgorde" not in (folder / "beleid.toml").read_text(encoding="utf-8"),
        }
        seen.update(name for name, there in names.items() if there)
    often_enough(seen, tuple(names), 5)


def _inside(oracle: Oracle, past: Plaatsing, days: int) -> bool:
    """Is a placement in the window when it is so many days later?"""
    moved = past.datum.toordinal() + days
    return moved > oracle.facts.window_start.toordinal()


def test_values_are_written_in_several_ways(folders: list[Path]) -> None:
    """Decimal comma and point, day or year first, booleans, upper case, spaces, a byte order mark."""
    text = "\n".join(p.read_text(encoding="utf-8") for folder in folders for p in folder.glob("*.csv"))
    samples = (
        "410,01;",
        "410.01;",
        ";23-11-2026;",
        ";2026-11-23;",
        "\ufeff",
        "LICHT",
        "; W1 ;",
        ";ja;",
        ";j;",
        ";true;",
        ";1;",
    )
    assert [sample for sample in samples if sample not in text] == []
