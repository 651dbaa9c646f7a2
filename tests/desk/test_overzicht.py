"""How things stand, and what waits for someone."""

from __future__ import annotations

from uuid import uuid4

import pytest

from tests.desk.conftest import Voorbeeld
from tests.desk.wereld import Wereld
from uitstroommatch.desk.models import Aandacht, Blad
from uitstroommatch.errors import NietGevonden


def _soorten(aandacht: tuple[Aandacht, ...]) -> dict[str, int]:
    return {een.soort: een.aantal for een in aandacht}


def test_without_a_dossier_the_officer_is_asked_for_one(wereld: Wereld) -> None:
    blad = wereld.desk.overzicht.haal(wereld.wie["regio"])
    assert blad.dossier is None
    assert _soorten(blad.aandacht) == {"geen_dossier": 1}
    assert wereld.desk.overzicht.haal(wereld.wie["zorg"]).aandacht == ()
    with pytest.raises(NietGevonden):
        wereld.desk.overzicht.haal(wereld.wie["regio"], uuid4())


def test_what_waits_follows_what_was_done(wereld: Wereld) -> None:
    w, regio = wereld, wereld.wie["regio"]
    overzicht = w.desk.overzicht
    versie = w.dossier()
    blad = overzicht.haal(regio)
    assert set(_soorten(blad.aandacht)) == {"geen_voorstel", "beleid_ontwerp"}
    assert blad.cijfers.geplaatst is None
    assert set(_soorten(overzicht.haal(w.wie["beheerder"]).aandacht)) == {"beleid_goedkeuren"}
    assert versie.beleid_id is not None
    w.desk.beleid.keur_goed(w.wie["beheerder"], versie.beleid_id)
    bezig = w.desk.voorstellen.vraag_aan(regio, versie.id, versie.beleid_id)
    assert set(_soorten(overzicht.haal(regio).aandacht)) == {"bezig"}
    w.reken(bezig.id)
    blad = overzicht.haal(regio)
    geplaatst = blad.cijfers.geplaatst
    assert geplaatst > 0
    open_ = _soorten(blad.aandacht)["te_beslissen"]
    een = w.desk.voorstellen.resultaat(regio, bezig.id).plaatsingen[0]
    w.desk.besluiten.neem(regio, bezig.id, een.client_sleutel, een.woning_id, "afgewezen", redencode="WBN", reden=None)
    soorten = _soorten(overzicht.haal(regio).aandacht)
    assert soorten["te_beslissen"] == open_ - 1
    assert soorten["opnieuw_rekenen"] == 1
    w.desk.inzendingen.leg_neer(regio, w.bestanden(), versie.dossier_id)
    assert "inzending" in _soorten(overzicht.haal(regio).aandacht)
    w.desk.dossiers.nieuwe_versie(regio, versie.dossier_id, w.bestanden())
    blad = overzicht.haal(regio)
    assert "nieuwe_versie" in _soorten(blad.aandacht)
    assert blad.cijfers.sinds_clienten is not None


@pytest.mark.parametrize("wie", ["raalte", "zorg", "rentree", "planner", "auditor", "beheerder"])
def test_who_is_not_there_for_the_region_sees_what_is_theirs(voorbeeld: Voorbeeld, wie: str) -> None:
    w = voorbeeld.wereld
    blad = w.desk.overzicht.haal(w.wie[wie])
    assert blad.cijfers is None
    assert blad.eigen is not None
    alle = w.desk.dossiers.clienten(w.wie["regio"], voorbeeld.versie.id, Blad(grootte=1)).totaal
    assert blad.eigen.clienten is None or 0 < blad.eigen.clienten < alle
    assert (blad.eigen.clienten is None) == (wie not in ("raalte", "zorg"))
