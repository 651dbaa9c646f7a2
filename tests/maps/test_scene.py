"""The facts of the map."""

from tests.bouw import CENTRUM, DORP, KERN, RIVIER, STAD, client, woning
from tests.maps.klein import dossier, gebied, last, scene, toewijzing


def test_who_returns_comes_and_goes():
    voor = dossier(
        client("c1"),
        client("c2"),
        client("c3", gemeente_herkomst=DORP),
        client("c4", gemeente_herkomst="GM0200", herkomst_afwijken=True),
        *(woning(f"w{i}") for i in (1, 3, 4)),
        woning("w2", buurtcode=KERN),
    )
    beeld = scene(voor, "c1 in w1", "c2 in w2", "c3 in w3", "c4 in w4")
    stad, dorp = beeld.balans[STAD], beeld.balans[DORP]
    assert (stad.geplaatst, stad.terug, stad.van_elders, stad.naar_elders) == (3, 1, 2, 1)
    assert (dorp.geplaatst, dorp.terug, dorp.van_elders, dorp.naar_elders) == (1, 0, 1, 1)
    assert beeld.geplaatst == {CENTRUM: 3, KERN: 1}


def test_a_buurt_that_the_proposal_does_not_list_has_no_limit_and_no_load():
    assert scene(dossier(), lasten=[last(RIVIER, 0, 0, 6)]).last[KERN] == last(KERN, 0, 0, None)
    assert scene(dossier(), status="onmogelijk").last == {}


def test_the_chain_runs_from_complex_to_gemeente():
    beeld = scene(dossier())
    assert beeld.chain(f"{RIVIER}/Kade/Flat") == [f"{RIVIER}/Kade/Flat", f"{RIVIER}/Kade", RIVIER, "WK015002", STAD]
    assert beeld.chain(STAD) == [STAD]


def test_names_of_streets_and_of_places_outside_the_region():
    beeld = scene(dossier())
    assert beeld.naam(f"{CENTRUM}/Kade/Flat A") == "Kade Flat A (Centrum)"
    assert beeld.naam("GM0200") == "GM0200"


def test_a_proposal_of_an_older_dossier_is_shown_with_a_warning():
    voor = dossier()
    assert "dossier is veranderd" in scene(voor, dossier_sha256="0" * 64).warnings()[0]
    assert scene(voor).warnings() == ()


def test_homes_whose_place_is_not_known_are_told():
    assert scene(dossier(woning())).notes() == (
        "1 woning zonder coördinaten staat bij benadering in het midden van de buurt.",
    )
    nergens = dossier(gebied(CENTRUM), woning("w1"), grenzen={}, punten=False)
    assert scene(nergens).notes() == ("Niet op de kaart, omdat de plek van de buurt onbekend is: w1.",)


def test_exceptions_to_confirm_are_counted():
    voor = dossier(client("c1", gemeente_herkomst=DORP), woning())
    assert scene(voor, toewijzing("c1 in w1", uitzondering="niet_uitvoerbaar")).te_bevestigen == 1
    assert scene(voor, "c1 in w1").te_bevestigen == 0
