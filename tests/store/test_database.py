"""The database comes up to date by itself, and stays as it is when it is."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import select, text

from uitstroommatch.store.database import Store
from uitstroommatch.store.schema import van_ons
from uitstroommatch.store.tables import Account, Base


def test_the_steps_end_at_the_tables_of_the_code(store: Store) -> None:
    with store.system() as session:
        opties = {"include_name": van_ons, "compare_server_default": True, "compare_type": True}
        context = MigrationContext.configure(session.connection(), opts=opties)
        assert compare_metadata(context, Base.metadata) == []


def test_up_to_date_stays_as_it_is(store: Store) -> None:
    def stand() -> list[tuple[object, ...]]:
        with store.system() as session:
            return [tuple(rij) for rij in session.execute(text("select naam, waarde from geheim order by naam"))]

    eerst = stand()
    store.migrate()
    assert stand() == eerst


def test_whoever_asks_sees_himself(store: Store) -> None:
    with store.system() as session:
        session.add_all([Account(id=naam, naam=naam, rollen=["planner"]) for naam in ("een", "ander")])
    with store.asking("een") as session:
        assert session.scalars(select(Account.id)).all() == ["een"]
