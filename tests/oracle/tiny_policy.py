"""Random policies for the tiny dossiers: every mode, many orders, many parameters."""

from datetime import date
from decimal import Decimal
from typing import Any

from tests.oracle.dice import Dice
from tests.oracle.policy import GOAL_ORDER
from tests.oracle.writing import NORMS, RULES, Tables

ALWAYS_HARD = ("een_woning_per_client", "plaatsen")
KINDS = ["zelfstandig", "kamer", "groepswonen", "skaeve_huse"]


def tiny_policy(dice: Dice, peildatum: date, window: int, region: list[str]) -> Tables:
    """A legal policy: every rule has a table, every soft rule a goal."""
    stern = dice.chance(10)
    rules = {rule: _rule(dice, rule, stern or rule in ALWAYS_HARD) for rule in RULES}
    tables: Tables = {
        "beleid": {"naam": "klein", "peildatum": peildatum, "regio": region, "venster_jaren": window},
        "normen": _norms(dice, peildatum.year),
        "regels": rules,
    }
    if window == 3 and dice.chance(50):
        del tables["beleid"]["venster_jaren"]
    if dice.chance(50):
        tables["gewicht"] = _weights(dice)
    if dice.chance(75):
        tables["draagkracht"] = _limits(dice)
    soft = [rule for rule in RULES if rules[rule]["modus"] == "zacht"]
    if soft or dice.chance(40):
        tables["doelen"] = _goals(dice, soft)
    return tables


def _rule(dice: Dice, rule: str, hard: bool) -> Tables:
    mode = "hard" if hard else dice.odds({"hard": 26, "zacht": 7, "uit": 4})
    every: Tables = _parameters(dice).get(rule, {})
    chosen = {key: value for key, value in every.items() if dice.chance(60)}
    return {"modus": mode, **chosen, **({"bron": "klein"} if dice.chance(10) else {})}


def _parameters(dice: Dice) -> dict[str, dict[str, Any]]:
    """Values for the keys of the rules that have them."""
    return {
        "beschikbaarheid": {
            "horizon_dagen": dice.choice((120, 120, 90, 30)),
            "max_leegstand_dagen": dice.choice((60, 60, 90, 0)),
        },
        "huurgrens_jongeren": {
            "profiel": dice.choice(("actieplan", "wettelijk")),
            "leeftijdsgrens": dice.choice((23, 23, 27)),
            "grens": dice.choice((Decimal("410.00"), 410, Decimal("450.5"))),
            "kind_heft_op": dice.chance(50),
            "woonvormen": dice.choice((["zelfstandig"], ["zelfstandig", "kamer"], KINDS)),
        },
        "passend_toewijzen": {"woonvormen": dice.choice((["zelfstandig"], KINDS))},
        "huishouden_past": {"extra_kamers": dice.choice((1, 2, 2, 3))},
        "herkomst_buiten_regio": {"ook_binnen_regio": dice.chance(20)},
    }


def _norms(dice: Dice, year: int) -> Tables:
    norms = {str(year): {**NORMS, "jongerenleeftijd": dice.choice((21, 23))}}
    if dice.chance(30):
        norms[str(year + 1)] = {**NORMS, "kwaliteitskortingsgrens": Decimal("505.10")}
    return norms


def _weights(dice: Dice) -> dict[str, int]:
    weights = {
        "licht": dice.choice((0, 1, 1)),
        "medium": dice.choice((1, 2)),
        "complex": dice.choice((1, 2)),
        "gespecialiseerd": dice.choice((2, 3)),
    }
    return {name: points for name, points in weights.items() if dice.chance(80)}


def _limits(dice: Dice) -> Tables:
    limits: Tables = {
        "per_1000": dice.choice((8, 8, 4, Decimal("8.5"), Decimal("12.5"))),
        "straat": dice.randint(2, 5),
        "complex": dice.randint(2, 4),
        "wijk": dice.randint(2, 5),
        "gemeente": dice.randint(2, 6),
    }
    limits = {key: value for key, value in limits.items() if dice.chance(50)}
    if dice.chance(40):
        keys = dice.some(["1", "2", "3", "4", "5", "6", "7", "8", "9", "leeg"])
        limits["factor"] = {key: dice.choice((1, Decimal("0.75"), Decimal("1.5"))) for key in keys}
    return limits


def _goals(dice: Dice, soft: list[str]) -> Tables:
    order = list(GOAL_ORDER)
    if dice.chance(70):
        dice.shuffle(order)
    if dice.chance(25):
        order = order[: -dice.randint(1, 3)]
    for rule in soft:
        order.insert(dice.randint(0, len(order)), f"regel:{rule}")
    goals: Tables = {"volgorde": order}
    if dice.chance(55):
        goals["speling"] = {goal: dice.choice((0, 1, 1, 2, 5)) for goal in dice.sample(order, dice.randint(2, 5))}
    return goals
