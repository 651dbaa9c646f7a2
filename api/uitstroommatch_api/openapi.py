"""The description of the API. Errors have one shape, and every operation says which right it wants (``x-recht``)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from uitstroommatch.desk.models import FoutRij
from uitstroommatch_api.asking import API
from uitstroommatch_api.errors import MEDIA_TYPE, SOORTEN, Probleem
from uitstroommatch_api.repeat import KOP
from uitstroommatch_api.upload import FORM, ROWS

TITEL = "uitstroommatch"
PAD = "/openapi.json"
_REF = "#/components/schemas/{model}"
_UITLEG = """Stelt voor wie uit beschermd wonen of opvang welke woning krijgt. Mensen beslissen.

Elke fout heeft een vorm (RFC 9457) met een Nederlandse `detail`; wat er aan de invoer niet klopt staat in `fouten`.
Een lijst komt in bladzijden: geef `volgende` mee als `na`. Een verzoek dat iets maakt mag een `Idempotency-Key` hebben.
Wie een browser gebruikt heeft een sessie, een systeem een sleutel (`Authorization: Bearer`)."""


def operation_id(route: APIRoute) -> str:
    """Return a name that does not change when a path does."""
    return f"{route.tags[0]}_{route.name}"


def describe(app: FastAPI) -> dict[str, Any]:
    """Return the description, made once."""
    if app.openapi_schema is None:
        app.openapi_schema = _make(app)
    return app.openapi_schema


def _make(app: FastAPI) -> dict[str, Any]:
    schema = get_openapi(title=TITEL, version=version("uitstroommatch"), description=_UITLEG, routes=app.routes)
    schemas = schema.setdefault("components", {}).setdefault("schemas", {})
    for model in (FoutRij, Probleem):
        schemas[model.__name__] = _plain(model.model_json_schema(ref_template=_REF))
    for naam in ("HTTPValidationError", "ValidationError"):
        schemas.pop(naam, None)
    for naam, een in voorbeelden().items():
        if naam in schemas:
            schemas[naam]["examples"] = [een]
    for path, operation in _operations(schema):
        operation["responses"] = _responses(path, operation)
        _example_of_rows(operation)
    return schema


@cache
def voorbeelden() -> Mapping[str, Any]:
    """Return an example of each model: what the example dossier gave, with ids that are nobody's."""
    gelezen: dict[str, Any] = json.loads(files("uitstroommatch_api").joinpath("voorbeelden.json").read_text("utf-8"))
    return gelezen


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    return {naam: waarde for naam, waarde in schema.items() if naam != "$defs"}


def _operations(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in schema["paths"].items():
        for operation in methods.values():
            yield path, operation


def _responses(path: str, operation: dict[str, Any]) -> dict[str, Any]:
    """Return what may come back: what the route says, and what can come of any request like it."""
    said = {code: one for code, one in operation["responses"].items() if code < "400"}
    codes = {int(code) for code in operation["responses"] if code >= "400"} | {400, 500}
    codes |= {401, 403} if path.startswith(API) else set()
    codes |= {404} if "{" in path else set()
    codes |= {422} if operation.get("parameters") else set()
    codes |= {403, 408, 413, 422} if "requestBody" in operation else set()
    codes |= {415} if FORM in operation.get("requestBody", {}).get("content", {}) else set()
    codes |= {409} if any(one["name"] == KOP for one in operation.get("parameters", ())) else set()
    return said | {str(code): _problem(code) for code in sorted(codes)}


def _problem(code: int) -> dict[str, Any]:
    return {
        "description": SOORTEN[code].titel,
        "content": {MEDIA_TYPE: {"schema": {"$ref": _REF.format(model="Probleem")}}},
    }


def _example_of_rows(operation: dict[str, Any]) -> None:
    """Rows are not a model of the framework, which therefore has no example of them."""
    inhoud = operation.get("requestBody", {}).get("content", {}).get(ROWS, {})
    if inhoud.get("schema", {}).get("title") in voorbeelden():
        inhoud["example"] = voorbeelden()[inhoud["schema"]["title"]]
