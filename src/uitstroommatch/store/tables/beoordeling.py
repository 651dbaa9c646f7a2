"""The review of a proposal by corporations, and limits that hold for a while; all of it is only ever added."""

from __future__ import annotations

import uuid
from datetime import date, datetime

from sqlalchemy import BigInteger, Date, ForeignKey, Identity, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from uitstroommatch.store.tables.base import Base, new_id, now, systeem


class Beoordeling(Base):
    """A step in the review of a proposal by one corporation; ``soort``: voorgelegd, verlengd or geescaleerd.

    The latest ``uiterlijk`` is the term: an extension always ends later. What the corporation answers is a decision.
    """

    __tablename__ = "beoordeling"
    __table_args__ = (UniqueConstraint("voorstel_id", "corporatie", "soort", "uiterlijk"),)

    id: Mapped[uuid.UUID] = new_id()
    voorstel_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("voorstel.id"))
    corporatie: Mapped[str]
    soort: Mapped[str]
    uiterlijk: Mapped[date] = mapped_column(Date)
    reden: Mapped[str | None]
    door: Mapped[str]
    op: Mapped[datetime] = now()


class TijdelijkeGrens(Base):
    """A limit that someone proposes for a street or complex until ``einddatum``, that day included.

    ``corporatie`` is whose proposal it is, empty for one of an officer. ``nummer`` is what a proposal is made of.
    """

    __tablename__ = "tijdelijke_grens"

    id: Mapped[uuid.UUID] = new_id()
    nummer: Mapped[int] = systeem(BigInteger, Identity(), unique=True)
    dossier_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("dossier.id"), index=True)
    niveau: Mapped[str]
    code: Mapped[str]
    grens: Mapped[int]  # load points
    motief: Mapped[str]
    einddatum: Mapped[date] = mapped_column(Date)
    corporatie: Mapped[str | None]
    gemeente: Mapped[str]
    voorgesteld_door: Mapped[str]
    voorgesteld_op: Mapped[datetime] = now()


class Grensuitspraak(Base):
    """What was said of such a limit: goedgekeurd, geweigerd or ingetrokken, each once."""

    __tablename__ = "grensuitspraak"
    __table_args__ = (UniqueConstraint("grens_id", "uitspraak"),)

    id: Mapped[uuid.UUID] = new_id()
    grens_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("tijdelijke_grens.id"))
    uitspraak: Mapped[str]
    reden: Mapped[str | None]
    corporatie: Mapped[str | None]
    gemeente: Mapped[str]
    door: Mapped[str]
    op: Mapped[datetime] = now()
