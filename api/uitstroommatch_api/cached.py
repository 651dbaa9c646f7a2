"""Answers that a client may keep, as long as it asks each time whether they still hold (ETag)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from fastapi import Request, Response

KEEP = "private, no-cache"


def tagged(
    request: Request,
    inhoud: bytes,
    media_type: str,
    *,
    naam: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return ``inhoud``, or 304 when the client has it; with a name it is a file to keep."""
    etag = f'"{hashlib.sha256(inhoud).hexdigest()}"'
    koppen = {"ETag": etag, "Cache-Control": KEEP, **(headers or {})}
    if _has(request.headers.get("if-none-match", ""), etag):
        return Response(status_code=304, headers=koppen)
    if naam is not None:
        koppen["Content-Disposition"] = f'attachment; filename="{naam}"'
    return Response(inhoud, headers=koppen, media_type=media_type)


def _has(asked: str, etag: str) -> bool:
    tags = {een.strip().removeprefix("W/") for een in asked.split(",")}
    return etag in tags or "*" in tags


def bestand_van(media_type: str) -> dict[str, Any]:
    """Return how a route that answers with a file says so in OpenAPI."""
    inhoud = {media_type: {"schema": {"type": "string", "format": "binary"}}}
    return {
        "response_class": Response,
        "responses": {200: {"content": inhoud}, 304: {"description": "Ongewijzigd"}, 409: {}},
    }
