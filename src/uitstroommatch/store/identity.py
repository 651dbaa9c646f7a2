"""Who asks, in a way that the database believes and an asker cannot forge.

The askers' role logs in by itself, so its connection has no way up. Who asks stands in a setting of the transaction,
signed with a key that only the owner reads; the signature holds in one connection only. ``um_wie()`` in the database
checks it, see ``migrations/sql``.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field

import psycopg
from psycopg import sql
from sqlalchemy import URL, Connection, text

from uitstroommatch.errors import DienstFout

ROL = "uitstroommatch_gebruiker"
"""The role that the policies are about. It cannot log in; each database has a member of it that can."""

_GEEN_ROLLEN = (
    "De eigenaar van de database mag de rol van de vragers niet maken of gebruiken. Laat de beheerder van de server "
    f"eenmalig uitvoeren: alter role <eigenaar> createrole; en als de rol {ROL} er al is: "
    f"grant {ROL} to <eigenaar> with admin option;"
)

_BLOK = 64  # bytes of a block of SHA-256


@dataclass(frozen=True)
class Sleutels:
    """The signing key, as the two padded keys of HMAC, and how the askers' role logs in."""

    binnen: bytes = field(repr=False)
    buiten: bytes = field(repr=False)
    login: str
    wachtwoord: str = field(repr=False)

    def teken(self, account_id: str, verbinding: int) -> str:
        """Return ``<account_id>:<HMAC-SHA256 in hex>``, valid in the connection with this process number."""
        kern = hashlib.sha256(self.binnen + f"{account_id}\x1f{verbinding}".encode()).digest()
        return f"{account_id}:{hashlib.sha256(self.buiten + kern).hexdigest()}"

    def url(self, van: URL) -> URL:
        """Return the URL of the askers' role in the same database."""
        return van.set(username=self.login, password=self.wachtwoord)


def nieuwe_sleutels() -> Sleutels:
    """Draw new keys."""
    sleutel = secrets.token_bytes(_BLOK)
    return Sleutels(
        binnen=bytes(b ^ 0x36 for b in sleutel),
        buiten=bytes(b ^ 0x5C for b in sleutel),
        login=f"uitstroommatch_{secrets.token_hex(6)}",
        wachtwoord=secrets.token_urlsafe(32),
    )


def lees_sleutels(verbinding: Connection) -> Sleutels | None:
    """Read the keys as the owner; none when they were never made."""
    rijen = verbinding.execute(text("select naam, waarde from public.geheim"))
    gevonden = {naam: bytes(waarde) for naam, waarde in rijen}
    if not {"binnen", "buiten", "login", "wachtwoord"} <= gevonden.keys():
        return None
    login, wachtwoord = gevonden["login"].decode(), gevonden["wachtwoord"].decode()
    return Sleutels(gevonden["binnen"], gevonden["buiten"], login, wachtwoord)


def mag_rollen_maken(verbinding: Connection) -> None:
    """See beforehand that the owner can make the roles.

    Raises:
        DienstFout: it cannot.
    """
    mag = text("select rolcreaterole or rolsuper from pg_catalog.pg_roles where rolname = current_user")
    if not verbinding.execute(mag).scalar_one():
        raise DienstFout(_GEEN_ROLLEN)


def maak_groep(verbinding: Connection) -> None:
    """Make the role that the policies are about, when this server has none."""
    _doe(verbinding, _als_er_geen_is(ROL, sql.SQL("create role {} nologin").format(sql.Identifier(ROL))))


def maak_login(verbinding: Connection) -> None:
    """See that the askers can log in: keys, a member of the role, and a database that lets only it in."""
    sleutels = lees_sleutels(verbinding)
    if sleutels is None:
        sleutels = nieuwe_sleutels()
        rijen = [{"naam": naam, "waarde": waarde} for naam, waarde in _als_rijen(sleutels).items()]
        verbinding.execute(text("insert into public.geheim (naam, waarde) values (:naam, :waarde)"), rijen)
    login, rol = sql.Identifier(sleutels.login), sql.Identifier(ROL)
    gegevens = sql.Identifier(verbinding.execute(text("select current_database()")).scalar_one())
    maak = sql.SQL("create role {} login password {}").format(login, _scram(verbinding, sleutels))
    _doe(verbinding, _als_er_geen_is(sleutels.login, maak))
    _doe(verbinding, sql.SQL("grant {} to {}").format(rol, login))
    _doe(verbinding, sql.SQL("revoke connect, temporary on database {} from public").format(gegevens))
    _doe(verbinding, sql.SQL("grant connect on database {} to {}").format(gegevens, login))


def _als_rijen(sleutels: Sleutels) -> dict[str, bytes]:
    return {
        "binnen": sleutels.binnen,
        "buiten": sleutels.buiten,
        "login": sleutels.login.encode(),
        "wachtwoord": sleutels.wachtwoord.encode(),
    }


def _scram(verbinding: Connection, sleutels: Sleutels) -> sql.Literal:
    """The password as the server keeps it: hashed here, so that it never stands in a statement or a log."""
    ruw = verbinding.connection.driver_connection
    assert isinstance(ruw, psycopg.Connection)  # noqa: S101 (the URL names the driver)
    versleuteld = ruw.pgconn.encrypt_password(sleutels.wachtwoord.encode(), sleutels.login.encode(), b"scram-sha-256")
    return sql.Literal(versleuteld.decode())


def _als_er_geen_is(rol: str, maak: sql.Composed) -> sql.Composed:
    """Another database on this server may make the same role at the same time; that is as good."""
    romp = sql.SQL(
        "begin if not exists (select from pg_catalog.pg_roles where rolname = {}) then {}; end if;"
        " exception when duplicate_object or unique_violation then null; end"
    ).format(sql.Literal(rol), maak)
    return sql.SQL("do {}").format(sql.Literal(romp.as_string()))


def _doe(verbinding: Connection, opdracht: sql.Composed) -> None:
    ruw = verbinding.connection.driver_connection
    assert isinstance(ruw, psycopg.Connection)  # noqa: S101
    try:
        ruw.execute(opdracht)
    except psycopg.errors.InsufficientPrivilege as fout:
        raise DienstFout(_GEEN_ROLLEN) from fout
