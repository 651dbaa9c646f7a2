"""Layer begeleiding: how much of the hours is used, who runs out first, and what others get to see of it."""

from itertools import combinations
from typing import Any

import pytest

from tests.bouw import DORP, KERN, STAD, aanbieder, client, situatie, woning
from tests.maps.klein import dossier, features, scene, shapes, tabel, uitzicht
from tests.maps.kleuren import verschil
from uitstroommatch.maps.layer import Drawn
from uitstroommatch.maps.layers.begeleiding import ALLE, LAYER, klasse
from uitstroommatch.maps.scene import Scene
from uitstroommatch.spread.blik import Blik


def teken(*rijen: Any, plan: tuple[str, ...] = ()) -> Drawn | None:
    return LAYER.draw(scene(dossier(*rijen), *plan))


def regels(drawn: Drawn | None, gemeente: str = STAD) -> dict[str, str]:
    return dict(features(drawn)[gemeente]["regels"])


@pytest.mark.parametrize(
    "vrij, gebruikt, verwacht",
    [
        (0, 0, "geen"), (0, 5, "boven"), (100, 0, "niets"), (100, 1, "half"), (100, 50, "half"), (100, 51, "ruim"),
        (100, 80, "ruim"), (100, 81, "bijna"), (100, 99, "bijna"), (100, 100, "op"), (100, 101, "boven"),
        (0, None, "weinig"), (250, None, "vrij_25"), (300, None, "vrij_75"), (800, None, "vrij_meer"),
    ],
)  # fmt: skip
def test_the_class_of_a_municipality(vrij, gebruikt, verwacht):
    assert klasse(vrij, gebruikt) == verwacht


def test_a_municipality_has_the_share_of_its_hours_and_every_provider():
    voor = (
        client("c1", uren_per_week="5.0"),
        woning("w1"),
        aanbieder(uren_beschikbaar="10.0", omklap_max=3, zwaartes="licht|medium", bereikbaar_24u=True),
        aanbieder("Anders", uren_beschikbaar="2.5"),
    )
    drawn = teken(*voor, plan=("c1 in w1",))
    found = features(drawn)[STAD]
    assert ALLE[found["k"][0]].id == "half"
    assert found["tip"] == (
        "Stad: dit voorstel gebruikt 5 van de 12,5 vrije uren per week. Het eerst op: Anders, nog 2,5 uur"
    )
    assert regels(drawn)["Samen"] == "5 van de 12,5 vrije uren per week gebruikt"
    assert regels(drawn)["Zorg"] == (
        "5 van de 10 vrije uren gebruikt, nog 5 uur; nog ruimte voor 2 omklapcontracten; voor licht, medium; "
        "dag en nacht bereikbaar"
    )


def test_a_provider_without_hours_left_is_named_and_counted_on_the_map():
    voor = (client("c1", uren_per_week="5.0"), woning("w1"), aanbieder(uren_beschikbaar="5.0", omklap_max=1))
    drawn = teken(*voor, plan=("c1 in w1",))
    assert regels(drawn)["Let op"] == "Geen uren meer bij Zorg"
    assert "niets over; geen omklapcontract meer mogelijk" in regels(drawn)["Zorg"]
    assert drawn is not None
    assert [f["bol"] for f in shapes(drawn) if "bol" in f] == [1]
    assert drawn.legend[-1].symbol == "bol-op"


def test_fixed_decisions_can_use_more_than_there_is():
    voor = (client("c1", uren_per_week="5.0"), woning("w1"), aanbieder(uren_beschikbaar="3.0", omklap_max=0))
    drawn = teken(*voor, plan=("c1 in w1",))
    assert ALLE[features(drawn)[STAD]["k"][0]].id == "boven"
    assert regels(drawn)["Let op"] == "Meer uren nodig dan vrij bij Zorg"
    assert "2 uur te veel; 1 omklapcontract te veel" in regels(drawn)["Zorg"]


def test_a_municipality_that_nobody_delivers_in_says_so():
    drawn = teken(client("c1"), woning("w1"), aanbieder())
    assert features(drawn)[DORP]["tip"] == "Dorp: geen aanbieder levert hier begeleiding"
    assert drawn is not None
    assert drawn.legend[0].aantal == 1


def test_a_provider_that_never_had_hours_is_not_the_first_to_run_out():
    voor = (client("c1"), woning("w1"), aanbieder(uren_beschikbaar="0.0"), aanbieder("Anders", uren_beschikbaar="9.0"))
    assert "Let op" not in regels(teken(*voor))


def test_who_is_not_told_what_is_used_gets_the_free_hours_rounded():
    voor = dossier(
        client("c1", uren_per_week="7.0"), woning("w1", buurtcode=KERN),
        aanbieder(uren_beschikbaar="12.0", omklap_max=1), aanbieder(gemeente=DORP, uren_beschikbaar="1.0"),
    )  # fmt: skip
    drawn = LAYER.draw(Scene.of(uitzicht(voor, "c1 in w1", blik=Blik("corporatie", corporatie="Woonbelang"))))
    assert regels(drawn)["Zorg"].startswith("ongeveer 10 uur per week vrij; weinig of geen ruimte voor omklap")
    assert regels(drawn, DORP)["Samen"] == "weinig of geen vrije uren"
    assert drawn is not None
    assert "niet verteld" in tabel(drawn).rijen[0].cellen
    assert drawn.legend[0].tekst == "weinig of geen vrije uren per week"


def test_without_any_support_there_is_no_layer():
    assert situatie().dossier.aanbieders
    leeg = dossier().met("aanbieders", [])
    assert LAYER.draw(scene(leeg)) is None


def test_colours_can_be_told_apart_with_deuteranopia():
    kleuren = {een.style.fill for een in ALLE if een.style.fill.startswith("#")}
    assert min(verschil(een, ander) for een, ander in combinations(kleuren, 2)) >= 10
