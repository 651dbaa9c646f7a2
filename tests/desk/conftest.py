"""The world of the desk, once per module for what only reads, and anew for what changes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID, uuid4

import pytest
from psycopg import sql

from tests.databank import met_beheer, nieuwe_database
from tests.desk.wereld import Wereld, maak_wereld
from uitstroommatch.desk.models import Versie
from uitstroommatch.store.database import Store
from uitstroommatch.store.embedded import Embedded


@dataclass
class Voorbeeld:
    """The example with a finished proposal."""

    wereld: Wereld
    versie: Versie
    voorstel: UUID


@pytest.fixture
def wereld(store: Store) -> Wereld:
    return maak_wereld(store)


@pytest.fixture(scope="module")
def voorbeeld(cluster: Embedded) -> Iterator[Voorbeeld]:
    naam = f"balie_{uuid4().hex[:12]}"
    nieuwe_database(cluster, naam)
    store = Store(cluster.url(naam))
    try:
        store.migrate()
        wereld = maak_wereld(store)
        versie = wereld.dossier()
        yield Voorbeeld(wereld, versie, wereld.voorstel(versie))
    finally:
        store.close()
        met_beheer(cluster, sql.SQL("drop database {} with (force)").format(sql.Identifier(naam)))
