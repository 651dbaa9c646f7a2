"""Work that was left behind comes back: of workers that died, and whatever has lost its job.

The first is what Procrastinate documents: jobs of workers without a sign of life go back to the queue. The second makes
the rows themselves the truth: what is asked for and not finished has a job, or gets a new one. A job too many does no
harm, because it finds nothing to do.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from uuid import UUID

import psycopg
from procrastinate import App, PsycopgConnector
from procrastinate.exceptions import ConnectorException
from sqlalchemy import ColumnElement, String, cast, column, exists, func, literal, select, table
from sqlalchemy.orm import InstrumentedAttribute, Session

from uitstroommatch.jobs import queue
from uitstroommatch.jobs.rows import OPEN, delen_van
from uitstroommatch.store import tables
from uitstroommatch.store.database import Store

_SLOT = 7_101_402  # any number that nothing else in this database locks
_BEZIG = "select pg_try_advisory_xact_lock(%s)"

_log = logging.getLogger(__name__)
_jobs = table("procrastinate_jobs", column("status"), column("args"))


async def red_verlaten(app: App, connector: PsycopgConnector, verlopen: float) -> None:
    """Put the jobs of dead workers back; one worker at a time does this, so that no job is put back twice."""
    async with connector.pool.connection() as verbinding, verbinding.transaction():
        if not await _aan_de_beurt(verbinding):
            return
        await app.job_manager.prune_stalled_workers(verlopen)
        for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=verlopen):
            try:
                await app.job_manager.retry_job(job, retry_at=datetime.now(UTC))
            except ConnectorException:  # it came to its end after all
                continue
            _log.warning("job %s was left behind and goes back to the queue", job.id)


async def _aan_de_beurt(verbinding: psycopg.AsyncConnection) -> bool:
    rij = await (await verbinding.execute(_BEZIG, (_SLOT,))).fetchone()
    return rij is not None and bool(rij[0])


def red_verloren(store: Store) -> None:
    """Give a job to whatever is asked for, not finished, and without one."""
    with store.system() as session:
        if not session.execute(select(func.pg_try_advisory_xact_lock(_SLOT + 1))).scalar_one():
            return
        voorstel, uitleg = tables.Voorstel, tables.Uitleg
        for id_ in session.scalars(select(voorstel.id).where(voorstel.stand.in_(OPEN), ~_heeft_job(voorstel.id))):
            _stel_voorstel_uit(session, id_)
        for id_ in session.scalars(select(uitleg.id).where(uitleg.stand.in_(OPEN), ~_heeft_job(uitleg.id))):
            queue.stel_uit(session, queue.UITLEG, id_)


def _heeft_job(id_: InstrumentedAttribute[UUID]) -> ColumnElement[bool]:
    zelfde = _jobs.c.args.op("->>")(literal("id", String)) == cast(id_, String)
    return exists().where(cast(_jobs.c.status, String).in_(["todo", "doing"]), zelfde)


def _stel_voorstel_uit(session: Session, id_: UUID) -> None:
    rij = session.get(tables.Voorstel, id_, with_for_update={"skip_locked": True})
    if rij is None or rij.stand not in OPEN:
        return
    _log.warning("voorstel %s had no job and gets one", rij.id)
    open_ = [deel.nummer for deel in delen_van(session, rij.id) if deel.resultaat is None]
    for nummer in open_:
        queue.stel_uit(session, queue.ONDERDEEL, rij.id, nummer)
    if not open_:
        queue.stel_uit(session, queue.VOORSTEL, rij.id)
