"""PostgreSQL in a folder of the user, from the package that brings it: nothing to install, nothing to set up.

The server listens on a socket in a folder of its own that nobody else may enter, and nowhere else. It outlives a
service that was killed; the next start finds it again and :meth:`Embedded.stop` really stops it. Its own log says
nothing of the values that were stored.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shlex
import subprocess
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Self

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo
from sqlalchemy import URL

from uitstroommatch.errors import DienstFout
from uitstroommatch.store.programs import MAJOR, Gebruiker, opdrachtregel, programma

EIGENAAR = "uitstroommatch"
"""Owner of the database, and its name. Not a superuser: it can do what the owner on another server can."""

_BEHEERDER = "postgres"
_SLOT = "dienst.slot"
_SOCKET = ".s.PGSQL.5432"
_LANGSTE_SOCKET = 100  # the system allows 103 (macOS) to 107 bytes
_GEDULD = 60.0  # seconds: crash recovery of a large database takes its time
_INSTELLINGEN = {
    "listen_addresses": "",
    "log_error_verbosity": "terse",  # the details of an error repeat the values of a row
    "log_min_error_statement": "panic",
    "logging_collector": "on",
    "log_directory": "log",
    "log_filename": "postgresql-%a.log",
    "log_rotation_age": "1d",
    "log_truncate_on_rotation": "on",
    "max_connections": "200",
}


def standaardmap() -> Path:
    """Return the folder of this user: ``$XDG_DATA_HOME/uitstroommatch``, or in ``~/.local/share``.

    The home of root is closed to the user who runs its server, so there it is in ``/var/lib``.
    """
    huis = Path("/var/lib") if os.geteuid() == 0 else Path.home() / ".local" / "share"
    return Path(os.environ.get("XDG_DATA_HOME") or huis) / "uitstroommatch"


class Embedded:
    """The server of one folder. One service at a time may hold it."""

    def __init__(self, folder: Path, instellingen: Mapping[str, str] | None = None) -> None:
        self.folder = Path(os.path.abspath(folder.expanduser()))  # noqa: PTH100 (a link stays a link)
        self._pgdata = self.folder / "pg"
        self._kenmerk = f"uitstroommatch-{hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:16]}"
        self._instellingen = {**_INSTELLINGEN, **(instellingen or {})}
        self._slot: IO[str] | None = None
        self._een_tegelijk = threading.RLock()  # a watcher must not wake what another thread stops
        self._wie = Gebruiker()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def beheer(self) -> str:
        """The conninfo of the superuser, for making databases and roles."""
        return make_conninfo(host=str(self._sockets()), user=_BEHEERDER, dbname="postgres", connect_timeout=5)

    def start(self) -> str:
        """Start the server, or find it again, and return the URL of the database. Safe to call once more.

        Raises:
            DienstFout: another service holds the folder, or the server does not come up.
        """
        with self._een_tegelijk:
            self._neem_map()
            try:
                self._wie.controleer(self.folder)
                self._begin()
                self._wek()
                self._database()
            except BaseException:
                self._geef_map_vrij()
                raise
        return self.url()

    def url(self, database: str = EIGENAAR) -> str:
        """Return the URL of a database in this server, as its owner."""
        url = URL.create("postgresql+psycopg", EIGENAAR, database=database, query={"host": str(self._sockets())})
        return url.render_as_string(hide_password=False)

    def leeft(self) -> bool:
        """Say whether the server answers."""
        try:
            psycopg.connect(self.beheer).close()
        except psycopg.Error:
            return False
        return True

    def bewaak(self, stop: threading.Event, elke: float = 1.0) -> None:
        """Wake the server whenever it is gone, until ``stop`` or :meth:`stop`. Run it in a thread."""
        while not stop.wait(elke):
            with self._een_tegelijk, suppress(DienstFout):  # which next time may be over
                if self._slot is not None and not self.leeft():
                    self._wek()

    def stop(self) -> None:
        """Stop the server, whoever started it, and let go of the folder. Without a start: nothing."""
        with self._een_tegelijk:
            if self._slot is None:
                return
            pid = self._pid()
            for wijze in ("fast", "immediate") if pid else ():
                if self._ctl("stop", "-m", wijze).returncode == 0:
                    break
            tot = time.monotonic() + _GEDULD
            while pid and self._is_van_ons(pid) and time.monotonic() < tot:
                time.sleep(0.01)  # its file is gone a moment before it is
            self._geef_map_vrij()

    # --- the folder ----------------------------------------------------------------------------------------------

    def _neem_map(self) -> None:
        if self._slot is not None:
            return
        try:
            self._wie.maak_map(self.folder, _SLOT)
            slot = (self.folder / _SLOT).open("a+", encoding="utf-8")
        except OSError as fout:
            raise DienstFout(
                f"De map {self.folder} kan niet worden gebruikt ({fout.strerror}). Kies een map die van u is."
            ) from fout
        try:
            fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as fout:
            slot.seek(0)
            proces = slot.read().strip()
            slot.close()
            raise DienstFout(
                f"De map {self.folder} is al in gebruik door een andere dienst (proces {proces or 'onbekend'}). "
                "Stop die dienst eerst, of kies een andere map."
            ) from fout
        slot.truncate(0)
        slot.write(str(os.getpid()))
        slot.flush()
        self._slot = slot

    def _geef_map_vrij(self) -> None:
        if self._slot is not None:
            self._slot.close()  # which gives up the lock
            self._slot = None

    def _sockets(self) -> Path:
        """The folder of the socket: in ours, or a short one when that path is too long or has signs with a meaning.

        It does not depend on the environment: an orphan must be found again.
        """
        eigen = self.folder / "s"
        if len(os.fsencode(eigen / _SOCKET)) <= _LANGSTE_SOCKET and re.fullmatch(r"[\w./-]+", str(eigen), re.ASCII):
            return eigen
        return Path("/tmp") / self._kenmerk  # noqa: S108 (only when it is ours, see eigen_map)

    # --- the server ----------------------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Make the data folder in one go: what an interrupted start left half is thrown away."""
        self._wie.eigen_map(self._sockets())
        versie = self._pgdata / "PG_VERSION"
        if versie.exists():
            if (gevonden := versie.read_text().strip()) != MAJOR:
                raise DienstFout(
                    f"De gegevens in {self.folder} zijn van PostgreSQL {gevonden}; deze versie brengt {MAJOR}. "
                    "Maak met de vorige versie een reservekopie en zet die hier terug in een nieuwe map."
                )
            return
        half = self.folder / "pg.half"
        self._wie.eigen_map(half, leeg=True)
        opties = [
            *("--auth-local=trust", "--auth-host=reject", "--encoding=UTF8", "--locale=C"),
            *("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"),
            *(["--no-sync"] if self._instellingen.get("fsync") == "off" else []),
        ]
        klaar = self._wie.voer_uit(programma("initdb"), *opties, "-U", _BEHEERDER, "-D", str(half))
        if klaar.returncode:
            raise DienstFout(f"De database in {self.folder} kon niet worden gemaakt: {_laatste(klaar)}")
        half.rename(self._pgdata)

    def _wek(self) -> None:
        """Start until it answers. Just after a crash the old server's remains still refuse; that passes."""
        tot = time.monotonic() + _GEDULD
        while not self.leeft():
            self._ruim_pid_op()
            klaar = self._ctl("start", "-o", self._opties())
            if klaar.returncode and time.monotonic() > tot:
                raise DienstFout(
                    f"De database in {self.folder} start niet. Het logboek staat in {self._pgdata / 'log'}. "
                    f"Laatste melding: {_laatste(klaar)}"
                )
            if klaar.returncode:
                time.sleep(0.2)

    def _opties(self) -> str:
        plek = {"unix_socket_directories": str(self._sockets()), "unix_socket_permissions": "0700"}
        alle = {**self._instellingen, **plek, "cluster_name": self._kenmerk}
        return " ".join(shlex.quote(f"--{naam}={waarde}") for naam, waarde in alle.items())

    def _ctl(self, opdracht: str, *opties: str) -> subprocess.CompletedProcess[str]:
        """Run pg_ctl from within the folder: it hands the paths that it is given to a shell."""
        vast = ("-w", "-t", "60", "-D", self._pgdata.name, "-l", f"{self._pgdata.name}/start.log")
        return self._wie.voer_uit(programma("pg_ctl"), opdracht, *vast, *opties, cwd=self.folder)

    def _pid(self) -> int | None:
        """The process that serves this folder, and not one that got its number after a crash."""
        try:
            pid = int((self._pgdata / "postmaster.pid").read_text().split("\n", 1)[0])
        except (OSError, ValueError):
            return None
        return pid if self._is_van_ons(pid) else None

    def _is_van_ons(self, pid: int) -> bool:
        return f"--cluster_name={self._kenmerk}" in opdrachtregel(pid)

    def _ruim_pid_op(self) -> None:
        if self._pid() is None:
            (self._pgdata / "postmaster.pid").unlink(missing_ok=True)

    def _database(self) -> None:
        naam = sql.Identifier(EIGENAAR)
        with psycopg.connect(self.beheer, autocommit=True) as verbinding:
            if not verbinding.execute("select 1 from pg_roles where rolname = %s", (EIGENAAR,)).fetchone():
                verbinding.execute(sql.SQL("create role {} login createrole").format(naam))
            if not verbinding.execute("select 1 from pg_database where datname = %s", (EIGENAAR,)).fetchone():
                verbinding.execute(sql.SQL("create database {} owner {}").format(naam, naam))


def _laatste(klaar: subprocess.CompletedProcess[str]) -> str:
    regels = [regel for regel in (klaar.stderr or klaar.stdout or "").splitlines() if regel.strip()]
    return regels[-1] if regels else f"code {klaar.returncode}"
