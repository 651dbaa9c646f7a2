"""The sheet for a corporation holds what it needs and nothing that it does not."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.bouw import CENTRUM, DORP, STAD, client, plan, situatie, woning
from uitstroommatch import service
from uitstroommatch.reports.blad import Toewijzingsblad, bladen, urenklasse
from uitstroommatch.resources import data_map
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie


def blad(sit: Situatie, *zinnen: str) -> Toewijzingsblad:
    return bladen(Rulebook.van(sit.beleid), sit, plan(*zinnen))[0]


def test_what_a_corporation_needs() -> None:
    sit = situatie(
        client(
            huishoudgrootte=3, kinderen=2, toegankelijkheid="gelijkvloers", uren_per_week="6.5",
            uitstroom_vanaf="2026-12-20",
        ),
        woning(kamers=3, max_personen=4, toegankelijkheid="gelijkvloers", complex="Hof", postcode="7411AA"),
    )  # fmt: skip
    assert blad(sit, "c1 in w1 VWD") == Toewijzingsblad(
        kenmerk="c1", corporatie="Woonbelang", woning_id="w1", straat="Kade", complex="Hof", postcode="7411AA",
        buurt=CENTRUM, gemeente=STAD, woonvorm="zelfstandig", kamers=3, rekenhuur=Decimal("400.00"),
        contractvorm=plan("c1 in w1 VWD")[0][2], contract="op naam van de bewoner, onder voorwaarden", personen=3,
        toegankelijkheid="gelijkvloers", verhuizen_vanaf=date(2026, 12, 20), aanbieder="Zorg",
        begeleiding="meer dan 4, tot en met 8 uur per week",
    )  # fmt: skip


@pytest.mark.parametrize(
    "anders",
    [
        {"gemeente_herkomst": DORP}, {"herkomst_afwijken": True, "gemeente_herkomst": "GM0200"},
        {"geboortemaand": "1960-01"}, {"inkomensklasse": "hoger"}, {"max_huur": "500.00"}, {"voorziening": "OGGZ"},
        {"wettelijk_kader": "forensisch"}, {"zwaarte": "gespecialiseerd"}, {"bereikbaarheid_24u": True},
        {"voorkeur_gemeenten": (DORP,)}, {"uitgesloten_gebieden": ("WK015002",)}, {"wacht_sinds": "2020-01-01"},
        {"urgentie": "spoed"}, {"huishoudgrootte": 2, "kinderen": 1},
    ],
    ids=lambda anders: next(iter(anders)),
)  # fmt: skip
def test_what_it_does_not_need_changes_nothing_on_the_sheet(anders: dict[str, Any]) -> None:
    gewoon: dict[str, Any] = {"huishoudgrootte": 2, "kinderen": 0}
    een, ander = (blad(situatie(client(**{**gewoon, **dit}), woning()), "c1 in w1") for dit in ({}, anders))
    assert een == ander


def test_no_field_is_added_without_thought() -> None:
    assert {veld.name for veld in fields(Toewijzingsblad)} == {
        "kenmerk", "corporatie", "woning_id", "straat", "complex", "postcode", "buurt", "gemeente", "woonvorm",
        "kamers", "rekenhuur", "contractvorm", "contract", "personen", "toegankelijkheid", "verhuizen_vanaf",
        "aanbieder", "begeleiding",
    }  # fmt: skip


@pytest.mark.parametrize(
    "uren,klasse",
    [
        ("0.0", "geen"), ("0.1", "tot en met 4"), ("4.0", "tot en met 4"), ("4.1", "meer dan 4"), ("8.0", "meer dan 4"),
        ("8.1", "meer dan 8"), ("16.0", "meer dan 8"), ("16.1", "meer dan 16"),
    ],
)  # fmt: skip
def test_hours_are_a_class(uren: str, klasse: str) -> None:
    assert urenklasse(Decimal(uren)).startswith(klasse)


def test_a_move_is_not_before_the_home_is_free() -> None:
    sit = situatie(client(uitstroom_vanaf="2026-11-01"), woning(beschikbaar_vanaf="2026-10-01"))
    assert blad(sit, "c1 in w1").verhuizen_vanaf == sit.peildatum


def test_a_corporation_gets_only_its_own_sheets_and_no_other_client_is_named() -> None:
    opdracht = service.lees(data_map() / "voorbeeld")
    voorstel = service.maak_voorstel(opdracht)
    alle = service.bladen(opdracht, voorstel)
    assert len(alle) == len(voorstel.plaatsingen)
    corporaties = {een.corporatie for een in alle}
    eigen = [een for naam in corporaties for een in service.bladen(opdracht, voorstel, naam)]
    assert {een.kenmerk for een in eigen} == {een.kenmerk for een in alle}
    for een in alle:
        waarden = {str(waarde) for naam, waarde in asdict(een).items() if naam != "kenmerk"}
        assert not waarden & set(opdracht.dossier.client)
