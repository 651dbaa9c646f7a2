"""The server in a folder: it comes up after every kind of death, belongs to one service, and stops when it is told."""

from __future__ import annotations

import itertools
import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.databank import SNEL
from uitstroommatch.errors import DienstFout
from uitstroommatch.store.database import Store
from uitstroommatch.store.embedded import Embedded, standaardmap

DIENST = """
import os, sys, time
import psycopg
from pathlib import Path
from uitstroommatch.store.embedded import Embedded
if len(sys.argv) > 3:  # as someone else, who perhaps cannot read what is not loaded yet
    os.setgroups([])
    os.setgid(int(sys.argv[3]))
    os.setuid(int(sys.argv[3]))
server = Embedded(Path(sys.argv[1]), {"fsync": "off"})  # without a wait for the disk
print(server.start(), flush=True)
time.sleep(float(sys.argv[2]))
server.stop()
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder of which nothing is left at the end, whatever was killed in it."""
    boven = Path(tempfile.mkdtemp(prefix="um-", dir="/tmp"))
    boven.chmod(0o711)
    yield boven / "u"
    for pg in boven.rglob("postmaster.pid"):
        opruimer = Embedded(pg.parents[1], SNEL)
        opruimer.start()
        opruimer.stop()
    shutil.rmtree(boven)


def postmaster(folder: Path) -> int:
    return int((folder / "pg" / "postmaster.pid").read_text().splitlines()[0])


def leeft(pid: int) -> bool:
    with suppress(ProcessLookupError):
        os.kill(pid, 0)
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().split(")")[1].split()[0]
    return False


@contextmanager
def dienst(folder: Path, seconden: float = 600) -> Iterator[subprocess.Popen[str]]:
    """A service in a process of its own, that has started; killed at the end."""
    opdracht = (sys.executable, "-c", DIENST, str(folder), str(seconden))
    with subprocess.Popen(opdracht, stdout=subprocess.PIPE, text=True) as proces:
        assert proces.stdout is not None
        assert proces.stdout.readline().startswith("postgresql+psycopg://")
        yield proces
        proces.kill()


def doe(url: str, opdracht: str) -> list[object]:
    store = Store(url)
    try:
        with store.system() as session:
            gevolg = session.execute(text(opdracht))
            return list(gevolg.scalars()) if opdracht.startswith("select") else []
    finally:
        store.close()


def test_it_starts_stops_and_starts_again(folder: Path) -> None:
    server = Embedded(folder, SNEL)
    server.stop()  # nothing to stop
    url = server.start()
    assert server.start() == url
    pid = postmaster(folder)
    doe(url, "create table iets as select 7 as x")
    assert doe(url, "select current_user || rolsuper from pg_roles where rolname = current_user") == [
        "uitstroommatchfalse"
    ]
    assert stat.S_IMODE((folder / "s").stat().st_mode) == 0o700
    server.stop()
    assert not leeft(pid)
    assert not server.leeft()
    server.stop()
    with Embedded(folder, SNEL):
        assert doe(url, "select x from iets") == [7]


def test_a_second_service_on_the_same_folder_is_refused(folder: Path) -> None:
    with Embedded(folder, SNEL) as eerste:
        for _ in range(2):
            with pytest.raises(
                DienstFout, match=rf"De map {folder} is al in gebruik.*proces {os.getpid()}.*andere map"
            ):
                Embedded(folder, SNEL).start()
        ander = subprocess.run(
            (sys.executable, "-c", DIENST, str(folder), "0"), capture_output=True, text=True, check=False
        )
        assert ander.returncode == 1
        assert "is al in gebruik" in ander.stderr
        assert eerste.leeft()


def test_the_service_is_killed(folder: Path) -> None:
    """The server lives on; the next service finds it, and stops it."""
    for ronde in range(2):
        with dienst(folder):
            url = Embedded(folder).url()
            doe(url, f"create table t{ronde} as select 1 as x")
    pid = postmaster(folder)
    assert leeft(pid)
    server = Embedded(folder, SNEL)
    assert server.start() == url
    assert postmaster(folder) == pid
    assert doe(url, "select count(*) from t0, t1") == [1]
    server.stop()
    assert not leeft(pid)


def test_a_service_that_ends_leaves_nothing(folder: Path) -> None:
    with dienst(folder, 0) as proces:
        assert proces.wait(60) == 0
    assert not (folder / "pg" / "postmaster.pid").exists()


def test_both_are_killed(folder: Path) -> None:
    with dienst(folder):
        url = Embedded(folder).url()
        doe(url, "create table iets as select 7 as x")
        os.kill(postmaster(folder), signal.SIGKILL)
    with Embedded(folder, SNEL):  # at once, when its remains are still there
        assert doe(url, "select x from iets") == [7]


def test_the_server_is_killed_while_rows_are_written(folder: Path) -> None:
    """Whatever was promised is there once, and a watched server is back by itself."""
    zaad, stop, beloofd = random.Random(5), threading.Event(), list[int]()
    with Embedded(folder, {**SNEL, "synchronous_commit": "on"}) as server:
        store = Store(server.url())
        with store.system() as session:
            session.execute(text("create table rij (x bigint primary key)"))

        def schrijf() -> None:
            for x in itertools.count():
                if stop.is_set():
                    return
                with suppress(DBAPIError):
                    with store.system() as session:
                        session.execute(text("insert into rij values (:x)"), {"x": x})
                    beloofd.append(x)

        draden = [threading.Thread(target=schrijf), threading.Thread(target=server.bewaak, args=(stop, 0.05))]
        for draad in draden:
            draad.start()
        for _ in range(3):
            toen = len(beloofd)
            while len(beloofd) < toen + 20:
                time.sleep(0.01)
            time.sleep(zaad.random() / 5)
            os.kill(postmaster(folder), signal.SIGKILL)
        while not server.leeft():
            time.sleep(0.05)
        stop.set()
        for draad in draden:
            draad.join(60)
        with store.system() as session:
            daar = list(session.scalars(text("select x from rij")))
        store.close()
    assert set(beloofd) <= set(daar)
    assert len(set(daar)) == len(daar)
    assert len(beloofd) >= 60


def test_a_start_that_was_broken_off_is_done_again(folder: Path) -> None:
    half = folder / "pg.half"
    half.mkdir(parents=True)
    folder.chmod(0o711)
    (half / "PG_VERSION").write_text("18\n")
    with Embedded(folder, SNEL) as server:
        assert server.leeft()
    assert not half.exists()


def test_the_number_of_the_old_server_belongs_to_another_process(folder: Path) -> None:
    """After a restart of the machine any process may have it."""
    with Embedded(folder, SNEL):
        regels = (folder / "pg" / "postmaster.pid").read_text().splitlines()
        os.kill(postmaster(folder), signal.SIGKILL)
        while leeft(int(regels[0])):
            time.sleep(0.05)
    ander = subprocess.Popen(("sleep", "600"))
    try:
        (folder / "pg" / "postmaster.pid").write_text("\n".join([str(ander.pid), *regels[1:]]))
        with Embedded(folder, SNEL) as server:
            assert server.leeft()
        assert ander.poll() is None
    finally:
        ander.kill()
        ander.wait()


def test_a_long_path_and_strange_signs_in_it(folder: Path) -> None:
    diep = folder / ("lang" * 30) / 'it\'s $(een) "map" %'
    diep.parent.mkdir(parents=True)
    for boven in (folder, diep.parent):
        boven.chmod(0o711)
    with Embedded(diep, SNEL) as server:
        assert doe(server.start(), "select 1") == [1]
        sockets = server._sockets()
        assert stat.S_IMODE(sockets.stat().st_mode) == 0o700
    shutil.rmtree(sockets)


def test_a_folder_for_the_socket_that_someone_else_put_there_is_refused(folder: Path) -> None:
    folder.mkdir(mode=0o711)
    (folder / "val").mkdir()
    (folder / "s").symlink_to(folder / "val")
    with pytest.raises(DienstFout, match="van een andere gebruiker"):
        Embedded(folder, SNEL).start()


def test_a_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("")
    with pytest.raises(DienstFout, match="bestand/u kan niet worden gebruikt"):
        Embedded(tmp_path / "bestand" / "u").start()


def test_data_of_another_version_is_refused_and_left_alone(folder: Path) -> None:
    (folder / "pg").mkdir(parents=True)
    folder.chmod(0o711)
    (folder / "pg" / "PG_VERSION").write_text("16\n")
    with pytest.raises(DienstFout, match="van PostgreSQL 16"):
        Embedded(folder).start()
    assert [een.name for een in (folder / "pg").iterdir()] == ["PG_VERSION"]


def test_the_log_repeats_no_value(folder: Path) -> None:
    with Embedded(folder, SNEL) as server, psycopg.connect(server.beheer, autocommit=True) as verbinding:
        verbinding.execute("create table iets (x text primary key, y int check (y > 0))")
        verbinding.execute("insert into iets values ('geheim-1', 1)")
        for fout in (b"('geheim-1', 1)", b"('geheim-2', -1)"):
            with pytest.raises(psycopg.IntegrityError):
                verbinding.execute(b"insert into iets values " + fout)
    logs = "".join(log.read_text() for log in (folder / "pg").rglob("*.log"))
    assert "duplicate key" in logs
    assert "geheim" not in logs


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become someone else")
def test_a_plain_user_needs_nothing_of_root(folder: Path) -> None:
    folder.mkdir()
    os.chown(folder, 65534, 65534)
    opdracht = (sys.executable, "-c", DIENST, str(folder / "d"), "0", "65534")
    klaar = subprocess.run(opdracht, capture_output=True, text=True, check=False)
    assert klaar.returncode == 0, klaar.stderr
    assert {een.stat().st_uid for een in (folder / "d").rglob("*")} == {65534}
    assert stat.S_IMODE((folder / "d").stat().st_mode) == 0o700


@pytest.mark.skipif(os.geteuid() != 0, reason="only as root the server is someone else")
def test_root_is_told_when_its_server_cannot_reach_the_folder(folder: Path) -> None:
    dicht = folder / "dicht"
    dicht.mkdir(parents=True, mode=0o700)
    with pytest.raises(DienstFout, match="als een gewone gebruiker"):
        Embedded(dicht / "u").start()
    assert stat.S_IMODE(dicht.stat().st_mode) == 0o700


def test_a_closed_folder_of_its_own_is_used(folder: Path) -> None:
    folder.mkdir(mode=0o700)
    with Embedded(folder, SNEL) as server:
        assert server.leeft()
    folder.chmod(0o700)
    with Embedded(folder, SNEL) as server:
        assert server.leeft()


def test_the_folder_of_a_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert standaardmap() == tmp_path / "uitstroommatch"
    monkeypatch.delenv("XDG_DATA_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert standaardmap() == tmp_path / ".local" / "share" / "uitstroommatch"
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert standaardmap() == Path("/var/lib/uitstroommatch")
