"""What stands between the network and the routes. Each guard is small, and each refusal has the one shape of errors.

The order, outermost first: ``Headers``, ``Bladen`` (see ``pages.errors``), ``Watch`` (see ``watching``), ``Hosts``,
``SameSite``, ``Body``.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import urlsplit

from starlette.datastructures import Headers as Read
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from uitstroommatch_api.errors import problem

UPLOAD = 60 * 1024**2
"""Largest request that brings the files of a dossier."""
JSON = 1024**2
"""Largest request of any other kind."""
UPLOADS = ("/api/v1/dossiers", "/invoer")
STILL = 20.0
"""Seconds without a byte of a body."""
WHOLE = 300.0
"""Seconds for a whole body: 60 MB at 1.6 Mbit/s."""

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": CSP,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cache-Control": "no-store",
    }
)
"""On every answer that does not say it otherwise."""
HSTS = "max-age=31536000"
SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class Headers:
    """Put the headers that protect a browser on every answer."""

    def __init__(self, app: ASGIApp, *, versleuteld: bool) -> None:
        self._app = app
        self._always = {**ALWAYS, "Strict-Transport-Security": HSTS} if versleuteld else ALWAYS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add them as the answer begins."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for naam, waarde in self._always.items():
                    headers.setdefault(naam, waarde)
            await send(message)

        await self._app(scope, receive, with_headers)


class Hosts:
    """Answer only to our own names, so that no name of someone else can be pointed at this machine."""

    def __init__(self, app: ASGIApp, *, hosts: frozenset[str]) -> None:
        self._app, self._hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse any other."""
        if scope["type"] == "http" and _hostname(Read(scope=scope).get("host", "")) not in self._hosts:
            await problem(400, "Deze naam hoort niet bij deze dienst.", scope["path"])(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _hostname(host: str) -> str:
    naam, _, poort = host.rpartition(":")
    return (naam if naam and poort.isdigit() else host).casefold()


class SameSite:
    """Refuse a change that another site makes a browser ask for.

    A request with a key of its own (``Authorization``) is no browser's doing, and its cookie is not looked at.
    """

    def __init__(self, app: ASGIApp, *, url: str | None) -> None:
        self._app, self._url = app, url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through what only looks, what has a key, and what our own pages ask."""
        if scope["type"] == "http" and scope["method"] not in SAFE and not self._own(Read(scope=scope)):
            detail = "Dit verzoek komt niet van een bladzijde van deze dienst."
            await problem(403, detail, scope["path"])(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _own(self, headers: Read) -> bool:
        if "authorization" in headers:
            return True
        if (site := headers.get("sec-fetch-site")) is not None:
            return site in {"same-origin", "none"}
        if (origin := headers.get("origin")) is not None:
            return origin == self._url or urlsplit(origin).netloc == headers.get("host")
        return "cookie" not in headers and "content-type" not in headers


class Body:
    """Bound how much a request may bring, and how long it may take to do so."""

    still_within = STILL
    whole_within = WHOLE

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse by its announced size before a byte is read, and by its real size while reading."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        reading = _Reading(scope, receive, send, self.still_within, self.whole_within)
        if reading.announced > reading.limit:
            await reading.refuse(413)
            return
        await self._app(scope, reading.receive, reading.send)


class _Reading:
    """One request as it comes in. The first refusal is the answer; whatever the route says after it is dropped."""

    def __init__(self, scope: Scope, receive: Receive, send: Send, still: float, whole: float) -> None:
        headers = Read(scope=scope)
        upload = scope["path"].startswith(UPLOADS) and headers.get("content-type", "").startswith("multipart/")
        self.limit = UPLOAD if upload else JSON
        length = headers.get("content-length", "0")
        self.announced = int(length) if length.isdecimal() else 0
        self._scope, self._receive, self._send = scope, receive, send
        self._still, self._until = still, time.monotonic() + whole
        self._read, self._complete, self._answered, self._refused = 0, False, False, False

    async def receive(self) -> Message:
        """Hand on the next part, if it comes in time and fits."""
        if self._complete:
            return await self._receive()  # waits for the end of the connection, as long as an answer takes
        try:
            async with asyncio.timeout(min(self._still, self._until - time.monotonic())):
                message = await self._receive()
        except TimeoutError:
            await self.refuse(408)
            return {"type": "http.disconnect"}
        self._complete = not message.get("more_body", False)
        self._read += len(message.get("body", b""))
        if self._read > self.limit:
            await self.refuse(413)
            return {"type": "http.disconnect"}
        return message

    async def send(self, message: Message) -> None:
        """Send the answer of the route, unless the request was refused."""
        if not self._refused:
            self._answered = True
            await self._send(message)

    async def refuse(self, status: int) -> None:
        """Answer with a refusal, and close: the rest of the body is of no use."""
        if self._answered or self._refused:
            return
        self._refused = True
        detail = {
            408: "Het verzoek bleef te lang weg.",
            413: f"Het verzoek is te groot: hooguit {self.limit // 1024**2} MB.",
        }[status]
        answer = problem(status, detail, self._scope["path"], headers={"Connection": "close"})
        await answer(self._scope, self._receive, self._send)
