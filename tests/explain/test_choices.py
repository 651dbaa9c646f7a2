"""Every home for a client and every client for a home, as the plan stands."""

from __future__ import annotations

import pytest

from tests.bouw import (
    CENTRUM,
    DORP,
    KERN,
    STAD,
    aanbieder,
    afgewezen,
    client,
    grens,
    plan,
    situatie,
    vast,
    woning,
)
from uitstroommatch import service
from uitstroommatch.check.plan import breuken
from uitstroommatch.errors import InvoerFout
from uitstroommatch.explain.answer import Keuze, keuzes
from uitstroommatch.explain.choices import opties
from uitstroommatch.explain.stand import Stand
from uitstroommatch.resources import data_map
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie


def voor(sit: Situatie, client_: str, *zinnen: str) -> dict[str, Keuze]:
    """The choices for a client, by home, in order."""
    return {een.woning: een for een in keuzes(Rulebook.van(sit.beleid), sit, plan(*zinnen), client_, None)}


def in_(sit: Situatie, woning_: str, *zinnen: str) -> dict[str, Keuze]:
    """The choices for a home, by client, in order."""
    return {een.client: een for een in keuzes(Rulebook.van(sit.beleid), sit, plan(*zinnen), None, woning_)}


def test_what_is_there_comes_first_then_free_then_taken_then_what_cannot() -> None:
    sit = situatie(
        client("c1"), client("c2"), woning("w1"), woning("w2", rekenhuur="900.00"), woning("w3"), woning("w4"),
    )  # fmt: skip
    keus = voor(sit, "c1", "c1 in w4", "c2 in w3")
    assert list(keus) == ["w4", "w1", "w3", "w2"]
    assert keus["w4"].hier
    assert (keus["w1"].past, keus["w1"].woning_nu, keus["w1"].oordeel) == (True, "Blijft leeg.", "Kan.")
    assert keus["w4"].woning_nu == "Is voor deze cliënt."


def test_a_pair_that_may_not_be_says_the_first_reason_in_words() -> None:
    keus = voor(situatie(client(max_huur="300.00"), woning()), "c1")["w1"]
    assert (keus.mag, keus.past, keus.vorm) == (False, False, None)
    assert keus.reden == "Rekenhuur 400,00 is hoger dan 300,00, het hoogste in het budgetplan."
    assert keus.oordeel == f"Kan niet. {keus.reden}"


def test_what_people_rejected_goes_before_every_other_reason() -> None:
    sit = situatie(client(woonvormen=("kamer",)), woning(), afgewezen("c1 in w1"))
    assert "als combinatie afgewezen" in voor(sit, "c1")["w1"].reden


def test_fewer_objections_come_first() -> None:
    sit = situatie(
        client(max_huur="300.00"), woning("w1", woonvorm="kamer", toegankelijkheid="geen"), woning("w2"),
    )  # fmt: skip
    assert list(voor(sit, "c1")) == ["w2", "w1"]


def test_two_who_can_change_places() -> None:
    sit = situatie(client("c1"), client("c2"), woning("w1"), woning("w2"))
    keus = voor(sit, "c1", "c1 in w1", "c2 in w2")["w2"]
    assert (keus.past, keus.ruil, keus.in_plaats_van) == (True, True, "c2")
    assert keus.oordeel == "Kan in ruil met c2."
    assert keus.woning_nu == "Gaat naar cliënt c2."


def test_one_who_would_have_to_go() -> None:
    sit = situatie(client("c1", wacht_sinds="2025-11-24"), client("c2"), woning())
    keus = voor(sit, "c2", "c1 in w1")["w1"]
    assert (keus.past, keus.ruil, keus.in_plaats_van) == (True, False, "c1")
    assert keus.oordeel == "Kan als c1 weg zou gaan."
    assert keus.gevolg == "26 wachtweken minder opgelost."


def test_what_people_fixed_does_not_give_way() -> None:
    sit = situatie(client("c1"), client("c2"), woning("w1"), woning("w2"), vast("c1 in w1"))
    bezet = voor(sit, "c2", "c1 in w1")["w1"]
    assert (bezet.mag, bezet.past, bezet.vast) == (True, False, True)
    assert bezet.oordeel == f"Kan nu niet: het ligt vast dat c1 w1 ({CENTRUM}, {STAD}) krijgt."
    assert voor(sit, "c1", "c1 in w1")["w2"].vast


def test_a_limit_that_would_break_is_named_with_what_is_left() -> None:
    sit = situatie(client(uren_per_week="6.0"), woning(), aanbieder(uren_beschikbaar="4.5"))
    keus = voor(sit, "c1")["w1"]
    assert (keus.mag, keus.past) == (True, False)
    assert keus.grenzen == (f"Zorg in {STAD} heeft nog 4,5 uur per week over (nodig: 6,0 uur per week).",)
    assert keus.oordeel.startswith("Past niet. Zorg")


def test_the_room_that_the_client_leaves_counts() -> None:
    sit = situatie(client(zwaarte="complex"), woning("w1"), woning("w2"), grens(f"{CENTRUM}/Kade", 2))
    assert voor(sit, "c1", "c1 in w1")["w2"].past


def test_a_home_with_a_place_left() -> None:
    sit = situatie(client("c1"), client("c2"), woning(woonvorm="zelfstandig", plaatsen=2))
    keus = in_(sit, "w1", "c1 in w1")["c2"]
    assert (keus.past, keus.in_plaats_van, keus.bewoners) == (True, None, ("c1",))
    assert keus.woning_nu == "Gaat naar cliënt c1. Er is nog plaats."
    assert keus.client_nu == "Heeft geen woning."


def test_the_wish_ranks() -> None:
    wens = client(gemeente_herkomst="GM0200", herkomst_afwijken=True, voorkeur_gemeenten=(DORP, STAD))
    sit = situatie(wens, woning("w1"), woning("w2", buurtcode=KERN, straat="Dorpsweg"))
    keus = voor(sit, "c1")
    assert list(keus) == ["w2", "w1"]
    assert [(een.wens, een.wensplek) for een in keus.values()] == [(3, 1), (2, 2)]


# --- the example -------------------------------------------------------------------------------------------------

OPDRACHT = service.lees(data_map() / "voorbeeld")
VOORSTEL = service.maak_voorstel(OPDRACHT)


def test_all_homes_and_all_clients_are_there_and_say_what_the_rules_say() -> None:
    stand = Stand(OPDRACHT.rulebook, OPDRACHT.situatie, tuple(een.drietal for een in VOORSTEL.plaatsingen))
    client_, woning_ = VOORSTEL.niet_geplaatst[0].client_sleutel, VOORSTEL.plaatsingen[0].woning_id
    woningen, clienten = service.keuzes(OPDRACHT, VOORSTEL, client_), service.keuzes(OPDRACHT, VOORSTEL, None, woning_)
    assert {een.woning for een in woningen} == set(OPDRACHT.dossier.woning)
    assert {een.client for een in clienten} == set(OPDRACHT.dossier.client)
    assert all(een.mag == bool(stand.vormen(een.client, een.woning)) for een in (*woningen, *clienten))
    assert all(een.mag == (not een.reden) for een in (*woningen, *clienten))
    assert clienten[0].hier


def test_a_change_that_fits_holds_every_rule_when_it_is_recomputed() -> None:
    regels, sit = OPDRACHT.rulebook, OPDRACHT.situatie
    nu = {een.client_sleutel: een.drietal for een in VOORSTEL.plaatsingen}
    alle = [een for client_ in nu for een in opties(regels, sit, tuple(nu.values()), client_)]
    kan = [een for een in alle if een.past and not een.hier]
    assert {een.ruil is None for een in kan} == {True, False}
    for een in kan[::10]:
        eraf = {deel for deel in (een.nu, een.weg) if deel is not None}
        straks = (*(set(nu.values()) - eraf), *(deel for deel in (een.plaatsing, een.ruil) if deel is not None))
        assert breuken(regels, sit, straks) == []


def test_both_give_one_pair_and_neither_is_an_error() -> None:
    een = VOORSTEL.plaatsingen[0]
    assert len(service.keuzes(OPDRACHT, VOORSTEL, een.client_sleutel, een.woning_id)) == 1
    with pytest.raises(InvoerFout, match="ontbreekt"):
        service.keuzes(OPDRACHT, VOORSTEL)
    with pytest.raises(InvoerFout, match="staat er niet in"):
        service.keuzes(OPDRACHT, VOORSTEL, "C9999")
