"""The greedy rule: who goes first, what they get, and that every plan of it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bouw import CENTRUM, KERN, RIVIER, afgewezen, beleid, client, grens, plan, situatie, vast, woning
from tests.oracle.tiny import write_tiny
from uitstroommatch import service
from uitstroommatch.check.decisions import kleinste_strijd, vast_plan
from uitstroommatch.check.plan import breuken
from uitstroommatch.domain.outcome import Plan
from uitstroommatch.eligibility import drietallen
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.service import Opdracht
from uitstroommatch.situation import Situatie
from uitstroommatch.spread.greedy import gretig
from uitstroommatch.synthetic import schrijf_voorbeeld

EERDER = "2026-01-01"


def gretig_in(s: Situatie) -> Plan | None:
    return gretig(Rulebook.van(s.beleid), s)


def test_who_waits_longest_goes_first_however_urgent_another_is() -> None:
    s = situatie(client("c1", urgentie="spoed"), client("c2", wacht_sinds=EERDER), woning())
    assert gretig_in(s) == plan("c2 in w1")


def test_of_two_who_wait_equally_long_the_key_decides() -> None:
    assert gretig_in(situatie(client("c2"), client("c1"), woning())) == plan("c1 in w1")


def test_the_first_home_that_is_allowed_whatever_else_would_be_better() -> None:
    s = situatie(
        client(max_huur="500.00", voorkeur_buurten=[RIVIER]),
        woning("w1", rekenhuur="600.00"), woning("w2"), woning("w3", buurtcode=RIVIER),
    )  # fmt: skip
    assert gretig_in(s) == plan("c1 in w2")


def test_the_first_form_of_the_client_that_is_allowed() -> None:
    s = situatie(client(contractvormen=["OBE", "VWD", "OMK"]), woning(contractvormen=["OMK", "VWD"]))
    assert gretig_in(s) == plan("c1 in w1 VWD")


def test_where_any_form_will_do_that_of_the_client_comes_first() -> None:
    s = situatie(client(contractvormen=["VWD"]), woning(), onder=beleid({"contractvorm": "zacht"}))
    assert gretig_in(s) == plan("c1 in w1 VWD")


def test_a_limit_that_is_reached_sends_the_next_on() -> None:
    s = situatie(
        grens(CENTRUM, 1), client("c1"), client("c2"), client("c3"), woning("w1"), woning("w2"), woning("w3"),
        woning("w4", buurtcode=KERN),
    )  # fmt: skip
    assert gretig_in(s) == plan("c1 in w1", "c2 in w4")


def test_a_home_of_two_places_takes_two() -> None:
    s = situatie(client("c1"), client("c2"), client("c3"), woning(plaatsen=2))
    assert gretig_in(s) == plan("c1 in w1", "c2 in w1")


def test_what_is_fixed_stands_before_anyone_has_a_turn() -> None:
    s = situatie(
        client("c1"),
        client("c2", wacht_sinds=EERDER),
        woning("w1"),
        woning("w2"),
        vast("c1 in w1"),
        afgewezen("c2 in w2"),
    )
    assert gretig_in(s) == plan("c1 in w1")


def test_fixed_decisions_that_cannot_all_be_followed_leave_no_plan() -> None:
    s = situatie(client("c1"), client("c2"), woning(), vast("c1 in w1"), vast("c2 in w1"))
    assert gretig_in(s) is None
    zacht = situatie(
        *s.dossier.clienten, *s.dossier.woningen, *s.dossier.besluiten, onder=beleid({"besluit_vast": "zacht"})
    )
    assert gretig_in(zacht) == plan("c1 in w1")


def test_nobody_and_nothing() -> None:
    assert gretig_in(situatie(client(gemeente_herkomst="GM0200"))) == ()


@pytest.mark.parametrize("eerste", [0, 20])
def test_on_tiny_dossiers_every_limit_and_decision_holds(eerste: int, tmp_path: Path) -> None:
    for zaad in range(eerste, eerste + 8):
        write_tiny(tmp_path / str(zaad), zaad)
        controleer(service.lees(tmp_path / str(zaad)))


@pytest.mark.parametrize("clienten, profiel", [(60, "krap"), (150, "regio")])
def test_on_dossiers_of_real_size_as_well(clienten: int, profiel: str, tmp_path: Path) -> None:
    schrijf_voorbeeld(tmp_path / "d", clienten, 3, profiel)  # type: ignore[arg-type]
    controleer(service.lees(tmp_path / "d"))


def controleer(opdracht: Opdracht) -> None:
    """The plan holds, and nobody without a home could still be given one: nothing was left lying."""
    regels, s = opdracht.rulebook, opdracht.situatie
    gevonden = gretig(regels, s)
    if gevonden is None:
        assert kleinste_strijd(regels, s) is not None
        return
    assert not breuken(regels, s, gevonden)
    assert set(vast_plan(regels, s)) <= set(gevonden)
    geplaatst = {een[0] for een in gevonden}
    over = [een for een in drietallen(regels, s) if een[0] not in geplaatst]
    for een in over[:: max(1, len(over) // 12)]:
        assert breuken(regels, s, (*gevonden, een)), een
