"""Layer stromen: a line per flow, a ring for who comes back, and nothing where it is not told."""

from dataclasses import replace
from typing import Any

from tests.bouw import BUITEN, DORP, KERN, STAD, client, plaatsing, woning
from tests.maps.klein import dossier, features, scene, shapes, tabel, uitzicht
from tests.maps.kleuren import verschil
from uitstroommatch.maps.layer import Drawn
from uitstroommatch.maps.layers.stromen import BINNEN_STIJL, BUITEN_STIJL, LAYER, breedte
from uitstroommatch.maps.scene import Scene
from uitstroommatch.spread.blik import Blik

HEEN, TERUG = f"{STAD}>{DORP}", f"{DORP}>{STAD}"


def teken(*rijen: Any, plan: tuple[str, ...]) -> Drawn | None:
    return LAYER.draw(scene(dossier(*rijen), *plan))


def verteld(stromen: dict[tuple[str, str], int | None], **anders: Any) -> Drawn | None:
    beeld = replace(uitzicht(dossier()), blik=Blik("gedeeld"), stromen=stromen, **anders)
    return LAYER.draw(Scene.of(beeld))


def lijnen(drawn: Drawn | None) -> dict[str, float]:
    assert drawn is not None
    return {f["code"]: f["breedte"] for f in shapes(drawn) if "lijn" in f}


def test_a_line_with_its_number_from_one_municipality_to_the_other():
    voor = (client("c1"), client("c2"), woning("w1", buurtcode=KERN), woning("w2", buurtcode=KERN))
    drawn = teken(*voor, plan=("c1 in w1", "c2 in w2"))
    assert lijnen(drawn) == {HEEN: breedte(2)}
    found = features(drawn)
    assert found[HEEN]["kop"] == "Van Stad naar Dorp"
    assert found[HEEN]["tip"] == "2 mensen uit Stad gaan wonen in Dorp"
    assert dict(found[HEEN]["regels"])["Andersom"] == "niemand"
    assert drawn is not None
    assert [f["bol"] for f in shapes(drawn) if f["code"] == HEEN and "bol" in f] == ["2"]


def test_more_people_make_a_wider_line_up_to_a_limit():
    assert breedte(1) < breedte(2) < breedte(10)
    assert breedte(100) == breedte(1000)


def test_who_comes_back_is_a_ring_and_never_a_line():
    drawn = teken(client("c1"), woning("w1"), plan=("c1 in w1",))
    assert lijnen(drawn) == {}
    found = features(drawn)
    assert (found[STAD]["bol"], found[DORP]["bol"]) == ("1", "0")
    assert found[STAD]["tip"] == "1 persoon komt terug in Stad"
    assert found[DORP]["tip"] == "niemand komt terug in Dorp"


def test_the_popup_has_the_balance_so_far_and_with_the_plan():
    kwamen = [plaatsing(f"p{i}", gemeente_herkomst=STAD, buurtcode=KERN) for i in range(3)]
    voor = (client("c1", gemeente_herkomst=DORP), woning("w1"), *kwamen)
    regels = dict(features(teken(*voor, plan=("c1 in w1",)))[TERUG]["regels"])
    assert regels["Uitwisseling Dorp"] == (
        "Dorp heeft tot nu toe 3 mensen meer ontvangen dan gestuurd; met dit voorstel 2"
    )


def test_all_from_outside_come_from_one_place_beside_the_region():
    voor = (
        client("c1", gemeente_herkomst=BUITEN, herkomst_afwijken=True),
        client("c2", gemeente_herkomst="GM0153", herkomst_afwijken=True),
        woning("w1"),
        woning("w2"),
    )
    drawn = teken(*voor, plan=("c1 in w1", "c2 in w2"))
    assert lijnen(drawn) == {f"buiten>{STAD}": breedte(2)}
    found = features(drawn)[f"buiten>{STAD}"]
    assert found["tip"] == "2 mensen van buiten de regio gaan wonen in Stad"
    assert found["regels"][1:] == [("Uit GM0153", "1 persoon"), ("Uit GM0200", "1 persoon")]
    assert drawn is not None
    assert any(f.get("bord") == ["Buiten de regio"] for f in shapes(drawn))
    assert "stroom-buiten" in {item.symbol for item in drawn.legend}


def test_a_plan_that_places_nobody_has_no_layer():
    assert teken(client("c1"), woning("w1"), plan=()) is None


def test_what_is_not_told_has_no_line_and_no_ring_and_the_legend_says_so():
    drawn = verteld({(STAD, STAD): 20, (DORP, STAD): 0, (STAD, DORP): None, (DORP, DORP): None}, saldo={})
    assert lijnen(drawn) == {}
    assert set(features(drawn)) == {STAD}
    assert drawn is not None
    assert (drawn.legend[-1].symbol, drawn.legend[-1].aantal) == ("niet-verteld", 1)
    rijen = {rij.naam: rij.cellen for rij in tabel(drawn).rijen}
    assert rijen["Dorp"][:3] == ("niet verteld", "niet verteld", "0")
    # Who left Stad for Dorp is not told, so neither is how many left Stad.
    assert rijen["Stad"] == ("ongeveer 20", "niemand", "niet verteld", "niet verteld", "niet verteld")


def test_when_nothing_at_all_is_told_there_is_no_layer():
    niets = dict.fromkeys([(STAD, STAD), (DORP, STAD), (STAD, DORP), (DORP, DORP)])
    assert verteld(niets, saldo={}) is None


def test_the_table_tells_the_same_and_finds_it_on_the_map():
    voor = (client("c1"), client("c2", gemeente_herkomst=DORP), woning("w1", buurtcode=KERN), woning("w2"))
    drawn = teken(*voor, plan=("c1 in w1", "c2 in w2"))
    assert drawn is not None
    stad = next(rij for rij in tabel(drawn).rijen if rij.naam == "Stad")
    assert stad.toon == f"stromen:{STAD}"
    assert stad.cellen == ("0", "Dorp 1", "1", "0", "0")


def test_without_a_place_on_the_map_the_table_still_tells_it():
    drawn = LAYER.draw(scene(dossier(client("c1"), woning("w1", buurtcode=KERN), grenzen={}, punten=False), "c1 in w1"))
    assert drawn is not None
    assert shapes(drawn) == []
    assert [(rij.naam, rij.toon, rij.cellen[1]) for rij in tabel(drawn).rijen] == [
        ("Stad", "", "niemand"),
        ("Dorp", "", "Stad 1"),
    ]


def test_both_kinds_of_line_can_be_told_apart_with_deuteranopia_and_by_their_dashes():
    assert verschil(BINNEN_STIJL.stroke, BUITEN_STIJL.stroke) >= 10
    assert BUITEN_STIJL.dash
    assert not BINNEN_STIJL.dash
