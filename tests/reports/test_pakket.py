"""The meeting pack: what is said about each placement, each waiting client and each goal."""

from __future__ import annotations

from tests.bouw import (
    BUITEN,
    CENTRUM,
    DORP,
    KERN,
    STAD,
    afgewezen,
    beleid,
    client,
    grens,
    plan,
    situatie,
    vast,
    woning,
)
from uitstroommatch import service
from uitstroommatch.check.plan import breuken
from uitstroommatch.domain.outcome import Haalbaar
from uitstroommatch.explain.proposal import voorstel_van
from uitstroommatch.reports.pakket import LANG, Pakket, pakket
from uitstroommatch.resources import data_map
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

LANG_GELEDEN, KORT = "2025-11-24", "2026-11-09"  # 52 and 2 weeks


def pak(sit: Situatie, *zinnen: str, vorig: tuple[str, ...] | None = None) -> Pakket:
    regels = Rulebook.van(sit.beleid)
    voorstel = voorstel_van(regels, sit, Haalbaar(plan(*zinnen), ()), 0)
    return pakket(regels, sit, voorstel, None if vorig is None else plan(*vorig))


# --- placements and who is next ------------------------------------------------------------------------------------


def test_a_placement_says_why_and_what_to_know() -> None:
    sit = situatie(
        client(wacht_sinds=LANG_GELEDEN), woning(buurtcode=KERN, straat="Dorpsweg", beschikbaar_vanaf="2027-01-04")
    )
    (regel,) = pak(sit, "c1 in w1").plaatsingen
    assert regel.omschrijving == f"w1 (zelfstandige woning van Woonbelang, Dorpsweg in {KERN}, {DORP}, huur 400,00)"
    assert (regel.contract, regel.vast, regel.reserve) == ("omklap", False, None)
    assert regel.waarom.startswith("Krijgt de enige woning")
    assert regel.let_op == (
        "Niet in de gemeente van herkomst: te bevestigen als uitzondering (niet uitvoerbaar).",
        "Komt pas in 2027 vrij, maar is getoetst aan de normen van 2026.",
    )


def test_a_soft_rule_that_is_passed_over_is_told() -> None:
    sit = situatie(client(max_huur="300.00"), woning(), onder=beleid({"budget": "zacht"}))
    assert pak(sit, "c1 in w1").plaatsingen[0].let_op == (
        "Wijkt af van wat is afgesproken: rekenhuur 400,00 is hoger dan 300,00, het hoogste in het budgetplan.",
    )


def test_the_reserve_is_the_best_who_waits_and_fits() -> None:
    sit = situatie(
        client("c1", wacht_sinds=LANG_GELEDEN), client("c2", wacht_sinds="2026-05-25"), client("c3", wacht_sinds=KORT),
        client("c4", urgentie="spoed", max_huur="300.00"), woning(),
    )  # fmt: skip
    (regel,) = pak(sit, "c1 in w1").plaatsingen
    assert regel.reserve is not None
    assert (regel.reserve.client, regel.reserve.gevolg) == ("c2", "26 wachtweken minder opgelost.")


def test_a_reserve_for_whom_there_is_no_room_is_none() -> None:
    sit = situatie(client("c1"), client("c2", zwaarte="complex"), woning(), grens(f"{CENTRUM}/Kade", 1))
    assert pak(sit, "c1 in w1").plaatsingen[0].reserve is None


def test_what_is_fixed_has_a_reserve_as_well() -> None:
    (regel,) = pak(situatie(client("c1"), client("c2"), woning(), vast("c1 in w1")), "c1 in w1").plaatsingen
    assert regel.vast
    assert regel.reserve is not None
    assert (regel.reserve.client, regel.reserve.gevolg) == ("c2", "Even goed voor de doelen.")


def test_homes_that_stay_empty_and_places_that_are_left() -> None:
    sit = situatie(client("c1"), client("c2"), woning("w1", plaatsen=3), woning("w2", rekenhuur="900.00"))
    leeg = pak(sit, "c1 in w1").leeg
    assert [(een.woning, een.plaatsen) for een in leeg] == [("w1", 2), ("w2", 1)]
    assert leeg[0].reserve is not None
    assert leeg[0].reserve.client == "c2"
    assert leeg[1].reserve is None


# --- who waits ---------------------------------------------------------------------------------------------------


def test_who_waits_and_who_is_led_back() -> None:
    sit = situatie(client("c1"), client("c2", urgentie="spoed"), client("c3", gemeente_herkomst=BUITEN), woning())
    gevonden = pak(sit, "c1 in w1")
    assert [(een.client, een.spoed, een.weken) for een in gevonden.niet_geplaatst] == [("c2", True, 26)]
    assert [een.client for een in gevonden.terugleiden] == ["c3"]
    assert gevonden.samenvatting == (
        "Van de 3 cliënten krijgt er 1 een woning, blijft er 1 wachten en wordt er 1 teruggeleid buiten de regio."
    )


def test_stalled_is_urgent_or_long_without_a_home_or_rejected_twice() -> None:
    weg = [woning(f"w{n}", max_personen=1, rekenhuur="900.00") for n in (2, 3)]
    sit = situatie(
        client("c1"), client("c2", wacht_sinds=LANG_GELEDEN), client("c3", urgentie="spoed", wacht_sinds=KORT),
        client("c4", wacht_sinds=KORT), client("c5", wacht_sinds=KORT), woning("w1"), *weg,
        afgewezen("c5 in w2"), afgewezen("c5 in w3"), afgewezen("c4 in w2"),
    )  # fmt: skip
    gevonden = pak(sit, "c1 in w1").vastgelopen
    assert [(een.client, een.zin) for een in gevonden] == [
        ("c3", "Heeft spoed en wacht 2 weken."),
        ("c2", "Wacht 52 weken."),
        ("c5", "Wacht 2 weken en is 2 keer afgewezen."),
    ]
    assert LANG > 2


# --- since last time ---------------------------------------------------------------------------------------------


def test_what_changed_since_the_previous_proposal() -> None:
    sit = situatie(client("c1"), client("c2"), client("c3"), woning("w1"), woning("w2"), woning("w3"))
    assert pak(sit, "c1 in w1").veranderd is None
    assert pak(sit, "c1 in w1", vorig=("c1 in w1",)).veranderd == ()
    veranderd = pak(sit, "c1 in w2", "c3 in w3", vorig=("c1 in w1", "c2 in w2", "c9 in w7")).veranderd
    assert veranderd is not None
    assert [(een.client, een.zin) for een in veranderd] == [
        ("c1", f"Gaat van w1 ({CENTRUM}, {STAD}) naar w2 ({CENTRUM}, {STAD}), omklap."),
        ("c2", f"Raakt w2 ({CENTRUM}, {STAD}) kwijt en krijgt geen woning."),
        ("c3", f"Krijgt w3 ({CENTRUM}, {STAD}), omklap, en had geen woning."),
        ("c9", "Staat niet meer in het dossier."),
    ]


def test_a_home_that_left_the_dossier() -> None:
    veranderd = pak(situatie(client("c1"), woning("w1")), "c1 in w1", vorig=("c1 in w7",)).veranderd
    assert veranderd is not None
    assert [(een.client, een.zin) for een in veranderd] == [
        ("c1", f"Krijgt w1 ({CENTRUM}, {STAD}), omklap; w7 wordt niet meer aangeboden.")
    ]


# --- the example -------------------------------------------------------------------------------------------------

OPDRACHT = service.lees(data_map() / "voorbeeld")
VOORSTEL = service.maak_voorstel(OPDRACHT)
PAKKET = service.pakket(OPDRACHT, VOORSTEL, VOORSTEL)


def test_the_pack_of_the_example_is_complete() -> None:
    assert [een.client for een in PAKKET.plaatsingen] == [een.client_sleutel for een in VOORSTEL.plaatsingen]
    wachtend = {een.client for een in (*PAKKET.niet_geplaatst, *PAKKET.terugleiden)}
    assert wachtend | {een.client for een in PAKKET.plaatsingen} == set(OPDRACHT.dossier.client)
    assert [(een.id, een.waarde) for een in PAKKET.doelen] == [(een.id, een.waarde) for een in VOORSTEL.doelen]
    assert {een.bewijs for een in PAKKET.doelen} == {"Bewezen: beter kan niet binnen deze afspraken."}
    assert PAKKET.oordeel == "Dit is bewezen het beste voorstel binnen de afspraken."
    assert PAKKET.veranderd == ()


def test_every_reserve_could_come_in_and_no_rule_breaks() -> None:
    nu = {een.drietal for een in VOORSTEL.plaatsingen}
    gezien = 0
    for regel in PAKKET.plaatsingen:
        if regel.reserve is not None:
            gezien += 1
            erbij = (regel.reserve.client, regel.woning, regel.reserve.vorm)
            straks = (nu - {(regel.client, regel.woning, regel.vorm)}) | {erbij}
            anders = [
                een
                for een in breuken(OPDRACHT.rulebook, OPDRACHT.situatie, tuple(straks))
                if een.regel != "besluit_vast"
            ]
            assert anders == []
    assert gezien


def test_a_home_with_room_for_a_client_who_waits_means_the_proposal_missed_something() -> None:
    assert [een.woning for een in PAKKET.leeg if een.reserve is not None] == []
