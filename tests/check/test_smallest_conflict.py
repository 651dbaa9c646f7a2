"""The smallest conflict has the fewest decisions: compared with trying every subset of them."""

from itertools import combinations
from random import Random

import pytest

from tests.bouw import (
    CENTRUM,
    DORP,
    GROEPSREGELS,
    KERN,
    STAD,
    aanbieder,
    afspraak,
    client,
    grens,
    situatie,
    vast,
    woning,
)
from uitstroommatch.check.decisions import kleinste_strijd, vast_plan
from uitstroommatch.check.plan import breuken
from uitstroommatch.domain.outcome import Drietal
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

ZADEN = range(80)
VORMEN = ["OMK", "VWD", "OBE"]
ZWAARTES = ("licht", "medium", "complex", "gespecialiseerd")
PLEKKEN = ((CENTRUM, "Kade"), (CENTRUM, "Markt"), (KERN, "Kade"))


def toeval(zaad: int) -> Situatie:
    """Three to six fixed decisions, most about different clients, under limits that are now and then tight."""
    dobbel = Random(zaad)
    wie = list(range(6)) if dobbel.random() < 0.8 else [0, 0, 1, 2, 3, 4]
    clienten = [
        client(f"c{nr}", zwaarte=dobbel.choice(ZWAARTES), uren_per_week=f"{dobbel.randint(0, 40) / 10}",
               contractvormen=VORMEN)
        for nr in range(6)
    ]  # fmt: skip
    huizen = [
        woning(f"w{nr}", buurtcode=buurt, straat=straat, plaatsen=dobbel.randint(2, 5))
        for nr, (buurt, straat) in enumerate(PLEKKEN)
    ]
    steun = [
        aanbieder(gemeente=gemeente, uren_beschikbaar=dobbel.randint(4, 14), omklap_max=dobbel.choice((None, 1, 2, 3)))
        for gemeente in (STAD, DORP)
    ]
    codes = (CENTRUM, KERN, f"{CENTRUM}/Kade", f"{CENTRUM}/Markt", f"{KERN}/Kade", STAD)
    grenzen = [grens(code, dobbel.randint(2, 12)) for code in codes]
    maxima = [
        afspraak("a1", maximum=dobbel.randint(2, 6)),
        afspraak("a2", maximum=dobbel.randint(1, 4), contractvorm="VWD"),
    ]
    aantal = dobbel.randint(3, 6)
    zinnen = [f"c{nr} in w{dobbel.randrange(3)} {dobbel.choice(VORMEN)}" for nr in dobbel.sample(wie, aantal)]
    return situatie(*clienten, *huizen, *steun, *grenzen, *maxima, *map(vast, zinnen))


def botst(s: Situatie, deel: tuple[Drietal, ...]) -> bool:
    """Does a plan with just these placements break a group rule? That other decisions are not in it set aside."""
    gevonden = {breuk.regel for breuk in breuken(Rulebook.van(s.beleid), s, deel)}
    return bool(gevonden & set(GROEPSREGELS) - {"besluit_vast"})


def kleinste_maat(s: Situatie) -> int | None:
    """Size of the smallest subset of the decisions that cannot hold together."""
    alle = vast_plan(Rulebook.van(s.beleid), s)
    maten = (maat for maat in range(1, len(alle) + 1) if any(botst(s, deel) for deel in combinations(alle, maat)))
    return next(maten, None)


@pytest.mark.parametrize("zaad", ZADEN)
def test_no_smaller_set_of_decisions_is_in_conflict(zaad):
    s = toeval(zaad)
    gevonden = kleinste_strijd(Rulebook.van(s.beleid), s)
    maat = kleinste_maat(s)
    assert (gevonden is None) is (maat is None)
    if gevonden is None:
        return
    deel = tuple(besluit.drietal for besluit in gevonden.besluiten)
    assert len(deel) == len(set(deel)) == maat
    assert botst(s, deel)
    assert set(deel) <= s.vaste_drietallen
    assert gevonden.nodig > gevonden.grens


def test_the_cases_are_varied():
    assert {None, 1, 2, 3} <= {kleinste_maat(toeval(zaad)) for zaad in ZADEN}
