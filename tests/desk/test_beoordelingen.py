"""The review by corporations: who is asked what until when, what they answer, and what comes of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.desk.wereld import Wereld
from uitstroommatch.desk.models import Beoordeling, Beoordelingsblad
from uitstroommatch.desk.termijn import na_werkdagen
from uitstroommatch.errors import Conflict, GeenToegang, InvoerFout, NietGevonden
from uitstroommatch.jobs.day import vandaag
from uitstroommatch.jobs.escalation import escaleer

REDEN = "BUR"


class Tafel:
    """A proposal of the example under an approved policy, laid before nobody yet."""

    def __init__(self, wereld: Wereld) -> None:
        self.wereld, self.wie, self.desk = wereld, wereld.wie, wereld.desk
        self.versie = wereld.dossier()
        assert self.versie.beleid_id is not None
        self.desk.beleid.keur_goed(self.wie["beheerder"], self.versie.beleid_id)
        self.voorstel = wereld.voorstel(self.versie)
        self.regio, self.rentree, self.marken = (self.wie[naam] for naam in ("regio", "rentree", "marken"))

    def leg_voor(self, **hoe: Any) -> Beoordelingsblad:
        return self.desk.beoordelingen.leg_voor(self.regio, self.voorstel, **hoe)

    def stand(self, corporatie: str, op: date | None = None) -> Beoordeling:
        blad = self.desk.beoordelingen.haal(self.regio, self.voorstel, op=op)
        return next(een for een in blad.corporaties if een.corporatie == corporatie)

    def open(self, wie: str = "rentree") -> list[tuple[str, str]]:
        gang = self.desk.antwoorden.gang(self.wie[wie], self.voorstel)
        return [(een.kenmerk, een.woning_id) for een in gang.plaatsingen if een.open]

    def genoteerd(self, handeling: str) -> int:
        return [handeling_ for _, handeling_ in self.wereld.spoor()].count(handeling)


@pytest.fixture
def tafel(wereld: Wereld) -> Tafel:
    return Tafel(wereld)


def test_a_proposal_is_laid_before_those_who_have_homes_in_it_once(tafel: Tafel) -> None:
    ervoor = tafel.desk.beoordelingen.haal(tafel.regio, tafel.voorstel)
    assert ervoor.corporaties == ()
    assert ervoor.aandelen
    for corporatie in (tafel.rentree, tafel.marken):
        with pytest.raises(NietGevonden):
            tafel.desk.beoordelingen.haal(corporatie, tafel.voorstel)
        with pytest.raises(NietGevonden):
            tafel.desk.antwoorden.antwoord(corporatie, tafel.voorstel, "C1", "W1", "akkoord")
    with pytest.raises(InvoerFout, match="werkdagen"):
        tafel.leg_voor(werkdagen=0)
    dag = date(2026, 12, 18)
    blad = tafel.leg_voor(op=dag)
    assert [(een.corporatie, een.plaatsingen) for een in blad.corporaties] == [
        (een.corporatie, een.plaatsingen) for een in ervoor.aandelen
    ]
    assert {een.uiterlijk for een in blad.corporaties} == {date(2027, 1, 5)}  # Christmas and New Year do not count
    assert {een.stand for een in blad.corporaties} <= {"wacht", "bezig"}
    with pytest.raises(Conflict, match="al voorgelegd"):
        tafel.leg_voor()


def test_only_an_approved_plan_is_laid_before_anyone_and_only_by_the_region(wereld: Wereld) -> None:
    versie, regio = wereld.dossier(), wereld.wie["regio"]
    proef = wereld.voorstel(versie)
    with pytest.raises(Conflict, match="proef"):
        wereld.desk.beoordelingen.leg_voor(regio, proef)
    assert versie.beleid_id is not None
    open_ = wereld.desk.voorstellen.vraag_aan(regio, versie.id, versie.beleid_id)
    with pytest.raises(Conflict, match="nog niet klaar"):
        wereld.desk.beoordelingen.leg_voor(regio, open_.id)
    for wie in ("raalte", "rentree", "planner"):
        with pytest.raises(GeenToegang):
            wereld.desk.beoordelingen.leg_voor(wereld.wie[wie], proef)
    for wie in ("raalte", "zorg", "planner", "auditor"):
        with pytest.raises(GeenToegang):
            wereld.desk.beoordelingen.haal(wereld.wie[wie], proef)


def test_a_corporation_walks_through_its_own_homes_and_answers(tafel: Tafel) -> None:
    tafel.leg_voor()
    gang = tafel.desk.antwoorden.gang(tafel.rentree, tafel.voorstel)
    assert [een.corporatie for een in gang.blad.corporaties] == ["Rentree"]
    assert gang.blad.corporaties[0].voorgelegd_door is None
    assert len(gang.plaatsingen) == gang.beoordeling.plaatsingen == 7
    assert gang.binnen_grenzen
    for een in gang.plaatsingen:
        niveaus = [grens.niveau.value for grens in een.grenzen]
        assert niveaus == (["complex", "straat", "buurt"] if een.complex else ["straat", "buurt"])
        assert all(grens.grens is not None for grens in een.grenzen)
    velden = set(type(gang.plaatsingen[0]).model_fields)
    assert not velden & {"zwaarte", "herkomst", "weken", "leeftijd", "inkomen", "voorziening", "uren", "last"}

    eerste, tweede, *rest = tafel.open()
    antwoord = tafel.desk.antwoorden.antwoord
    assert antwoord(tafel.rentree, tafel.voorstel, *eerste, "akkoord").besluit == "akkoord"
    assert (tafel.stand("Rentree").stand, tafel.stand("Rentree").beantwoord) == ("bezig", 1)
    with pytest.raises(Conflict, match="al besloten"):  # twice
        antwoord(tafel.rentree, tafel.voorstel, *eerste, "akkoord")
    with pytest.raises(InvoerFout, match="redencode"):
        antwoord(tafel.rentree, tafel.voorstel, *tweede, "bezwaar")
    with pytest.raises(InvoerFout, match="persoonsgegeven"):
        antwoord(tafel.rentree, tafel.voorstel, *tweede, "bezwaar", "BUR", "bel 06-12345678")
    with pytest.raises(InvoerFout, match="geen bekend antwoord"):
        antwoord(tafel.rentree, tafel.voorstel, *tweede, "vast")  # type: ignore[arg-type]
    with pytest.raises(NietGevonden):  # of another corporation
        antwoord(tafel.marken, tafel.voorstel, *tweede, "akkoord")
    with pytest.raises(GeenToegang):
        antwoord(tafel.regio, tafel.voorstel, *tweede, "akkoord")
    antwoord(tafel.rentree, tafel.voorstel, *tweede, "bezwaar", "BUR", "Te veel onrust in dit portiek")
    blad = tafel.desk.antwoorden.akkoord_met_overige(tafel.rentree, tafel.voorstel)
    assert (blad.corporaties[0].stand, blad.corporaties[0].open) == ("bezwaar", 0)
    assert tafel.open() == []
    with pytest.raises(Conflict, match="al iets besloten"):
        tafel.desk.antwoorden.akkoord_met_overige(tafel.rentree, tafel.voorstel)
    (bezwaar,) = tafel.stand("Rentree").bezwaren
    assert (bezwaar.client_sleutel, bezwaar.woning_id) == tweede
    assert (bezwaar.redencode, bezwaar.reden) == ("BUR", "Te veel onrust in dit portiek")

    # An objection is followed by the next solve, consent binds nobody.
    nieuw = tafel.wereld.voorstel(tafel.versie, vorig=tafel.voorstel)
    assert tafel.desk.voorstellen.haal(tafel.regio, nieuw).besluiten == 1
    paren = {een.drietal[:2] for een in tafel.desk.voorstellen.resultaat(tafel.regio, nieuw).plaatsingen}
    assert tweede not in paren
    # What was agreed with before is not asked again.
    blad = tafel.desk.beoordelingen.leg_voor(tafel.regio, nieuw)
    rentree = next(een for een in blad.corporaties if een.corporatie == "Rentree")
    assert rentree.beantwoord == len({eerste, *rest} & paren) > 0
    assert rentree.bezwaren == ()


def test_what_the_files_fix_needs_no_answer(tafel: Tafel) -> None:
    tafel.leg_voor()
    gang = tafel.desk.antwoorden.gang(tafel.marken, tafel.voorstel)
    assert gang.beoordeling.beantwoord == sum(een.vast for een in gang.plaatsingen) == 2
    vast = next(een for een in gang.plaatsingen if een.vast)
    with pytest.raises(Conflict, match="Overleg met de regisseur"):
        tafel.desk.antwoorden.antwoord(tafel.marken, tafel.voorstel, vast.kenmerk, vast.woning_id, "bezwaar", REDEN)
    # What an officer fixed needs none either; what he rejected is told as an objection.
    een, ander = tafel.open("marken")[:2]
    tafel.desk.besluiten.neem(tafel.regio, tafel.voorstel, *een, "vast")
    tafel.desk.besluiten.neem(tafel.regio, tafel.voorstel, *ander, "afgewezen", redencode=REDEN)
    stand = tafel.stand("De Marken")
    assert (stand.beantwoord, len(stand.bezwaren)) == (4, 1)


def test_a_term_that_is_over_goes_up_once_and_can_be_extended(tafel: Tafel) -> None:
    tafel.leg_voor(werkdagen=3)
    tot = na_werkdagen(vandaag(), 3)
    dag_erna = tot + timedelta(days=1)
    assert tafel.stand("Rentree", tot).stand == "wacht"
    assert tafel.genoteerd("beoordeling.geescaleerd") == 0
    stand = tafel.stand("Rentree", dag_erna)
    assert (stand.stand, stand.eigenaar) == ("geescaleerd", "bestuurlijk overleg")
    hoeveel = tafel.genoteerd("beoordeling.geescaleerd")
    assert hoeveel == 9  # every corporation has something open
    with tafel.wereld.store.system() as session:
        assert escaleer(session, dag_erna) == 0
    tafel.stand("Rentree", dag_erna)
    assert tafel.genoteerd("beoordeling.geescaleerd") == hoeveel

    verleng, later = tafel.desk.beoordelingen.verleng, dag_erna + timedelta(days=7)
    for fout, wanneer, reden in (
        ("uiterlijk", dag_erna, "Overleg loopt nog"),
        ("uiterlijk", dag_erna + timedelta(days=400), "Overleg loopt nog"),
        ("reden", later, " "),
    ):
        with pytest.raises(InvoerFout, match=fout):
            verleng(tafel.regio, tafel.voorstel, wanneer, reden, op=dag_erna)
    with pytest.raises(NietGevonden):
        verleng(tafel.regio, tafel.voorstel, later, "Overleg loopt nog", "Niemand", op=dag_erna)
    with pytest.raises(GeenToegang):
        verleng(tafel.rentree, tafel.voorstel, later, "Overleg loopt nog", op=dag_erna)
    verleng(tafel.regio, tafel.voorstel, later, "Overleg loopt nog", "Rentree", op=dag_erna)
    stand = tafel.stand("Rentree", dag_erna)
    assert (stand.stand, stand.uiterlijk, stand.eigenaar) == ("wacht", later, None)
    assert [een.reden for een in stand.verlengingen] == ["Overleg loopt nog"]
    assert tafel.stand("De Marken", dag_erna).stand == "geescaleerd"
    with pytest.raises(Conflict, match="latere dag"):
        verleng(tafel.regio, tafel.voorstel, later, "Nog eens", "Rentree", op=dag_erna)

    # Over again, it goes up again. An answer after the term still counts, and then there is nothing to extend.
    te_laat = later + timedelta(days=1)
    assert tafel.stand("Rentree", te_laat).stand == "geescaleerd"
    assert tafel.genoteerd("beoordeling.geescaleerd") == hoeveel + 1
    tafel.desk.antwoorden.antwoord(tafel.rentree, tafel.voorstel, *tafel.open()[0], "akkoord", op=te_laat)
    tafel.desk.antwoorden.akkoord_met_overige(tafel.rentree, tafel.voorstel, op=te_laat)
    assert tafel.stand("Rentree", te_laat).stand == "akkoord"
    with pytest.raises(Conflict, match="niets te verlengen"):
        verleng(tafel.regio, tafel.voorstel, te_laat + timedelta(days=3), "Nog eens", "Rentree", op=te_laat)
    assert tafel.desk.spoor.controleer(tafel.wie["auditor"]).heel


def test_a_newer_proposal_takes_its_place(tafel: Tafel) -> None:
    tafel.leg_voor(werkdagen=1)
    nieuw = tafel.wereld.voorstel(tafel.versie, vorig=tafel.voorstel)
    with pytest.raises(Conflict, match="niet voorgelegd"):
        tafel.desk.beoordelingen.verleng(tafel.regio, nieuw, vandaag() + timedelta(days=9), "Zomaar")
    lijst = tafel.desk.beoordelingen.lijst(tafel.regio)
    assert [(een.voorstel_id, bool(een.aandelen)) for een in lijst] == [(nieuw, True), (tafel.voorstel, False)]
    tafel.desk.beoordelingen.leg_voor(tafel.regio, nieuw)
    later = vandaag() + timedelta(days=12)
    assert tafel.stand("Rentree", later).stand == "vervangen"
    with pytest.raises(Conflict, match="nieuwer voorstel"):
        tafel.desk.antwoorden.akkoord_met_overige(tafel.rentree, tafel.voorstel)
    with pytest.raises(Conflict, match="nieuwer voorstel"):
        tafel.desk.beoordelingen.verleng(tafel.regio, tafel.voorstel, later, "Zomaar")
    assert tafel.genoteerd("beoordeling.geescaleerd") == 0
    van_rentree = tafel.desk.beoordelingen.lijst(tafel.rentree)
    assert [een.voorstel_id for een in van_rentree] == [nieuw, tafel.voorstel]
    assert {een.corporatie for blad in van_rentree for een in blad.corporaties} == {"Rentree"}


def test_the_overview_says_what_waits(tafel: Tafel) -> None:
    def wacht(wie: str, op: date | None = None) -> dict[str, tuple[int, date | None]]:
        blad = tafel.desk.overzicht.haal(tafel.wie[wie], op=op)
        soorten = ("beoordeling", "te_beoordelen", "voor_te")
        return {een.soort: (een.aantal, een.tot) for een in blad.aandacht if een.soort.startswith(soorten)}

    assert wacht("regio") == wacht("rentree") == {}
    tafel.leg_voor()
    tot = na_werkdagen(vandaag(), 10)
    assert wacht("regio") == {"beoordeling_wacht": (9, tot)}
    assert wacht("rentree") == {"te_beoordelen": (7, tot)}
    assert wacht("raalte") == wacht("planner") == {}
    tafel.desk.antwoorden.antwoord(tafel.rentree, tafel.voorstel, *tafel.open()[0], "bezwaar", REDEN)
    tafel.desk.antwoorden.akkoord_met_overige(tafel.rentree, tafel.voorstel)
    assert wacht("rentree") == {}
    assert wacht("regio") == {"beoordeling_bezwaar": (1, None), "beoordeling_wacht": (8, tot)}
    assert wacht("regio", tot + timedelta(days=1)) == {
        "beoordeling_geescaleerd": (8, None),
        "beoordeling_bezwaar": (1, None),
    }
    tafel.wereld.voorstel(tafel.versie, vorig=tafel.voorstel)
    assert wacht("regio")["voor_te_leggen"] == (1, None)
