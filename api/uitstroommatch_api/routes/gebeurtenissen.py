"""Live events of a proposal, as server-sent events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request
from fastapi.sse import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool

from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.models import VoorstelStand
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.routing import Routes

ROUTES = Routes("gebeurtenissen", prefix="/api/v1/voorstellen")
EVERY = 0.5
"""Seconds between two looks."""
LONGEST = 3600.0
"""Seconds; a browser asks again by itself."""
_OPEN = frozenset({"wacht", "bezig"})
Lezer = Annotated[Asker, Depends(recht("voorstel.lezen"))]


def _begin(asker: Lezer, desk: Balie, voorstel_id: UUID) -> VoorstelStand:
    """Look once before the answer begins: after that a refusal could not be told."""
    return desk.voorstellen.haal(asker, voorstel_id)


@ROUTES.get(
    "/{voorstel_id}/gebeurtenissen",
    summary="Volg een voorstel",
    response_class=EventSourceResponse,
    tags=["voorstellen"],
)
async def volg(
    asker: Lezer, desk: Balie, request: Request, voorstel_id: UUID, stand: Annotated[VoorstelStand, Depends(_begin)]
) -> AsyncIterator[ServerSentEvent]:
    """Geeft de stand, en daarna elke verandering, tot het voorstel klaar is (gebeurtenis `stand`)."""
    yield _event(stand)
    for _ in range(int(LONGEST / EVERY)):
        if stand.stand not in _OPEN or request.app.state.stopt.is_set():
            return
        await asyncio.sleep(EVERY)
        nieuw = await run_in_threadpool(desk.voorstellen.haal, asker, voorstel_id, opnieuw=True)
        if nieuw != stand:
            stand = nieuw
            yield _event(stand)


def _event(stand: VoorstelStand) -> ServerSentEvent:
    return ServerSentEvent(raw_data=stand.model_dump_json(), event="stand")
