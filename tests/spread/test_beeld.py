"""What each asker gets of a proposal, and that nothing else is in there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.bouw import (
    BUITEN,
    CENTRUM,
    DORP,
    KERN,
    PEILDATUM,
    RIVIER,
    STAD,
    aanbieder,
    afspraak,
    buurt,
    client,
    dossier,
    grens,
    plaatsing,
    plan,
    vast,
    woning,
)
from tests.bouw import beleid as beleid_van
from uitstroommatch.domain.outcome import Haalbaar
from uitstroommatch.domain.row import Rij
from uitstroommatch.domain.voorstel import NietGeplaatst, Voorstel
from uitstroommatch.errors import InvoerFout
from uitstroommatch.explain.proposal import voorstel_van
from uitstroommatch.rulebook import Rulebook
from uitstroommatch.situation import Situatie
from uitstroommatch.spread.beeld import Beeld, beeld
from uitstroommatch.spread.blik import REGISSEUR, Blik

PLANNER, WOONBELANG = Blik("gedeeld"), Blik("corporatie", corporatie="Woonbelang")
RAALTE = Blik("regisseur", gemeenten=frozenset({DORP}))
RUIM = tuple(buurt(code, huishoudens=20_000) for code in (CENTRUM, RIVIER, KERN))


def maak(*rijen: Rij, zinnen: tuple[str, ...] = (), zonder: tuple[str, ...] = ()) -> tuple[Situatie, Voorstel]:
    """A situation and the proposal of these placements."""
    s = Situatie(dossier(*rijen), beleid_van())
    voorstel = voorstel_van(Rulebook.van(s.beleid), s, Haalbaar(plan(*zinnen), ()), 0)
    return s, voorstel.model_copy(
        update={"niet_geplaatst": tuple(NietGeplaatst(client_sleutel=een, redenen=()) for een in zonder)}
    )


@pytest.fixture
def klein() -> tuple[Situatie, Voorstel]:
    """Two homes of two corporations, three clients, two past placements."""
    return maak(
        client("c1"),
        client("c2", gemeente_herkomst=DORP),
        client("c3"),
        woning("w1", contractvormen="OMK"),
        woning("w2", corporatie="Ander", buurtcode=KERN, straat="Laan", complex="Hof"),
        plaatsing("p1", corporatie="Woonbelang"),
        plaatsing("p2", buurtcode=KERN, gemeente_herkomst=STAD, straat="Steeg"),
        afspraak("eigen", corporatie="Woonbelang", minimum=1),
        afspraak("ander", corporatie="Ander", maximum=9),
        aanbieder(uren_beschikbaar="12.5", omklap_max=3),
        grens(f"{KERN}/Laan", 2).model_copy(update={"reden": "overlast"}),
        grens(CENTRUM, 9).model_copy(update={"reden": "rustig houden"}),
        vast("c1 in w1 OMK"),
        zinnen=("c1 in w1", "c2 in w2"),
        zonder=("c3",),
    )


# --- an officer --------------------------------------------------------------------------------------------------


def test_an_officer_gets_every_number(klein: tuple[Situatie, Voorstel]) -> None:
    s, v = klein
    alles = beeld(s, v, vorig=v)
    assert (alles.dossier, alles.voorstel, alles.vorig) == (s.dossier, v, v)
    assert alles.telling.van(CENTRUM) == alles.telling.van(STAD) == (1, 1)
    assert alles.telling.van(RIVIER) == (0, 0)
    assert alles.stromen == {(STAD, STAD): 1, (DORP, DORP): 1}
    assert alles.saldo == {STAD: (-1, -1), DORP: (1, 1)}
    assert alles.onvervuld == {STAD: 1}
    assert {een.afspraak.afspraak_id: (een.gerealiseerd, een.gepland) for een in alles.afspraken} == {
        "eigen": (1, 1), "ander": (0, 1),
    }  # fmt: skip
    assert [(een.uren, een.omklap_max, een.omklap_gebruikt) for een in alles.steun] == [(125, 3, 1)]
    assert alles.grenzen == s.grenzen
    assert alles.kwartalen is not None
    assert alles.cijfers is not None
    assert alles.cijfers.rijen[0].plan == 2


def test_an_exchange_between_municipalities_is_in_the_balance() -> None:
    s, v = maak(client(), woning(buurtcode=KERN), zinnen=("c1 in w1",))
    assert beeld(s, v).saldo == {STAD: (0, -1), DORP: (0, 1)}


def test_an_officer_of_some_municipalities_sees_people_only_there(klein: tuple[Situatie, Voorstel]) -> None:
    s, v = klein
    hier = beeld(s, v, RAALTE, vorig=v)
    assert [w.woning_id for w in hier.dossier.woningen] == ["w2"]
    assert [c.client_sleutel for c in hier.dossier.clienten] == ["c2"]
    assert [p.plaatsing_id for p in hier.dossier.plaatsingen] == ["p2"]
    assert hier.dossier.besluiten == ()
    assert [t.client_sleutel for t in hier.voorstel.plaatsingen] == ["c2"]
    assert hier.voorstel.niet_geplaatst == ()
    assert hier.vorig is not None
    assert [t.client_sleutel for t in hier.vorig.plaatsingen] == ["c2"]
    codes = {last.code for last in hier.voorstel.gebieden}
    assert f"{KERN}/Laan" in codes
    assert CENTRUM in codes
    assert f"{CENTRUM}/Kade" not in codes
    assert hier.kwartalen is not None
    assert f"{CENTRUM}/Kade" not in hier.kwartalen.last
    assert f"{KERN}/Steeg" in hier.kwartalen.last
    assert hier.telling == beeld(s, v).telling


def test_who_comes_from_elsewhere_is_seen_where_he_would_live() -> None:
    s, v = maak(client(), woning(buurtcode=KERN), zinnen=("c1 in w1",))
    assert [c.client_sleutel for c in beeld(s, v, RAALTE).dossier.clienten] == ["c1"]


def test_a_proposal_of_another_dossier_is_refused(klein: tuple[Situatie, Voorstel]) -> None:
    s, v = klein
    leeg = Situatie(replace(s.dossier, clienten=s.dossier.clienten[1:], besluiten=()), s.beleid)
    for blik in (REGISSEUR, PLANNER):
        with pytest.raises(InvoerFout, match="c1"):
            beeld(leeg, v, blik)


# --- rows that are left out --------------------------------------------------------------------------------------


def test_a_corporation_gets_its_own_homes_and_no_one_else(klein: tuple[Situatie, Voorstel]) -> None:
    eigen = beeld(*klein, WOONBELANG)
    assert [w.woning_id for w in eigen.dossier.woningen] == ["w1"]
    assert [t.drietal[:2] for t in eigen.voorstel.plaatsingen] == [("c1", "w1")]
    assert {een.afspraak.afspraak_id: een.gepland for een in eigen.afspraken} == {"eigen": 1, "ander": None}
    assert {een.afspraak.afspraak_id: een.gerealiseerd for een in eigen.afspraken} == {"eigen": 1, "ander": None}
    _niets_van_anderen(eigen)


def test_a_shared_version_has_no_home_and_no_one(klein: tuple[Situatie, Voorstel]) -> None:
    gedeeld = beeld(*klein, PLANNER)
    assert gedeeld.dossier.woningen == ()
    assert gedeeld.voorstel.plaatsingen == ()
    assert all(een.gepland is None for een in gedeeld.afspraken)
    _niets_van_anderen(gedeeld)


def _niets_van_anderen(deel: Beeld) -> None:
    d, v = deel.dossier, deel.voorstel
    assert not any((d.clienten, d.plaatsingen, d.besluiten, d.aanbieders, d.vorig, d.waarschuwingen))
    assert not any((v.doelen, v.niet_geplaatst, v.terugleiden, v.gebieden, v.strijdig))
    assert deel.vorig is None
    assert deel.kwartalen is None
    assert [rij.code for rij in deel.dossier.draagkracht] == [CENTRUM]
    assert not any(rij.reden for rij in deel.dossier.draagkracht)
    assert not {code for code in deel.grenzen if code.startswith(f"{KERN}/")}
    assert {CENTRUM, RIVIER, KERN} <= set(deel.grenzen)


def test_of_streets_a_corporation_has_the_limits_of_its_own_homes(klein: tuple[Situatie, Voorstel]) -> None:
    assert f"{CENTRUM}/Kade" in beeld(*klein, WOONBELANG).grenzen
    assert f"{CENTRUM}/Kade" not in beeld(*klein, PLANNER).grenzen


def test_that_someone_does_not_return_is_not_for_the_landlord() -> None:
    s, v = maak(client(gemeente_herkomst=DORP), woning(), zinnen=("c1 in w1",))
    assert v.plaatsingen[0].uitzondering is not None
    assert beeld(s, v, WOONBELANG).voorstel.plaatsingen[0].uitzondering is None


def test_a_version_by_street_is_handed_on_so_it_tells_nothing_of_the_few_in_those_homes(
    klein: tuple[Situatie, Voorstel],
) -> None:
    op_straat = beeld(*klein, replace(WOONBELANG, op_straat=True))
    assert len(op_straat.dossier.woningen) == 1
    assert op_straat.voorstel.plaatsingen == ()
    assert all(een.gerealiseerd is None and een.gepland is None for een in op_straat.afspraken)


def test_what_is_left_still_belongs_together(klein: tuple[Situatie, Voorstel]) -> None:
    s, v = klein
    for blik in (WOONBELANG, PLANNER, RAALTE):
        deel, oud = beeld(s, v, blik), beeld(s, v.model_copy(update={"dossier_sha256": "x"}), blik)
        assert deel.voorstel.dossier_sha256 == deel.dossier.sha256
        assert oud.voorstel.dossier_sha256 != oud.dossier.sha256


# --- numbers -----------------------------------------------------------------------------------------------------


def veel(aantal: int, herkomst: str = STAD, **rest: str) -> list[Rij]:
    """Past placements, of nobody in particular."""
    naam = f"{herkomst}{rest.get('buurtcode')}"
    return [plaatsing(f"p{naam}{nr}", gemeente_herkomst=herkomst, **rest) for nr in range(aantal)]


def komen(aantal: int, buurtcode: str, herkomst: str, letter: str) -> tuple[list[Rij], tuple[str, ...]]:
    """Clients with a provider of their own, in homes of a landlord of their own."""
    rijen: list[Rij] = []
    for nr in range(aantal):
        rijen.append(client(f"{letter}{nr}", gemeente_herkomst=herkomst, aanbieder=f"Z{letter}{nr}"))
        rijen.append(woning(f"h{letter}{nr}", corporatie=f"V{letter}{nr}", buurtcode=buurtcode))
    return rijen, tuple(f"{letter}{nr} in h{letter}{nr}" for nr in range(aantal))


def test_numbers_are_told_rounded_where_they_are_safe() -> None:
    s, v = maak(*RUIM, *veel(12), *veel(3, buurtcode=KERN))
    telling = beeld(s, v, PLANNER).telling
    assert telling.van(STAD) == telling.van(CENTRUM) == (10, 0)
    assert telling.van(DORP) == (None, 0)
    assert telling.samen == ()


def test_wijken_of_a_block_are_told_together() -> None:
    s, v = maak(buurt(CENTRUM, 4_000), buurt(RIVIER, 4_000), *veel(8), *veel(8, buurtcode=RIVIER))
    (samen,) = beeld(s, v, PLANNER).telling.samen
    assert (samen.gemeente, samen.wijken, samen.bestaand) == (STAD, ("WK015001", "WK015002"), 15)
    assert beeld(s, v, PLANNER).telling.van("WK015001") == (None, 0)


def test_flows_and_balance_are_told_when_all_of_them_are_safe() -> None:
    (een, zin_een), (twee, zin_twee) = komen(12, CENTRUM, STAD, "a"), komen(13, CENTRUM, DORP, "b")
    s, v = maak(*RUIM, *een, *twee, zinnen=(*zin_een, *zin_twee))
    gedeeld = beeld(s, v, PLANNER)
    assert gedeeld.telling.van(STAD) == (0, 25)
    assert gedeeld.stromen == {(STAD, STAD): 10, (DORP, STAD): 15, (STAD, DORP): 0, (DORP, DORP): 0}
    assert gedeeld.saldo == {STAD: (0, 15), DORP: (0, -15)}
    assert gedeeld.cijfers is not None


def test_who_came_before_can_keep_the_balance_back() -> None:
    """With nobody in Dorp, what Stad got from there would be a number of people by itself."""
    s, v = maak(*RUIM, *veel(12), *veel(3, herkomst=DORP))
    assert set(beeld(s, v, PLANNER).saldo.values()) == {None}


def test_where_from_a_few_come_is_not_told_either() -> None:
    """Nor that there is anyone: also of outside the region no key is left."""
    (een, zin_een), (twee, zin_twee) = komen(14, CENTRUM, STAD, "a"), komen(2, CENTRUM, BUITEN, "b")
    s, v = maak(*RUIM, *een, *twee, zinnen=(*zin_een, *zin_twee))
    stromen = beeld(s, v, PLANNER).stromen
    assert stromen == {(STAD, STAD): None, (DORP, STAD): None, (STAD, DORP): 0, (DORP, DORP): 0}


def test_who_has_no_home_is_told_by_origin() -> None:
    wie = [client(f"c{nr}", aanbieder=f"Z{nr}") for nr in range(10)]
    meer = [client(f"d{nr}", gemeente_herkomst=DORP) for nr in range(3)]
    buiten = [client(f"e{nr}", gemeente_herkomst=BUITEN) for nr in range(2)]
    s, v = maak(*wie, *meer, *buiten, zonder=tuple(c.client_sleutel for c in (*wie, *meer, *buiten)))
    assert beeld(s, v, PLANNER).onvervuld == {STAD: 10, DORP: None}


def test_a_threshold_of_ten_tells_less() -> None:
    s, v = maak(*RUIM, *veel(10))
    assert beeld(s, v, PLANNER).telling.van(STAD)[0] == 10
    assert beeld(s, v, replace(PLANNER, drempel=10)).telling.van(STAD)[0] is None


def test_a_plan_is_told_only_where_is_told_who_lives_there() -> None:
    rijen, zinnen = komen(12, CENTRUM, STAD, "a")
    vol, voorstel = maak(*RUIM, *rijen, *veel(3), zinnen=zinnen)
    assert beeld(vol, voorstel, PLANNER).telling.van(STAD) == (None, None)


def test_a_later_version_is_told_along_the_first() -> None:
    eerste = dossier(buurt(CENTRUM, 4_000), buurt(RIVIER, 4_000))
    s, v = maak(*RUIM, *veel(12), *veel(12, buurtcode=RIVIER))
    assert beeld(s, v, PLANNER).telling.samen == ()
    (samen,) = beeld(s, v, PLANNER, eerste=eerste).telling.samen
    assert samen.bestaand == 25


def test_support_is_told_rounded_and_not_what_is_used(klein: tuple[Situatie, Voorstel]) -> None:
    (stand,) = beeld(*klein, PLANNER).steun
    assert (stand.uren, stand.omklap_max, stand.uren_gebruikt, stand.omklap_gebruikt) == (100, 5, None, None)


def test_the_reference_date_is_that_of_the_policy(klein: tuple[Situatie, Voorstel]) -> None:
    assert beeld(*klein, PLANNER).voorstel.peildatum == PEILDATUM
