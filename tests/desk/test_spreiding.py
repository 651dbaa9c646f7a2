"""The spread of the example, in full and with small numbers left out."""

from __future__ import annotations

from itertools import product

import pytest

from tests.desk.conftest import Voorbeeld
from tests.desk.wereld import Wereld
from uitstroommatch.desk.desk import Desk
from uitstroommatch.desk.models import Spreiding
from uitstroommatch.errors import DienstFout, GeenToegang


def haal(v: Voorbeeld, account: str) -> Spreiding:
    return v.wereld.desk.spreiding.haal(v.wereld.wie[account], v.voorstel)


def test_an_officer_gets_every_number(voorbeeld: Voorbeeld) -> None:
    spreiding = haal(voorbeeld, "raalte")
    assert not spreiding.afgerond
    geplaatst = len(
        voorbeeld.wereld.desk.voorstellen.resultaat(voorbeeld.wereld.wie["regio"], voorbeeld.voorstel).plaatsingen
    )
    for niveau in ("gemeente", "wijk", "buurt"):
        assert sum(rij.nieuw or 0 for rij in spreiding.rijen if rij.niveau == niveau) == geplaatst


def test_others_get_fives_and_nothing_small(voorbeeld: Voorbeeld) -> None:
    precies = {rij.code: rij for rij in haal(voorbeeld, "regio").rijen}
    spreiding = haal(voorbeeld, "planner")
    assert spreiding.afgerond
    assert {rij.niveau for rij in spreiding.rijen} >= {"gemeente", "wijk"}
    verteld = [rij for rij in spreiding.rijen if rij.nieuw is not None or rij.bestaand is not None]
    assert verteld
    for rij in verteld:
        for naam in ("bestaand", "nieuw"):
            aantal = getattr(rij, naam)
            echt = sum(getattr(precies[code], naam) for code in (rij.code, *rij.samen_met))
            assert aantal is None or (aantal % 5 == 0 and abs(aantal - echt) <= 2 and not 1 <= echt <= 8)


def test_flows_balance_and_unmet_demand_are_told_in_the_same_way(voorbeeld: Voorbeeld) -> None:
    precies, spreiding = haal(voorbeeld, "regio"), haal(voorbeeld, "planner")
    assert sum(een.aantal or 0 for een in precies.stromen) == sum(
        rij.nieuw or 0 for rij in precies.rijen if rij.niveau == "gemeente"
    )
    assert sum(een.straks or 0 for een in precies.saldo) == 0
    regio = {rij.code for rij in spreiding.rijen if rij.niveau == "gemeente"}
    assert {(een.herkomst, een.bestemming) for een in spreiding.stromen} == set(product(regio, repeat=2))
    aantallen = [een.aantal for een in spreiding.stromen] + [een.aantal for een in spreiding.onvervuld]
    assert set(aantallen) == {None}, "all of them are small"
    assert {een.nu for een in spreiding.saldo} == {None}


def test_every_corporation_and_planner_gets_the_same(voorbeeld: Voorbeeld) -> None:
    assert haal(voorbeeld, "planner") == haal(voorbeeld, "rentree") == haal(voorbeeld, "marken")


@pytest.mark.parametrize("account", ["zorg", "auditor", "beheerder"])
def test_others_get_none(voorbeeld: Voorbeeld, account: str) -> None:
    with pytest.raises(GeenToegang):
        haal(voorbeeld, account)


def test_a_later_version_is_divided_as_the_first(wereld: Wereld) -> None:
    eerste = wereld.dossier()
    bestanden = wereld.bestanden()
    kop, *rijen = bestanden["gebieden.csv"].decode().splitlines()
    bestanden["gebieden.csv"] = "\n".join(
        [kop, *(rij.replace(";gemeente;;48508;", ";gemeente;;1;") for rij in rijen)]
    ).encode()
    tweede = wereld.desk.dossiers.nieuwe_versie(wereld.wie["regio"], eerste.dossier_id, bestanden)
    planner = wereld.wie["planner"]
    een, ander = (wereld.desk.spreiding.haal(planner, wereld.voorstel(versie)) for versie in (eerste, tweede))
    assert [rij.samen_met for rij in een.rijen] == [rij.samen_met for rij in ander.rijen]


def test_a_threshold_that_tells_is_refused(wereld: Wereld) -> None:
    with pytest.raises(DienstFout, match="drempel"):
        Desk(wereld.store, wereld.wachtlijst, drempel=2)
