"""Why clients and homes are left over."""

from __future__ import annotations

from tests.bouw import KERN, STAD, aanbieder, client, plan, situatie, vast, woning
from uitstroommatch.domain.outcome import Plan
from uitstroommatch.explain.answer import hindernissen
from uitstroommatch.explain.bottlenecks import GeenWoning, geen_woning, knelpunten, lege_woningen
from uitstroommatch.explain.funnel import niet_geplaatst
from uitstroommatch.explain.wording import Namen
from uitstroommatch.explain.wording import geen_woning as zinnen
from uitstroommatch.explain.wording import knelpunten as knelpuntzinnen
from uitstroommatch.explain.wording import lege_woning as leegzinnen
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

LANG, KORT = "2026-01-05", "2026-10-26"


def _regels(voor: Situatie) -> Rulebook:
    return Rulebook.van(voor.beleid)


def _namen(voor: Situatie) -> Namen:
    return Namen(_regels(voor), voor)


def _geen(voor: Situatie, gekozen: Plan = (), wie: str = "c1") -> GeenWoning:
    return geen_woning(_regels(voor), voor, gekozen, wie)


def test_homes_fall_off_as_in_the_proposal() -> None:
    voor = situatie(client(max_huur="300.00"), woning("w1"), woning("w2", kamers=9, rekenhuur="200.00"))
    g = _geen(voor)
    uit_voorstel = niet_geplaatst(_regels(voor), voor, ())[0].redenen
    assert [(een.regel, een.aantal) for een in g.afval] == [(een.regel, een.woningen) for een in uit_voorstel]
    tekst = "\n".join(zinnen(_namen(voor), g))
    assert "Van de 2 woningen vallen er 2 af:" in tekst
    assert "- 1 woning te duur voor het budgetplan." in tekst
    assert "Er blijft geen woning over." in tekst


def test_a_home_goes_to_who_waits_longer() -> None:
    voor = situatie(client("c1", wacht_sinds=KORT), client("c2", wacht_sinds=LANG))
    g = _geen(voor, plan("c2 in w1"))
    assert g.kansen[0].beslissend is not None
    assert g.kansen[0].beslissend.id == "wachttijd"
    assert "gaat naar c2: c2 wacht langer: 46 weken tegen 4 weken." in "\n".join(zinnen(_namen(voor), g))


def test_a_home_that_people_fixed_is_called_so() -> None:
    voor = situatie(client("c1"), client("c2"), vast("c2 in w1"))
    assert "is vastgelegd voor c2." in "\n".join(zinnen(_namen(voor), _geen(voor, plan("c2 in w1"))))


def test_hours_that_are_used_up_are_said() -> None:
    voor = situatie(client("c1", uren_per_week="8.0"), aanbieder(uren_beschikbaar="7.5"))
    g = _geen(voor)
    assert [ruimte.regel for ruimte in g.kansen[0].vol] == ["begeleidingsuren"]
    assert "heeft nog 7,5 uur per week over (nodig: 8,0 uur per week)" in "\n".join(zinnen(_namen(voor), g))


def test_who_is_led_back_needs_no_reasons() -> None:
    voor = situatie(client(gemeente_herkomst="GM0200"))
    (regel,) = zinnen(_namen(voor), _geen(voor))
    assert "teruggeleid naar een gemeente buiten de regio (GM0200)" in regel


def test_an_empty_home_says_on_what_clients_fall_off_and_where_the_others_live() -> None:
    voor = situatie(client("c1"), client("c2", max_huur="300.00"), woning("w1"), woning("w2", buurtcode=KERN))
    (leeg,) = lege_woningen(_regels(voor), voor, plan("c1 in w1"))
    assert (leeg.woning, [(een.regel, een.aantal) for een in leeg.afval]) == ("w2", [("budget", 1)])
    (kans,) = leeg.kansen
    assert kans.beslissend is not None
    assert (kans.plaatsing[0], kans.beslissend.id) == ("c1", "herkomst")
    tekst = "\n".join(leegzinnen(_namen(voor), leeg))
    assert "- voor 1 cliënt te duur voor het budgetplan." in tekst
    assert "Gevolg als c1 hier zou wonen: 1 cliënt minder terug naar de gemeente van herkomst" in tekst


def test_a_bottleneck_is_an_only_objection() -> None:
    voor = situatie(
        client("c1", max_huur="300.00"),
        client("c2", max_huur="300.00"),
        client("c3", max_huur="300.00", woonvormen=("kamer",)),
    )
    (knelpunt,) = knelpunten(_regels(voor), voor, ())
    assert (knelpunt.regel, knelpunt.clienten, knelpunt.direct) == ("budget", ("c1", "c2"), ("c1", "c2"))
    assert "Voor cliënten c1 en c2 staat zo'n woning leeg." in "\n".join(knelpuntzinnen(_namen(voor), [knelpunt]))


def test_a_limit_is_a_bottleneck_of_its_own_also_when_the_home_is_taken() -> None:
    voor = situatie(client("c1", uren_per_week="8.0"), client("c2"), aanbieder(uren_beschikbaar="7.5"))
    (knelpunt,) = knelpunten(_regels(voor), voor, plan("c2 in w1"))
    assert knelpunt.ruimte is not None
    assert (knelpunt.regel, knelpunt.ruimte.groep, knelpunt.direct) == ("begeleidingsuren", f"Zorg|{STAD}", ())


def test_a_home_for_another_is_a_bottleneck_when_nothing_else_is() -> None:
    voor = situatie(client("c1"), client("c2"))
    (knelpunt,) = knelpunten(_regels(voor), voor, plan("c2 in w1"))
    assert (knelpunt.regel, knelpunt.ruimte, knelpunt.clienten) == ("plaatsen", None, ("c1",))


def test_what_stands_in_the_way_in_words() -> None:
    voor = situatie(client("c1", max_huur="300.00"), client("c2", max_huur="300.00"))
    (een,) = hindernissen(_regels(voor), voor, ())
    assert een.wat == "Woningen te duur voor het budgetplan"
    assert (een.clienten, een.woningen, een.direct) == (("c1", "c2"), ("w1",), ("c1", "c2"))
    vol = situatie(client("c1", uren_per_week="8.0"), client("c2"), aanbieder(uren_beschikbaar="7.5"))
    (grens,) = hindernissen(_regels(vol), vol, plan("c2 in w1"))
    assert grens.regel == "begeleidingsuren"
    assert "nog" in grens.wat or "geen ruimte meer" in grens.wat
