"""A template of every file of a dossier, to download: the header, example rows that can be read, and what is allowed.

The examples belong together: all templates in one folder are a dossier. What is allowed in a column is asked of the
column itself, so it is never out of date.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ValidationError

from uitstroommatch.domain.dossier import RIJSOORTEN, VERPLICHT
from uitstroommatch.domain.reason import woord
from uitstroommatch.errors import NietGevonden
from uitstroommatch.io.column_words import BESTANDEN, KOLOMMEN, als_leeg
from uitstroommatch.io.export import tabel_als_tekst
from uitstroommatch.io.format import UITLEG, known_columns
from uitstroommatch.io.workbook import Werkblad, werkmap

_BUURT, _WIJK = "BU01500000", "WK015000"
_VOORBEELDEN: Mapping[str, Sequence[Mapping[str, object]]] = MappingProxyType(
    {
        "clienten": (
            {
                "client_sleutel": "VB-001", "aanbieder": "Zorg Voorbeeld", "gemeente_herkomst": "GM0150",
                "geboortemaand": "1994-03", "inkomensklasse": "laag", "max_huur": Decimal("650.00"),
                "voorziening": "BW", "wettelijk_kader": "Wmo", "zwaarte": "licht", "uren_per_week": Decimal("3.5"),
                "woonvormen": "zelfstandig|kamer", "contractvormen": "OMK|VWD", "voorkeur_gemeenten": "GM0150",
                "uitstroom_vanaf": date(2026, 12, 1), "wacht_sinds": date(2026, 5, 4), "urgentie": "normaal",
            },
            {
                "client_sleutel": "VB-002", "aanbieder": "Zorg Voorbeeld", "gemeente_herkomst": "GM0150",
                "herkomst_afwijken": "ja", "afwijkreden": "netwerk", "geboortemaand": "1988-11", "huishoudgrootte": 3,
                "kinderen": 2, "voorziening": "MO", "zwaarte": "medium", "uren_per_week": Decimal(6),
                "bereikbaarheid_24u": "ja", "toegankelijkheid": "gelijkvloers", "uitstroom_vanaf": date(2027, 1, 4),
                "wacht_sinds": date(2026, 9, 14), "urgentie": "spoed",
            },
        ),
        "woningen": (
            {
                "woning_id": "VB-W1", "corporatie": "Woonstichting Voorbeeld", "buurtcode": _BUURT, "straat": "Kade",
                "complex": "Hof", "rekenhuur": Decimal("585.40"), "kamers": 2, "max_personen": 2,
                "contractvormen": "OMK|VWD|OBE", "beschikbaar_vanaf": date(2026, 12, 15),
            },
            {
                "woning_id": "VB-W2", "corporatie": "Woonstichting Voorbeeld", "buurtcode": _BUURT, "straat": "Dijk",
                "postcode": "7411AA", "rekenhuur": Decimal("702.10"), "kamers": 4, "max_personen": 5,
                "toegankelijkheid": "gelijkvloers", "beschikbaar_vanaf": date(2027, 1, 15),
            },
        ),
        "gebieden": (
            {"code": "GM0150", "naam": "Deventer", "niveau": "gemeente"},
            {"code": _WIJK, "naam": "Binnenstad", "niveau": "wijk", "ouder": "GM0150"},
            {
                "code": _BUURT, "naam": "Binnenstad-Centrum", "niveau": "buurt", "ouder": _WIJK, "huishoudens": 1200,
                "leefbaarheid": 7,
            },
        ),
        "draagkracht": (
            {"niveau": "buurt", "code": _BUURT, "grens": 9, "reden": "Afspraak met het wijkteam"},
            {"niveau": "straat", "code": f"{_BUURT}/Kade", "grens": 3},
        ),
        "aanbieders": (
            {
                "aanbieder": "Zorg Voorbeeld", "gemeente": "GM0150", "uren_beschikbaar": Decimal("24.5"),
                "omklap_max": 4, "zwaartes": "licht|medium|complex", "bereikbaar_24u": "ja",
            },
            {
                "aanbieder": "Begeleiding Twee", "gemeente": "GM0150", "uren_beschikbaar": Decimal(10),
                "zwaartes": "licht", "bereikbaar_24u": "nee",
            },
        ),
        "afspraken": (
            {"afspraak_id": "VB-A1", "jaar": 2026, "gemeente": "GM0150", "minimum": 12},
            {
                "afspraak_id": "VB-A2", "jaar": 2026, "corporatie": "Woonstichting Voorbeeld", "contractvorm": "OMK",
                "minimum": 4, "maximum": 8,
            },
        ),
        "plaatsingen": (
            {
                "plaatsing_id": "VB-P1", "datum": date(2026, 3, 2), "gemeente_herkomst": "GM0150", "buurtcode": _BUURT,
                "straat": "Kade", "corporatie": "Woonstichting Voorbeeld", "aanbieder": "Zorg Voorbeeld",
                "zwaarte": "licht", "woonvorm": "zelfstandig", "rekenhuur": Decimal("560.25"), "contractvorm": "OMK",
            },
            {
                "plaatsing_id": "VB-P2", "datum": date(2025, 6, 16), "gemeente_herkomst": "GM0150", "buurtcode": _BUURT,
                "zwaarte": "complex", "einddatum": date(2026, 8, 31),
            },
        ),
        "besluiten": (
            {
                "client_sleutel": "VB-001", "woning_id": "VB-W1", "contractvorm": "OMK", "besluit": "vast",
                "reden": "Toegezegd aan cliënt en corporatie",
            },
            {"client_sleutel": "VB-001", "woning_id": "VB-W2", "besluit": "afgewezen", "reden": "Te groot"},
        ),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column: what it is, what may stand in it, and what an empty cell means (nothing when it is required)."""

    naam: str
    verplicht: bool
    wat: str
    toegestaan: str
    als_leeg: str


@dataclass(frozen=True, slots=True)
class Sjabloon:
    """The template of one file; ``voorbeelden`` are its example rows."""

    bestand: str
    verplicht: bool
    wat: str
    kolommen: tuple[Kolom, ...]
    voorbeelden: tuple[Mapping[str, object], ...]


def sjablonen() -> tuple[Sjabloon, ...]:
    """Return the template of every file, in the order in which people fill them in."""
    return tuple(map(sjabloon, RIJSOORTEN))


def sjabloon(bestand: str) -> Sjabloon:
    """Return the template of one file.

    Raises:
        NietGevonden: a dossier has no such file.
    """
    if bestand not in RIJSOORTEN:
        raise NietGevonden(f"Dit bestand hoort niet bij een dossier. Kies uit: {', '.join(RIJSOORTEN)}.")
    kolommen = tuple(_kolom(bestand, naam) for naam in known_columns(bestand))
    return Sjabloon(bestand, bestand in VERPLICHT, BESTANDEN[bestand], kolommen, tuple(_VOORBEELDEN[bestand]))


def als_csv(bestand: str) -> bytes:
    """Return the template of one file as CSV.

    Raises:
        NietGevonden: a dossier has no such file.
    """
    deel = sjabloon(bestand)
    return tabel_als_tekst(deel.voorbeelden, [kolom.naam for kolom in deel.kolommen]).encode()


def als_xlsx(bestand: str, dag: date) -> bytes:
    """Return the template of one file as a workbook, with a sheet that explains the columns.

    Raises:
        NietGevonden: a dossier has no such file.
    """
    deel = sjabloon(bestand)
    return werkmap([_blad(deel), _uitleg([deel])], dag)


def dossier_als_xlsx(dag: date) -> bytes:
    """Return one workbook with the template of every file, for ``dossier.xlsx``."""
    delen = sjablonen()
    return werkmap([*map(_blad, delen), _uitleg(delen)], dag)


def _blad(deel: Sjabloon) -> Werkblad:
    return Werkblad(deel.bestand, [kolom.naam for kolom in deel.kolommen], deel.voorbeelden)


def _uitleg(delen: Sequence[Sjabloon]) -> Werkblad:
    rijen = (
        {
            "bestand": deel.bestand,
            "kolom": kolom.naam,
            "verplicht": kolom.verplicht,
            "wat": kolom.wat,
            "toegestaan": kolom.toegestaan,
            "als het leeg is": kolom.als_leeg,
        }
        for deel in delen
        for kolom in deel.kolommen
    )
    return Werkblad(UITLEG, ["bestand", "kolom", "verplicht", "wat", "toegestaan", "als het leeg is"], rijen)


# --- one column --------------------------------------------------------------------------------------------------


def _kolom(bestand: str, naam: str) -> Kolom:
    veld = RIJSOORTEN[bestand].model_fields[naam]
    verplicht = veld.is_required()
    standaard: Any = None if verplicht else veld.get_default(call_default_factory=True)
    leeg = als_leeg(bestand, naam) if standaard in (None, ()) else _standaard(standaard)
    return Kolom(
        naam=naam,
        verplicht=verplicht,
        wat=KOLOMMEN[bestand][naam],
        toegestaan=_toegestaan(bestand, naam),
        als_leeg="" if verplicht else leeg,
    )


def _standaard(waarde: object) -> str:
    return f"dan {'|'.join(map(str, waarde)) if isinstance(waarde, tuple) else woord(waarde)}"  # type: ignore[arg-type]


def _toegestaan(bestand: str, naam: str) -> str:
    """Return what a column says is allowed, when it gets what is never right."""
    soort = RIJSOORTEN[bestand]
    if (bestand, naam) == ("gebieden", "niveau"):
        return "gemeente, wijk, buurt"  # the row as a whole refuses the smaller ones
    gezegd = _bezwaar(soort, naam, "?") or _bezwaar(soort, naam, object())
    lijst = "tuple" in str(soort.model_fields[naam].annotation)
    return f"{gezegd}; meer met een | ertussen" if lijst else gezegd


def _bezwaar(soort: type[BaseModel], naam: str, waarde: object) -> str:
    try:
        soort.model_validate({naam: waarde})
    except ValidationError as gevonden:
        for een in gevonden.errors(include_url=False, include_input=False):
            if een["loc"] == (naam,):
                return str(een.get("ctx", {}).get("toegestaan", ""))
    return ""
