"""Who may do something, by which key, and what only the owner may read."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import Boolean, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from uitstroommatch.store.tables.base import Base, new_id, now


class Account(Base):
    """Who may do something. ``gemeenten`` empty: the whole region. A provider or corporation names itself."""

    __tablename__ = "account"

    id: Mapped[str] = mapped_column(primary_key=True)  # a name in the local mode, issuer and subject with OIDC
    naam: Mapped[str]
    rollen: Mapped[list[str]]
    gemeenten: Mapped[list[str]] = mapped_column(server_default="{}")
    aanbieder: Mapped[str | None]
    corporatie: Mapped[str | None]
    wachtwoord_hash: Mapped[str | None] = mapped_column(deferred=True)
    actief: Mapped[bool] = mapped_column(Boolean, server_default="true")
    gemaakt_op: Mapped[datetime] = now()


class Token(Base):
    """A key of a system. Only its hash is kept."""

    __tablename__ = "token"

    id: Mapped[uuid.UUID] = new_id()
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"))
    hash: Mapped[str] = mapped_column(unique=True, deferred=True)
    omschrijving: Mapped[str]
    gemaakt_op: Mapped[datetime] = now()
    geldig_tot: Mapped[datetime | None]
    ingetrokken_op: Mapped[datetime | None]


class Geheim(Base):
    """What only the owner may read: the keys that sign who asks, and how the role of the askers logs in."""

    __tablename__ = "geheim"

    naam: Mapped[str] = mapped_column(primary_key=True)
    waarde: Mapped[bytes]
