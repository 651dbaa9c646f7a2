"""Decisions: whose, with which reason, and what they cannot do."""

from __future__ import annotations

import pytest

from tests.desk.wereld import Wereld
from uitstroommatch.desk.models import Blad, Versie
from uitstroommatch.domain.voorstel import Toewijzing
from uitstroommatch.errors import Conflict, GeenToegang, InvoerFout, NietGevonden
from uitstroommatch.jobs import inputs
from uitstroommatch.store import tables

REDEN = {"redencode": "HUU"}


class Overleg:
    """A proposal to decide about."""

    def __init__(self, wereld: Wereld) -> None:
        self.wereld = wereld
        self.versie: Versie = wereld.dossier()
        self.voorstel = wereld.voorstel(self.versie)
        self.regio = wereld.wie["regio"]
        self.besluiten = wereld.desk.besluiten

    def plaatsingen(self, account: str) -> tuple[Toewijzing, ...]:
        return self.wereld.desk.voorstellen.resultaat(self.wereld.wie[account], self.voorstel).plaatsingen

    def vrij(self, account: str) -> tuple[str, str]:
        """A placement of this account that the files did not fix."""
        vast = {"C0047", "C0048"}
        een = next(een for een in self.plaatsingen(account) if een.client_sleutel not in vast)
        return een.client_sleutel, een.woning_id


@pytest.fixture
def overleg(wereld: Wereld) -> Overleg:
    return Overleg(wereld)


def test_two_accepted_one_rejected_and_solved_again(overleg: Overleg) -> None:
    w = overleg.wereld
    een, twee, drie = [p for p in overleg.plaatsingen("regio") if p.client_sleutel not in ("C0047", "C0048")][:3]
    for plaatsing in (een, twee):
        rij = overleg.besluiten.neem(overleg.regio, overleg.voorstel, *plaatsing.drietal[:2], "vast")
        assert rij.contractvorm == plaatsing.contractvorm
    nee = overleg.besluiten.neem(overleg.regio, overleg.voorstel, *drie.drietal[:2], "afgewezen", redencode="BUR")
    assert nee.redentekst == "De combinatie met de buren of het complex past niet"
    nieuw = w.voorstel(overleg.versie, vorig=overleg.voorstel)
    assert w.desk.voorstellen.haal(overleg.regio, nieuw).besluiten == 3
    plan = {p.drietal for p in w.desk.voorstellen.resultaat(overleg.regio, nieuw).plaatsingen}
    assert {een.drietal, twee.drietal} <= plan
    assert drie.drietal[:2] not in {drietal[:2] for drietal in plan}
    verschil = w.desk.voorstellen.vergelijk(overleg.regio, overleg.voorstel, nieuw)
    assert drie.client_sleutel in " ".join(verschil.zinnen)
    voor_raalte = w.desk.voorstellen.vergelijk(w.wie["raalte"], overleg.voorstel, nieuw)
    eigen = {
        c.client_sleutel for c in w.desk.dossiers.clienten(w.wie["raalte"], overleg.versie.id, Blad(grootte=500)).items
    }
    genoemd = {c.client_sleutel for c in overleg.plaatsingen("regio") if c.client_sleutel in str(voor_raalte)}
    assert genoemd <= eigen


def test_a_corporation_consents_or_rejects_in_its_own_homes(overleg: Overleg) -> None:
    rentree, marken = overleg.wereld.wie["rentree"], overleg.wereld.wie["marken"]
    paar = overleg.vrij("rentree")
    with pytest.raises(GeenToegang, match="Vastleggen doet de regisseur"):
        overleg.besluiten.neem(rentree, overleg.voorstel, *paar, "vast")
    with pytest.raises(NietGevonden):
        overleg.besluiten.neem(marken, overleg.voorstel, *paar, "akkoord")
    ja = overleg.besluiten.neem(rentree, overleg.voorstel, *paar, "akkoord")
    assert overleg.besluiten.geldend(rentree, overleg.versie.dossier_id) == (ja,)
    assert overleg.besluiten.geldend(marken, overleg.versie.dossier_id) == ()
    with pytest.raises(Conflict, match="al besloten"):
        overleg.besluiten.neem(rentree, overleg.voorstel, *paar, "afgewezen", **REDEN)
    overleg.besluiten.neem(overleg.regio, overleg.voorstel, *paar, "vast")
    gezien = overleg.besluiten.lijst(rentree, overleg.versie.dossier_id, Blad())
    assert [(rij.besluit, rij.genomen_door) for rij in gezien.items] == [("vast", None), ("akkoord", "rentree")]
    # A home of its own with a client of no placement there is no pair of it.
    ander = next(p for p in overleg.plaatsingen("regio") if p.client_sleutel != paar[0])
    with pytest.raises(NietGevonden):
        overleg.besluiten.neem(rentree, overleg.voorstel, ander.client_sleutel, paar[1], "akkoord")


def test_consent_does_not_bind(overleg: Overleg) -> None:
    overleg.besluiten.neem(overleg.wereld.wie["rentree"], overleg.voorstel, *overleg.vrij("rentree"), "akkoord")
    stand = overleg.wereld.desk.voorstellen.vraag_aan(
        overleg.regio,
        overleg.versie.id,
        overleg.versie.beleid_id,  # type: ignore[arg-type]
    )
    assert stand.besluiten == 0


def test_a_rejection_has_a_reason(overleg: Overleg) -> None:
    paar = overleg.vrij("regio")
    for fout, gegevens in (
        ("redencode", {}),
        ("redencode", {"redencode": "XYZ"}),
        ("reden", {"redencode": "AND"}),
        ("persoonsgegeven", {"redencode": "AND", "reden": "bel 06-12345678"}),
        ("te lang", {"redencode": "AND", "reden": "x" * 201}),
        ("onzichtbare", {"redencode": "AND", "reden": "a\x00b"}),
    ):
        with pytest.raises(InvoerFout, match=fout):
            overleg.besluiten.neem(overleg.regio, overleg.voorstel, *paar, "afgewezen", **gegevens)
    with pytest.raises(InvoerFout, match="hoort bij een afwijzing"):
        overleg.besluiten.neem(overleg.regio, overleg.voorstel, *paar, "vast", **REDEN)


def test_what_cannot_hold_is_refused_with_the_reason(overleg: Overleg) -> None:
    eerste, tweede = [p for p in overleg.plaatsingen("regio") if p.client_sleutel not in ("C0047", "C0048")][:2]
    neem, voorstel = overleg.besluiten.neem, overleg.voorstel
    with pytest.raises(Conflict, match="Dit staat in de weg: "):  # the files fix another client there
        neem(overleg.regio, voorstel, eerste.client_sleutel, "W0065", "vast")
    with pytest.raises(Conflict, match="Dit staat in de weg"):  # fixed by the files
        neem(overleg.regio, voorstel, "C0047", "W0065", "afgewezen", **REDEN)
    neem(overleg.regio, voorstel, *eerste.drietal[:2], "vast")
    with pytest.raises(Conflict, match="al een andere woning vast"):
        neem(overleg.regio, voorstel, eerste.client_sleutel, tweede.woning_id, "vast")
    with pytest.raises(Conflict, match="al besloten"):
        neem(overleg.regio, voorstel, *eerste.drietal[:2], "afgewezen", **REDEN)
    with pytest.raises(NietGevonden):
        neem(overleg.regio, voorstel, "C9999", tweede.woning_id, "vast")


def test_taking_back_is_a_decision_too(overleg: Overleg) -> None:
    rentree = overleg.wereld.wie["rentree"]
    paar = overleg.vrij("rentree")
    van_regio = overleg.besluiten.neem(overleg.regio, overleg.voorstel, *paar, "afgewezen", **REDEN)
    with pytest.raises(GeenToegang, match="door een ander"):
        overleg.besluiten.trek_in(rentree, van_regio.id, "toch wel")
    with pytest.raises(NietGevonden):
        overleg.besluiten.trek_in(overleg.wereld.wie["marken"], van_regio.id, "toch wel")
    with pytest.raises(InvoerFout, match="reden"):
        overleg.besluiten.trek_in(overleg.regio, van_regio.id, " ")
    terug = overleg.besluiten.trek_in(overleg.regio, van_regio.id, "toch wel")
    assert (terug.besluit, terug.trekt_in) == ("ingetrokken", van_regio.id)
    for besluit in (van_regio, terug):
        with pytest.raises(Conflict, match="al ingetrokken"):
            overleg.besluiten.trek_in(overleg.regio, besluit.id, "nog eens")
    assert overleg.besluiten.geldend(overleg.regio, overleg.versie.dossier_id) == ()
    alle = overleg.besluiten.lijst(overleg.regio, overleg.versie.dossier_id, Blad()).items
    assert [(rij.besluit, rij.ingetrokken) for rij in alle] == [("ingetrokken", False), ("afgewezen", True)]
    opnieuw = overleg.besluiten.neem(rentree, overleg.voorstel, *paar, "afgewezen", **REDEN)
    overleg.besluiten.trek_in(rentree, opnieuw.id, "vergissing")


def test_an_officer_of_a_municipality_decides_about_its_own(overleg: Overleg) -> None:
    raalte = overleg.wereld.wie["raalte"]
    overleg.besluiten.neem(raalte, overleg.voorstel, *overleg.vrij("raalte"), "vast")
    eigen = overleg.plaatsingen("raalte")
    vreemd = next(p for p in overleg.plaatsingen("regio") if p not in eigen)
    with pytest.raises(NietGevonden):
        overleg.besluiten.neem(raalte, overleg.voorstel, *vreemd.drietal[:2], "vast")


def test_a_proposal_can_be_made_again_from_its_rows(overleg: Overleg) -> None:
    overleg.besluiten.neem(overleg.regio, overleg.voorstel, *overleg.vrij("regio"), "vast")
    nieuw = overleg.wereld.voorstel(overleg.versie, vorig=overleg.voorstel)
    overleg.besluiten.neem(overleg.regio, nieuw, *overleg.plaatsingen("regio")[5].drietal[:2], "akkoord")
    with overleg.wereld.store.system() as session:
        rij = session.get_one(tables.Voorstel, nieuw)
        assert inputs.opdracht(session, rij).dossier.sha256 == rij.dossier_sha256
