"""Someone who talks SQL as the askers' role, in his own transaction: he cannot become someone else, or more."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ProgrammingError

from tests.databank import met_beheer
from tests.store.wereld import maak_wereld
from uitstroommatch.store.database import Store
from uitstroommatch.store.embedded import Embedded
from uitstroommatch.store.identity import ROL, Sleutels, lees_sleutels
from uitstroommatch.store.spoor import noteer

CLIENTEN = "select count(*) from client"


@pytest.fixture
def sleutels(store: Store) -> Sleutels:
    maak_wereld(store)
    with store.system() as session:
        gevonden = lees_sleutels(session.connection())
    assert gevonden is not None
    return gevonden


@pytest.fixture
def indringer(store: Store, sleutels: Sleutels) -> Iterator[psycopg.Connection]:
    """A connection of the role itself, that no program of ours looks after."""
    with _als_vrager(store, sleutels) as verbinding:
        yield verbinding


def _als_vrager(store: Store, sleutels: Sleutels) -> psycopg.Connection:
    url = sleutels.url(make_url(store.url)).set(drivername="postgresql")
    return psycopg.connect(url.render_as_string(hide_password=False), autocommit=True)


def zeg(verbinding: psycopg.Connection, waarde: str) -> int:
    """Claim an identity and count the clients that are seen."""
    verbinding.execute("select set_config('uitstroommatch.wie', %s, false)", (waarde,))
    rij = verbinding.execute(CLIENTEN).fetchone()
    assert rij is not None
    return int(rij[0])


def test_a_true_signature_is_believed(indringer: psycopg.Connection, sleutels: Sleutels) -> None:
    assert zeg(indringer, sleutels.teken("regio", indringer.info.backend_pid)) == 6
    assert zeg(indringer, sleutels.teken("zorg", indringer.info.backend_pid)) == 3


def test_without_an_identity_there_is_nothing(indringer: psycopg.Connection) -> None:
    assert indringer.execute(CLIENTEN).fetchone() == (0,)


def test_a_forged_identity_shows_nothing(indringer: psycopg.Connection, sleutels: Sleutels) -> None:
    echt = sleutels.teken("zorg", indringer.info.backend_pid)
    teken = echt.split(":")[1]
    vervalst = [
        *("regio", "regio:", f"regio:{'0' * 64}", f"regio:{teken}", f"zorg:{teken.upper()}", f"zorg;{teken}"),
        *(f"zorg :{teken}", f"{echt} ", f"{echt}0", echt[1:], f":{teken}", teken, "", ":" * 65, "regio" + ":" * 65),
        sleutels.teken("zorg", indringer.info.backend_pid + 1),  # overheard in another connection
        sleutels.teken("bestaat niet", indringer.info.backend_pid),
        sleutels.teken("weg", indringer.info.backend_pid),  # an account that may no longer be used
    ]
    assert [zeg(indringer, waarde) for waarde in vervalst] == [0] * len(vervalst)


@pytest.mark.parametrize(
    "opdracht",
    [
        "set role uitstroommatch",
        "set role postgres",
        "set session authorization uitstroommatch",
        "alter role current_user superuser",
        "alter role current_user bypassrls",
        "create role nieuw",
        f"alter role {ROL} createrole",
        f"grant pg_read_all_data to {ROL}",
        "alter table client disable row level security",
        "drop policy lezen on client",
        "create policy alles on client using (true)",
        "alter table spoor disable trigger all",
        "set session_replication_role = replica",
        "create table public.eigen ()",
        "create temporary table account (id text)",
        "create schema eigen",
        "create function pg_temp.um_wie() returns text language sql as 'select ''regio'''",
        "create or replace function um_wie() returns text language sql as 'select ''regio'''",
        "alter function um_wie() owner to current_user",
        "create view eigen as select 1",
        "create extension dblink",
        "create database eigen",
        "select * from geheim",
        "select um_spoorhash('', 1, now(), '', '', '', '{}')",
        "copy client to program 'cat'",
        "copy client from '/etc/hostname'",
        "select pg_read_file('/etc/hostname')",
        "select lo_import('/etc/hostname')",
        "select * from pg_authid",
        "select procrastinate_defer_jobs_v1(array[]::procrastinate_job_to_defer_v1[])",
    ],
)
def test_there_is_no_way_up(gevuld: Store, opdracht: str) -> None:
    with gevuld.system() as session:
        sleutels = lees_sleutels(session.connection())
    assert sleutels is not None
    with (
        _als_vrager(gevuld, sleutels) as verbinding,
        pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.FeatureNotSupported)),
    ):
        verbinding.execute(opdracht.encode())


def test_going_back_leads_nowhere(indringer: psycopg.Connection, sleutels: Sleutels) -> None:
    for opdracht in ("reset role", "set role none", "reset session authorization", f"set role {ROL}", "reset all"):
        indringer.execute(opdracht.encode())
        assert indringer.execute("select session_user").fetchone() == (sleutels.login,)
        assert indringer.execute(CLIENTEN).fetchone() == (0,)


def test_row_security_cannot_be_put_out(indringer: psycopg.Connection) -> None:
    indringer.execute("set row_security = off")
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="would be affected by row-level security"):
        indringer.execute(CLIENTEN)


def test_what_stands_in_front_in_the_search_path_changes_nothing(
    cluster: Embedded, indringer: psycopg.Connection, sleutels: Sleutels
) -> None:
    """Even someone who was given room for tables and functions of his own does not stand between us and ours."""
    database = indringer.info.dbname
    geef = "grant create, temporary on database {} to {}"
    met_beheer(cluster, sql.SQL(geef).format(sql.Identifier(database), sql.Identifier(sleutels.login)))
    zeg(indringer, sleutels.teken("zorg", indringer.info.backend_pid))
    indringer.execute("create schema val")
    indringer.execute("create temporary table geheim as select 'binnen' as naam, ''::bytea as waarde")
    indringer.execute("create temporary table account as select 'zorg' as id, '{regisseur}'::text[] as rollen")
    for naam, geeft in (("pg_backend_pid()", "integer"), ("sha256(bytea)", "bytea"), ("um_hele_regio()", "boolean")):
        waarde = {"integer": "1", "bytea": "''::bytea", "boolean": "true"}[geeft]
        indringer.execute(f"create function val.{naam} returns {geeft} language sql as $$ select {waarde} $$".encode())
    indringer.execute("create function val.gelijk(text, text) returns boolean language sql as 'select true'")
    indringer.execute("create operator val.= (leftarg = text, rightarg = text, function = val.gelijk)")
    indringer.execute("set search_path = val, pg_temp, public, pg_catalog")
    assert indringer.execute("select public.um_wie(), public.um_hele_regio()").fetchone() == ("zorg", False)
    assert indringer.execute("select count(*) from public.client").fetchone() == (3,)
    assert zeg(indringer, f"regio:{'0' * 64}") == 0


def test_signatures_cannot_be_read_from_what_others_are_doing(
    store: Store, indringer: psycopg.Connection, sleutels: Sleutels
) -> None:
    with store.asking("regio") as session:
        pid = session.execute(text("select pg_backend_pid()")).scalar_one()
        ander = "select query from pg_stat_activity where pid = %s"
        assert indringer.execute(ander, (pid,)).fetchone() == ("select pg_backend_pid()",)
        session.execute(
            text("select set_config('uitstroommatch.wie', :wie, true)"), {"wie": sleutels.teken("zorg", pid)}
        )
        gezien = indringer.execute(ander, (pid,)).fetchone()
        assert gezien == ("select set_config('uitstroommatch.wie', $1, true)",)


def test_nothing_of_one_asker_is_left_for_the_next(store: Store) -> None:
    maak_wereld(store)
    een = Store(store.url, pool=1)
    try:
        with een.asking("regio") as session:
            eerste = session.execute(text("select pg_backend_pid()")).scalar_one()
            session.execute(text("set statement_timeout = 1234"))
            session.execute(text("set session characteristics as transaction isolation level serializable"))
            session.execute(text("listen iets"))
            session.execute(text("prepare p as select 1"))
            session.execute(text("declare c cursor with hold for select client_sleutel from client"))
            session.execute(text("select pg_advisory_lock(1)"))
            session.execute(
                text("select set_config('uitstroommatch.wie', current_setting('uitstroommatch.wie'), false)")
            )
        with een.asking("planner") as session:
            assert session.execute(text("select pg_backend_pid()")).scalar_one() == eerste
            over = "select count(*) from pg_{}"
            for waar in ("cursors", "prepared_statements", "listening_channels()", "locks where locktype = 'advisory'"):
                assert session.execute(text(over.format(waar))).scalar() == 0
            assert session.execute(text("show statement_timeout")).scalar() == "0"
            assert session.execute(text("show transaction_isolation")).scalar() == "read committed"
            assert session.execute(text(CLIENTEN)).scalar() == 0
    finally:
        een.close()


def test_the_trail_is_in_ones_own_name(store: Store, indringer: psycopg.Connection) -> None:
    with store.asking("zorg") as session:
        noteer(session, "zorg", "client.lezen", "versie", aantal=2)
    with pytest.raises(ProgrammingError, match="op naam van wie vraagt"), store.asking("zorg") as session:
        noteer(session, "regio", "client.lezen", "versie")
    indringer.execute("select set_config('uitstroommatch.wie', 'regio', false)")
    for wie in ("regio", "", None):
        with pytest.raises(psycopg.Error):
            indringer.execute("select um_noteer(%s, 'h', 'o', '{}')", (wie,))
    with store.system() as session:
        assert session.execute(text("select wie, handeling from spoor order by nummer")).all() == [
            ("regio", "voorstel.aanvragen"),
            ("zorg", "client.lezen"),
        ]


def test_one_database_does_not_let_in_the_role_of_another(store: Store, cluster: Embedded, lege_database: str) -> None:
    ander = Store(lege_database)
    try:
        ander.migrate()
        with ander.system() as session:
            sleutels = lees_sleutels(session.connection())
    finally:
        ander.close()
    assert sleutels is not None
    url = sleutels.url(make_url(store.url)).set(drivername="postgresql")
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        psycopg.connect(url.render_as_string(hide_password=False))
    assert cluster.leeft()


def test_keys_do_not_show(sleutels: Sleutels) -> None:
    assert sleutels.wachtwoord not in repr(sleutels)
    assert "binnen" not in repr(sleutels)
