"""Cells become rows: headers are matched, every cell is judged, every fault is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from pydantic import ValidationError

from uitstroommatch.domain.dossier import RIJSOORTEN
from uitstroommatch.domain.row import Rij
from uitstroommatch.errors import Fout
from uitstroommatch.io import privacy
from uitstroommatch.io.format import Cel, Onleesbaar, Tabel
from uitstroommatch.io.header import Header, match_header
from uitstroommatch.io.wording import describe, echo, printable

_FORMULE = Onleesbaar("begint met = en is dus een formule", "de waarde zelf, zonder =")

Bezwaren: TypeAlias = dict[int, dict[str, Fout]]
"""Cells that may not be read: row number, column, and why."""


@dataclass
class Normalised:
    """What one table gives. ``bekend`` holds the keys of rows that are there but could not be read."""

    rijen: list[Rij] = field(default_factory=list)
    bekend: set[tuple[str, ...]] = field(default_factory=set)
    fouten: list[Fout] = field(default_factory=list)
    waarschuwingen: list[Fout] = field(default_factory=list)


def normalise(tabel: Tabel) -> Normalised:
    """Read every row of a table of a known file."""
    result = Normalised(fouten=list(tabel.fouten), waarschuwingen=list(tabel.waarschuwingen))
    if not tabel.kop:
        return result
    header = match_header(tabel)
    bezwaren = _bezwaren(tabel, header)
    result.fouten += [*header.fouten, *(fout for row in bezwaren.values() for fout in row.values())]
    result.waarschuwingen += header.waarschuwingen
    shifted = {fout.rij for fout in tabel.fouten}  # too many or too few cells: which stands where is not sure
    for nummer, cellen in zip(tabel.cellen.index, tabel.cellen.itertuples(index=False, name=None), strict=True):
        row = {kolom: cellen[plaats] for plaats, kolom in header.plaats.items() if cellen[plaats] is not None}
        rij = None
        if nummer not in shifted:
            skip = header.ontbreekt.union(bezwaren.get(nummer, ()))
            rij = _read_row(tabel, int(nummer), row, skip, result.fouten)
        if rij is not None:
            result.rijen.append(rij)
        else:
            result.bekend.add(_key(tabel.naam, row))
    return result


# --- cells that may not be read ----------------------------------------------------------------------------------


def _bezwaren(tabel: Tabel, header: Header) -> Bezwaren:
    """Look through every column at once, the unknown ones too. Personal data goes before any other objection."""
    bezwaren: Bezwaren = {}
    for positie, kolom in {**header.plaats, **header.onbekend}.items():
        known = positie in header.plaats
        cellen = tabel.cellen[positie]
        for nummer, reden in privacy.refused_values(tabel.naam, kolom, cellen, known=known):
            wat = f"{reden}; persoonsgegevens worden geweigerd"
            fout = Fout(tabel.weergave, nummer, printable(kolom), wat, "een waarde zonder persoonsgegevens")
            bezwaren.setdefault(nummer, {}).setdefault(kolom, fout)
        if known:
            for nummer, cel in zip(tabel.cellen.index, cellen, strict=True):
                if isinstance(cel, Onleesbaar) or (isinstance(cel, str) and cel.lstrip().startswith("=")):
                    bezwaren.setdefault(nummer, {}).setdefault(kolom, _unreadable(tabel.weergave, nummer, kolom, cel))
    return bezwaren


def _unreadable(weergave: str, nummer: int, kolom: str, cel: Onleesbaar | str) -> Fout:
    if isinstance(cel, str):
        return Fout(weergave, nummer, kolom, _FORMULE.wat, _FORMULE.toegestaan, echo(cel))
    return Fout(weergave, nummer, kolom, cel.wat, cel.toegestaan)


# --- one row -----------------------------------------------------------------------------------------------------


def _read_row(
    tabel: Tabel, nummer: int, row: Mapping[str, Cel], skip: frozenset[str], fouten: list[Fout]
) -> Rij | None:
    """Return the row, or ``None`` when something is wrong with it. The columns in ``skip`` are reported elsewhere."""
    data = {kolom: cel for kolom, cel in row.items() if kolom not in skip}
    try:
        rij = RIJSOORTEN[tabel.naam].model_validate({**data, "rij": nummer})
    except ValidationError as exc:
        fouten += _faults(exc, tabel.weergave, nummer, data, skip)
        return None
    return None if skip else rij


def _faults(
    exc: ValidationError, weergave: str, nummer: int, data: Mapping[str, Cel], skip: frozenset[str]
) -> Iterator[Fout]:
    """Turn the errors of one row into records. A row with skipped columns is not judged as a whole."""
    for error in exc.errors(include_url=False, include_input=False):
        context = error.get("ctx", {})
        kolom = str(error["loc"][0]) if error["loc"] else str(context.get("kolom", ""))
        if kolom in skip or (skip and not error["loc"]):
            continue
        wat, toegestaan = describe(error)
        waarde = None if context.get("geheim") else echo(data.get(kolom))
        yield Fout(weergave, nummer, kolom, wat, toegestaan, waarde)


def _key(bestand: str, row: Mapping[str, Cel]) -> tuple[str, ...]:
    """Return the key of a row that could not be read, so that rows which refer to it are not called wrong as well."""
    values = (row.get(kolom) for kolom in RIJSOORTEN[bestand].SLEUTEL)
    return tuple(str(int(v)) if isinstance(v, float) and v.is_integer() else str(v).strip() for v in values)
