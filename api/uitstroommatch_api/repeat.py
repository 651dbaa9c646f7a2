"""A request with an idempotency key is done once; the same request again gets the same answer and does nothing.

The key is laid down before the work begins. If the service dies in between, the key stays taken: asking again is
refused, and never done twice.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import Header, Request, Response
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.desk import Desk
from uitstroommatch.errors import UitstroommatchFout

KOP = "Idempotency-Key"
HERHAALD = "Idempotency-Replayed"
_BEWAARD = ("location", "etag")
Handler = Callable[[Request], Coroutine[Any, Any, Response]]

Eenmalig = Annotated[
    str | None,
    Header(
        alias=KOP,
        min_length=1,
        max_length=200,
        description="Een zelf gekozen sleutel: hetzelfde verzoek met dezelfde sleutel wordt maar een keer gedaan.",
        examples=["5f2c7d1e-overleg-maart"],
    ),
]
"""For a route that makes something."""


def asked(dependant: Dependant) -> bool:
    """Say whether a route takes a key."""
    return any(param.alias == KOP for param in dependant.header_params)


def once(handler: Handler) -> Handler:
    """Do a request with a key once."""

    async def eenmalig(request: Request) -> Response:
        sleutel, asker = request.headers.get(KOP), request.state.asker
        if sleutel is None or not 0 < len(sleutel) <= 200 or asker is None:
            return await handler(request)
        desk: Desk = request.app.state.desk
        verzoek = await _fingerprint(request)
        if (eerder := await run_in_threadpool(desk.herhalingen.begin, asker, sleutel, verzoek)) is not None:
            status, bewaard = eerder
            return JSONResponse(bewaard["inhoud"], status, {**bewaard["koppen"], HERHAALD: "true"})
        return await _first(handler, request, asker, sleutel)

    return eenmalig


async def _first(handler: Handler, request: Request, asker: Asker, sleutel: str) -> Response:
    """Do it, and keep the answer. A request that was refused did nothing, so its key is free again."""
    desk: Desk = request.app.state.desk
    try:
        response = await handler(request)
    except (UitstroommatchFout, HTTPException, RequestValidationError):
        await run_in_threadpool(desk.herhalingen.vergeet, asker, sleutel)
        raise
    koppen = {naam: response.headers[naam] for naam in _BEWAARD if naam in response.headers}
    bewaard = {"inhoud": json.loads(bytes(response.body) or b"null"), "koppen": koppen}
    await run_in_threadpool(desk.herhalingen.klaar, asker, sleutel, response.status_code, bewaard)
    return response


async def _fingerprint(request: Request) -> str:
    """Return the hash of what is asked. A form is told by its parts: its boundary is another every time."""
    digest = hashlib.sha256(f"{request.method} {request.url.path}?{request.url.query}\n".encode())
    body = await request.body()
    boundary = _boundary(request.headers.get("content-type", ""))
    digest.update(body.replace(boundary, b"") if boundary else body)
    return digest.hexdigest()


def _boundary(content_type: str) -> bytes:
    _, gevonden, rest = content_type.partition("boundary=")
    return rest.split(";")[0].strip('" ').encode() if gevonden else b""
