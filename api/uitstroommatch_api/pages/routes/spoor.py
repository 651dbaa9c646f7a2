"""The trail, for the auditor."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query, Request, Response

from uitstroommatch.desk.access import Asker
from uitstroommatch.desk.models import Spoorcontrole
from uitstroommatch_api.asking import Balie, recht
from uitstroommatch_api.pages.actions import handeling_in_woorden
from uitstroommatch_api.pages.rendering import page
from uitstroommatch_api.routing import Routes
from uitstroommatch_api.words import Bladvraag

ROUTES = Routes("spoor", prefix="", in_schema=False)
Lezer = Annotated[Asker, Depends(recht("spoor.lezen"))]
Zoek = Annotated[str, Query(max_length=300)]


@ROUTES.get("/spoor")
def spoor(asker: Lezer, desk: Balie, request: Request, blad: Bladvraag, wie: Zoek = "", object: Zoek = "") -> Response:
    """Show entries, the newest first."""
    return _toon(request, desk, asker, blad, wie, object)


@ROUTES.post("/spoor/controle")
def controleer(asker: Lezer, desk: Balie, request: Request, blad: Bladvraag) -> Response:
    """Recompute the whole chain, and say whether it is whole."""
    return _toon(request, desk, asker, blad, controle=desk.spoor.controleer(asker))


def _toon(
    request: Request,
    desk: Balie,
    asker: Asker,
    blad: Bladvraag,
    wie: str = "",
    object: str = "",
    controle: Spoorcontrole | None = None,
) -> Response:
    bladzij = desk.spoor.lijst(asker, blad, object=object.strip() or None, wie=wie.strip() or None)
    return page(
        request, "spoor/spoor.html", bladzij=bladzij, controle=controle, handeling=handeling_in_woorden, wie=wie,
        object=object,
    )  # fmt: skip
