"""Layer buurten: what is said, in what order, and how it differs per stand of the slider."""

from tests.bouw import CENTRUM, KERN, RIVIER, client, woning
from tests.maps.klein import dossier, features, last, scene
from uitstroommatch.domain.gebied import Draagkracht
from uitstroommatch.maps.layers.buurten import LAYER
from uitstroommatch.maps.load import RANG
from uitstroommatch.spread.blik import Blik


def test_the_panel_tells_load_limit_room_and_why():
    voor = dossier(client("c1"), woning("w1", buurtcode=RIVIER))
    rivier = features(LAYER.draw(scene(voor, "c1 in w1", lasten=[last(RIVIER, 3, 2, 6)])))[RIVIER]
    assert rivier["kop"] == "Rivierenwijk"
    assert dict(rivier["regels"]) == {
        "Wat knelt": "Er kan hier nog 1 punt bij; dan is de buurt vol.",
        "Nu": "3 punten",
        "Erbij door dit voorstel": "2 punten (1 plaatsing)",
        "Met dit voorstel": "5 van 6 punten (83 %)",
        "Grens": "6 punten, uit het beleid; er zijn geen huishoudens bekend, daarom de laagste grens",
    }


def test_each_stand_has_its_own_class_and_sentence():
    rivier = features(LAYER.draw(scene(dossier(), lasten=[last(RIVIER, 3, 3, 6)])))[RIVIER]
    assert rivier["k"] == [RANG["half"], RANG["vol"], RANG["plek_0"]]
    assert rivier["tip"] == [
        "Rivierenwijk nu, zonder dit voorstel: 3 van 6 punten belast; nog ruimte voor 3 punten.",
        "Rivierenwijk met dit voorstel: 6 van 6 punten, 3 daarvan nieuw. De buurt is vol. "
        "Daarom kan hier niemand meer bij.",
        "Rivierenwijk: de buurt is vol. Daarom kan hier niemand meer bij.",
    ]


def test_what_the_proposal_does_not_change_says_the_same_at_every_stand():
    rivier = features(LAYER.draw(scene(dossier(), lasten=[last(RIVIER, 5, 0, 6)])))[RIVIER]
    assert rivier["tip"] == (
        "Rivierenwijk: 5 van 6 punten, niets daarvan nieuw. Er kan hier nog 1 punt bij; dan is de buurt vol."
    )


def test_room_that_is_left_is_what_the_wijk_leaves():
    eigen = Draagkracht.model_validate({"niveau": "wijk", "code": "WK015002", "grens": 7, "reden": "eerst spreiden"})
    beeld = scene(dossier(eigen), lasten=[last(RIVIER, 1, 1, 6), last("WK015002", 5, 2, 7)])
    rivier = features(LAYER.draw(beeld))[RIVIER]
    assert rivier["k"][1:] == [RANG["half"], RANG["plek_0"]]
    assert ("Grens van de wijk WK015002", "7 punten, eigen grens: eerst spreiden") in rivier["regels"]


def test_streets_that_are_full_are_named_in_their_buurt():
    lasten = [last(RIVIER, 4, 0, 7), last(f"{RIVIER}/Kade", 4, 0, 4)]
    regels = dict(features(LAYER.draw(scene(dossier(), lasten=lasten)))[RIVIER]["regels"])
    assert regels["Vol hierbinnen"] == "straat Kade (4 van 4 punten)"


def test_the_legend_counts_per_stand():
    lasten = [last(CENTRUM, 6, 0, 6), last(RIVIER, 3, 2, 6), last(KERN, 0, 0, 6)]
    drawn = LAYER.draw(scene(dossier(), lasten=lasten))
    assert drawn is not None
    tel = {item.tekst: item.aantal for item in drawn.legend}
    assert tel["tot en met 50 %"] == (1, 0, None)
    assert tel["meer dan 80 %, nog niet vol"] == (0, 1, None)
    assert tel["vol: 100 %"] == (1, 1, None)
    assert tel["1 punt"] == (None, None, 1)
    assert "geen gegevens" not in tel


def test_the_fullest_are_drawn_last_and_stand_first_in_the_table():
    drawn = LAYER.draw(scene(dossier(), lasten=[last(CENTRUM, 7, 0, 6), last(RIVIER, 3, 2, 6), last(KERN, 0, 0, 6)]))
    assert drawn is not None
    assert drawn.tabel is not None
    assert list(features(drawn)) == [KERN, RIVIER, CENTRUM]
    assert [rij.toon for rij in drawn.tabel.rijen] == [f"buurten:{code}" for code in (CENTRUM, RIVIER, KERN)]
    assert drawn.tabel.rijen[0].cellen[:6] == ("WK015001", "Stad", "7", "0", "6", "117 %")
    assert drawn.tabel.rijen[0].cellen[6].startswith("De buurt zit 1 punt boven de grens")
    assert len(drawn.tabel.rijen[0].cellen) + 1 == len(drawn.tabel.kolommen)


def test_somebody_to_whom_no_load_is_told_has_no_layer():
    assert LAYER.draw(scene(dossier(), blik=Blik("gedeeld"))) is None


def test_a_proposal_without_areas_says_so_to_an_officer():
    centrum = features(LAYER.draw(scene(dossier(), status="onmogelijk")))[CENTRUM]
    assert centrum["tip"] == "Centrum: geen gegevens over belasting."


def test_without_any_outline_there_is_no_layer():
    assert LAYER.draw(scene(dossier(grenzen={}, punten=False))) is None
