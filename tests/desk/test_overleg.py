"""At the table: what can be, what was decided since, plans by hand, two proposals; and who may see which of it."""

from __future__ import annotations

from uuid import uuid4

import pytest

from tests.desk.conftest import Voorbeeld
from tests.desk.wereld import Wereld
from uitstroommatch.errors import Conflict, GeenToegang, NietGevonden


def test_a_client_comes_with_every_home_and_the_order_of_the_meeting(voorbeeld: Voorbeeld) -> None:
    desk, regio = voorbeeld.wereld.desk, voorbeeld.wereld.wie["regio"]
    resultaat = desk.voorstellen.resultaat(regio, voorbeeld.voorstel)
    wie = resultaat.plaatsingen[0]
    over = desk.overleg.client(regio, voorbeeld.voorstel, wie.client_sleutel)
    assert over.plaatsing == wie
    assert over.woning is not None
    assert over.woning.id == wie.woning_id
    assert over.kort
    assert over.keuzes[0].keuze.hier
    assert len(over.keuzes) == len(over.woningen)
    assert len(over.volgorde) == len(resultaat.plaatsingen) + len(resultaat.niet_geplaatst) + len(resultaat.terugleiden)
    geplaatst = {een.client_sleutel for een in resultaat.plaatsingen}
    assert [een in geplaatst for een in over.volgorde] == sorted(
        (een in geplaatst for een in over.volgorde), reverse=True
    )
    eerste = desk.overleg.client(regio, voorbeeld.voorstel, over.volgorde[0]).client
    tweede = desk.overleg.client(regio, voorbeeld.voorstel, over.volgorde[1]).client
    assert (not eerste.spoed, -eerste.weken) <= (not tweede.spoed, -tweede.weken)


def test_a_client_without_a_home_says_why(voorbeeld: Voorbeeld) -> None:
    desk, regio = voorbeeld.wereld.desk, voorbeeld.wereld.wie["regio"]
    zonder = desk.voorstellen.resultaat(regio, voorbeeld.voorstel).niet_geplaatst[0].client_sleutel
    over = desk.overleg.client(regio, voorbeeld.voorstel, zonder)
    assert (over.plaatsing, over.woning) == (None, None)
    assert over.kort


def test_a_home_and_a_pair_say_the_same(voorbeeld: Voorbeeld) -> None:
    desk, regio = voorbeeld.wereld.desk, voorbeeld.wereld.wie["regio"]
    een, twee = desk.voorstellen.resultaat(regio, voorbeeld.voorstel).plaatsingen[:2]
    woning = desk.overleg.woning(regio, voorbeeld.voorstel, een.woning_id)
    assert [wie.sleutel for wie, _ in woning.bewoners] == [een.client_sleutel]
    rij = next(rij for rij in woning.keuzes if rij.keuze.client == twee.client_sleutel)
    paar = desk.overleg.paar(regio, voorbeeld.voorstel, twee.client_sleutel, een.woning_id)
    assert paar.rij == rij
    assert paar.plaatsing == twee


def test_what_is_not_there_is_not_found(voorbeeld: Voorbeeld) -> None:
    desk, regio = voorbeeld.wereld.desk, voorbeeld.wereld.wie["regio"]
    for vraag in (
        lambda: desk.overleg.client(regio, uuid4(), "C0001"),
        lambda: desk.overleg.client(regio, voorbeeld.voorstel, "C9999"),
        lambda: desk.overleg.woning(regio, voorbeeld.voorstel, "W\x009"),
        lambda: desk.overleg.paar(regio, voorbeeld.voorstel, "C0001", "W9999"),
        lambda: desk.overleg.naast_elkaar(regio, voorbeeld.voorstel, uuid4()),
    ):
        with pytest.raises(NietGevonden):
            vraag()


def test_an_officer_of_one_municipality_sees_no_client_or_home_of_others(voorbeeld: Voorbeeld) -> None:
    desk, raalte, regio = voorbeeld.wereld.desk, voorbeeld.wereld.wie["raalte"], voorbeeld.wereld.wie["regio"]
    inhoud = desk.voorstellen.resultaat(raalte, voorbeeld.voorstel)
    alle = desk.voorstellen.resultaat(regio, voorbeeld.voorstel)
    eigen = {een.client_sleutel for een in inhoud.plaatsingen} | {een.client_sleutel for een in inhoud.niet_geplaatst}
    vreemd = next(een for een in alle.plaatsingen if een.client_sleutel not in eigen)
    with pytest.raises(NietGevonden):
        desk.overleg.client(raalte, voorbeeld.voorstel, vreemd.client_sleutel)
    over = desk.overleg.client(raalte, voorbeeld.voorstel, inhoud.plaatsingen[0].client_sleutel)
    assert set(over.volgorde) <= eigen
    vreemde_clienten = {een.client_sleutel for een in alle.plaatsingen} - eigen
    tekst = repr([rij.keuze for rij in over.keuzes])
    assert not [wie for wie in vreemde_clienten if wie in tekst]
    ids = {een.id for een in over.woningen}
    assert {rij.woning.id for rij in over.keuzes} == ids
    with pytest.raises(GeenToegang):
        desk.overleg.handplan(raalte, voorbeeld.voorstel)
    with pytest.raises(GeenToegang):
        desk.overleg.sinds(raalte, voorbeeld.voorstel)


def test_a_plan_by_hand_is_judged_beside_the_proposal(voorbeeld: Voorbeeld) -> None:
    desk, regio = voorbeeld.wereld.desk, voorbeeld.wereld.wie["regio"]
    leeg = desk.overleg.handplan(regio, voorbeeld.voorstel)
    assert leeg.oordeel is None
    assert len(leeg.clienten) > len(leeg.voorstel)
    gelijk = desk.overleg.handplan(regio, voorbeeld.voorstel, list(leeg.voorstel.items())).oordeel
    assert gelijk is not None
    assert (gelijk.breuken, gelijk.verplaatst) == ((), ())
    weg = list(leeg.voorstel.items())[1:]
    minder = desk.overleg.handplan(regio, voorbeeld.voorstel, [*weg, ("C9999", "W0001")]).oordeel
    assert minder is not None
    assert "C9999" in minder.breuken[0]
    assert len(minder.verplaatst) == 2


def test_decisions_since_and_what_they_change(wereld: Wereld) -> None:
    desk, regio = wereld.desk, wereld.wie["regio"]
    versie = wereld.dossier()
    eerste = wereld.voorstel(versie)
    een, twee, drie = desk.voorstellen.resultaat(regio, eerste).plaatsingen[:3]
    assert desk.overleg.sinds(regio, eerste).rijen == ()
    desk.besluiten.neem(regio, eerste, een.client_sleutel, een.woning_id, "vast", een.contractvorm)
    weg = desk.besluiten.neem(regio, eerste, twee.client_sleutel, twee.woning_id, "afgewezen", None, "HUU")
    desk.besluiten.neem(regio, eerste, drie.client_sleutel, drie.woning_id, "akkoord")
    sinds = desk.overleg.sinds(regio, eerste)
    assert [(rij.besluit, rij.nieuw, rij.raakt) for rij in sinds.rijen] == [
        ("akkoord", True, False), ("afgewezen", True, True), ("vast", True, False),
    ]  # fmt: skip
    assert sinds.rijen[1].redentekst == "De huurprijs is te hoog"

    tweede = wereld.voorstel(versie, vorig=eerste)
    nu = desk.overleg.sinds(regio, tweede)
    assert {rij.nieuw for rij in nu.rijen if rij.besluit != "akkoord"} == {False}
    naast = desk.overleg.naast_elkaar(regio, eerste, tweede)
    assert naast.besluiten[twee.client_sleutel] == f"{twee.woning_id} afgewezen"
    assert twee.client_sleutel in {wie.client for wie in naast.plannen.clienten}
    assert set(naast.kort) == {wie.client for wie in naast.plannen.clienten}
    assert naast.beleid == ()
    desk.besluiten.trek_in(regio, weg.id, "vergissing")
    assert desk.overleg.sinds(regio, tweede).losgelaten == 1


def test_proposals_of_two_versions_are_not_compared(wereld: Wereld) -> None:
    regio = wereld.wie["regio"]
    een, ander = wereld.voorstel(wereld.dossier("een")), wereld.voorstel(wereld.dossier("twee"))
    with pytest.raises(Conflict):
        wereld.desk.overleg.naast_elkaar(regio, een, ander)


def test_the_newest_of_equal_questions_is_found_again(voorbeeld: Voorbeeld) -> None:
    desk, regio = voorbeeld.wereld.desk, voorbeeld.wereld.wie["regio"]
    assert desk.uitleg.eerder(regio, voorbeeld.voorstel, "C0001") is None
    desk.uitleg.vraag(regio, voorbeeld.voorstel, "C0001")
    gevraagd = desk.uitleg.vraag(regio, voorbeeld.voorstel, "C0001")
    eerder = desk.uitleg.eerder(regio, voorbeeld.voorstel, "C0001")
    assert eerder is not None
    assert eerder.id == gevraagd.id
    assert desk.uitleg.eerder(regio, voorbeeld.voorstel, "C0001", "W0001") is None
