"""The API on a real database, without a worker."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.api.nep import ADRES
from tests.databank import nieuwe_database
from uitstroommatch.desk.access import Asker, Rol
from uitstroommatch.desk.desk import Desk
from uitstroommatch.desk.models import Bereik
from uitstroommatch.jobs.engine import Jobs
from uitstroommatch.store.database import Store
from uitstroommatch.store.embedded import Embedded
from uitstroommatch_api.app import create_app
from uitstroommatch_api.settings import Settings

VOORBEELD = Path(__file__).parents[2] / "data" / "voorbeeld"


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store, Jobs(store))


@pytest.fixture
def app(desk: Desk) -> FastAPI:
    return create_app(Settings(), desk)


@pytest.fixture
def als(app: FastAPI, desk: Desk):
    """Return a client with a key of an account with these roles."""

    def klant(*rollen: str, **bereik: Any) -> TestClient:
        token = desk.accounts.maak_token(account(desk, *rollen, **bereik), "proef").token
        return TestClient(app, base_url=ADRES, headers={"Authorization": f"Bearer {token}"}, follow_redirects=False)

    return klant


@pytest.fixture(scope="module")
def gedeeld(cluster: Embedded) -> Iterator[Store]:
    """One database for all tests of a module."""
    nieuwe_database(cluster, "gedeeld")
    store = Store(cluster.url("gedeeld"))
    store.migrate()
    yield store
    store.close()


def account(desk: Desk, *rollen: str, **bereik: Any) -> Asker:
    """Make an account, or find it again."""
    waar = Bereik(**({"hele_regio": True} if rollen == ("regisseur",) and not bereik else bereik))
    naam = "-".join([*rollen, *map(str, bereik.values())])
    return desk.accounts.van_oidc("proef", naam, "Proef", [Rol(rol) for rol in rollen], waar)


def voorbeeld() -> dict[str, bytes]:
    """The files of the example."""
    return {pad.name: pad.read_bytes() for pad in VOORBEELD.iterdir()}
