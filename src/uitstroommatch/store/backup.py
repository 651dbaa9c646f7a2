"""A backup in one file, and back: into an empty database, embedded or on a server of its own. Whole or not at all.

The keys of ``geheim`` stay behind; a restored database draws its own. Everything else goes along: rows, rights, trail.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from subprocess import DEVNULL, PIPE
from typing import IO

from alembic.script import ScriptDirectory
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from sqlalchemy import Connection, create_engine, text

from uitstroommatch.errors import DienstFout, DoelFout
from uitstroommatch.store.database import Store
from uitstroommatch.store.identity import maak_groep, mag_rollen_maken
from uitstroommatch.store.programs import programma
from uitstroommatch.store.schema import adres, alembic, bereikbaar, conninfo

_KENT_NIET_IEDEREEN = b"SET transaction_timeout = 0;\n"
"""A setting in every backup of PostgreSQL 17 and later, at which an older server stops."""

_IS_LEEG = text(
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
            raise DienstFout(f"De reservekopie is niet gemaakt. {_melding(klaar.stderr)}")
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
    engine = create_engine(adres(url))
    try:
        with bereikbaar(), engine.begin() as verbinding:
            _controleer_doel(verbinding)
            _controleer_bestand(verbinding, pad)
            maak_groep(verbinding)
    finally:
        engine.dispose()
    with tempfile.TemporaryFile() as fouten:
        if not _zet_terug(url, pad, fouten):
            fouten.seek(0)
            wat = _melding(fouten.read().decode(errors="replace"))
            raise DienstFout(f"De reservekopie is niet teruggezet; de database is leeg gebleven. {wat}")
    store = Store(url)
    try:
        store.migrate()
    finally:
        store.close()


def _controleer_doel(verbinding: Connection) -> None:
    if not verbinding.execute(_IS_LEEG).scalar_one():
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


def _zet_terug(url: str, pad: Path, fouten: IO[bytes]) -> bool:
    """Run the backup as SQL in one transaction, which ends only when all of it was read and nothing went wrong."""
    doel, omgeving = _plek(url)
    lees = (programma("pg_restore"), "--no-owner", "--file=-", str(pad))
    schrijf = (programma("psql"), doel, "--no-password", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1")
    with (
        subprocess.Popen(lees, stdout=PIPE, stderr=fouten, env=omgeving) as bron,  # noqa: S603 (no shell)
        subprocess.Popen(schrijf, stdin=PIPE, stdout=DEVNULL, stderr=fouten, env=omgeving) as psql,  # noqa: S603
    ):
        assert bron.stdout and psql.stdin  # noqa: S101, PT018 (they are pipes)
        with suppress(BrokenPipeError):  # psql gave up, and said why
            psql.stdin.write(b"begin;\n")
            for regel in bron.stdout:
                if regel != _KENT_NIET_IEDEREEN:
                    psql.stdin.write(regel)
                if regel.startswith(b"COPY "):  # from here on there are rows
                    break
            shutil.copyfileobj(bron.stdout, psql.stdin)
            if bron.wait() == 0:
                psql.stdin.write(b"\ncommit;\n")
        bron.stdout.close()
        with suppress(BrokenPipeError):
            psql.stdin.close()
        return psql.wait() == 0 and bron.wait() == 0


def _draai(naam: str, url: str, *opties: str) -> subprocess.CompletedProcess[str]:
    doel, omgeving = _plek(url)
    return _voer_uit(naam, doel, "--no-password", *opties, **omgeving)


def _plek(url: str) -> tuple[str, dict[str, str]]:
    """Return where to connect, and the environment; the password is in that, where other users cannot see it."""
    plek = conninfo_to_dict(conninfo(url))
    wachtwoord = plek.pop("password", None)
    omgeving = {} if wachtwoord is None else {"PGPASSWORD": str(wachtwoord)}
    return f"--dbname={make_conninfo('', **plek)}", {**os.environ, "LC_ALL": "C", **omgeving}


def _voer_uit(naam: str, *opties: str, **omgeving: str) -> subprocess.CompletedProcess[str]:
    opdracht = (programma(naam), *opties)
    alles = omgeving or {**os.environ, "LC_ALL": "C"}
    return subprocess.run(opdracht, check=False, capture_output=True, text=True, env=alles)  # noqa: S603 (no shell)


def _melding(fouten: str) -> str:
    """The first line that says what is wrong: the lines after it may repeat rows."""
    gevonden = re.search(r"error:\s*(.*)", fouten, re.IGNORECASE)
    return f"Melding van de database: {gevonden[1]}" if gevonden else ""
