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
CLIENTVELDEN = {
    "aanbieder": ["Zorg", "Ander"],
    "gemeente_herkomst": [STAD, DORP, BUITEN],
    "herkomst_afwijken": [False, True],
    "leeftijd": [20, 22, 23, 55],
    "huishoudgrootte": [1, 2, 3],
    "inkomensklasse": ["laag", "hoger"],
    "max_huur": [None, "500.00", "800.00"],
    "zwaarte": ["licht", "complex"],
    "bereikbaarheid_24u": [False, True],
    "woonvormen": [["zelfstandig"], ["kamer"], ["kamer", "zelfstandig"]],
    "contractvormen": [["OMK"], ["VWD"], ["OBE", "OMK"], ["VWD", "OBE"], ["OMK", "VWD", "OBE"]],
    "toegankelijkheid": ["geen", "gelijkvloers"],
    "uitgesloten_gebieden": [[], [KERN], [f"{CENTRUM}/Kade"], [DORP]],
    "uitstroom_vanaf": ["2026-11-01", "2027-02-15"],
}
WONINGVELDEN = {
    "buurtcode": [CENTRUM, RIVIER, KERN],
    "straat": ["Kade", "Markt"],
    "woonvorm": ["zelfstandig", "kamer"],
    "rekenhuur": ["400.00", "498.20", "713.03", "800.00"],
    "kamers": [1, 3, 4],
    "max_personen": [1, 2, 4],
    "toegankelijkheid": ["geen", "gelijkvloers"],
    "leeftijd_min": [None, 23],
    "leeftijd_max": [None, 27, 60],
    "contractvormen": [["OMK"], ["VWD"], ["OBE", "OMK"], ["VWD", "OBE"], ["OMK", "VWD", "OBE"]],
    "beschikbaar_vanaf": ["2026-11-01", "2027-01-01", "2027-04-01"],
}


def rijen_van(velden):
    return st.lists(st.fixed_dictionaries({veld: EEN(keus) for veld, keus in velden.items()}), max_size=9)


CLIENTEN, WONINGEN = rijen_van(CLIENTVELDEN), rijen_van(WONINGVELDEN)
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


GROOT = settings(max_examples=12, deadline=None, derandomize=True, database=None)
HOE = {"grof": {}, "fijn": {"GROOTSTE_TABEL": 0}, "blokken": {"BLOK": 7}, "andersom": {"VRAAG": 0, "STEEKPROEF": 1}}


@pytest.mark.parametrize("hoe", HOE)
@GROOT
@given(st.randoms(use_true_random=False), BELEID)
def test_larger_situations_are_judged_the_same_however_the_verdicts_are_kept(hoe, dobbelsteen, modi):
    """With and without tables of verdicts, in small blocks of clients, and with the rules in another order."""
    clienten, woningen = (_veel(velden, 25, dobbelsteen) for velden in (CLIENTVELDEN, WONINGVELDEN))
    geen_paar = [(dobbelsteen.randrange(25), dobbelsteen.randrange(25)) for _ in range(12)]
    s = maak(clienten, woningen, modi, geen_paar)
    rulebook = Rulebook.van(s.beleid)
    with pytest.MonkeyPatch.context() as anders:
        for naam, waarde in HOE[hoe].items():
            anders.setattr(eligibility, naam, waarde)
        gevonden = list(drietallen(rulebook, s))
        afval = dict(Geschiktheid(rulebook, s).afvallers())
    assert gevonden == een_voor_een(s)
    over = Counter(c for c, _ in {(c, w) for c, w, _ in gevonden})
    assert {c: sum(per_regel.values()) for c, per_regel in afval.items()} == {c: 25 - over[c] for c in s.kandidaten}


def _veel(velden, aantal, dobbelsteen):
    return [{veld: dobbelsteen.choice(keus) for veld, keus in velden.items()} for _ in range(aantal)]


def _geteld(s):
    """Return what each rule was asked, to be filled, and the eligibility that asks."""
    gevraagd: dict[str, Counter[object]] = {}
    regels = [_tellend(regel, gevraagd) for regel in Rulebook.van(s.beleid).harde_paarregels]
    return gevraagd, Geschiktheid(Rulebook(tuple(regels), (), ()), s)


def _tellend(regel, gevraagd):
    """Make the rule count its cases, by client, home and form as it sees them."""
    geteld: Counter[object] = Counter()
    gevraagd[regel.id] = geteld

    def toets(geval, parameters):
        geteld[geval[:3]] += 1
        return regel.regel.toets(geval, parameters)

    return replace(regel, regel=replace(regel.regel, toets=toets))


def test_a_rule_sees_only_what_it_says_it_reads_and_is_asked_once_about_each_combination():
    rijen = [client(f"c{nr}", max_huur=("400.00", "700.00")[nr % 2]) for nr in range(40)]
    s = situatie(*rijen, *(woning(f"w{nr}", rekenhuur=f"{380 + nr % 4}.00") for nr in range(20)))
    gevraagd, geschiktheid = _geteld(s)
    assert len(list(geschiktheid.drietallen())) == 40 * 20
    list(geschiktheid.afvallers())
    for regel in Rulebook.van(s.beleid).harde_paarregels:
        assert set(gevraagd[regel.id].values()) == {1}, regel.id
        for client_, woning_, vorm in gevraagd[regel.id]:
            zicht = [f"client.{veld}" for veld in client_._fields] + [f"woning.{veld}" for veld in woning_._fields]
            assert (*zicht, *(("vorm",) if vorm else ())) == regel.regel.leest
    assert len(gevraagd["budget"]) == 2 * 4


def test_a_rule_is_not_asked_about_pairs_that_another_forbade():
    """The rejected pairs are looked up for homes with support only, apart from the sample that sets the order."""
    rijen = [client(f"c{nr:02}") for nr in range(60)]
    huizen = [woning(f"w{nr:02}", buurtcode=CENTRUM if nr < 6 else KERN) for nr in range(60)]
    s = situatie(*rijen, *huizen, aanbieder())
    gevraagd, geschiktheid = _geteld(s)
    assert len(list(geschiktheid.drietallen())) == 60 * 6
    assert len(gevraagd["begeleiding"]) == 2
    assert 60 * 6 <= len(gevraagd["besluit_afgewezen"]) <= 60 * 6 + eligibility.STEEKPROEF


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
