"""The API put together. Nothing is read from the environment here, and nothing is started."""

from __future__ import annotations

import secrets
import threading
from importlib.metadata import version

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware

from uitstroommatch.desk.desk import Desk
from uitstroommatch_api import openapi
from uitstroommatch_api.asking import COOKIE, Asking
from uitstroommatch_api.errors import add_handlers
from uitstroommatch_api.hardening import Body, Headers, Hosts, SameSite
from uitstroommatch_api.oidc import Oidc
from uitstroommatch_api.pages.errors import Bladen
from uitstroommatch_api.pages.static_files import PAD, STATISCH, Bestanden
from uitstroommatch_api.routing import all_routes
from uitstroommatch_api.settings import Settings
from uitstroommatch_api.sign_in import Attempts, Link
from uitstroommatch_api.watching import Figures, Watch

SESSIE = 8 * 3600
"""Seconds: a working day."""


def create_app(settings: Settings, desk: Desk, *, link: Link | None = None) -> FastAPI:
    """Return the API of a desk. ``link`` is how one signs in on this machine without an account."""
    figures = Figures()
    app = FastAPI(
        title=openapi.TITEL,
        version=version("uitstroommatch"),
        openapi_url=openapi.PAD,
        docs_url=None,  # these pages fetch scripts from elsewhere
        redoc_url=None,
        telemetry={"tracing": False},
        middleware=_guards(settings, desk, figures),
        redirect_slashes=False,
        generate_unique_id_function=openapi.operation_id,
    )
    app.state.desk, app.state.figures, app.state.link = desk, figures, link
    app.state.attempts, app.state.stopt = Attempts(), threading.Event()
    app.state.oidc = Oidc(settings) if settings.oidc else None
    app.openapi = lambda: openapi.describe(app)  # type: ignore[method-assign]
    add_handlers(app)
    for routes in all_routes():
        app.include_router(routes)
    app.mount(PAD, Bestanden(directory=STATISCH))
    return app


def _guards(settings: Settings, desk: Desk, figures: Figures) -> list[Middleware]:
    geheim = secrets.token_urlsafe(32) if settings.geheim is None else settings.geheim.get_secret_value()
    return [
        Middleware(Headers, versleuteld=settings.versleuteld),
        Middleware(Bladen),
        Middleware(Watch, figures=figures),
        Middleware(Hosts, hosts=settings.hosts()),
        Middleware(SameSite, url=settings.url),
        Middleware(Body),
        Middleware(
            SessionMiddleware,
            secret_key=geheim,
            session_cookie=COOKIE,
            max_age=SESSIE,
            same_site="lax",
            https_only=settings.versleuteld,
        ),
        Middleware(Asking, desk=desk),
    ]
