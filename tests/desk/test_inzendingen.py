"""Files are laid down first: every fault, what will change, and only then they count."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import func, select, update

from tests.desk.wereld import Wereld
from uitstroommatch.desk.models import Bereik
from uitstroommatch.errors import Conflict, InvoerFout, NietGevonden
from uitstroommatch.store.tables import Dossierversie, Inzending


def _met(w: Wereld, **anders: bytes | None) -> dict[str, bytes]:
    bestanden = w.bestanden()
    for naam, inhoud in anders.items():
        bestanden.pop(f"{naam}.csv")
        if inhoud is not None:
            bestanden[f"{naam}.csv"] = inhoud
    return bestanden


def _vervang(w: Wereld, naam: str, oud: bytes, nieuw: bytes) -> bytes:
    inhoud = w.bestanden()[f"{naam}.csv"]
    assert oud in inhoud
    return inhoud.replace(oud, nieuw, 1)


def _versies(w: Wereld) -> int:
    with w.store.system() as session:
        return session.scalar(select(func.count()).select_from(Dossierversie)) or 0


def test_faults_are_told_at_once_and_the_mended_file_takes_the_place_of_the_other(wereld: Wereld) -> None:
    w, regio = wereld, wereld.wie["regio"]
    clienten = _vervang(w, "clienten", b";2000-10;", b";2000-13;")
    woningen = _vervang(w, "woningen", b";739.34;", b";veel;")
    rij = w.desk.inzendingen.leg_neer(regio, _met(w, clienten=clienten, woningen=woningen))
    assert not rij.goed
    assert {(een.bestand, een.kolom) for een in rij.fouten} == {
        ("clienten.csv", "geboortemaand"),
        ("woningen.csv", "rekenhuur"),
    }
    with pytest.raises(InvoerFout):
        w.desk.inzendingen.laat_gelden(regio, rij.id, "december")
    goed = {naam: inhoud for naam, inhoud in w.bestanden().items() if naam in ("clienten.csv", "woningen.csv")}
    rij = w.desk.inzendingen.vul_aan(regio, rij.id, goed)
    assert rij.goed
    assert rij.aantallen["clienten"] > 0
    versie = w.desk.inzendingen.laat_gelden(regio, rij.id, "december")
    assert (versie.dossier_naam, versie.nummer) == ("december", 1)
    with pytest.raises(NietGevonden):
        w.desk.inzendingen.haal(regio, rij.id)


def test_a_file_that_does_not_belong_is_a_fault_until_one_goes_on_without_it(wereld: Wereld) -> None:
    regio = wereld.wie["regio"]
    rij = wereld.desk.inzendingen.leg_neer(regio, {**wereld.bestanden(), "notulen.docx": b"x"})
    assert [een.bestand for een in rij.fouten] == ["notulen.docx"]
    assert wereld.desk.inzendingen.vul_aan(regio, rij.id, {}).goed


def test_one_sees_what_will_change_before_it_counts(wereld: Wereld) -> None:
    w, regio = wereld, wereld.wie["regio"]
    dossier_id = w.dossier().dossier_id
    regels = w.bestanden()["clienten.csv"].splitlines(keepends=True)
    nieuw = regels[5].replace(b"C0005", b"C9999")
    clienten = b"".join([*regels[:1], *regels[2:], nieuw]).replace(b";1964-10;", b";1965-10;", 1)
    rij = w.desk.inzendingen.leg_neer(regio, {"clienten.csv": clienten}, dossier_id, aanvullen=True)
    assert rij.goed, rij.fouten
    assert "woningen.csv" in rij.overgenomen
    assert rij.beleid == "gelijk"
    op_naam = {een.bestand: een for een in rij.veranderingen}
    assert (op_naam["clienten"].nieuw, op_naam["clienten"].weg, op_naam["clienten"].gewijzigd) == (1, 1, 1)
    assert [een.kolommen for een in op_naam["clienten"].rijen if een.soort == "gewijzigd"] == [("geboortemaand",)]
    assert (op_naam["woningen"].nieuw, op_naam["woningen"].weg, op_naam["woningen"].gewijzigd) == (0, 0, 0)
    assert _versies(w) == 1
    assert w.desk.inzendingen.laat_gelden(regio, rij.id).nummer == 2


def test_a_workbook_takes_the_place_of_the_table_in_another_format(wereld: Wereld) -> None:
    w, regio = wereld, wereld.wie["regio"]
    dossier_id = w.dossier().dossier_id
    rij = w.desk.inzendingen.leg_neer(regio, {"clienten.xlsx": b"geen werkmap"}, dossier_id, aanvullen=True)
    assert "clienten.csv" not in rij.bestanden
    assert {een.bestand for een in rij.fouten} == {"clienten.xlsx"}


def test_it_does_not_count_when_another_version_came_in_between(wereld: Wereld) -> None:
    w, regio = wereld, wereld.wie["regio"]
    dossier_id = w.dossier().dossier_id
    rij = w.desk.inzendingen.leg_neer(regio, w.bestanden(), dossier_id)
    w.desk.dossiers.nieuwe_versie(regio, dossier_id, w.bestanden())
    with pytest.raises(Conflict, match="intussen"):
        w.desk.inzendingen.laat_gelden(regio, rij.id)


def test_they_are_of_who_laid_them_down_and_gone_after_a_day(wereld: Wereld) -> None:
    w, regio = wereld, wereld.wie["regio"]
    ander = w.desk.accounts.voeg_toe(w.wie["beheerder"], "ander", "Ander", ["regisseur"], Bereik(hele_regio=True))
    collega = w.desk.accounts.asker(ander.id)
    assert collega is not None
    rij = w.desk.inzendingen.leg_neer(regio, w.bestanden())
    for doe in (w.desk.inzendingen.haal, w.desk.inzendingen.gooi_weg):
        with pytest.raises(NietGevonden):
            doe(collega, rij.id)
    with w.store.system() as session:
        session.execute(update(Inzending).values(gemaakt_op=func.now() - func.make_interval(0, 0, 0, 2)))
    w.desk.inzendingen.leg_neer(regio, {})
    with pytest.raises(NietGevonden):
        w.desk.inzendingen.haal(regio, rij.id)


def test_there_is_no_version_of_a_dossier_that_is_not_there(wereld: Wereld) -> None:
    with pytest.raises(NietGevonden):
        wereld.desk.inzendingen.leg_neer(wereld.wie["regio"], {}, uuid4())


def test_every_template_can_be_had_and_comes_back_without_faults(wereld: Wereld) -> None:
    regio, inzendingen = wereld.wie["regio"], wereld.desk.inzendingen
    for een in inzendingen.sjablonen(regio):
        assert inzendingen.sjabloon(regio, f"{een.bestand}.xlsx")[:2] == b"PK"
    namen = ("clienten.csv", "woningen.csv", "gebieden.csv", "aanbieders.csv", "beleid.toml")
    rij = inzendingen.leg_neer(regio, {naam: inzendingen.sjabloon(regio, naam) for naam in namen})
    assert rij.goed, rij.fouten
    assert inzendingen.leg_neer(regio, {"dossier.xlsx": inzendingen.sjabloon(regio, "dossier.xlsx")}).goed
    for naam in ("notulen.csv", "clienten.docx", "clienten", "../clienten.csv"):
        with pytest.raises(NietGevonden):
            inzendingen.sjabloon(regio, naam)
