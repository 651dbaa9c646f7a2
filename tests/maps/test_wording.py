"""Dutch: numbers, and the sentence that says which limit binds."""

from datetime import date
from decimal import Decimal

import pytest

from tests.bouw import CENTRUM
from tests.maps.klein import last
from uitstroommatch.maps import wording


@pytest.mark.parametrize(
    "bestaand, nieuw, grens, tekst",
    [
        (3, 2, 6, "5 van 6 punten belast, 2 daarvan nieuw; nog ruimte voor 1 punt"),
        (0, 1, 1, "1 van 1 punt belast, 1 daarvan nieuw; vol"),
        (4, 0, 6, "4 van 6 punten belast, geen daarvan nieuw; nog ruimte voor 2 punten"),
        (0, 0, 6, "0 van 6 punten belast; nog ruimte voor 6 punten"),
        (7, 0, 6, "7 van 6 punten belast, geen daarvan nieuw; 1 punt boven de grens, ook al zonder dit voorstel"),
        (5, 3, 6, "8 van 6 punten belast, 3 daarvan nieuw; 2 punten boven de grens"),
        (1, 1, None, "2 punten belast, 1 daarvan nieuw; geen grens"),
        (0, 0, 0, "0 van 0 punten belast; vol"),
    ],
)
def test_the_load_of_an_area_in_words(bestaand, nieuw, grens, tekst):
    assert wording.belasting(last(CENTRUM, bestaand, nieuw, grens)) == tekst


@pytest.mark.parametrize(
    "totaal, grens, tekst",
    [
        (5, 6, "83 %"),
        (4, 3, "133 %"),
        (1, 2, "50 %"),
        (33, 41, "ruim 80 %"),
        (199, 250, "bijna 80 %"),
        (299, 300, "bijna 100 %"),
        (301, 300, "ruim 100 %"),
        (1, 300, "ruim 0 %"),
        (0, 300, "0 %"),
        (0, 0, "grens 0"),
        (3, None, "geen grens"),
    ],
)
def test_a_percentage_is_never_rounded_to_a_boundary(totaal, grens, tekst):
    assert wording.procent(last(CENTRUM, totaal, 0, grens)) == tekst


def test_dates_amounts_and_lists():
    assert wording.datum(date(2026, 3, 1)) == "1 maart 2026"
    assert wording.bedrag(Decimal("1412.35")) == "€ 1.412,35"
    assert wording.bedrag(Decimal("400")) == "€ 400,00"
    assert wording.opsomming(["a", "b"]) == "a, b"
    assert wording.opsomming("abcdefghijkl") == "a, b, c, d, e, f, g, h, i, j en nog 2 andere"
