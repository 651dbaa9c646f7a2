"""One table from error to answer, and one shape for all of them: RFC 9457, ``application/problem+json``."""

from __future__ import annotations

import traceback
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple
from uuid import uuid4

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from uitstroommatch import errors
from uitstroommatch.desk.models import FoutRij
from uitstroommatch.io.wording import describe, printable

MEDIA_TYPE = "application/problem+json"
_log = structlog.get_logger("uitstroommatch.api")


class Soort(NamedTuple):
    """What an error is to who asked."""

    status: int
    type: str
    titel: str


TABEL: Mapping[type[Exception], Soort] = MappingProxyType(
    {
        errors.InvoerFout: Soort(400, "invoer", "De invoer klopt niet"),
        errors.WijzigingFout: Soort(400, "wijziging", "Deze wijziging kan niet"),
        errors.GeenToegang: Soort(403, "geen-toegang", "Dat mag u niet"),
        errors.NietGevonden: Soort(404, "niet-gevonden", "Dat is er niet"),
        errors.Conflict: Soort(409, "conflict", "Dat kan nu niet"),
        errors.Gestopt: Soort(409, "gestopt", "Er is gestopt voordat er een antwoord was"),
    }
)
"""The errors that someone who asks can do something about. Any other is ours: 500 and an id."""

SOORTEN: Mapping[int, Soort] = MappingProxyType(
    {
        400: Soort(400, "verzoek", "Het verzoek klopt niet"),
        401: Soort(401, "niet-aangemeld", "Meld u eerst aan"),
        403: Soort(403, "geen-toegang", "Dat mag u niet"),
        404: Soort(404, "niet-gevonden", "Dat is er niet"),
        405: Soort(405, "methode", "Dat kan hier niet"),
        408: Soort(408, "te-traag", "Het verzoek bleef te lang weg"),
        409: Soort(409, "conflict", "Dat kan nu niet"),
        413: Soort(413, "te-groot", "Dat is te groot"),
        415: Soort(415, "soort", "Dit soort inhoud wordt hier niet gelezen"),
        422: Soort(422, "onleesbaar", "Het verzoek heeft niet de goede vorm"),
        429: Soort(429, "te-vaak", "Te vaak geprobeerd"),
        500: Soort(500, "storing", "Er ging iets mis in de dienst"),
        503: Soort(503, "niet-klaar", "De dienst is er nog niet klaar voor"),
    }
)


class Probleem(BaseModel):
    """The shape of every error (RFC 9457)."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "type": "urn:uitstroommatch:niet-gevonden",
                "title": "Dat is er niet",
                "status": 404,
                "detail": "Dit is er niet, of niet voor u.",
                "instance": "/api/v1/dossiers/00000000-0000-0000-0000-000000000000",
            }
        }
    )

    type: str
    title: str
    status: int
    detail: str
    instance: str
    fouten: list[FoutRij] | None = Field(default=None, description="Alles wat er niet klopt, in een keer.")
    id: str | None = Field(default=None, description="Bij een storing: hieraan is zij in het logboek te vinden.")


def problem(
    status: int,
    detail: str,
    pad: str,
    *,
    soort: Soort | None = None,
    fouten: Sequence[errors.Fout] | None = None,
    id: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """Return an answer in the one shape."""
    soort = soort or SOORTEN.get(status, Soort(status, "fout", "Dat ging niet"))
    regels = None if fouten is None else [FoutRij.van(een) for een in fouten]
    inhoud = Probleem(
        type=f"urn:uitstroommatch:{soort.type}",
        title=soort.titel,
        status=status,
        detail=detail,
        instance=pad,
        fouten=regels,
        id=id,
    )
    gezegd = {naam: waarde for naam, waarde in inhoud.model_dump().items() if waarde is not None}
    return JSONResponse(gezegd, status, headers, MEDIA_TYPE)


def storing(exc: BaseException, pad: str) -> JSONResponse:
    """Log a defect under an id, and return only the id.

    The message of the exception stays out of the log: a database repeats values in it, and those may be someone's.
    """
    nummer = uuid4().hex
    plekken = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(exc.__traceback__)]
    _log.error("storing", id=nummer, soort=type(exc).__qualname__, plekken=plekken)
    return problem(500, f"Meld deze storing met nummer {nummer}.", pad, id=nummer)


def add_handlers(app: FastAPI) -> None:
    """Let every error of the project and of the framework come out in the one shape."""
    for fout in TABEL:
        app.add_exception_handler(fout, _ours)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _of_the_framework)


def _ours(request: Request, exc: Exception) -> JSONResponse:
    soort = next(TABEL[een] for een in type(exc).__mro__ if een in TABEL)
    if isinstance(exc, errors.InvoerFout):
        aantal = len(exc.fouten)
        detail = "Er is 1 fout gevonden." if aantal == 1 else f"Er zijn {aantal} fouten gevonden."
        return problem(soort.status, detail, request.url.path, soort=soort, fouten=exc.fouten)
    return problem(soort.status, str(exc) or f"{soort.titel}.", request.url.path, soort=soort)


def _malformed(request: Request, exc: Exception) -> JSONResponse:
    """Say what is wrong with the form of a request, without a value that was in it."""
    assert isinstance(exc, RequestValidationError)  # noqa: S101 (for the type checker)
    fouten = [_regel(een) for een in exc.errors()]
    return problem(422, "Het verzoek heeft niet de vorm die de beschrijving vraagt.", request.url.path, fouten=fouten)


def _regel(fout: Mapping[str, Any]) -> errors.Fout:
    plaats = [str(deel) for deel in fout["loc"]] or ["body"]
    wat, toegestaan = describe(fout)
    # A client names its own fields, so the last part of a place may be anything.
    return errors.Fout(printable(plaats[0]), 0, printable(".".join(plaats[1:])), wat, toegestaan)


_DETAILS = MappingProxyType(
    {
        422: "Het verzoek is niet te lezen.",
        404: "Hier is niets.",
        405: "Deze methode hoort niet bij dit adres.",
        413: "Het verzoek is te groot.",
    }
)


def _of_the_framework(request: Request, exc: Exception) -> JSONResponse:
    assert isinstance(exc, HTTPException)  # noqa: S101 (for the type checker)
    if isinstance(exc, Weigering):
        return problem(exc.status_code, exc.detail, request.url.path, headers=exc.headers)
    # The framework speaks English, and calls a body that it cannot read 400; here that is about the content only.
    status = 422 if exc.status_code == 400 else exc.status_code
    return problem(status, _DETAILS.get(status, "Dat ging niet."), request.url.path, headers=exc.headers)


class Weigering(HTTPException):
    """A refusal by the API itself, with a Dutch detail."""
