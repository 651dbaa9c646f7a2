"""What a resource of the API is: a member of ``routes/`` that defines ``ROUTES``. The file name is the id.

A route without a right, or with two, is an error that names itself: the service does not start with one.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from uitstroommatch.discover import members
from uitstroommatch.errors import OpbouwFout
from uitstroommatch_api import repeat

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class Route(APIRoute):
    """A route with one right, which OpenAPI shows as ``x-recht``."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **kwargs: Any) -> None:
        super().__init__(path, endpoint, **kwargs)
        gevraagd = set(_rechten(self.dependant))
        if len(gevraagd) != 1:
            raise OpbouwFout(f"de route {path} noemt {len(gevraagd)} rechten; het moet er precies een zijn")
        self.recht = gevraagd.pop()
        self.methode = min(self.methods or {"GET"})
        self.openapi_extra = {**(self.openapi_extra or {}), "x-recht": self.recht}

    def get_route_handler(self) -> Handler:
        """Answer a request that is repeated with the same key as the first time."""
        handler = super().get_route_handler()
        return repeat.once(handler) if repeat.asked(self.dependant) else handler


class Routes(APIRouter):
    """The routes of one resource."""

    def __init__(self, id: str, *, prefix: str | None = None, in_schema: bool = True) -> None:
        super().__init__(
            prefix=f"/api/v1/{id}" if prefix is None else prefix,
            tags=[id],
            route_class=Route,
            include_in_schema=in_schema,
        )
        self.id = id

    def each(self) -> Iterator[Route]:
        """Walk over them."""
        for route in self.routes:
            if not isinstance(route, Route):
                raise OpbouwFout(f"{self.id} heeft een route zonder recht")
            yield route


def all_routes() -> list[Routes]:
    """Return every resource and then every page, in order of id."""
    from uitstroommatch_api import routes
    from uitstroommatch_api.pages import routes as pages

    return [*members(routes, "ROUTES").values(), *members(pages, "ROUTES").values()]


def _rechten(dependant: Dependant) -> Iterator[str]:
    for dependency in dependant.dependencies:
        if naam := getattr(dependency.call, "recht", None):
            yield naam
        yield from _rechten(dependency)
