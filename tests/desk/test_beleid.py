"""Policies at the desk: read in sentences, changed as a draft, tried, approved."""

from __future__ import annotations

import pytest

from tests.desk.wereld import Wereld
from uitstroommatch.desk.models import Beleidsaanpassing
from uitstroommatch.errors import GeenToegang, InvoerFout

GRENS = "regels.huurgrens_jongeren.grens"


def test_a_draft_says_what_it_changes_of_the_approved_policy_it_goes_back_to(wereld: Wereld) -> None:
    d, regio, beheerder = wereld.desk.beleid, wereld.wie["regio"], wereld.wie["beheerder"]
    beleid_id = wereld.dossier().beleid_id
    assert beleid_id is not None
    eerste = d.blad(regio, beleid_id)
    assert (eerste.basis, eerste.wijzigingen, eerste.vervolg) == (None, (), ())
    assert ("GM0150", "Deventer") in eerste.tekst.kop.regio
    d.keur_goed(beheerder, beleid_id)
    een = d.wijzig(regio, beleid_id, Beleidsaanpassing(parameters={GRENS: "430,50"}))
    twee = d.wijzig(regio, een.id, Beleidsaanpassing(modi={"budget": "zacht"}, naam="Ruimer"))
    blad = d.blad(regio, twee.id)
    assert blad.rij.naam == "Ruimer"
    assert not blad.rij.goedgekeurd
    assert blad.rij.gebaseerd_op == een.id
    assert blad.basis is not None
    assert blad.basis.id == beleid_id
    tekst = " ".join(blad.wijzigingen)
    assert "430,50" in tekst
    assert "Huur binnen het budgetplan" in tekst
    assert [rij.id for rij in d.blad(regio, een.id).vervolg] == [twee.id]
    assert blad.namen["regio"] == "Regio"
    assert b"# Jongeren krijgen geen woning boven deze huur." in d.inhoud(regio, twee.id)


def test_a_change_that_cannot_be_made_keeps_nothing(wereld: Wereld) -> None:
    d, regio = wereld.desk.beleid, wereld.wie["regio"]
    beleid_id = wereld.dossier().beleid_id
    assert beleid_id is not None
    with pytest.raises(InvoerFout) as gevangen:
        d.wijzig(regio, beleid_id, Beleidsaanpassing(parameters={GRENS: "veel"}, modi={"plaatsen": "uit"}))
    assert GRENS in {fout.kolom for fout in gevangen.value.fouten}
    with pytest.raises(InvoerFout, match="er is niets gewijzigd"):
        d.wijzig(regio, beleid_id, Beleidsaanpassing(parameters={GRENS: "410,00"}))
    with pytest.raises(GeenToegang):
        d.wijzig(wereld.wie["zorg"], beleid_id, Beleidsaanpassing())
    assert len(d.lijst(regio)) == 1


def test_what_it_was_tried_on_is_for_who_may_see_proposals(wereld: Wereld) -> None:
    d, regio = wereld.desk, wereld.wie["regio"]
    versie = wereld.dossier()
    assert versie.beleid_id is not None
    basis = wereld.voorstel(versie)
    ontwerp = d.beleid.wijzig(regio, versie.beleid_id, Beleidsaanpassing(parameters={GRENS: "430"}))
    proef = d.voorstellen.vraag_aan(regio, versie.id, ontwerp.id, vorig_id=basis)
    (gezien,) = d.beleid.blad(regio, ontwerp.id).proeven
    assert (gezien.id, gezien.vorig_id, gezien.stand, gezien.versie) == (proef.id, basis, "wacht", 1)
    assert d.beleid.blad(wereld.wie["auditor"], ontwerp.id).proeven == ()
    regels = d.overdracht.voorstellen(regio)
    assert [regel.id for regel in regels] == [basis]
