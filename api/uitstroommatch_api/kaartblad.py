"""The map as an answer: a page that runs only what it knows by hash, in a sandbox of its own."""

from __future__ import annotations

import html
import re

from fastapi import Request, Response

from uitstroommatch_api.cached import tagged

HTML = "text/html; charset=utf-8"
_CSP = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"')
_DICHT = "default-src 'none'"


def kaartblad(request: Request, pagina: str) -> Response:
    """Return a map. In its sandbox it cannot ask anything in the name of who looks at it; our pages may frame it."""
    gevonden = _CSP.search(pagina)
    csp = html.unescape(gevonden.group(1)) if gevonden else _DICHT
    headers = {"Content-Security-Policy": f"{csp}; frame-ancestors 'self'; sandbox allow-scripts"}
    return tagged(request, pagina.encode(), HTML, headers={**headers, "X-Frame-Options": "SAMEORIGIN"})
