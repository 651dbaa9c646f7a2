"""The database: one door for askers, who see what is theirs, and one for the system itself.

``asking`` connects as a role without any way up and with the signed identity of the asker; row-level security does the
rest. ``system`` connects as the owner: sign-ins, workers, and what the desk writes after it has checked.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import psycopg
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import PoolResetState

from uitstroommatch.errors import DienstFout
from uitstroommatch.store.identity import Sleutels, lees_sleutels
from uitstroommatch.store.schema import adres, bereikbaar, migreer
from uitstroommatch.store.spoor import bij_het_einde

_WIE = text("select set_config('uitstroommatch.wie', :wie, true)")

_MOTOR: Final[dict[str, Any]] = {
    "pool_pre_ping": True,  # a database that was away is found again
    "hide_parameters": True,  # an error never repeats a row
}


class Store:
    """The database behind a URL. Connections are made when they are first needed."""

    def __init__(self, url: str, *, pool: int = 10) -> None:
        self._adres = adres(url)
        self.url = self._adres.render_as_string(hide_password=False)
        self._pool = pool
        self._slot = threading.Lock()
        self._eigenaar = create_engine(self._adres, **_MOTOR, pool_size=pool)
        self._systeem = _sessies(self._eigenaar)
        self._vragers: tuple[Sleutels, Engine, sessionmaker[Session]] | None = None

    def migrate(self) -> None:
        """Bring the database up to date: roles, tables, rights, and the tables of the job engine.

        Raises:
            DienstFout: the database is out of reach, or its owner may not make the role of the askers.
        """
        with bereikbaar(), self._eigenaar.begin() as verbinding:
            migreer(verbinding)

    @contextmanager
    def asking(self, account_id: str) -> Iterator[Session]:
        """One transaction in which the database shows only what this account may see; commits at the end."""
        sleutels, sessies = self._als_vrager()
        with sessies.begin() as session:
            ruw = session.connection().connection.driver_connection
            assert isinstance(ruw, psycopg.Connection)  # noqa: S101 (the URL names the driver)
            session.execute(_WIE, {"wie": sleutels.teken(account_id, ruw.info.backend_pid)})
            yield session

    @contextmanager
    def system(self) -> Iterator[Session]:
        """One transaction as the owner, who sees everything; commits at the end."""
        with self._systeem.begin() as session:
            yield session

    def close(self) -> None:
        """Close every connection."""
        self._eigenaar.dispose()
        if self._vragers is not None:
            self._vragers[1].dispose()

    def _als_vrager(self) -> tuple[Sleutels, sessionmaker[Session]]:
        with self._slot:
            if self._vragers is None:
                with self._eigenaar.connect() as verbinding:
                    sleutels = lees_sleutels(verbinding)
                if sleutels is None:
                    raise DienstFout("De database is nog niet ingericht. Start de dienst, die doet dat.")
                engine = create_engine(
                    sleutels.url(self._adres),
                    **_MOTOR,
                    pool_size=self._pool,
                    pool_reset_on_return=None,
                    connect_args={"prepare_threshold": None},  # what is prepared does not outlive an asker
                )
                event.listen(engine, "reset", _maak_schoon)
                self._vragers = sleutels, engine, _sessies(engine)
            sleutels, _, sessies = self._vragers
            return sleutels, sessies


def _sessies(engine: Engine) -> sessionmaker[Session]:
    sessies = sessionmaker(engine, expire_on_commit=False)
    bij_het_einde(sessies)
    return sessies


def _maak_schoon(verbinding: psycopg.Connection, _: object, staat: PoolResetState) -> None:
    """Leave nothing of one asker in a connection for the next: no settings, cursors, statements or listeners."""
    if staat.terminate_only:
        return
    verbinding.rollback()
    verbinding.autocommit = True
    verbinding.execute("discard all")
    verbinding.autocommit = False
