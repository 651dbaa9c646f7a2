"""Fifty people read while four solves run: how long does a read take? On one machine, bounded in time.

Starts the service in a folder of its own, with as many workers as there are solves. A reader asks, thinks for about a
second, and asks again. Nothing is asserted about seconds; errors end it with code 1.

    python -m tests.benchmarks.load [--seconds 60] [--readers 50] [--solves 4] [--clients 300]
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx2 as httpx

from uitstroommatch.synthetic import schrijf_voorbeeld

COMMAND = [sys.executable, "-m", "uitstroommatch"]
START = 60.0
"""Seconds that the service may take to start."""


@dataclass
class Tally:
    """Seconds per kind of read, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: Counter[str] = field(default_factory=Counter)
    solved: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


@contextmanager
def service(folder: Path, slots: int) -> Iterator[tuple[str, str]]:
    """Run the service with this many worker slots in all; give its address and the link to sign in."""
    started = [*COMMAND, "serveer", "--map", str(folder), "--poort", "0", "--voorbeeld"]
    with subprocess.Popen(started, stdout=subprocess.PIPE, text=True) as server:
        workers: list[subprocess.Popen[str]] = []
        try:
            said, end = "", time.monotonic() + START
            while "/aanmelden" not in said.rpartition("http")[2] and time.monotonic() < end:
                said += server.stdout.readline() if server.stdout else ""
            address = re.findall(r"http://[0-9.]+:\d+", said)[0]
            if slots > 1:
                more = [*COMMAND, "werker", "--map", str(folder), "--slots", str(slots - 1)]
                workers.append(subprocess.Popen(more, stdout=subprocess.DEVNULL, text=True))
            yield address, re.findall(r"http://\S+", said)[-1]
        finally:
            for one in (*workers, server):
                one.terminate()
            for one in (*workers, server):
                one.wait(60)


def token_of(address: str, link: str) -> str:
    """Sign in as a person on this machine does, and make a key."""
    with httpx.Client(base_url=address, follow_redirects=True) as person:
        person.get(link).raise_for_status()
        made = person.post("/api/v1/tokens", json={"omschrijving": "meting"}, headers={"Origin": address})
        made.raise_for_status()
        return str(made.json()["token"])


def proposal(client: httpx.Client, version: dict[str, str], seed: int) -> str:
    """Ask for a proposal and return its path."""
    asked = client.post(
        "/api/v1/voorstellen", json={"versie_id": version["id"], "beleid_id": version["beleid_id"], "zaad": seed}
    )
    asked.raise_for_status()
    return str(asked.headers["location"])


def wait_for(client: httpx.Client, path: str, seconds: float) -> bool:
    """Wait until a proposal is done."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if client.get(path).json()["stand"] not in {"wacht", "bezig"}:
            return True
        time.sleep(0.5)
    return False


def read(client: httpx.Client, paths: dict[str, str], tally: Tally, stop: threading.Event, dice: random.Random) -> None:
    """Be one reader."""
    while not stop.wait(dice.uniform(0.5, 1.5)):
        kind = dice.choice(list(paths))
        begin = time.perf_counter()
        try:
            status = client.get(paths[kind]).status_code
        except httpx.HTTPError as exc:
            status = 0
            kind = f"{kind} {type(exc).__name__}"
        with tally.lock:
            tally.seconds[kind].append(time.perf_counter() - begin)
            if status != 200:
                tally.wrong[f"{kind} {status}"] += 1


def solve(client: httpx.Client, version: dict[str, str], tally: Tally, stop: threading.Event, seed: int) -> None:
    """Keep one solve running."""
    while not stop.is_set():
        path = proposal(client, version, seed)
        while not stop.wait(1.0):
            if client.get(path).json()["stand"] not in {"wacht", "bezig"}:
                tally.solved += 1
                break
        seed += 100
    client.post(f"{path}/annulering")


def run(seconds: float, readers: int, solves: int, clients: int) -> Tally:
    """Measure."""
    tally, stop = Tally(), threading.Event()
    with tempfile.TemporaryDirectory(prefix="um-", dir="/tmp") as folder:
        Path(folder).chmod(0o711)
        big = Path(folder) / "groot"
        schrijf_voorbeeld(big, zaad=1, clienten=clients)
        with service(Path(folder) / "dienst", solves) as (address, link):
            key = {"Authorization": f"Bearer {token_of(address, link)}"}
            with httpx.Client(
                base_url=address, headers=key, timeout=30, limits=httpx.Limits(max_connections=100)
            ) as client:
                files = [("bestanden", (p.name, p.read_bytes())) for p in big.iterdir()]
                version = client.post("/api/v1/dossiers", data={"naam": "Groot"}, files=files).json()
                ready = proposal(client, version, 0)
                if not wait_for(client, ready, 300):
                    raise RuntimeError("no proposal to read within 300 seconds")
                paths = {
                    "stand": ready,
                    "resultaat": f"{ready}/resultaat",
                    "clienten": f"/api/v1/versies/{version['id']}/clienten",
                    "woningen": f"/api/v1/versies/{version['id']}/woningen",
                    "voorstellen": "/api/v1/voorstellen",
                    "spreiding": f"{ready}/spreiding",
                }
                threads = [
                    threading.Thread(target=read, args=(client, paths, tally, stop, random.Random(n)))
                    for n in range(readers)
                ]
                threads += [
                    threading.Thread(target=solve, args=(client, version, tally, stop, n + 1)) for n in range(solves)
                ]
                for thread in threads:
                    thread.start()
                time.sleep(seconds)
                stop.set()
                for thread in threads:
                    thread.join()
    return tally


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--solves", type=int, default=4)
    parser.add_argument("--clients", type=int, default=300)
    asked = parser.parse_args()
    tally = run(asked.seconds, asked.readers, asked.solves, asked.clients)
    every = sorted(second for some in tally.seconds.values() for second in some)
    print("| read | times | median ms | 95th percentile ms | longest ms |\n|---|---|---|---|---|")
    for kind, some in [*sorted(tally.seconds.items()), ("all", every)]:
        high = statistics.quantiles(some, n=20)[-1] if len(some) > 1 else some[0]
        print(
            f"| {kind} | {len(some)} | {statistics.median(some) * 1e3:.0f} | {high * 1e3:.0f} | {max(some) * 1e3:.0f} |"
        )
    print(f"\n{tally.solved} solves of {asked.clients} clients ended meanwhile; errors: {dict(tally.wrong) or 'none'}.")
    return 1 if tally.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
