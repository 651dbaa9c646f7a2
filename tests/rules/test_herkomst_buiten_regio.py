import pytest

from tests.bouw import BUITEN, DORP, KERN, STAD, client, woning
from tests.vragen import leest_alleen_wat_er_staat, mag, weigering

REGEL = "herkomst_buiten_regio"
STRENG = {"ook_binnen_regio": True}
IN_STAD, IN_DORP = woning(), woning(buurtcode=KERN)


@pytest.mark.parametrize("huis", [IN_STAD, IN_DORP])
def test_a_client_from_outside_the_region_finds_no_home_here(huis):
    assert not mag(REGEL, client(gemeente_herkomst=BUITEN), huis)


@pytest.mark.parametrize("huis", [IN_STAD, IN_DORP])
def test_an_approved_exception_opens_every_home(huis):
    assert mag(REGEL, client(gemeente_herkomst=BUITEN, herkomst_afwijken=True), huis)


@pytest.mark.parametrize("huis", [IN_STAD, IN_DORP])
@pytest.mark.parametrize("herkomst", [STAD, DORP])
def test_a_client_from_the_region_may_live_anywhere_in_it(herkomst, huis):
    assert mag(REGEL, client(gemeente_herkomst=herkomst), huis)


@pytest.mark.parametrize(
    "herkomst,huis,verwacht",
    [(STAD, IN_STAD, True), (STAD, IN_DORP, False), (DORP, IN_DORP, True), (DORP, IN_STAD, False)],
)
def test_a_strict_policy_only_gives_homes_in_the_municipality_of_origin(herkomst, huis, verwacht):
    assert mag(REGEL, client(gemeente_herkomst=herkomst), huis, met=STRENG) is verwacht


def test_a_strict_policy_still_honours_an_approved_exception():
    assert mag(REGEL, client(gemeente_herkomst=STAD, herkomst_afwijken=True), IN_DORP, met=STRENG)
    assert mag(REGEL, client(gemeente_herkomst=BUITEN, herkomst_afwijken=True), IN_DORP, met=STRENG)


def test_a_strict_policy_opens_nothing_to_clients_from_outside():
    assert not mag(REGEL, client(gemeente_herkomst=BUITEN), IN_STAD, met=STRENG)


@pytest.mark.parametrize("parameters", [{}, STRENG])
def test_a_municipality_that_is_known_but_not_in_the_region_is_outside(parameters):
    """Also for a home that happens to stand there: no home without an approved exception."""
    assert not mag(REGEL, client(gemeente_herkomst=DORP), IN_STAD, met=parameters, regio=[STAD])
    assert not mag(REGEL, client(gemeente_herkomst=DORP), IN_DORP, met=parameters, regio=[STAD])


def test_the_refusal_names_origin_and_destination():
    zin = weigering(REGEL, client(gemeente_herkomst=BUITEN), IN_DORP)
    assert zin == "de cliënt komt uit GM0200, de woning staat in GM0177, en er is geen toegestane uitzondering"


@pytest.mark.parametrize("parameters", [{}, STRENG])
def test_it_reads_only_origin_exception_and_municipality(parameters):
    clienten = [client(gemeente_herkomst=g, herkomst_afwijken=a) for g in (STAD, DORP, BUITEN) for a in (False, True)]
    assert leest_alleen_wat_er_staat(REGEL, clienten, [IN_STAD, IN_DORP], met=parameters)
