"""A backup goes whole into another empty database, here or elsewhere, or not at all."""

from __future__ import annotations

import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import select, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import IntegrityError, ProgrammingError

from tests.databank import SNEL, met_beheer
from tests.store.wereld import maak_wereld
from uitstroommatch.errors import DienstFout, DoelFout
from uitstroommatch.store.backup import herstel, reservekopie
from uitstroommatch.store.database import Store
from uitstroommatch.store.embedded import Embedded
from uitstroommatch.store.identity import lees_sleutels
from uitstroommatch.store.spoor import controleer, noteer
from uitstroommatch.store.tables import Base, Dossier


@pytest.fixture
def gevuld(store: Store) -> Store:
    maak_wereld(store)
    with store.system() as session:
        session.execute(text("insert into procrastinate_jobs (queue_name, task_name) values ('q', 'taak')"))
        session.add(Dossier(naam="later", gemaakt_door="x"))
        noteer(session, "x", "dossier.toevoegen", "later")
    return store


@pytest.fixture
def elders() -> Iterator[Embedded]:
    """Another server, in a folder of its own."""
    folder = Path(tempfile.mkdtemp(prefix="um-", dir="/tmp"))
    server = Embedded(folder, SNEL)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder)


def inhoud(url: str) -> dict[str, object]:
    """Every row of every table but the keys."""
    store = Store(url)
    try:
        with store.system() as session:
            tabellen = [*(set(Base.metadata.tables) - {"geheim"}), "procrastinate_jobs", "alembic_version"]
            alles = "select coalesce(json_agg(to_jsonb(t) order by to_jsonb(t)::text), '[]') from {} t"
            return {tabel: session.execute(text(alles.format(tabel))).scalar() for tabel in tabellen}
    finally:
        store.close()


def test_everything_is_there_in_another_folder(gevuld: Store, elders: Embedded, tmp_path: Path) -> None:
    pad = tmp_path / "kopie.um"
    reservekopie(gevuld.url, pad)
    herstel(elders.url(), pad)
    assert inhoud(elders.url()) == inhoud(gevuld.url)
    terug = Store(elders.url())
    try:
        with terug.system() as session:
            assert controleer(session) == []
            session.add(Dossier(naam="nieuw", gemaakt_door="x"))  # and it goes on where it was
            noteer(session, "x", "dossier.toevoegen", "nieuw")
        with terug.system() as session:
            assert controleer(session) == []
        with terug.asking("zorg") as session:
            assert set(session.scalars(text("select client_sleutel from client"))) == {"c1", "c3"}
        with pytest.raises(ProgrammingError, match="permission denied"), terug.asking("zorg") as session:
            session.execute(text("select resultaat from voorstel"))
        with pytest.raises(IntegrityError), terug.system() as session:
            session.execute(text("delete from besluit"))
        terug.migrate()
    finally:
        terug.close()


def test_a_backup_holds_no_keys(gevuld: Store, lege_database: str, tmp_path: Path) -> None:
    pad = tmp_path / "kopie.um"
    reservekopie(gevuld.url, pad)
    assert stat.S_IMODE(pad.stat().st_mode) == 0o600
    herstel(lege_database, pad)  # beside the first, on the same server
    terug = Store(lege_database)
    try:
        with terug.system() as hier, gevuld.system() as daar:
            een, ander = lees_sleutels(hier.connection()), lees_sleutels(daar.connection())
        assert een is not None
        assert ander is not None
        assert een.login != ander.login
        assert een.binnen != ander.binnen
        with gevuld.asking("regio") as session:
            assert session.scalars(select(Dossier.naam)).all() == ["d", "later"]
    finally:
        terug.close()


def test_a_database_with_something_in_it_is_left_alone(gevuld: Store, store: Store, tmp_path: Path) -> None:
    pad = tmp_path / "kopie.um"
    reservekopie(gevuld.url, pad)
    eerst = inhoud(store.url)
    with pytest.raises(DienstFout, match="niet leeg"):
        herstel(store.url, pad)
    assert inhoud(store.url) == eerst


def test_an_earlier_backup_is_never_overwritten(store: Store, tmp_path: Path) -> None:
    pad = tmp_path / "kopie.um"
    pad.write_bytes(b"van eerder")
    with pytest.raises(DoelFout, match="bestaat al"):
        reservekopie(store.url, pad)
    with pytest.raises(DoelFout, match="kan niet worden geschreven"):
        reservekopie(store.url, tmp_path / "nergens" / "kopie.um")
    assert [een.read_bytes() for een in tmp_path.iterdir()] == [b"van eerder"]


def test_a_backup_that_fails_leaves_no_file(store: Store, tmp_path: Path) -> None:
    weg = make_url(store.url).set(database="bestaat_niet").render_as_string(hide_password=False)
    with pytest.raises(DienstFout, match="niet gemaakt"):
        reservekopie(weg, tmp_path / "kopie.um")
    with pytest.raises(DienstFout, match="niet bereikbaar"):
        herstel(weg, _kopie(store, tmp_path))
    assert [een.name for een in tmp_path.iterdir()] == ["goed.um"]


def test_a_file_that_is_not_whole_changes_nothing(gevuld: Store, lege_database: str, tmp_path: Path) -> None:
    heel = _kopie(gevuld, tmp_path).read_bytes()
    pad = tmp_path / "stuk.um"
    for stuk in (b"", b"geen kopie", heel[:400], heel[: len(heel) // 2], heel[:-4000], heel[:-200]):
        pad.write_bytes(stuk)
        with pytest.raises(DienstFout):
            herstel(lege_database, pad)
        assert _tabellen(lege_database) == 0
    with pytest.raises(DienstFout, match="is er niet"):
        herstel(lege_database, tmp_path / "nergens.um")
    herstel(lege_database, tmp_path / "goed.um")  # nothing stood in the way


def test_a_backup_of_a_later_version_is_refused(gevuld: Store, lege_database: str, tmp_path: Path) -> None:
    with gevuld.system() as session:
        session.execute(text("update alembic_version set version_num = 'r9999'"))
    with pytest.raises(DienstFout, match="nieuwere versie"):
        herstel(lege_database, _kopie(gevuld, tmp_path))
    assert _tabellen(lege_database) == 0


def test_an_owner_who_may_not_make_roles_is_told_beforehand(
    cluster: Embedded, gevuld: Store, lege_database: str, tmp_path: Path
) -> None:
    pad = _kopie(gevuld, tmp_path)
    naam = make_url(lege_database).database
    met_beheer(cluster, sql.SQL("create role arm login"))
    try:
        met_beheer(cluster, sql.SQL("alter database {} owner to arm").format(sql.Identifier(naam or "")))
        url = make_url(lege_database).set(username="arm").render_as_string(hide_password=False)
        with pytest.raises(DienstFout, match="alter role <eigenaar> createrole"):
            herstel(url, pad)
        arm = Store(url)
        with pytest.raises(DienstFout, match="alter role <eigenaar> createrole"):
            arm.migrate()
        arm.close()
        assert _tabellen(lege_database) == 0
    finally:
        met_beheer(cluster, sql.SQL("reassign owned by arm to uitstroommatch"))
        met_beheer(cluster, sql.SQL("alter database {} owner to uitstroommatch").format(sql.Identifier(naam or "")))
        met_beheer(cluster, sql.SQL("drop role arm"))


def _kopie(store: Store, folder: Path) -> Path:
    pad = folder / "goed.um"
    reservekopie(store.url, pad)
    return pad


def _tabellen(url: str) -> int:
    with psycopg.connect(
        make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    ) as verbinding:
        rij = verbinding.execute("select count(*) from pg_tables where schemaname = 'public'").fetchone()
        assert rij is not None
        return int(rij[0])
