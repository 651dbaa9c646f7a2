"""A form as it was filled in: what it means, or per field what is wrong with it. What was typed stays."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, get_origin

from fastapi import Request
from pydantic import BaseModel, ValidationError
from starlette.datastructures import FormData

from uitstroommatch.errors import InvoerFout
from uitstroommatch.io.wording import describe

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Formulier(Generic[M]):
    """What someone filled in. ``waarde`` is there when there is no fault."""

    waarde: M | None = None
    velden: Mapping[str, Any] = field(default_factory=dict)
    fouten: Mapping[str, str] = field(default_factory=dict)

    def met_fouten(self, fouten: InvoerFout | Mapping[str, str]) -> Formulier[M]:
        """Return it with faults that the desk found, next to the field of that name."""
        if isinstance(fouten, InvoerFout):
            fouten = {een.kolom: zin(een.wat, een.toegestaan) for een in fouten.fouten}
        return Formulier(None, self.velden, {**self.fouten, **fouten})


LEEG: Formulier[Any] = Formulier()
"""A form that nobody filled in yet."""


def formulier(model: type[M]) -> Callable[[Request], Awaitable[Formulier[M]]]:
    """Return the dependency that reads a form. A field of the model that is a tuple may come more than once."""

    async def lees(request: Request) -> Formulier[M]:
        async with request.form(max_files=0, max_fields=2000) as form:
            velden = _velden(model, form)
        try:
            return Formulier(model.model_validate(velden), velden)
        except ValidationError as fout:
            return Formulier(None, velden, _fouten(fout))

    return lees


def zin(wat: str, toegestaan: str) -> str:
    """Return a fault as a sentence: what is wrong, and what is allowed."""
    return f"{wat[:1].upper()}{wat[1:]}. Wat kan: {toegestaan}." if toegestaan else f"{wat[:1].upper()}{wat[1:]}."


def _velden(model: type[BaseModel], form: FormData) -> dict[str, Any]:
    """Return what was filled in; an empty field is left out, so that the model says what that means."""
    velden: dict[str, Any] = {}
    for naam in form:
        waarden = [deel.strip() for deel in form.getlist(naam) if isinstance(deel, str) and deel.strip()]
        soort = model.model_fields[naam].annotation if naam in model.model_fields else None
        if waarden:
            velden[naam] = tuple(waarden) if get_origin(soort) is tuple else waarden[-1]
    return velden


def _fouten(fout: ValidationError) -> dict[str, str]:
    fouten: dict[str, str] = {}
    for een in fout.errors():
        naam = str(een["loc"][0]) if een["loc"] else ""
        fouten.setdefault(naam, zin(*describe(een)))
    return fouten
