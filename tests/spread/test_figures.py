"""The measures of a situation, by hand: what counts, what does not, and what a plan does to them."""

from __future__ import annotations

from decimal import Decimal

from tests.bouw import (
    BUITEN,
    CENTRUM,
    DORP,
    KERN,
    RIVIER,
    STAD,
    beleid,
    buurt,
    client,
    grens,
    plaatsing,
    plan,
    situatie,
    woning,
)
from uitstroommatch.domain.outcome import Haalbaar, Onmogelijk
from uitstroommatch.domain.plaatsing import Plaatsing
from uitstroommatch.domain.voorstel import Strijdigheid, Voorstel
from uitstroommatch.explain.proposal import voorstel_van
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie
from uitstroommatch.spread.figures import cijfers_van, spreidingscijfers

Waarden = tuple[str | None, str | None]


def waarden(s: Situatie, *zinnen: str) -> dict[str, Waarden]:
    """Now and with the plan, by measure and gemeente."""
    gevonden = cijfers_van(s, plan(*zinnen), None)
    return {rij.id: (_tekst(rij.nu), _tekst(rij.plan)) for rij in (*gevonden.rijen, *gevonden.gemeenten)}


def _tekst(waarde: Decimal | None) -> str | None:
    return None if waarde is None else str(waarde)


def verleden(waar: str, aantal: int) -> list[Plaatsing]:
    return [plaatsing(f"{waar}-{n}", buurtcode=waar) for n in range(aantal)]


def test_a_buurt_at_exactly_eighty_percent_is_not_above_and_one_point_more_is() -> None:
    s = situatie(grens(CENTRUM, 5), *verleden(CENTRUM, 4), client("c1"), woning("w1"))
    assert waarden(s, "c1 in w1")["boven_80"] == ("0.0", "33.3")


def test_a_closed_buurt_is_above_as_soon_as_it_bears_anything_but_has_no_part_in_gini() -> None:
    dicht = situatie(grens(CENTRUM, 0), *verleden(CENTRUM, 1), *verleden(KERN, 1))
    assert waarden(dicht)["boven_80"] == ("33.3", "33.3")
    # Left are RIVIER with nothing and KERN with something: all of two in one.
    assert waarden(dicht)["gini"] == ("0.500", "0.500")
    assert waarden(situatie(grens(CENTRUM, 0)))["boven_80"] == ("0.0", "0.0")


def test_equally_full_is_zero_and_all_in_one_is_the_most() -> None:
    vol = [grens(CENTRUM, 2), grens(RIVIER, 4), grens(KERN, 2)]
    gelijk = situatie(*vol, *verleden(CENTRUM, 1), *verleden(RIVIER, 2), *verleden(KERN, 1))
    assert waarden(gelijk)["gini"][0] == waarden(gelijk)["theil"][0] == "0.000"
    een = waarden(situatie(*vol, *verleden(KERN, 2)))
    assert (een["gini"][0], een["theil"][0]) == ("0.667", "1.099")  # 2/3 and ln 3


def test_without_load_there_is_nothing_to_measure() -> None:
    leeg = waarden(situatie())
    assert [leeg[maat][0] for maat in ("boven_80", "gini", "theil", "dissimilariteit", "uitwisseling")] == [
        "0.0", None, None, None, "0",
    ]  # fmt: skip


def test_buurten_outside_the_region_do_not_count() -> None:
    s = situatie(*verleden(KERN, 1), onder=beleid(regio=[STAD]))
    gevonden = cijfers_van(s, (), None)
    assert gevonden.over == "Gemeten over 2 buurten."
    assert waarden(s)["gini"][0] is None
    nergens = cijfers_van(situatie(onder=beleid(regio=[BUITEN])), (), None)
    assert {rij.nu for rij in nergens.rijen} == {None, Decimal(0)}
    assert nergens.over == "Gemeten over 0 buurten."


def test_a_buurt_without_data_does_not_count_unless_it_has_a_limit_of_its_own() -> None:
    onbekend = buurt(KERN, huishoudens=None)
    s = situatie(onbekend, *verleden(KERN, 3), *verleden(CENTRUM, 1))
    assert waarden(s)["gini"][0] == "0.500"
    assert waarden(s)["dissimilariteit"][0] == "50.0"  # of the one person in two buurten with households
    assert cijfers_van(s, (), None).over == (
        "Gemeten over 2 buurten. 1 buurt telt niet mee: het aantal huishoudens is niet bekend."
    )
    met = situatie(onbekend, grens(KERN, 8), *verleden(KERN, 3), *verleden(CENTRUM, 1))
    assert waarden(met)["gini"][0] == "0.500"  # 0, 1/8 and 3/8
    assert cijfers_van(met, (), None).over == "Gemeten over 3 buurten."


def test_what_does_not_weigh_is_not_there() -> None:
    voorbij = plaatsing(einddatum="2026-11-23")
    oud = plaatsing("p2", datum="2023-11-23")
    net = plaatsing("p3", datum="2023-11-24", buurtcode=KERN)
    assert waarden(situatie(voorbij, oud))["dissimilariteit"][0] is None
    assert waarden(situatie(voorbij, oud, net))["dissimilariteit"][0] == "66.7"


def test_people_count_once_and_load_by_its_points() -> None:
    s = situatie(plaatsing(zwaarte="gespecialiseerd"), *verleden(RIVIER, 1), *verleden(KERN, 1))
    assert waarden(s)["dissimilariteit"][0] == "0.0"
    assert waarden(s)["gini"][0] == "0.267"  # loads 1, 1 and 3 under one limit: 4/15


def test_the_balance_so_far_and_with_the_plan() -> None:
    s = situatie(
        plaatsing(gemeente_herkomst=DORP), client("c1"), client("c2", gemeente_herkomst=BUITEN),
        woning("w1", buurtcode=KERN), woning("w2", buurtcode=KERN),
    )  # fmt: skip
    gevonden = waarden(s, "c1 in w1", "c2 in w2")
    assert (gevonden[STAD], gevonden[DORP], gevonden["uitwisseling"]) == (("1", "0"), ("-1", "0"), ("2", "0"))
    assert gevonden["geplaatst"] == (None, "2")


def voorstel(s: Situatie, *zinnen: str) -> Voorstel:
    return voorstel_van(Rulebook.van(s.beleid), s, Haalbaar(plan(*zinnen), ()), 0)


def test_the_greedy_rule_stands_beside_the_proposal() -> None:
    s = situatie(client("c1"), client("c2", wacht_sinds="2020-01-01"), woning())
    per_maat = {rij.id: rij for rij in spreidingscijfers(s, voorstel(s)).rijen}
    assert (per_maat["geplaatst"].plan, per_maat["geplaatst"].gretig) == (Decimal(0), Decimal(1))
    assert (per_maat["gini"].plan, per_maat["gini"].gretig) == (None, Decimal("0.667"))


def test_without_a_plan_only_now_is_told() -> None:
    s = situatie(plaatsing())
    strijd = Strijdigheid(regel="plaatsen", groep="w1", grens=1, nodig=2, besluiten=(), tekst="")
    onmogelijk = voorstel_van(Rulebook.van(s.beleid), s, Onmogelijk(strijd), 0)
    rijen = spreidingscijfers(s, onmogelijk).rijen
    assert {rij.plan for rij in rijen} == {None}
    assert rijen[1].nu == 0
