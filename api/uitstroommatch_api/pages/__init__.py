"""The pages. For now one to sign in and one to arrive at; no script, no style but our own file."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

STATISCH = Path(__file__).parent / "static"


def pagina(naam: str, status: int = 200, **waarden: object) -> HTMLResponse:
    """Return a page."""
    return HTMLResponse(_templates().get_template(f"{naam}.html").render(**waarden), status)


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("uitstroommatch_api.pages"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
