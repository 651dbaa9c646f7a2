"""The steps that bring a database up to date: roles, tables, rights, and the tables of the job engine."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from procrastinate.schema import SchemaManager
from sqlalchemy import Connection, text

from uitstroommatch.store.identity import maak_groep, maak_login

MIGRATIES = Path(__file__).parent / "migrations"
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


def alembic(verbinding: Connection) -> Config:
    """Return the settings of Alembic for a connection."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIES).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = verbinding
    return config


def _wachtrij(verbinding: Connection) -> None:
    """Apply the job engine's own SQL: all of it once, and later what a newer version brings."""
    stappen = sorted(pad.name for pad in Path(SchemaManager.get_migrations_path()).glob("*.sql"))
    had = verbinding.execute(text("select waarde from public.geheim where naam = 'wachtrij'")).scalar()
    tot = "" if had is None else bytes(had).decode()
    if not tot:
        _voer_uit(verbinding, SchemaManager.get_schema())
    for stap in stappen if tot else ():
        if stap > tot:
            _voer_uit(verbinding, (Path(SchemaManager.get_migrations_path()) / stap).read_text(encoding="utf-8"))
    if tot != stappen[-1]:
        verbinding.execute(
            text(
                "insert into public.geheim (naam, waarde) values ('wachtrij', :stap)"
                " on conflict (naam) do update set waarde = excluded.waarde"
            ),
            {"stap": stappen[-1].encode()},
        )
        verbinding.execute(text("revoke all on all functions in schema public from public"))


def _voer_uit(verbinding: Connection, opdrachten: str) -> None:
    """Run a file of statements as it is; without parameters nothing in it is a placeholder."""
    verbinding.connection.cursor().execute(opdrachten)
