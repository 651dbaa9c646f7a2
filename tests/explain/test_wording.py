"""Every sentence about the example is plain: no code where there is a name, no word of the solver, Dutch amounts."""

from __future__ import annotations

import json
import re

import pytest

from uitstroommatch import service
from uitstroommatch.domain.enums import Niveau
from uitstroommatch.explain.answer import Verklaring
from uitstroommatch.explain.changes import (
    Afwijzen,
    ExtraWoning,
    Loslaten,
    MeerAfspraak,
    MeerDraagkracht,
    MeerOmklap,
    MeerUren,
    Vastleggen,
    Wijziging,
    ZonderDoel,
    ZonderRegel,
)
from uitstroommatch.explain.compare import Doelverschil
from uitstroommatch.explain.wording import Namen, wijziging
from uitstroommatch.explain.wording.goals import verschil
from uitstroommatch.resources import data_map
from uitstroommatch.rulebook import DOELEN

OPDRACHT = service.lees(data_map() / "voorbeeld")
VOORSTEL = service.maak_voorstel(OPDRACHT)
NAMEN = Namen(OPDRACHT.rulebook, OPDRACHT.situatie)

FOUT = {
    "a code of an area in the region": re.compile(r"\b(?:WK|BU)\d|GM(?:0150|0177|0262|0301|1773)"),
    "a name of code": re.compile(r"[a-z]_[a-z]|\b(?:OMK|VWD|OBE|None|True|False)\b|\(\)|\bniets en\b"),
    "a word of the solver": re.compile(
        r"\b(?:solver|optim|lexicograf|constraint|variabele|duaal|infeasible|presolve|plek tussen haakjes|slack)", re.I
    ),
    "an amount with a point": re.compile(r"\d\.\d"),
    "one of many": re.compile(r"(?<![\d,.])1 (?:woningen|cliënten|punten|personen|kamers|weken|plaatsingen)\b"),
}


@pytest.fixture(scope="module")
def geheel() -> Verklaring:
    return service.verklaar(OPDRACHT, VOORSTEL, tijd=60)


@pytest.mark.parametrize("wat", FOUT)
def test_no_sentence_has(wat: str, geheel: Verklaring) -> None:
    assert [zin for zin in geheel.zinnen if FOUT[wat].search(zin)] == []


def test_every_client_and_every_empty_home_is_there(geheel: Verklaring) -> None:
    tekst = "\n".join(geheel.zinnen)
    assert all(f"Cliënt {client} krijgt" in tekst for client in OPDRACHT.dossier.client)
    bezet = {een.woning_id for een in VOORSTEL.plaatsingen}
    assert all((f"Woning {woning}: " in tekst) != (woning in bezet) for woning in OPDRACHT.dossier.woning)


def test_items_end_with_a_full_stop(geheel: Verklaring) -> None:
    assert [zin for zin in geheel.zinnen if zin.startswith("- ") and not zin.endswith(".")] == []


def test_reasons_for_machines_are_plain_values(geheel: Verklaring) -> None:
    redenen = json.loads(json.dumps(geheel.redenen, allow_nan=False))
    assert {"geplaatst", "zonder", "leeg", "knelpunten", "een_meer", "eerlijkheid"} <= redenen.keys()
    eerste = redenen["geplaatst"][0]
    assert eerste["plaatsing"] == list(VOORSTEL.plaatsingen[0].drietal)
    assert {een["regel"] for een in eerste["getoetst"]} >= {"budget", "woonvorm"}


WIJZIGINGEN: dict[str, Wijziging] = {
    "8 uur begeleiding per week meer van Tactus in Zutphen": MeerUren("Tactus", "GM0301", 80),
    "8,5 uur begeleiding per week meer van Tactus in Zutphen": MeerUren("Tactus", "GM0301", 85),
    "1 omklapcontract meer op naam van IrisZorg in Raalte": MeerOmklap("IrisZorg", "GM0177", 1),
    "2 plaatsingen meer in de afspraak over SallandWonen, Raalte": MeerAfspraak("A0011", 2),
    "het besluit over C0047 en W0065 (Noordenbergkwartier, Deventer) loslaten": Loslaten("C0047", "W0065"),
    "W0065 (Noordenbergkwartier, Deventer) afwijzen voor C0047": Afwijzen("C0047", "W0065"),
    "vastleggen dat C0047 W0065 (Noordenbergkwartier, Deventer) krijgt": Vastleggen("C0047", "W0065"),
    "nog een woning zoals W0065 (zelfstandige woning van De Marken": ExtraWoning("W0065"),
    "nog 2 woningen zoals W0065": ExtraWoning("W0065", 2),
    "de regel laten vallen: De huur past binnen het budgetplan": ZonderRegel("budget"),
    "het doel laten vallen: Zoveel mogelijk plaatsingen zijn omklap": ZonderDoel("omklap"),
}


@pytest.mark.parametrize("zin", WIJZIGINGEN)
def test_a_change_is_named_in_the_words_of_the_agreements(zin: str) -> None:
    assert wijziging(NAMEN, WIJZIGINGEN[zin]).startswith(zin)


def test_a_raised_limit_says_from_what_to_what() -> None:
    code, niveau = next((c, n) for c, n in OPDRACHT.situatie.niveaus.items() if c == "BU02620001")
    zin = wijziging(NAMEN, MeerDraagkracht(niveau, code, 2))
    assert re.fullmatch(r"de draagkracht van buurt .* van 7 naar 9", zin)


def test_every_goal_has_words_of_its_own() -> None:
    for doel in DOELEN:
        assert "voor het doel" not in verschil(Doelverschil(doel, "max", 0, 1))
    assert verschil(Doelverschil("wachttijd", "max", 3, 1)) == "2 wachtweken minder opgelost"
    assert verschil(Doelverschil("regel:budget", "min", 0, 1)).startswith("1 keer meer tegen de regel: De huur past")


def test_an_area_that_says_itself_what_it_is_is_not_called_so_twice() -> None:
    opdracht = service.lees(data_map() / "voorbeeld")
    namen = Namen(opdracht.rulebook, opdracht.situatie)
    zelf = {gebied.code: gebied.naam for gebied in opdracht.dossier.gebieden if gebied.naam.startswith("Wijk ")}
    assert zelf
    assert {code: namen.gebied_met_soort(Niveau.WIJK, code) for code in zelf} == zelf
    buurt = next(gebied for gebied in opdracht.dossier.gebieden if gebied.niveau is Niveau.BUURT)
    assert namen.gebied_met_soort(Niveau.BUURT, buurt.code) == f"buurt {buurt.naam}"
