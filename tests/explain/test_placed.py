"""Why a client has the home that the plan gives."""

from __future__ import annotations

from tests.bouw import KERN, STAD, client, plan, situatie, vast, woning
from uitstroommatch.domain.outcome import Plan
from uitstroommatch.explain.placed import Waarom, waarom
from uitstroommatch.explain.wording import Namen
from uitstroommatch.explain.wording import waarom as zinnen
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

LANG, KORT = "2026-01-05", "2026-10-26"


def _waarom(voor: Situatie, gekozen: Plan, wie: str = "c1") -> Waarom:
    return waarom(Rulebook.van(voor.beleid), voor, gekozen, wie)


def _zinnen(voor: Situatie, gekozen: Plan, wie: str = "c1") -> str:
    return "\n".join(zinnen(Namen(Rulebook.van(voor.beleid), voor), _waarom(voor, gekozen, wie)))


def test_every_pair_rule_is_there_with_its_facts() -> None:
    w = _waarom(situatie(client(max_huur="450.00")), plan("c1 in w1"))
    assert len(w.getoetst) == 13
    assert all(een.oordeel.mag for een in w.getoetst)
    assert "De huur van 400,00 past in het budgetplan (hooguit 450,00)." in _zinnen(
        situatie(client(max_huur="450.00")), plan("c1 in w1")
    )


def test_what_was_not_filled_in_is_said_so() -> None:
    assert "budgetplan van de cliënt: hierover is niets ingevuld" in _zinnen(situatie(), plan("c1 in w1"))


def test_hours_that_are_left_are_counted_with_the_placement() -> None:
    w = _waarom(situatie(client(uren_per_week="8.5")), plan("c1 in w1"))
    uren = next(een for een in w.ruimten if een.regel == "begeleidingsuren")
    assert (uren.nodig, uren.gebruikt, uren.over, uren.deler) == (85, 85, 915, 10)
    assert "Zorg in GM0150: 91,5 uur per week (hiervoor gebruikt: 8,5 uur per week)." in _zinnen(
        situatie(client(uren_per_week="8.5")), plan("c1 in w1")
    )


def test_what_it_brings_is_the_plan_with_against_without() -> None:
    brengt = {
        een.id: (een.oud, een.nieuw) for een in _waarom(situatie(client(wacht_sinds=LANG)), plan("c1 in w1")).brengt
    }
    assert brengt["geplaatst"] == (0, 1)
    assert brengt["wachttijd"] == (0, 46)


def test_the_next_client_waits_shorter() -> None:
    voor = situatie(client("c1", wacht_sinds=LANG), client("c2", wacht_sinds=KORT))
    (ander,) = _waarom(voor, plan("c1 in w1")).clienten
    assert ander.erbij[0][0] == "c2"
    assert ander.beslissend is not None
    assert (ander.beslissend.id, ander.beslissend.winst) == ("wachttijd", -42)
    assert "Cliënt c2: c1 wacht langer: 46 weken tegen 4 weken." in _zinnen(voor, plan("c1 in w1"))


def test_the_next_client_has_no_urgency() -> None:
    voor = situatie(client("c1", urgentie="spoed"), client("c2"))
    assert "Cliënt c2: c1 heeft spoed en c2 niet." in _zinnen(voor, plan("c1 in w1"))


def test_the_next_home_lies_in_another_municipality() -> None:
    voor = situatie(client(gemeente_herkomst=STAD), woning("w1"), woning("w2", buurtcode=KERN))
    (ander,) = _waarom(voor, plan("c1 in w1")).woningen
    assert ander.erbij[0][1] == "w2"
    assert ander.beslissend is not None
    assert ander.beslissend.id == "herkomst"


def test_two_clients_may_change_places() -> None:
    voor = situatie(client("c1"), client("c2"), woning("w1"), woning("w2"))
    (ander,) = _waarom(voor, plan("c1 in w1", "c2 in w2")).woningen
    assert [een[:2] for een in ander.erbij] == [("c1", "w2"), ("c2", "w1")]
    assert ander.beslissend is None
    assert "in ruil met cliënt c2. Even goed" in _zinnen(voor, plan("c1 in w1", "c2 in w2"))


def test_what_people_fixed_has_no_alternatives() -> None:
    voor = situatie(client("c1"), client("c2"), woning("w1"), woning("w2"), vast("c1 in w1"))
    w = _waarom(voor, plan("c1 in w1"))
    assert (w.vast, w.woningen, w.clienten) == (True, (), ())
    assert "Mensen hebben dit zo vastgelegd." in _zinnen(voor, plan("c1 in w1"))
