"""Layer belasting_straten: a sign per street and complex, in the middle of its homes."""

from tests.bouw import CENTRUM, RIVIER, woning
from tests.maps.klein import dossier, features, last, scene
from uitstroommatch.domain.gebied import Draagkracht
from uitstroommatch.maps.layers.belasting_straten import LAYER
from uitstroommatch.spread.blik import Blik

KADE, LAAN = f"{CENTRUM}/Kade", f"{RIVIER}/Laan"


def _woning(id_, lon, lat, **rest):
    return woning(id_, lengtegraad=lon, breedtegraad=lat, **rest)


def test_a_street_stands_in_the_middle_of_its_homes_with_the_class_of_each_stand():
    voor = dossier(_woning("w1", 6.02, 52.02), _woning("w2", 6.04, 52.06))
    kade = features(LAYER.draw(scene(voor, lasten=[last(KADE, 2, 2, 4), last(CENTRUM, 4, 0, 7)])))[KADE]
    assert kade["plek"] == [52.04, 6.03]
    assert kade["teken"] == ["straat-half", "straat-vol"]
    assert kade["bij"] == CENTRUM
    assert kade["kop"] == "Straat Kade (Centrum)"
    assert kade["tip"][1] == (
        "Kade (Centrum) met dit voorstel: 4 van 4 punten. De straat is vol. Daarom kan hier niemand meer bij."
    )
    assert "Plek" not in dict(kade["regels"])


def test_a_street_without_homes_stands_near_the_middle_of_its_buurt_and_says_so():
    laan = features(LAYER.draw(scene(dossier(), lasten=[last(LAAN, 2, 0, 4)])))[LAAN]
    assert laan["plek"] == [52.05, 6.15]
    assert dict(laan["regels"])["Plek"].startswith("bij benadering")


def test_a_complex_has_its_own_sign_and_knows_which_limit_is_met_first():
    voor = dossier(_woning("w1", 6.02, 52.02, complex="Flat"), _woning("w2", 6.02, 52.02, complex="Hof"))
    lasten = [last(KADE, 4, 0, 4), last(f"{KADE}/Flat", 1, 0, 3), last(f"{KADE}/Hof", 0, 0, 3)]
    drawn = features(LAYER.draw(scene(voor, lasten=lasten)))
    flat = drawn[f"{KADE}/Flat"]
    assert flat["teken"] == "complex-half"
    assert flat["plek"] != drawn[f"{KADE}/Hof"]["plek"]
    assert dict(flat["regels"])["Wat knelt"].startswith("De straat Kade is vol: 4 van 4 punten.")
    assert dict(flat["regels"])["Grens van de straat Kade"] == "4 punten, uit het beleid, voor elke straat gelijk"


def test_the_table_puts_first_what_is_full_and_the_legend_counts():
    eigen = Draagkracht.model_validate({"niveau": "straat", "code": f"{CENTRUM}/Hof", "grens": 0, "reden": "rust"})
    lasten = [
        last(KADE, 0, 0, 4),
        last(LAAN, 4, 1, 4),
        last(f"{CENTRUM}/Hof", 0, 0, 0),
        last(f"{CENTRUM}/Weg", 1, 0, 4),
    ]
    drawn = LAYER.draw(scene(dossier(eigen), lasten=lasten))
    assert drawn is not None
    assert drawn.tabel is not None
    assert [rij.naam for rij in drawn.tabel.rijen] == ["Laan (Rivierenwijk)", "Hof (Centrum)", "Weg (Centrum)"]
    assert drawn.tabel.rijen[0].toon == f"belasting_straten:{LAAN}"
    assert all(len(rij.cellen) + 1 == len(drawn.tabel.kolommen) for rij in drawn.tabel.rijen)
    tel = {item.tekst: item.aantal for item in drawn.legend}
    assert (tel["boven de grens"], tel["vol: 100 %"], tel["leeg: 0 %"]) == ((0, 1), (2, 1), (1, 1))


def test_on_a_map_of_the_whole_region_only_streets_that_are_nearly_full_stand():
    drawn = features(LAYER.draw(scene(dossier(), lasten=[last(KADE, 4, 0, 5), last(LAAN, 4, 1, 6)])))
    assert (drawn[KADE]["soort"], drawn[LAAN]["soort"]) == ("rustig", "")


def test_without_loads_there_is_no_layer():
    assert LAYER.draw(scene(dossier(), lasten=[last(CENTRUM, 1, 0, 4)])) is None
    assert LAYER.draw(scene(dossier(), blik=Blik("gedeeld"))) is None
