"""Proposals, how far they are, what came out, and the answers to questions about them."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Boolean, Date, ForeignKey, Index, Numeric
from sqlalchemy.orm import Mapped, mapped_column

from uitstroommatch.store.tables.base import Base, new_id, now, systeem


class Voorstel(Base):
    """A proposal that was asked for: what it is made of, how far it is, and what came out.

    ``stand``: wacht, bezig, klaar, geannuleerd, mislukt. ``besluiten`` holds the decisions it had to follow (numbers of
    ``besluit``), ``tijdelijke_grenzen`` the limits (numbers of ``tijdelijke_grens``), ``vorig_id`` the proposal it
    should stay close to. ``resultaat`` is voorstel.json, byte for byte.
    """

    __tablename__ = "voorstel"

    id: Mapped[uuid.UUID] = new_id()
    versie_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("dossierversie.id"), index=True)
    beleid_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("beleid.id"))
    vorig_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("voorstel.id"))
    besluiten: Mapped[list[Any]] = systeem()
    tijdelijke_grenzen: Mapped[list[Any]] = systeem(server_default="[]")
    peildatum: Mapped[date] = mapped_column(Date)
    zaad: Mapped[int]
    tijd: Mapped[float | None] = mapped_column(Numeric(asdecimal=False))
    rekenwerk: Mapped[float | None] = mapped_column(Numeric(asdecimal=False))
    aangevraagd_door: Mapped[str]
    aangevraagd_op: Mapped[datetime] = now()
    stand: Mapped[str] = mapped_column(server_default="wacht", index=True)
    poging: Mapped[int] = mapped_column(server_default="0")
    stoppen: Mapped[bool] = mapped_column(Boolean, server_default="false")
    begonnen_op: Mapped[datetime | None]
    klaar_op: Mapped[datetime | None]
    melding: Mapped[str | None] = systeem()  # why it failed, for a person
    status: Mapped[str | None]  # of the result: optimaal, haalbaar, onmogelijk, tijd_op
    samenvatting: Mapped[dict[str, Any] | None] = systeem()  # goals and counts, without a client
    dossier_sha256: Mapped[str | None] = systeem()
    beleid_sha256: Mapped[str | None]
    resultaat: Mapped[bytes | None] = mapped_column(deferred=True)


class Voortgang(Base):
    """How far a solve is, per goal."""

    __tablename__ = "voortgang"

    voorstel_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("voorstel.id"), primary_key=True)
    doel: Mapped[str] = mapped_column(primary_key=True)
    waarde: Mapped[int] = mapped_column(BigInteger)
    grens: Mapped[int] = mapped_column(BigInteger)
    seconden: Mapped[float] = mapped_column(Numeric(asdecimal=False))
    nummer: Mapped[int] = mapped_column(BigInteger)  # grows with every change of the proposal


class Onderdeel(Base):
    """A part of a large dossier that is solved by itself, perhaps on another machine."""

    __tablename__ = "onderdeel"

    voorstel_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("voorstel.id"), primary_key=True)
    nummer: Mapped[int] = mapped_column(primary_key=True)
    clienten: Mapped[list[str]]
    poging: Mapped[int] = mapped_column(server_default="0")
    resultaat: Mapped[dict[str, Any] | None]


class Toewijzing(Base):
    """A placement of a finished proposal, with whose client and whose home it is."""

    __tablename__ = "toewijzing"
    __table_args__ = (Index(None, "client_sleutel"), Index(None, "woning_id"))

    voorstel_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("voorstel.id"), primary_key=True)
    client_sleutel: Mapped[str] = mapped_column(primary_key=True)
    woning_id: Mapped[str]
    contractvorm: Mapped[str]
    aanbieder: Mapped[str]
    corporatie: Mapped[str]
    gemeente_herkomst: Mapped[str]
    gemeente: Mapped[str]


class Uitleg(Base):
    """A question about a proposal and its answer. ``client`` and ``woning`` empty: about the whole."""

    __tablename__ = "uitleg"

    id: Mapped[uuid.UUID] = new_id()
    voorstel_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("voorstel.id"), index=True)
    client: Mapped[str | None]
    woning: Mapped[str | None]
    gevraagd_door: Mapped[str]
    gevraagd_op: Mapped[datetime] = now()
    stand: Mapped[str] = mapped_column(server_default="wacht")
    poging: Mapped[int] = mapped_column(server_default="0")
    melding: Mapped[str | None]
    antwoord: Mapped[dict[str, Any] | None]  # zinnen, redenen
