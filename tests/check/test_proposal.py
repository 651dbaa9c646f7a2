"""Of a right proposal nothing can be changed without being found."""

from typing import Any

import pytest

from tests.bouw import BUITEN, STAD, beleid, situatie
from tests.check.goed_voorstel import GEBIEDEN, OMLAAG, RIJEN, WAARDEN, Pad, breuken, goed


def doel(naam: str, **velden: Any) -> list[tuple[Pad, Any]]:
    return [(("doelen", list(WAARDEN).index(naam), veld), waarde) for veld, waarde in velden.items()]


def test_the_right_proposal_holds():
    assert breuken() == []


# --- goals -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("veld", ["waarde", "optimum", "grens"])
@pytest.mark.parametrize("verschil", [-1, 1])
@pytest.mark.parametrize("naam", WAARDEN)
def test_no_number_of_a_goal_can_be_one_off(naam, veld, verschil):
    assert breuken(*doel(naam, **{veld: WAARDEN[naam] + verschil}))


@pytest.mark.parametrize("velden", [("waarde", "optimum", "grens"), ("optimum", "grens"), ("waarde", "optimum")])
@pytest.mark.parametrize("verschil", [-1, 1])
@pytest.mark.parametrize("naam", WAARDEN)
def test_several_numbers_of_a_goal_cannot_be_off_together(naam, velden, verschil):
    """Without speling the value is the optimum."""
    assert breuken(*doel(naam, **dict.fromkeys(velden, WAARDEN[naam] + verschil)))


@pytest.mark.parametrize("naam", WAARDEN)
def test_a_proof_is_an_optimum_that_equals_its_bound(naam):
    assert breuken(*doel(naam, bewezen=False))
    assert breuken(*doel(naam, bewezen=False), (("status",), "haalbaar"))


@pytest.mark.parametrize("naam", WAARDEN)
def test_the_direction_of_a_goal_is_not_for_the_proposal(naam):
    assert breuken(*doel(naam, richting="max" if naam in OMLAAG else "min"))


@pytest.mark.parametrize("naam,grens_,verwacht", [("wachttijd", 30, True), ("wachttijd", 26, False),
                                                  ("afspraken", 1, True), ("afspraken", 3, False)])  # fmt: skip
def test_an_open_goal_has_a_bound_that_is_better_than_its_optimum_and_makes_it_haalbaar(naam, grens_, verwacht):
    open_ = doel(naam, grens=grens_, bewezen=False)
    assert (breuken(*open_, (("status",), "haalbaar")) == []) is verwacht
    assert breuken(*open_)


@pytest.mark.parametrize(
    "naam,optimum,verwacht",
    [("wachttijd", 32, True), ("wachttijd", 33, False), ("wachttijd", 26, False), ("uitwisseling", 0, True),
     ("uitwisseling", -1, False), ("uitwisseling", 3, False), ("wens", 4, False)],
)  # fmt: skip
def test_speling_lets_the_value_stay_that_much_behind_its_optimum(naam, optimum, verwacht):
    ruim = beleid(sha256="b" * 64, speling={"wachttijd": 5, "uitwisseling": 2})
    assert (breuken(*doel(naam, optimum=optimum, grens=optimum), onder=ruim) == []) is verwacht


def test_every_goal_stands_there_once_in_order():
    doelen = goed(situatie(*RIJEN))["doelen"]
    for anders in (doelen[1:], [*doelen, doelen[0]], [doelen[1], doelen[0], *doelen[2:]], []):
        assert breuken((("doelen",), anders))


# --- everything else ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["haalbaar", "onmogelijk", "tijd_op"])
def test_the_status_follows_from_the_proofs_and_the_plan(status):
    assert breuken((("status",), status))


@pytest.mark.parametrize(
    "pad,waarde",
    [(("peildatum",), "2026-11-24"), (("dossier_sha256",), "0" * 64), (("beleid", "sha256"), "0" * 64)],
)
def test_date_dossier_and_policy_are_those_of_the_input(pad, waarde):
    assert breuken((pad, waarde))


@pytest.mark.parametrize(
    "lijst",
    [[], [{"client_sleutel": "c4", "gemeente": STAD}], [{"client_sleutel": "c3", "gemeente": STAD}],
     [{"client_sleutel": "c4", "gemeente": BUITEN}, {"client_sleutel": "c3", "gemeente": STAD}]],
)  # fmt: skip
def test_only_who_is_from_outside_is_led_back_and_to_its_own_municipality(lijst):
    assert breuken((("terugleiden",), lijst))


@pytest.mark.parametrize("modus", ["zacht", "uit"])
def test_no_one_is_led_back_when_that_rule_is_not_hard(modus):
    onder = beleid({"herkomst_buiten_regio": modus}, sha256="b" * 64)
    doelen = goed(situatie(*RIJEN))["doelen"]
    if modus == "zacht":
        doelen.append({"id": "regel:herkomst_buiten_regio", "richting": "min", "waarde": 0, "optimum": 0, "grens": 0,
                       "bewezen": True})  # fmt: skip
    zonder = (("niet_geplaatst",), [{"client_sleutel": sleutel, "redenen": ()} for sleutel in ("c3", "c4")])
    assert breuken((("doelen",), doelen), onder=onder)
    assert breuken((("doelen",), doelen), (("terugleiden",), []), zonder, onder=onder) == []


@pytest.mark.parametrize("sleutels", [[], ["c1", "c3"], ["c3", "c4"], ["c3", "c3"], ["c9"], ["c3", "c9"]])
def test_exactly_the_others_without_a_home_are_listed_once(sleutels):
    assert breuken((("niet_geplaatst",), [{"client_sleutel": sleutel, "redenen": []} for sleutel in sleutels]))


@pytest.mark.parametrize("veld", ["bestaand", "nieuw", "grens"])
@pytest.mark.parametrize("nr", range(len(GEBIEDEN)))
def test_no_load_or_limit_of_an_area_can_be_one_off(nr, veld):
    oud = dict(zip(("bestaand", "nieuw", "grens"), GEBIEDEN[nr][2:], strict=True))[veld]
    assert breuken((("gebieden", nr, veld), 1 if oud is None else oud + 1))


def test_no_area_can_be_left_out_or_said_twice_or_be_of_another_level():
    gebieden = goed(situatie(*RIJEN))["gebieden"]
    for anders in (gebieden[1:], [*gebieden, gebieden[0]], [], [gebieden[0] | {"niveau": "wijk"}, *gebieden[1:]]):
        assert breuken((("gebieden",), anders))


@pytest.mark.parametrize(
    "nr,veld,waarde",
    [(0, "woning_id", "w2"), (0, "contractvorm", "VWD"), (0, "client_sleutel", "c3"), (0, "client_sleutel", "c9"),
     (1, "woning_id", "w9")],
)  # fmt: skip
def test_no_placement_can_be_changed(nr, veld, waarde):
    assert breuken((("plaatsingen", nr, veld), waarde))


def test_no_placement_can_be_left_out_or_said_twice():
    plaatsingen = goed(situatie(*RIJEN))["plaatsingen"]
    for anders in ([], plaatsingen[:1], plaatsingen[1:], [*plaatsingen, plaatsingen[0]]):
        assert breuken((("plaatsingen",), anders))
