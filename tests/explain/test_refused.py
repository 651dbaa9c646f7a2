"""Why a client does not get a home: what forbids it, what leaves no room, or what it costs."""

from __future__ import annotations

from tests.bouw import CENTRUM, KERN, afgewezen, client, grens, plaatsing, plan, situatie, vast, woning
from uitstroommatch.domain.outcome import Plan
from uitstroommatch.explain.refused import WaaromNiet, waarom_niet
from uitstroommatch.explain.wording import Namen
from uitstroommatch.explain.wording import waarom_niet as zinnen
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

LANG, KORT = "2026-01-05", "2026-10-26"


def _niet(voor: Situatie, gekozen: Plan = (), wie: str = "c1", waar: str = "w1") -> WaaromNiet:
    return waarom_niet(Rulebook.van(voor.beleid), voor, gekozen, wie, waar)


def _zinnen(voor: Situatie, w: WaaromNiet) -> str:
    return "\n".join(zinnen(Namen(Rulebook.van(voor.beleid), voor), w))


def test_every_rule_that_forbids_is_named_with_its_facts() -> None:
    voor = situatie(client(leeftijd=20, max_huur="400.00"), woning(rekenhuur="512.00"))
    w = _niet(voor)
    assert [verbod.regel for verbod in w.verboden] == ["budget", "huurgrens_jongeren"]
    assert w.uitgesloten
    assert w.prijs is None
    assert "Rekenhuur 512,00 is hoger dan 410,00, de grens van 2026 voor onder 23 (leeftijd 20)." in _zinnen(voor, w)


def test_forms_that_one_side_does_not_take_are_not_mentioned() -> None:
    w = _niet(situatie(client(max_huur="300.00", contractvormen=("OMK",))))
    assert [(verbod.regel, verbod.vormen) for verbod in w.verboden] == [("budget", ("OMK",))]


def test_without_a_shared_form_the_form_itself_forbids() -> None:
    voor = situatie(client(contractvormen=("OMK",)), woning(contractvormen=("OBE",)))
    w = _niet(voor)
    assert [verbod.regel for verbod in w.verboden] == ["contractvorm"]
    assert "Contractvorm omklap: de verhuurder biedt onbepaalde tijd, de cliënt aanvaardt omklap." in _zinnen(voor, w)


def test_a_rejected_pair_is_forbidden_by_people() -> None:
    assert [verbod.regel for verbod in _niet(situatie(afgewezen("c1 in w1"))).verboden] == ["besluit_afgewezen"]


def test_a_limit_that_is_full_already_excludes_the_pair() -> None:
    voor = situatie(grens(CENTRUM, 1), plaatsing())
    w = _niet(voor)
    assert [(breuk.ruimte.regel, breuk.ruimte.groep) for breuk in w.breuken] == [("draagkracht", CENTRUM)]
    assert "heeft geen ruimte meer (nodig: 1 punt draagkracht)" in _zinnen(voor, w)


def test_a_home_that_people_fixed_for_another_excludes_the_pair() -> None:
    voor = situatie(client("c1"), client("c2"), vast("c2 in w1"))
    w = _niet(voor, plan("c2 in w1"))
    assert [(breuk.ruimte.regel, breuk.vast) for breuk in w.breuken] == [("plaatsen", plan("c2 in w1"))]
    assert "Vastgelegd is daar: c2." in _zinnen(voor, w)


def test_a_client_fixed_elsewhere_is_excluded() -> None:
    voor = situatie(client("c1"), woning("w1"), woning("w2"), vast("c1 in w2"))
    assert [b.ruimte.regel for b in _niet(voor, plan("c1 in w2")).breuken] == ["een_woning_per_client"]


def test_the_price_says_who_loses_the_home_and_what_that_costs() -> None:
    voor = situatie(client("c1", wacht_sinds=KORT), client("c2", wacht_sinds=LANG))
    w = _niet(voor, plan("c2 in w1"))
    assert w.prijs is not None
    assert w.prijs.bewezen
    assert {een.id: een.winst for een in w.prijs.verschil.doelen if een.winst} == {"wachttijd": -42}
    assert [(een.client, een.nieuw) for een in w.prijs.verschil.clienten if een.client != "c1"] == [("c2", None)]
    tekst = _zinnen(voor, w)
    assert "Dat kost: 42 wachtweken minder opgelost." in tekst
    assert "Cliënt c2 raakt w1" in tekst


def test_the_limit_that_is_used_up_is_named() -> None:
    voor = situatie(client("c1"), client("c2"), woning("w1"), woning("w2", buurtcode=KERN), grens(CENTRUM, 1))
    w = _niet(voor, plan("c1 in w2", "c2 in w1"))
    assert w.prijs is not None
    assert ("draagkracht", CENTRUM) in [(een.regel, een.groep) for een in w.prijs.op]


def test_a_pair_that_costs_nothing_is_called_so() -> None:
    voor = situatie(client("c1"), woning("w1"), woning("w2"))
    w = _niet(voor, plan("c1 in w2"))
    assert "Voor geen enkel doel maakt het verschil." in _zinnen(voor, w)


def test_areas_have_names_and_no_codes() -> None:
    voor = situatie(client(gemeente_herkomst="GM0200"), woning())
    assert "uit een gemeente buiten de regio (GM0200), de woning staat in" in _zinnen(voor, _niet(voor))
