"""The head: for whom this version is, and what is left out."""

import pytest

from tests.bouw import DORP, STAD, client, woning
from tests.maps.klein import dossier, scene
from uitstroommatch.maps.head import kop
from uitstroommatch.maps.tables import tables
from uitstroommatch.spread.blik import REGISSEUR, Blik

VOOR = dossier(client("c1"), client("c2", gemeente_herkomst=DORP), woning("w1"), woning("w2", corporatie="Rijnhof"))


def _kop(blik: Blik):
    return kop(scene(VOOR, "c1 in w1", "c2 in w2", blik=blik))


def test_an_officer_of_all_gets_every_number_and_needs_no_explanation():
    hoofd = _kop(REGISSEUR)
    assert (hoofd.versie, hoofd.weg) == ("", "")
    assert hoofd.cijfers[0] == ("2", "van 2 cliënten geplaatst")
    assert "pseudoniem" in hoofd.delen


def test_an_officer_of_some_municipalities_is_told_which():
    hoofd = _kop(Blik("regisseur", frozenset({STAD})))
    assert hoofd.versie == "Versie voor Stad."
    assert hoofd.weg == "Alleen daar staan woningen en mensen een voor een op de kaart."
    assert hoofd.cijfers[0] == ("2", "mensen voorgesteld in deze gemeente")


def test_a_corporation_is_told_what_is_left_out_and_gets_its_own_numbers():
    hoofd = _kop(Blik("corporatie", corporatie="Rijnhof", drempel=10))
    assert hoofd.versie == "Versie voor Rijnhof."
    assert hoofd.weg == (
        "Alleen uw eigen woningen staan een voor een op de kaart. Aantallen van 1 tot en met 10 "
        "mensen zijn weggelaten, ook waar die zijn uit te rekenen; andere zijn afgerond op 5."
    )
    assert hoofd.cijfers == (("1", "van 1 eigen woning benut"), ("1", "persoon voorgesteld in uw woningen"))


def test_a_version_by_street_says_nothing_of_homes():
    hoofd = _kop(Blik("corporatie", corporatie="Rijnhof", op_straat=True))
    assert "uw eigen woningen staan per straat op de kaart" in hoofd.weg
    assert hoofd.cijfers == ()
    assert "van geen woning wie er komt" in hoofd.delen


@pytest.mark.parametrize("blik", [Blik("gedeeld"), Blik("corporatie", corporatie="Rijnhof")])
def test_exact_tables_are_for_officers_only(blik):
    assert tables(scene(VOOR, "c1 in w1", blik=blik)) == []
    assert tables(scene(VOOR, "c1 in w1"))


def test_a_shared_version_has_no_totals():
    hoofd = _kop(Blik("gedeeld"))
    assert hoofd.versie == "Gedeelde versie."
    assert hoofd.weg.startswith("Aantallen van 1 tot en met 7 mensen zijn weggelaten")
    assert hoofd.cijfers == ()
    assert "geen woningen" in hoofd.delen
