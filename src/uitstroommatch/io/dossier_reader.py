"""A folder becomes a dossier, or a list of everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from uitstroommatch.domain.dossier import RIJSOORTEN, VERPLICHT, Dossier
from uitstroommatch.domain.references import References
from uitstroommatch.errors import Fout, InvoerFout
from uitstroommatch.io.borders import Kaart, check_codes, read_map
from uitstroommatch.io.folder import GRENZEN, VORIG, Folder, read_folder
from uitstroommatch.io.format import VERZAMELMAP, Format, Tabel, unread_table
from uitstroommatch.io.normalise import Normalised, normalise
from uitstroommatch.io.proposal_reader import lees_vorig
from uitstroommatch.io.wording import printable

T = TypeVar("T")


@dataclass(frozen=True)
class Tabellen:
    """The tables of a folder by logical name, as they stand in the files; ``extra`` holds the JSON files beside."""

    per_bestand: Mapping[str, Tabel]
    extra: Mapping[str, Path]
    fouten: tuple[Fout, ...]
    waarschuwingen: tuple[Fout, ...]


def lees_tabellen(map: Path) -> Tabellen:
    """Read every table of a dossier folder, without judging a cell.

    Raises:
        InvoerFout: there is no such folder.
    """
    folder = read_folder(map)
    found: dict[str, Tabel] = {}
    for path, form in folder.tabellen:
        for tabel in _read(path, form):
            _add(tabel, found, folder)
    folder.fouten += _missing(found, folder.fouten)
    return Tabellen(
        MappingProxyType(found),
        MappingProxyType(folder.extra),
        tuple(folder.fouten),
        tuple(folder.waarschuwingen),
    )


def lees_dossier(map: Path, peildatum: date | None) -> Dossier:
    """Read a dossier folder. Without ``peildatum`` (the policy is broken) ages are not checked.

    Raises:
        InvoerFout: something is wrong; it carries every fault of every file.
    """
    tabellen = lees_tabellen(map)
    gelezen = {bestand: normalise(tabel) for bestand, tabel in tabellen.per_bestand.items()}
    references = _references(tabellen, gelezen, peildatum)
    fouten = [*tabellen.fouten, *_cut(references.fouten())]
    waarschuwingen = [*tabellen.waarschuwingen, *_cut(references.waarschuwingen())]
    for result in gelezen.values():
        fouten += result.fouten
        waarschuwingen += result.waarschuwingen
    kaart = _extra(tabellen, GRENZEN, read_map, fouten) or Kaart(MappingProxyType({}), "")
    vorig = _extra(tabellen, VORIG, lees_vorig, fouten)
    if fouten:
        raise InvoerFout(fouten)
    rijen = {bestand: result.rijen for bestand, result in gelezen.items()}
    waarschuwingen += check_codes(kaart.grenzen, rijen.get("gebieden", []))
    gesorteerd = sorted(set(waarschuwingen), key=lambda fout: (fout.bestand, fout.rij, fout.kolom, fout.wat))
    namen = MappingProxyType({bestand: tabel.weergave for bestand, tabel in tabellen.per_bestand.items()})
    rest: dict[str, Any] = {"vorig": vorig, "grenzen": kaart.grenzen, "grenzen_bron": kaart.bron, "namen": namen}
    return Dossier.van_rijen(rijen, waarschuwingen=tuple(gesorteerd), **rest)


# --- tables ------------------------------------------------------------------------------------------------------


def _read(path: Path, form: Format) -> list[Tabel]:
    naam, weergave = path.stem.casefold(), printable(path.name)
    try:
        return form.read(path)
    except InvoerFout as exc:
        return [unread_table(naam, weergave, exc.fouten)]
    except OSError:
        fout = Fout(weergave, 0, "", "dit bestand is niet te lezen", "een bestand waarop u leesrecht heeft")
        return [unread_table(naam, weergave, [fout])]


def _missing(found: Mapping[str, Tabel], fouten: Iterable[Fout]) -> list[Fout]:
    """Return a fault per required file that is not there; one that is there and broken was reported already."""
    broken = {fout.bestand.casefold().split(".")[0] for fout in fouten}
    if VERZAMELMAP in broken:
        return []  # it may hold them all
    return [
        Fout(
            f"{bestand}.csv",
            0,
            "",
            "dit verplichte bestand ontbreekt",
            f"{bestand}.csv, {bestand}.xlsx, of een blad {bestand} in {VERZAMELMAP}.xlsx",
        )
        for bestand in sorted(VERPLICHT - found.keys() - broken)
    ]


def _add(tabel: Tabel, found: dict[str, Tabel], folder: Folder) -> None:
    eerder = found.get(tabel.naam)
    if tabel.naam not in RIJSOORTEN:
        folder.fouten += tabel.fouten
        if not tabel.fouten:
            wat = "dit blad hoort niet bij een dossier en wordt niet gelezen"
            folder.waarschuwingen.append(Fout(tabel.weergave, 0, "", wat))
    elif eerder is not None:
        wat = f"{tabel.naam} staat er twee keer: in {eerder.weergave} en in {tabel.weergave}"
        folder.fouten.append(Fout(tabel.weergave, 0, "", wat, "een van beide"))
    else:
        found[tabel.naam] = tabel


# --- references --------------------------------------------------------------------------------------------------


def _references(tabellen: Tabellen, gelezen: Mapping[str, Normalised], peildatum: date | None) -> References:
    rijen = {bestand: result.rijen for bestand, result in gelezen.items()}
    bekend = {bestand: frozenset(result.bekend) for bestand, result in gelezen.items()}
    for bestand, keys in _mentioned(rijen).items():
        tabel = tabellen.per_bestand.get(bestand)
        if (tabel is None and bestand in VERPLICHT) or (tabel is not None and not tabel.kop):
            bekend[bestand] = frozenset(keys)
    namen = {bestand: tabel.weergave for bestand, tabel in tabellen.per_bestand.items()}
    return References(rijen, peildatum, bekend=bekend, namen=namen)


def _cut(fouten: Iterable[Fout]) -> Iterator[Fout]:
    """Cut long names, as everywhere else a value is repeated."""
    for fout in fouten:
        yield fout if fout.waarde is None else replace(fout, waarde=printable(fout.waarde))


def _mentioned(rijen: Mapping[str, list[Any]]) -> dict[str, set[tuple[str, ...]]]:
    """Return every key that other files refer to: all that can be known of a file which was not read."""

    def van(bestand: str, kolom: str) -> set[str]:
        values = (getattr(rij, kolom) for rij in rijen.get(bestand, ()))
        return {code for value in values for code in (value if isinstance(value, tuple) else (value,)) if code}

    codes = van("gebieden", "ouder") | van("draagkracht", "code") | van("afspraken", "gemeente")
    codes |= van("woningen", "buurtcode") | van("plaatsingen", "buurtcode") | van("aanbieders", "gemeente")
    codes |= van("clienten", "voorkeur_gemeenten") | van("clienten", "voorkeur_buurten")
    codes |= van("clienten", "uitgesloten_gebieden")
    return {
        "gebieden": {(code.split("/")[0],) for code in codes},
        "aanbieders": {(naam, "") for naam in van("clienten", "aanbieder") | van("plaatsingen", "aanbieder")},
        "clienten": {(sleutel,) for sleutel in van("besluiten", "client_sleutel")},
        "woningen": {(sleutel,) for sleutel in van("besluiten", "woning_id")},
    }


# --- JSON beside the tables --------------------------------------------------------------------------------------


def _extra(tabellen: Tabellen, naam: str, read: Callable[[Path], T], fouten: list[Fout]) -> T | None:
    path = tabellen.extra.get(naam)
    if path is None:
        return None
    try:
        return read(path)
    except InvoerFout as exc:
        fouten += exc.fouten
        return None
