"""Chance of a home and waiting time by kind of client."""

from __future__ import annotations

from decimal import Decimal

from tests.bouw import DORP, STAD, client, plan, situatie
from uitstroommatch.explain.fairness import BUITEN, JONG, VOLWASSEN, Groepskans, Wachttijd, eerlijkheid
from uitstroommatch.explain.wording import Namen
from uitstroommatch.explain.wording import eerlijkheid as zinnen
from uitstroommatch.rulebook import Rulebook

SITUATIE = situatie(
    client("c1", wacht_sinds="2026-11-09"),  # 2 weeks
    client("c2", wacht_sinds="2026-11-02", leeftijd=20),  # 3 weeks
    client("c3", wacht_sinds="2026-10-19", gemeente_herkomst=DORP),  # 5 weeks
    client("c4", wacht_sinds="2026-11-23", gemeente_herkomst="GM0200", woonvormen=("kamer", "zelfstandig")),
)
KANSEN = {(een.kenmerk, een.waarde): een for een in eerlijkheid(SITUATIE, plan("c1 in w1"))}


def test_all_clients_before_and_after() -> None:
    assert KANSEN["allen", "allen"] == Groepskans(
        kenmerk="allen",
        waarde="allen",
        clienten=4,
        geplaatst=1,
        vooraf=Wachttijd(Decimal("2.5"), Decimal("2.5")),
        achteraf=Wachttijd(Decimal("2.7"), Decimal("3.0")),
    )
    assert KANSEN["allen", "allen"].procent == 25


def test_groups_by_origin_age_and_kind_of_home() -> None:
    assert (KANSEN["gemeente_herkomst", STAD].clienten, KANSEN["gemeente_herkomst", STAD].geplaatst) == (2, 1)
    assert KANSEN["gemeente_herkomst", BUITEN].clienten == 1
    assert (KANSEN["leeftijd", JONG].clienten, KANSEN["leeftijd", VOLWASSEN].clienten) == (1, 3)
    assert (KANSEN["woonvorm", "kamer"].clienten, KANSEN["woonvorm", "zelfstandig"].clienten) == (1, 4)
    assert {kenmerk for kenmerk, _ in KANSEN} >= {"aanbieder", "zwaarte"}


def test_a_group_without_anyone_left_has_no_waiting_time() -> None:
    alleen = {een.kenmerk: een for een in eerlijkheid(situatie(), plan("c1 in w1"))}
    assert alleen["allen"].achteraf == Wachttijd(None, None)


def test_sentences_name_the_groups() -> None:
    tekst = "\n".join(zinnen(Namen(Rulebook.van(SITUATIE.beleid), SITUATIE), KANSEN.values()))
    assert "- Samen: 1 van 4 met een woning (25 procent). Wachttijd van allen gemiddeld 2,5 weken" in tekst
    assert "- Jonger dan 21 jaar: 0 van 1" in tekst
    assert "- Buiten de regio: 0 van 1" in tekst
