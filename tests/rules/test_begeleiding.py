import pytest

from tests.bouw import DORP, KERN, STAD, aanbieder, client, woning
from tests.vragen import leest_alleen_wat_er_staat, mag, weigering

REGEL = "begeleiding"
ZWAARTES = ("licht", "medium", "complex", "gespecialiseerd")


@pytest.mark.parametrize("zwaarte", ZWAARTES)
def test_the_provider_delivers_exactly_the_intensities_of_its_row(zwaarte):
    """Delivering the heavy does not imply delivering the light."""
    steun = aanbieder(zwaartes=["medium", "gespecialiseerd"])
    assert mag(REGEL, client(zwaarte=zwaarte), woning(), steun) is (zwaarte in ("medium", "gespecialiseerd"))


def test_without_a_row_for_the_municipality_nothing_is_delivered_there():
    steun = aanbieder(gemeente=STAD)
    assert mag(REGEL, client(), woning(), steun)
    assert not mag(REGEL, client(), woning(buurtcode=KERN), steun)


def test_each_municipality_has_a_row_of_its_own():
    steun = (aanbieder(gemeente=STAD, zwaartes=["licht"]), aanbieder(gemeente=DORP, zwaartes=["complex"]))
    assert mag(REGEL, client(zwaarte="complex"), woning(buurtcode=KERN), *steun)
    assert not mag(REGEL, client(zwaarte="complex"), woning(), *steun)


def test_what_another_provider_delivers_there_does_not_help():
    steun = (aanbieder("Zorg", DORP), aanbieder("Ander", STAD))
    assert not mag(REGEL, client(aanbieder="Zorg"), woning(), *steun)
    assert mag(REGEL, client(aanbieder="Ander"), woning(), *steun)


@pytest.mark.parametrize("nodig,biedt,verwacht", [("ja", "ja", True), ("ja", "nee", False), ("nee", "nee", True)])
def test_who_needs_answers_day_and_night_gets_them(nodig, biedt, verwacht):
    assert mag(REGEL, client(bereikbaarheid_24u=nodig), woning(), aanbieder(bereikbaar_24u=biedt)) is verwacht


def test_answering_day_and_night_is_allowed_when_it_is_not_needed():
    assert mag(REGEL, client(bereikbaarheid_24u="nee"), woning(), aanbieder(bereikbaar_24u="ja"))


def test_answering_day_and_night_does_not_make_up_for_an_intensity_that_is_missing():
    steun = aanbieder(zwaartes=["licht"], bereikbaar_24u="ja")
    assert not mag(REGEL, client(zwaarte="medium", bereikbaarheid_24u="ja"), woning(), steun)


def test_the_refusal_names_provider_place_intensities_and_reach():
    steun = aanbieder(zwaartes=["licht", "medium"])
    zin = weigering(REGEL, client(zwaarte="complex", bereikbaarheid_24u="ja"), woning(), steun)
    assert zin == ("Zorg levert in GM0150: licht, medium (nodig complex); dag en nacht bereikbaar: nee (nodig ja)")


def test_the_refusal_without_a_row_says_that_nothing_is_delivered():
    zin = weigering(REGEL, client(), woning(buurtcode=KERN), aanbieder(gemeente=STAD))
    assert zin == "Zorg levert in GM0177: niets (nodig licht); dag en nacht bereikbaar: nee (nodig nee)"


def test_it_reads_only_provider_intensity_reach_and_municipality():
    clienten = [client(zwaarte=z, bereikbaarheid_24u=b) for z in ZWAARTES for b in (False, True)]
    woningen = [woning(), woning(buurtcode=KERN)]
    assert leest_alleen_wat_er_staat(REGEL, clienten, woningen, aanbieder(zwaartes=["licht"], bereikbaar_24u=True))
