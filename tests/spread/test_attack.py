"""Who takes everything that he is told, in two versions, and lets an integer program look, finds no small number.

For every role 100 random proposals, half of them with a threshold of 10. The second version differs by one placement
in each number, of which the asker knows. That the attack finds what there is to find is shown on weaker rules.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from tests.spread.attack_facts import buurten, gevonden
from tests.spread.attack_program import Aanval, Doelwit, kent
from tests.spread.attack_world import (
    ROLLEN,
    Mens,
    Rol,
    Streek,
    Wereld,
    situatie_en_voorstel,
    twee_versies,
    verteld,
)
from uitstroommatch.maps import maak_kaart
from uitstroommatch.spread import told
from uitstroommatch.spread.open_figures import openbare_cijfers
from uitstroommatch.spread.room import Ruimte
from uitstroommatch.spread.tree import Knoop, indeling

VOORSTELLEN = 100
DELEN = 5


@pytest.mark.parametrize("deel", range(DELEN))
@pytest.mark.parametrize("rol", ROLLEN)
def test_no_small_number_is_found_out(rol: Rol, deel: int) -> None:
    te_zien = 0
    for zaad in range(deel, VOORSTELLEN, DELEN):
        kans, drempel = random.Random(f"{rol} {zaad}"), (7, 10)[zaad % 2]
        nu, straks = twee_versies(kans, rol, drempel)
        versies = [(nu, verteld(nu, rol, drempel)), (straks, verteld(straks, rol, drempel, nu))]
        assert not gevonden(rol, drempel, versies), zaad
        te_zien += sum(
            n is not None for n in (*versies[0][1].telling.bestaand.values(), *versies[0][1].telling.nieuw.values())
        )
    assert te_zien > VOORSTELLEN // DELEN, "too little is told for this to mean anything"


# --- nothing else is told ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("zaad", range(3))
def test_everyone_is_told_the_same_and_measures_add_nothing(zaad: int) -> None:
    """So two who put together what they were told have no more than what each knows himself."""
    kans = random.Random(zaad)
    wat, _ = twee_versies(kans, "corporatie", 7)
    een, ander = verteld(wat, "corporatie", 7), verteld(wat, "gedeeld", 7)
    for naam in ("telling", "stromen", "saldo", "onvervuld", "steun", "cijfers", "kwartalen", "vorig"):
        assert getattr(een, naam) == getattr(ander, naam)
    assert een.cijfers == openbare_cijfers(een.dossier.gebieden, een.telling, een.saldo)
    assert een.kwartalen is None
    assert een.vorig is None


@pytest.mark.parametrize("rol", ["corporatie", "gedeeld"])
def test_a_page_names_no_one_else(rol: Rol) -> None:
    """Keys, homes, streets and loads (4711, 4712) of others stand nowhere in it, also not in a script."""
    wat, _ = twee_versies(random.Random(5), "corporatie", 7)
    woorden = set(re.findall(r"\w+", maak_kaart(verteld(wat, rol, 7))))
    eigen = {nr for nr, een in enumerate(wat.nieuw) if rol == "corporatie" and een.verhuurder == "C"}
    for naam in ("huis", "komt", "Pad"):
        genoemd = {nr for nr in range(len(wat.nieuw)) if f"{naam}{nr}" in woorden}
        assert genoemd <= eigen
        assert bool(genoemd) == bool(eigen)
    assert not {"weg0", "Steeg", "4711", "4712", "4713"} & woorden


# --- the attack has teeth ----------------------------------------------------------------------------------------

PLAATS = Streek(
    {"WK000101": "GM0001", "WK000102": "GM0001", "BU00010101": "WK000101", "BU00010201": "WK000102"},
    {"BU00010101": 6_000, "BU00010201": 6_000},
    {},
)


def mensen(**aantallen: int) -> tuple[Mens, ...]:
    """People in buurten, of nobody in particular."""
    return tuple(Mens(buurt, "GM0001") for buurt, aantal in aantallen.items() for _ in range(aantal))


def namen(doelwitten: list[Doelwit]) -> set[str]:
    return {een.naam for een in doelwitten}


def test_without_a_margin_one_known_placement_gives_the_threshold_away(monkeypatch: pytest.MonkeyPatch) -> None:
    nu = Wereld(PLAATS, mensen(BU00010101=7), ())
    straks = Wereld(PLAATS, (*nu.bestaand, Mens("BU00010101", "GM0001", bekend=True)), ())

    def aanval() -> set[str]:
        return namen(
            gevonden("gedeeld", 7, [(nu, verteld(nu, "gedeeld", 7)), (straks, verteld(straks, "gedeeld", 7, nu))])
        )

    assert aanval() == set()
    monkeypatch.setattr(told, "BEKEND", 0)
    assert "bestaand GM0001" in aanval()


def test_without_regard_for_limits_a_full_area_gives_its_number_away(monkeypatch: pytest.MonkeyPatch) -> None:
    vol = replace(PLAATS, grenzen={"BU00010101": 6, "BU00010201": 7})
    wat = Wereld(vol, (), mensen(BU00010101=6, BU00010201=7))
    assert not gevonden("gedeeld", 7, [(wat, verteld(wat, "gedeeld", 7))])
    monkeypatch.setattr(Ruimte, "is_ruim", lambda *_: True)
    monkeypatch.setattr(Ruimte, "kan_elders", lambda *_: True)
    raak = namen(gevonden("gedeeld", 7, [(wat, verteld(wat, "gedeeld", 7))], met_ruimte=False))
    assert {"nieuw BU00010101", "nieuw BU00010201"} <= raak


Aantallen = Mapping[str, list[Mens]]
Regel = Callable[[Knoop, Aantallen, int], dict[str, int]]


def is_veilig(hier: list[Mens], drempel: int) -> bool:
    return told.veilig([(een.verhuurder, een.aanbieder) for een in hier], drempel)


def delen_los(knoop: Knoop, per: Aantallen, drempel: int) -> dict[str, int]:
    """Every number that is safe by itself is told, whatever its neighbours."""
    return {een.code: len(per[een.code]) for een in knoop.alle() if is_veilig(per[een.code], drempel)}


def een_deel_ontbreekt(knoop: Knoop, per: Aantallen, drempel: int) -> dict[str, int]:
    """Of a whole that is told one part, the first that is not safe, is left out."""
    mis = next((een.code for een in knoop.alle() if not is_veilig(per[een.code], drempel)), "")
    heel = is_veilig(per[knoop.code], drempel)
    return {een.code: len(per[een.code]) for een in knoop.alle() if heel and een.code != mis}


def zonder_eigen(knoop: Knoop, per: Aantallen, drempel: int) -> dict[str, int]:
    """What is left after someone takes off his own is not looked at, and nothing is rounded."""
    n = len(per[knoop.code])
    if 0 < n <= drempel:
        return {}
    kinderen = [zonder_eigen(kind, per, drempel) for kind in knoop.kinderen]
    samen = {code: aantal for kind in kinderen for code, aantal in kind.items()} if all(kinderen) else {}
    return {knoop.code: n} | samen


def totaal_van_de_regio(knoop: Knoop, per: Aantallen, drempel: int) -> dict[str, int]:
    """Every gemeente that is safe is told, and the sum of all."""
    gemeente = {knoop.code: len(per[knoop.code])} if is_veilig(per[knoop.code], drempel) else {}
    return gemeente | {"regio": len(per["regio"])}


@pytest.mark.parametrize("regel", [delen_los, een_deel_ontbreekt, zonder_eigen, totaal_van_de_regio])
def test_weaker_rules_give_small_numbers_away(regel: Regel) -> None:
    werelden = (twee_versies(random.Random(zaad), "corporatie", 7)[0] for zaad in range(30))
    raak = sum(bool(zwak(regel, "corporatie", 7, wat)) for wat in werelden)
    assert raak >= 3


def zwak(regel: Regel, rol: Rol, drempel: int, wat: Wereld) -> list[Doelwit]:
    """Attack a rule that tells exact numbers of who would come."""
    boom = indeling(situatie_en_voorstel(wat)[0].dossier)
    knopen = {een.code: buurten(een) for gemeente in boom.gemeenten for een in gemeente.alle()}
    knopen["regio"] = wat.streek.buurten
    per = {code: [een for een in wat.nieuw if een.buurt in hier] for code, hier in knopen.items()}
    aanval = Aanval(rol, drempel, groot=wat.groot)
    getallen = aanval.getallen("nieuw", wat.nieuw, knopen)
    for gemeente in boom.gemeenten:
        for code, aantal in regel(gemeente, per, drempel).items():
            aanval.model.add(getallen[code].n == aantal)
    for code, getal in getallen.items():
        aanval.doelwit(code, getal, sum(not kent(rol, een) for een in per[code]))
    return aanval.gevonden()
