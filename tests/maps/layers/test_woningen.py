"""Layer woningen: the status, and what the popup tells about a home and the proposal."""

import math

import pytest

from tests.bouw import CENTRUM, DORP, KERN, client, woning
from tests.maps.klein import dossier, features, last, scene, shapes, tabel, toewijzing
from uitstroommatch.maps.layer import all_layers
from uitstroommatch.maps.layers.woningen import LAYER, status
from uitstroommatch.spread.blik import Blik


@pytest.mark.parametrize(
    "plaatsen, voorgesteld, verwacht",
    [(1, 0, "leeg"), (1, 1, "geplaatst"), (3, 0, "leeg"), (3, 1, "deels"), (3, 2, "deels"), (3, 3, "geplaatst")],
)
def test_the_status_of_a_home(plaatsen, voorgesteld, verwacht):
    assert status(woning(plaatsen=plaatsen), voorgesteld) == verwacht


def test_everything_about_a_home_that_somebody_returns_to():
    voor = dossier(client("c1"), woning("w1", complex="Flat A", woonvorm="kamer", rekenhuur="1412.35"))
    lasten = [last(CENTRUM, 1, 1, 9), last(f"{CENTRUM}/Kade", 3, 1, 4)]
    found = features(LAYER.draw(scene(voor, toewijzing("c1 in w1 VWD", waarschuwingen=("pas op",)), lasten=lasten)))
    assert found["w1"]["teken"] == "woning-geplaatst"
    assert found["w1"]["kop"] == "Kade, Flat A"
    assert found["w1"]["tip"] == "Kade, Flat A: alle plaatsen gevuld (plek bij benadering)"
    assert found["w1"]["regels"] == [
        ("Cliënt c1", "keert terug naar Stad; onder voorwaarden (VWD)"),
        ("Waarschuwing", "pas op"),
        ("Plaatsen", "1, gevuld in dit voorstel"),
        ("Woning", "w1, Woonbelang"),
        ("Buurt", "Centrum, Stad"),
        ("Soort", "kamer, € 1.412,35 per maand"),
        ("Krapste grens", "straat Kade (Centrum): 4 van 4 punten belast, 1 daarvan nieuw; vol"),
        ("Plek", "bij benadering: er zijn geen coördinaten"),
    ]


@pytest.mark.parametrize(
    "herkomst, afwijken, uitzondering, tekst",
    [
        (DORP, False, "niet_uitvoerbaar", "uitzondering, nog te bevestigen: komt uit Dorp; omklap (OMK)"),
        ("GM0200", True, None, "goedgekeurde uitzondering: komt uit GM0200; omklap (OMK)"),
        (DORP, False, None, "komt uit Dorp; omklap (OMK)"),
    ],
)
def test_who_comes_from_elsewhere_says_why(herkomst, afwijken, uitzondering, tekst):
    voor = dossier(client("c1", gemeente_herkomst=herkomst, herkomst_afwijken=afwijken), woning())
    found = features(LAYER.draw(scene(voor, toewijzing("c1 in w1", uitzondering=uitzondering))))
    assert found["w1"]["regels"][0] == ("Cliënt c1", tekst)
    assert found["w1"]["teken"].endswith("let-op") == (uitzondering is not None)


def test_the_reason_of_an_approved_exception_stays_off_the_map():
    elders = client("c1", gemeente_herkomst=DORP, herkomst_afwijken=True)
    found = features(LAYER.draw(scene(dossier(elders, woning()), "c1 in w1")))
    assert elders.afwijkreden == "netwerk"
    assert "netwerk" not in str(found)


def test_a_home_with_coordinates_is_not_marked_as_a_guess():
    found = features(LAYER.draw(scene(dossier(woning(lengtegraad=6.05, breedtegraad=52.05)))))
    assert found["w1"]["tip"] == "Kade: niemand voorgesteld"
    assert "Plek" not in dict(found["w1"]["regels"])
    assert ("Plaatsen", "1, niemand voorgesteld") in found["w1"]["regels"]


def test_the_legend_counts_and_names_exceptions_only_when_there_are_any():
    voor = dossier(client("c1"), woning("w1", plaatsen=3), woning("w2"))
    drawn = LAYER.draw(scene(voor, "c1 in w1"))
    assert drawn is not None
    assert [(item.symbol, item.aantal) for item in drawn.legend] == [
        ("woning-geplaatst", 0),
        ("woning-deels", 1),
        ("woning-leeg", 1),
    ]
    met = LAYER.draw(scene(voor, toewijzing("c1 in w1", uitzondering="niet_uitvoerbaar")))
    assert met is not None
    assert met.legend[-1].symbol == "let-op"


# --- for others than an officer ----------------------------------------------------------------------------------


def test_a_corporation_sees_its_own_homes_without_where_somebody_comes_from():
    voor = dossier(client("c1", gemeente_herkomst=DORP), woning("w1"), woning("w2", corporatie="Anders"))
    plan = toewijzing("c1 in w1", uitzondering="niet_uitvoerbaar", waarschuwingen=("pas op",))
    drawn = LAYER.draw(scene(voor, plan, blik=Blik("corporatie", corporatie="Woonbelang")))
    found = features(drawn)
    assert set(found) == {"w1"}
    assert found["w1"]["regels"][:2] == [("Cliënt c1", "omklap (OMK)"), ("Plaatsen", "1, gevuld in dit voorstel")]
    assert found["w1"]["teken"] == "woning-geplaatst"
    assert drawn is not None
    assert "let-op" not in {item.symbol for item in drawn.legend}
    assert "Dorp" not in str((found, drawn.tabel, drawn.legend))


def test_an_officer_of_one_municipality_sees_single_homes_only_there():
    voor = dossier(woning("w1"), woning("w2", buurtcode=KERN))
    drawn = LAYER.draw(scene(voor, blik=Blik("regisseur", frozenset({DORP}))))
    assert set(features(drawn)) == {"w2"}


def test_a_shared_version_has_no_homes():
    assert LAYER.draw(scene(dossier(woning()), blik=Blik("gedeeld"))) is None


# --- by street ---------------------------------------------------------------------------------------------------

PLEK = {"lengtegraad": 6.05123, "breedtegraad": 52.05123}
OP_STRAAT = Blik("regisseur", op_straat=True)


def test_homes_of_one_street_are_one_number_without_what_leads_to_a_home():
    voor = dossier(client("c1"), woning("w1", complex="Flat A", **PLEK), woning("w2"), woning("w3", straat="Laan"))
    drawn = LAYER.draw(scene(voor, "c1 in w1", blik=OP_STRAAT))
    found = features(drawn)
    assert {code: f["bol"] for code, f in found.items()} == {f"{CENTRUM}/Kade": 2, f"{CENTRUM}/Laan": 1}
    kade = found[f"{CENTRUM}/Kade"]
    assert (kade["tip"], kade["soort"]) == ("Kade: 2 woningen, bij 1 daarvan iemand voorgesteld", "woningen-deels")
    assert found[f"{CENTRUM}/Laan"]["tip"] == "Laan: 1 woning, niemand voorgesteld"
    assert drawn is not None
    assert [item.aantal for item in drawn.legend] == [0, 1, 1]
    assert [(rij.naam, rij.cellen[1:]) for rij in tabel(drawn).rijen] == [("Kade", ("2", "1")), ("Laan", ("1", "0"))]
    for weg in ("Flat A", "w1", "c1", "400", "51.23", "51230"):
        assert weg not in str((found, drawn.tabel))


def test_a_corporation_that_hands_on_its_streets_says_nothing_of_who_would_come():
    voor = dossier(client("c1"), woning("w1"), woning("w2"))
    drawn = LAYER.draw(scene(voor, "c1 in w1", blik=Blik("corporatie", corporatie="Woonbelang", op_straat=True)))
    found = features(drawn)[f"{CENTRUM}/Kade"]
    assert (found["tip"], found["soort"]) == ("Kade: 2 woningen", "woningen-aantal")
    assert drawn is not None
    assert [item.symbol for item in drawn.legend] == ["woningen-aantal"]
    assert [rij.cellen for rij in tabel(drawn).rijen] == [("Centrum, Stad", "2")]


def test_no_layer_of_a_version_by_street_has_the_place_of_a_home():
    voor = dossier(client("c1"), woning("w1", complex="Flat A", **PLEK))
    lasten = [last(f"{CENTRUM}/Kade", 1, 1, 4), last(f"{CENTRUM}/Kade/Flat A", 1, 1, 4), last(CENTRUM, 1, 1, 9)]
    beeld = scene(voor, "c1 in w1", blik=OP_STRAAT, lasten=lasten)
    drawn = [drawn for layer in all_layers().values() if (drawn := layer.draw(beeld)) is not None]
    plekken = [feature["plek"] for een in drawn for feature in shapes(een) if "plek" in feature]
    assert len(drawn) > 5
    assert all(math.dist(plek, (52.05123, 6.05123)) > 1e-5 for plek in plekken)
