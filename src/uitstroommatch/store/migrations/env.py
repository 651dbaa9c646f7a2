"""What Alembic runs; the connection and its transaction belong to ``store.database``."""

from __future__ import annotations

from alembic import context

from uitstroommatch.store.schema import van_ons
from uitstroommatch.store.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    include_name=van_ons,
    compare_server_default=True,
)
with context.begin_transaction():
    context.run_migrations()
