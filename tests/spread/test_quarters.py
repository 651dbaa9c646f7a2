"""Load by quarter, by hand at every edge, and equal to the situation and the proposal where they say the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.bouw import CENTRUM, KERN, RIVIER, STAD, beleid, client, plaatsing, plan, situatie, woning
from tests.oracle.tiny import write_tiny
from uitstroommatch import service
from uitstroommatch.domain.outcome import Haalbaar
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.explain.proposal import voorstel_van
from uitstroommatch.resources import data_map
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.service import Opdracht
from uitstroommatch.situation import Situatie
from uitstroommatch.spread.greedy import gretig
from uitstroommatch.spread.quarters import Kwartalen, kwartalen


def voorstel(s: Situatie, *zinnen: str) -> Voorstel:
    return voorstel_van(Rulebook.van(s.beleid), s, Haalbaar(plan(*zinnen), ()), 0)


def weegt(s: Situatie, code: str = CENTRUM) -> list[str]:
    """The quarters in which an area bears one point; never more in these tests."""
    gevonden = kwartalen(s, voorstel(s))
    assert set(gevonden.last[code]) <= {0, 1}
    return [naam for naam, last in zip(gevonden.namen, gevonden.last[code], strict=True) if last]


def test_three_years_back_and_a_year_ahead() -> None:
    s = situatie()
    gevonden = kwartalen(s, voorstel(s))
    assert (gevonden.namen[0], gevonden.namen[12], gevonden.namen[-1]) == ("2023 K4", "2026 K4", "2027 K4")
    assert (len(gevonden.namen), gevonden.nu) == (17, 12)
    assert set(gevonden.last) == set(s.niveaus)


@pytest.mark.parametrize(
    "peildatum, naam", [("2026-01-01", "2026 K1"), ("2026-03-31", "2026 K1"), ("2026-04-01", "2026 K2"),
                        ("2026-12-31", "2026 K4"), ("2028-02-29", "2028 K1")],
)  # fmt: skip
def test_the_quarter_of_the_reference_date(peildatum: str, naam: str) -> None:
    s = situatie(onder=beleid(peildatum=date.fromisoformat(peildatum)))
    gevonden = kwartalen(s, voorstel(s))
    assert gevonden.namen[gevonden.nu] == naam


def test_a_placement_weighs_from_its_quarter_until_the_window_of_three_years_has_passed() -> None:
    assert weegt(situatie(plaatsing(datum="2024-01-01")))[0] == "2024 K1"
    assert weegt(situatie(plaatsing(datum="2024-03-31")))[0] == "2024 K1"
    # On 31 March 2027 the window begins on 31 March 2024: what is of that day has left, of 1 April has not.
    assert weegt(situatie(plaatsing(datum="2024-03-31")))[-1] == "2026 K4"
    assert weegt(situatie(plaatsing(datum="2024-04-01")))[-1] == "2027 K1"


def test_the_window_leaves_on_28_february_where_the_year_has_no_29th() -> None:
    op_schrikkeldag = beleid(peildatum=date(2028, 2, 29))
    assert "2028 K1" not in weegt(situatie(plaatsing(datum="2025-02-28"), onder=op_schrikkeldag))
    assert "2028 K1" in weegt(situatie(plaatsing(datum="2025-03-01"), onder=op_schrikkeldag))
    een_jaar = beleid(peildatum=date(2028, 2, 28), venster_jaren=4)
    assert "2028 K1" in weegt(situatie(plaatsing(datum="2024-02-29"), onder=een_jaar))


def test_on_the_reference_date_itself_and_not_at_the_end_of_its_quarter() -> None:
    # 23 November 2026: of 23 November 2023 has left, of the day after has not; at the end of the quarter both had.
    assert "2026 K4" not in weegt(situatie(plaatsing(datum="2023-11-23")))
    assert "2026 K4" in weegt(situatie(plaatsing(datum="2023-11-24")))
    assert "2027 K1" not in weegt(situatie(plaatsing(datum="2023-11-24")))


def test_what_has_ended_weighs_no_longer() -> None:
    assert weegt(situatie(plaatsing(datum="2025-02-01", einddatum="2026-07-01"))) == [
        "2025 K1", "2025 K2", "2025 K3", "2025 K4", "2026 K1", "2026 K2",
    ]  # fmt: skip
    assert weegt(situatie(plaatsing(datum="2025-02-01", einddatum="2025-06-30")))[-1] == "2025 K1"
    assert "2026 K4" not in weegt(situatie(plaatsing(einddatum="2026-11-23")))
    assert weegt(situatie(plaatsing(einddatum="2026-11-24")))[-1] == "2026 K4"
    assert weegt(situatie(plaatsing(datum="2025-02-01", einddatum="2025-03-01"))) == []


def test_what_is_signed_for_later_weighs_from_the_reference_date_and_not_before() -> None:
    assert weegt(situatie(plaatsing(datum="2027-06-01")))[0] == "2026 K4"


def test_the_plan_comes_on_top_from_the_reference_date() -> None:
    s = situatie(plaatsing(), client(zwaarte="complex"), woning())
    last = kwartalen(s, voorstel(s, "c1 in w1")).last
    for code in (CENTRUM, f"{CENTRUM}/Kade", "WK015001", STAD):
        assert last[code] == (*[0] * 9, 1, 1, 1, 3, 3, 3, 3, 3), code
    assert not any(last[RIVIER])


def test_the_plan_leaves_a_short_window_in_its_turn() -> None:
    onder = beleid(venster_jaren=1)
    s = situatie(client(), woning("w1"), woning("w2", buurtcode=KERN, beschikbaar_vanaf="2027-01-10"), onder=onder)
    assert kwartalen(s, voorstel(s, "c1 in w1")).last[CENTRUM][12:] == (1, 1, 1, 1, 0)  # free on 1 December 2026
    assert kwartalen(s, voorstel(s, "c1 in w2")).last[KERN][12:] == (1, 1, 1, 1, 1)
    later = situatie(client(uitstroom_vanaf="2027-01-10"), woning("w1"), onder=onder)
    assert kwartalen(later, voorstel(later, "c1 in w1")).last[CENTRUM][12:] == (1, 1, 1, 1, 1)
    geen = situatie(client(), woning(beschikbaar_vanaf="2026-11-01"), onder=beleid(venster_jaren=0))
    assert kwartalen(geen, voorstel(geen, "c1 in w1")).last[CENTRUM][12:] == (1, 0, 0, 0, 0)


def test_how_far_the_past_is_known() -> None:
    s = situatie(plaatsing(datum="2024-05-06"), plaatsing("p2"))
    assert kwartalen(s, voorstel(s)).oudste == date(2024, 5, 6)
    assert kwartalen(situatie(), voorstel(situatie())).oudste is None


def test_tiny_dossiers_agree_with_the_proposal_at_the_reference_date(tmp_path: Path) -> None:
    for zaad in range(40, 48):
        write_tiny(tmp_path / str(zaad), zaad)
        klopt(service.lees(tmp_path / str(zaad)))


def test_the_example_agrees_as_well() -> None:
    gevonden = klopt(service.lees(data_map() / "voorbeeld"))
    assert any(reeks[12] > reeks[-1] for reeks in gevonden.last.values())


def klopt(opdracht: Opdracht) -> Kwartalen:
    """What the proposal says of the load is what the quarter of the reference date says, in every area."""
    s = opdracht.situatie
    voor = voorstel_van(opdracht.rulebook, s, Haalbaar(gretig(opdracht.rulebook, s) or (), ()), 0)
    gevonden = kwartalen(s, voor)
    verwacht = {gebied.code: gebied.bestaand + gebied.nieuw for gebied in voor.gebieden}
    assert {code: reeks[gevonden.nu] for code, reeks in gevonden.last.items()} == {
        code: verwacht.get(code, 0) for code in s.niveaus
    }
    return gevonden
