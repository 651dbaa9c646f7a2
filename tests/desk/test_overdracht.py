"""What is handed over: to whom, and what is not in it."""

from __future__ import annotations

from dataclasses import asdict
from uuid import uuid4

import pytest

from tests.desk.conftest import Voorbeeld
from tests.desk.wereld import Wereld
from uitstroommatch.desk.models import Blad
from uitstroommatch.errors import Conflict, GeenToegang, NietGevonden


def test_a_corporation_gets_the_sheets_of_its_own_homes_and_no_pack(voorbeeld: Voorbeeld) -> None:
    d, wie, v = voorbeeld.wereld.desk.overdracht, voorbeeld.wereld.wie, voorbeeld.voorstel
    alle = d.bladen(wie["regio"], v).bladen
    eigen = d.bladen(wie["rentree"], v).bladen
    assert eigen == tuple(blad for blad in alle if blad.corporatie == "Rentree")
    assert d.keuze(wie["rentree"], v).corporaties == (("Rentree", len(eigen)),)
    assert sum(hoeveel for _, hoeveel in d.keuze(wie["regio"], v).corporaties) == len(alle)
    ander = next(blad.corporatie for blad in alle if blad.corporatie != "Rentree")
    with pytest.raises(NietGevonden):
        d.bladen(wie["rentree"], v, ander)
    with pytest.raises(GeenToegang, match="alle cliënten"):
        d.vergaderstuk(wie["rentree"], v)


def test_an_officer_of_a_municipality_gets_the_sheets_of_what_he_sees(voorbeeld: Voorbeeld) -> None:
    w, v = voorbeeld.wereld, voorbeeld.voorstel
    gezien = w.desk.voorstellen.resultaat(w.wie["raalte"], v).plaatsingen
    bladen = w.desk.overdracht.bladen(w.wie["raalte"], v).bladen
    assert {(blad.kenmerk, blad.woning_id) for blad in bladen} == {(p.client_sleutel, p.woning_id) for p in gezien}
    with pytest.raises(GeenToegang):
        w.desk.overdracht.vergaderstuk(w.wie["raalte"], v)


def test_a_sheet_names_no_other_client_and_nothing_of_where_someone_comes_from(voorbeeld: Voorbeeld) -> None:
    w, v = voorbeeld.wereld, voorbeeld.voorstel
    clienten = {
        c.client_sleutel: c
        for c in w.desk.dossiers.clienten(w.wie["regio"], voorbeeld.versie.id, Blad(grootte=500)).items
    }
    for blad in w.desk.overdracht.bladen(w.wie["regio"], v).bladen:
        waarden = {str(waarde) for waarde in asdict(blad).values()}
        assert not waarden & (clienten.keys() - {blad.kenmerk})
        gegevens = clienten[blad.kenmerk].gegevens
        assert not waarden & {gegevens["gemeente_herkomst"], gegevens["zwaarte"], gegevens["wacht_sinds"]}


def test_the_pack_says_what_changed_since_a_previous_proposal(wereld: Wereld) -> None:
    versie = wereld.dossier()
    eerste = wereld.voorstel(versie)
    regio, d = wereld.wie["regio"], wereld.desk
    plaatsing = d.voorstellen.resultaat(regio, eerste).plaatsingen[0]
    d.besluiten.neem(regio, eerste, plaatsing.client_sleutel, plaatsing.woning_id, "afgewezen", redencode="HUU")
    tweede = wereld.voorstel(versie, eerste)
    stuk = d.overdracht.vergaderstuk(regio, tweede, eerste)
    assert stuk.vorig is not None
    assert stuk.vorig.id == eerste
    assert plaatsing.client_sleutel in {een.client for een in stuk.pakket.veranderd or ()}
    assert d.overdracht.vergaderstuk(regio, tweede).pakket.veranderd is None
    assert [een.id for een in d.overdracht.keuze(regio, tweede).eerdere] == [eerste]
    assert [een.id for een in d.overdracht.voorstellen(regio)] == [tweede, eerste]


def test_what_has_no_plan_is_not_handed_over(wereld: Wereld) -> None:
    versie = wereld.dossier()
    assert versie.beleid_id is not None
    regio, d = wereld.wie["regio"], wereld.desk
    wacht = d.voorstellen.vraag_aan(regio, versie.id, versie.beleid_id).id
    with pytest.raises(Conflict, match="nog niet klaar"):
        d.overdracht.keuze(regio, wacht)
    with pytest.raises(Conflict):
        d.overdracht.vergaderstuk(regio, wacht)
    with pytest.raises(NietGevonden):
        d.overdracht.bladen(regio, uuid4())
