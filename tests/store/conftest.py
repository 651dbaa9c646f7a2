"""A database for all tests of a module that only look, or are refused."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

import pytest
from psycopg import sql

from tests.databank import met_beheer, nieuwe_database
from tests.store.wereld import maak_wereld
from uitstroommatch.store.database import Store
from uitstroommatch.store.embedded import Embedded


@pytest.fixture(scope="module")
def gevuld(cluster: Embedded) -> Iterator[Store]:
    """The small world, for who changes nothing in it."""
    naam = f"gevuld_{uuid4().hex[:12]}"
    nieuwe_database(cluster, naam)
    een = Store(cluster.url(naam))
    een.migrate()
    maak_wereld(een)
    yield een
    een.close()
    met_beheer(cluster, sql.SQL("drop database {} with (force)").format(sql.Identifier(naam)))
