"""One line per client: true for that pair, plain, and short enough for a row of a table."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.bouw import (
    BUITEN,
    DORP,
    KERN,
    PEILDATUM,
    RIVIER,
    STAD,
    aanbieder,
    afgewezen,
    afspraak,
    beleid,
    client,
    grens,
    plan,
    situatie,
    vast,
    woning,
)
from uitstroommatch import service
from uitstroommatch.domain.outcome import Haalbaar
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.explain.answer import InHetKort, in_het_kort
from uitstroommatch.explain.proposal import voorstel_van
from uitstroommatch.explain.stand import Stand
from uitstroommatch.explain.wording.short import LANGSTE
from uitstroommatch.resources import data_map
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Aanbod, Kandidaat, Situatie

LANG, KORT = "2025-11-24", "2026-11-09"  # 52 and 2 weeks


def voorstel(sit: Situatie, *zinnen: str) -> Voorstel:
    return voorstel_van(Rulebook.van(sit.beleid), sit, Haalbaar(plan(*zinnen), ()), 0)


def kort(sit: Situatie, *zinnen: str) -> InHetKort:
    return in_het_kort(Rulebook.van(sit.beleid), sit, voorstel(sit, *zinnen))


def waarom(sit: Situatie, *zinnen: str) -> str:
    """The line of the first client in the plan."""
    return next(iter(kort(sit, *zinnen).plaatsingen.values()))


# --- why this home -----------------------------------------------------------------------------------------------


def test_a_return_and_the_weeks() -> None:
    sit = situatie(client(wacht_sinds=LANG), *(woning(f"w{n}") for n in range(1, 6)))
    assert waarom(sit, "c1 in w1") == f"Keert terug naar {STAD} en wacht 52 weken."


def test_urgent_comes_first_when_the_policy_puts_it_first() -> None:
    rijen = (client(urgentie="spoed", wacht_sinds=LANG), *(woning(f"w{n}") for n in range(1, 6)))
    assert waarom(situatie(*rijen), "c1 in w1").startswith("Heeft spoed, keert terug naar")
    laatst = beleid(volgorde=("herkomst", "geplaatst", "wachttijd", "spoed"))
    assert waarom(situatie(*rijen, onder=laatst), "c1 in w1").endswith("wacht 52 weken en heeft spoed.")


def test_what_the_policy_does_not_pursue_is_no_reason() -> None:
    zonder = beleid(volgorde=("geplaatst",))
    sit = situatie(client(urgentie="spoed"), *(woning(f"w{n}") for n in range(1, 6)), onder=zonder)
    assert waarom(sit, "c1 in w1") == "Past in deze woning; niets anders gaf de doorslag."


def test_what_people_fixed_needs_no_other_reason() -> None:
    sit = situatie(client(urgentie="spoed"), woning(), vast("c1 in w1"))
    assert waarom(sit, "c1 in w1") == "Ligt vast: mensen hebben zo besloten."


def test_the_only_home_that_fits() -> None:
    sit = situatie(client(), woning("w1"), woning("w2", rekenhuur="900.00"))
    assert waarom(sit, "c1 in w1").startswith("Kan van de 2 woningen alleen deze krijgen")


def test_hardly_a_choice() -> None:
    sit = situatie(client(), woning("w1"), woning("w2"), woning("w3", rekenhuur="900.00"))
    assert "kan maar in 2 woningen terecht" in waarom(sit, "c1 in w1")


def test_the_limit_for_the_young_counts_only_for_whom_it_holds() -> None:
    woningen = [woning(f"w{n}") for n in range(1, 6)]
    jong = waarom(situatie(client(leeftijd=19), *woningen), "c1 in w1")
    assert "blijft met 400,00 huur binnen de grens voor jongeren" in jong
    assert "jongeren" not in waarom(situatie(client(leeftijd=30), *woningen), "c1 in w1")
    kind = client(leeftijd=19, huishoudgrootte=2, kinderen=1)
    heft_op = beleid({"huurgrens_jongeren": {"kind_heft_op": True}})
    assert "jongeren" not in waarom(situatie(kind, *woningen, onder=heft_op), "c1 in w1")
    uit = beleid({"huurgrens_jongeren": "uit"})
    assert "jongeren" not in waarom(situatie(client(leeftijd=19), *woningen, onder=uit), "c1 in w1")


@pytest.mark.parametrize(
    "woningen,plaatsen,zinsdeel",
    [
        ({"w1": KERN}, ("c1 in w1",), "geen woning past daar"),
        ({"w1": KERN, "w2": RIVIER}, ("c1 in w1", "c2 in w2"), "de enige passende woning gaat naar een ander"),
        ({"w1": KERN, "w2": RIVIER, "w3": RIVIER}, ("c1 in w1", "c2 in w2", "c3 in w3"), "de 2 passende woningen"),
    ],
)
def test_why_not_back_to_the_own_municipality(
    woningen: dict[str, str], plaatsen: tuple[str, ...], zinsdeel: str
) -> None:
    rijen = (woning(naam, buurtcode=buurt, straat=naam) for naam, buurt in woningen.items())
    sit = situatie(*(client(f"c{n}") for n in range(1, 4)), *rijen)
    assert f"an niet terug naar {STAD} ({zinsdeel}" in waarom(sit, *plaatsen)


def test_a_free_home_in_the_own_municipality_where_a_limit_is_reached() -> None:
    rijen = (client(), woning("w1", buurtcode=KERN, straat="Dorpsweg"), woning("w2", buurtcode=RIVIER))
    assert "waar nog plek is, is een grens bereikt" in waarom(situatie(*rijen, grens(RIVIER, 0)), "c1 in w1")
    assert "niet terug" not in waarom(situatie(*rijen), "c1 in w1")


def test_an_exception_and_an_origin_outside_the_region() -> None:
    woningen = [woning(f"w{n}") for n in range(1, 6)]
    sit = situatie(client(gemeente_herkomst=BUITEN, herkomst_afwijken=True), *woningen)
    assert waarom(sit, "c1 in w1").startswith("Hoeft niet terug naar de eigen gemeente buiten de regio (goedgekeurd)")


def test_a_wish_is_told_with_the_return_when_it_is_the_same_place() -> None:
    woningen = [woning(f"w{n}") for n in range(1, 6)]
    samen = waarom(situatie(client(voorkeur_gemeenten=(DORP, STAD)), *woningen), "c1 in w1")
    assert samen.startswith(f"Keert terug naar {STAD} (tweede wens)")
    buurt = waarom(situatie(client(voorkeur_buurten=(woningen[0].buurtcode,)), *woningen), "c1 in w1")
    assert "komt in een gewenste buurt" in buurt


def test_waiting_longer_is_said_only_when_all_others_for_the_home_wait_shorter() -> None:
    woningen = [woning(f"w{n}", plaatsen=1) for n in range(1, 6)]
    rijen = (client("c1", wacht_sinds=LANG), client("c2", wacht_sinds=KORT))
    langer = "langer dan de ene cliënt zonder woning die hier ook past"
    assert langer in waarom(situatie(*rijen, *woningen), "c1 in w1")
    assert "langer" not in waarom(situatie(*rijen, *woningen), "c2 in w1")


# --- why none ----------------------------------------------------------------------------------------------------


def test_nothing_fits() -> None:
    sit = situatie(client(max_huur="300.00"), woning("w1"), woning("w2"))
    assert kort(sit).niet_geplaatst["c1"] == "Geen van de 2 woningen past: 2 zijn te duur voor het budgetplan."
    een = situatie(client(max_huur="300.00"), woning("w1"))
    assert kort(een).niet_geplaatst["c1"] == "De enige woning past niet: die is te duur voor het budgetplan."


def test_the_one_home_goes_to_another_with_what_that_one_has() -> None:
    twee = (client("c1", wacht_sinds=LANG), client("c2", wacht_sinds=KORT))
    assert kort(situatie(*twee, woning()), "c1 in w1").niet_geplaatst["c2"] == (
        "Er past 1 woning, maar die (w1) gaat naar c1, die langer wacht (52 weken tegen 2)."
    )
    spoed = (client("c1", urgentie="spoed"), client("c2"))
    assert kort(situatie(*spoed, woning()), "c1 in w1").niet_geplaatst["c2"].endswith("naar c1, die spoed heeft.")
    besloten = situatie(client("c1"), client("c2"), woning(), vast("c1 in w1"))
    assert kort(besloten, "c1 in w1").niet_geplaatst["c2"].endswith("naar c1: dat ligt vast.")
    terug = situatie(client("c1"), client("c2", gemeente_herkomst=DORP), woning())
    assert kort(terug, "c1 in w1").niet_geplaatst["c2"].endswith(f"die daarmee terugkeert naar {STAD}.")
    gelijk = situatie(client("c1"), client("c2"), woning())
    assert kort(gelijk, "c1 in w1").niet_geplaatst["c2"] == "Er past 1 woning, maar die (w1) gaat naar c1."


def test_a_limit_is_in_the_way() -> None:
    vol = situatie(client(zwaarte="complex"), woning(), grens(f"{woning().buurtcode}/Kade", 1))
    assert kort(vol).niet_geplaatst["c1"] == "Er past 1 woning, maar daar is de draagkracht op."
    uren = situatie(client(uren_per_week="9.0"), woning("w1"), woning("w2"), aanbieder(uren_beschikbaar="1.0"))
    assert kort(uren).niet_geplaatst["c1"] == "Er passen 2 woningen, maar bij beide is de begeleiding op."


def test_the_counts_in_a_line_add_up() -> None:
    rijen = (client("c1"), client("c2"), woning("w1"), woning("w2", straat="Dijk"), woning("w3", corporatie="Ander"))
    sit = situatie(*rijen, grens(f"{woning().buurtcode}/Dijk", 0), afspraak(corporatie="Ander", maximum=0))
    regel = kort(sit, "c1 in w1").niet_geplaatst["c2"]
    assert regel == (
        "Er passen 3 woningen, maar 1 gaat naar een ander, bij 1 is de afspraak vol en bij 1 is de draagkracht op."
    )


def test_who_is_led_back_and_who_was_rejected() -> None:
    sit = situatie(client("c1", gemeente_herkomst=BUITEN), client("c2"), woning(), afgewezen("c2 in w1"))
    regels = kort(sit).niet_geplaatst
    assert regels["c1"] == f"Wordt teruggeleid naar een gemeente buiten de regio ({BUITEN})."
    assert regels["c2"] == "De enige woning past niet: die is voor deze cliënt afgewezen."


def test_without_homes() -> None:
    sit = situatie(client())
    leeg = Situatie(sit.dossier.met("woningen", []), sit.beleid)
    assert kort(leeg).niet_geplaatst["c1"] == "Er is geen enkele woning aangeboden."


# --- every line of the example is true -----------------------------------------------------------------------------

OPDRACHT = service.lees(data_map() / "voorbeeld")
VOORSTEL = service.maak_voorstel(OPDRACHT)
STAND = Stand(OPDRACHT.rulebook, OPDRACHT.situatie, tuple(een.drietal for een in VOORSTEL.plaatsingen))
KORT_VAN_ALLEN = service.in_het_kort(OPDRACHT, VOORSTEL)
NAMEN = {gebied.naam: gebied.code for gebied in OPDRACHT.dossier.gebieden if gebied.niveau == "gemeente"}


def _past(client_: str) -> list[str]:
    return [een for een in OPDRACHT.situatie.aanbod if STAND.vormen(client_, een)]


def _weken(kandidaat: Kandidaat) -> int:
    return (PEILDATUM - kandidaat.wacht_sinds).days // 7


def _daar(kandidaat: Kandidaat) -> list[str]:
    alle = OPDRACHT.situatie.aanbod
    return [een for een in _past(kandidaat.client_sleutel) if alle[een].gemeente == kandidaat.gemeente_herkomst]


BEWERINGEN: dict[str, Callable[[Kandidaat, Aanbod, re.Match[str]], bool]] = {
    r"eeft spoed": lambda c, _w, _m: c.urgentie == "spoed",
    r"eert terug naar ([A-Z][\w-]+)": lambda c, w, m: w.gemeente == c.gemeente_herkomst == NAMEN[m[1]],
    r"\(eerste wens\)|, de eerste wens": lambda c, w, _m: c.voorkeur_gemeenten[0] == w.gemeente,
    r"oeft niet terug": lambda c, w, _m: c.herkomst_afwijken and w.gemeente != c.gemeente_herkomst,
    r"geen woning past daar": lambda c, _w, _m: not _daar(c),
    r"de (\d+) passende woningen gaan": lambda c, _w, m: (
        len(_daar(c)) == int(m[1]) and all(een in STAND.in_woning for een in _daar(c))
    ),
    r"alleen deze krijgen": lambda c, w, _m: _past(c.client_sleutel) == [w.woning_id],
    r"maar in (\d) woningen terecht": lambda c, _w, m: len(_past(c.client_sleutel)) == int(m[1]),
    r"acht (\d+) we": lambda c, _w, m: _weken(c) == int(m[1]),
    r"met (\d+),(\d\d) huur binnen": lambda c, w, m: (
        str(w.rekenhuur) == f"{m[1]}.{m[2]}" and w.rekenhuur <= 410 and c.leeftijd < 23
    ),
    r"dag en nacht": lambda c, _w, _m: c.bereikbaarheid_24u,
}


@pytest.mark.parametrize("bewering", BEWERINGEN)
def test_every_claim_holds_when_it_is_recomputed(bewering: str) -> None:
    gevonden = 0
    for een in VOORSTEL.plaatsingen:
        raak = re.search(bewering, KORT_VAN_ALLEN.plaatsingen[een.client_sleutel])
        if raak is not None:
            gevonden += 1
            kandidaat = OPDRACHT.situatie.kandidaten[een.client_sleutel]
            assert BEWERINGEN[bewering](kandidaat, OPDRACHT.situatie.aanbod[een.woning_id], raak), een.client_sleutel
    assert gevonden, "the example does not show this claim"


def test_every_client_has_one_short_line() -> None:
    regels = {**KORT_VAN_ALLEN.plaatsingen, **KORT_VAN_ALLEN.niet_geplaatst}
    assert set(regels) == set(OPDRACHT.dossier.client)
    assert {regel for regel in regels.values() if len(regel) > LANGSTE or not regel.endswith(".")} == set()


def test_the_number_of_homes_that_fit_is_right() -> None:
    for een, regel in KORT_VAN_ALLEN.niet_geplaatst.items():
        if raak := re.match(r"Er pas(?:t|sen) (\d+) ", regel):
            assert len(_past(een)) == int(raak[1])
        elif regel.startswith("Geen van"):
            assert not _past(een)
