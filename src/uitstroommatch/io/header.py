"""The first row of a table: which column stands where, which is missing, and which does not belong."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from uitstroommatch.domain.dossier import RIJSOORTEN
from uitstroommatch.errors import Fout
from uitstroommatch.io import privacy
from uitstroommatch.io.format import Tabel, known_columns
from uitstroommatch.io.wording import printable

HEADER_ROW = 1


@dataclass(frozen=True)
class Header:
    """Known columns by position, and what is wrong or odd.

    ``onbekend`` are the columns that are not read but whose values are still searched for personal data; ``ontbreekt``
    the required columns that are not there.
    """

    plaats: Mapping[int, str]
    onbekend: Mapping[int, str]
    ontbreekt: frozenset[str]
    fouten: tuple[Fout, ...]
    waarschuwingen: tuple[Fout, ...]


def match_header(tabel: Tabel) -> Header:
    """Match the column names of a table with those of its file, whatever the case of their letters."""
    known = {kolom.casefold(): kolom for kolom in known_columns(tabel.naam)}
    plaats: dict[int, str] = {}
    onbekend: dict[int, str] = {}
    fouten: list[Fout] = []
    for positie, naam in enumerate(tabel.kop):
        kolom = known.get(naam.casefold())
        if kolom is None:
            refusal = list(_refuse(tabel, positie, naam))
            fouten += refusal
            if naam and not refusal:
                onbekend[positie] = naam
        elif kolom in plaats.values():
            fouten.append(_fout(tabel, kolom, "staat er meer dan een keer", "elke kolom een keer"))
        else:
            plaats[positie] = kolom
    missing = list(_missing(tabel, plaats.values(), onbekend.values()))
    odd = tuple(_unknown(tabel, naam, known) for naam in onbekend.values())
    return Header(plaats, onbekend, frozenset(fout.kolom for fout in missing), (*fouten, *missing), odd)


def _fout(tabel: Tabel, kolom: str, wat: str, toegestaan: str = "") -> Fout:
    return Fout(tabel.weergave, HEADER_ROW, printable(kolom), wat, toegestaan)


def _refuse(tabel: Tabel, positie: int, naam: str) -> Iterator[Fout]:
    """Yield the fault of an unknown column that may not stand there at all."""
    nummer = f"nummer {positie + 1}"
    if not naam:
        if tabel.cellen[positie].notna().any():
            yield _fout(tabel, nummer, "heeft waarden, maar geen naam in rij 1", "een kolomnaam, of lege cellen")
    elif privacy.looks_personal(naam):
        wat = "in rij 1 staat een persoonsgegeven in plaats van een kolomnaam"
        yield _fout(tabel, nummer, wat, "kolomnamen in rij 1")
    elif soort := privacy.column_reason(tabel.naam, naam):
        wat = f"de naam van deze kolom wijst op {soort}; persoonsgegevens worden geweigerd"
        yield _fout(tabel, naam, wat, "een bestand zonder deze kolom")


def _unknown(tabel: Tabel, naam: str, known: Mapping[str, str]) -> Fout:
    wat = "deze kolom is niet bekend en wordt niet gelezen"
    near = get_close_matches(naam.casefold(), known, n=1)
    return _fout(tabel, naam, f"{wat}; bedoelt u {known[near[0]]}?" if near else wat)


def _missing(tabel: Tabel, present: Collection[str], onbekend: Collection[str]) -> Iterator[Fout]:
    for kolom, info in RIJSOORTEN[tabel.naam].model_fields.items():
        if info.is_required() and kolom not in present:
            near = get_close_matches(kolom, onbekend, n=1)
            hint = f"; heet die hier '{printable(near[0])}'?" if near else ""
            yield _fout(tabel, kolom, f"deze verplichte kolom ontbreekt{hint}", "een kolom met precies deze naam")
