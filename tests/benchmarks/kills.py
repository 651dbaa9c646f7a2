"""``python -m tests.benchmarks.kills``: kill -9 at random moments of a solve, and what was lost or doubled by it.

Killed are a worker, the whole service (``uitstroommatch serveer``) and the embedded database, each with one and with
three workers. Meanwhile decisions are taken and noted in the trail, one after the other; what the database confirmed
has to be there in the end, once. It prints a table, and the time that 30 queued solves take with one to three workers.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from tests.jobs.dossier import leg_neer, voorstel
from uitstroommatch.jobs.engine import Jobs
from uitstroommatch.service import BELEID, lees
from uitstroommatch.store import tables
from uitstroommatch.store.database import Store
from uitstroommatch.store.embedded import Embedded
from uitstroommatch.store.spoor import controleer, noteer
from uitstroommatch.synthetic import schrijf_voorbeeld

ROOT = Path(__file__).parents[2]
LANGST = 300.0  # seconds that a solve may take to come to its end after a kill

Proces = subprocess.Popen[bytes]


@dataclass
class Besluiten:
    """Takes decisions, one after the other, and remembers which of them the database confirmed."""

    store: Store
    dossier: UUID
    bevestigd: set[str] = field(default_factory=set)
    stop: threading.Event = field(default_factory=threading.Event)

    def neem(self) -> None:
        """Take decisions until stopped."""
        for nummer in count():
            if self.stop.wait(0.02):
                return
            naam = f"P{nummer}"
            with suppress(SQLAlchemyError):
                self._een(naam)
                self.bevestigd.add(naam)

    def _een(self, naam: str) -> None:
        with self.store.system() as session:
            session.add(
                tables.Besluit(
                    dossier_id=self.dossier,
                    client_sleutel=naam,
                    woning_id="W1",
                    besluit="akkoord",
                    aanbieder="A",
                    corporatie="C",
                    gemeente_herkomst="GM0150",
                    gemeente="GM0150",
                    genomen_door="proef",
                )
            )
            noteer(session, "proef", "besluit.nemen", naam)

    def fouten(self) -> tuple[int, int]:
        """Return how many decisions or their entries were lost, and how many are there twice or by half."""
        with self.store.system() as session:
            rijen = Counter(session.scalars(select(tables.Besluit.client_sleutel)))
            regels = Counter(
                session.scalars(select(tables.Spoor.object).where(tables.Spoor.handeling == "besluit.nemen"))
            )
        lost = sum(not rijen[naam] for naam in self.bevestigd)
        return lost, sum(rijen[naam] != 1 or regels[naam] != 1 for naam in {*rijen, *regels})


@dataclass
class Stand:
    """Everything that runs in one scenario."""

    folder: Path
    url: str
    store: Store
    workers: list[Proces]
    dienst: Proces | None
    start_worker: Callable[[], Proces]
    start_dienst: Callable[[], Proces] | None


def main() -> int:
    """Kill, and say what came of it."""
    vraag = argparse.ArgumentParser()
    vraag.add_argument("--keer", type=int, default=10)
    vraag.add_argument("--zaad", type=int, default=1)
    vraag.add_argument("--wat", default="worker,server,database")
    vraag.add_argument("--workers", default="1,3")
    vraag.add_argument("--clienten", type=int, default=150)
    vraag.add_argument("--wachtrij", type=int, default=30)
    args = vraag.parse_args()
    dobbel = random.Random(args.zaad)
    with tempfile.TemporaryDirectory() as tijdelijk:
        dossier = Path(tijdelijk) / "d"
        schrijf_voorbeeld(dossier, args.clienten, 2, "krap")
        print("killed    workers kills midway seconds: median  most  attempts  lost doubled other")
        fout = 0
        for wat in filter(None, args.wat.split(",")):
            for workers in map(int, args.workers.split(",")):
                fout += scenario(wat, workers, args.keer, dobbel, dossier)
        if args.wachtrij:
            print("\nqueued solves, workers: seconds")
            for workers in (1, 2, 3):
                print(f"{args.wachtrij}, {workers}: {_wachtrij(workers, args.wachtrij):.0f}", flush=True)
    return min(fout, 1)


def scenario(
    wat: str,
    workers: int,
    keer: int,
    dobbel: random.Random,
    dossier: Path,
    instellingen: Mapping[str, str] | None = None,
) -> int:
    """Kill so many times, print what came of it, and return how much is wrong."""
    with _omgeving(wat, workers, instellingen) as stand:
        with stand.store.system() as session:
            versie, beleid = leg_neer(session, dossier)
            eigenaar = session.get_one(tables.Dossierversie, versie).dossier_id
        besluiten = Besluiten(stand.store, eigenaar)
        schrijver = threading.Thread(target=besluiten.neem)
        schrijver.start()
        try:
            ids, tijden, midden = _ronden(
                wat, stand, keer, dobbel, lambda: _vraag_aan(stand.store, versie, beleid, dossier)
            )
        finally:
            besluiten.stop.set()
            schrijver.join()
        _tot(lambda: _ingericht(stand.store))
        lost, doubled, other = _oordeel(stand.store, ids, besluiten)
        with stand.store.system() as session:
            pogingen = session.scalars(select(tables.Voorstel.poging)).all()
    print(
        f"{wat:9} {workers:7} {keer:5} {midden:6} {statistics.median(tijden):15.1f} {max(tijden):5.1f}"
        f" {sum(pogingen):9} {lost:5} {doubled:7} {other:5}",
        flush=True,
    )
    return lost + doubled + other


def _ronden(
    wat: str, stand: Stand, keer: int, dobbel: random.Random, vraag: Callable[[], UUID]
) -> tuple[list[UUID], list[float], int]:
    """Ask, kill and wait, again and again; returns the proposals, the seconds of each, and how many were under way."""
    ids, tijden, midden = [vraag()], [], 0
    _wacht(stand.store, ids[0])  # from here on the workers are warm
    ids.append(vraag())
    duur = _duur(stand.store, ids[1])
    for _ in range(keer):
        ids.append(vraag())
        begin = time.monotonic()
        _tot(lambda: _stand(stand.store, ids[-1]) != "wacht")
        time.sleep(dobbel.uniform(0.0, duur))
        midden += _stand(stand.store, ids[-1]) == "bezig"
        _dood(wat, stand, dobbel)
        _wacht(stand.store, ids[-1])
        tijden.append(time.monotonic() - begin)
    return ids, tijden, midden


def _duur(store: Store, id_: UUID) -> float:
    """Return the seconds that a solve takes when nothing is killed."""
    _wacht(store, id_)
    with store.system() as session:
        rij = session.get_one(tables.Voorstel, id_)
        assert rij.klaar_op is not None
        assert rij.begonnen_op is not None
        return (rij.klaar_op - rij.begonnen_op).total_seconds()


def _oordeel(store: Store, ids: list[UUID], besluiten: Besluiten) -> tuple[int, int, int]:
    """Return what was lost, what was doubled, and what else is wrong: the trail, other bytes, jobs left over."""
    lost, doubled = besluiten.fouten()
    with store.system() as session:
        rijen = session.scalars(select(tables.Voorstel)).all()
        lost += sum(rij.stand != "klaar" for rij in rijen) + len(ids) - len(rijen)
        other = len({rij.resultaat for rij in rijen}) - 1
        regels = Counter(
            session.scalars(select(tables.Spoor.object).where(tables.Spoor.handeling == "voorstel.berekend"))
        )
        lost += sum(not regels[str(id_)] for id_ in ids)
        doubled += sum(aantal - 1 for aantal in regels.values())
        per = session.execute(
            select(tables.Toewijzing.voorstel_id, func.count()).group_by(tables.Toewijzing.voorstel_id)
        ).all()
        other += len({aantal for _, aantal in per}) - 1 + len(ids) - len(per)
        other += len(controleer(session))
    return lost, doubled, other


# --- what is killed ----------------------------------------------------------------------------------------------


def _dood(wat: str, stand: Stand, dobbel: random.Random) -> None:
    if wat == "worker":
        nummer = dobbel.randrange(len(stand.workers))
        stand.workers[nummer].kill()
        stand.workers[nummer].wait()
        stand.workers[nummer] = stand.start_worker()
    elif wat == "server" and stand.dienst is not None and stand.start_dienst is not None:
        stand.dienst.kill()
        stand.dienst.wait()
        stand.dienst = stand.start_dienst()
    else:
        pid = int((stand.folder / "pg" / "postmaster.pid").read_text().split()[0])
        os.kill(pid, signal.SIGKILL)


@contextmanager
def _omgeving(wat: str, workers: int, instellingen: Mapping[str, str] | None = None) -> Iterator[Stand]:
    """Start the service, or its database (with other settings) and workers; all is gone at the end."""
    folder = Path(tempfile.mkdtemp(prefix="umk-", dir="/tmp"))
    folder.chmod(0o711)
    with ExitStack() as einde:
        einde.callback(shutil.rmtree, folder, ignore_errors=True)
        server = Embedded(folder, instellingen)
        begonnen: list[Proces] = []
        start_dienst = None
        if wat == "server":
            start_dienst = _starter(begonnen, "uitstroommatch", "serveer", "--map", str(folder), "--poort", "0")
            dienst: Proces | None = start_dienst()
            einde.callback(_stop_database, folder)
            _tot(server.leeft)
            url = server.url()
        else:
            dienst, url = None, server.start()
            einde.callback(server.stop)
            stop = threading.Event()
            wacht = threading.Thread(target=server.bewaak, args=(stop,))
            wacht.start()
            einde.callback(wacht.join)
            einde.callback(stop.set)
        store = Store(url)
        einde.callback(store.close)
        if dienst is None:
            store.migrate()
        else:
            _tot(lambda: _ingericht(store))
        start_worker = _starter(begonnen, "tests.jobs.werker", url)
        lopend = [start_worker() for _ in range(workers - (dienst is not None))]
        stand = Stand(folder, url, store, lopend, dienst, start_worker, start_dienst)
        einde.callback(_eindig, begonnen)
        yield stand


def _starter(begonnen: list[Proces], *opdracht: str) -> Callable[[], Proces]:
    def start() -> Proces:
        proces = subprocess.Popen(
            [sys.executable, "-m", *opdracht], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        begonnen.append(proces)
        return proces

    return start


def _eindig(begonnen: list[Proces]) -> None:
    for proces in begonnen:
        proces.terminate()
    for proces in begonnen:
        proces.wait(60)


def _stop_database(folder: Path) -> None:
    server = Embedded(folder)
    server.start()
    server.stop()


def _ingericht(store: Store) -> bool:
    try:
        with store.system() as session:
            session.execute(select(func.count()).select_from(tables.Voorstel))
    except SQLAlchemyError:
        return False
    return True


# --- what is asked -----------------------------------------------------------------------------------------------


def _vraag_aan(store: Store, versie: UUID, beleid: UUID, dossier: Path) -> UUID:
    peildatum = lees(dossier, beleid=dossier / BELEID).beleid.peildatum
    id_ = uuid4()

    def gevraagd() -> bool:
        """Ask, or see that it has been asked: a database that dies may have confirmed it or not."""
        with suppress(SQLAlchemyError), store.system() as session:
            if session.get(tables.Voorstel, id_) is None:
                voorstel(session, versie, beleid, id=id_, peildatum=peildatum)
                Jobs(store).defer_voorstel(session, id_)
            return True
        return False

    _tot(lambda: gevraagd() and _stand(store, id_) != "?")
    return id_


def _stand(store: Store, id_: UUID) -> str:
    try:
        with store.system() as session:
            return session.execute(select(tables.Voorstel.stand).where(tables.Voorstel.id == id_)).scalar_one()
    except SQLAlchemyError:
        return "?"


def _wacht(store: Store, id_: UUID) -> None:
    _tot(lambda: _stand(store, id_) not in ("wacht", "bezig", "?"))


def _tot(voorwaarde: Callable[[], bool]) -> None:
    einde = time.monotonic() + LANGST
    while not voorwaarde():
        if time.monotonic() > einde:
            raise TimeoutError("it did not come to its end")
        time.sleep(0.05)


def _wachtrij(workers: int, aantal: int) -> float:
    """Return the seconds that a queue of solves takes."""
    with _omgeving("worker", workers) as stand:
        with stand.store.system() as session:
            versie, beleid = leg_neer(session)
        time.sleep(5)  # the workers have started
        begin = time.monotonic()
        with stand.store.system() as session:
            for nummer in range(aantal):
                Jobs(stand.store).defer_voorstel(session, voorstel(session, versie, beleid, zaad=nummer))
        with suppress(SQLAlchemyError):
            _tot(lambda: _klaar(stand.store) == aantal)
        return time.monotonic() - begin


def _klaar(store: Store) -> int:
    with store.system() as session:
        vraag = select(func.count()).where(tables.Voorstel.stand == "klaar")
        return session.execute(vraag).scalar_one()


if __name__ == "__main__":
    sys.exit(main())
