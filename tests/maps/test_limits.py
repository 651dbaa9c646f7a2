"""What is said of limits: which one is met first, why it is there, and what follows from it."""

import pytest

from tests.bouw import CENTRUM, KERN, RIVIER, STAD, woning
from tests.maps.klein import dossier, gebied, last, scene
from uitstroommatch.domain.gebied import Draagkracht
from uitstroommatch.domain.voorstel import Doelwaarde
from uitstroommatch.maps.limits import Limits

KADE, FLAT = f"{RIVIER}/Kade", f"{RIVIER}/Kade/Flat"


def limits(*lasten, rijen=(), **rest):
    return Limits(scene(dossier(woning(buurtcode=RIVIER, complex="Flat"), *rijen), lasten=lasten, **rest))


def eigen(code, grens, reden=None, niveau="buurt"):
    return Draagkracht.model_validate({"niveau": niveau, "code": code, "grens": grens, "reden": reden})


@pytest.mark.parametrize(
    "lasten, verwacht",
    [
        ([last(RIVIER, 3, 1, 5)], "Er kan hier nog 1 punt bij; dan is de buurt vol."),
        ([last(RIVIER, 1, 1, 5)], "Er kunnen hier nog 3 punten bij; dan is de buurt vol."),
        ([last(RIVIER, 3, 2, 5)], "De buurt is vol. Daarom kan hier niemand meer bij."),
        (
            [last(RIVIER, 4, 2, 5)],
            "De buurt zit 1 punt boven de grens. Daarom kan hier niemand meer bij.",
        ),
        (
            [last(RIVIER, 7, 0, 5)],
            "De buurt zit 2 punten boven de grens, ook al zonder dit voorstel. "
            "Daarom kan hier niemand meer bij.",
        ),
        ([last(RIVIER, 0, 0, 0)], "Voor de buurt is de grens 0 punten. Daarom kan hier niemand meer bij."),
        ([last(RIVIER, 4, 0, None)], "Hier geldt geen grens."),
        ([last(RIVIER, 3, 2, 6), last(STAD, 8, 2, 11)], "Er kan hier nog 1 punt bij; dan is de buurt vol."),
        (
            [last(RIVIER, 3, 1, 9), last("WK015002", 7, 1, 8)],
            "De wijk WK015002 is vol: 8 van 8 punten. Daarom kan hier niemand meer bij, ook al heeft de buurt "
            "Rivierenwijk zelf nog ruimte voor 5 punten.",
        ),
        (
            [last(RIVIER, 3, 1, None), last(STAD, 7, 1, 10)],
            "Er kunnen hier nog 2 punten bij; dan is de gemeente Stad vol (nu 8 van 10 punten), ook al heeft de buurt "
            "Rivierenwijk zelf geen grens.",
        ),
        (
            [last(RIVIER, 5, 0, 5), last(STAD, 12, 0, 10)],
            "De gemeente Stad zit 2 punten boven de grens: 12 van 10 punten, ook al zonder dit voorstel. Daarom kan "
            "hier niemand meer bij; de buurt Rivierenwijk is zelf ook vol.",
        ),
    ],
)  # fmt: skip
def test_the_sentence_names_the_limit_that_is_met_first(lasten, verwacht):
    assert limits(*lasten).zin(RIVIER) == verwacht


def test_a_full_street_and_a_complex_hold_against_room_in_the_buurt():
    tekst = limits(last(RIVIER, 4, 0, 7), last(KADE, 4, 0, 4), last(FLAT, 1, 0, 3))
    assert tekst.zin(KADE) == "De straat is vol. Daarom kan hier niemand meer bij."
    assert tekst.zin(FLAT) == (
        "De straat Kade is vol: 4 van 4 punten. Daarom kan hier niemand meer bij, ook al heeft het complex Flat (Kade) "
        "zelf nog ruimte voor 2 punten."
    )
    assert tekst.zin(RIVIER) == "Er kunnen hier nog 3 punten bij; dan is de buurt vol."
    assert [deel.code for deel in tekst.vol_in(RIVIER, ("straat", "complex"))] == [KADE]


def test_a_limit_that_may_be_passed_says_so():
    zacht = Doelwaarde(id="regel:draagkracht", richting="min", waarde=0, optimum=0, grens=0, bewezen=True)
    zin = limits(last(RIVIER, 5, 0, 5), doelen=(zacht,)).zin(RIVIER)
    assert zin.endswith("Iemand erbij mag volgens het beleid, maar telt als minpunt.")


@pytest.mark.parametrize(
    "code, rijen, verwacht",
    [
        (RIVIER, [eigen(RIVIER, 6, "buurt wil rust")], "eigen grens: buurt wil rust"),
        (RIVIER, [eigen(RIVIER, 6)], "eigen grens, zonder opgegeven reden"),
        (KADE, [eigen(KADE, 2, "kort na elkaar", "straat")], "eigen grens: kort na elkaar"),
        (KADE, [], "uit het beleid, voor elke straat gelijk"),
        (FLAT, [], "uit het beleid, voor elk complex gelijk"),
        (STAD, [], "uit het beleid, voor elke gemeente gelijk"),
        (RIVIER, [gebied(RIVIER, huishoudens=1250, leefbaarheid=4)],
         "uit het beleid, naar huishoudens (1.250) en leefbaarheid (klasse 4 van 9)"),
        (RIVIER, [gebied(RIVIER, huishoudens=90)], "uit het beleid, naar huishoudens (90) en leefbaarheid (onbekend)"),
        (RIVIER, [gebied(RIVIER, huishoudens=0)],
         "uit het beleid; er zijn geen huishoudens bekend, daarom de laagste grens"),
        (RIVIER, [gebied(RIVIER)], "uit het beleid; er zijn geen huishoudens bekend, daarom de laagste grens"),
    ],
)  # fmt: skip
def test_where_a_limit_comes_from(code, rijen, verwacht):
    assert limits(rijen=rijen).waarom(last(code, 0, 0, 6)) == verwacht


def test_what_is_full_in_an_area_is_named_the_farthest_over_first():
    tekst = limits(last(KADE, 4, 0, 4), last(FLAT, 5, 0, 3), last(RIVIER, 5, 0, 9), last(CENTRUM, 0, 0, 0))
    assert tekst.regels_vol(RIVIER, ("straat", "complex")) == [
        ("Vol hierbinnen", "complex Flat (Kade) (5 van 3 punten), straat Kade (4 van 4 punten)")
    ]
    assert tekst.regels_vol(STAD, ("buurt",)) == [("Vol hierbinnen", "buurt Centrum (0 van 0 punten)")]
    assert tekst.regels_vol(KERN, ("straat",)) == []
