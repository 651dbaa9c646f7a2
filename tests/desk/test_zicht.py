"""What each sees of one dossier and one proposal: what is theirs, and nothing that leads to the rest."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from tests.desk.conftest import Voorbeeld
from tests.desk.wereld import RAALTE, Wereld
from uitstroommatch.desk.masking import Masker
from uitstroommatch.desk.models import Blad, ClientRij, VoorstelInhoud, WoningRij
from uitstroommatch.domain.voorstel import Voorstel
from uitstroommatch.errors import Conflict, GeenToegang, NietGevonden
from uitstroommatch.store import tables

ALLES = Blad(grootte=500)


def clienten(v: Voorbeeld, account: str) -> tuple[ClientRij, ...]:
    return v.wereld.desk.dossiers.clienten(v.wereld.wie[account], v.versie.id, ALLES).items


def woningen(v: Voorbeeld, account: str) -> tuple[WoningRij, ...]:
    return v.wereld.desk.dossiers.woningen(v.wereld.wie[account], v.versie.id, ALLES).items


def inhoud(v: Voorbeeld, account: str) -> VoorstelInhoud:
    return v.wereld.desk.voorstellen.resultaat(v.wereld.wie[account], v.voorstel)


def plannen(v: Voorbeeld) -> Voorstel:
    ruw = v.wereld.desk.voorstellen.resultaat_bytes(v.wereld.wie["regio"], v.voorstel)
    return Voorstel.model_validate_json(ruw)


def test_an_officer_of_the_region_sees_everything(voorbeeld: Voorbeeld) -> None:
    assert len(clienten(voorbeeld, "regio")) == 60
    assert len(woningen(voorbeeld, "regio")) == 70
    alles = inhoud(voorbeeld, "regio")
    assert alles.volledig
    assert alles.plaatsingen == plannen(voorbeeld).plaatsingen
    assert alles.doelen
    assert alles.doelen[0].zin


def test_a_provider_sees_its_own_clients_and_where_they_come_to_live(voorbeeld: Voorbeeld) -> None:
    eigen = clienten(voorbeeld, "zorg")
    assert 0 < len(eigen) < 60
    assert {een.aanbieder for een in eigen} == {"IrisZorg"}
    deel = inhoud(voorbeeld, "zorg")
    sleutels = {een.client_sleutel for een in eigen}
    geplaatst = {een.client_sleutel for een in deel.plaatsingen}
    assert geplaatst == {een.client_sleutel for een in plannen(voorbeeld).plaatsingen} & sleutels
    assert {een.woning_id for een in woningen(voorbeeld, "zorg")} == {een.woning_id for een in deel.plaatsingen}
    assert {een.client_sleutel for een in deel.niet_geplaatst} | geplaatst <= sleutels
    assert not any(een.redenen for een in deel.niet_geplaatst)
    assert (deel.doelen, deel.gebieden, deel.strijdig) == ((), (), ())


@pytest.mark.parametrize("account, naam", [("rentree", "Rentree"), ("marken", "De Marken")])
def test_a_corporation_sees_its_own_homes_and_no_client_but_the_key(
    voorbeeld: Voorbeeld, account: str, naam: str
) -> None:
    w, asker = voorbeeld.wereld, voorbeeld.wereld.wie[account]
    eigen = woningen(voorbeeld, account)
    assert {een.corporatie for een in eigen} == {naam}
    with pytest.raises(GeenToegang):
        w.desk.dossiers.clienten(asker, voorbeeld.versie.id, ALLES)
    deel = inhoud(voorbeeld, account)
    assert deel.plaatsingen
    assert {een.woning_id for een in deel.plaatsingen} <= {een.woning_id for een in eigen}
    assert {een.uitzondering for een in deel.plaatsingen} == {None}
    assert (deel.niet_geplaatst, deel.terugleiden, deel.doelen, deel.gebieden) == ((), (), (), ())


@pytest.mark.parametrize("account", ["planner", "beheerder"])
def test_who_has_no_clients_sees_no_placement(voorbeeld: Voorbeeld, account: str) -> None:
    deel = inhoud(voorbeeld, account)
    assert (deel.plaatsingen, deel.niet_geplaatst, deel.terugleiden, deel.gebieden) == ((), (), (), ())


def test_an_officer_of_a_municipality_sees_who_comes_from_and_to_it(voorbeeld: Voorbeeld) -> None:
    deel = inhoud(voorbeeld, "raalte")
    with voorbeeld.wereld.store.system() as session:
        rijen = session.query(tables.Toewijzing).filter_by(voorstel_id=voorbeeld.voorstel).all()
    hier = {een.client_sleutel for een in rijen if RAALTE in (een.gemeente, een.gemeente_herkomst)}
    assert {een.client_sleutel for een in deel.plaatsingen} == hier
    van_hier = {een.client_sleutel for een in clienten(voorbeeld, "regio") if een.gemeente_herkomst == RAALTE}
    assert {een.client_sleutel for een in clienten(voorbeeld, "raalte")} == van_hier | hier
    assert {een.client_sleutel for een in deel.niet_geplaatst} <= van_hier
    assert deel.doelen
    assert deel.gebieden
    assert all(een.code.split("/")[0][2:6] == RAALTE[2:] for een in deel.gebieden)


@pytest.mark.parametrize("account", ["zorg", "rentree", "planner", "auditor", "beheerder"])
def test_counts_of_the_whole_are_for_officers(voorbeeld: Voorbeeld, account: str) -> None:
    w, asker = voorbeeld.wereld, voorbeeld.wereld.wie[account]
    versie = w.desk.dossiers.versie(asker, voorbeeld.versie.id)
    assert (versie.aantallen, versie.sha256, versie.waarschuwingen, versie.bestanden) == (None, None, None, None)
    if account == "auditor":
        return
    stand = w.desk.voorstellen.haal(asker, voorbeeld.voorstel)
    assert (stand.doelen, stand.samenvatting, stand.besluiten, stand.dossier_sha256) == ((), None, None, None)
    assert w.desk.voorstellen.lijst(asker, Blad()).items == (stand,)
    with pytest.raises(GeenToegang):
        w.desk.voorstellen.resultaat_bytes(asker, voorbeeld.voorstel)


def _andermans(v: Voorbeeld, account: str) -> set[str]:
    """Keys of clients and ids of homes that this account may not see, and that look like no other word."""
    eigen = json.dumps([een.model_dump(mode="json") for een in (inhoud(v, account), *woningen(v, account))])
    alle = {een.client_sleutel for een in clienten(v, "regio")} | {een.woning_id for een in woningen(v, "regio")}
    return {naam for naam in alle if f'"{naam}"' not in eigen}


@pytest.mark.parametrize("account", ["rentree", "marken"])
def test_nothing_a_corporation_can_ask_names_what_is_of_others(voorbeeld: Voorbeeld, account: str) -> None:
    w, asker = voorbeeld.wereld, voorbeeld.wereld.wie[account]
    d, voorstel, versie = w.desk, voorbeeld.voorstel, voorbeeld.versie
    antwoorden: list[Any] = [
        d.dossiers.lijst(asker, ALLES), d.dossiers.versie(asker, versie.id),
        d.dossiers.versies(asker, versie.dossier_id), d.dossiers.woningen(asker, versie.id, ALLES),
        d.beleid.lijst(asker),
        d.voorstellen.lijst(asker, ALLES), d.voorstellen.haal(asker, voorstel),
        d.voorstellen.resultaat(asker, voorstel),
        d.besluiten.lijst(asker, versie.dossier_id, ALLES), d.spreiding.haal(asker, voorstel),
        d.accounts.zelf(asker), d.accounts.tokens(asker),
    ]  # fmt: skip
    tekst = " ".join(str(een) for een in antwoorden)
    tekst += " ".join(d.uitvoer.csv(asker, voorstel, tabel).decode() for tabel in ("plaatsingen", "besluiten"))
    assert [naam for naam in _andermans(voorbeeld, account) if naam in tekst] == []


def test_the_database_refuses_what_the_desk_does_not_ask(voorbeeld: Voorbeeld) -> None:
    store = voorbeeld.wereld.store
    with store.asking("rentree") as session:
        assert set(session.scalars(text("select distinct corporatie from toewijzing"))) == {"Rentree"}
        assert session.scalar(text("select count(*) from client")) == 0
        assert session.scalar(text("select count(*) from voortgang")) == 0
        assert session.scalar(text("select count(*) from bestand")) == 0
    for vraag in (
        "select resultaat from voorstel", "select samenvatting from voorstel", "select aantallen from dossierversie",
        "select nummer from besluit", "update toewijzing set corporatie = 'Rentree'", "select * from geheim",
    ):  # fmt: skip
        with pytest.raises(ProgrammingError), store.asking("rentree") as session:
            session.execute(text(vraag))


def test_pages_follow_each_other_and_count_only_what_is_seen(voorbeeld: Voorbeeld) -> None:
    w, asker = voorbeeld.wereld, voorbeeld.wereld.wie["zorg"]
    alle = clienten(voorbeeld, "zorg")
    gezien: list[ClientRij] = []
    na = None
    while True:
        blad = w.desk.dossiers.clienten(asker, voorbeeld.versie.id, Blad(grootte=4, na=na))
        assert blad.totaal == len(alle)
        gezien += blad.items
        if (na := blad.volgende) is None:
            break
    assert tuple(gezien) == alle


def test_an_explanation_names_no_one_else(wereld: Wereld) -> None:
    versie = wereld.dossier()
    voorstel = wereld.voorstel(versie)
    d, raalte = wereld.desk, wereld.wie["raalte"]
    eigen = d.dossiers.clienten(raalte, versie.id, ALLES).items[0].client_sleutel
    alle = d.dossiers.clienten(wereld.wie["regio"], versie.id, ALLES).items
    vreemd = next(een.client_sleutel for een in alle if een not in d.dossiers.clienten(raalte, versie.id, ALLES).items)
    with pytest.raises(GeenToegang):
        d.uitleg.vraag(raalte, voorstel)
    for niet_van_hem in (vreemd, "bestaat-niet"):
        with pytest.raises(NietGevonden, match=r"^Deze cliënt is er niet, of is niet voor u"):
            d.uitleg.vraag(raalte, voorstel, niet_van_hem)
    stand = d.uitleg.vraag(raalte, voorstel, eigen)
    assert (stand.stand, stand.zinnen) == ("wacht", None)
    _antwoord(wereld, stand.id, [f"{eigen} moet wachten op {vreemd}."], {"plaats": {vreemd: [vreemd, eigen, 3]}})
    antwoord = d.uitleg.haal(raalte, stand.id)
    assert antwoord.zinnen == (f"{eigen} moet wachten op een andere cliënt.",)
    assert vreemd not in json.dumps(antwoord.redenen)
    assert d.uitleg.haal(wereld.wie["regio"], stand.id).zinnen == (f"{eigen} moet wachten op {vreemd}.",)


def _antwoord(wereld: Wereld, uitleg_id: UUID, zinnen: list[str], redenen: Any) -> None:
    with wereld.store.system() as session:
        rij = session.get_one(tables.Uitleg, uitleg_id)
        rij.stand, rij.antwoord = "klaar", {"zinnen": zinnen, "redenen": redenen}


def test_a_mask_takes_whole_names_only() -> None:
    dek = Masker.van(["C1", "C1-a"], ["W (1)"])
    assert dek.tekst("C1, C1-a, C10 en W (1)") == "een andere cliënt, een andere cliënt, C10 en een andere woning"
    assert dek.waarde({"C1": ["W (1)", 1, None]}) == {"een andere cliënt": ["een andere woning", 1, None]}


def test_a_proposal_that_is_not_ready_says_what_to_do(wereld: Wereld) -> None:
    versie = wereld.dossier()
    assert versie.beleid_id is not None
    d, regio = wereld.desk, wereld.wie["regio"]
    stand = d.voorstellen.vraag_aan(regio, versie.id, versie.beleid_id)
    assert (stand.stand, stand.beleid_goedgekeurd) == ("wacht", False)
    assert wereld.wachtlijst.voorstellen == [stand.id]
    with pytest.raises(Conflict, match="nog niet klaar"):
        d.voorstellen.resultaat(regio, stand.id)
    assert d.voorstellen.annuleer(regio, stand.id).wordt_geannuleerd
    d.beleid.keur_goed(wereld.wie["beheerder"], versie.beleid_id)
    assert d.voorstellen.haal(regio, stand.id).beleid_goedgekeurd
    wereld.reken(stand.id)
    with pytest.raises(Conflict, match="niets meer te annuleren"):
        d.voorstellen.annuleer(regio, stand.id)


def test_why_it_failed_may_name_a_client_and_is_for_the_officer_of_the_region(wereld: Wereld) -> None:
    versie = wereld.dossier()
    voorstel = wereld.voorstel(versie)
    with wereld.store.system() as session:
        rij = session.get_one(tables.Voorstel, voorstel)
        rij.stand, rij.melding = "mislukt", "het vaste besluit over cliënt C0047 kan niet"
    for account in ("raalte", "zorg", "rentree", "planner", "beheerder"):
        melding = wereld.desk.voorstellen.haal(wereld.wie[account], voorstel).melding
        assert melding is not None
        assert "C0047" not in melding
    assert "C0047" in (wereld.desk.voorstellen.haal(wereld.wie["regio"], voorstel).melding or "")
