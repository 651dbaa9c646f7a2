"""The service as a whole: started by its command, asked, stopped, killed and started again."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.databank import SNEL
from tests.opdracht import run
from uitstroommatch.store import embedded
from uitstroommatch.store.embedded import Embedded
from uitstroommatch_api.settings import PREFIX

WACHTWOORD = "een lange zin als wachtwoord"
GEDULD = 60.0

Proces = subprocess.Popen[str]


@pytest.fixture
def map_() -> Iterator[Path]:
    """A folder with a short path, for the socket."""
    map_ = Path(tempfile.mkdtemp(prefix="um-", dir="/tmp"))
    map_.chmod(0o711)
    yield map_
    with Embedded(map_, SNEL):
        pass  # finds what a killed service left, and really stops it
    shutil.rmtree(map_)


def _omgeving() -> dict[str, str]:
    schoon = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(PREFIX)}
    return {**schoon, f"{PREFIX}WACHTWOORD": WACHTWOORD, "PYTHONUNBUFFERED": "1"}


def _start(*woorden: str, map_: Path) -> subprocess.CompletedProcess[str]:
    """Start what should refuse, in a process of its own."""
    opdracht = [sys.executable, "-m", "tests.api.snel", *woorden, "--map", str(map_)]
    return subprocess.run(opdracht, env=_omgeving(), capture_output=True, text=True, timeout=120, check=False)


@contextmanager
def _dienst(map_: Path, *woorden: str, programma: str = "tests.api.snel") -> Iterator[tuple[Proces, str]]:
    """Run the service; gives its process and the link that works once."""
    opdracht = [sys.executable, "-m", programma, "serveer", "--poort", "0", "--map", str(map_), *woorden]
    uit = map_ / "uit.txt"
    with uit.open("w") as bestand:
        proces = subprocess.Popen(opdracht, env=_omgeving(), stdout=bestand, stderr=subprocess.STDOUT, text=True)
    try:
        yield proces, _link(proces, uit)
    finally:
        if proces.poll() is None:
            proces.kill()
        proces.wait()


def _link(proces: Proces, uit: Path) -> str:
    tot = time.monotonic() + GEDULD
    while time.monotonic() < tot and proces.poll() is None:
        if gevonden := re.search(r"http://\S+sleutel=\S+", uit.read_text()):
            return gevonden[0]
        time.sleep(0.1)
    raise AssertionError(uit.read_text())


@contextmanager
def _bezoek(link: str) -> Iterator[httpx2.Client]:
    adres = link.partition("/aanmelden")[0]
    with httpx2.Client(base_url=adres, headers={"Origin": adres}, timeout=30) as bezoek:
        assert bezoek.get(link).status_code == 303
        yield bezoek


def _namen(bezoek: httpx2.Client) -> list[str]:
    return [een["naam"] for een in bezoek.get("/api/v1/dossiers").json()["items"]]


@pytest.mark.parametrize("programma,teken", [("uitstroommatch", signal.SIGTERM), ("tests.api.snel", signal.SIGINT)])
def test_it_starts_with_nothing_and_stops_in_an_orderly_way(map_: Path, programma: str, teken: signal.Signals) -> None:
    with _dienst(map_, "--voorbeeld", programma=programma) as (proces, link), _bezoek(link) as bezoek:
        assert _namen(bezoek) == ["voorbeeld"]
        assert bezoek.get("/gezondheid/klaar").status_code == 200
        proces.send_signal(teken)
        assert proces.wait(GEDULD) == 0
    assert not (map_ / "pg" / "postmaster.pid").exists()
    assert "De dienst is gestopt." in (map_ / "uit.txt").read_text()


def test_a_killed_service_goes_on_where_it_was(map_: Path) -> None:
    with _dienst(map_, "--voorbeeld") as (proces, link), _bezoek(link) as bezoek:
        versie = bezoek.get("/api/v1/dossiers").json()["items"][0]["laatste_versie_id"]
        beleid = bezoek.get("/api/v1/beleid").json()[0]["id"]
        gevraagd = bezoek.post("/api/v1/voorstellen", json={"versie_id": versie, "beleid_id": beleid})
        koekjes = dict(bezoek.cookies)
        proces.kill()
        proces.wait()
    with _dienst(map_) as (_, link):
        adres = link.partition("/aanmelden")[0]
        with httpx2.Client(base_url=adres, cookies=koekjes, timeout=30) as terug:  # the session still holds
            assert _wacht(terug, gevraagd.headers["location"])["stand"] == "klaar"
            assert terug.get("/api/v1/spoor/controle").json()["heel"]


def _wacht(bezoek: httpx2.Client, pad: str) -> dict[str, Any]:
    tot = time.monotonic() + 2 * GEDULD
    while (stand := bezoek.get(pad).json())["stand"] in {"wacht", "bezig"} and time.monotonic() < tot:
        time.sleep(0.2)
    return dict(stand)


def test_accounts_and_backups_by_command_also_while_it_runs(map_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"{PREFIX}WACHTWOORD", WACHTWOORD)
    monkeypatch.setattr(embedded, "_INSTELLINGEN", {**embedded._INSTELLINGEN, **SNEL})
    met = ("account", "toevoegen", "regisseur1", "--rol", "regisseur", "--hele-regio")
    assert run(*met, "--map", map_).returncode == 0
    with _dienst(map_, "--voorbeeld", "--zonder-werker") as (_, link):
        dubbel = run(*met, "--map", map_)
        assert dubbel.returncode == 2
        assert "Er is al een account" in dubbel.stderr
        lijst = run("account", "lijst", "--map", map_)
        assert "regisseur1" in lijst.stdout
        assert WACHTWOORD not in lijst.stdout
        adres = link.partition("/aanmelden")[0]
        with httpx2.Client(base_url=adres, headers={"Origin": adres}) as bezoek:
            gegevens = {"naam": "regisseur1", "wachtwoord": WACHTWOORD}
            assert bezoek.post("/aanmelden", data=gegevens).status_code == 303
            assert bezoek.get("/api/v1/ik").json()["rollen"] == ["regisseur"]
        tweede = _start("serveer", "--poort", "0", map_=map_)
        assert tweede.returncode == 2
        assert str(map_) in tweede.stderr
        assert run("reservekopie", map_ / "kopie", "--map", map_).returncode == 0
    assert run("herstel", map_ / "kopie", "--map", map_).returncode == 2  # there is something in it
    nieuw = map_ / "n"
    assert run("herstel", map_ / "kopie", "--map", nieuw).returncode == 0
    with _dienst(nieuw) as (_, link), _bezoek(link) as bezoek:
        assert _namen(bezoek) == ["voorbeeld"]


def test_what_cannot_be_served_is_said_at_once(map_: Path) -> None:
    buiten = _start("serveer", "--adres", "10.0.0.1", map_=map_)
    assert buiten.returncode == 2
    assert "OIDC" in buiten.stderr
    with _dienst(map_, "--zonder-werker") as (_, link):
        poort = link.partition("/aanmelden")[0].rpartition(":")[2]
        bezet = _start("serveer", "--poort", poort, map_=map_ / "n")
    assert bezet.returncode == 2
    assert "Kies een andere poort" in bezet.stderr
    assert "Traceback" not in buiten.stderr + bezet.stderr
