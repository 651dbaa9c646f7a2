"""Every table, once. The rows that belong to someone carry whose they are, so that the database itself can refuse.

What a proposal was made of never changes: a version of a dossier and its files, an approved policy, a decision and an
entry in the trail are only ever added (the database refuses to change or delete them, see ``migrations``).

A deferred column is read only when it is asked for: it is large, or the role of the askers may not read it (those of
the group ``systeem``: what could be computed from them, such as a total minus one's own, is not for everyone).
"""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Date,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    Text,
    UniqueConstraint,
    func,
)
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


def _id() -> Mapped[uuid.UUID]:
    return mapped_column(primary_key=True, default=uuid.uuid4)


def _systeem(*soort: Any, **opties: Any) -> Any:
    """A column that only the system reads."""
    return mapped_column(*soort, deferred=True, deferred_group="systeem", **opties)


def _now() -> Mapped[datetime]:
    return mapped_column(server_default=func.now())


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
    gemaakt_op: Mapped[datetime] = _now()


class Token(Base):
    """A key of a system. Only its hash is kept."""

    __tablename__ = "token"

    id: Mapped[uuid.UUID] = _id()
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"))
    hash: Mapped[str] = mapped_column(unique=True, deferred=True)
    omschrijving: Mapped[str]
    gemaakt_op: Mapped[datetime] = _now()
    geldig_tot: Mapped[datetime | None]
    ingetrokken_op: Mapped[datetime | None]


class Dossier(Base):
    """A dossier: a name, and versions that never change."""

    __tablename__ = "dossier"

    id: Mapped[uuid.UUID] = _id()
    naam: Mapped[str] = mapped_column(unique=True)
    gemaakt_door: Mapped[str]
    gemaakt_op: Mapped[datetime] = _now()


class Dossierversie(Base):
    """One version: what was uploaded, and the hash of its content."""

    __tablename__ = "dossierversie"
    __table_args__ = (UniqueConstraint("dossier_id", "nummer"),)

    id: Mapped[uuid.UUID] = _id()
    dossier_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("dossier.id"))
    nummer: Mapped[int]
    beleid_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("beleid.id"))  # the draft that came with the files
    sha256: Mapped[str] = _systeem()
    aantallen: Mapped[dict[str, Any]] = _systeem()  # rows per file
    waarschuwingen: Mapped[list[Any]] = _systeem()
    gemaakt_door: Mapped[str]
    gemaakt_op: Mapped[datetime] = _now()


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

    id: Mapped[uuid.UUID] = _id()
    account_id: Mapped[str] = mapped_column(index=True)
    dossier_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("dossier.id"))
    gebaseerd_op: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("dossierversie.id"))
    gemaakt_op: Mapped[datetime] = _now()
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

    id: Mapped[uuid.UUID] = _id()
    naam: Mapped[str]
    nummer: Mapped[int] = mapped_column(Integer, Identity(), unique=True)
    sha256: Mapped[str] = mapped_column(index=True)
    inhoud: Mapped[bytes]  # the TOML file
    gebaseerd_op: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("beleid.id"))
    gemaakt_door: Mapped[str]
    gemaakt_op: Mapped[datetime] = _now()
    goedgekeurd_door: Mapped[str | None]
    goedgekeurd_op: Mapped[datetime | None]


class Voorstel(Base):
    """A proposal that was asked for: what it is made of, how far it is, and what came out.

    ``stand``: wacht, bezig, klaar, geannuleerd, mislukt. ``besluiten`` holds the decisions it had to follow (numbers of
    ``besluit``), ``vorig_id`` the proposal it should stay close to. ``resultaat`` is voorstel.json, byte for byte.
    """

    __tablename__ = "voorstel"

    id: Mapped[uuid.UUID] = _id()
    versie_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("dossierversie.id"), index=True)
    beleid_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("beleid.id"))
    vorig_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("voorstel.id"))
    besluiten: Mapped[list[Any]] = _systeem()
    peildatum: Mapped[date] = mapped_column(Date)
    zaad: Mapped[int]
    tijd: Mapped[float | None] = mapped_column(Numeric(asdecimal=False))
    rekenwerk: Mapped[float | None] = mapped_column(Numeric(asdecimal=False))
    aangevraagd_door: Mapped[str]
    aangevraagd_op: Mapped[datetime] = _now()
    stand: Mapped[str] = mapped_column(server_default="wacht", index=True)
    poging: Mapped[int] = mapped_column(server_default="0")
    stoppen: Mapped[bool] = mapped_column(Boolean, server_default="false")
    begonnen_op: Mapped[datetime | None]
    klaar_op: Mapped[datetime | None]
    melding: Mapped[str | None] = _systeem()  # why it failed, for a person
    status: Mapped[str | None]  # of the result: optimaal, haalbaar, onmogelijk, tijd_op
    samenvatting: Mapped[dict[str, Any] | None] = _systeem()  # goals and counts, without a client
    dossier_sha256: Mapped[str | None] = _systeem()
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

    id: Mapped[uuid.UUID] = _id()
    voorstel_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("voorstel.id"), index=True)
    client: Mapped[str | None]
    woning: Mapped[str | None]
    gevraagd_door: Mapped[str]
    gevraagd_op: Mapped[datetime] = _now()
    stand: Mapped[str] = mapped_column(server_default="wacht")
    poging: Mapped[int] = mapped_column(server_default="0")
    melding: Mapped[str | None]
    antwoord: Mapped[dict[str, Any] | None]  # zinnen, redenen


class Besluit(Base):
    """What someone decided about a pair in a proposal; ``trekt_in`` takes an earlier decision back. Only ever added.

    Askers know it by ``id``: the gaps in ``nummer`` would tell how many decisions others took.
    """

    __tablename__ = "besluit"

    id: Mapped[uuid.UUID] = _id()
    nummer: Mapped[int] = _systeem(BigInteger, Identity(), unique=True)
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
    genomen_op: Mapped[datetime] = _now()


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
    gemaakt_op: Mapped[datetime] = _now()


class Geheim(Base):
    """What only the owner may read: the keys that sign who asks, and how the role of the askers logs in."""

    __tablename__ = "geheim"

    naam: Mapped[str] = mapped_column(primary_key=True)
    waarde: Mapped[bytes]
