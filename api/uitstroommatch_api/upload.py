"""The files of a dossier, as a form with files or as JSON rows; either becomes the same files for the desk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field, ValidationError
from starlette.datastructures import FormData, UploadFile

from uitstroommatch.errors import Fout, InvoerFout
from uitstroommatch.io.wording import printable
from uitstroommatch_api.asking import Balie
from uitstroommatch_api.errors import Weigering
from uitstroommatch_api.words import Regel, Vraag

FILES = 20
FORM, ROWS = "multipart/form-data", "application/json"

Waarde = str | int | float | bool | None
Rijen = Mapping[str, list[dict[str, Waarde | list[str]]]]


class NieuweRijen(Vraag):
    """The rows of a version, per file: the name without its ending, and the columns as in the files."""

    rijen: Annotated[Rijen, Field(examples=[{"aanbieders": [{"aanbieder": "Zorg A", "uren_per_week": 40}]}])]


class NieuwDossier(NieuweRijen):
    """A dossier as rows."""

    naam: Regel


@dataclass(frozen=True)
class Inzending:
    """What was sent: the files by name, and a name for the dossier when that was asked."""

    bestanden: Mapping[str, bytes]
    naam: str | None = None


async def _dossier(request: Request, desk: Balie) -> Inzending:
    return await _read(request, desk, NieuwDossier)


async def _versie(request: Request, desk: Balie) -> Inzending:
    return await _read(request, desk, NieuweRijen)


MetNaam = Annotated[Inzending, Depends(_dossier)]
ZonderNaam = Annotated[Inzending, Depends(_versie)]


async def _read(request: Request, desk: Balie, soort: type[NieuweRijen]) -> Inzending:
    match request.headers.get("content-type", "").split(";")[0].strip().casefold():
        case "multipart/form-data":
            return await _form(request, met_naam=soort is NieuwDossier)
        case "application/json":
            gelezen = _json(await request.body(), soort)
            naam = gelezen.naam if isinstance(gelezen, NieuwDossier) else None
            return Inzending(desk.dossiers.rijen_als_bestanden(gelezen.rijen), naam)
        case _:
            raise Weigering(415, f"Stuur bestanden ({FORM}) of rijen ({ROWS}).")


def _json(body: bytes, soort: type[NieuweRijen]) -> NieuweRijen:
    try:
        return soort.model_validate_json(body)
    except ValidationError as fout:
        raise RequestValidationError([{**een, "loc": ("body", *een["loc"])} for een in fout.errors()]) from None


async def _form(request: Request, *, met_naam: bool) -> Inzending:
    async with request.form(max_files=FILES, max_fields=5) as form:
        delen = [deel for deel in form.getlist("bestanden") if isinstance(deel, UploadFile)]
        naam = _naam(form) if met_naam else None
        verwacht = {"bestanden", "naam"} if met_naam else {"bestanden"}
        if not delen or len(delen) != len(form.getlist("bestanden")):
            raise _malformed("bestanden", "missing")
        if vreemd := set(form) - verwacht:
            raise _malformed(min(vreemd), "extra_forbidden")
        _once_each([deel.filename or "" for deel in delen])
        return Inzending({deel.filename or "": await deel.read() for deel in delen}, naam)


class _Naam(BaseModel):
    naam: Regel


def _naam(form: FormData) -> str:
    try:
        return _Naam.model_validate({"naam": form.get("naam", "")}).naam
    except ValidationError as fout:
        raise RequestValidationError([{**een, "loc": ("body", *een["loc"])} for een in fout.errors()]) from None


def _malformed(veld: str, soort: str) -> RequestValidationError:
    return RequestValidationError([{"loc": ("body", veld), "type": soort, "msg": "", "input": None}])


def _once_each(namen: list[str]) -> None:
    """Refuse two files of one name: which of the two would count?"""
    vaker = [naam for naam, aantal in Counter(naam.casefold() for naam in namen).items() if aantal > 1]
    if vaker:
        raise InvoerFout(
            Fout(printable(naam), 0, "", "is meer dan een keer gestuurd", "elk bestand een keer") for naam in vaker
        )


def body_of(soort: type[NieuweRijen]) -> dict[str, Any]:
    """Return how OpenAPI describes either form."""
    form: dict[str, Any] = {
        "type": "object",
        "required": ["bestanden"],
        "properties": {
            "bestanden": {"type": "array", "items": {"type": "string", "format": "binary"}, "maxItems": FILES},
        },
        "additionalProperties": False,
    }
    if soort is NieuwDossier:
        form["required"].append("naam")
        form["properties"]["naam"] = {"type": "string", "minLength": 1, "maxLength": 200}
    rows = soort.model_json_schema(ref_template="#/components/schemas/{model}")
    return {"requestBody": {"required": True, "content": {FORM: {"schema": form}, ROWS: {"schema": rows}}}}
