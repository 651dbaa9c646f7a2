"""Jobs in the database, in the transaction of the rows they are about: both are there, or neither."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import psycopg
from procrastinate import App, SyncPsycopgConnector
from sqlalchemy import text
from sqlalchemy.orm import Session

VOORSTEL, ONDERDEEL, UITLEG = "voorstel", "onderdeel", "uitleg"
WACHTRIJ = "rekenen"
VOOR = 10  # an answer to a question goes before a proposal, and what finishes one goes before what begins one

# It only writes on the connection it is given, so it needs none of its own.
_app = App(connector=SyncPsycopgConnector())
_WACHTEND = text("select count(*) from procrastinate_jobs where status = 'todo'")


def stel_uit(session: Session, soort: str, id_: UUID, nummer: int | None = None) -> None:
    """Queue a job; it runs after this transaction has been committed, and never beside another of the same thing."""
    ruw = session.connection().connection.driver_connection
    if not isinstance(ruw, psycopg.Connection):
        raise TypeError("the database is reached through psycopg")
    wat: dict[str, Any] = {"id": str(id_)} if nummer is None else {"id": str(id_), "nummer": nummer}
    _app.configure_task(
        soort,
        queue=WACHTRIJ,
        lock=":".join((soort, *map(str, wat.values()))),
        priority=VOOR if soort == UITLEG else 0,
        connection=ruw,
    ).defer(**wat)


def wachtend(session: Session) -> int:
    """Return how many jobs wait for a worker."""
    return int(session.execute(_WACHTEND).scalar_one())
