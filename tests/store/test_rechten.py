"""Who sees which rows, straight on the database: every role against every table."""

from __future__ import annotations

import uuid

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import ProgrammingError

from tests.store.wereld import VRAGERS, maak_wereld
from uitstroommatch.store.database import Store
from uitstroommatch.store.identity import ROL
from uitstroommatch.store.tables import Account, Base, Dossierversie, Voorstel

TOONT = {
    "account": "id",
    "token": "account_id",
    "dossier": "naam",
    "dossierversie": "nummer",
    "beleid": "naam",
    "bestand": "naam",
    "client": "client_sleutel",
    "woning": "woning_id",
    "voorstel": "stand",
    "voortgang": "doel",
    "toewijzing": "client_sleutel",
    "besluit": "client_sleutel",
    "uitleg": "gevraagd_door",
    "beoordeling": "corporatie",
    "tijdelijke_grens": "code",
    "grensuitspraak": "reden",
    "spoor": "handeling",
}
"""What to look at in each table that a role may look at."""

VOOR_IEDEREEN = {"dossier": "d", "dossierversie": "1 2", "beleid": "b", "voorstel": "klaar"}
REGIO = {
    "bestand": "clienten.csv",
    "client": "c1 c2 c3 c3 c4 c5",  # c3 in both versions
    "woning": "w1 w2 w3 w4 w5",
    "voortgang": "geplaatst",
    "toewijzing": "c1 c3 c4",
    "besluit": "c1 c4",
    "uitleg": "planner regio team zorg",
    "beoordeling": "C1 C2",
    "tijdelijke_grens": "g1 g2 g3",
    "grensuitspraak": "g1 g2 g3",
}
C1 = {"beoordeling": "C1", "tijdelijke_grens": "g1", "grensuitspraak": "g1"}
ZIET: dict[str, dict[str, str]] = {
    "regio": {**VOOR_IEDEREEN, **REGIO, "account": "regio"},
    "team": {
        **VOOR_IEDEREEN,
        "account": "team",
        "client": "c1 c3 c5",  # c3 comes to live in G1
        "woning": "w1 w2 w3",  # w2 is where c1 of G1 comes to live
        "voortgang": "geplaatst",
        "toewijzing": "c1 c3",
        "besluit": "c1",
        "uitleg": "team",
        "tijdelijke_grens": "g1",
        "grensuitspraak": "g1",
    },
    "zorg": {
        **VOOR_IEDEREEN,
        "account": "zorg",
        "token": "zorg",
        "client": "c1 c3 c3",
        "woning": "w2 w3",
        "toewijzing": "c1 c3",
        "besluit": "c1",
        "uitleg": "zorg",
    },
    "verhuur": {
        **VOOR_IEDEREEN,
        **C1,
        "account": "verhuur",
        "woning": "w1 w4",
        "toewijzing": "c4",
        "besluit": "c4",
    },
    "planner": {**VOOR_IEDEREEN, "account": "planner"},
    "auditor": {**VOOR_IEDEREEN, "account": "auditor", "spoor": "voorstel.aanvragen"},
    "beheer": {**VOOR_IEDEREEN, "account": " ".join(sorted(VRAGERS)), "token": "beheer zorg"},
    "dubbel": {
        **VOOR_IEDEREEN,
        **C1,
        "account": "dubbel",
        "client": "c1 c3 c3",  # not c4, who comes to live with C1: a corporation sees no client
        "woning": "w1 w2 w3 w4",
        "toewijzing": "c1 c3 c4",
        "besluit": "c1 c4",
    },
    "niets": {"account": "niets"},
    "weg": {},
    "onbekend": {},
}


@pytest.mark.parametrize("wie", ZIET)
def test_every_role_sees_what_is_its_own(gevuld: Store, wie: str) -> None:
    with gevuld.asking(wie) as session:
        gezien = {
            tabel: " ".join(sorted(map(str, session.scalars(text(f"select {kolom} from {tabel}")))))  # noqa: S608
            for tabel, kolom in TOONT.items()
        }
    assert {tabel: wat for tabel, wat in gezien.items() if wat} == ZIET[wie]


@pytest.mark.parametrize(
    "tabel", sorted({*Base.metadata.tables} - {*TOONT} | {"procrastinate_jobs", "alembic_version"})
)
def test_other_tables_are_for_the_system_only(gevuld: Store, tabel: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), gevuld.asking("regio") as session:
        session.execute(text(f"select * from {tabel}"))  # noqa: S608


GEHEIM = [
    *("account.wachtwoord_hash", "token.hash", "besluit.nummer", "tijdelijke_grens.nummer"),
    *("dossierversie.sha256", "dossierversie.aantallen", "dossierversie.waarschuwingen"),
    *(
        "voorstel.resultaat",
        "voorstel.samenvatting",
        "voorstel.besluiten",
        "voorstel.tijdelijke_grenzen",
        "voorstel.melding",
        "voorstel.dossier_sha256",
    ),
]


@pytest.mark.parametrize("kolom", GEHEIM)
def test_some_columns_are_for_the_system_only(gevuld: Store, kolom: str) -> None:
    tabel, naam = kolom.split(".")
    assert Base.metadata.tables[tabel].c[naam] is not None
    with pytest.raises(ProgrammingError, match="permission denied"), gevuld.asking("regio") as session:
        session.execute(text(f"select {naam} from {tabel}"))  # noqa: S608


def test_rows_can_be_read_as_objects_by_an_asker(gevuld: Store) -> None:
    with gevuld.asking("planner") as session:
        assert session.scalars(select(Voorstel.stand)).all() == ["klaar"]
        assert [een.zaad for een in session.scalars(select(Voorstel))] == [0]
        assert len(session.scalars(select(Dossierversie)).all()) == 2
        assert [een.naam for een in session.scalars(select(Account))] == ["planner"]


def test_the_proposal_as_a_whole_is_for_an_officer_of_the_region(store: Store) -> None:
    voorstel = maak_wereld(store)
    gezien = {}
    for wie in VRAGERS:
        with store.asking(wie) as session:
            gezien[wie] = session.execute(text("select um_resultaat(:id)"), {"id": voorstel}).scalar()
    assert {wie for wie, wat in gezien.items() if wat is not None} == {"regio"}


def test_nobody_who_asks_can_write(store: Store) -> None:
    tabellen = [(naam, next(iter(tabel.c)).name) for naam, tabel in Base.metadata.tables.items()]
    tabellen += [("procrastinate_jobs", "attempts"), ("procrastinate_workers", "last_heartbeat")]
    opdrachten = (
        "delete from {0}",
        "truncate {0} cascade",
        "update {0} set {1} = {1}",
        "insert into {0} default values",
    )
    for tabel, kolom in tabellen:
        for opdracht in opdrachten:
            with pytest.raises(ProgrammingError, match="permission denied"), store.asking("regio") as session:
                session.execute(text(opdracht.format(tabel, kolom)))


def test_the_rows_of_a_whole_region_are_asked_for_once_per_query(store: Store) -> None:
    """Who asks is worked out before the rows: the plan of a query calls no function per row."""
    maak_wereld(store)
    with store.asking("team") as session:
        for tabel in TOONT:
            kolom = TOONT[tabel]
            plan = "\n".join(session.scalars(text(f"explain (verbose) select {kolom} from {tabel}")))  # noqa: S608
            filters = [regel for regel in plan.splitlines() if "Filter:" in regel or "Cond:" in regel]
            assert not any("um_" in regel for regel in filters), (tabel, plan)


def test_unknown_proposals_have_no_result(store: Store) -> None:
    with store.asking("regio") as session:
        assert session.execute(text("select um_resultaat(:id)"), {"id": uuid.uuid4()}).scalar() is None


def test_no_table_is_without_row_security(store: Store) -> None:
    with store.system() as session:
        zonder = "select relname from pg_class where relkind = 'r' and not relrowsecurity"
        open_tabellen = set(session.scalars(text(zonder)))
    assert not {*Base.metadata.tables} & open_tabellen


def test_an_asker_may_run_our_functions_for_askers_and_no_other(store: Store) -> None:
    mag = (
        "select proname from pg_proc where prokind in ('f', 'p') and proname ~ '^(um|procrastinate)_'"
        " and has_function_privilege(:rol, oid, 'execute')"
    )
    with store.system() as session:
        gevonden = set(session.scalars(text(mag), {"rol": ROL}))
    assert gevonden == {
        *("um_wie", "um_bekend", "um_rol", "um_hele_regio", "um_gemeenten", "um_aanbieder", "um_corporatie"),
        *("um_resultaat", "um_noteer"),
    }
