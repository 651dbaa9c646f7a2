"""A finished proposal to look at: who sees which part of it, and that what is said is what the proposal holds."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest

from tests.desk.conftest import Voorbeeld
from tests.desk.wereld import Wereld
from uitstroommatch.desk.inzage import Inzage, Plaatsingsregel, Zonderregel
from uitstroommatch.desk.onthouden import Onthouden
from uitstroommatch.desk.trechter import trechter
from uitstroommatch.domain.voorstel import Afvalreden, NietGeplaatst
from uitstroommatch.errors import Conflict, GeenToegang, NietGevonden


def _inzage(voorbeeld: Voorbeeld, wie: str) -> Inzage:
    return voorbeeld.wereld.desk.inzage.haal(voorbeeld.wereld.wie[wie], voorbeeld.voorstel)


def _regels(inzage: Inzage) -> list[Plaatsingsregel | Zonderregel]:
    return [*inzage.plaatsingen, *inzage.zonder]


def test_an_officer_of_the_region_sees_all_of_it_in_words(voorbeeld: Voorbeeld) -> None:
    w = voorbeeld.wereld
    inzage, resultaat = _inzage(voorbeeld, "regio"), w.desk.voorstellen.resultaat(w.wie["regio"], voorbeeld.voorstel)
    assert inzage.volledig
    assert {(een.client, een.woning) for een in inzage.plaatsingen} == {
        (een.client_sleutel, een.woning_id) for een in resultaat.plaatsingen
    }
    assert all(een.waarom and een.herkomst and een.weken is not None for een in inzage.plaatsingen)
    assert {een.client for een in inzage.zonder_woning} == {een.client_sleutel for een in resultaat.niet_geplaatst}
    assert {een.client for een in inzage.terug_te_leiden} == {een.client_sleutel for een in resultaat.terugleiden}
    assert all(een.waarom for een in inzage.zonder)
    assert [een.id for een in inzage.doelen] == [een.id for een in resultaat.doelen]
    assert all(een.bewijs.startswith("bewezen: beter kan niet binnen deze afspraken") for een in inzage.doelen)
    assert inzage.dossier_naam == "november"


def test_the_funnel_counts_every_home_of_every_client_once(voorbeeld: Voorbeeld) -> None:
    inzage = _inzage(voorbeeld, "regio")
    gevonden = inzage.trechter
    assert gevonden is not None
    assert inzage.woningen is not None
    assert gevonden.clienten == len(inzage.zonder_woning)
    assert gevonden.paren == gevonden.clienten * inzage.woningen
    stappen = (*gevonden.past_niet, *gevonden.past_wel)
    assert sum(stap.valt_af for stap in stappen) == gevonden.paren
    assert stappen[-1].over == 0
    assert gevonden.passend == (gevonden.past_niet[-1].over if gevonden.past_niet else gevonden.paren)


def test_a_funnel_by_hand() -> None:
    def redenen(**per: int) -> tuple[Afvalreden, ...]:
        return tuple(Afvalreden(regel=naam, woningen=hoeveel, tekst="") for naam, hoeveel in per.items())

    twee = (
        NietGeplaatst(client_sleutel="c1", redenen=redenen(budget=3, woonvorm=1)),
        NietGeplaatst(client_sleutel="c2", redenen=redenen(budget=1, plaatsen=2, doelvolgorde=1)),
    )
    t = trechter(twee)
    assert (t.clienten, t.nergens, t.paren, t.passend) == (2, 1, 8, 3)
    assert [(s.regel, s.clienten, s.valt_af, s.over) for s in t.past_niet] == [
        ("budget", 2, 4, 4),
        ("woonvorm", 1, 1, 3),
    ]
    assert [(s.regel, s.over) for s in t.past_wel] == [("plaatsen", 1), ("doelvolgorde", 0)]
    assert trechter(()).paren == 0


def test_a_landlord_sees_its_own_homes_and_nothing_of_the_client(voorbeeld: Voorbeeld) -> None:
    inzage = _inzage(voorbeeld, "rentree")
    assert inzage.plaatsingen
    for een in inzage.plaatsingen:
        assert een.corporatie == "Rentree"
        assert (een.herkomst, een.terug, een.spoed, een.weken, een.waarom) == (None,) * 5
        assert not een.uitzondering
    assert (inzage.zonder, inzage.doelen, inzage.trechter, inzage.woningen) == ((), (), None, None)


def test_a_provider_sees_its_own_clients_and_no_reasons(voorbeeld: Voorbeeld) -> None:
    inzage = _inzage(voorbeeld, "zorg")
    assert inzage.plaatsingen
    assert {een.aanbieder for een in _regels(inzage)} == {"IrisZorg"}
    assert all(een.waarom is None and een.weken is not None for een in inzage.plaatsingen)
    assert all(een.waarom is None and een.redenen == () for een in inzage.zonder)
    assert inzage.doelen == ()


def test_an_officer_of_a_municipality_reads_of_nobody_else(voorbeeld: Voorbeeld) -> None:
    inzage, alles = _inzage(voorbeeld, "raalte"), _inzage(voorbeeld, "regio")
    eigen = {een.client for een in _regels(inzage)}
    vreemd = {een.client for een in _regels(alles)} - eigen
    assert eigen
    assert vreemd
    regels = " ".join(een.waarom or "" for een in _regels(inzage))
    assert not [naam for naam in vreemd if naam in regels]
    assert all("Raalte" in (een.herkomst, een.gemeente) for een in inzage.plaatsingen)
    assert inzage.trechter is not None
    assert inzage.trechter.clienten == len(inzage.zonder_woning)


def test_a_planner_sees_no_line_at_all(voorbeeld: Voorbeeld) -> None:
    inzage = _inzage(voorbeeld, "planner")
    assert (inzage.plaatsingen, inzage.zonder, inzage.doelen) == ((), (), ())


def test_what_stands_in_the_way_is_worked_out_once_and_for_the_whole_region(voorbeeld: Voorbeeld) -> None:
    w, regio = voorbeeld.wereld, voorbeeld.wereld.wie["regio"]
    assert w.desk.inzage.hindernissen(regio, voorbeeld.voorstel, zoek=False) is None
    gevonden = w.desk.inzage.hindernissen(regio, voorbeeld.voorstel)
    assert gevonden
    assert w.desk.inzage.hindernissen(regio, voorbeeld.voorstel, zoek=False) is gevonden
    zonder = {een.client for een in _inzage(voorbeeld, "regio").zonder_woning}
    assert all(set(een.clienten) <= zonder for een in gevonden)
    with pytest.raises(GeenToegang):
        w.desk.inzage.hindernissen(w.wie["raalte"], voorbeeld.voorstel)


def test_decisions_stand_beside_the_placement(wereld: Wereld) -> None:
    voorstel = wereld.voorstel(wereld.dossier())
    d, regio = wereld.desk, wereld.wie["regio"]
    een, ander, *_ = d.inzage.haal(regio, voorstel).plaatsingen
    d.besluiten.neem(regio, voorstel, een.client, een.woning, "vast")
    d.besluiten.neem(regio, voorstel, ander.client, ander.woning, "akkoord")
    besloten = {r.client: r.besluiten for r in d.inzage.haal(regio, voorstel).plaatsingen if r.besluiten}
    in_bestand = {"C0047": {"vast"}, "C0048": {"vast"}}
    assert besloten == {een.client: {"vast"}, ander.client: {"akkoord"}, **in_bestand}


def test_what_is_not_there_or_not_finished(wereld: Wereld) -> None:
    regio, versie = wereld.wie["regio"], wereld.dossier()
    with pytest.raises(NietGevonden):
        wereld.desk.inzage.haal(regio, uuid4())
    assert versie.beleid_id
    stand = wereld.desk.voorstellen.vraag_aan(regio, versie.id, versie.beleid_id)
    with pytest.raises(Conflict):
        wereld.desk.inzage.haal(regio, stand.id)


def test_only_the_last_few_are_kept() -> None:
    gemaakt: Iterator[int] = iter(range(10))
    geheugen: Onthouden[str, int] = Onthouden(2)
    assert [geheugen.of(een, lambda: next(gemaakt)) for een in ("a", "b", "a", "c", "a", "b")] == [0, 1, 0, 2, 0, 3]
    assert not geheugen.heeft("c")
