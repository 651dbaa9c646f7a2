"""Layer onvervuld: who has no home, where they come from, and who is led back outside the region."""

from dataclasses import replace
from typing import Any

from tests.bouw import BUITEN, DORP, STAD, client
from tests.maps.klein import dossier, features, scene, tabel, terugleiding, uitzicht
from uitstroommatch.domain.voorstel import Afvalreden, NietGeplaatst
from uitstroommatch.maps.layers.onvervuld import LAYER
from uitstroommatch.maps.scene import Scene
from uitstroommatch.spread.blik import Blik


def zonder(sleutel: str, tekst: str = "") -> NietGeplaatst:
    redenen = (Afvalreden(regel="budget", woningen=3, tekst=tekst),) if tekst else ()
    return NietGeplaatst(client_sleutel=sleutel, redenen=redenen)


def verteld(onvervuld: dict[str, int | None]):
    beeld = replace(uitzicht(dossier()), blik=Blik("gedeeld"), onvervuld=onvervuld)
    return LAYER.draw(Scene.of(beeld))


def test_a_number_in_the_municipality_that_they_come_from():
    voor = dossier(client("c1"), client("c2"), client("c3"), client("c4", gemeente_herkomst=DORP))
    niet = (zonder("c1", "3 van de 4 woningen te duur"), zonder("c2"))
    drawn = LAYER.draw(scene(voor, niet_geplaatst=niet))
    found = features(drawn)
    assert {code: f["bol"] for code, f in found.items()} == {STAD: 2}
    assert found[STAD]["tip"] == "Stad: 2 cliënten zonder woning"
    assert found[STAD]["regels"] == [
        ("Zonder woning", "2 van de 3 cliënten uit deze gemeente"),
        ("Cliënt c1", "valt af: 3 van de 4 woningen te duur"),
        ("Cliënt c2", "geen reden bekend"),
    ]
    assert drawn is not None
    assert [(rij.naam, rij.toon, rij.cellen) for rij in tabel(drawn).rijen] == [
        ("Stad", f"onvervuld:{STAD}", ("2",)),
        ("Dorp", "", ("0",)),
    ]


def test_of_many_the_first_are_named():
    sleutels = [f"c{i}" for i in range(8)]
    drawn = LAYER.draw(scene(dossier(*map(client, sleutels)), niet_geplaatst=tuple(map(zonder, sleutels))))
    regels = features(drawn)[STAD]["regels"]
    assert regels[-1] == ("En nog", "2 cliënten")
    assert len(regels) == 8


def test_who_comes_from_outside_stands_beside_the_region():
    voor = dossier(client("c1", gemeente_herkomst=BUITEN), client("c2", gemeente_herkomst="GM0153"))
    drawn = LAYER.draw(scene(voor, niet_geplaatst=(zonder("c2"),), terugleiden=(terugleiding("c1"),)))
    found = features(drawn)["buiten"]
    assert found["bord"] == ["Buiten de regio", "2"]
    assert found["regels"] == [
        ("Uit GM0153", "1 cliënt zonder woning"),
        ("Naar GM0200", "1 cliënt terug te leiden"),
    ]
    assert drawn is not None
    assert [item.symbol for item in drawn.legend] == ["bol-terug"]
    buiten = next(rij for rij in tabel(drawn).rijen if "GM0200" in rij.naam)
    assert (buiten.toon, buiten.cellen) == ("onvervuld:buiten", ("0", "1"))


def test_what_is_not_told_has_no_number_and_the_legend_says_so():
    drawn = verteld({STAD: 15, DORP: None})
    found = features(drawn)
    assert set(found) == {STAD}
    assert found[STAD]["tip"] == "Stad: ongeveer 15 cliënten zonder woning"
    assert found[STAD]["regels"] == [("Zonder woning", "ongeveer 15 cliënten")]
    assert drawn is not None
    assert (drawn.legend[-1].symbol, drawn.legend[-1].aantal) == ("niet-verteld", 1)
    assert {rij.naam: rij.cellen for rij in tabel(drawn).rijen} == {"Stad": ("ongeveer 15",), "Dorp": ("niet verteld",)}


def test_an_officer_of_one_municipality_gets_no_total_of_another():
    voor = dossier(client("c1"), client("c2", gemeente_herkomst=DORP))
    rest: dict[str, Any] = {"niet_geplaatst": (zonder("c1"), zonder("c2"))}
    found = features(LAYER.draw(scene(voor, blik=Blik("regisseur", frozenset({STAD})), **rest)))
    assert found[STAD]["regels"][0] == ("Zonder woning", "1 van de 1 cliënt uit deze gemeente")
    assert found[DORP]["regels"] == [("Zonder woning", "1 cliënt")]


def test_when_everybody_has_a_home_or_nothing_is_told_there_is_no_layer():
    assert LAYER.draw(scene(dossier())) is None
    assert verteld({STAD: None, DORP: 0}) is None
