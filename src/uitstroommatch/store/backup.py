"""A backup in one file, and back: into an empty database, embedded or on a server of its own. Whole or not at all.

The keys of ``geheim`` stay behind; a restored database draws its own. Everything else goes along: rows, rights, trail.
"""

from __future__ import annotations

import os
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

from alembic.script import ScriptDirectory
from psycopg.conninfo import make_conninfo
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.engine import make_url

from uitstroommatch.errors import DienstFout, DoelFout
from uitstroommatch.store.database import Store
from uitstroommatch.store.identity import maak_groep, mag_rollen_maken
from uitstroommatch.store.programs import programma
from uitstroommatch.store.schema import alembic, bereikbaar

_OPDRACHT_LEEG = text(
    "select not exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace"
    " where c.relkind in ('r', 'p', 'v', 'm', 'S') and n.nspname !~ '^(pg_|information_schema$)')"
)


def reservekopie(url: str, pad: Path) -> None:
    """Write everything in the database to a new file that only this user can read.

    Raises:
        DoelFout: there is a file already, or none can be made there.
        DienstFout: the database is out of reach, or could not be read whole.
    """
    if pad.exists():
        raise DoelFout(f"{pad} bestaat al. Kies een andere naam; een reservekopie wordt nooit overschreven.")
    half = pad.with_name(f".{pad.name}.half")
    try:
        os.close(os.open(half, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
        half.chmod(0o600)
    except OSError as fout:
        raise DoelFout(f"{pad} kan niet worden geschreven ({fout.strerror}).") from fout
    try:
        soort = ("--format=custom", "--no-owner", "--exclude-table-data=public.geheim")
        klaar = _draai("pg_dump", url, *soort, f"--file={half}")
        if klaar.returncode:
            raise DienstFout(f"De reservekopie is niet gemaakt. {_melding(klaar)}")
        half.rename(pad)
    finally:
        half.unlink(missing_ok=True)


def herstel(url: str, pad: Path) -> None:
    """Put a backup back into an empty database, and bring that up to date.

    Raises:
        DienstFout: the file is no backup or of a newer version, or the database is out of reach or not empty.
    """
    if not pad.is_file():
        raise DienstFout(f"{pad} is er niet. Geef het bestand dat met `uitstroommatch reservekopie` is gemaakt.")
    engine = create_engine(url)
    try:
        with bereikbaar(), engine.begin() as verbinding:
            _controleer_doel(verbinding)
            _controleer_bestand(verbinding, pad)
            maak_groep(verbinding)
    finally:
        engine.dispose()
    opties = ("--no-owner", "--exit-on-error", "--single-transaction")
    klaar = _draai("pg_restore", url, *opties, str(pad))
    if klaar.returncode:
        raise DienstFout(f"De reservekopie is niet teruggezet; de database is leeg gebleven. {_melding(klaar)}")
    store = Store(url)
    try:
        store.migrate()
    finally:
        store.close()


def _controleer_doel(verbinding: Connection) -> None:
    if not verbinding.execute(_OPDRACHT_LEEG).scalar_one():
        raise DienstFout(
            "De database is niet leeg. Een reservekopie wordt alleen in een lege database teruggezet: "
            "kies een nieuwe map, of een nieuwe database."
        )
    mag_rollen_maken(verbinding)


def _controleer_bestand(verbinding: Connection, pad: Path) -> None:
    """Refuse a file that is no backup of ours, or of a version that this one does not know."""
    klaar = _voer_uit("pg_restore", "--data-only", "--table=alembic_version", "--file=-", str(pad))
    regels = klaar.stdout.splitlines()
    stappen = [na for voor, na in pairwise(regels) if voor.startswith("COPY public.alembic_version")]
    if klaar.returncode or not stappen:
        raise DienstFout(f"{pad} is geen reservekopie van uitstroommatch, of hij is beschadigd.")
    bekend = {stap.revision for stap in ScriptDirectory.from_config(alembic(verbinding)).walk_revisions()}
    if stappen[0] not in bekend:
        raise DienstFout(f"{pad} is gemaakt met een nieuwere versie van uitstroommatch. Installeer eerst die versie.")


def _draai(naam: str, url: str, *opties: str) -> subprocess.CompletedProcess[str]:
    """Run a program on a database; the password goes through the environment, which other users cannot see."""
    adres = make_url(url)
    plek: dict[str, Any] = {**adres.translate_connect_args(database="dbname", username="user"), **adres.query}
    wachtwoord = plek.pop("password", None)
    omgeving = {} if wachtwoord is None else {"PGPASSWORD": str(wachtwoord)}
    return _voer_uit(naam, f"--dbname={make_conninfo(**plek)}", "--no-password", *opties, **omgeving)


def _voer_uit(naam: str, *opties: str, **omgeving: str) -> subprocess.CompletedProcess[str]:
    opdracht = (programma(naam), *opties)
    alles = {**os.environ, "LC_ALL": "C", **omgeving}
    return subprocess.run(opdracht, check=False, capture_output=True, text=True, env=alles)  # noqa: S603 (no shell)


def _melding(klaar: subprocess.CompletedProcess[str]) -> str:
    """The first line that says what is wrong: the lines after it may repeat rows."""
    regels = [regel for regel in klaar.stderr.splitlines() if "error:" in regel]
    return f"Melding van de database: {regels[0].split('error:', 1)[1].strip()}" if regels else ""
