"""What is only ever added: decisions and the trail; and the answers that are kept for a repeated request."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Identity, Index
from sqlalchemy.orm import Mapped, mapped_column

from uitstroommatch.store.tables.base import Base, new_id, now, systeem


class Besluit(Base):
    """What someone decided about a pair in a proposal; ``trekt_in`` takes an earlier decision back. Only ever added.

    Askers know it by ``id``: the gaps in ``nummer`` would tell how many decisions others took.
    """

    __tablename__ = "besluit"

    id: Mapped[uuid.UUID] = new_id()
    nummer: Mapped[int] = systeem(BigInteger, Identity(), unique=True)
    dossier_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    voorstel_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("voorstel.id"))
    client_sleutel: Mapped[str]
    woning_id: Mapped[str]
    contractvorm: Mapped[str | None]
    besluit: Mapped[str]  # vast, afgewezen, ingetrokken
    redencode: Mapped[str | None]
    reden: Mapped[str | None]
    trekt_in: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("besluit.id"), unique=True)
    aanbieder: Mapped[str]
    corporatie: Mapped[str]
    gemeente_herkomst: Mapped[str]
    gemeente: Mapped[str]
    genomen_door: Mapped[str]
    genomen_op: Mapped[datetime] = now()


class Spoor(Base):
    """An entry of the trail; ``hash`` covers the entry and the hash of the one before."""

    __tablename__ = "spoor"
    __table_args__ = (Index(None, "object"), Index(None, "wie"))

    nummer: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    op: Mapped[datetime]
    wie: Mapped[str]
    handeling: Mapped[str]  # resource.action, as in desk.access
    object: Mapped[str]
    gegevens: Mapped[dict[str, Any]]
    vorige: Mapped[str]
    hash: Mapped[str]


class Herhaling(Base):
    """The answer to a request with an idempotency key, so that the same request again does nothing new."""

    __tablename__ = "herhaling"

    account_id: Mapped[str] = mapped_column(primary_key=True)
    sleutel: Mapped[str] = mapped_column(primary_key=True)
    verzoek: Mapped[str]  # hash of method, path and body
    status: Mapped[int]
    antwoord: Mapped[dict[str, Any]]
    gemaakt_op: Mapped[datetime] = now()
