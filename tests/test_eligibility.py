"""The allowed triples are those that every hard rule says yes to, whichever way they are judged."""

from collections import Counter
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bouw import (
    BUITEN,
    CENTRUM,
    DORP,
    KERN,
    PAARREGELS,
    RIVIER,
    STAD,
    aanbieder,
    afgewezen,
    beleid,
    client,
    dossier,
    situatie,
    woning,
)
from uitstroommatch import eligibility
from uitstroommatch.domain.enums import Contractvorm
from uitstroommatch.eligibility import Geschiktheid, drietallen
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie

EEN = st.sampled_from
VORMEN = st.lists(EEN(["OMK", "VWD", "OBE"]), min_size=1, max_size=3, unique=True)
WOONVORMEN = ["zelfstandig", "kamer"]
CLIENTEN = st.lists(
    st.fixed_dictionaries(
        {
            "aanbieder": EEN(["Zorg", "Ander"]),
            "gemeente_herkomst": EEN([STAD, DORP, BUITEN]),
            "herkomst_afwijken": EEN([False, True]),
            "leeftijd": EEN([20, 22, 23, 55]),
            "huishoudgrootte": EEN([1, 2, 3]),
            "inkomensklasse": EEN(["laag", "hoger"]),
            "max_huur": EEN([None, "500.00", "800.00"]),
            "zwaarte": EEN(["licht", "complex"]),
            "bereikbaarheid_24u": EEN([False, True]),
            "woonvormen": st.lists(EEN(WOONVORMEN), min_size=1, unique=True),
            "contractvormen": VORMEN,
            "toegankelijkheid": EEN(["geen", "gelijkvloers"]),
            "uitgesloten_gebieden": EEN([[], [KERN], [f"{CENTRUM}/Kade"], [DORP]]),
            "uitstroom_vanaf": EEN(["2026-11-01", "2027-02-15"]),
        }
    ),
    max_size=9,
)
WONINGEN = st.lists(
    st.fixed_dictionaries(
        {
            "buurtcode": EEN([CENTRUM, RIVIER, KERN]),
            "straat": EEN(["Kade", "Markt"]),
            "woonvorm": EEN(WOONVORMEN),
            "rekenhuur": EEN(["400.00", "498.20", "713.03", "800.00"]),
            "kamers": EEN([1, 3, 4]),
            "max_personen": EEN([1, 2, 4]),
            "toegankelijkheid": EEN(["geen", "gelijkvloers"]),
            "leeftijd_min": EEN([None, 23]),
            "leeftijd_max": EEN([None, 27, 60]),
            "contractvormen": VORMEN,
            "beschikbaar_vanaf": EEN(["2026-11-01", "2027-01-01", "2027-04-01"]),
        }
    ),
    max_size=9,
)
STEUN = (aanbieder("Zorg"), aanbieder("Ander", bereikbaar_24u=True), aanbieder("Zorg", DORP, zwaartes=["licht"]))
BELEID = st.dictionaries(EEN(PAARREGELS), EEN(["zacht", "uit"]), max_size=11)
PROEF = settings(max_examples=40, deadline=None, derandomize=True, database=None)


def maak(clienten, woningen, modi, geen_paar):
    rijen = [client(f"c{nr}", **rij) for nr, rij in enumerate(clienten)]
    huizen = [woning(f"w{nr}", **rij) for nr, rij in enumerate(woningen)]
    vol = dossier(*rijen, *huizen, *STEUN, *(afgewezen(f"c{c} in w{w}") for c, w in geen_paar))
    if not rijen:
        vol = replace(vol, clienten=())
    return Situatie(replace(vol, woningen=()) if not huizen else vol, beleid(modi))


def een_voor_een(s):
    """Ask every hard rule about every triple."""
    regels = Rulebook.van(s.beleid).harde_paarregels
    return [
        (c, w, vorm)
        for c, w, vorm in product(sorted(s.kandidaten), sorted(s.aanbod), Contractvorm)
        if all(regel.oordeel(s.geval(c, w, vorm)).mag for regel in regels)
    ]


PAREN = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=4)


@PROEF
@given(CLIENTEN, WONINGEN, BELEID, PAREN)
def test_the_triples_are_what_every_rule_says_about_every_triple(clienten, woningen, modi, geen_paar):
    s = maak(clienten, woningen, modi, geen_paar)
    assert list(drietallen(Rulebook.van(s.beleid), s)) == een_voor_een(s)


@PROEF
@given(CLIENTEN, WONINGEN, BELEID, PAREN)
def test_for_every_client_each_home_is_allowed_or_falls_off_on_one_rule(clienten, woningen, modi, geen_paar):
    s = maak(clienten, woningen, modi, geen_paar)
    rulebook = Rulebook.van(s.beleid)
    over = Counter(c for c, _ in {(c, w) for c, w, _ in een_voor_een(s)})
    afval = dict(Geschiktheid(rulebook, s).afvallers())
    assert list(afval) == list(s.kandidaten)
    for sleutel, per_regel in afval.items():
        assert sum(per_regel.values()) + over[sleutel] == len(s.aanbod)
        assert set(per_regel) <= {regel.id for regel in rulebook.harde_paarregels}
        assert all(per_regel.values())


def test_homes_fall_off_on_the_rule_that_forbids_them():
    """c1 cannot pay w2 and w3 is a room; nothing is wrong with w1."""
    huizen = (woning("w1"), woning("w2", rekenhuur="500"), woning("w3", woonvorm="kamer"))
    s = situatie(client("c1", max_huur="450"), client("c2"), *huizen)
    afval = dict(Geschiktheid(Rulebook.van(s.beleid), s).afvallers())
    assert afval == {"c1": {"budget": 1, "woonvorm": 1}, "c2": {"woonvorm": 1}}


@pytest.mark.parametrize("blok", [1, 2, 5, 7])
def test_the_size_of_a_block_of_clients_changes_nothing(monkeypatch, blok):
    rijen = [client(f"c{nr}", max_huur="400.00" if nr % 2 else "399.99") for nr in range(7)]
    s = situatie(*rijen, *(woning(f"w{nr}") for nr in range(4)))
    monkeypatch.setattr(eligibility, "BLOK", blok)
    gevonden = list(drietallen(Rulebook.van(s.beleid), s))
    assert gevonden == een_voor_een(s)
    assert len(gevonden) == 3 * 4
    afval = dict(Geschiktheid(Rulebook.van(s.beleid), s).afvallers())
    assert afval == {f"c{nr}": {} if nr % 2 else {"budget": 4} for nr in range(7)}


@pytest.mark.parametrize("regel", PAARREGELS)
def test_each_rule_alone_is_judged_the_same_over_many_alike_clients_and_over_few(regel):
    """Many alike clients are judged by kind, few one by one."""
    anders = {naam: "uit" for naam in PAARREGELS if naam != regel}
    soorten = [{}, {"leeftijd": 20}, {"gemeente_herkomst": BUITEN}, {"max_huur": "450"}, {"woonvormen": ["kamer"]},
               {"huishoudgrootte": 3}, {"toegankelijkheid": "rolstoel"}, {"uitgesloten_gebieden": [KERN]},
               {"zwaarte": "complex"}, {"uitstroom_vanaf": "2027-06-01"}]  # fmt: skip
    huizen = [{}, {"buurtcode": KERN, "leeftijd_min": 30}, {"rekenhuur": "800.00", "woonvorm": "kamer"}]
    for keer in (1, 5):
        s = maak(soorten * keer, huizen * keer, anders, [(0, 0)])
        assert list(drietallen(Rulebook.van(s.beleid), s)) == een_voor_een(s)


def test_they_come_in_order_of_client_home_and_form():
    alles = ["OBE", "VWD", "OMK"]
    s = situatie(client("c2", contractvormen=alles), client("c1"), woning("w2"), woning("w1"))
    assert [f"{c} {w} {vorm}" for c, w, vorm in drietallen(Rulebook.van(s.beleid), s)] == [
        "c1 w1 OMK", "c1 w2 OMK", "c2 w1 OMK", "c2 w1 VWD", "c2 w1 OBE", "c2 w2 OMK", "c2 w2 VWD", "c2 w2 OBE",
    ]  # fmt: skip


def test_without_any_rule_every_form_of_every_pair_is_there():
    s = situatie(client(gemeente_herkomst=BUITEN), onder=beleid(dict.fromkeys(PAARREGELS, "uit")))
    assert len(list(drietallen(Rulebook.van(s.beleid), s))) == 3


def test_a_soft_rule_forbids_nothing():
    s = situatie(client(max_huur="1.00"), onder=beleid({"budget": "zacht"}))
    assert len(list(drietallen(Rulebook.van(s.beleid), s))) == 1


@pytest.mark.parametrize("clienten,woningen", [(0, 1), (1, 0), (0, 0)])
def test_without_clients_or_homes_there_are_none(clienten, woningen):
    s = maak([{}] * clienten, [{}] * woningen, {}, [])
    assert list(drietallen(Rulebook.van(s.beleid), s)) == []
