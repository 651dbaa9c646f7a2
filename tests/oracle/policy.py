"""The policy file, read by its own text: every amount in whole cents."""

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.oracle.arithmetic import buurt_limit
from tests.oracle.reading import Gebied

GOAL_ORDER = (
    "spoed",
    "herkomst",
    "geplaatst",
    "afspraken",
    "uitwisseling",
    "wachttijd",
    "omklap",
    "wens",
    "spreiding",
    "stabiliteit",
)
WEIGHTS = {"licht": 1, "medium": 1, "complex": 2, "gespecialiseerd": 3}
FACTORS = {
    **dict.fromkeys("1234", Decimal("0.5")),
    **dict.fromkeys("56", Decimal(1)),
    **dict.fromkeys("789", Decimal("1.25")),
    "leeg": Decimal(1),
}


def cents(amount: Decimal | int) -> int:
    """An amount in EUR as whole cents."""
    assert amount * 100 == int(amount * 100), amount
    return int(amount * 100)


@dataclass(frozen=True)
class Norms:
    """The amounts of one year in cents, and the age under which the youth norm holds."""

    goedkoop: int
    laag: int
    hoog: int
    maximaal: int
    jongerenleeftijd: int

    def rent_class(self, rent: int) -> str:
        """GOE, BET, DUU or BOV; each class includes its upper bound."""
        if rent <= self.goedkoop:
            return "GOE"
        if rent <= self.hoog:
            return "BET"
        return "DUU" if rent <= self.maximaal else "BOV"


class Policy:
    """What beleid.toml says, with the defaults filled in."""

    def __init__(self, folder: Path, peildatum: date | None = None) -> None:
        """Read the policy; a given peildatum goes before the one in the file."""
        text = (folder / "beleid.toml").read_text(encoding="utf-8")
        data: dict[str, Any] = tomllib.loads(text, parse_float=Decimal)
        self.peildatum: date = peildatum or data["beleid"]["peildatum"]
        self.region: list[str] = data["beleid"]["regio"]
        self.window_years: int = data["beleid"].get("venster_jaren", 3)
        self.norms = _norms(data["normen"][str(self.peildatum.year)])
        self.rules: dict[str, dict[str, Any]] = data["regels"]
        self.weights: dict[str, int] = {**WEIGHTS, **data.get("gewicht", {})}
        self._limits: dict[str, Any] = data.get("draagkracht", {})
        self.default_street: int = self._limits.get("straat", 4)
        self.default_complex: int = self._limits.get("complex", 3)
        goals = data.get("doelen", {})
        self.order: list[str] = goals.get("volgorde", list(GOAL_ORDER))
        self.slack: dict[str, int] = goals.get("speling", {})

    def mode(self, rule: str) -> str:
        """The mode of a rule: hard, zacht or uit."""
        if rule in ("een_woning_per_client", "plaatsen"):
            return "hard"
        return str(self.rules[rule]["modus"]).lower()

    def get(self, rule: str, key: str, default: Any) -> Any:
        """A parameter of a rule, or its default."""
        return self.rules[rule].get(key, default)

    def default_limit(self, gebied: Gebied) -> int | None:
        """The limit of a gemeente, wijk or buurt when draagkracht.csv has no row for it."""
        if gebied.niveau != "buurt":
            return self._limits.get(gebied.niveau)
        factors = {**FACTORS, **self._limits.get("factor", {})}
        per_1000 = self._limits.get("per_1000", 8)
        return buurt_limit(per_1000, gebied.huishoudens, factors[gebied.leefbaarheid])


def _norms(table: dict[str, Any]) -> Norms:
    return Norms(
        cents(table["kwaliteitskortingsgrens"]),
        cents(table["lage_aftoppingsgrens"]),
        cents(table["hoge_aftoppingsgrens"]),
        cents(table["maximale_huurgrens"]),
        table["jongerenleeftijd"],
    )
