"""What the page may do: run its own scripts and styles, known by their hash, and fetch a base map if asked for."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from uitstroommatch.errors import Fout, InvoerFout

# A policy is a line of words: a space or ; in the host would add words to it.
_HOST = re.compile(r"https://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?")
_PATH = re.compile(r"/[A-Za-z0-9_.~:/?=&%{}@+-]*")


def tile_host(tegels: str) -> str:
    """Return the scheme and host of the address of a base map.

    Raises:
        InvoerFout: it is not an https address with {z}, {x} and {y}.
    """
    delen = urlsplit(tegels)
    host = f"{delen.scheme}://{delen.netloc}"
    path = tegels[len(host) :]
    if _HOST.fullmatch(host) and _PATH.fullmatch(path) and all(part in path for part in ("{z}", "{x}", "{y}")):
        return host
    wat = "is geen bruikbaar adres van een ondergrond"
    raise InvoerFout([Fout("tegels", 0, "", wat, "een adres als https://server/{z}/{x}/{y}.png", tegels)])


def policy(scripts: Sequence[str], styles: Sequence[str], tegels: str | None) -> str:
    """Return the Content-Security-Policy of the page."""
    tiles = "" if tegels is None else f" {tile_host(tegels)}"
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(map(_hash, scripts))}",
            f"style-src {' '.join(map(_hash, styles))}",
            f"img-src data:{tiles}",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
