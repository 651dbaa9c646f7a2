"""A real PostgreSQL for the tests: one server per process of pytest, and a fresh database for each test that asks."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from uitstroommatch.store.database import Store
from uitstroommatch.store.embedded import EIGENAAR, Embedded

_SJABLOON = "sjabloon"
_volgnummer = itertools.count(1)

SNEL = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}
"""For a server that may be lost when the machine falls over, not when a process is killed."""


@pytest.fixture(scope="session")
def cluster() -> Iterator[Embedded]:
    """A server in a folder of its own, with a database that is up to date to copy from."""
    folder = Path(tempfile.mkdtemp(prefix="um-", dir="/tmp"))  # short: a socket has a short path
    server = Embedded(folder, SNEL)
    try:
        server.start()
        nieuwe_database(server, _SJABLOON, van="template1")
        sjabloon = Store(server.url(_SJABLOON))
        sjabloon.migrate()
        sjabloon.close()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def store(cluster: Embedded) -> Iterator[Store]:
    """An empty database that is up to date."""
    naam = f"proef{next(_volgnummer)}"
    nieuwe_database(cluster, naam)
    proef = Store(cluster.url(naam))
    try:
        proef.migrate()  # closes the database for others: a copy has no rights of its own
        yield proef
    finally:
        proef.close()
        met_beheer(cluster, sql.SQL("drop database {} with (force)").format(sql.Identifier(naam)))


@pytest.fixture
def lege_database(cluster: Embedded) -> Iterator[str]:
    """The URL of a database without a table."""
    naam = f"leeg{next(_volgnummer)}"
    nieuwe_database(cluster, naam, van="template1")
    yield cluster.url(naam)
    met_beheer(cluster, sql.SQL("drop database {} with (force)").format(sql.Identifier(naam)))


def nieuwe_database(server: Embedded, naam: str, van: str = _SJABLOON) -> None:
    """Make a database as a copy."""
    maak = sql.SQL("create database {} template {} owner {}")
    met_beheer(server, maak.format(*map(sql.Identifier, (naam, van, EIGENAAR))))


def met_beheer(server: Embedded, opdracht: sql.Composed | sql.SQL) -> None:
    """Do something as the superuser."""
    with psycopg.connect(server.beheer, autocommit=True) as verbinding:
        verbinding.execute(opdracht)
