"""What of a policy can be filled in on a form: the kind of each key, its value as people type it, what is allowed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from uitstroommatch.domain.reason import woord
from uitstroommatch.explain.wording.policy_words import eenheid, sleutelnaam

Soort = Literal["geheel", "getal", "ja_nee", "keuze", "lijst", "datum", "tekst"]


@dataclass(frozen=True, slots=True)
class Parametertekst:
    """One key that can be filled in.

    ``sleutel`` is its place in the policy, ``waarde`` what holds now, as people type it (several with ``|`` between),
    ``ingevuld`` whether the file says so itself. ``opties`` are the values that a keuze or lijst can have,
    ``standaard`` is what holds when nothing is filled in, ``None`` when something must be.
    """

    sleutel: str
    naam: str
    soort: Soort
    waarde: str
    ingevuld: bool
    eenheid: str
    toegestaan: str
    opties: tuple[str, ...]
    standaard: str | None


def parameter(tabel: str, naam: str, model: BaseModel, standaard: Any = ...) -> Parametertekst:
    """Return one key of a table. ``standaard`` goes before the default of the model."""
    veld = type(model).model_fields[naam]
    soort, opties = _soort(_kaal(veld.annotation))
    sleutel = f"{tabel}.{naam}"
    if standaard is ...:
        standaard = None if veld.is_required() else invulling(veld.get_default(call_default_factory=True))
    return Parametertekst(
        sleutel=sleutel,
        naam=sleutelnaam(sleutel),
        soort=soort,
        waarde=invulling(getattr(model, naam)),
        ingevuld=naam in model.model_fields_set,
        eenheid=eenheid(sleutel),
        toegestaan=" of ".join(opties) if soort == "keuze" else _toegestaan(type(model), naam),
        opties=opties,
        standaard=standaard,
    )


def factor(
    klasse: str, waarde: Decimal, gegeven: Mapping[str, Any], standaard: Decimal, toegestaan: str
) -> Parametertekst:
    """Return one factor of draagkracht, which stand in a table of their own."""
    sleutel = f"draagkracht.factor.{klasse}"
    return Parametertekst(
        sleutel,
        sleutelnaam(sleutel),
        "getal",
        invulling(waarde),
        klasse in gegeven,
        "",
        toegestaan,
        (),
        invulling(standaard),
    )


def invulling(waarde: Any) -> str:
    """Return a value as it stands in a field of a form."""
    if waarde is None:
        return ""
    if isinstance(waarde, tuple | list):
        return "|".join(map(str, waarde))
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, Decimal) and waarde.as_tuple().exponent not in (0, -1, -2):
        waarde = waarde.normalize() if waarde != waarde.to_integral_value() else waarde.to_integral_value()
    return woord(waarde)


def _kaal(soort: Any) -> Any:
    """Take away what only says how a value is read, and that it may be absent."""
    if get_origin(soort) is Annotated:
        return _kaal(get_args(soort)[0])
    if get_origin(soort) in (Union, UnionType):
        return _kaal(next(deel for deel in get_args(soort) if deel is not type(None)))
    return soort


def _soort(soort: Any) -> tuple[Soort, tuple[str, ...]]:
    if get_origin(soort) is Literal:
        return "keuze", tuple(map(str, get_args(soort)))
    if get_origin(soort) is tuple:
        return "lijst", _waarden(_kaal(get_args(soort)[0]))
    if isinstance(soort, type) and issubclass(soort, StrEnum):
        return "keuze", _waarden(soort)
    simpel: Mapping[Any, Soort] = {bool: "ja_nee", int: "geheel", Decimal: "getal", date: "datum"}
    gevonden = simpel.get(soort, "tekst")
    return gevonden, ("ja", "nee") if gevonden == "ja_nee" else ()


def _waarden(soort: Any) -> tuple[str, ...]:
    return tuple(een.value for een in soort) if isinstance(soort, type) and issubclass(soort, StrEnum) else ()


def _toegestaan(model: type[BaseModel], naam: str) -> str:
    """Return what the field itself says is allowed when it gets something that is never right."""
    try:
        model.model_validate({naam: object()})
    except ValidationError as gevonden:
        for een in gevonden.errors(include_url=False, include_input=False):
            if een["loc"][:1] == (naam,):
                return str(een.get("ctx", {}).get("toegestaan", ""))
    return ""
