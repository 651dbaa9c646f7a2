"""Planning again after decisions: what is accepted stays, what is rejected stays away, the rest moves little."""

from __future__ import annotations

import pytest

from tests.bouw import DORP, afgewezen, beleid, client, plan, situatie, vast, woning
from uitstroommatch import service
from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.domain.outcome import Optimaal, Plan
from uitstroommatch.errors import WijzigingFout
from uitstroommatch.explain.changes import Afwijzen, Vastleggen
from uitstroommatch.explain.compare import Verschil
from uitstroommatch.explain.replan import herplan
from uitstroommatch.explain.whatif import WatAls
from uitstroommatch.model import los_op
from uitstroommatch.resources import data_map
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie


def _herplan(voor: Situatie, vorig: Plan, *besluiten: Vastleggen | Afwijzen) -> tuple[WatAls, Verschil]:
    return herplan(Rulebook.van(voor.beleid), voor, vorig, besluiten)


def _drie() -> Situatie:
    return situatie(
        client("c1", wacht_sinds="2020-01-01"), client("c2", wacht_sinds="2021-01-01"), client("c3"),
        woning("w1"), woning("w2"),
    )  # fmt: skip


def test_an_accepted_pair_stays_though_a_better_plan_exists() -> None:
    antwoord, verschil = _herplan(_drie(), plan("c1 in w1", "c3 in w2"), Vastleggen("c3", "w2"))
    assert antwoord.plan == plan("c1 in w1", "c3 in w2")
    assert (verschil.beslissend, verschil.clienten) == (None, ())


def test_without_a_decision_a_better_plan_replaces_the_previous_one() -> None:
    antwoord, verschil = _herplan(_drie(), plan("c1 in w1", "c3 in w2"))
    assert antwoord.plan == plan("c1 in w1", "c2 in w2")
    assert verschil.beslissend is not None
    assert verschil.beslissend.id == "wachttijd"


def test_a_rejected_pair_does_not_come_back_and_the_others_stay() -> None:
    antwoord, verschil = _herplan(_drie(), plan("c1 in w1", "c2 in w2"), Afwijzen("c2", "w2"))
    paren = {drietal[:2] for drietal in antwoord.plan}
    assert ("c2", "w2") not in paren
    assert antwoord.waarden["geplaatst"] == 2
    assert antwoord.waarden["wachttijd"] == 359 + 307  # c1 and c2 have to change places for it
    assert [een.client for een in verschil.clienten] == ["c1", "c2"]
    assert [breuk.regel for breuk in verschil.breuken_oud] == ["besluit_afgewezen"]
    assert not verschil.breuken_nieuw


def test_nobody_moves_who_need_not() -> None:
    namen = [f"c{n}" for n in range(1, 7)]
    voor = situatie(*map(client, namen), *(woning(f"w{n}", straat=f"Straat {n}") for n in range(1, 7)))
    vorig = plan("c1 in w6", "c2 in w5", "c3 in w4", "c4 in w3", "c5 in w2")
    antwoord, verschil = _herplan(voor, vorig, Afwijzen("c1", "w6"))
    assert {een.client for een in verschil.clienten} == {"c1", "c6"}
    assert antwoord.waarden["stabiliteit"] == 4


def test_an_accepted_pair_keeps_the_contract_form_of_the_previous_plan() -> None:
    voor = situatie(client(contractvormen="OMK|VWD"), woning())
    antwoord, _ = _herplan(voor, plan("c1 in w1 VWD"), Vastleggen("c1", "w1"))
    assert antwoord.plan == plan("c1 in w1 VWD")
    antwoord, _ = _herplan(voor, plan("c1 in w1 VWD"), Vastleggen("c1", "w1", Contractvorm.OMK))
    assert antwoord.plan == plan("c1 in w1 OMK")


def test_stability_comes_last_where_the_policy_does_not_name_it() -> None:
    voor = situatie(client(), woning(), onder=beleid(volgorde=["geplaatst", "wens"], sha256="f" * 64))
    antwoord, verschil = _herplan(voor, plan("c1 in w1"))
    assert list(antwoord.waarden) == ["geplaatst", "wens", "stabiliteit"]
    assert [doel.id for doel in verschil.doelen] == ["geplaatst", "wens", "stabiliteit"]
    assert antwoord.situatie.beleid.sha256 == ""
    assert "stabiliteit" not in voor.beleid.doelen.volgorde


def test_stability_keeps_its_place_in_the_order() -> None:
    onder = beleid(volgorde=["stabiliteit", "wens"])
    wens = client(voorkeur_gemeenten=DORP)
    voor = situatie(wens, woning("w1"), woning("w2", buurtcode="BU01770101"), onder=onder, vorig=[("c1", "w2")])
    antwoord, _ = _herplan(voor, plan("c1 in w1"))
    assert antwoord.plan == plan("c1 in w1")
    assert antwoord.situatie.dossier.vorig == frozenset({("c1", "w1")})


def test_earlier_decisions_of_the_dossier_hold_as_well() -> None:
    voor = situatie(client("c1"), client("c2"), woning("w1"), woning("w2"), vast("c1 in w1"), afgewezen("c2 in w2"))
    antwoord, _ = _herplan(voor, plan("c1 in w1"), Afwijzen("c1", "w2"))
    assert antwoord.plan == plan("c1 in w1")


def test_people_and_homes_that_are_gone_drop_out_of_the_previous_plan() -> None:
    antwoord, verschil = _herplan(_drie(), plan("c1 in w1", "c8 in w2", "c2 in w8"))
    assert len(antwoord.plan) == 2
    assert [breuk.regel for breuk in verschil.breuken_oud] == ["onbekend", "onbekend"]


@pytest.mark.parametrize(
    "besluiten, woord",
    [
        ([Vastleggen("c9", "w1")], "c9"),
        ([Vastleggen("c1", "w1"), Vastleggen("c2", "w1")], "niet samen"),
        ([Vastleggen("c1", "w1"), Afwijzen("c1", "w1")], "afgewezen"),
    ],
)
def test_decisions_that_cannot_hold_are_named(besluiten: list[Vastleggen | Afwijzen], woord: str) -> None:
    with pytest.raises(WijzigingFout, match=woord):
        _herplan(_drie(), plan("c1 in w1"), *besluiten)


def test_on_the_example_one_rejection_moves_few() -> None:
    opdracht = service.lees(data_map() / "voorbeeld")
    beste = los_op(opdracht.rulebook, opdracht.situatie, zaad=0)
    assert isinstance(beste, Optimaal)
    vast_al = opdracht.situatie.vaste_drietallen
    afwijzing = next(een for een in beste.plan if een not in vast_al)
    blijvers = [een for een in beste.plan if een != afwijzing][:10]
    besluiten: list[Vastleggen | Afwijzen] = [Afwijzen(*afwijzing[:2]), *(Vastleggen(*een) for een in blijvers)]
    antwoord, verschil = herplan(opdracht.rulebook, opdracht.situatie, beste.plan, besluiten)
    assert set(blijvers) <= set(antwoord.plan)
    assert afwijzing[:2] not in {een[:2] for een in antwoord.plan}
    assert len(verschil.clienten) <= 6
