"""The steps that bring a database up to date: roles, tables, rights, and the tables of the job engine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from procrastinate.schema import SchemaManager
from psycopg.conninfo import make_conninfo
from sqlalchemy import URL, Connection, make_url, text
from sqlalchemy.exc import ArgumentError, OperationalError

from uitstroommatch.errors import DienstFout
from uitstroommatch.store.identity import maak_groep, maak_login

MIGRATIES = Path(__file__).parent / "migrations"
_GEEN_ADRES = "Het adres van de database klopt niet. Verwacht: postgresql://naam:wachtwoord@server/database"
_SLOT = 0x75_69_74_73  # two services that start at once migrate one after the other


def van_ons(naam: str | None, soort: str, _: object) -> bool:
    """Say whether a table is ours, and not of the job engine or of Alembic."""
    return soort != "table" or not (naam or "").startswith(("procrastinate_", "alembic_"))


def migreer(verbinding: Connection) -> None:
    """Bring the database up to date in one transaction; one that is up to date stays as it is."""
    verbinding.execute(text("select pg_advisory_xact_lock(:slot)"), {"slot": _SLOT})
    maak_groep(verbinding)
    command.upgrade(alembic(verbinding), "head")
    _wachtrij(verbinding)
    maak_login(verbinding)


def adres(url: str) -> URL:
    """Return the address of a database, with the driver that we use.

    Raises:
        DienstFout: it is no address of a PostgreSQL database.
    """
    try:
        gelezen = make_url(url)
    except ArgumentError as fout:
        raise DienstFout(_GEEN_ADRES) from fout
    if gelezen.get_backend_name() not in {"postgresql", "postgres"}:
        raise DienstFout(_GEEN_ADRES)
    return gelezen.set(drivername="postgresql+psycopg")


def conninfo(url: str) -> str:
    """Return the address as libpq wants it; its own way with a URL stumbles over a space in a password."""
    waar = adres(url)
    return make_conninfo(**{**waar.translate_connect_args(database="dbname", username="user"), **waar.query})


@contextmanager
def bereikbaar() -> Iterator[None]:
    """Say in plain words that a database cannot be reached.

    Raises:
        DienstFout: it cannot.
    """
    try:
        yield
    except OperationalError as fout:
        raise DienstFout(
            "De database is niet bereikbaar. Controleer het adres, de naam en het wachtwoord, en of hij draait."
        ) from fout


def alembic(verbinding: Connection) -> Config:
    """Return the settings of Alembic for a connection."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIES).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = verbinding
    return config


def _wachtrij(verbinding: Connection) -> None:
    """Apply the job engine's own SQL: all of it once, and later what a newer version brings.

    How far it is stands as the comment of its main table, which a backup takes along.
    """
    stappen = {pad.name: pad for pad in Path(SchemaManager.get_migrations_path()).glob("*.sql")}
    tot = verbinding.execute(text("select obj_description(to_regclass('public.procrastinate_jobs'))")).scalar()
    nieuw = [] if tot is None else sorted(naam for naam in stappen if naam > tot)
    if tot is None:
        _voer_uit(verbinding, SchemaManager.get_schema())
    for naam in nieuw:
        _voer_uit(verbinding, stappen[naam].read_text(encoding="utf-8"))
    if tot is None or nieuw:
        _voer_uit(verbinding, f"comment on table public.procrastinate_jobs is '{max(stappen)}'")
        _voer_uit(verbinding, "revoke all on all functions in schema public from public")


def _voer_uit(verbinding: Connection, opdrachten: str) -> None:
    """Run a file of statements as it is; without parameters nothing in it is a placeholder."""
    verbinding.connection.cursor().execute(opdrachten)
