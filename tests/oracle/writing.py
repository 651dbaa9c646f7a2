"""Writing small dossiers: rows to CSV, a policy to TOML, and the least a dossier needs."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.oracle.groups import GROUP_RULES
from tests.oracle.pairs import PAIR_RULES
from tests.oracle.policy import GOAL_ORDER

RULES = (*PAIR_RULES, *GROUP_RULES, "besluit_vast")
Rows = Iterable[Mapping[str, str]]
Tables = dict[str, Any]

CLIENT = {
    "aanbieder": "P",
    "gemeente_herkomst": "GM0001",
    "geboortemaand": "1980-01",
    "voorziening": "BW",
    "zwaarte": "licht",
    "uitstroom_vanaf": "2026-06-01",
    "wacht_sinds": "2026-11-23",
}
HOME = {
    "corporatie": "Baak",
    "buurtcode": "BU00010101",
    "straat": "Laan",
    "rekenhuur": "400.00",
    "beschikbaar_vanaf": "2026-11-23",
}
PAST = {
    "datum": "2026-01-01",
    "gemeente_herkomst": "GM0001",
    "buurtcode": "BU00010101",
    "straat": "Laan",
    "complex": "",
    "corporatie": "Baak",
    "aanbieder": "P",
    "zwaarte": "licht",
    "woonvorm": "zelfstandig",
    "rekenhuur": "400.00",
    "contractvorm": "OMK",
    "einddatum": "",
}
AGREEMENT = {
    "jaar": "2026",
    "corporatie": "",
    "gemeente": "",
    "woonvorm": "",
    "huurklasse": "",
    "contractvorm": "",
    "minimum": "",
    "maximum": "",
}
SUPPORT = {
    "aanbieder": "P",
    "uren_beschikbaar": "100",
    "omklap_max": "",
    "zwaartes": "licht|medium|complex|gespecialiseerd",
    "bereikbaar_24u": "ja",
}
NORMS = {
    "kwaliteitskortingsgrens": Decimal("498.20"),
    "lage_aftoppingsgrens": Decimal("713.02"),
    "hoge_aftoppingsgrens": Decimal("764.14"),
    "maximale_huurgrens": Decimal("932.93"),
    "jongerenleeftijd": 21,
}


def base_areas(households: str = "1000", liveability: str = "") -> list[dict[str, str]]:
    """Two municipalities GM0001 and GM0002, each with one wijk and two buurten."""
    rows = []
    for code in ("0001", "0002"):
        rows.append(area(f"GM{code}", "gemeente", ""))
        rows.append(area(f"WK{code}01", "wijk", f"GM{code}"))
        buurten = (f"BU{code}0101", f"BU{code}0102")
        rows += [area(buurt, "buurt", f"WK{code}01", households, liveability) for buurt in buurten]
    return rows


def area(code: str, level: str, parent: str, households: str = "", liveability: str = "") -> dict[str, str]:
    """One row of gebieden.csv."""
    return {
        "code": code,
        "naam": f"Gebied {code}",
        "niveau": level,
        "ouder": parent,
        "huishoudens": households,
        "leefbaarheid": liveability,
        "lengtegraad": "",
        "breedtegraad": "",
    }


def base_policy(peildatum: date = date(2026, 11, 23)) -> Tables:
    """Every rule hard, every goal in the usual order, region GM0001 and GM0002."""
    return {
        "beleid": {"naam": "klein", "peildatum": peildatum, "regio": ["GM0001", "GM0002"]},
        "normen": {str(peildatum.year): dict(NORMS)},
        "regels": {rule: {"modus": "hard"} for rule in RULES},
        "doelen": {"volgorde": list(GOAL_ORDER)},
    }


def policy(tables: Tables | None = None, /, **rules: Mapping[str, Any]) -> Tables:
    """The base policy with other keys for some rules, and some other tables."""
    base = base_policy()
    for rule, keys in rules.items():
        base["regels"][rule].update(keys)
    return {**base, **(tables or {})}


def order(*goals: str, **slack: int) -> Tables:
    """The table doelen."""
    return {"doelen": {"volgorde": list(goals), "speling": slack}}


def fixed(*pairs: str) -> Rows:
    """Fixed decisions, written as `c1 w1`, with or without a contract form."""
    cells = [[*pair.split(), ""] for pair in pairs]
    return [{"client_sleutel": c[0], "woning_id": c[1], "contractvorm": c[2], "besluit": "vast"} for c in cells]


def numbered(key: str, letter: str, rows: Rows, defaults: Mapping[str, str]) -> list[dict[str, str]]:
    """The rows with the defaults under them, and a key where they have none."""
    return [{key: f"{letter}{n}", **defaults, **row} for n, row in enumerate(rows, 1)]


def write_dossier(
    folder: Path,
    clients: Rows,
    homes: Rows,
    *,
    policy: Tables | None = None,
    areas: Rows | None = None,
    support: Rows | None = None,
    agreements: Rows = (),
    past: Rows = (),
    limits: Rows = (),
    decisions: Rows = (),
) -> None:
    """Write a dossier in which only what matters is given: clients c1.., homes w1.., agreements a1.."""
    folder.mkdir(parents=True, exist_ok=True)
    usual = [{"gemeente": "GM0001"}, {"gemeente": "GM0002"}]
    write_rows(folder, "clienten", numbered("client_sleutel", "c", clients, CLIENT))
    write_rows(folder, "woningen", numbered("woning_id", "w", homes, HOME))
    write_rows(folder, "gebieden", areas or base_areas())
    write_rows(folder, "aanbieders", [{**SUPPORT, **row} for row in support or usual])
    write_rows(folder, "afspraken", numbered("afspraak_id", "a", agreements, AGREEMENT))
    write_rows(folder, "plaatsingen", numbered("plaatsing_id", "p", past, PAST))
    write_rows(folder, "draagkracht", [{"reden": "klein", **row} for row in limits])
    write_rows(folder, "besluiten", [{"contractvorm": "", "reden": "", **row} for row in decisions])
    write_policy(folder, policy or base_policy())


def write_rows(folder: Path, name: str, rows: Rows, encoding: str = "utf-8") -> None:
    """Write one CSV file with the columns of all rows together; without rows there is no file."""
    table = list(rows)
    columns = list(dict.fromkeys(column for row in table for column in row))
    lines = [";".join(columns), *(";".join(row.get(c, "") for c in columns) for row in table)]
    path = folder / f"{name}.csv"
    path.unlink(missing_ok=True)
    if table:
        path.write_text("\n".join(lines) + "\n", encoding=encoding)


def write_policy(folder: Path, tables: Tables) -> None:
    """Write beleid.toml."""
    (folder / "beleid.toml").write_text("\n".join(_toml(tables)) + "\n", encoding="utf-8")


def _toml(table: Tables, name: str = "") -> list[str]:
    values = {key: value for key, value in table.items() if not isinstance(value, dict)}
    tables = {key: value for key, value in table.items() if isinstance(value, dict)}
    lines = [f"[{name}]"] if name else []
    lines += [f"{_key(key)} = {_value(value)}" for key, value in values.items()]
    for key, inner in tables.items():
        lines += ["", *_toml(inner, f"{name}.{_key(key)}" if name else _key(key))]
    return lines


def _key(key: str) -> str:
    return key if key.replace("_", "").isalnum() else f'"{key}"'


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, list):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    return value.isoformat() if isinstance(value, date) else str(value)
