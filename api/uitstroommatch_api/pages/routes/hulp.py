"""Help: how a meeting goes with these pages, and what the words mean."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request, Response

from uitstroommatch.desk.access import Asker
from uitstroommatch_api.asking import recht
from uitstroommatch_api.pages.rendering import page
from uitstroommatch_api.routing import Routes

ROUTES = Routes("hulp", prefix="", in_schema=False)


@ROUTES.get("/hulp")
def hulp(_asker: Annotated[Asker, Depends(recht("account.zelf"))], request: Request) -> Response:
    """Explain."""
    return page(request, "hulp/hulp.html")
