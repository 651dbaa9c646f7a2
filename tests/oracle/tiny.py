"""Random tiny dossiers, small enough to try every plan of them."""

import json
from datetime import date, timedelta
from functools import cache
from math import prod
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.oracle.dice import Dice
from tests.oracle.facts import Triple
from tests.oracle.model import Oracle
from tests.oracle.tiny_policy import tiny_policy
from tests.oracle.tiny_rows import (
    Row,
    Setting,
    agreement_row,
    client_row,
    home_row,
    limits_rows,
    past_row,
    support_rows,
)
from tests.oracle.writing import area, write_policy, write_rows

SIZES = {1: 1, 2: 2, 3: 6, 4: 7, 5: 6}
MOST_CHOICES = 12_000
FEWEST_PLANS = 9
THEMES = (
    *("tijd", "woonvorm", "vorm", "huur", "budget", "grootte", "toegang", "label", "gebied", "steun", "herkomst"),
    *("draagkracht", "uren", "omklap", "afspraak"),
)
CLIENT_DEFAULTS = {
    "herkomst_afwijken": "nee",
    "huishoudgrootte": "1",
    "kinderen": "0",
    "inkomensklasse": "laag",
    "uren_per_week": "0",
    "bereikbaarheid_24u": "nee",
    "woonvormen": "zelfstandig",
    "contractvormen": "OMK",
    "toegankelijkheid": "geen",
    "urgentie": "normaal",
}
HOME_DEFAULTS = {
    "woonvorm": "zelfstandig",
    "kamers": "1",
    "max_personen": "2",
    "toegankelijkheid": "geen",
    "contractvormen": "OMK|VWD|OBE",
    "plaatsen": "1",
}


def write_tiny(folder: Path, seed: int) -> None:
    """Write the tiny dossier of this seed; it has no faults, but now and then no plan."""
    folder.mkdir(parents=True, exist_ok=True)
    files = _files(seed)
    for path in folder.iterdir():
        if path.name not in files:
            path.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content)


@cache
def _files(seed: int) -> dict[str, bytes]:
    """Make the dossier once: a dozen modules ask for the same seeds."""
    with TemporaryDirectory() as folder:
        make_tiny(Path(folder), seed)
        return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


def make_tiny(folder: Path, seed: int) -> None:
    """Draw dossiers until there is something to choose in one, each over the one before."""
    dice = Dice(seed)
    while not _write_one(dice, folder):
        pass


def _write_one(dice: Dice, folder: Path) -> bool:
    """Write a dossier; False when it has too many plans to try, or (mostly) too few to choose from."""
    setting = _setting(dice)
    areas = _areas(setting)
    setting.spots = [dice.choice(setting.places) for _ in range(dice.odds(SIZES))]
    clients = [client_row(setting, n) for n in range(dice.odds(SIZES))]
    homes = [home_row(setting, n, clients) for n in range(len(setting.spots))]
    files = {
        "gebieden": areas,
        "clienten": clients,
        "woningen": homes,
        "aanbieders": support_rows(setting),
        "afspraken": [agreement_row(setting, n) for n in range(dice.choice((0, 1, 2, 3, 3)))],
        "plaatsingen": [past_row(setting, n) for n in range(dice.randint(0, 6))],
        "draagkracht": limits_rows(setting) if setting.tight("draagkracht", 80) else [],
        "besluiten": [],
    }
    for name, rows in files.items():
        _write(dice, folder, name, rows)
    write_policy(folder, tiny_policy(dice, setting.peildatum, setting.window, setting.region))
    oracle = Oracle(folder)
    _write_previous(setting, folder, oracle)
    _write(dice, folder, "besluiten", _decisions(dice, oracle))
    if prod(len(oracle.options(client)) for client in oracle.facts.clients) > MOST_CHOICES:
        return False
    plans = len(Oracle(folder).plans())
    return plans >= FEWEST_PLANS or dice.chance(20 if plans else 35)


def _setting(dice: Dice) -> Setting:
    peildatum = dice.odds({date(2026, 11, 23): 6, date(2026, 1, 31): 2, date(2025, 12, 31): 2, date(2028, 2, 29): 2})
    region = dice.sample(["GM0150", "GM0262", "GM1773"], dice.choice((2, 2, 3)))
    known = region + (["GM0285"] if dice.chance(25) else [])
    themes = {theme for theme in THEMES if dice.chance(45)}
    setting = Setting(dice, peildatum, dice.odds({3: 4, 1: 1, 4: 1}), region, known, themes)
    setting.providers = ["Opstap", "De Brug", "Zorgpunt"][: dice.choice((2, 2, 3))]
    setting.landlords = ["Woonbaak", "Rijnhave"][: dice.choice((1, 2, 2))]
    return setting


def _areas(setting: Setting) -> list[Row]:
    dice = setting.dice
    rows = []
    for gemeente in setting.known:
        rows.append(area(gemeente, dice.case("gemeente"), ""))
        for wijk in [f"WK{gemeente[2:]}{n:02d}" for n in range(1, dice.choice((1, 1, 2)) + 1)]:
            rows.append(area(wijk, "wijk", gemeente))
            for buurt in [f"BU{wijk[2:]}{n:02d}" for n in range(1, dice.choice((1, 2)) + 1)]:
                few = ("", "0", "99", "124", "125", "250", "374", "375", "500")
                households = dice.choice(few if setting.tight("draagkracht", 80) else ("1000", "1500"))
                rows.append(area(buurt, dice.case("buurt"), wijk, households, dice.choice(("", *"123456789"))))
                setting.buurten.append(buurt)
    for row in rows:
        if dice.chance(30):
            row.update(lengtegraad=dice.number(6123, 3), breedtegraad=dice.number(52234, 3))
    homes_at = [b for b in setting.buurten if f"GM{b[2:6]}" in setting.region]
    for buurt in dice.sample(homes_at, min(len(homes_at), dice.randint(2, 4))):
        street = dice.choice(("Dorpsstraat", "Kerkweg", "Café-laan"))
        setting.places += [(buurt, street, building) for building in dice.some(("", "A", "Hof 2"))]
    return dice.sample(rows, len(rows))


def _write_previous(setting: Setting, folder: Path, oracle: Oracle) -> None:
    """The previous proposal: pairs that are mostly possible still, now and then none at all."""
    dice, path = setting.dice, folder / "vorig_voorstel.json"
    path.unlink(missing_ok=True)
    every = oracle.facts.triples if dice.chance(20) else oracle.allowed_triples()
    placed: dict[str, Row] = {}
    for c, w, k in [] if dice.chance(6) else dice.sample(every, len(every)):
        if w not in placed and all(row["client_sleutel"] != c for row in placed.values()):
            placed[w] = {"client_sleutel": c, "woning_id": w, "contractvorm": k}
    proposal = {
        "status": "optimaal",
        "peildatum": (setting.peildatum - timedelta(days=30)).isoformat(),
        "beleid": {"naam": "klein", "sha256": "0" * 64},
        "dossier_sha256": "0" * 64,
        "zaad": 0,
        "versies": {},
        "doelen": [],
        "plaatsingen": list(placed.values()),
        "niet_geplaatst": [],
        "terugleiden": [],
        "gebieden": [],
    }
    if dice.chance(65):
        path.write_text(json.dumps(proposal), encoding="utf-8")


def _decisions(dice: Dice, oracle: Oracle) -> list[Row]:
    """Some fixed triples, and some rejected pairs among the others that were possible."""
    fixed = _fixed(dice, oracle)
    rows = [_decision(c, w, dice.case("vast"), _form(dice, oracle, (c, w, k))) for c, w, k in fixed]
    pairs = sorted({(c, w) for c, w, _ in oracle.allowed_triples()} - {(c, w) for c, w, _ in fixed})
    most = min(len(pairs), 3 - len(fixed), dice.choice((0, 0, 1, 2)))
    rows += [_decision(c, w, dice.case("afgewezen"), "") for c, w in dice.sample(pairs, most)]
    if rows and dice.chance(10):
        rows.append(dict(dice.choice(rows)))
    return dice.sample(rows, len(rows))


def _fixed(dice: Dice, oracle: Oracle) -> list[Triple]:
    """Allowed triples, at most one per client; mostly they fit together."""
    allowed = oracle.allowed_triples()
    clash = dice.chance(15)
    wanted = 3 if clash else dice.odds({0: 10, 1: 3, 2: 2, 3: 1})
    fixed: list[Triple] = []
    for triple in dice.sample(allowed, len(allowed)):
        busy = triple[0] in {client for client, _, _ in fixed}
        over = any(group.over([*fixed, triple]) for group in oracle.hard_groups())
        alone = any(group.over([triple]) for group in oracle.hard_groups())
        if len(fixed) < wanted and not busy and (not over or (clash and (not alone or dice.chance(20)))):
            fixed.append(triple)
    return fixed


def _form(dice: Dice, oracle: Oracle, triple: Triple) -> str:
    """The contract form of a decision, now and then left out where it speaks for itself."""
    client, home = oracle.facts.clients[triple[0]], oracle.facts.homes[triple[1]]
    usual = [form for form in client.contractvormen if form in home.contractvormen]
    return "" if usual[:1] == [triple[2]] and dice.chance(60) else triple[2]


def _decision(client: str, home: str, decision: str, form: str) -> Row:
    return {
        "client_sleutel": client,
        "woning_id": home,
        "contractvorm": form,
        "besluit": decision,
        "reden": "keuze",
    }


def _write(dice: Dice, folder: Path, name: str, rows: list[Row]) -> None:
    """Write the rows with some defaults left out, some spaces, and columns in another order."""
    defaults = {"clienten": CLIENT_DEFAULTS, "woningen": HOME_DEFAULTS}.get(name, {})
    for row in rows:
        for column, value in row.items():
            blank = value.lower() == defaults.get(column, "?").lower() and dice.chance(50)
            row[column] = "" if blank else f" {value} " if value and dice.chance(2) else value
    columns = [c for c in (rows[0] if rows else {}) if not defaults or any(row[c] for row in rows) or dice.chance(50)]
    if dice.chance(20):
        dice.shuffle(columns)
    written = {c: c.upper() if dice.chance(2) else c for c in columns}
    table = [{written[c]: row[c] for c in columns} for row in rows]
    write_rows(folder, name, table, "utf-8-sig" if dice.chance(10) else "utf-8")
