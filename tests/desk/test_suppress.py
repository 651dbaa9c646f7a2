"""Attacks on totals: what can be computed from everything that is told, by who knows its own placements."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction

import pytest

from uitstroommatch.desk.suppress import Blok, Partijen, blokken, veilig, vertel

Tabel = dict[str, list[Partijen]]
NIEMAND: Partijen = (None, None)


def test_blocks_depend_on_households_only() -> None:
    wijken = {"WK1": "A", "WK2": "A", "WK3": "A", "WK4": "B", "WK5": "B"}
    huishoudens = {"WK1": 22_000, "WK2": 19_000, "WK3": 3_000, "WK4": 4_000}
    assert blokken(huishoudens, wijken) == (Blok("A", ("WK1", "WK2", "WK3")), Blok("B", ("WK4", "WK5")))
    assert blokken({**huishoudens, "WK3": 40_000}, wijken)[1] == Blok("A", ("WK3",))
    assert blokken({}, {}) == ()


@pytest.mark.parametrize(
    "aantallen, mag",
    [
        ({}, True),
        ({"a": 7}, False),
        ({"a": 8}, True),  # nothing is of others
        ({"a": 8, "b": 7}, False),  # a takes off its own and sees 7
        ({"a": 8, "b": 8}, True),
        ({"a": 4, "b": 4}, False),
        ({"": 8}, True),
    ],
)
def test_a_number_is_told_when_no_party_can_make_a_small_one_of_it(aantallen: dict[str, int], mag: bool) -> None:
    plaatsingen: list[Partijen] = [(naam or None, None) for naam, aantal in aantallen.items() for _ in range(aantal)]
    assert veilig(plaatsingen, 7) is mag


def test_what_is_told_is_rounded_and_a_municipality_only_when_all_of_it_is() -> None:
    indeling = (Blok("A", ("1",)), Blok("A", ("2",)), Blok("B", ("3",)))
    tabel = [("1", NIEMAND)] * 12 + [("2", NIEMAND)] * 3 + [("3", NIEMAND)] * 13
    per_blok, per_gemeente = vertel(indeling, tabel, 7)
    assert list(per_blok.values()) == [10, None, 15]
    assert per_gemeente == {"A": None, "B": 15}


def _toeval(kans: random.Random, wijken: Sequence[str], partijen: Sequence[str], hoogste: int) -> Tabel:
    return {
        wijk: [(kans.choice(partijen), kans.choice(("x", "y"))) for _ in range(kans.choice((0, 0, 1, 2, 4, hoogste)))]
        for wijk in wijken
    }


def _som(tabel: Tabel, wijken: Iterable[str], zonder: Sequence[str]) -> int:
    return sum(not {*zonder} & {*een} for wijk in wijken for een in tabel[wijk])


def _volgt(bekend: Sequence[tuple[Sequence[int], int]], gezocht: Sequence[int]) -> Fraction | None:
    """Return the number of a set of areas when it follows from the known ones by adding and taking off."""
    rijen = [[Fraction(een) for een in (*gebieden, aantal)] for gebieden, aantal in bekend]
    doel = [Fraction(een) for een in (*gezocht, 0)]
    for kolom in range(len(gezocht)):
        spil = next((rij for rij in rijen if rij[kolom]), None)
        if spil is None:
            continue
        rijen.remove(spil)
        for rij in (*rijen, doel):
            maal = rij[kolom] / spil[kolom]
            rij[:] = [een - maal * ander for een, ander in zip(rij, spil, strict=True)]
    return None if any(doel[:-1]) else -doel[-1]


@pytest.mark.parametrize("zaad", range(60))
def test_no_sum_or_difference_of_what_is_told_is_small(zaad: int) -> None:
    """As if the exact numbers were told, of two proposals that who attacks takes for equal where he lacks one."""
    kans = random.Random(zaad)
    wijken = [f"WK{i}" for i in range(6)]
    gemeente_van = {wijk: kans.choice("AB") for wijk in wijken}
    indeling = blokken({wijk: kans.choice((15_000, 25_000, 45_000)) for wijk in wijken}, gemeente_van)
    drempel, partijen = kans.choice((3, 7)), ("c", "d", "e")[: kans.randint(1, 3)]
    een = _toeval(kans, wijken, partijen, 15)
    ander = {wijk: een[wijk][kans.randrange(2) :] for wijk in wijken}
    verteld: list[tuple[tuple[int, ...], tuple[str, ...], Tabel]] = []
    for tabel in (een, ander):
        per_blok, per_gemeente = vertel(indeling, [(w, p) for w, lijst in tabel.items() for p in lijst], drempel)
        sets = [blok.wijken for blok, n in per_blok.items() if n is not None]
        sets += [tuple(w for w in wijken if gemeente_van[w] == g) for g, n in per_gemeente.items() if n is not None]
        nieuw = [(tuple(int(w in gekozen) for w in wijken), gekozen, tabel) for gekozen in sets]
        verteld += [deel for deel in nieuw if deel[0] not in {eerder[0] for eerder in verteld}]
    for partij in ("", *partijen, "x", "y", *(f"{naam}x" for naam in partijen)):
        bekend = [(gebieden, _som(tabel, gekozen, partij)) for gebieden, gekozen, tabel in verteld]
        for keuze in itertools.product((0, 1), repeat=len(wijken)):
            gevonden = _volgt(bekend, keuze)
            assert gevonden is None or gevonden == 0 or gevonden > drempel, (partij, keuze, gevonden)


def test_who_knows_the_method_and_its_own_cannot_find_a_small_number() -> None:
    """Exhaustive: for every answer, all tables that give it; no small number is the same in all of them."""
    drempel, hoogste = 3, 5
    indeling = (Blok("A", ("1", "2")), Blok("A", ("3",)))
    mogelijk = list(itertools.product(range(hoogste + 1), repeat=3))
    for eigen in [(0, 0, 0), (2, 0, 1), (5, 1, 0), (0, 4, 4)]:
        per_antwoord: dict[object, list[tuple[int, ...]]] = {}
        for anderen in mogelijk:
            tabel = [
                (str(wijk + 1), partij)
                for wijk in range(3)
                for partij in [("ik", None)] * eigen[wijk] + [("zij", None)] * anderen[wijk]
            ]
            blok, gemeente = vertel(indeling, tabel, drempel)
            per_antwoord.setdefault((tuple(blok.values()), tuple(gemeente.values())), []).append(anderen)
        for tabellen in per_antwoord.values():
            for keuze in itertools.product((0, 1), repeat=3):
                sommen = {sum(n for n, mee in zip(een, keuze, strict=True) if mee) for een in tabellen}
                assert len(sommen) > 1 or all(n == 0 or n > drempel for n in sommen), (eigen, keuze, sommen)


def test_the_blocks_of_a_table_are_the_areas_once() -> None:
    wijken = {f"WK{i}": f"G{i % 3}" for i in range(20)}
    gevonden = blokken(dict.fromkeys(wijken, 6000), wijken)
    assert Counter(wijk for blok in gevonden for wijk in blok.wijken) == Counter(wijken.keys())


def test_who_lets_homes_and_delivers_support_takes_off_both() -> None:
    verhuurder, aanbieder = [("a", "x")] * 8 + [("a", "y")] * 9, [("b", "x")] * 9
    assert veilig([*verhuurder, *aanbieder], 7)
    assert not veilig([*verhuurder, *aanbieder, ("b", "y")], 7)
