"""Which numbers are told, by hand on each side of the boundary, and by trying every small table."""

from __future__ import annotations

import itertools
import random
from collections import Counter

import pytest

from uitstroommatch.domain.dossier import Dossier
from uitstroommatch.domain.enums import Niveau
from uitstroommatch.domain.gebied import Gebied
from uitstroommatch.errors import DienstFout
from uitstroommatch.spread.blik import Blik
from uitstroommatch.spread.room import Ruimte
from uitstroommatch.spread.told import Partijen, rond, veilig, vertel
from uitstroommatch.spread.tree import Indeling, Knoop, indeling, verdeel

NIEMAND: Partijen = (None, None)
BOOM = Indeling((Knoop("G", (Knoop("A", (Knoop("a1"), Knoop("a2"))), Knoop("B", (Knoop("b1"),)))),))


def alles_vrij(*_: object) -> bool:
    return True


def verteld(boom: Indeling, drempel: int = 7, **aantallen: int) -> dict[str, int | None]:
    """What is told of people whom nobody knows, by the code of the smallest area that they are in."""
    mensen = [((code,), NIEMAND) for code, aantal in aantallen.items() for _ in range(aantal)]
    return vertel(boom, mensen, drempel, alles_vrij)


# --- safe --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "aantallen, mag",
    [
        ({}, True),
        ({"a": 8}, False),  # who knows of one of them has 7 left
        ({"a": 9}, True),  # nothing is of others
        ({"a": 9, "b": 8}, False),  # a takes off its own and sees 8
        ({"a": 9, "b": 9}, True),
        ({"a": 5, "b": 5}, False),
        ({"": 9}, True),
    ],
)
def test_a_number_is_told_when_no_party_can_make_a_small_one_of_it(aantallen: dict[str, int], mag: bool) -> None:
    plaatsingen: list[Partijen] = [(naam or None, None) for naam, aantal in aantallen.items() for _ in range(aantal)]
    assert veilig(plaatsingen, 7) is mag


def test_who_lets_homes_and_delivers_support_takes_off_both() -> None:
    verhuurder, aanbieder = [("a", "x")] * 9 + [("a", "y")] * 10, [("b", "x")] * 10
    assert veilig([*verhuurder, *aanbieder], 7)
    assert not veilig([*verhuurder, *aanbieder, ("b", "y")], 7)


@pytest.mark.parametrize("drempel, mag", [(7, True), (8, False), (10, False)])
def test_the_threshold_is_a_setting(drempel: int, mag: bool) -> None:
    assert veilig([NIEMAND] * 9, drempel) is mag


def test_a_threshold_that_would_tell_is_refused() -> None:
    with pytest.raises(DienstFout, match="minstens 3"):
        Blik("gedeeld", drempel=2)
    assert not Blik("gedeeld", drempel=3).precies


@pytest.mark.parametrize("aantal, wordt", [(0, 0), (2, 0), (3, 5), (9, 10), (12, 10), (13, 15), (-2, 0), (-3, -5)])
def test_numbers_are_rounded_to_fives(aantal: int, wordt: int) -> None:
    assert rond(aantal) == wordt


# --- top-down ----------------------------------------------------------------------------------------------------


def test_parts_are_told_when_all_of_them_are_safe() -> None:
    assert verteld(BOOM, a1=9, a2=12, b1=13) == {"G": 35, "A": 20, "a1": 10, "a2": 10, "B": 15, "b1": 15}
    assert verteld(BOOM, a1=9, a2=8, b1=13) == {"G": 30, "A": 15, "a1": None, "a2": None, "B": 15, "b1": 15}
    assert verteld(BOOM, a1=9, a2=9, b1=8) == {"G": 25, "A": None, "a1": None, "a2": None, "B": None, "b1": None}
    assert set(verteld(BOOM, a1=4, b1=4).values()) == {None}


def test_what_lies_in_nothing_is_nothing() -> None:
    assert verteld(BOOM) == dict.fromkeys(("G", "A", "a1", "a2", "B", "b1"), 0)
    assert verteld(BOOM, b1=20) == {"G": 20, "A": 0, "a1": 0, "a2": 0, "B": 20, "b1": 20}


def test_an_area_that_came_later_is_a_part_as_well() -> None:
    """Its people count in the wijk that they say they are in, so that they are not what is left of it."""
    mensen = [(("a1", "A", "G"), NIEMAND)] * 10 + [(("nieuw", "A", "G"), NIEMAND)] * 3 + [(("b1",), NIEMAND)] * 10
    gevonden = vertel(BOOM, mensen, 7, alles_vrij)
    assert (gevonden["A"], gevonden["a1"], gevonden["a2"], gevonden["b1"]) == (15, None, None, 10)
    assert vertel(BOOM, [(("nergens",), NIEMAND)] * 20, 7, alles_vrij)["G"] == 0


def test_what_the_limits_give_away_is_not_told() -> None:
    def vrij(knoop: Knoop, _: int) -> bool:
        return knoop.code != "a2"

    assert vertel(BOOM, [((code,), NIEMAND) for code in ("a1", "a2", "b1") for _ in range(20)], 7, vrij) == {
        "G": 60, "A": 40, "a1": None, "a2": None, "B": 20, "b1": 20,
    }  # fmt: skip


def test_who_knows_the_method_and_its_own_cannot_find_a_small_number() -> None:
    """Exhaustive: for every answer, all tables that give it; no small number is the same in all of them."""
    drempel, hoogste = 3, 6
    boom = Indeling((Knoop("G", (Knoop("A", (Knoop("a1"), Knoop("a2"))), Knoop("B"))),))
    mogelijk = list(itertools.product(range(hoogste + 1), repeat=3))
    for eigen in [(0, 0, 0), (2, 0, 1), (5, 1, 0), (0, 4, 4)]:
        per_antwoord: dict[object, list[tuple[int, ...]]] = {}
        for anderen in mogelijk:
            mensen = [
                ((code,), partij)
                for code, ik, zij in zip(("a1", "a2", "B"), eigen, anderen, strict=True)
                for partij in [("ik", None)] * ik + [NIEMAND] * zij
            ]
            per_antwoord.setdefault(tuple(vertel(boom, mensen, drempel, alles_vrij).values()), []).append(anderen)
        for tabellen in per_antwoord.values():
            for keuze in itertools.product((0, 1), repeat=3):
                sommen = {sum(n for n, mee in zip(een, keuze, strict=True) if mee) for een in tabellen}
                assert len(sommen) > 1 or all(n == 0 or n > drempel for n in sommen), (eigen, keuze, sommen)


# --- the tree ----------------------------------------------------------------------------------------------------


def gebied(code: str, ouder: str | None = None, huishoudens: int | None = None) -> Gebied:
    niveau = {"GM": Niveau.GEMEENTE, "WK": Niveau.WIJK, "BU": Niveau.BUURT}[code[:2]]
    return Gebied(code=code, naam=code, niveau=niveau, ouder=ouder, huishoudens=huishoudens)


def test_blocks_depend_on_households_only() -> None:
    huishoudens = {"W1": 6_000, "W2": 4_000, "W3": 3_000}
    assert verdeel(("W1", "W2", "W3"), huishoudens) == [("W1", "W2", "W3")]
    assert verdeel(("W1", "W2", "W3"), {**huishoudens, "W3": 10_000}) == [("W1", "W2"), ("W3",)]
    assert verdeel(("W1",), {}) == [("W1",)]
    assert verdeel((), {}) == []


def test_a_tree_has_blocks_of_wijken_and_counts_the_households_of_buurten_where_a_wijk_has_none() -> None:
    gebieden = [
        gebied("GM0001"), gebied("WK000101", "GM0001", 12_000), gebied("WK000102", "GM0001"),
        gebied("WK000103", "GM0001", 4_000), gebied("BU00010201", "WK000102", 6_000),
    ]  # fmt: skip
    (gemeente,) = indeling(Dossier((), (), tuple(gebieden), ())).gemeenten
    assert [knoop.code for knoop in gemeente.alle()] == [
        "GM0001", "WK000101", "WK000102+WK000103", "WK000102", "BU00010201", "WK000103",
    ]  # fmt: skip
    assert indeling(Dossier((), (), tuple(gebieden), ())).pad["BU00010201"] == (
        "GM0001", "WK000102+WK000103", "WK000102", "BU00010201",
    )  # fmt: skip


def test_every_area_is_in_the_tree_once() -> None:
    kans = random.Random(1)
    wijken = [gebied(f"WK{i:06}", f"GM000{i % 3}", kans.choice((2_000, 7_000, 12_000))) for i in range(20)]
    boom = indeling(Dossier((), (), (*(gebied(f"GM000{i}") for i in range(3)), *wijken), ()))
    geteld = Counter(knoop.code for gemeente in boom.gemeenten for knoop in gemeente.alle() if not knoop.wijken)
    assert geteld == Counter([f"GM000{i}" for i in range(3)] + [wijk.code for wijk in wijken])


# --- limits ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("hoogstens, mag", [(20, False), (21, True)])
def test_a_limit_must_lie_far_above_a_number(hoogstens: int, mag: bool) -> None:
    assert Ruimte({"A": hoogstens}).is_ruim(Knoop("A"), 9, 7) is mag
    assert Ruimte({}).is_ruim(Knoop("A"), 9, 7)


def test_all_of_a_number_must_fit_when_the_largest_area_is_left_out() -> None:
    knoop = Knoop("G", (Knoop("A", (Knoop("a1"), Knoop("a2"), Knoop("a3"))),))
    assert Ruimte({"a1": 6, "a2": 9, "a3": 4}).kan_elders(knoop, 10)
    assert not Ruimte({"a1": 6, "a2": 9, "a3": 4}).kan_elders(knoop, 11)
    assert Ruimte({"a1": 6, "a3": 4}).kan_elders(knoop, 10), "the others have no limit, or these two fit"
    assert not Ruimte({"a1": 6, "a3": 4}).kan_elders(knoop, 11)
    assert Ruimte({}).kan_elders(Knoop("a1"), 99), "there are no parts"
