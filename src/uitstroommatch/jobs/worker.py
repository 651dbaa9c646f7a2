"""A worker: takes jobs from the queue until it is told to stop, whatever happens to the database meanwhile."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from uuid import UUID

import psycopg
import psycopg_pool
from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import DeleteJobCondition, Job, Status
from procrastinate.manager import JobManager
from sqlalchemy.engine import make_url
from sqlalchemy.exc import InterfaceError, OperationalError

from uitstroommatch.jobs import queue
from uitstroommatch.jobs.child import plek_van
from uitstroommatch.jobs.day import vandaag
from uitstroommatch.jobs.escalation import escaleer
from uitstroommatch.jobs.parts import DeelWerk
from uitstroommatch.jobs.proposals import VoorstelWerk
from uitstroommatch.jobs.questions import UitlegWerk
from uitstroommatch.jobs.rescue import red_verlaten, red_verloren
from uitstroommatch.jobs.tempo import GEWOON, Tempo
from uitstroommatch.jobs.work import Werk, doe
from uitstroommatch.store.database import Store

LUISTER = 0.1  # seconds between two looks whether to stop

_UIT_DE_LUCHT = (ConnectorException, psycopg.Error, psycopg_pool.PoolTimeout, OperationalError, InterfaceError)
_log = logging.getLogger(__name__)


def werk(
    store: Store,
    *,
    slots: int = 1,
    stop: threading.Event,
    naam: str | None = None,
    tempo: Tempo = GEWOON,
    geheugen: int | None = None,
    vanaf: int | None = None,
) -> None:
    """Work until ``stop``; in a thread of the service, or in a process of its own.

    Work that is not finished then goes back to the queue, and is not held against it.

    Args:
        store: the database.
        slots: jobs at a time.
        stop: set it to end.
        naam: of the worker, in its log.
        tempo: how often it looks at what.
        geheugen: the most that one computation may take, in MB.
        vanaf: the number of possible placements from which a dossier is solved in parts.
    """
    worker = _Worker(store, slots, stop, naam or "werker", tempo, geheugen, vanaf)
    while not stop.is_set():
        try:
            asyncio.run(worker.leef())
        except _UIT_DE_LUCHT as fout:
            _log.warning("the database is out of reach (%s); trying again", type(fout).__name__)
        except Exception as fout:  # a worker that is gone helps nobody; its text may hold values
            _log.error("error in worker %s: %s", worker.naam, plek_van(fout))
        stop.wait(0 if stop.is_set() else tempo.vertraging)


class _EigenJobs(JobManager):
    """Ends a job only for the worker that has it: one that comes back from the dead may not end it for another."""

    async def finish_job(self, job: Job, status: Status, delete_job: bool) -> None:
        eigen = (
            "select procrastinate_finish_job_v1(id, %(status)s::procrastinate_job_status, %(weg)s) "
            "from procrastinate_jobs where id = %(id)s and worker_id = %(worker)s and status = 'doing'"
        )
        await self.connector.execute_query_async(
            eigen, status=status.value, weg=delete_job, id=job.id, worker=job.worker_id
        )


class _Worker:
    def __init__(
        self,
        store: Store,
        slots: int,
        stop: threading.Event,
        naam: str,
        tempo: Tempo,
        geheugen: int | None,
        vanaf: int | None,
    ) -> None:
        self._store, self._slots, self._stop, self._tempo = store, slots, stop, tempo
        self.naam = naam
        self._geheugen, self._vanaf = geheugen, vanaf
        self._adres = make_url(store.url).set(drivername="postgresql").render_as_string(hide_password=False)

    async def leef(self) -> None:
        """Work until told to stop, or until the database is out of reach."""
        connector = PsycopgConnector(conninfo=self._adres, min_size=1, max_size=4, timeout=10.0)
        app = self._app(connector)
        async with app.open_async():
            await self._red(app, connector)
            werk = (self._werk(app), self._blijf_redden(app, connector), self._blijf_toezien(), self._tot_stop())
            taken = [asyncio.create_task(een) for een in werk]
            await asyncio.wait(taken, return_when=asyncio.FIRST_COMPLETED)
            for taak in taken:
                taak.cancel()
            uitkomsten = await asyncio.gather(*taken, return_exceptions=True)
        for uitkomst in uitkomsten:
            if isinstance(uitkomst, Exception):
                raise uitkomst

    def _app(self, connector: PsycopgConnector) -> App:
        app = App(connector=connector)
        app.job_manager = _EigenJobs(connector)

        @app.task(name=queue.VOORSTEL, queue=queue.WACHTRIJ)
        def voorstel(id: str) -> None:
            self._doe(lambda: VoorstelWerk(UUID(id), self._vanaf))

        @app.task(name=queue.ONDERDEEL, queue=queue.WACHTRIJ)
        def onderdeel(id: str, nummer: int) -> None:
            self._doe(lambda: DeelWerk(UUID(id), nummer))

        @app.task(name=queue.UITLEG, queue=queue.WACHTRIJ)
        def uitleg(id: str) -> None:
            self._doe(lambda: UitlegWerk(UUID(id)))

        return app

    def _doe(self, maak: Callable[[], Werk]) -> None:
        try:
            doe(maak(), self._store, self._tempo, self._stop, self._geheugen)
        except Exception as fout:  # the queue would log its text, which may hold values
            raise RuntimeError(plek_van(fout)) from None

    async def _werk(self, app: App) -> None:
        tempo = self._tempo
        await app.run_worker_async(
            queues=[queue.WACHTRIJ],
            name=self.naam,
            concurrency=self._slots,
            delete_jobs=DeleteJobCondition.SUCCESSFUL,
            install_signal_handlers=False,
            fetch_job_polling_interval=tempo.vraag,
            update_heartbeat_interval=tempo.hartslag,
            stalled_worker_timeout=tempo.verlopen,
        )

    async def _blijf_redden(self, app: App, connector: PsycopgConnector) -> None:
        """Rescue now and then, beside the slots: with all of them taken a job that rescues would have to wait."""
        while True:
            await asyncio.sleep(self._tempo.redding)
            with suppress(*_UIT_DE_LUCHT):
                await self._red(app, connector)

    async def _red(self, app: App, connector: PsycopgConnector) -> None:
        await red_verlaten(app, connector, self._tempo.verlopen)
        await asyncio.to_thread(red_verloren, self._store)

    async def _blijf_toezien(self) -> None:
        """Look now and then whether the term of a review is over; what fails there never ends the work."""
        while True:
            try:
                await asyncio.to_thread(self._zie_toe)
            except Exception as fout:
                _log.warning("the terms of reviews were not looked at: %s", plek_van(fout))
            await asyncio.sleep(self._tempo.ronde)

    def _zie_toe(self) -> None:
        with self._store.system() as session:
            escaleer(session, vandaag())

    async def _tot_stop(self) -> None:
        while not self._stop.is_set():
            await asyncio.sleep(LUISTER)
