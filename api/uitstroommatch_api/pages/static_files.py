"""Our own style sheets and scripts. Their address holds their hash, so that a browser may keep them for good."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

STATISCH = Path(__file__).parent / "static"
PAD = "/statisch"
_VOORGOED = "public, max-age=31536000, immutable"


class Bestanden(StaticFiles):
    """Serves them; what was asked by its hash never changes."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Let a browser keep what was asked by its hash."""
        response = await super().get_response(path, scope)
        if response.status_code < 400 and scope["query_string"].startswith(b"v="):
            response.headers["Cache-Control"] = _VOORGOED
        return response


@cache
def adres(naam: str) -> str:
    """Return where a page finds one of these files."""
    digest = hashlib.sha256((STATISCH / naam).read_bytes()).hexdigest()
    return f"{PAD}/{naam}?v={digest[:16]}"
