"""A reduction never changes the best values: the unreduced solve gives the same on tiny dossiers of every kind."""

from __future__ import annotations

import math
import threading
from pathlib import Path

import pytest

from tests.bouw import aanbieder, client, situatie, woning
from tests.oracle.tiny import write_tiny
from uitstroommatch import service
from uitstroommatch.check.decisions import kleinste_strijd, vast_plan
from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.eligibility import drietallen
from uitstroommatch.model.build import build
from uitstroommatch.model.lexicographic import Clock, Lexicographic
from uitstroommatch.model.reduce import reduce
from uitstroommatch.model.starter import starter
from uitstroommatch.model.tally import Tally, tally
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

OMK, VWD, OBE = Contractvorm


def optima(tallied: Tally, situatie: Situatie) -> list[tuple[str, int, bool]]:
    """Return the best value of each goal of a tally, and whether it was proven."""
    program = build(tallied, situatie)
    clock = Clock(0.0, math.inf, threading.Event())
    search = Lexicographic(program, program.complete(starter(tallied, situatie)), 0, clock, lambda _: None)
    search.run()
    return [(doel.id, doel.optimum, doel.bewezen) for doel in search.goals()]


def full_tally(rulebook: Rulebook, situatie: Situatie) -> Tally:
    """Return the tally of every allowed triple."""
    triples = list(drietallen(rulebook, situatie))
    return tally(rulebook, situatie, triples, frozenset(vast_plan(rulebook, situatie)))


@pytest.mark.parametrize("first", range(0, 150, 25))
def test_the_reduced_solve_reaches_what_the_unreduced_one_does(first: int, tmp_path: Path) -> None:
    smaller = 0
    for seed in range(first, first + 25):
        folder = tmp_path / str(seed)
        write_tiny(folder, seed)
        opdracht = service.lees(folder)
        if kleinste_strijd(opdracht.rulebook, opdracht.situatie):
            continue
        full = full_tally(opdracht.rulebook, opdracht.situatie)
        reduced = reduce(full, opdracht.situatie)
        smaller += len(reduced.triples) < len(full.triples)
        assert optima(reduced, opdracht.situatie) == optima(full, opdracht.situatie), f"seed {seed}"
    assert smaller > 0


def _kept(*rijen: object, **kwargs: object) -> set[str]:
    situatie_ = situatie(*rijen, **kwargs)  # type: ignore[arg-type]
    rulebook = Rulebook.van(situatie_.beleid)
    return {vorm for _, _, vorm in reduce(full_tally(rulebook, situatie_), situatie_).triples}


def test_omklap_without_a_limit_dominates_the_other_forms() -> None:
    assert _kept(client(contractvormen="OBE|OMK|VWD"), woning()) == {OMK}


def test_scarce_leases_keep_a_form_beside_omklap() -> None:
    assert _kept(client(contractvormen="OBE|OMK"), woning(), aanbieder(omklap_max=1)) == {OMK, OBE}


def test_of_two_equal_forms_the_one_named_first_stays() -> None:
    assert _kept(client(contractvormen="OBE|VWD"), woning()) == {OBE}
    assert _kept(client(contractvormen="VWD|OBE"), woning()) == {VWD}
