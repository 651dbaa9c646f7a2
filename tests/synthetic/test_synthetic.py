"""Synthetic dossiers: the same bytes from the same seed, legal at every size, and an example worth looking at."""

import csv
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.oracle.facts import Facts
from tests.oracle.model import Oracle
from uitstroommatch.errors import DoelFout, InvoerFout, OntbrekendeGegevens
from uitstroommatch.resources import data_map
from uitstroommatch.synthetic import schrijf_voorbeeld
from uitstroommatch.synthetic import schrijven as schrijven_module
from uitstroommatch.synthetic.profiel import Profielnaam

Rij = dict[str, str]

ZAAD = 31
"""Seed of the example that is shipped."""
TABELLEN = {
    "aanbieders",
    "afspraken",
    "besluiten",
    "clienten",
    "draagkracht",
    "gebieden",
    "plaatsingen",
    "woningen",
}
KEUZES = {
    "voorziening": {"BW", "MO", "VZ", "OGGZ"},
    "wettelijk_kader": {"Wmo", "Zvw", "Wlz", "forensisch", "Jeugdwet"},
    "zwaarte": {"licht", "medium", "complex", "gespecialiseerd"},
    "zwaartes": {"licht", "medium", "complex", "gespecialiseerd"},
    "woonvorm": {"", "zelfstandig", "kamer", "groepswonen", "skaeve_huse"},
    "woonvormen": {"zelfstandig", "kamer", "groepswonen", "skaeve_huse"},
    "contractvorm": {"", "OMK", "VWD", "OBE"},
    "contractvormen": {"OMK", "VWD", "OBE"},
    "toegankelijkheid": {"geen", "gelijkvloers", "rolstoel"},
    "urgentie": {"normaal", "spoed"},
    "inkomensklasse": {"laag", "hoger"},
    "huurklasse": {"", "GOE", "BET", "DUU", "BOV"},
    "besluit": {"vast", "afgewezen"},
    "herkomst_afwijken": {"ja", "nee"},
    "bereikbaarheid_24u": {"ja", "nee"},
    "bereikbaar_24u": {"ja", "nee"},
    "niveau": {"gemeente", "wijk", "buurt", "straat", "complex"},
}
"""Legal values per column, whatever the file; a list is judged item by item."""

PROFIELEN: tuple[Profielnaam, ...] = ("regio", "krap", "landelijk")


def lees(folder: Path, naam: str) -> list[Rij]:
    """Return the rows of one file."""
    with (folder / f"{naam}.csv").open(encoding="utf-8", newline="") as invoer:
        return list(csv.DictReader(invoer, delimiter=";"))


def lees_alles(folder: Path) -> dict[str, list[Rij]]:
    """Return the rows of all files."""
    return {naam: lees(folder, naam) for naam in TABELLEN}


def inhoud(folder: Path) -> dict[str, bytes]:
    """Return the bytes of all files by name."""
    return {bestand.name: bestand.read_bytes() for bestand in folder.iterdir()}


def items(rijen: list[Rij], kolom: str) -> set[str]:
    """Return every item that stands in a column, empty cells left out."""
    return {item for rij in rijen for item in rij[kolom].split("|") if item}


# --- the same bytes ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("profiel", PROFIELEN)
def test_same_seed_same_bytes(tmp_path: Path, profiel: Profielnaam) -> None:
    """The same arguments give the same files, to the byte."""
    for folder in ("een", "twee"):
        schrijf_voorbeeld(tmp_path / folder, 60, 5, profiel)
    assert inhoud(tmp_path / "een") == inhoud(tmp_path / "twee")


def test_other_seed_other_bytes(tmp_path: Path) -> None:
    """Another seed changes everything but the areas and the policy."""
    schrijf_voorbeeld(tmp_path / "een", 60, 1)
    schrijf_voorbeeld(tmp_path / "twee", 60, 2)
    een, twee = inhoud(tmp_path / "een"), inhoud(tmp_path / "twee")
    assert {naam for naam in een if een[naam] == twee[naam]} == {"gebieden.csv", "beleid.toml"}


def test_files_have_plain_line_ends_and_no_mark(tmp_path: Path) -> None:
    """Files are UTF-8 without a byte order mark, with LF only."""
    schrijf_voorbeeld(tmp_path / "een", 5, 1)
    for tekst in inhoud(tmp_path / "een").values():
        assert b"\r" not in tekst
        assert not tekst.startswith(b"\xef\xbb\xbf")
        assert tekst.decode("utf-8").endswith("\n")


def test_shipped_example_is_what_the_generator_makes(tmp_path: Path) -> None:
    """`data/voorbeeld` can be made again, byte for byte."""
    schrijf_voorbeeld(tmp_path / "voorbeeld", 60, ZAAD)
    assert inhoud(tmp_path / "voorbeeld") == inhoud(data_map() / "voorbeeld")


def test_readme_names_the_seed_of_the_example() -> None:
    """The command in the readme makes the example that is shipped."""
    tekst = (data_map() / "README.md").read_text(encoding="utf-8")
    assert f"uitstroommatch voorbeeld --clienten 60 --zaad {ZAAD} data/voorbeeld" in tekst


# --- legal at every size -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=[(p, n) for p in PROFIELEN for n in (5, 60, 300, 2000)], ids=str)
def dossier(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, int]:
    """A dossier of each profile and size, with that profile and size."""
    profiel, clienten = request.param
    folder = tmp_path_factory.mktemp("dossier") / "map"
    schrijf_voorbeeld(folder, clienten, 7, profiel)
    return folder, profiel, clienten


def test_sizes(dossier: tuple[Path, str, int]) -> None:
    """Clients, homes and past placements come in the numbers of the profile."""
    folder, profiel, clienten = dossier
    tabellen = lees_alles(folder)
    woningen = clienten * (0.8 if profiel == "krap" else 7 / 6)
    assert {b.name for b in folder.iterdir()} == {*(f"{naam}.csv" for naam in TABELLEN), "beleid.toml"}
    assert len(tabellen["clienten"]) == clienten
    assert len(tabellen["woningen"]) == pytest.approx(woningen, rel=0.01, abs=1)
    assert len(tabellen["plaatsingen"]) == pytest.approx(2.5 * clienten, rel=0.01, abs=1)
    assert all(tabellen[naam] for naam in TABELLEN - {"besluiten"})
    assert tabellen["besluiten"] or clienten < 60


def test_values_are_of_their_enumeration(dossier: tuple[Path, str, int]) -> None:
    """Every value of an enumeration is a legal one."""
    for rijen in lees_alles(dossier[0]).values():
        for kolom in KEUZES.keys() & {kolom for rij in rijen for kolom in rij}:
            assert items(rijen, kolom) <= KEUZES[kolom], kolom


def test_keys_are_unique(dossier: tuple[Path, str, int]) -> None:
    """No key stands in a file twice."""
    sleutels = {
        "clienten": ["client_sleutel"],
        "woningen": ["woning_id"],
        "gebieden": ["code"],
        "draagkracht": ["code"],
        "afspraken": ["afspraak_id"],
        "plaatsingen": ["plaatsing_id"],
        "aanbieders": ["aanbieder", "gemeente"],
        "besluiten": ["client_sleutel", "woning_id"],
    }
    for naam, rijen in lees_alles(dossier[0]).items():
        gezien = Counter(tuple(rij[kolom] for kolom in sleutels[naam]) for rij in rijen)
        assert all(keer == 1 for keer in gezien.values()), naam


def test_references_exist(dossier: tuple[Path, str, int]) -> None:
    """Every area, provider, landlord, client and home that is named is there, on the right level."""
    t = lees_alles(dossier[0])
    code = {niveau: {g["code"] for g in t["gebieden"] if g["niveau"] == niveau} for niveau in KEUZES["niveau"]}
    regio = tomllib.loads((dossier[0] / "beleid.toml").read_text(encoding="utf-8"))["beleid"]["regio"]
    alle = set().union(*code.values())
    assert set(regio) == code["gemeente"]
    assert items([g for g in t["gebieden"] if g["niveau"] == "buurt"], "ouder") <= code["wijk"]
    assert items([g for g in t["gebieden"] if g["niveau"] == "wijk"], "ouder") == code["gemeente"]
    assert items(t["woningen"], "buurtcode") | items(t["plaatsingen"], "buurtcode") <= code["buurt"]
    assert items(t["aanbieders"], "gemeente") | items(t["afspraken"], "gemeente") <= code["gemeente"]
    assert items(t["clienten"], "voorkeur_gemeenten") <= code["gemeente"]
    assert items(t["clienten"], "voorkeur_buurten") <= code["buurt"]
    assert items(t["clienten"], "uitgesloten_gebieden") <= alle
    assert items(t["clienten"], "aanbieder") <= items(t["aanbieders"], "aanbieder")
    assert items(t["besluiten"], "client_sleutel") <= items(t["clienten"], "client_sleutel")
    assert items(t["besluiten"], "woning_id") <= items(t["woningen"], "woning_id")
    assert {rij["code"].split("/")[0] for rij in t["draagkracht"]} <= alle


def test_numbers_and_dates_are_possible(dossier: tuple[Path, str, int]) -> None:
    """Households, rents, labels, dates, minima and maxima are what they can be."""
    t = lees_alles(dossier[0])
    for c in t["clienten"]:
        assert 0 <= int(c["kinderen"]) < int(c["huishoudgrootte"])
        assert "1955-11" <= c["geboortemaand"] <= "2008-10"
        assert c["wacht_sinds"] <= "2026-11-23"
        assert c["wacht_sinds"] <= c["uitstroom_vanaf"]
        assert (c["herkomst_afwijken"] == "ja") == bool(c["afwijkreden"])
        assert 1.5 <= float(c["uren_per_week"]) <= 12
    for w in t["woningen"]:
        assert 320 <= float(w["rekenhuur"]) <= 900
        assert 1 <= int(w["kamers"]) <= 5
        assert int(w["plaatsen"]) == 1 or w["woonvorm"] == "groepswonen"
    for p in t["plaatsingen"]:
        assert not p["einddatum"] or p["datum"] <= p["einddatum"]
    for a in t["afspraken"]:
        assert not (a["minimum"] and a["maximum"]) or int(a["minimum"]) <= int(a["maximum"])


def test_fixed_pairs_are_distinct(dossier: tuple[Path, str, int]) -> None:
    """No client has two fixed homes, no home more fixed clients than places, and none is both fixed and rejected."""
    t = lees_alles(dossier[0])
    plaatsen = {w["woning_id"]: int(w["plaatsen"]) for w in t["woningen"]}
    vast = [b for b in t["besluiten"] if b["besluit"] == "vast"]
    clienten = Counter(b["client_sleutel"] for b in vast)
    woningen = Counter(b["woning_id"] for b in vast)
    afgewezen = {b["client_sleutel"] for b in t["besluiten"] if b["besluit"] == "afgewezen"}
    assert len(vast) == round(0.03 * len(t["clienten"])) or dossier[1] == "landelijk"
    assert all(keer == 1 for keer in clienten.values())
    assert all(keer <= plaatsen[woning] for woning, keer in woningen.items())
    assert not afgewezen & clienten.keys()


def test_copies_of_the_region_are_clearly_copies(tmp_path: Path) -> None:
    """In a nationwide dossier every area, landlord and provider says that it is a copy."""
    schrijf_voorbeeld(tmp_path / "land", 300, 1, "landelijk")
    t = lees_alles(tmp_path / "land")
    namen = items(t["gebieden"], "naam") | items(t["woningen"], "corporatie") | items(t["aanbieders"], "aanbieder")
    assert all("(kopie 00" in naam for naam in namen)
    assert items(t["gebieden"], "ouder") & {"GM9001", "GM9006"}
    assert not items(t["clienten"], "gemeente_herkomst") & {"GM0150", "GM0177", "GM0262", "GM0301", "GM1773"}


@pytest.mark.parametrize("profiel", PROFIELEN)
def test_fixed_placements_hold_together(tmp_path: Path, profiel: Profielnaam) -> None:
    """The independent model finds nothing wrong with the fixed placements, under both shipped policies."""
    schrijf_voorbeeld(tmp_path / "map", 60, 3, profiel)
    oracle = Oracle(tmp_path / "map")
    assert oracle.facts.fixed
    assert oracle.breaches(oracle.facts.fixed) == []
    wettelijk = (data_map() / "beleid" / "wettelijk-2026.toml").read_text(encoding="utf-8")
    regio = tomllib.loads((tmp_path / "map" / "beleid.toml").read_text(encoding="utf-8"))["beleid"]["regio"]
    oud = 'regio = ["GM0150", "GM0177", "GM0262", "GM0301", "GM1773"]'
    (tmp_path / "map" / "beleid.toml").write_text(wettelijk.replace(oud, f"regio = {regio}"), encoding="utf-8")
    facts = Facts(tmp_path / "map")
    assert not any(facts.broken[triple] for triple in facts.fixed)


# --- the reference date ------------------------------------------------------------------------------------------


def test_another_reference_date_moves_everything(tmp_path: Path) -> None:
    """The policy gets the date, the validity and the norms of that year."""
    schrijf_voorbeeld(tmp_path / "map", 60, 1, peildatum=date(2024, 3, 1))
    beleid = tomllib.loads((tmp_path / "map" / "beleid.toml").read_text(encoding="utf-8"))
    assert beleid["beleid"]["peildatum"] == date(2024, 3, 1)
    assert beleid["beleid"]["geldig_tot"] == date(2024, 12, 31)
    assert beleid["normen"]["2024"]["jongerenleeftijd"] == 23
    assert max(rij["wacht_sinds"] for rij in lees(tmp_path / "map", "clienten")) < "2024-03-01"


def test_a_year_without_norms_is_refused(tmp_path: Path) -> None:
    """Without norms there is no dossier, and nothing is left behind."""
    with pytest.raises(OntbrekendeGegevens, match="huurnormen voor 2014"):
        schrijf_voorbeeld(tmp_path / "map", 60, 1, peildatum=date(2014, 3, 1))
    assert list(tmp_path.iterdir()) == []


# --- the example -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def voorbeeld() -> Facts:
    """The shipped example, as the independent model reads it."""
    return Facts(data_map() / "voorbeeld")


def test_example_has_the_announced_size(voorbeeld: Facts) -> None:
    """60 clients, 70 homes, 150 past placements."""
    assert (len(voorbeeld.clients), len(voorbeeld.homes), len(voorbeeld.past)) == (60, 70, 150)


def test_example_has_few_homes_for_the_young(voorbeeld: Facts) -> None:
    """Fewer homes up to EUR 410 than people under 23, and only some of them fit each of these people."""
    goedkoop = [w for w in voorbeeld.homes.values() if w.rekenhuur <= 41000]
    jong = [c for c in voorbeeld.clients.values() if c.geboren > (2003, 10)]
    assert len(goedkoop) == 12
    assert len(jong) == 15


def test_example_has_full_areas_where_homes_are_offered(voorbeeld: Facts) -> None:
    """Some streets and buurten bear all they can before anybody is placed, and homes are offered there."""
    vol = {
        code
        for code, grens in voorbeeld.limits.items()
        if grens is not None and 0 < grens <= voorbeeld.load.get(code, 0)
    }
    assert sum(code.count("/") == 1 for code in vol) == 8
    assert sum(code.startswith("BU") and "/" not in code for code in vol) == 8
    assert sum(not vol.isdisjoint(w.plek.gebieden.values()) for w in voorbeeld.homes.values()) == 7


def test_example_has_a_municipality_that_takes_more_than_it_sends(voorbeeld: Facts) -> None:
    """Deventer took nine more clients from the region than the region took from Deventer."""
    regio = voorbeeld.policy.region
    ruil = [(van, naar) for van, naar in voorbeeld.moves if van in regio and naar in regio and van != naar]
    netto = Counter(naar for _, naar in ruil)
    netto.subtract(van for van, _ in ruil)
    assert netto["GM0150"] == 9
    assert all(netto[code] <= 0 for code in regio if code != "GM0150")


def test_every_pair_rule_decides_something_in_the_example(voorbeeld: Facts) -> None:
    """For each of the thirteen pair rules some placement is forbidden by that rule alone."""
    alleen = {next(iter(regels)) for regels in voorbeeld.broken.values() if len(regels) == 1}
    assert len(alleen) == 13


def test_example_is_neither_easy_nor_empty(voorbeeld: Facts) -> None:
    """Clients have about ten allowed placements; a few have none at all."""
    per_client = Counter(client for (client, _, _), regels in voorbeeld.broken.items() if not regels)
    assert 10 <= per_client.total() / 60 <= 20
    assert 3 <= 60 - len(per_client) <= 8


# --- refused -----------------------------------------------------------------------------------------------------


def test_folder_that_holds_something_is_refused(tmp_path: Path) -> None:
    """What stands there already is never overwritten."""
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "eigen.txt").write_text("van mij", encoding="utf-8")
    with pytest.raises(DoelFout, match="niet leeg"):
        schrijf_voorbeeld(tmp_path / "map", 5, 1)
    assert [b.name for b in (tmp_path / "map").iterdir()] == ["eigen.txt"]


def test_empty_folder_and_missing_parents_are_fine(tmp_path: Path) -> None:
    """An empty folder is filled and missing folders above the target are made."""
    (tmp_path / "leeg").mkdir()
    schrijf_voorbeeld(tmp_path / "leeg", 5, 1)
    schrijf_voorbeeld(tmp_path / "nieuw" / "dieper", 5, 1)
    assert inhoud(tmp_path / "leeg") == inhoud(tmp_path / "nieuw" / "dieper")


def test_nothing_half_written_remains(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When writing breaks off there is no folder at all."""

    def vol(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(schrijven_module, "_schrijf_tabel", vol)
    with pytest.raises(DoelFout, match="kan niet worden geschreven"):
        schrijf_voorbeeld(tmp_path / "map", 5, 1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("clienten", [-1, 0, 4, 20_001])
def test_impossible_size_is_refused(tmp_path: Path, clienten: int) -> None:
    """Only 5 to 20,000 clients can be made."""
    with pytest.raises(InvoerFout, match="5 tot en met 20000"):
        schrijf_voorbeeld(tmp_path / "map", clienten, 1)


def test_unknown_profile_is_refused(tmp_path: Path) -> None:
    """The error names the profiles that exist."""
    with pytest.raises(InvoerFout, match="regio, krap, landelijk"):
        schrijf_voorbeeld(tmp_path / "map", 5, 1, "ruim")  # type: ignore[arg-type]
