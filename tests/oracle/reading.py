"""Plain readers of a well-formed dossier: rows of text become small records.

Money is whole cents, hours are whole tenths.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

Row = dict[str, str]
T = TypeVar("T")


@dataclass(frozen=True)
class Client:
    """One household that flows out."""

    sleutel: str
    aanbieder: str
    herkomst: str
    afwijken: bool
    geboren: tuple[int, int]
    grootte: int
    kinderen: int
    inkomensklasse: str
    max_huur: int | None
    zwaarte: str
    uren: int
    dag_en_nacht: bool
    woonvormen: tuple[str, ...]
    contractvormen: tuple[str, ...]
    toegankelijkheid: str
    voorkeur_gemeenten: tuple[str, ...]
    voorkeur_buurten: tuple[str, ...]
    uitgesloten: tuple[str, ...]
    uitstroom_vanaf: date
    wacht_sinds: date
    spoed: bool


@dataclass(frozen=True)
class Plek:
    """Where a home stands: `gebieden` holds the codes of its areas by level."""

    buurt: str
    gemeente: str
    gebieden: dict[str, str]


@dataclass(frozen=True)
class Woning:
    """One home on offer."""

    sleutel: str
    corporatie: str
    plek: Plek
    woonvorm: str
    rekenhuur: int
    kamers: int
    max_personen: int
    toegankelijkheid: str
    leeftijd_min: int | None
    leeftijd_max: int | None
    contractvormen: tuple[str, ...]
    plaatsen: int
    beschikbaar_vanaf: date


@dataclass(frozen=True)
class Gebied:
    """One gemeente, wijk or buurt."""

    code: str
    niveau: str
    ouder: str
    huishoudens: int
    leefbaarheid: str


@dataclass(frozen=True)
class Steun:
    """What one provider delivers in one municipality."""

    uren: int
    omklap_max: int | None
    zwaartes: tuple[str, ...]
    dag_en_nacht: bool


@dataclass(frozen=True)
class Afspraak:
    """One agreement; empty text means any."""

    sleutel: str
    jaar: int
    corporatie: str
    gemeente: str
    woonvorm: str
    huurklasse: str
    contractvorm: str
    minimum: int | None
    maximum: int | None


@dataclass(frozen=True)
class Plaatsing:
    """One placement of before."""

    datum: date
    einddatum: date | None
    herkomst: str
    plek: Plek
    corporatie: str
    zwaarte: str
    woonvorm: str
    rekenhuur: int | None
    contractvorm: str


def read_rows(folder: Path, name: str) -> list[Row]:
    """Rows of `name`.csv with lower-case headers and trimmed text; none when the file is absent."""
    path = folder / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as stream:
        lines = csv.reader(stream, delimiter=";")
        header = [text.strip().lower() for text in next(lines)]
        return [
            dict(zip(header, [text.strip() for text in line], strict=True))
            for line in lines
            if any(text.strip() for text in line)
        ]


def text(row: Row, column: str, default: str = "") -> str:
    """The cell as it stands, or the default when empty or absent."""
    return row.get(column, "") or default


def word(row: Row, column: str, default: str = "") -> str:
    """The cell as a lower-case enumeration value."""
    return text(row, column, default).lower()


def whole(row: Row, column: str) -> int | None:
    """The cell as a whole number."""
    return int(row[column]) if text(row, column) else None


def times(row: Row, column: str, factor: int) -> int | None:
    """The cell as a decimal number times a factor, which must come out whole."""
    if not text(row, column):
        return None
    value = Decimal(row[column].replace(",", ".")) * factor
    assert value == int(value), (column, row[column])
    return int(value)


def yes(row: Row, column: str) -> bool:
    """The cell as a boolean; empty is no."""
    return word(row, column) in {"ja", "j", "true", "1"}


def parts(row: Row, column: str, default: str = "") -> tuple[str, ...]:
    """The cell as a list."""
    return tuple(p.strip() for p in text(row, column, default).split("|") if p.strip())


def words(row: Row, column: str, default: str = "") -> tuple[str, ...]:
    """The cell as a list of lower-case enumeration values."""
    return tuple(p.lower() for p in parts(row, column, default))


def forms(row: Row, column: str, default: str) -> tuple[str, ...]:
    """The cell as a list of contract forms."""
    return tuple(p.upper() for p in parts(row, column, default))


def day(row: Row, column: str) -> date | None:
    """The cell as a date, written YYYY-MM-DD or DD-MM-YYYY."""
    cell = text(row, column)
    if not cell:
        return None
    if cell[2] == "-":
        cell = "-".join(reversed(cell.split("-")))
    return date.fromisoformat(cell)


def must(value: T | None) -> T:
    """The value of a required cell."""
    assert value is not None
    return value


def read_gebieden(folder: Path) -> dict[str, Gebied]:
    """The areas by code."""
    return {
        row["code"]: Gebied(
            row["code"],
            word(row, "niveau"),
            text(row, "ouder"),
            whole(row, "huishoudens") or 0,
            text(row, "leefbaarheid", "leeg"),
        )
        for row in read_rows(folder, "gebieden")
    }


def read_plek(row: Row, gebieden: dict[str, Gebied]) -> Plek:
    """Where the home of a row stands, at five levels; an unknown street or complex is left out."""
    buurt = row["buurtcode"]
    wijk = gebieden[buurt].ouder
    codes = {"buurt": buurt, "wijk": wijk, "gemeente": gebieden[wijk].ouder}
    if text(row, "straat"):
        codes["straat"] = f"{buurt}/{row['straat']}"
        if text(row, "complex"):
            codes["complex"] = f"{codes['straat']}/{row['complex']}"
    return Plek(buurt, codes["gemeente"], codes)


def read_clienten(folder: Path) -> dict[str, Client]:
    """The clients by key, in file order."""
    return {row["client_sleutel"]: _client(row) for row in read_rows(folder, "clienten")}


def _client(row: Row) -> Client:
    jaar, maand = row["geboortemaand"].split("-")
    return Client(
        sleutel=row["client_sleutel"],
        aanbieder=row["aanbieder"],
        herkomst=row["gemeente_herkomst"],
        afwijken=yes(row, "herkomst_afwijken"),
        geboren=(int(jaar), int(maand)),
        grootte=int(text(row, "huishoudgrootte", "1")),
        kinderen=int(text(row, "kinderen", "0")),
        inkomensklasse=word(row, "inkomensklasse", "laag"),
        max_huur=times(row, "max_huur", 100),
        zwaarte=word(row, "zwaarte"),
        uren=times(row, "uren_per_week", 10) or 0,
        dag_en_nacht=yes(row, "bereikbaarheid_24u"),
        woonvormen=words(row, "woonvormen", "zelfstandig"),
        contractvormen=forms(row, "contractvormen", "OMK"),
        toegankelijkheid=word(row, "toegankelijkheid", "geen"),
        voorkeur_gemeenten=parts(row, "voorkeur_gemeenten"),
        voorkeur_buurten=parts(row, "voorkeur_buurten"),
        uitgesloten=parts(row, "uitgesloten_gebieden"),
        uitstroom_vanaf=must(day(row, "uitstroom_vanaf")),
        wacht_sinds=must(day(row, "wacht_sinds")),
        spoed=word(row, "urgentie") == "spoed",
    )


def read_woningen(folder: Path, gebieden: dict[str, Gebied]) -> dict[str, Woning]:
    """The homes by id, in file order."""
    return {row["woning_id"]: _woning(row, gebieden) for row in read_rows(folder, "woningen")}


def _woning(row: Row, gebieden: dict[str, Gebied]) -> Woning:
    return Woning(
        sleutel=row["woning_id"],
        corporatie=row["corporatie"],
        plek=read_plek(row, gebieden),
        woonvorm=word(row, "woonvorm", "zelfstandig"),
        rekenhuur=must(times(row, "rekenhuur", 100)),
        kamers=int(text(row, "kamers", "1")),
        max_personen=int(text(row, "max_personen", "2")),
        toegankelijkheid=word(row, "toegankelijkheid", "geen"),
        leeftijd_min=whole(row, "leeftijd_min"),
        leeftijd_max=whole(row, "leeftijd_max"),
        contractvormen=forms(row, "contractvormen", "OMK|VWD|OBE"),
        plaatsen=int(text(row, "plaatsen", "1")),
        beschikbaar_vanaf=must(day(row, "beschikbaar_vanaf")),
    )


def read_aanbieders(folder: Path) -> dict[tuple[str, str], Steun]:
    """The support by provider and municipality."""
    return {
        (row["aanbieder"], row["gemeente"]): Steun(
            times(row, "uren_beschikbaar", 10) or 0,
            whole(row, "omklap_max"),
            words(row, "zwaartes"),
            yes(row, "bereikbaar_24u"),
        )
        for row in read_rows(folder, "aanbieders")
    }


def read_afspraken(folder: Path) -> dict[str, Afspraak]:
    """The agreements by id."""
    return {
        row["afspraak_id"]: Afspraak(
            row["afspraak_id"],
            int(row["jaar"]),
            text(row, "corporatie"),
            text(row, "gemeente"),
            word(row, "woonvorm"),
            text(row, "huurklasse").upper(),
            text(row, "contractvorm").upper(),
            whole(row, "minimum"),
            whole(row, "maximum"),
        )
        for row in read_rows(folder, "afspraken")
    }


def read_plaatsingen(folder: Path, gebieden: dict[str, Gebied]) -> list[Plaatsing]:
    """The placements of before."""
    return [
        Plaatsing(
            must(day(row, "datum")),
            day(row, "einddatum"),
            text(row, "gemeente_herkomst"),
            read_plek(row, gebieden),
            text(row, "corporatie"),
            word(row, "zwaarte"),
            word(row, "woonvorm"),
            times(row, "rekenhuur", 100),
            text(row, "contractvorm").upper(),
        )
        for row in read_rows(folder, "plaatsingen")
    ]


def read_limits(folder: Path) -> dict[str, int]:
    """The rows of draagkracht.csv: limit by area code."""
    rows = read_rows(folder, "draagkracht")
    return {"/".join(p.strip() for p in row["code"].split("/")): int(row["grens"]) for row in rows}


def read_besluiten(folder: Path) -> Iterator[tuple[str, str, str, str]]:
    """Client, home, decision and contract form (may be empty) of every decision."""
    for row in read_rows(folder, "besluiten"):
        vorm = text(row, "contractvorm").upper()
        yield row["client_sleutel"], row["woning_id"], word(row, "besluit"), vorm
