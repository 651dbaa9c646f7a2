"""What is seen of every request: a line in the log, two figures for Prometheus, and a number for a defect.

None of these has an address with what was asked in it, only that of the route: a query may hold a key of someone.
"""

from __future__ import annotations

import time

import structlog
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from uitstroommatch_api.errors import storing

_log = structlog.get_logger("uitstroommatch.api")
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.5, 10.0)
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class Figures:
    """The figures of one service."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._requests = Counter(
            "uitstroommatch_verzoeken", "Verzoeken", ("methode", "route", "status"), registry=self._registry
        )
        self._seconds = Histogram(
            "uitstroommatch_seconden", "Duur", ("methode", "route"), registry=self._registry, buckets=BUCKETS
        )
        self._waiting = Gauge("uitstroommatch_wachtend", "Rekenopdrachten die wachten", registry=self._registry)

    def count(self, method: str, route: str, status: int, seconds: float) -> None:
        """Add one request."""
        self._requests.labels(method, route, status).inc()
        self._seconds.labels(method, route).observe(seconds)

    def text(self, waiting: int) -> bytes:
        """Return them as Prometheus reads them."""
        self._waiting.set(waiting)
        return generate_latest(self._registry)


class Watch:
    """Time and count every request, and turn what nobody foresaw into an answer that tells an id only."""

    def __init__(self, app: ASGIApp, *, figures: Figures) -> None:
        self._app, self._figures = app, figures

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Watch one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status, begin = 0, time.perf_counter()

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noting)
        except Exception as exc:
            answer = storing(exc, scope["path"])
            if not status:
                await answer(scope, receive, noting)
        finally:
            self._note(scope, status, time.perf_counter() - begin)

    def _note(self, scope: Scope, status: int, seconds: float) -> None:
        route = getattr(scope.get("route"), "path", "geen")
        method = scope["method"] if scope["method"] in METHODS else "anders"
        self._figures.count(method, route, status, seconds)
        _log.info("verzoek", methode=method, route=route, status=status, ms=round(seconds * 1000, 1))
