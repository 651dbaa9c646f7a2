"""Dossiers, their versions and files, and the policies."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Identity, Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from uitstroommatch.store.tables.base import Base, new_id, now, systeem


class Dossier(Base):
    """A dossier: a name, and versions that never change."""

    __tablename__ = "dossier"

    id: Mapped[uuid.UUID] = new_id()
    naam: Mapped[str] = mapped_column(unique=True)
    gemaakt_door: Mapped[str]
    gemaakt_op: Mapped[datetime] = now()


class Dossierversie(Base):
    """One version: what was uploaded, and the hash of its content."""

    __tablename__ = "dossierversie"
    __table_args__ = (UniqueConstraint("dossier_id", "nummer"),)

    id: Mapped[uuid.UUID] = new_id()
    dossier_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("dossier.id"))
    nummer: Mapped[int]
    beleid_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("beleid.id"))  # the draft that came with the files
    sha256: Mapped[str] = systeem()
    aantallen: Mapped[dict[str, Any]] = systeem()  # rows per file
    waarschuwingen: Mapped[list[Any]] = systeem()
    gemaakt_door: Mapped[str]
    gemaakt_op: Mapped[datetime] = now()


class Bestand(Base):
    """A file of a version, byte for byte as it was uploaded."""

    __tablename__ = "bestand"

    versie_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("dossierversie.id"), primary_key=True)
    naam: Mapped[str] = mapped_column(primary_key=True)
    inhoud: Mapped[bytes]


class Inzending(Base):
    """Files that someone looks at before they count, with what was found in them. Gone after a day, or when they count.

    ``bestanden`` is a zip. ``gebaseerd_op`` is the version that they were compared with.
    """

    __tablename__ = "inzending"

    id: Mapped[uuid.UUID] = new_id()
    account_id: Mapped[str] = mapped_column(index=True)
    dossier_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("dossier.id"))
    gebaseerd_op: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("dossierversie.id"))
    gemaakt_op: Mapped[datetime] = now()
    bestanden: Mapped[bytes] = mapped_column(deferred=True)
    uitkomst: Mapped[dict[str, Any]]


class Client(Base):
    """A client of a version, with whose it is; ``gegevens`` is the row."""

    __tablename__ = "client"
    __table_args__ = (Index(None, "versie_id", "aanbieder"),)

    versie_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("dossierversie.id"), primary_key=True)
    client_sleutel: Mapped[str] = mapped_column(primary_key=True)
    aanbieder: Mapped[str]
    gemeente_herkomst: Mapped[str]
    gegevens: Mapped[dict[str, Any]]


class Woning(Base):
    """A home of a version, with whose it is and where; ``gegevens`` is the row."""

    __tablename__ = "woning"
    __table_args__ = (Index(None, "versie_id", "corporatie"),)

    versie_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("dossierversie.id"), primary_key=True)
    woning_id: Mapped[str] = mapped_column(primary_key=True)
    corporatie: Mapped[str]
    gemeente: Mapped[str]
    gegevens: Mapped[dict[str, Any]]


class Beleid(Base):
    """A policy. A draft may be approved once; an approved one never changes."""

    __tablename__ = "beleid"

    id: Mapped[uuid.UUID] = new_id()
    naam: Mapped[str]
    nummer: Mapped[int] = mapped_column(Integer, Identity(), unique=True)
    sha256: Mapped[str] = mapped_column(index=True)
    inhoud: Mapped[bytes]  # the TOML file
    gebaseerd_op: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("beleid.id"))
    gemaakt_door: Mapped[str]
    gemaakt_op: Mapped[datetime] = now()
    goedgekeurd_door: Mapped[str | None]
    goedgekeurd_op: Mapped[datetime | None]
