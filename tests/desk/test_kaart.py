"""The map in the version of each asker: what is of others is not in the page, in no form at all."""

from __future__ import annotations

import re

import pytest

from tests.desk.conftest import Voorbeeld
from tests.desk.wereld import RAALTE, VOORBEELD
from uitstroommatch import service
from uitstroommatch.desk.desk import Desk
from uitstroommatch.domain.dossier import Dossier
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.errors import GeenToegang
from uitstroommatch.store.tables import Spoor


@pytest.fixture(scope="module")
def opdracht() -> service.Opdracht:
    return service.lees(VOORBEELD)


@pytest.fixture(scope="module")
def voorstel(opdracht: service.Opdracht) -> Voorstel:
    return service.maak_voorstel(opdracht)


def kaart(v: Voorbeeld, account: str, *, gedeeld: bool = False) -> str:
    return v.wereld.desk.kaart.haal(v.wereld.wie[account], v.voorstel, gedeeld=gedeeld)


def genoemd(pagina: str, dossier: Dossier) -> tuple[set[str], set[str]]:
    """Return the clients and the homes of the dossier that a page names anywhere."""
    woorden = set(re.findall(r"\w+", pagina))
    return woorden & dossier.client.keys(), woorden & dossier.woning.keys()


def test_a_corporation_gets_its_own_homes_and_who_would_come_there(
    voorbeeld: Voorbeeld, opdracht: service.Opdracht, voorstel: Voorstel
) -> None:
    for account, corporatie in (("rentree", "Rentree"), ("marken", "De Marken")):
        eigen = {w.woning_id for w in opdracht.dossier.woningen if w.corporatie == corporatie}
        komen = {een.client_sleutel for een in voorstel.plaatsingen if een.woning_id in eigen}
        assert komen
        pagina = kaart(voorbeeld, account)
        assert genoemd(pagina, opdracht.dossier) == (komen, eigen)
        assert f"Versie voor {corporatie}." in pagina


def test_what_a_corporation_hands_on_names_nobody_and_no_home(voorbeeld: Voorbeeld, opdracht: service.Opdracht) -> None:
    pagina = kaart(voorbeeld, "rentree", gedeeld=True)
    assert genoemd(pagina, opdracht.dossier) == (set(), set())
    assert "Rentree" in pagina


def test_planners_and_what_an_officer_hands_on_have_numbers_only(
    voorbeeld: Voorbeeld, opdracht: service.Opdracht
) -> None:
    pagina = kaart(voorbeeld, "planner")
    assert genoemd(pagina, opdracht.dossier) == (set(), set())
    assert "Gedeelde versie." in pagina
    assert "1 tot en met 7 mensen" in pagina
    assert pagina == kaart(voorbeeld, "planner", gedeeld=True) == kaart(voorbeeld, "regio", gedeeld=True)
    assert pagina == kaart(voorbeeld, "raalte", gedeeld=True)


def test_an_officer_gets_all_of_the_region_or_of_its_municipalities(
    voorbeeld: Voorbeeld, opdracht: service.Opdracht, voorstel: Voorstel
) -> None:
    clienten, woningen = genoemd(kaart(voorbeeld, "regio"), opdracht.dossier)
    assert woningen == opdracht.dossier.woning.keys()
    assert clienten >= {een.client_sleutel for een in voorstel.plaatsingen}
    aanbod = opdracht.situatie.aanbod
    hier = {woning for woning, een in aanbod.items() if een.gemeente == RAALTE}
    komen = {een.client_sleutel for een in voorstel.plaatsingen if een.woning_id in hier}
    van_hier = {een.client_sleutel for een in opdracht.dossier.clienten if een.gemeente_herkomst == RAALTE}
    clienten, woningen = genoemd(kaart(voorbeeld, "raalte"), opdracht.dossier)
    assert woningen == hier
    assert komen <= clienten <= komen | van_hier


@pytest.mark.parametrize("account", ["zorg", "auditor", "beheerder"])
def test_others_get_none(voorbeeld: Voorbeeld, account: str) -> None:
    with pytest.raises(GeenToegang):
        kaart(voorbeeld, account)


def test_a_higher_threshold_holds_for_map_and_numbers(voorbeeld: Voorbeeld) -> None:
    w, planner = voorbeeld.wereld, voorbeeld.wereld.wie["planner"]
    streng = Desk(w.store, w.wachtlijst, drempel=10)
    assert "1 tot en met 10 mensen" in streng.kaart.haal(planner, voorbeeld.voorstel)
    gewoon = w.desk.kaart.blad(planner, voorbeeld.voorstel)
    ander = streng.kaart.blad(planner, voorbeeld.voorstel)
    assert (gewoon.spreiding.drempel, ander.spreiding.drempel) == (7, 10)
    assert gewoon.spreiding == w.desk.spreiding.haal(planner, voorbeeld.voorstel)


def test_the_trail_says_who_got_which_version(voorbeeld: Voorbeeld) -> None:
    w = voorbeeld.wereld
    for account, gedeeld in (("raalte", False), ("rentree", True), ("regio", True)):
        kaart(voorbeeld, account, gedeeld=gedeeld)
    with w.store.system() as session:
        laatste = session.query(Spoor).order_by(Spoor.nummer.desc()).limit(3).all()[::-1]
    niets: dict[str, object] = {"gemeenten": [], "corporatie": None, "op_straat": False}
    assert [(een.wie, een.handeling, een.gegevens) for een in laatste] == [
        ("raalte", "kaart.lezen", {**niets, "versie": "regisseur", "gemeenten": [RAALTE]}),
        ("rentree", "kaart.lezen", {**niets, "versie": "corporatie", "corporatie": "Rentree", "op_straat": True}),
        ("regio", "kaart.lezen", {**niets, "versie": "gedeeld"}),
    ]


def test_what_was_drawn_is_kept_per_version(voorbeeld: Voorbeeld) -> None:
    assert kaart(voorbeeld, "rentree") is kaart(voorbeeld, "rentree")
    assert kaart(voorbeeld, "rentree") != kaart(voorbeeld, "marken")
