"""Parts of a large dossier, solved apart and joined, are what one go gives."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from uitstroommatch import service
from uitstroommatch.explain.changes import ander_beleid
from uitstroommatch.policy.schema import Doelen
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.service import Opdracht
from uitstroommatch.synthetic import schrijf_voorbeeld

APART = ("spoed", "herkomst", "geplaatst", "wachttijd", "omklap", "wens", "spreiding")
"""Goals that no two regions share; an exchange or an agreement without a place would tie them together."""


def apart(folder: Path, clienten: int, zaad: int) -> Opdracht:
    """A dossier of several regions under a policy that keeps them apart."""
    schrijf_voorbeeld(folder, clienten, zaad, "landelijk")
    gelezen = service.lees(folder)
    beleid = ander_beleid(gelezen.beleid, doelen=Doelen(volgorde=APART))
    return Opdracht(gelezen.dossier, beleid, Rulebook.van(beleid))


@pytest.mark.parametrize("zaad", [1, 2, 3])
def test_solved_apart_and_joined_is_solved_in_one_go(zaad: int, tmp_path: Path) -> None:
    opdracht = apart(tmp_path / "d", 160, zaad)
    delen = service.onderdelen(opdracht, vanaf=0)
    assert len(delen) > 1
    bekend = [client for deel in delen for client in deel]
    assert len(bekend) == len(set(bekend)) <= len(opdracht.dossier.clienten)
    opgelost = [service.los_onderdeel_op(opdracht, deel, zaad=5) for deel in delen]
    assert service.voeg_samen(opdracht, opgelost[::-1], zaad=5) == service.maak_voorstel(opdracht, zaad=5)


def test_a_previous_plan_to_start_from_is_followed_the_same_way(tmp_path: Path) -> None:
    opdracht = apart(tmp_path / "d", 160, 4)
    eerst = service.maak_voorstel(opdracht, zaad=1)
    begin = tuple(een.drietal for een in eerst.plaatsingen)
    straks = service.met_besluiten(opdracht, [], begin)
    opgelost = [
        service.los_onderdeel_op(straks, deel, zaad=7, begin=begin) for deel in service.onderdelen(straks, vanaf=0)
    ]
    samen = service.voeg_samen(straks, opgelost, zaad=7)
    assert samen == service.maak_voorstel(straks, zaad=7, begin=begin)
    assert samen.doelen[-1].id == "stabiliteit"


def test_stopped_parts_still_make_a_plan_with_bounds(tmp_path: Path) -> None:
    opdracht = apart(tmp_path / "d", 300, 5)
    gestopt = threading.Event()
    gestopt.set()
    delen = [service.los_onderdeel_op(opdracht, deel, stop=gestopt) for deel in service.onderdelen(opdracht, vanaf=0)]
    voorstel = service.voeg_samen(opdracht, delen)
    assert voorstel.status == "haalbaar"
    assert voorstel.plaatsingen


def test_what_is_small_or_tied_together_is_not_cut(tmp_path: Path) -> None:
    opdracht = apart(tmp_path / "d", 300, 1)
    assert service.onderdelen(opdracht) == ()
    assert service.onderdelen(service.lees(tmp_path / "d"), vanaf=0) == ()
