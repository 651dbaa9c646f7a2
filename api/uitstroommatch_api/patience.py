"""How long a connection may keep the service waiting. Uvicorn itself waits for ever for the head of a request."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from uvicorn.protocols.http.h11_impl import H11Protocol

HEADERS = 15.0
"""Seconds in which the head of a request must have arrived."""
READING = 60.0
"""Seconds in which a client must make room for more of an answer."""


class _Timer:
    """Does something after a while, unless it is stopped."""

    def __init__(self, what: Callable[[], None]) -> None:
        self._what = what
        self._handle: asyncio.TimerHandle | None = None

    def start(self, loop: asyncio.AbstractEventLoop, seconds: float) -> None:
        """Begin to wait; one that waits already goes on as it was."""
        if self._handle is None:
            self._handle = loop.call_later(seconds, self._what)

    def stop(self) -> None:
        """Wait no longer."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None


class Patience(H11Protocol):
    """HTTP as Uvicorn speaks it, for clients that go on: a stalled one is cut off."""

    headers_within = HEADERS
    reads_within = READING

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start to wait for the head of the first request."""
        super().connection_made(transport)
        # Closing would wait for the buffer to empty, and that is just what does not happen.
        self._head, self._reader = _Timer(transport.abort), _Timer(transport.abort)
        self._head.start(self.loop, self.headers_within)

    def data_received(self, data: bytes) -> None:
        """Wait for the rest of a head that has begun; stop waiting once a request is there."""
        super().data_received(data)
        if self._answering():
            self._head.stop()
        elif self.timeout_keep_alive_task is None:
            self._head.start(self.loop, self.headers_within)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget what was waited for."""
        self._head.stop()
        self._reader.stop()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """Wait for a client that does not read what it asked for."""
        super().pause_writing()
        self._reader.start(self.loop, self.reads_within)

    def resume_writing(self) -> None:
        """Go on: the client reads."""
        self._reader.stop()
        super().resume_writing()

    def _answering(self) -> bool:
        cycle: object = self.cycle  # none before the first request, whatever its type says
        return cycle is not None and not self.cycle.response_complete
