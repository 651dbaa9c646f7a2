"""Which files a dossier folder holds, and whether each may be opened at all."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from uitstroommatch.discover import members
from uitstroommatch.domain.dossier import RIJSOORTEN
from uitstroommatch.errors import Fout, InvoerFout
from uitstroommatch.io import formats
from uitstroommatch.io.format import MAX_BYTES, VERZAMELMAP, Format
from uitstroommatch.io.wording import printable

GRENZEN = "gebieden.geojson"
HERKOMST = "gebieden.herkomst.json"
VORIG = "vorig_voorstel.json"
_EXTRAS = frozenset(
    {"beleid.toml", GRENZEN, HERKOMST, VORIG, "voorstel.json", "kaart.html", "thumbs.db", "desktop.ini"}
)
_EXTRA_STEMS = frozenset({"leesmij", "readme"})
# Endings of tables that people try: such a file is meant to be read, so passing it over in silence would be wrong.
_OTHER_TABLES = frozenset({".xls", ".xlsm", ".xlsb", ".ods", ".numbers", ".tsv", ".txt"})


@dataclass
class Folder:
    """The files that can be read, and what is wrong or odd about the others."""

    tabellen: list[tuple[Path, Format]] = field(default_factory=list)
    extra: dict[str, Path] = field(default_factory=dict)
    fouten: list[Fout] = field(default_factory=list)
    waarschuwingen: list[Fout] = field(default_factory=list)


def read_folder(map_: Path) -> Folder:
    """Look through a dossier folder, without opening any file.

    Raises:
        InvoerFout: it is not a folder, or may not be looked into.
    """
    folder = Folder()
    for path in _entries(map_):
        naam = path.name.casefold()
        if naam.startswith((".", "~$")) or path.stem.casefold() in _EXTRA_STEMS:
            continue
        if naam in _EXTRAS:
            if naam in (GRENZEN, VORIG) and _may_open(path, folder):
                folder.extra[naam] = path
        else:
            _sort_out(path, folder)
    return folder


def check_file(path: Path) -> list[Fout]:
    """Return why a file may not be opened: missing, not a plain file, or too large."""
    naam = printable(path.name)
    try:
        info = path.stat()
    except FileNotFoundError:
        return [Fout(naam, 0, "", "bestaat niet", "een bestaand bestand")]
    except OSError:
        return [Fout(naam, 0, "", "is niet bereikbaar (een kringverwijzing of geen leesrecht)", "een leesbaar bestand")]
    if not stat.S_ISREG(info.st_mode):
        return [Fout(naam, 0, "", "is een map of geen gewoon bestand", "een gewoon bestand")]
    if info.st_size > MAX_BYTES:
        wat = f"is te groot ({info.st_size // 1024**2} MB)"
        return [Fout(naam, 0, "", wat, f"hooguit {MAX_BYTES // 1024**2} MB")]
    return []


@cache
def formats_by_ending() -> Mapping[str, Format]:
    """Return every format by the file endings that it reads."""
    return {ending: form for form in members(formats, "FORMAT").values() for ending in form.endings}


def _entries(map_: Path) -> list[Path]:
    naam = printable(map_.name or str(map_))
    try:
        return sorted(map_.iterdir())
    except FileNotFoundError:
        wat = "deze map bestaat niet"
    except NotADirectoryError:
        wat = "is een bestand, geen map"
    except OSError:
        wat = "deze map is niet te lezen (geen leesrecht of een kringverwijzing)"
    raise InvoerFout([Fout(naam, 0, "", wat, "de map van een dossier")])


def _may_open(path: Path, folder: Folder) -> bool:
    fouten = check_file(path)
    folder.fouten += fouten
    return not fouten


def _sort_out(path: Path, folder: Folder) -> None:
    stem, ending = path.stem.casefold(), path.suffix.casefold()
    form = formats_by_ending().get(ending)
    is_table = stem in RIJSOORTEN or stem == VERZAMELMAP
    if is_table and form and (stem != VERZAMELMAP or ending == ".xlsx"):
        if _may_open(path, folder):
            folder.tabellen.append((path, form))
    elif is_table and ending in _OTHER_TABLES:
        wat = f"het soort bestand {ending} wordt niet gelezen"
        folder.fouten.append(Fout(printable(path.name), 0, "", wat, f"{stem}.csv of {stem}.xlsx (opslaan als)"))
    else:
        wat = "dit hoort niet bij een dossier en wordt niet gelezen"
        folder.waarschuwingen.append(Fout(printable(path.name), 0, "", wat))
