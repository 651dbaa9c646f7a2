"""A policy in sentences: every rule, goal and norm is there, with its numbers, its source and what can be changed."""

from __future__ import annotations

import re

import pytest

from tests.bouw import beleid
from uitstroommatch import service
from uitstroommatch.explain.wording.policy import Beleidstekst, beleid_in_zinnen
from uitstroommatch.explain.wording.policy_parameters import Parametertekst
from uitstroommatch.explain.wording.policy_words import titel
from uitstroommatch.policy.edit import pas_aan
from uitstroommatch.policy.load import lees_inhoud
from uitstroommatch.resources import data_map
from uitstroommatch.rulebook import DOELEN, REGELS, Rulebook

INHOUD = (data_map() / "voorbeeld" / "beleid.toml").read_bytes()
TEKST = beleid_in_zinnen(lees_inhoud(INHOUD))


def zin(regel: str, tekst: Beleidstekst = TEKST) -> str:
    return next(een.zin for een in tekst.regels if een.id == regel)


def anders(**wijziging: object) -> Beleidstekst:
    return beleid_in_zinnen(lees_inhoud(pas_aan(INHOUD, **wijziging)))  # type: ignore[arg-type]


def test_every_rule_and_every_goal_is_there_once_with_a_title_of_its_own() -> None:
    assert {een.id for een in TEKST.regels} == set(REGELS)
    assert [een.id for een in TEKST.doelen] == list(lees_inhoud(INHOUD).doelen.volgorde)
    titels = [titel(naam) for naam in (*REGELS, *DOELEN)]
    assert len(set(titels)) == len(titels)


def test_every_sentence_is_plain() -> None:
    zinnen = [TEKST.kop.zin, *(een.zin for een in TEKST.regels), *(een.zin for een in TEKST.doelen)]
    assert [
        een for een in zinnen if not een.endswith(".") or re.search(r"[a-z]_[a-z]|\bGM\d|\d\.\d\d\b|None", een)
    ] == []


def test_numbers_of_the_policy_stand_in_the_sentence() -> None:
    assert zin("beschikbaarheid").startswith(
        "De woning komt uiterlijk 120 dagen na de peildatum vrij, en staat hooguit 60"
    )
    assert zin("huurgrens_jongeren").startswith(
        "Wie jonger is dan 23 jaar krijgt een woning met een huur tot en met 410,00"
    )
    assert "713,02 euro voor 1 of 2 personen en 764,14 euro voor 3 of meer" in zin("passend_toewijzen")
    assert "alleen voor zelfstandige woningen" in zin("passend_toewijzen")
    assert "een straat 4 en een complex 3 punten" in zin("draagkracht")
    straks = anders(parameters={"regels.beschikbaarheid.horizon_dagen": "90", "draagkracht.wijk": "12"})
    assert "uiterlijk 90 dagen" in zin("beschikbaarheid", straks)
    assert "een complex 3 en een wijk 12 punten" in zin("draagkracht", straks)


def test_the_legal_profile_says_the_limits_of_the_year() -> None:
    wettelijk = lees_inhoud((data_map() / "beleid" / "wettelijk-2026.toml").read_bytes())
    assert zin("huurgrens_jongeren", beleid_in_zinnen(wettelijk)) == (
        "Wie jonger is dan 21 jaar krijgt een woning met een huur tot en met 498,20 euro "
        "(de wettelijke grens van 2026). Een kind in huis heft die grens op."
    )


def test_the_head_names_the_region_and_the_time() -> None:
    assert TEKST.kop.zin == (
        "Regio Deventer 2026, voor Deventer, Raalte, Lochem, Zutphen en Olst-Wijhe. "
        "Geldig vanaf 01-01-2026 tot en met 31-12-2026; er wordt gerekend op 23-11-2026."
    )
    assert TEKST.kop.regio[0] == ("GM0150", "Deventer")
    assert "voor Dorp" in beleid_in_zinnen(beleid(regio=["GM9999"]), {"GM9999": "Dorp"}).kop.zin
    assert "Er wordt gerekend op" in beleid_in_zinnen(beleid()).kop.zin


def test_a_mode_is_said_in_words_and_what_is_always_hard_has_no_choice() -> None:
    per_regel = {een.id: een for een in anders(modi={"budget": "zacht"}).regels}
    assert (per_regel["budget"].modus, per_regel["budget"].modi) == ("zacht", ("hard", "zacht", "uit"))
    assert per_regel["budget"].modus_in_woorden == "mag worden overtreden, maar elke keer telt als nadeel"
    assert per_regel["plaatsen"].modi == ("hard",)
    assert per_regel["plaatsen"].soort == "groep"


def test_a_source_is_of_the_policy_or_else_of_the_rule() -> None:
    per_regel = {een.id: een.bron for een in TEKST.regels}
    assert per_regel["leeftijdslabel"] == "Toewijzingslabel van de verhuurder"
    kaal = {een.id: een.bron for een in beleid_in_zinnen(beleid()).regels}
    assert kaal["leeftijdslabel"] == REGELS["leeftijdslabel"].bron


def test_a_goal_that_is_left_out_and_a_soft_rule() -> None:
    tekst = anders(volgorde=("spoed", "regel:budget"), modi={"budget": "zacht"}, speling={"spoed": 1})
    assert [(een.id, een.plek, een.speling, een.eenheid) for een in tekst.doelen] == [
        ("spoed", 1, 1, "cliënten"), ("regel:budget", 2, 0, "keer"),
    ]  # fmt: skip
    assert tekst.doelen[1].titel == "Afwijkingen van: Huur binnen het budgetplan"
    assert {een.id for een in tekst.niet_nagestreefd} == set(DOELEN) - {"spoed"}


def test_norms_carry_year_source_and_whether_they_were_looked_up() -> None:
    per_norm = {(een.jaar, een.parameter.sleutel.split(".")[-1]): een for een in TEKST.normen}
    goed = per_norm[2026, "kwaliteitskortingsgrens"]
    assert (goed.waarde, goed.geldt, goed.geverifieerd, goed.bron) == (
        "498,20",
        True,
        True,
        "streekgids.nl en wbowonen.nl",
    )
    assert not per_norm[2026, "lage_aftoppingsgrens"].geverifieerd
    assert not per_norm[2025, "kwaliteitskortingsgrens"].geldt
    eigen = anders(parameters={"normen.2026.kwaliteitskortingsgrens": "498.30"}).normen[0]
    assert (eigen.waarde, eigen.landelijk, eigen.geverifieerd) == ("498,30", "498,20", False)
    assert eigen.bron == "eigen waarde van dit beleid"


# --- what can be filled in -----------------------------------------------------------------------------------------


def test_every_parameter_of_a_rule_is_there_with_what_is_allowed() -> None:
    sleutels = {een.sleutel for een in TEKST.parameters}
    for naam, regel in REGELS.items():
        assert {f"regels.{naam}.{veld}" for veld in regel.Parameters.model_fields} <= sleutels
    assert [een.sleutel for een in TEKST.parameters if not een.toegestaan] == []
    assert [een.sleutel for een in TEKST.parameters if "_" in een.naam] == []


@pytest.mark.parametrize("een", TEKST.parameters, ids=lambda een: een.sleutel)
def test_what_is_shown_can_be_filled_in_again_and_changes_nothing(een: Parametertekst) -> None:
    nieuw = lees_inhoud(pas_aan(INHOUD, parameters={een.sleutel: een.waarde}))
    Rulebook.van(nieuw)
    na = {deel.sleutel: deel.waarde for deel in beleid_in_zinnen(nieuw).parameters}
    assert na[een.sleutel] == een.waarde


def test_kinds_options_and_defaults() -> None:
    per = {een.sleutel: een for een in TEKST.parameters}
    profiel = per["regels.huurgrens_jongeren.profiel"]
    assert (profiel.soort, profiel.opties, profiel.standaard) == ("keuze", ("actieplan", "wettelijk"), "actieplan")
    vormen = per["regels.huurgrens_jongeren.woonvormen"]
    assert (vormen.soort, vormen.ingevuld, vormen.waarde) == (
        "lijst",
        False,
        "zelfstandig|kamer|groepswonen|skaeve_huse",
    )
    grens = per["regels.huurgrens_jongeren.grens"]
    assert (grens.soort, grens.waarde, grens.eenheid) == ("getal", "410,00", "euro per maand")
    assert per["regels.huurgrens_jongeren.kind_heft_op"].soort == "ja_nee"
    assert (per["draagkracht.factor.5"].waarde, per["draagkracht.factor.7"].waarde) == ("1", "1,25")
    assert (per["beleid.peildatum"].soort, per["beleid.peildatum"].standaard) == ("datum", None)
    assert (per["draagkracht.wijk"].waarde, per["draagkracht.wijk"].standaard) == ("", "")


# --- what differs ------------------------------------------------------------------------------------------------


def test_changes_in_sentences() -> None:
    nieuw = pas_aan(
        INHOUD,
        parameters={"regels.huurgrens_jongeren.grens": "430", "draagkracht.wijk": "12", "beleid.geldig_tot": ""},
        modi={"budget": "zacht"}, speling={"herkomst": 2}, volgorde=("spoed", "herkomst", "regel:budget"),
    )  # fmt: skip
    assert service.beleidswijzigingen(INHOUD, nieuw) == (
        "Geldig tot en met: niet meer ingevuld (was 31-12-2026).",
        "Huurgrens voor jongeren: hoogste huur: van 410,00 euro per maand naar 430,00 euro per maand.",
        "Huur binnen het budgetplan: werking: van 'geldt altijd' naar 'liever wel'.",
        "Niet meer nagestreefd: Zoveel mogelijk cliënten, Prestatieafspraken halen, Gelijke uitwisseling tussen "
        "gemeenten, Wie het langst wacht, Omklap, Woonwensen, Spreiding over buurten en Dicht bij het vorige voorstel.",
        "Doel Afwijkingen van: Huur binnen het budgetplan: komt erbij, op plaats 3.",
        "Draagkracht van buurten: grens van een wijk: nu 12 punten (was niet ingevuld).",
        "Terug naar de gemeente van herkomst: speling: nu 2 (was niet ingevuld).",
    )


@pytest.mark.parametrize("plek", [1, 7, 10])
def test_a_goal_that_was_moved_is_the_only_one_named(plek: int) -> None:
    volgorde = [doel.id for doel in TEKST.doelen]
    volgorde.insert(plek - 1, volgorde.pop(volgorde.index("wens")))
    nieuw = pas_aan(INHOUD, volgorde=tuple(volgorde))
    assert service.beleidswijzigingen(INHOUD, nieuw) == (f"Doel Woonwensen: van plaats 8 naar plaats {plek}.",)


def test_the_door_names_areas_of_the_dossier() -> None:
    opdracht = service.lees(data_map() / "voorbeeld")
    assert service.beleid_in_zinnen(opdracht.beleid, opdracht.dossier).kop.regio == TEKST.kop.regio
