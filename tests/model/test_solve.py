"""The door of the solver: how a solve ends, what it reports, and that it can be repeated and stopped."""

from __future__ import annotations

import threading
from collections import defaultdict
from pathlib import Path

import pytest

from tests.bouw import aanbieder, beleid, client, situatie, vast, woning
from uitstroommatch import service
from uitstroommatch.check.plan import breuken, doelwaarden
from uitstroommatch.domain.outcome import Haalbaar, Onmogelijk, Optimaal, TijdOp, Uitkomst, Voortgang
from uitstroommatch.model import los_op
from uitstroommatch.policy.schema import Doelen
from uitstroommatch.resources import data_map
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.synthetic import schrijf_voorbeeld


@pytest.fixture(scope="module")
def voorbeeld() -> service.Opdracht:
    return service.lees(data_map() / "voorbeeld")


@pytest.fixture(scope="module")
def groot(tmp_path_factory: pytest.TempPathFactory) -> service.Opdracht:
    """Large enough that no machine proves it before a test can stop it."""
    folder = tmp_path_factory.mktemp("groot") / "dossier"
    schrijf_voorbeeld(folder, 250, 3, "regio")
    return service.lees(folder)


def _solve(*rijen: object, **kwargs: object) -> Uitkomst:
    situatie_ = situatie(*rijen, **kwargs)  # type: ignore[arg-type]
    return los_op(Rulebook.van(situatie_.beleid), situatie_, zaad=0)


def test_every_goal_of_the_example_is_proven(voorbeeld: service.Opdracht) -> None:
    uitkomst = los_op(voorbeeld.rulebook, voorbeeld.situatie, zaad=0)
    assert isinstance(uitkomst, Optimaal)
    assert all(doel.bewezen and doel.waarde == doel.optimum == doel.grens for doel in uitkomst.doelen)
    waarden = {doel.id: doel.waarde for doel in uitkomst.doelen}
    assert waarden == doelwaarden(voorbeeld.rulebook, voorbeeld.situatie, uitkomst.plan)


def test_the_same_input_and_seed_give_the_same_proposal_to_the_byte(voorbeeld: service.Opdracht) -> None:
    een, twee = (service.maak_voorstel(voorbeeld, zaad=7).model_dump_json() for _ in range(2))
    assert een == twee


def test_another_seed_gives_the_same_goal_values(voorbeeld: service.Opdracht) -> None:
    vectors = [
        [(doel.id, doel.waarde, doel.grens) for doel in service.maak_voorstel(voorbeeld, zaad=zaad).doelen]
        for zaad in (0, 1)
    ]
    assert vectors[0] == vectors[1]


def test_progress_only_improves_and_never_crosses_its_bound(voorbeeld: service.Opdracht) -> None:
    seen: dict[str, list[Voortgang]] = defaultdict(list)
    los_op(voorbeeld.rulebook, voorbeeld.situatie, zaad=0, voortgang=lambda v: seen[v.doel].append(v))
    senses = {doel.id: 1 if doel.richting == "max" else -1 for doel in voorbeeld.rulebook.doelen_in(voorbeeld.situatie)}
    assert list(seen) == list(senses)
    for doel, steps in seen.items():
        assert all(senses[doel] * step.grens >= senses[doel] * step.waarde for step in steps), doel
        # The first goal of a group only improves; a later one may pay for it until its own turn comes.
        assert steps[-1].waarde == steps[-1].grens
        assert [step.seconden for step in steps] == sorted(step.seconden for step in steps)


def test_a_stop_during_the_search_keeps_the_best_plan_so_far(groot: service.Opdracht) -> None:
    stop = threading.Event()
    uitkomst = los_op(groot.rulebook, groot.situatie, zaad=0, stop=stop, voortgang=lambda _: stop.set())
    assert isinstance(uitkomst, Haalbaar)
    assert uitkomst.plan
    assert not breuken(groot.rulebook, groot.situatie, uitkomst.plan)
    assert set(uitkomst.open_doelen) <= {doel.id for doel in uitkomst.doelen}


def test_a_stop_before_the_search_is_out_of_time_without_a_plan(voorbeeld: service.Opdracht) -> None:
    stop = threading.Event()
    stop.set()
    assert los_op(voorbeeld.rulebook, voorbeeld.situatie, zaad=0, stop=stop) == TijdOp()
    assert service.maak_voorstel(voorbeeld, stop=stop).status == "tijd_op"


def test_no_time_at_all_still_gives_a_plan_with_a_bound_per_goal(groot: service.Opdracht) -> None:
    voorstel = service.maak_voorstel(groot, tijd=0)
    assert voorstel.status == "haalbaar"
    assert len(voorstel.plaatsingen) > len(groot.dossier.clienten) / 3
    assert [doel.id for doel in voorstel.doelen] == [doel.id for doel in groot.rulebook.doelen_in(groot.situatie)]
    assert not service.controleer(groot, voorstel)


def test_a_limit_on_work_that_cuts_the_search_off_gives_the_same_plan_again(tmp_path: Path) -> None:
    schrijf_voorbeeld(tmp_path / "d", 150, 3, "regio")
    opdracht = service.lees(tmp_path / "d")
    een, twee = (service.maak_voorstel(opdracht, zaad=5, rekenwerk=0.1) for _ in range(2))
    assert een.status == "haalbaar"
    assert een.model_dump_json() == twee.model_dump_json()
    assert len(een.plaatsingen) >= len(service.maak_voorstel(opdracht, tijd=0).plaatsingen)


def test_fixed_decisions_that_cannot_hold_together_give_the_smallest_conflict() -> None:
    uitkomst = _solve(
        client("c1"), client("c2"), client("c3"), woning("w1"), woning("w2"), aanbieder(),
        vast("c1 in w1"), vast("c2 in w1"), vast("c3 in w2"),
    )  # fmt: skip
    assert isinstance(uitkomst, Onmogelijk)
    assert (uitkomst.strijdig.regel, uitkomst.strijdig.groep) == ("plaatsen", "w1")
    assert [besluit.client_sleutel for besluit in uitkomst.strijdig.besluiten] == ["c1", "c2"]


def test_a_dossier_without_homes_or_clients_has_an_empty_best_plan(tmp_path: Path) -> None:
    for leeg in ("clienten", "woningen"):
        folder = tmp_path / leeg
        schrijf_voorbeeld(folder, 5, 1, "regio")
        (folder / "besluiten.csv").unlink(missing_ok=True)
        path = folder / f"{leeg}.csv"
        path.write_text(path.read_text().splitlines()[0] + "\n")
        voorstel = service.maak_voorstel(service.lees(folder))
        assert (voorstel.status, voorstel.plaatsingen) == ("optimaal", ())
        assert all(een.redenen for een in voorstel.niet_geplaatst)


def test_a_policy_without_goals_still_gives_a_plan_that_follows_decisions() -> None:
    onder = beleid().model_copy(update={"doelen": Doelen(volgorde=())})
    uitkomst = _solve(client(), woning(), vast("c1 in w1"), onder=onder)
    assert isinstance(uitkomst, Optimaal)
    assert [drietal[:2] for drietal in uitkomst.plan] == [("c1", "w1")]
