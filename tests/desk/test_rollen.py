"""Role by verb: what RECHTEN says, and nothing else."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.exc import NoResultFound

from tests.desk.conftest import Voorbeeld
from tests.desk.wereld import ACCOUNTS, Wereld
from uitstroommatch.desk.access import HELE_REGIO, OPENBAAR, RECHTEN, Asker, Rol, heeft, mag, verb
from uitstroommatch.desk.desk import Desk
from uitstroommatch.desk.models import Bereik, Blad
from uitstroommatch.errors import GeenToegang, InvoerFout, NietGevonden, OpbouwFout, UitstroommatchFout


def verbs(desk: Desk) -> list[tuple[str, Callable[..., Any]]]:
    """Every public method of every resource, by name."""
    return [
        (f"{naam}.{methode}", getattr(resource, methode))
        for naam, resource in vars(desk).items()
        for methode in dir(resource)
        if not methode.startswith("_") and callable(getattr(resource, methode))
    ]


def roep(doe: Callable[..., Any], asker: Asker) -> None:
    """Call a verb with arguments of the right kind that lead nowhere."""
    gegeven: dict[str, Any] = {
        "blad": Blad(), "bestanden": {"clienten.csv": b"x"}, "rollen": ["planner"], "bereik": Bereik(), "inhoud": b"x",
        "besluit": "akkoord", "tabel": "plaatsingen", "dagen": 1, "status": 200, "antwoord": {},
        "account_id": "planner", "grens": 1, "einddatum": date(2026, 1, 1), "uiterlijk": date(2026, 1, 1),
    }  # fmt: skip
    argumenten = [
        gegeven.get(naam, uuid4() if "UUID" in str(parameter.annotation) else f"x{uuid4().hex[:8]}")
        for naam, parameter in list(inspect.signature(doe).parameters.items())[1:]
        if parameter.default is inspect.Parameter.empty
    ]
    doe(asker, *argumenten)


def test_every_verb_names_a_right(voorbeeld: Voorbeeld) -> None:
    gevonden = {naam: getattr(doe, "recht", None) for naam, doe in verbs(voorbeeld.wereld.desk)}
    assert len(gevonden) > 35
    assert [naam for naam, recht in gevonden.items() if recht not in RECHTEN] == []


def test_every_right_is_of_some_verb(voorbeeld: Voorbeeld) -> None:
    assert {getattr(doe, "recht", None) for _, doe in verbs(voorbeeld.wereld.desk)} == set(RECHTEN)


def test_a_right_that_does_not_exist_is_a_defect() -> None:
    with pytest.raises(OpbouwFout):
        verb("dossier.verzinnen")


@pytest.mark.parametrize("account", ACCOUNTS)
def test_a_verb_lets_pass_who_has_the_right_and_nobody_else(voorbeeld: Voorbeeld, account: str) -> None:
    asker = voorbeeld.wereld.wie[account]
    verkeerd = []
    for naam, doe in verbs(voorbeeld.wereld.desk):
        recht = doe.recht  # type: ignore[attr-defined]
        if "asker" not in inspect.signature(doe).parameters or naam == "accounts.asker":
            continue
        verwacht = bool(asker.rollen & RECHTEN[recht]) and not (
            recht in HELE_REGIO and asker.rollen == {Rol.REGISSEUR} and asker.gemeenten
        )
        try:
            roep(doe, asker)
            gelukt = True
        except GeenToegang as fout:
            gelukt = "U heeft het recht" not in str(fout)
        except (UitstroommatchFout, NoResultFound):
            gelukt = True
        except Exception as fout:  # the fake arguments of one that came through
            pytest.fail(f"{account} {naam}: {fout!r}")
        if gelukt != verwacht:
            verkeerd.append((naam, gelukt))
    assert verkeerd == []


def test_no_role_has_nothing() -> None:
    niemand = Asker("niemand", "Niemand", frozenset())
    assert [recht for recht in RECHTEN if heeft(niemand, recht)] == []
    with pytest.raises(GeenToegang, match="Vraag de beheerder"):
        mag(niemand, "dossier.lezen")
    assert set(RECHTEN) >= OPENBAAR


@pytest.mark.parametrize("account", ["raalte", "zorg", "rentree", "planner", "beheerder"])
def test_what_is_not_there_and_what_is_not_theirs_look_the_same(voorbeeld: Voorbeeld, account: str) -> None:
    w, asker = voorbeeld.wereld, voorbeeld.wereld.wie[account]
    besluit = w.desk.besluiten
    regio = w.wie["regio"]
    plaatsing = next(
        een
        for een in w.desk.voorstellen.resultaat(regio, voorbeeld.voorstel).plaatsingen
        if een not in w.desk.voorstellen.resultaat(asker, voorbeeld.voorstel).plaatsingen
    )
    antwoorden = []
    for client, woning in ((plaatsing.client_sleutel, plaatsing.woning_id), ("geen", "nergens")):
        with pytest.raises((NietGevonden, GeenToegang)) as gevangen:
            besluit.neem(asker, voorbeeld.voorstel, client, woning, "akkoord")
        antwoorden.append(str(gevangen.value))
    assert antwoorden[0] == antwoorden[1]


def test_each_verb_leaves_one_entry_of_its_right(wereld: Wereld) -> None:
    versie = wereld.dossier()
    voorstel = wereld.voorstel(versie)
    d, regio = wereld.desk, wereld.wie["regio"]
    plaatsing = d.voorstellen.resultaat(regio, voorstel).plaatsingen[0]
    paar = plaatsing.client_sleutel, plaatsing.woning_id
    eerste_besluit = d.besluiten.neem(regio, voorstel, *paar, "akkoord")
    eerste_token = d.accounts.maak_token(regio, "systeem").rij
    vragen: list[tuple[str, str, Callable[[], object]]] = [
        ("dossier.lezen", "regio", lambda: d.dossiers.lijst(regio, Blad())),
        ("dossier.lezen", "regio", lambda: d.dossiers.versies(regio, versie.dossier_id)),
        ("dossier.lezen", "regio", lambda: d.dossiers.versie(regio, versie.id)),
        ("dossier.bestanden", "regio", lambda: d.dossiers.bestand(regio, versie.id, "clienten.csv")),
        ("dossier.toevoegen", "regio", lambda: d.dossiers.controleer(regio, wereld.bestanden())),
        ("dossier.toevoegen", "regio", lambda: d.dossiers.nieuwe_versie(regio, versie.dossier_id, wereld.bestanden())),
        ("client.lezen", "regio", lambda: d.dossiers.clienten(regio, versie.id, Blad())),
        ("woning.lezen", "regio", lambda: d.dossiers.woningen(regio, versie.id, Blad())),
        ("beleid.lezen", "regio", lambda: d.beleid.lijst(regio)),
        ("beleid.lezen", "regio", lambda: d.beleid.haal(regio, versie.beleid_id)),  # type: ignore[arg-type]
        ("beleid.lezen", "regio", lambda: d.beleid.blad(regio, versie.beleid_id)),  # type: ignore[arg-type]
        ("voorstel.lezen", "regio", lambda: d.voorstellen.lijst(regio, Blad())),
        ("voorstel.lezen", "regio", lambda: d.voorstellen.haal(regio, voorstel)),
        ("voorstel.lezen", "regio", lambda: d.voorstellen.resultaat(regio, voorstel)),
        ("voorstel.lezen", "regio", lambda: d.voorstellen.resultaat_bytes(regio, voorstel)),
        ("voorstel.vergelijken", "regio", lambda: d.voorstellen.vergelijk(regio, voorstel, voorstel)),
        ("uitleg.vragen", "regio", lambda: d.uitleg.vraag(regio, voorstel)),
        ("besluit.lezen", "regio", lambda: d.besluiten.lijst(regio, versie.dossier_id, Blad())),
        ("besluit.lezen", "regio", lambda: d.besluiten.geldend(regio, versie.dossier_id)),
        ("besluit.nemen", "regio", lambda: d.besluiten.neem(regio, voorstel, *paar, "vast")),
        ("besluit.intrekken", "regio", lambda: d.besluiten.trek_in(regio, eerste_besluit.id, "vergissing")),
        ("beoordeling.lezen", "regio", lambda: d.beoordelingen.lijst(regio)),
        ("beoordeling.lezen", "regio", lambda: d.beoordelingen.haal(regio, voorstel)),
        ("grens.lezen", "rentree", lambda: d.grenzen.lijst(wereld.wie["rentree"])),
        ("grens.voorstellen", "rentree", lambda: d.grenzen.plekken(wereld.wie["rentree"])),
        ("spreiding.lezen", "planner", lambda: d.spreiding.haal(wereld.wie["planner"], voorstel)),
        ("kaart.lezen", "regio", lambda: d.kaart.haal(regio, voorstel)),
        ("uitvoer.maken", "regio", lambda: d.uitvoer.excel(regio, voorstel)),
        ("uitvoer.maken", "rentree", lambda: d.uitvoer.csv(wereld.wie["rentree"], voorstel, "plaatsingen")),
        ("voorstel.lezen", "regio", lambda: d.overdracht.voorstellen(regio)),
        ("uitvoer.maken", "rentree", lambda: d.overdracht.keuze(wereld.wie["rentree"], voorstel)),
        ("uitvoer.maken", "rentree", lambda: d.overdracht.bladen(wereld.wie["rentree"], voorstel)),
        ("uitvoer.maken", "regio", lambda: d.overdracht.vergaderstuk(regio, voorstel, voorstel)),
        ("spoor.lezen", "auditor", lambda: d.spoor.lijst(wereld.wie["auditor"], Blad())),
        ("spoor.lezen", "auditor", lambda: d.spoor.controleer(wereld.wie["auditor"])),
        ("account.beheren", "beheerder", lambda: d.accounts.lijst(wereld.wie["beheerder"])),
        ("account.zelf", "regio", lambda: d.accounts.zelf(regio)),
        ("token.beheren", "regio", lambda: d.accounts.tokens(regio)),
        ("token.beheren", "regio", lambda: d.accounts.trek_token_in(regio, eerste_token.id)),
    ]
    for recht, wie, doe in vragen:
        ervoor = len(wereld.spoor())
        doe()
        assert wereld.spoor()[ervoor:] == [(wie, recht)], recht
    controle = d.spoor.controleer(wereld.wie["auditor"])
    assert controle.heel
    assert controle.regels > len(vragen)


def test_the_trail_holds_no_client_and_no_home(voorbeeld: Voorbeeld) -> None:
    w = voorbeeld.wereld
    w.desk.voorstellen.resultaat(w.wie["regio"], voorbeeld.voorstel)
    regels = w.desk.spoor.lijst(w.wie["auditor"], Blad(grootte=500)).items
    tekst = " ".join(f"{regel.object} {regel.gegevens}" for regel in regels)
    opdracht_clienten = w.desk.dossiers.clienten(w.wie["regio"], voorbeeld.versie.id, Blad(grootte=500)).items
    assert not [een.client_sleutel for een in opdracht_clienten if een.client_sleutel in tekst.split()]


def test_a_wrong_cursor_is_a_fault_of_the_asker(voorbeeld: Voorbeeld) -> None:
    w = voorbeeld.wereld
    for na in ("x", "AAAA", "WyJhIl0", "bnVsbA", "é"):
        with pytest.raises(InvoerFout, match="volgende"):
            w.desk.dossiers.lijst(w.wie["regio"], Blad(na=na))
