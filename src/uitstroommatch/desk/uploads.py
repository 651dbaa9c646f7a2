"""Files and rows that come in: only names that a dossier knows, read in a folder that is gone afterwards."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from uitstroommatch import service
from uitstroommatch.domain.dossier import RIJSOORTEN, Dossier
from uitstroommatch.errors import Fout, InvoerFout
from uitstroommatch.io.dossier_reader import lees_dossier
from uitstroommatch.io.folder import GRENZEN, HERKOMST, VORIG
from uitstroommatch.io.format import VERZAMELMAP
from uitstroommatch.io.wording import printable
from uitstroommatch.policy.load import lees_beleid
from uitstroommatch.policy.schema import Beleid
from uitstroommatch.rulebook import Rulebook

NAMEN = frozenset(
    {f"{soort}.{ending}" for soort in RIJSOORTEN for ending in ("csv", "xlsx")}
    | {f"{VERZAMELMAP}.xlsx", service.BELEID, GRENZEN, HERKOMST, VORIG}
)
"""Names of files that a dossier may hold."""


@dataclass(frozen=True)
class Gelezen:
    """What was read of files: the rows, the policy that came along, and what deserves a look."""

    dossier: Dossier
    beleid: Beleid | None
    waarschuwingen: tuple[Fout, ...]


def op_naam(bestanden: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files by the name that the dossier knows; a path or another name is refused.

    Raises:
        InvoerFout: a name that does not belong in a dossier, or one that comes twice.
    """
    fouten: list[Fout] = []
    gevonden: dict[str, bytes] = {}
    for naam, inhoud in bestanden.items():
        bekend = naam.strip().casefold()
        if bekend not in NAMEN:
            hoe = f"alleen de naam, zonder map: {', '.join(sorted(NAMEN))}"
            fouten.append(Fout(printable(naam)[:100], 0, "", "deze naam hoort niet bij een dossier", hoe))
        elif bekend in gevonden:
            fouten.append(Fout(bekend, 0, "", "dit bestand komt twee keer voor", "elk bestand een keer"))
        else:
            gevonden[bekend] = inhoud
    if not bestanden:
        fouten.append(Fout("dossier", 0, "", "er zijn geen bestanden", "de bestanden van een dossier"))
    if fouten:
        raise InvoerFout(fouten)
    return gevonden


@contextmanager
def als_map(bestanden: Mapping[str, bytes]) -> Iterator[Path]:
    """Lay files in a folder of their own; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="uitstroommatch-") as naam:
        map_ = Path(naam)
        for bestand, inhoud in bestanden.items():
            (map_ / bestand).write_bytes(inhoud)
        yield map_


def lees(bestanden: Mapping[str, bytes]) -> Gelezen:
    """Read and check files; without a policy among them only the rows are judged.

    Raises:
        InvoerFout: with everything that is wrong.
    """
    with als_map(bestanden) as map_:
        if service.BELEID not in bestanden:
            dossier = lees_dossier(map_, None)
            return Gelezen(dossier, None, dossier.waarschuwingen)
        opdracht = service.inlezen(map_)
        return Gelezen(opdracht.dossier, opdracht.beleid, opdracht.waarschuwingen)


def lees_beleidsstuk(inhoud: bytes, peildatum: Any = None) -> Beleid:
    """Read and check a policy by itself.

    Raises:
        InvoerFout: with everything that is wrong.
    """
    with als_map({service.BELEID: inhoud}) as map_:
        beleid = lees_beleid(map_ / service.BELEID, peildatum)
    Rulebook.van(beleid)
    return beleid


# --- rows --------------------------------------------------------------------------------------------------------


def als_bestanden(rijen: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, bytes]:
    """Turn rows per file name (``clienten``) into CSV files; what the cells mean is judged there as for any file.

    Raises:
        InvoerFout: a name that is not of a file, or a value that has no place in a cell.
    """
    if vreemd := sorted(set(rijen) - set(RIJSOORTEN)):
        hoe = ", ".join(RIJSOORTEN)
        raise InvoerFout([Fout(printable(naam)[:100], 0, "", "hoort niet bij een dossier", hoe) for naam in vreemd])
    fouten: list[Fout] = []
    bestanden = {f"{soort}.csv": _csv(soort, lijst, fouten) for soort, lijst in rijen.items()}
    if fouten:
        raise InvoerFout(fouten)
    return bestanden


def _csv(soort: str, rijen: Sequence[Mapping[str, Any]], fouten: list[Fout]) -> bytes:
    namen = list(dict.fromkeys(naam for rij in rijen for naam in rij))
    if not namen:
        namen = [naam for naam in RIJSOORTEN[soort].model_fields if naam != "rij"]
    uit = StringIO(newline="")
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(namen)
    for nummer, rij in enumerate(rijen, start=2):
        schrijver.writerow([_cel(soort, nummer, naam, rij.get(naam), fouten) for naam in namen])
    return uit.getvalue().encode()


def _cel(soort: str, nummer: int, naam: str, waarde: Any, fouten: list[Fout]) -> str:
    match waarde:
        case None:
            return ""
        case bool():
            return "ja" if waarde else "nee"
        case str() | int() | float():
            return str(waarde)
        case list() if all(isinstance(een, str | int) and "|" not in str(een) for een in waarde):
            return "|".join(map(str, waarde))
    hoe = "een tekst, een getal, true, false, null of een lijst van teksten zonder |"
    fouten.append(Fout(f"{soort}.csv", nummer, printable(naam)[:100], "past niet in een cel", hoe))
    return ""
