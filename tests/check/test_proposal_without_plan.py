"""A proposal that says that no plan is possible carries the smallest conflict, and that is so."""

from typing import Any

import pytest

from tests.bouw import CENTRUM, PEILDATUM, client, grens, situatie, vast, woning
from uitstroommatch.check.decisions import kleinste_strijd
from uitstroommatch.check.proposal import controleer
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

DRIE = (client("c1"), client("c2"), client("c3"))
VAST = (vast("c1 in w1"), vast("c2 in w1"))
BOTST, PAST = situatie(*DRIE, woning(), *VAST), situatie(*DRIE, woning(plaatsen=2), *VAST)


def voorstel(s: Situatie, **velden: Any) -> Voorstel:
    """No plan is possible, because of the two clients in one place."""
    strijd = kleinste_strijd(Rulebook.van(BOTST.beleid), BOTST)
    ruw = {
        "status": "onmogelijk", "peildatum": PEILDATUM, "zaad": 0, "versies": {}, "dossier_sha256": s.dossier.sha256,
        "beleid": {"naam": s.beleid.beleid.naam, "sha256": s.beleid.sha256}, "strijdig": (strijd,),
    }  # fmt: skip
    return Voorstel.model_validate(ruw | velden)


def klopt(s: Situatie, een: Voorstel) -> bool:
    return controleer(Rulebook.van(s.beleid), s, een) == []


def test_a_conflict_that_is_there_holds():
    assert klopt(BOTST, voorstel(BOTST))


def test_impossible_is_found_out_when_a_plan_exists():
    assert not klopt(PAST, voorstel(PAST))


def test_impossible_without_a_conflict_is_found_out():
    assert not klopt(BOTST, voorstel(BOTST, strijdig=()))


@pytest.mark.parametrize("velden", [{"peildatum": "2026-11-24"}, {"dossier_sha256": "0" * 64}])
def test_date_and_dossier_are_those_of_the_input_here_as_well(velden):
    assert not klopt(BOTST, voorstel(BOTST, **velden))


def test_a_conflict_of_more_decisions_than_needed_is_not_the_smallest():
    """One decision alone does not fit the street: the two in one place are no longer the smallest conflict."""
    s = situatie(*DRIE, woning(), *VAST, grens(f"{CENTRUM}/Kade", 0))
    assert not klopt(s, voorstel(s))
