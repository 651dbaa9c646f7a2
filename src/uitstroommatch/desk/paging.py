"""Pages by key: a cursor is the key of the last item someone saw, so a page never shifts and tells no count."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Select, func, literal, select, tuple_
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from uitstroommatch.desk.models import Blad, Bladzij
from uitstroommatch.errors import Fout, InvoerFout

T = TypeVar("T")


def bladzij(
    session: Session,
    rijen: Select[Any],
    sleutel: Sequence[Any],
    blad: Blad,
    maak: Callable[[Any], T],
    *,
    aflopend: bool = False,
) -> Bladzij[T]:
    """Return one page of a query whose columns ``sleutel`` are unique together; the total counts the same rows."""
    kolommen = [_kolom(kolom) for kolom in sleutel]
    totaal = session.scalar(select(func.count()).select_from(rijen.order_by(None).subquery())) or 0
    vraag = rijen.order_by(*((kolom.desc() if aflopend else kolom.asc()) for kolom in kolommen))
    if blad.na is not None:
        waarden = [literal(een, kolom.type) for een, kolom in zip(_lees(blad.na, kolommen), kolommen, strict=True)]
        hier, daar = tuple_(*kolommen), tuple_(*waarden)
        vraag = vraag.where(hier < daar if aflopend else hier > daar)
    gevonden = session.execute(vraag.limit(blad.grootte + 1)).all()
    getoond = gevonden[: blad.grootte]
    namen = [kolom.key for kolom in sleutel]
    volgende = _schrijf([getattr(getoond[-1], naam) for naam in namen]) if len(gevonden) > len(getoond) else None
    return Bladzij(items=tuple(maak(rij) for rij in getoond), volgende=volgende, totaal=totaal)


def _kolom(kolom: Any) -> ColumnElement[Any]:
    """Text is compared by byte, so that the order does not hang on the language of the server."""
    return kolom.collate("C") if kolom.type.python_type is str else kolom  # type: ignore[no-any-return]


def _schrijf(waarden: Sequence[Any]) -> str:
    tekst = json.dumps([een.isoformat() if isinstance(een, datetime) else een for een in waarden], default=str)
    return base64.urlsafe_b64encode(tekst.encode()).decode().rstrip("=")


def _lees(cursor: str, kolommen: Sequence[ColumnElement[Any]]) -> list[Any]:
    try:
        delen = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        return [_waarde(deel, kolom) for deel, kolom in zip(delen, kolommen, strict=True)]
    except (binascii.Error, ValueError, TypeError, OverflowError, RecursionError):
        wat, hoe = "is geen bladwijzer van deze lijst", "de waarde van volgende uit het vorige antwoord, ongewijzigd"
        raise InvoerFout([Fout("vraag", 0, "na", wat, hoe)]) from None


def _waarde(deel: Any, kolom: ColumnElement[Any]) -> Any:
    soort = kolom.type.python_type
    if soort is datetime:
        dag = datetime.fromisoformat(deel)
        if dag.tzinfo is None:
            raise ValueError
        return dag
    if soort is UUID:
        return UUID(deel)
    if soort is int and isinstance(deel, int) and not isinstance(deel, bool) and abs(deel) < 2**63:
        return deel
    if soort is str and isinstance(deel, str) and "\x00" not in deel:
        return deel
    raise ValueError
