"""From a template to an answer: a whole page, or only the block of it that htmx asked for."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from functools import cache
from typing import Any, Literal
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from uitstroommatch.desk.access import Asker, heeft
from uitstroommatch_api.pages import dutch
from uitstroommatch_api.pages.menu import menu
from uitstroommatch_api.pages.static_files import adres
from uitstroommatch_api.pages.words import WOORDEN

Soort = Literal["goed", "let_op", "fout"]
MELDING = "melding"
"""In the session, until the next page shows it."""
ONDERDELEN = "onderdelen/onderdelen.html"
_volgnummer = itertools.count(1)


def page(request: Request, sjabloon: str, /, *, status: int = 200, heel: bool = False, **context: Any) -> HTMLResponse:
    """Return a page.

    A template always has ``asker``, ``mag('voorstel.lezen')``, ``menu``, ``pad``, ``meldingen``, ``waarden`` (what was
    asked in the address) and the macros of ``onderdelen`` as ``o``. When htmx asks for the element ``lijst`` and the
    template has a block of that name (``-`` becomes ``_``), only that block is returned, with the messages;
    ``heel``: the whole page, whatever was asked.
    """
    template = _templates().get_template(sjabloon)
    alles = {**_always(request), **context}
    blok = None if heel else _asked_block(request, template)
    if blok is None:
        tekst = template.render(alles)
    else:
        voor = template.new_context(alles)
        deel = Markup("").join(map(Markup, template.blocks[blok](voor)))  # a block is safe, and stays so beside a macro
        tekst = deel + _onderdelen().meldingen(alles["meldingen"], los=True)
    return HTMLResponse(tekst, status, {"Vary": "HX-Request, HX-Target"})


def redirect(request: Request, pad: str, *, melding: str | None = None, soort: Soort = "goed") -> Response:
    """Go on to another page after something was done. ``melding`` is shown there once: no personal data in it."""
    if melding is not None:
        request.session[MELDING] = [soort, melding]
    if _by_htmx(request):
        return Response(status_code=200, headers={"HX-Redirect": pad})
    return RedirectResponse(pad, 303)


def safe_path(pad: str | None, anders: str = "/overzicht") -> str:
    """Return a path of this service, never one of another."""
    eigen = bool(pad) and str(pad).startswith("/") and not str(pad).startswith(("//", "/\\")) and str(pad).isprintable()
    return str(pad) if eigen else anders


def _always(request: Request) -> dict[str, Any]:
    asker: Asker | None = getattr(request.state, "asker", None)
    return {
        "asker": asker,
        "mag": lambda recht: asker is not None and heeft(asker, recht),
        "menu": menu(asker),
        "pad": request.url.path,
        "meldingen": _messages(request),
        "waarden": request.query_params,
    }


def _messages(request: Request) -> list[tuple[str, str]]:
    session: dict[str, Any] = request.scope.get("session") or {}
    bewaard = session.pop(MELDING, None)
    return [] if bewaard is None else [(str(bewaard[0]), str(bewaard[1]))]


def _by_htmx(request: Request) -> bool:
    return request.headers.get("hx-request") == "true" and request.headers.get("hx-boosted") != "true"


def _asked_block(request: Request, template: Template) -> str | None:
    naam = request.headers.get("hx-target", "").replace("-", "_")
    return naam if _by_htmx(request) and naam in template.blocks else None


# --- templates ---------------------------------------------------------------------------------------------------


@cache
def _templates() -> Environment:
    env = Environment(
        loader=PackageLoader("uitstroommatch_api.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters.update(
        {een.__name__: een for een in (dutch.datum, dutch.moment, dutch.kort, dutch.verkort, dutch.getal)},
        opsomming=dutch.opsomming,
    )
    env.globals.update(
        statisch=adres,
        telwoord=dutch.telwoord,
        woorden=WOORDEN,
        uniek=lambda: f"n{next(_volgnummer)}",
        adres_met=adres_met,
    )
    env.globals["o"] = env.get_template(ONDERDELEN).module
    return env


def _onderdelen() -> Any:
    return _templates().globals["o"]


def adres_met(pad: str, waarden: Mapping[str, str], **anders: str | int | None) -> str:
    """Return an address with what was asked before and what is asked differently; ``None`` leaves a value out."""
    nieuw = {**waarden, **anders}
    vraag = urlencode({naam: waarde for naam, waarde in nieuw.items() if waarde not in (None, "")})
    return f"{pad}?{vraag}" if vraag else pad
