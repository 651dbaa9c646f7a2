"""What every table is made of."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ARRAY, DateTime, LargeBinary, MetaData, Text, func
from sqlalchemy.dialects.postgresql import JSONB, UUID
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Root of every table."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {  # noqa: RUF012 (read by SQLAlchemy, never changed)
        str: Text,
        datetime: DateTime(timezone=True),
        dict[str, Any]: JSONB,
        list[Any]: JSONB,
        list[str]: ARRAY(Text),
        uuid.UUID: UUID,
        bytes: LargeBinary,
    }


def new_id() -> Mapped[uuid.UUID]:
    """A key that says nothing of when or in which order."""
    return mapped_column(primary_key=True, default=uuid.uuid4)


def systeem(*soort: Any, **opties: Any) -> Any:
    """A column that only the system reads."""
    return mapped_column(*soort, deferred=True, deferred_group="systeem", **opties)


def now() -> Mapped[datetime]:
    """The time of the database."""
    return mapped_column(server_default=func.now())
