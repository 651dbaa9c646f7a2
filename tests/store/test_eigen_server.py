"""The organisation's own server: over the network, with passwords, and an owner who is no superuser."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import URL, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from tests.databank import SNEL, met_beheer, nieuwe_database
from tests.store.wereld import maak_wereld
from uitstroommatch.errors import DienstFout
from uitstroommatch.store.backup import herstel, reservekopie
from uitstroommatch.store.database import Store
from uitstroommatch.store.embedded import EIGENAAR, Embedded
from uitstroommatch.store.identity import lees_sleutels
from uitstroommatch.store.schema import conninfo

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="needs a loopback address of its own")

WACHTWOORD = "p@ss w/ord:%?'"


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[Embedded, str]]:
    """A server that listens on the network, and asks everyone for a password there."""
    nummer = os.getpid()
    plek = f"127.{33 + nummer % 7}.{nummer // 250 % 250}.{1 + nummer % 250}"
    folder = Path(tempfile.mkdtemp(prefix="um-", dir="/tmp"))
    with Embedded(folder, {**SNEL, "listen_addresses": plek}) as embedded:
        hba = folder / "pg" / "pg_hba.conf"
        hba.write_text("local all all trust\nhost all all 127.0.0.0/8 scram-sha-256\n")
        met_beheer(embedded, sql.SQL("select pg_reload_conf()"))
        rol = sql.SQL("alter role {} password {}").format(sql.Identifier(EIGENAAR), sql.Literal(WACHTWOORD))
        met_beheer(embedded, rol)
        yield embedded, plek
    shutil.rmtree(folder)


@pytest.fixture
def url(server: tuple[Embedded, str]) -> Iterator[str]:
    """An address as an administrator writes it: without the name of a driver."""
    embedded, plek = server
    for naam in ("een", "twee"):
        nieuwe_database(embedded, naam, van="template1")
    adres = URL.create("postgresql", EIGENAAR, WACHTWOORD, plek, database="een")
    yield adres.render_as_string(hide_password=False)
    for naam in ("een", "twee"):
        met_beheer(embedded, sql.SQL("drop database {} with (force)").format(sql.Identifier(naam)))


def test_askers_come_in_by_a_password_of_their_own(url: str) -> None:
    store = Store(url)
    try:
        store.migrate()
        maak_wereld(store)
        with store.asking("zorg") as session:
            assert set(session.scalars(text("select client_sleutel from client"))) == {"c1", "c3"}
        with store.system() as session:
            sleutels = lees_sleutels(session.connection())
    finally:
        store.close()
    assert sleutels is not None
    for geraden in ("geraden", WACHTWOORD):
        fout = sleutels.url(make_url(url)).set(password=geraden).render_as_string(hide_password=False)
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(conninfo(fout))


def test_from_embedded_to_a_server_and_to_another_database_on_it(url: str, store: Store, tmp_path: Path) -> None:
    maak_wereld(store)
    pad, verder = tmp_path / "een.um", tmp_path / "twee.um"
    reservekopie(store.url, pad)
    herstel(url, pad)
    reservekopie(url, verder)
    twee = make_url(url).set(database="twee").render_as_string(hide_password=False)
    herstel(twee, verder)
    stores = [Store(een) for een in (url, twee)]
    for een in stores:
        with een.asking("verhuur") as session:
            assert set(session.scalars(text("select woning_id from woning"))) == {"w1", "w4"}
        een.close()


def test_a_wrong_password_is_told_without_repeating_it(url: str, tmp_path: Path) -> None:
    fout = make_url(url).set(password="geraden-woord").render_as_string(hide_password=False)
    store = Store(fout)
    with pytest.raises(DienstFout, match="niet bereikbaar") as melding:
        store.migrate()
    store.close()
    assert "geraden" not in str(melding.value)
    with pytest.raises(DienstFout, match="niet gemaakt") as melding:
        reservekopie(fout, tmp_path / "kopie.um")
    assert "geraden" not in str(melding.value)
    with pytest.raises(OperationalError), store.system() as session:
        session.execute(text("select 1"))
    store.close()


@pytest.mark.parametrize("adres", ["", "geen adres", "sqlite:///x.db", "mysql://a:b@c/d"])
def test_an_address_of_something_else_is_refused(adres: str, tmp_path: Path) -> None:
    with pytest.raises(DienstFout, match="Verwacht: postgresql://"):
        Store(adres)
    with pytest.raises(DienstFout, match="Verwacht: postgresql://"):
        reservekopie(adres, tmp_path / "kopie.um")
